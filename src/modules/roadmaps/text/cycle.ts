export const cycleRu = {
  title: 'Круг темы',
  lead: 'Тема проходит пять шагов: событие на площадке, проба в своей школе, разговор о том, что получилось, самостоятельная работа пар, отчёт. Строки появятся в конце карты, слова и ответственных можно поправить.',
  theme: 'Тема',
  audience: 'Для кого',
  audiences: { teachers: 'Для педагогов', heads: 'Для руководителей' },
  steps: {
    entry: 'Событие на площадке',
    trial: 'Проба в своей школе',
    reflection: 'Что получилось',
    independent: 'Самостоятельная работа',
    report: 'Отчёт',
  },
  termOf: (step: string) => `Срок. ${step}`,
  save: 'Добавить круг темы',
  add: 'Добавить круг темы',
  part: 'Круг темы',
  missing: 'строки нет',
}

export const cycleEn: typeof cycleRu = {
  title: 'Round of a theme',
  lead: 'A theme goes through five steps: an event on a site, a trial at one’s own school, what came of it, work in pairs, a report. The rows come at the end; words and people can be corrected.',
  theme: 'Theme',
  audience: 'For whom',
  audiences: { teachers: 'For teachers', heads: 'For heads' },
  steps: {
    entry: 'Event on a site',
    trial: 'Trial at one’s own school',
    reflection: 'What came of it',
    independent: 'Work in pairs',
    report: 'Report',
  },
  termOf: (step) => `Term. ${step}`,
  save: 'Add the round',
  add: 'Add the round of a theme',
  part: 'Round of the theme',
  missing: 'no row',
}
