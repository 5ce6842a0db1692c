const ru = {
  clause: {
    title: (number: string) => `Разделить пункт ${number} на два`.replace('  ', ' '),
    open: 'Разделить на два',
    lead: 'Отметьте, с каких слов начинается второй пункт. Номер, адресаты и срок обеих частей прочитаются заново, исходное чтение сохранится, деление можно вернуть.',
    at: 'Второй пункт начинается словами',
    otherPlace: 'с других слов',
    words: 'С каких слов',
    wordsHint: 'Впишите два-три слова так, как они стоят в тексте.',
    submit: 'Разделить пункт',
    shape: 'Границы пункта',
    glueNext: (number: string) => `Соединить со следующим${number === '' ? '' : ` (п. ${number})`}`,
    gluePrevious: (number: string) => `Соединить с предыдущим${number === '' ? '' : ` (п. ${number})`}`,
  },
  row: {
    title: (number: string) => `Разделить строку ${number} на две`.replace('  ', ' '),
    open: 'Границы строки',
    lead: 'Слева первая строка, справа вторая. Перенесите слова, куда нужно: срок и ответственные обеих строк прочитаются заново, деление можно вернуть.',
    first: 'Первая строка',
    second: 'Вторая строка',
    submit: 'Разделить строку',
    glue: 'Соединить с соседней',
    glueNext: (number: string) => `Соединить со следующей${number === '' ? '' : ` (строка ${number})`}`,
    gluePrevious: (number: string) => `Соединить с предыдущей${number === '' ? '' : ` (строка ${number})`}`,
    column: 'Поправить',
  },
  done: {
    split: 'Разделено. Проверьте обе части.',
    glued: 'Соединено. Проверьте, что получилось.',
    undone: 'Возвращено как было.',
  },
  last: {
    title: (kind: string, place: string) => `${kind}: ${place}`,
    kinds: {
      splitClause: 'Пункт разделён на два',
      glueClause: 'Пункты соединены',
      splitRow: 'Строка разделена на две',
      glueRow: 'Строки соединены',
    },
    undo: 'Вернуть как было',
  },
}

const en: typeof ru = {
  clause: {
    title: (number) => `Split clause ${number} in two`.replace('  ', ' '),
    open: 'Split in two',
    lead: 'Mark the words with which the second clause begins. Number, addressees and term of both parts are read anew, the first reading is kept, the split can be taken back.',
    at: 'The second clause begins with the words',
    otherPlace: 'with other words',
    words: 'With which words',
    wordsHint: 'Two or three words exactly as they stand in the text.',
    submit: 'Split the clause',
    shape: 'Bounds of the clause',
    glueNext: (number) => `Join with the next${number === '' ? '' : ` (cl. ${number})`}`,
    gluePrevious: (number) => `Join with the previous${number === '' ? '' : ` (cl. ${number})`}`,
  },
  row: {
    title: (number) => `Split row ${number} in two`.replace('  ', ' '),
    open: 'Bounds of the row',
    lead: 'The first row on the left, the second on the right. Move the words: terms and responsibles of both are read anew, the split can be taken back.',
    first: 'First row',
    second: 'Second row',
    submit: 'Split the row',
    glue: 'Join with a neighbour',
    glueNext: (number) => `Join with the next${number === '' ? '' : ` (row ${number})`}`,
    gluePrevious: (number) => `Join with the previous${number === '' ? '' : ` (row ${number})`}`,
    column: 'Correct',
  },
  done: {
    split: 'Split. Check both parts.',
    glued: 'Joined. Check what came out.',
    undone: 'Put back as it was.',
  },
  last: {
    title: (kind, place) => `${kind}: ${place}`,
    kinds: {
      splitClause: 'A clause was split in two',
      glueClause: 'Clauses were joined',
      splitRow: 'A row was split in two',
      glueRow: 'Rows were joined',
    },
    undo: 'Put back as it was',
  },
}

/** Where a correction was made, in Russian, as history keeps it. */
export const placeOfClause = (number: string | null): string => `п. ${number ?? '—'}`
export const placeOfRow = (number: string): string => `строка ${number}`

export const reshapingText = { ru, en } as const
export type ReshapingWords = typeof ru

export const reshapingSentences = {
  ru: {
    wordsNotFound: 'Эти слова должны стоять в тексте пункта один раз и не в самом начале',
    noNeighbour: 'Соединять не с чем: соседа с этой стороны нет',
    noSuchRow: 'Такой строки в таблице нет',
    notTheLast: 'Вернуть можно только последнее деление или соединение. Обновите страницу',
  },
  en: {
    wordsNotFound: 'These words must stand in the clause once and not at its very beginning',
    noNeighbour: 'There is no neighbour on this side to join with',
    noSuchRow: 'There is no such row in the table',
    notTheLast: 'Only the last split or joining can be taken back. Reload the page',
  },
} as const
