/** What a person does with an assignment, `day` days from today (negative: before). */
export type Step =
  | {
      readonly do: 'start' | 'report'
      readonly by: string
      readonly day: number
      readonly text?: string
      readonly file?: string
      readonly channel?: 'phone' | 'paper'
    }
  | {
      readonly do: 'accepted' | 'returned' | 'offControl'
      readonly by: string
      readonly day: number
      readonly text?: string
    }
  | { readonly do: 'decline' | 'recall'; readonly by: string; readonly day: number; readonly text: string }

type Line = { readonly clause: string; readonly school: string; readonly steps: readonly Step[] }

const REVIEWER = 'officer'

/** What the schools did with the first order: every state that a поручение can be in. */
export const STORY: readonly Line[] = [
  ...['z1', 'z2', 'z3'].map((school) => ({
    clause: '2.1',
    school,
    steps: [
      {
        do: 'report',
        by: school,
        day: -24,
        text: 'План взаимодействия составлен вместе со школой-партнёром, приложен.',
        file: 'plan-vzaimodejstviya.txt',
      },
      { do: 'offControl', by: REVIEWER, day: -20 },
    ] as const,
  })),
  {
    clause: '2.1',
    school: 'z4',
    steps: [
      { do: 'report', by: 'z4', day: -22, text: 'План готов, обсудили на встрече команд.', file: 'plan.txt' },
      { do: 'accepted', by: REVIEWER, day: -18 },
    ],
  },
  {
    clause: '2.1',
    school: 'z5',
    steps: [
      { do: 'start', by: 'z5', day: -30 },
      { do: 'report', by: 'z5', day: -21, text: 'План составили.' },
      {
        do: 'returned',
        by: REVIEWER,
        day: -19,
        text: 'В плане нет встреч с партнёром по математике. Добавьте даты и пришлите ещё раз.',
      },
    ],
  },
  {
    clause: '2.1',
    school: 'z6',
    steps: [
      {
        do: 'report',
        by: 'z6',
        day: -20,
        text: 'План взаимодействия на год, с датами встреч.',
        file: 'plan-tihoborskaya.txt',
      },
      { do: 'accepted', by: REVIEWER, day: -17, text: 'Хороший план, покажем на методическом дне.' },
    ],
  },
  {
    clause: '2.1',
    school: 'z7',
    steps: [
      {
        do: 'report',
        by: 'methodologist',
        day: -19,
        text: 'Директор сообщила: план утверждён, передаст на бумаге.',
        channel: 'phone',
      },
      { do: 'accepted', by: REVIEWER, day: -15 },
    ],
  },
  {
    clause: '2.2',
    school: 'z1',
    steps: [
      {
        do: 'report',
        by: 'z1',
        day: -8,
        text: 'Урок в 6 классе проведён, приехали четыре учителя из Моховской школы.',
        file: 'list-nablyudeniya.txt',
      },
      { do: 'accepted', by: REVIEWER, day: -5 },
    ],
  },
  {
    clause: '2.2',
    school: 'z6',
    steps: [
      { do: 'start', by: 'z6', day: -14 },
      {
        do: 'report',
        by: 'z6',
        day: -4,
        text: 'Провели урок географии в 7 классе, разобрали вместе с гостями.',
        file: 'analiz-uroka.txt',
      },
    ],
  },
  {
    clause: '2.2',
    school: 'z3',
    steps: [
      {
        do: 'report',
        by: 'z3',
        day: -7,
        text: 'Открытый урок физики проведён, лист наблюдения приложен.',
        file: 'list.txt',
      },
    ],
  },
  {
    clause: '2.2',
    school: 'z8',
    steps: [
      { do: 'recall', by: 'coordinator', day: -10, text: 'Школа на ремонте, урок перенесён на весну.' },
    ],
  },
  { clause: '2.3', school: 'z7', steps: [{ do: 'start', by: 'z7', day: -2 }] },
  { clause: '2.3', school: 'z6', steps: [{ do: 'start', by: 'z6-deputyHead', day: -1 }] },
  {
    clause: '2.4',
    school: 'z2',
    steps: [
      {
        do: 'report',
        by: 'z2',
        day: -9,
        text: 'План размещён на сайте школы в разделе о методической работе.',
      },
      { do: 'offControl', by: REVIEWER, day: -6 },
    ],
  },
  {
    clause: '4',
    school: 'z2',
    steps: [
      {
        do: 'decline',
        by: 'z2',
        day: -12,
        text: 'Методические объединения района уже утвердили план, встречи добавим со второго полугодия.',
      },
    ],
  },
  {
    clause: '4',
    school: 'z1',
    steps: [
      {
        do: 'report',
        by: 'z1',
        day: -11,
        text: 'Встречи включены в план объединений математиков и словесников.',
      },
      { do: 'accepted', by: REVIEWER, day: -9 },
    ],
  },
]
