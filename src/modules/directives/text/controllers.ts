const ru = {
  title: 'Кто контролирует',
  open: 'Кто контролирует',
  lead: 'Весь документ или отдельный пункт могут контролировать несколько человек. Каждый увидит свои поручения в «Моём контроле», даже если роли в программе у него нет.',
  whole: 'Весь документ',
  clause: (number: string) => `Пункт ${number}`.trim(),
  who: 'Контролируют',
  asWritten: (words: string) => `В документе: ${words}`,
  asWhole: 'как весь документ',
  nobody: 'муниципальный координатор',
  change: 'Изменить',
  people: 'Кто контролирует',
  peopleHint: 'Решение по отчёту принимает любой из отмеченных. Открытые поручения перейдут к ним сразу.',
  save: 'Сохранить',
  done: 'Контролирующие названы. Открытые поручения перешли к ним.',
}

const en: typeof ru = {
  title: 'Who controls',
  open: 'Who controls',
  lead: 'Several people may control the whole document or one clause. Each sees his assignments in “My control”, even without a role in the program.',
  whole: 'The whole document',
  clause: (number) => `Clause ${number}`.trim(),
  who: 'Controlled by',
  asWritten: (words) => `In the document: ${words}`,
  asWhole: 'as the whole document',
  nobody: 'municipal coordinator',
  change: 'Change',
  people: 'Who controls',
  peopleHint: 'Any of those ticked decides about a report. Open assignments go over to them at once.',
  save: 'Save',
  done: 'The controllers are named. Open assignments have gone over to them.',
}

export const controllersText = { ru, en } as const
export type ControllersWords = typeof ru
