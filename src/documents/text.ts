import type { ReadRefusalCode } from './refusals.ts'

/** Sentences about reading a file. `detail` is a quotation or a name from the file itself. */
type Told = (detail: string) => string

export type WarningCode =
  | 'picture-left-out'
  | 'span-clamped'
  | 'nested-table'
  | 'table-by-lines'
  | 'table-without-lines'
  | 'hidden-text'
  | 'struck-text'
  | 'header-left-out'
  | 'comments-left-out'
  | 'part-left-out'
  | 'symbol-left-out'
  | 'markup-left'
  | 'rule-row-dropped'
  | 'encoding-guessed'
  | 'page-without-text'
  | 'page-numbers-dropped'
  | 'tail-cut'
  | 'converted'
  | 'hidden-sheet'

export const ru = {
  refusals: {
    'empty-file': () => 'Файл пустой. Выберите другой файл.',
    'file-too-big': (limit) => `Файл слишком большой. Можно загрузить файл не больше ${limit || '20'} МБ.`,
    'unknown-format': () => 'Не удалось узнать вид файла. Подойдут DOCX, PDF с текстом, TXT, DOC, ODT.',
    'not-a-document': () =>
      'Это таблица, а не документ. Строки плана вставляют в разделе «Дорожная карта» («Вставить строки»), школы — в разделе «Загрузка», дефициты и календарь — в их разделах. Сюда загрузите DOCX, PDF или TXT.',
    'not-a-table': () => 'Это не таблица. Загрузите XLSX, ODS или CSV.',
    encrypted: () => 'Файл защищён паролем. Снимите защиту и загрузите его снова.',
    macros: () => 'В файле есть макросы. Сохраните его как обычный документ без макросов и загрузите снова.',
    damaged: () => 'Файл повреждён и не открывается. Откройте его в редакторе, сохраните заново и загрузите.',
    'inflates-too-much': () => 'Содержимое файла слишком велико после распаковки. Такой файл не читаем.',
    'too-many-parts': () => 'В файле слишком много частей. Такой файл не читаем.',
    'forbidden-doctype': () =>
      'В файле есть запрещённое описание (DOCTYPE). Сохраните документ заново и загрузите.',
    'too-deep': () => 'Таблицы в документе вложены слишком глубоко. Такой файл не читаем.',
    'too-many-nodes': () => 'Документ слишком сложный. Разделите его на части.',
    'too-many-cells': () => 'В таблицах документа слишком много ячеек. Разделите документ на части.',
    'too-many-rows': (limit) =>
      `В таблице слишком много строк${limit ? ` (больше ${limit})` : ''}. Разделите её на части.`,
    'too-many-pages': (limit) =>
      `В файле слишком много страниц${limit ? ` (больше ${limit})` : ''}. Разделите его на части.`,
    'too-much-text': () => 'В файле слишком много текста. Разделите его на части.',
    'no-text-layer': () =>
      'В этом PDF нет текста, только изображения страниц. Загрузите DOCX или введите пункты вручную.',
    'needs-libreoffice': () =>
      'Чтобы прочитать такой файл, на сервере нужен LibreOffice, а он не установлен. Сохраните документ как DOCX и загрузите его.',
    'conversion-failed': () => 'Файл не удалось преобразовать. Сохраните документ как DOCX и загрузите его.',
    'took-too-long': () => 'Чтение файла заняло слишком много времени. Разделите документ на части.',
    'took-too-much-memory': () => 'Для чтения файла не хватило памяти. Разделите документ на части.',
    'reader-failed': () => 'Файл прочитать не удалось. Попробуйте сохранить его как DOCX и загрузить снова.',
  } satisfies Record<ReadRefusalCode, Told>,
  warnings: {
    'picture-left-out': () => 'Рисунок не перенесён',
    'span-clamped': () => 'Слишком широкая объединённая ячейка урезана',
    'nested-table': () => 'Таблица внутри ячейки показана как текст',
    'table-without-lines': () =>
      'Похоже на таблицу без линий: столбцы различить не удалось, она прочитана как текст. Загрузите DOCX или сверьте строки',
    'table-by-lines': () =>
      'Таблица сохранена по ячейке в строке, строки её не различить, сроки из неё не прочитаны. Загрузите DOCX, ODT или PDF',
    'hidden-text': () => 'Скрытый текст не перенесён',
    'struck-text': () => 'Зачёркнутый текст не перенесён',
    'header-left-out': (detail) => `Колонтитул не перенесён: «${detail}»`,
    'comments-left-out': () => 'Примечания рецензентов не перенесены',
    'part-left-out': () => 'Вставленный файл не перенесён',
    'symbol-left-out': () => 'Знак особого шрифта не перенесён',
    'markup-left': (detail) => `Остатки разметки убраны: ${detail}`,
    'rule-row-dropped': () => 'Строка из одних черточек не перенесена',
    'encoding-guessed': (detail) => `Кодировка определена как ${detail}. Проверьте, что текст читается`,
    'page-without-text': () => 'На странице нет текста, возможно, это изображение',
    'page-numbers-dropped': () => 'Номера страниц не перенесены',
    'tail-cut': (detail) => `Слишком длинный текст урезан: ${detail}`,
    'hidden-sheet': () => 'Скрытый лист не прочитан',
    converted: (detail) => `Файл преобразован из ${detail}. Сверьте номера пунктов с исходным документом`,
  } satisfies Record<WarningCode, Told>,
  columnsAfter: (count: number) => `столбцы после ${count}-го`,
  where: {
    document: 'весь документ',
    paragraph: (position: number) => `абзац ${position}`,
    row: (row: number, table: number) => `строка ${row} таблицы ${table}`,
    line: (line: number) => `строка ${line}`,
    page: (page: number) => `стр. ${page}`,
    sheet: (name: string) => `лист «${name}»`,
  },
} as const

export const en = {
  refusals: {
    'empty-file': () => 'The file is empty. Choose another file.',
    'file-too-big': (limit) => `The file is too big. Files up to ${limit || '20'} MB can be uploaded.`,
    'unknown-format': () => 'The kind of the file is unknown. Use DOCX, PDF with text, TXT, DOC or ODT.',
    'not-a-document': () =>
      'This is a table, not a document. Rows of a plan are pasted in the section Roadmap, schools are loaded in Import, deficits and the calendar in their sections. Upload DOCX, PDF or TXT here.',
    'not-a-table': () => 'This is not a table. Upload XLSX, ODS or CSV.',
    encrypted: () => 'The file is protected by a password. Remove the protection and upload it again.',
    macros: () => 'The file holds macros. Save it as a plain document without macros and upload it again.',
    damaged: () =>
      'The file is damaged and does not open. Open it in an editor, save it again and upload it.',
    'inflates-too-much': () =>
      'The contents of the file are too large after unpacking. Such a file is not read.',
    'too-many-parts': () => 'The file has too many parts. Such a file is not read.',
    'forbidden-doctype': () =>
      'The file holds a forbidden declaration (DOCTYPE). Save the document again and upload it.',
    'too-deep': () => 'Tables in the document are nested too deep. Such a file is not read.',
    'too-many-nodes': () => 'The document is too complicated. Split it into parts.',
    'too-many-cells': () => 'The tables of the document have too many cells. Split the document into parts.',
    'too-many-rows': (limit) =>
      `The table has too many rows${limit ? ` (more than ${limit})` : ''}. Split it into parts.`,
    'too-many-pages': (limit) =>
      `The file has too many pages${limit ? ` (more than ${limit})` : ''}. Split it into parts.`,
    'too-much-text': () => 'The file has too much text. Split it into parts.',
    'no-text-layer': () =>
      'This PDF has no text, only pictures of pages. Upload DOCX or enter the clauses by hand.',
    'needs-libreoffice': () =>
      'Reading such a file needs LibreOffice on the server, and it is not installed. Save the document as DOCX and upload it.',
    'conversion-failed': () => 'The file could not be converted. Save the document as DOCX and upload it.',
    'took-too-long': () => 'Reading the file took too long. Split the document into parts.',
    'took-too-much-memory': () =>
      'There was not enough memory to read the file. Split the document into parts.',
    'reader-failed': () => 'The file could not be read. Try to save it as DOCX and upload it again.',
  },
  warnings: {
    'picture-left-out': () => 'A picture was left out',
    'span-clamped': () => 'A merged cell was too wide and was cut',
    'nested-table': () => 'A table inside a cell is shown as text',
    'table-without-lines': () =>
      'This looks like a table without lines: its columns could not be told apart, it was read as text. Upload DOCX or check the rows',
    'table-by-lines': () =>
      'A table was saved with one cell on each line, its rows cannot be told apart and its terms were not read. Upload DOCX, ODT or PDF',
    'hidden-text': () => 'Hidden text was left out',
    'struck-text': () => 'Struck-out text was left out',
    'header-left-out': (detail) => `A page header or footer was left out: “${detail}”`,
    'comments-left-out': () => 'Comments of reviewers were left out',
    'part-left-out': () => 'An embedded file was left out',
    'symbol-left-out': () => 'A sign of a special font was left out',
    'markup-left': (detail) => `Remains of markup were removed: ${detail}`,
    'rule-row-dropped': () => 'A row of dashes only was left out',
    'encoding-guessed': (detail) => `The encoding was taken as ${detail}. Check that the text is readable`,
    'page-without-text': () => 'The page has no text, it may be a picture',
    'page-numbers-dropped': () => 'Page numbers were left out',
    'tail-cut': (detail) => `A text was too long and was cut: ${detail}`,
    'hidden-sheet': () => 'A hidden sheet was not read',
    converted: (detail) =>
      `The file was converted from ${detail}. Compare the numbers of clauses with the original`,
  },
  columnsAfter: (count: number) => `columns after the ${count}th`,
  where: {
    document: 'whole document',
    paragraph: (position: number) => `paragraph ${position}`,
    row: (row: number, table: number) => `row ${row} of table ${table}`,
    line: (line: number) => `line ${line}`,
    page: (page: number) => `page ${page}`,
    sheet: (name: string) => `sheet “${name}”`,
  },
} satisfies {
  refusals: Record<ReadRefusalCode, Told>
  warnings: Record<WarningCode, Told>
  columnsAfter: (count: number) => string
  where: Record<keyof typeof ru.where, unknown>
}

/** The sentence for a refusal of a reader. `detail` fills the place of a limit where the sentence has one. */
export const refusalSentence = (code: ReadRefusalCode, language: 'ru' | 'en' = 'ru', detail = ''): string =>
  (language === 'ru' ? ru : en).refusals[code](detail)
