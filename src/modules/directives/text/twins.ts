const ru = {
  title: 'Один документ или два',
  lead: 'Загруженный документ похож на тот, что уже есть. Сравните их и скажите, что это.',
  note: (name: string) => `Похоже, этот документ уже загружен: ${name}`,
  noteWhy: 'Сравните их: один и тот же документ не должен дать поручения дважды.',
  open: 'Сравнить документы',
  beside: 'Что совпадает и что различается',
  what: 'Реквизит',
  mine: 'Загружен сейчас',
  theirs: 'Уже есть',
  is: 'Сравнение',
  same: 'совпадает',
  differs: 'различается',
  keys: {
    issuer: 'Кто издал',
    kind: 'Вид',
    number: 'Номер',
    date: 'Дата',
    title: 'Заголовок',
    signatory: 'Подписал',
    clauses: 'Пунктов',
  },
  text: 'Текст',
  sameText: 'Слова совпадают полностью. Пробелы, кавычки и переносы строк не сравнивались.',
  differentText: (count: number) => `Текст различается, мест: ${count}`,
  noText: 'У одного из документов текста нет, сравнить нечего.',
  missing: 'Только в том, что уже есть',
  added: 'Только в загруженном сейчас',
  openFirst: 'Открыть загруженный сейчас',
  openSecond: 'Открыть тот, что уже есть',
  choice: 'Что это',
  answer: 'Ваш ответ',
  options: {
    same: 'Это тот же документ',
    other: 'Это другой документ',
  },
  sameHint: 'Файл станет ещё одним файлом известного документа, второй раз поручения не уйдут.',
  sameHintAbove:
    'Документ ведёт вышестоящий орган. Здесь он останется входящим, чтобы принять его и написать резолюцию; связь с ним запомнится.',
  otherHint: 'Оба останутся в реестре, программа больше не спросит.',
  reason: 'Если другой, то почему',
  reasonHint: 'Например: тот же номер стоит на документе другого отдела.',
  submit: 'Решено',
  done: {
    joined: 'Это тот же документ: загруженный файл добавлен к нему, второго документа нет.',
    sameAs: 'Запомнено: это документ вышестоящего органа. Сверьте его и передайте на резолюцию.',
    differsFrom: 'Запомнено: это другой документ. Продолжайте сверку.',
  },
  files: 'Ещё файлы документа',
  addedOn: (day: string) => `добавлен ${day}`,
}

const en: typeof ru = {
  title: 'One document or two',
  lead: 'The uploaded document looks like one that is already here. Compare them and say what it is.',
  note: (name) => `This document seems to be uploaded already: ${name}`,
  noteWhy: 'Compare them: one document must not give its assignments twice.',
  open: 'Compare the documents',
  beside: 'What is the same and what differs',
  what: 'Particular',
  mine: 'Uploaded now',
  theirs: 'Already here',
  is: 'Comparison',
  same: 'the same',
  differs: 'differs',
  keys: {
    issuer: 'Issuer',
    kind: 'Kind',
    number: 'Number',
    date: 'Date',
    title: 'Title',
    signatory: 'Signed by',
    clauses: 'Clauses',
  },
  text: 'Text',
  sameText: 'The words are the same. Spaces, quotes and line breaks were not compared.',
  differentText: (count) => `The text differs, places: ${count}`,
  noText: 'One of the documents has no text, there is nothing to compare.',
  missing: 'Only in the one already here',
  added: 'Only in the one uploaded now',
  openFirst: 'Open the one uploaded now',
  openSecond: 'Open the one already here',
  choice: 'What it is',
  answer: 'Your answer',
  options: { same: 'It is the same document', other: 'It is another document' },
  sameHint: 'The file becomes one more file of the known document; nothing is given out twice.',
  sameHintAbove:
    'The document is kept by the body above. Here it stays as incoming, to be received and resolved; the link is remembered.',
  otherHint: 'Both stay in the register and the program will not ask again.',
  reason: 'If another, why',
  reasonHint: 'For instance: the same number stands on a paper of another department.',
  submit: 'Decide',
  done: {
    joined: 'It is the same document: the uploaded file was added to it, there is no second one.',
    sameAs: 'Remembered: it is the document of the body above. Check it and hand it over for the resolution.',
    differsFrom: 'Remembered: it is another document. Go on checking.',
  },
  files: 'More files of the document',
  addedOn: (day) => `added ${day}`,
}

export const twinsText = { ru, en } as const
export type TwinsWords = typeof ru

/** Why an upload was closed; stays in its history, in Russian like the paper itself. */
export const twinNote = (name: string): string => `Тот же документ, что ${name}`

/** Refusals of the comparison. */
export const twinsSentences = {
  ru: {
    sayWhyOther: 'Напишите, почему это другой документ',
    twinUndecided: ({ name }: Record<string, string | number>) =>
      `Похоже, этот документ уже загружен (${name}). Сначала скажите, один это документ или два: «Сравнить документы»`,
    notATwin: 'Того документа в реестре уже нет. Вернитесь к сверке',
  },
  en: {
    sayWhyOther: 'Write why it is another document',
    twinUndecided: ({ name }: Record<string, string | number>) =>
      `This document seems to be uploaded already (${name}). First say whether it is one document or two: “Compare the documents”`,
    notATwin: 'That document is no longer in the register. Go back to the check',
  },
}
