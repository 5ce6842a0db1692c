/** A line of a dictionary that comes with the program; documents are Russian in every language. */
export type Delivered = { readonly code: string; readonly title: string; readonly about: string }

/** Models of network interaction (glossary 98, R122), in our own words. */
export const INTERACTION_MODELS: readonly Delivered[] = [
  {
    code: 'hub',
    title: 'Школа-наставник и закреплённые школы',
    about: 'одна школа ведёт несколько: встречи у неё, задания между встречами',
  },
  {
    code: 'equals',
    title: 'Пара равных',
    about: 'школы по очереди принимают друг друга, каждая учит тому, что умеет',
  },
  {
    code: 'subjects',
    title: 'Наставники по предметам',
    about: 'у каждого предмета своя школа, которая помогает остальным',
  },
  {
    code: 'cluster',
    title: 'Куст соседних школ',
    about: 'близкие школы собирают общую команду учителей и общий график',
  },
  {
    code: 'resource',
    title: 'Общие ресурсы',
    about: 'кабинетами, лабораториями и специалистами пользуются по расписанию',
  },
  {
    code: 'site',
    title: 'Вокруг стажировочной площадки',
    about: 'учителя приезжают учиться на рабочем месте, затем пробуют у себя',
  },
  { code: 'project', title: 'Общий проект', about: 'школы готовят один продукт, роли расписаны по командам' },
  {
    code: 'remote',
    title: 'Сеть на расстоянии',
    about: 'уроки, разборы и консультации по связи, встречи раз в полугодие',
  },
]

/** Kinds of mentoring (glossary 63, R123): first those that orders name, then those of the methodical recommendations. */
export const MENTORING_KINDS: readonly Delivered[] = [
  { code: 'traditional', title: 'Традиционное', about: 'опытный учитель и один наставляемый' },
  { code: 'group', title: 'Групповое', about: 'один наставник и несколько наставляемых' },
  { code: 'team', title: 'Командное', about: 'команда школы помогает команде другой школы' },
  { code: 'peer', title: 'Ровесниками', about: 'помогают люди того же возраста и положения' },
  { code: 'online', title: 'Интернет-наставничество', about: 'встречи и разборы по связи' },
  { code: 'shortTerm', title: 'Краткосрочное', about: 'несколько встреч ради одной цели' },
  { code: 'reverse', title: 'Реверсивное', about: 'младший учит старшего тому, что знает лучше' },
  { code: 'situational', title: 'Ситуационное', about: 'помощь тогда, когда возник вопрос' },
  { code: 'speed', title: 'Скоростное', about: 'одна встреча, чтобы обменяться главным' },
]

/** Lines that people may add in their own words. */
export const OWN_LINES: readonly string[] = ['own-1', 'own-2', 'own-3']
export const isOwnLine = (code: string): boolean => code.startsWith('own-')
