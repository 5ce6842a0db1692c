import type { ExpectedClause } from './model.ts'
import { leadRelative, OFFICES, standing } from './offices.ts'
import { GROUPS, PEOPLE, POSTS, schoolsOf } from './people.ts'
import type { Choices } from './random.ts'
import { type ClauseTerm, clauseTerm, NO_TERM, untilTerm } from './terms.ts'

/** A clause before it is numbered: its text, its items, what a reader should understand. */
export type DraftClause = {
  readonly text: string
  readonly extra: readonly string[]
  readonly expected: readonly Omit<ExpectedClause, 'number' | 'parent'>[]
  readonly items: readonly DraftClause[]
}

export const ACTIONS: readonly string[] = [
  'организовать посещение открытых уроков в школах-партнёрах',
  'представить отчёт о совместной работе',
  'разместить материалы на сайте «Школы помогают школам»',
  'провести анализ профессиональных дефицитов педагогических кадров',
  'обеспечить участие педагогов в едином методическом дне',
  'учесть модели сетевого взаимодействия при разработке планов',
  'подготовить сведения о наставнических парах (не менее трёх)',
  'направить заявки на адрес metod@example.org',
  'разработать план взаимодействия со школой-партнёром',
  'оказать методическую помощь закреплённым школам',
  'создать на официальном сайте вкладку «Наставничество»',
  'составить график консультаций для молодых педагогов',
  'внести изменения в программу развития школы',
  'довести приказ до сведения педагогических коллективов',
]

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
const startsWithName = (text: string): boolean => /^[А-ЯЁ][а-яё-]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ]\./u.test(text)
const small = (text: string): string =>
  startsWithName(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1)

type Whom = { readonly dative: string; readonly names: readonly string[] }

const personWhom = (choices: Choices): Whom => {
  const [someone, post] = [choices.one(PEOPLE), choices.one(POSTS)]
  const ways = [
    `${capital(post.dative)} ${someone.dative}`,
    `${someone.dative}, ${post.dative},`,
    `${capital(post.dative)}, ${someone.dative},`,
  ]
  return { dative: choices.one(ways), names: [someone.nominative] }
}

/** «А, Б, В», «А; Б», «А, Б и В». */
const listedBy = (choices: Choices, items: readonly string[]): string => {
  const separator = choices.one([', ', ', ', '; ', ',  '])
  if (!choices.chance(0.3) || items.length < 2) return items.join(separator)
  return `${items.slice(0, -1).join(', ')} и ${items.at(-1)}`
}

const schoolsWhom = (choices: Choices): Whom => {
  const schools = schoolsOf(choices, choices.below(4) + 2)
  const heads = choices.some(PEOPLE, schools.length)
  const listed = choices.chance(0.3)
    ? schools.map((school, at) => {
        const head = heads[at] ?? PEOPLE[1]
        return `${school} (${choices.chance(0.5) ? head?.nominative : head?.dative})`
      })
    : schools
  return {
    dative: `${choices.one(['Руководителям', 'Директорам', 'И.о. директоров'])} ${listedBy(choices, listed)}`,
    names: schools,
  }
}

/** «Директору МБОУ «…» Ветрову А.Б.»: the person is addressed, the school is his post. */
const headWhom = (choices: Choices): Whom => {
  const someone = choices.one(PEOPLE)
  const [school = ''] = schoolsOf(choices, 1)
  const ways = [
    `Директору ${school} ${someone.dative}`,
    `${someone.dative}, директору ${school},`,
    `Директору ${school}, ${someone.dative},`,
  ]
  return { dative: choices.one(ways), names: [someone.nominative] }
}

const groupWhom = (choices: Choices): Whom => {
  const group = choices.one(GROUPS)
  return { dative: group, names: [group] }
}

const whomOf = (choices: Choices): Whom =>
  choices.one([personWhom, schoolsWhom, groupWhom, groupWhom, headWhom, ...OFFICES])(choices)

const base = { control: null, annexes: [] as readonly string[], freq: null, deadline: null }

/** Where the term stands in the sentence. */
const placed = (
  choices: Choices,
  whom: string,
  action: string,
  term: ClauseTerm,
): { text: string; extra: string[] } => {
  if (term.text === '') return { text: `${whom} ${action}.`, extra: [] }
  const front = term.freq === null && /^(?:в срок|до|не позднее)/u.test(term.text)
  const ways: (() => { text: string; extra: string[] })[] = [
    () => ({ text: `${whom} ${action} ${term.text}.`, extra: [] }),
    () => ({ text: `${whom} ${term.text} ${action}.`, extra: [] }),
    () => ({ text: `${whom} ${action}.`, extra: [`Срок: ${term.text}.`] }),
    () => ({ text: `${whom} ${action} (срок – ${term.text}).`, extra: [] }),
    () => ({ text: `${whom} ${action}. Срок – ${term.text}.`, extra: [] }),
  ]
  if (front && whom !== '')
    ways.push(() => ({ text: `${capital(term.text)} ${small(whom)} ${action}.`, extra: [] }))
  return choices.one(ways)()
}

const trimmedEnd = (text: string): string => text.replace(/,$/u, '')

/** «Методисту … представить … до …» in one sentence, or recommended. */
const addressed = (choices: Choices, year: number, month: number): DraftClause => {
  const whom = whomOf(choices)
  const action = choices.one(ACTIONS)
  const term = choices.chance(0.75) ? clauseTerm(choices, year, month) : NO_TERM
  const advised = choices.chance(0.15) && !/^[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\./u.test(whom.dative)
  const { text, extra } = placed(
    choices,
    advised ? `Рекомендовать ${small(whom.dative)}` : whom.dative,
    action,
    term,
  )
  return {
    text: capital(text.trim()),
    extra,
    items: [],
    expected: [
      {
        ...base,
        addressees: whom.names,
        action,
        deadline: term.deadline,
        freq: term.freq,
        modality: advised ? 'recommendation' : 'order',
      },
    ],
  }
}

const item = (
  choices: Choices,
  year: number,
  month: number,
  names: readonly string[],
  modality: 'order' | 'recommendation',
): DraftClause => {
  const action = choices.one(ACTIONS)
  const term = choices.chance(0.6) ? clauseTerm(choices, year, month) : NO_TERM
  const { text, extra } = placed(choices, '', action, term)
  return {
    text: text.trim(),
    extra,
    items: [],
    expected: [{ ...base, addressees: names, action, deadline: term.deadline, freq: term.freq, modality }],
  }
}

/** «Руководителям …:» with items below. */
const heading = (choices: Choices, year: number, month: number): DraftClause => {
  const whom = whomOf(choices)
  const advised = choices.chance(0.15) && !/^[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\./u.test(whom.dative)
  const dative = trimmedEnd(whom.dative)
  const modality = advised ? ('recommendation' as const) : ('order' as const)
  const { names } = whom
  const items = [...Array(choices.below(3) + 2).keys()].map(() => item(choices, year, month, names, modality))
  return {
    text: `${advised ? `Рекомендовать ${small(dative)}` : dative}:`,
    extra: [],
    items,
    expected: [{ ...base, addressees: names, action: '', modality }],
  }
}

/** Two addressees, two terms, one clause (contracts, section 2). */
const doubled = (choices: Choices, year: number, month: number): DraftClause => {
  const [first = '', second = ''] = choices.some(
    GROUPS.slice(0, 5).filter((each) => !each.includes(',')),
    2,
  )
  const [one = '', other = ''] = choices.some(ACTIONS, 2)
  const [early, late] = [untilTerm(choices, year, month), untilTerm(choices, year, month)]
  const joint = choices.one([', ', '; '])
  const expected = (name: string, action: string, term: ClauseTerm) => ({
    ...base,
    addressees: [name],
    action,
    deadline: term.deadline,
    modality: 'order' as const,
  })
  return {
    text: `${first} ${one} ${early.text}${joint}${small(second)} ${other} ${late.text}.`,
    extra: [],
    items: [],
    expected: [expected(first, one, early), expected(small(second), other, late)],
  }
}

const APPROVALS: readonly string[] = [
  'план мероприятий',
  'положение о стажировочной площадке',
  'список школ-участников',
  'состав рабочей группы',
]

const approval = (choices: Choices, number: number): DraftClause => {
  const way = choices.one([
    `(Приложение ${number})`,
    `(приложение № ${number})`,
    `согласно приложению ${number}`,
  ])
  const text = `Утвердить ${choices.one(APPROVALS)} ${way}`
  return {
    text: `${text}.`,
    extra: [],
    items: [],
    expected: [
      { ...base, addressees: [], action: text, modality: 'order', annexes: [`Приложение ${number}`] },
    ],
  }
}

/** «Ответственный: …; срок: …» under a clause without an addressee of its own. */
const responsible = (choices: Choices, year: number, month: number): DraftClause => {
  const [someone, post] = [choices.one(PEOPLE), choices.one(POSTS)]
  const term = untilTerm(choices, year, month)
  const action = capital(choices.one(ACTIONS))
  const extra = choices.one([
    [`Ответственный: ${someone.nominative}, ${post.nominative}; срок: ${term.text}.`],
    [`Ответственный – ${someone.nominative}.`, `Срок – ${term.text}.`],
  ])
  return {
    text: `${action}.`,
    extra,
    items: [],
    expected: [
      { ...base, addressees: [someone.nominative], action, deadline: term.deadline, modality: 'order' },
    ],
  }
}

export const controlClause = (choices: Choices, kind: string, signer: string): DraftClause => {
  const what = choices.one([
    `Контроль за исполнением настоящего ${kind.replace('приказ', 'приказа').replace(/ение$/u, 'ения')}`,
    'Контроль исполнения',
  ])
  if (choices.chance(0.5)) {
    const text = `${what} ${choices.one(['оставляю', 'оставляю'])} за собой`
    return {
      text: `${text}.`,
      extra: [],
      items: [],
      expected: [{ ...base, addressees: [], action: text, modality: 'order', control: signer }],
    }
  }
  const [someone, post] = [choices.one(PEOPLE), choices.one(POSTS)]
  const written = `${post.accusative} ${someone.accusative}`
  return {
    text: `${what} возложить на ${written}`,
    extra: [],
    items: [],
    expected: [
      {
        ...base,
        addressees: [someone.nominative],
        action: `${what} возложить`,
        modality: 'order',
        control: written,
      },
    ],
  }
}

/** «Обязать руководителей …», «Поручить методисту …»: the addressee in the case its verb wants. */
const obliged = (choices: Choices, year: number, month: number): DraftClause => {
  const action = choices.one(ACTIONS)
  const term = untilTerm(choices, year, month)
  const [someone, post] = [choices.one(PEOPLE), choices.one(POSTS)]
  const [verb, whom, name] = choices.one([
    [
      'Обязать',
      'руководителей общеобразовательных организаций',
      'руководителей общеобразовательных организаций',
    ],
    ['Обязать', 'директоров школ-наставников', 'директоров школ-наставников'],
    ['Поручить', `${post.dative} ${someone.dative}`, someone.nominative],
    ['Поручить', `${someone.dative}, ${post.dative},`, someone.nominative],
  ] as const)
  return {
    text: `${verb} ${whom} ${action} ${term.text}.`,
    extra: [],
    items: [],
    expected: [{ ...base, addressees: [name], action, deadline: term.deadline, modality: 'order' }],
  }
}

const relative = (choices: Choices): DraftClause => leadRelative(choices, choices.one(ACTIONS))

const MAKERS = [
  ...[addressed, addressed, addressed, heading, heading, heading],
  ...[doubled, responsible, obliged, relative, standing],
]

export const clausesOf = (choices: Choices, year: number, month: number, annexes: number): DraftClause[] => [
  ...[...Array(annexes).keys()].map((at) => approval(choices, at + 1)),
  ...[...Array(choices.below(3) + 2).keys()].map(() => choices.one(MAKERS)(choices, year, month)),
]
