import { countEn, countRu } from '../../../kernel/format.ts'

const ru = {
  title: 'Своя дорожная карта по приложению',
  lead: (paper: string) =>
    `Отметьте строки, которые выполняем мы, и скажите, кто отвечает здесь. Получится проект карты; каждая строка сохранит связь с приложением: ${paper}.`,
  name: 'Название',
  who: 'Кто отвечает у нас',
  whoLead:
    'Над каждым списком слова приложения. Выберите, кто это здесь; без выбора слова останутся, их можно исправить потом.',
  municipal: 'Верхний уровень ответственных',
  institutional: 'Уровень организаций',
  asWritten: 'Как в приложении',
  rows: 'Строки приложения',
  choose: (row: string) => `Взять строку: ${row}`,
  number: '№',
  what: 'Мероприятие',
  term: 'Срок',
  answer: 'Ответственные в приложении',
  save: 'Составить проект карты',
  count: (count: number) => countRu(count, ['строка', 'строки', 'строк']),
  /** On the card of a row. */
  carries: 'Связь с пунктами вышестоящей дорожной карты',
}

const en: typeof ru = {
  title: 'Our own roadmap from the annex',
  lead: (paper) =>
    `Tick the rows that we carry out and say who answers here. It makes a draft; every row keeps its link to the annex: ${paper}.`,
  name: 'Title',
  who: 'Who answers here',
  whoLead:
    'Above each list stand the words of the annex. Choose who it is here; without a choice they stay and can be corrected later.',
  municipal: 'Upper level of responsibles',
  institutional: 'Level of organisations',
  asWritten: 'As in the annex',
  rows: 'Rows of the annex',
  choose: (row) => `Take the row: ${row}`,
  number: 'No.',
  what: 'Activity',
  term: 'Term',
  answer: 'Responsibles in the annex',
  save: 'Make the draft roadmap',
  count: (count) => countEn(count, ['row', 'rows']),
  carries: 'Link with rows of the upper roadmap',
}

export const annexText = { ru, en } as const
export type AnnexWords = typeof ru

/** Refusals of making a roadmap from an annex. */
export const annexSentences = {
  ru: {
    resolutionFirst: 'Сначала руководитель пишет резолюцию к этому документу',
    annexTaken: 'По этому приложению карта уже составлена',
    chooseRows: 'Отметьте хотя бы одну строку',
  },
  en: {
    resolutionFirst: 'First the head writes the resolution on this document',
    annexTaken: 'A roadmap has already been made from this annex',
    chooseRows: 'Tick at least one row',
  },
}
