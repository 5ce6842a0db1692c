import type { Day } from '../../../kernel/day.ts'
import { countEn, countRu, shortDay } from '../../../kernel/format.ts'
import { typoAll } from '../../../kernel/typo.ts'

/** «2026/27»: a school year as people write it. */
export const yearWords = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

const ru = typoAll({
  title: 'Закрепление школ-наставников',
  lead: 'Кто кому поможет в учебном году: предложения школ, планы с объяснениями, согласие, документ.',
  cancelLink: 'Отменить',
  save: 'Сохранить',
  titleOf: (year: number) => `Закрепление школ-наставников на ${yearWords(year)} учебный год`,
  year: (year: number) => `${yearWords(year)} учебный год`,
  states: {
    collecting: 'собираем предложения',
    planning: 'составляем план',
    consent: 'школы отвечают',
    deciding: 'решает комиссия',
    published: 'утверждено',
    cancelled: 'отменено',
  },
  list: {
    caption: 'Закрепления',
    what: 'Учебный год',
    place: 'Район',
    days: 'Дни пар',
    offers: 'Предложения до',
    state: 'Состояние',
    open: 'Начать закрепление',
    offersLink: 'Предложения школ',
    none: 'Закреплений пока нет',
    noneWhy:
      'Начните закрепление: школы получат поручение сказать, чем помогут другим, а программа предложит, кого за кем закрепить.',
    wholeRegion: 'весь регион',
  },
  open: {
    title: 'Начать закрепление',
    lead: 'Каждая школа получит поручение сказать, чем она поможет другим. Отказ с причиной тоже ответ.',
    node: 'Чьё закрепление',
    wholeRegion: 'Регион, школы разных районов',
    year: 'Учебный год',
    programme: 'Программа',
    noProgramme: 'Без программы: школы по их категориям',
    programmeHint: 'Из неё берутся школы, которым нужна помощь.',
    from: 'Первый день пар',
    until: 'Последний день пар',
    offersUntil: 'Последний день предложений',
    silence: 'Если школа не ответит на вопрос о согласии',
    silences: { agrees: 'Молчание считается согласием', objects: 'Молчание считается возражением' },
    save: 'Начать и спросить школы',
    seen: 'Поручение увидят все школы; чей план какой, школы не видят, пока их не спросят о согласии.',
  },
  assignment: {
    title: (year: number) => `Сказать, чем школа поможет другим в ${yearWords(year)} учебном году`,
    quote:
      'Отметьте темы, в которых школа сильна, и сколько школ она может взять. Если в этом году не получится, напишите причину: это тоже ответ.',
    proof: 'Закрыто записью: школа ответила, чем поможет другим',
  },
  card: {
    days: 'Дни пар',
    programme: 'Программа',
    noProgramme: 'нет, школы по категориям',
    offersUntil: 'Предложения до',
    silence: 'Молчание школы',
    silences: { agrees: 'считается согласием', objects: 'считается возражением' },
    reason: 'Причина',
    next: {
      collecting: (day: Day) =>
        `Школы отвечают до ${shortDay(day)}. План можно составить уже сейчас: он возьмёт ответы, которые есть.`,
      planning: (_day: Day): string =>
        'Сравните планы, поправьте пары и выберите план, о котором спросят школы. План только предложение: решают люди.',
      consent: (_day: Day): string => 'Школы отвечают, согласны ли они с парами.',
      deciding: (_day: Day): string =>
        'Комиссия решает по каждой паре, затем закрепление утверждается документом.',
      published: (_day: Day): string => 'Закрепление утверждено, пары созданы.',
      cancelled: (_day: Day): string => 'Закрепление отменено.',
    },
    offers: 'Предложения школ',
    offersCount: (offered: number, refused: number, waiting: number) =>
      `Помогут: ${offered}. Не смогут: ${refused}. Ещё не ответили: ${waiting}.`,
    offersLink: 'Все предложения',
    history: 'Как шло',
    cancel: 'Отменить закрепление',
    own: 'Чем поможет наша школа',
  },
  cancel: {
    title: 'Отменить закрепление',
    lead: 'Планы останутся в истории, поручения школам будут отозваны.',
    reason: 'Причина',
    save: 'Отменить закрепление',
    recalled: 'Закрепление отменено',
  },
  schools: (count: number) => countRu(count, ['школа', 'школы', 'школ']),
})

const en: typeof ru = {
  title: 'Matching of mentor schools',
  lead: 'Who helps whom in the school year: offers of schools, plans with reasons, consent, the act.',
  cancelLink: 'Cancel',
  save: 'Save',
  titleOf: (year) => `Matching of mentor schools for ${yearWords(year)}`,
  year: (year) => `school year ${yearWords(year)}`,
  states: {
    collecting: 'offers are collected',
    planning: 'plans are made',
    consent: 'schools answer',
    deciding: 'the committee decides',
    published: 'approved',
    cancelled: 'cancelled',
  },
  list: {
    caption: 'Matchings',
    what: 'School year',
    place: 'Municipality',
    days: 'Days of pairs',
    offers: 'Offers until',
    state: 'State',
    open: 'Begin a matching',
    offersLink: 'Offers of schools',
    none: 'No matching yet',
    noneWhy:
      'Begin one: schools are asked how they will help others, and the program proposes who helps whom.',
    wholeRegion: 'the whole region',
  },
  open: {
    title: 'Begin a matching',
    lead: 'Every school is asked how it will help others. A refusal with a reason is an answer too.',
    node: 'Whose matching',
    wholeRegion: 'The region, across municipalities',
    year: 'School year',
    programme: 'Programme',
    noProgramme: 'None: schools by their categories',
    programmeHint: 'Schools that need help are taken from it.',
    from: 'First day of the pairs',
    until: 'Last day of the pairs',
    offersUntil: 'Last day of offers',
    silence: 'If a school does not answer the question of consent',
    silences: { agrees: 'Silence means consent', objects: 'Silence means objection' },
    save: 'Begin and ask schools',
    seen: 'All schools see the assignment; plans stay hidden from them until they are asked for consent.',
  },
  assignment: {
    title: (year) => `Say how the school will help others in ${yearWords(year)}`,
    quote:
      'Mark the themes in which the school is strong and how many schools it can take. If it cannot this year, write the reason: that is an answer too.',
    proof: 'Closed by the record: the school has said how it will help others',
  },
  card: {
    days: 'Days of pairs',
    programme: 'Programme',
    noProgramme: 'none, schools by categories',
    offersUntil: 'Offers until',
    silence: 'Silence of a school',
    silences: { agrees: 'means consent', objects: 'means objection' },
    reason: 'Reason',
    next: {
      collecting: (day) =>
        `Schools answer until ${shortDay(day)}. A plan can be made already: it takes the answers there are.`,
      planning: () =>
        'Compare plans, mend pairs and choose the plan that schools are asked about. A plan is only a proposal: people decide.',
      consent: () => 'Schools say whether they agree to their pairs.',
      deciding: () => 'The committee rules on every pair, then an act approves the matching.',
      published: () => 'The matching is approved, the pairs are made.',
      cancelled: () => 'The matching is cancelled.',
    },
    offers: 'Offers of schools',
    offersCount: (offered, refused, waiting) =>
      `Will help: ${offered}. Cannot: ${refused}. Not answered yet: ${waiting}.`,
    offersLink: 'All offers',
    history: 'How it went',
    cancel: 'Cancel the matching',
    own: 'How our school will help',
  },
  cancel: {
    title: 'Cancel the matching',
    lead: 'Plans stay in the history, assignments of schools are taken back.',
    reason: 'Reason',
    save: 'Cancel the matching',
    recalled: 'The matching is cancelled',
  },
  schools: (count) => countEn(count, ['school', 'schools']),
}

export const matchingText = { ru, en } as const
export type MatchingText = typeof ru
