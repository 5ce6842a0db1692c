import { clausesOf, controlClause, type DraftClause } from './clauses.ts'
import { actHead } from './heads.ts'
import { type Draft, line, type Variant } from './model.ts'
import { numbered } from './numbering.ts'
import { PEOPLE } from './people.ts'
import { planOf } from './plans.ts'
import { type Choices, choicesOf } from './random.ts'

type Preamble = { readonly lines: readonly string[]; readonly grounds: number }

const GROUNDS: readonly Preamble[] = [
  { lines: ['В целях повышения качества образования в школах района'], grounds: 1 },
  {
    lines: [
      'В соответствии с приказом министерства образования Светлоярской области от 15.01.2021 № 12-од «О сетевом наставничестве», в целях восполнения профессиональных дефицитов педагогов',
    ],
    grounds: 2,
  },
  {
    lines: ['Во исполнение письма комитета от 01.02.2021 № 19-45/2021 и плана работы комитета на 2021 год'],
    grounds: 2,
  },
  {
    lines: [
      'На основании Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации», муниципальной программы «Школы помогают школам», утверждённой постановлением администрации от 10.12.2020 № 305',
    ],
    grounds: 2,
  },
]

const ORDERS_IN: readonly ((last: string) => readonly string[])[] = [
  (last) => [`${last}:`],
  (last) => [last, 'ПРИКАЗЫВАЮ:'],
  (last) => [last, 'П Р И К А З Ы В А Ю:'],
  (last) => [`${last} приказываю:`],
  (last) => [last],
]

const withVerb = (choices: Choices, kind: string, lines: readonly string[]): readonly string[] => {
  const last = lines.at(-1) ?? ''
  if (kind === 'приказ') return [...lines.slice(0, -1), ...choices.one(ORDERS_IN)(last)]
  return kind === 'постановление'
    ? [...lines.slice(0, -1), `${last} ПОСТАНОВЛЯЮ:`]
    : [...lines.slice(0, -1), `${last}${choices.one([':', ''])}`]
}

const annexMark = (choices: Choices, number: number, kind: string, date: string): Draft[] => [
  line(`Приложение ${choices.one(['', '№ '])}${number}`, { align: 'right' }),
  line(`к ${kind.replace('приказ', 'приказу').replace(/ение$/u, 'ению')}`, { align: 'right' }),
  line(`от ${date} № 94`, { align: 'right' }),
]

const DISTRIBUTION = ['в дело', 'МБОУ «Заозёрская СОШ №1»', 'МКОУ «Лужанская ООШ»', 'ИМЦ']

type Closing = {
  readonly drafts: readonly Draft[]
  readonly distribution: readonly string[]
  readonly preparedBy: string | null
}

const closingOf = (choices: Choices): Closing => {
  const sent = choices.chance(0.5)
  const prepared = choices.chance(0.5) ? choices.one(PEOPLE).nominative : null
  return {
    drafts: [
      ...(sent ? [line(`Разослано: ${DISTRIBUTION.join(', ')}`)] : []),
      ...(prepared === null ? [] : [line(`Исп. ${prepared}, тел. 2-13-45`)]),
    ],
    distribution: sent ? DISTRIBUTION : [],
    preparedBy: prepared,
  }
}

const withControl = (
  choices: Choices,
  clauses: DraftClause[],
  kind: string,
  signer: string,
): DraftClause[] => [...clauses, controlClause(choices, kind, signer)]

/** Every so many acts the table of the plan has no headings. */
const HEADLESS = 5

/** An act: letterhead, title, preamble, clauses, signature, distribution, a plan as its annex, an annex left out. */
export const actVariant = (seed: number): Variant => {
  const choices = choicesOf(seed)
  const head = actHead(choices)
  const { kind, signatory } = head.expected
  const withPlan = choices.chance(0.6)
  const annexes = withPlan ? choices.below(2) + 1 : choices.below(2)
  const clauses = withControl(
    choices,
    clausesOf(choices, head.year, Math.min(10, head.month + 1), annexes),
    kind,
    signatory ?? '',
  )
  const body = numbered(choices, clauses)
  const preamble = choices.one(GROUNDS)
  const closing = closingOf(choices)
  const plan = withPlan ? planOf(choices, head.year, seed % HEADLESS === 0) : null
  return {
    name: `act ${seed}`,
    drafts: [
      ...head.drafts,
      ...withVerb(choices, kind, preamble.lines).map((text) => line(text)),
      ...body.drafts,
      ...head.closing,
      ...closing.drafts,
      ...(plan === null ? [] : [...annexMark(choices, 1, kind, head.expected.date ?? ''), ...plan.drafts]),
    ],
    expected: {
      ...head.expected,
      grounds: preamble.grounds,
      distribution: closing.distribution,
      preparedBy: closing.preparedBy,
      clauses: body.expected,
      rows: plan?.rows ?? [],
      annexes: [...Array(annexes).keys()].map((at) => [String(at + 1), at === 0 && plan !== null] as const),
    },
  }
}
