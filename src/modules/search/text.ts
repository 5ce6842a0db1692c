const ru = {
  title: 'Поиск',
  titleOf: (typed: string) => `Поиск: ${typed}`,
  what: 'Что найти',
  find: 'Найти',
  hint: 'Номер или слово документа, слово пункта или строки дорожной карты, школа, фамилия. Окончания слов, «ё» и описки не мешают.',
  nothing: 'Ничего не нашлось',
  nothingWords:
    'Ищется только то, что вам видно. Попробуйте одно слово вместо нескольких или номер документа.',
  likely: 'Точно таких слов нет. Вот похожие.',
  more: 'Все найденные',
  onlyKind: (kind: string) => `Только: ${kind.toLowerCase()}.`,
  everything: 'Искать везде',
  mine: 'Мои поручения',
  people: 'Люди',
  schools: 'Школы и организации',
  closed: 'закрыта',
  kinds: {
    directive: 'Документы',
    roadmap: 'Дорожные карты',
    programme: 'Программы',
    municipalModel: 'Муниципальные модели',
    schoolPair: 'Пары школ',
    contract: 'Договоры',
    contractForm: 'Формы договоров',
    team: 'Команды',
    collection: 'Сборы по форме',
  } as Readonly<Record<string, string>>,
  others: 'Другое',
}

const en = {
  title: 'Search',
  titleOf: (typed: string) => `Search: ${typed}`,
  what: 'What to find',
  find: 'Find',
  hint: 'Number or word of a paper, word of a clause or of a roadmap row, school, surname. Word endings and slips do not matter.',
  nothing: 'Nothing found',
  nothingWords:
    'Only what you may see is searched. Try one word instead of several, or the number of the paper.',
  likely: 'No such words exactly. Here is what is alike.',
  more: 'All found',
  onlyKind: (kind: string) => `Only: ${kind.toLowerCase()}.`,
  everything: 'Search everywhere',
  mine: 'My assignments',
  people: 'People',
  schools: 'Schools and organisations',
  closed: 'closed',
  kinds: {
    directive: 'Papers',
    roadmap: 'Roadmaps',
    programme: 'Programmes',
    municipalModel: 'Municipal models',
    schoolPair: 'Pairs of schools',
    contract: 'Contracts',
    contractForm: 'Forms of contracts',
    team: 'Teams',
    collection: 'Collections by form',
  } as Readonly<Record<string, string>>,
  others: 'Other',
} satisfies typeof ru

/** Words of the search, by language. */
export const searchText = { ru, en } as const
