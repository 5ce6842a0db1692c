import { countEn, countRu } from '../../../kernel/format.ts'

export const columnsRu = {
  title: 'Столбцы дорожной карты',
  lead: 'Заголовки и порядок, с которыми карта печатается и выгружается. Утверждённые версии останутся как были.',
  caption: 'Столбцы',
  heading: 'Заголовок',
  headingOf: (no: number) => `Заголовок столбца ${no}`,
  place: 'Каким по счёту',
  placeOf: (no: number) => `Место столбца ${no}`,
  rows: 'Что в нём есть',
  filled: (count: number) =>
    count === 0 ? 'нужен всегда' : `заполнен: ${countRu(count, ['строка', 'строки', 'строк'])}`,
  drop: 'Убрать: он пуст',
  more: 'Ещё один столбец',
  added: 'Заголовок нового столбца',
  addedHint: 'Встанет последним; место можно поменять потом.',
  save: 'Сохранить столбцы',
  open: 'Столбцы карты',
  form: 'Столбцы',
  formHint: 'Если карта придёт таблицей, её столбцы возьмутся из таблицы.',
  forms: {
    region: 'Как в областной карте',
    municipality: 'Как в районной карте',
    organisation: 'Как в плане школы',
  },
  like: (title: string) => `Как в карте «${title}»`,
}

export const columnsEn: typeof columnsRu = {
  title: 'Columns of the roadmap',
  lead: 'Headings and order in which the roadmap is printed and sent out. Approved versions stay as they were.',
  caption: 'Columns',
  heading: 'Heading',
  headingOf: (no) => `Heading of column ${no}`,
  place: 'Place',
  placeOf: (no) => `Place of column ${no}`,
  rows: 'What it holds',
  filled: (count) => (count === 0 ? 'always needed' : `filled in ${countEn(count, ['row', 'rows'])}`),
  drop: 'Remove: it is empty',
  more: 'One more column',
  added: 'Heading of the new column',
  addedHint: 'It comes last; the place can be changed later.',
  save: 'Save the columns',
  open: 'Columns of the roadmap',
  form: 'Columns',
  formHint: 'If rows come as a table, columns are taken from it.',
  forms: {
    region: 'As in a regional roadmap',
    municipality: 'As in a district roadmap',
    organisation: 'As in a school plan',
  },
  like: (title) => `As in “${title}”`,
}

/** Refusals of making a roadmap. */
export const columnSentences = {
  ru: {
    columnNeedsName: 'Напишите заголовок столбца',
    columnPlace: 'Напишите число: каким по счёту стоит столбец',
    columnOfWork: 'Этот столбец нужен всегда: в нём сама работа',
    columnHasWords: ({ column, count }: Record<string, string | number>) =>
      `В столбце «${column}» есть слова (строк: ${count}): сначала уберите их`,
    columnTwice: 'Два столбца с одним заголовком: назовите их по-разному',
    noSuchForm: 'Выберите, какие столбцы будут у карты',
    sameRoadmap: 'Откройте карту с таким же названием или отметьте, что нужна ещё одна',
  },
  en: {
    columnNeedsName: 'Write the heading of the column',
    columnPlace: 'Write a number: the place of the column',
    columnOfWork: 'This column is always needed: it holds the work itself',
    columnHasWords: ({ column, count }: Record<string, string | number>) =>
      `The column “${column}” has words in ${count} rows: remove them first`,
    columnTwice: 'Two columns with one heading: name them differently',
    noSuchForm: 'Choose the columns of the roadmap',
    sameRoadmap: 'Open the roadmap of the same name or tick that one more is needed',
  },
}
