import { ACTIONS } from './clauses.ts'
import { type Draft, type ExpectedClause, line, type Variant } from './model.ts'
import { GROUPS, PEOPLE } from './people.ts'
import { type Choices, choicesOf } from './random.ts'
import { inFigures, iso, untilTerm } from './terms.ts'

const TOPICS: readonly string[] = [
  'О ходе реализации программы наставничества',
  'О результатах диагностики профессиональных дефицитов',
  'О подготовке к методической неделе',
]

type Decision = {
  readonly text: string
  readonly extra: readonly string[]
  readonly expected: ExpectedClause
}

const decision = (choices: Choices, number: string, year: number, month: number): Decision => {
  const [group, someone, action] = [
    choices.one(GROUPS.slice(0, 5)),
    choices.one(PEOPLE),
    choices.one(ACTIONS),
  ]
  const term = untilTerm(choices, year, month)
  const expected: ExpectedClause = {
    number,
    parent: null,
    addressees: [],
    action,
    deadline: term.deadline,
    freq: null,
    modality: 'order',
    control: null,
    annexes: [],
  }
  const capital = `${action.slice(0, 1).toUpperCase()}${action.slice(1)}`
  return choices.one<() => Decision>([
    () => ({
      text: `${number}. ${group} ${term.text} ${action}.`,
      extra: [],
      expected: { ...expected, addressees: [group] },
    }),
    () => ({
      text: `${number}. ${capital}.`,
      extra: [`Ответственный: ${someone.nominative}.`, `Срок: ${term.text}.`],
      expected: { ...expected, addressees: [someone.nominative] },
    }),
  ])()
}

const questionOf = (choices: Choices, at: number, year: number, month: number) => {
  const topic = choices.one(TOPICS)
  const speaker = choices.one(PEOPLE)
  const word = choices.one(['РЕШИЛИ:', 'Решили:', 'ПОСТАНОВИЛИ:', 'Р Е Ш И Л И:'])
  const decisions = [1, 2].map((step) => decision(choices, `${at}.${step}`, year, month))
  return {
    topic,
    drafts: [
      line(`${at}. СЛУШАЛИ: ${speaker.accusative} ${topic.slice(0, 1).toLowerCase()}${topic.slice(1)}.`),
      ...(choices.chance(0.5) ? [line('ГОЛОСОВАЛИ: «за» – 12, «против» – 0, «воздержались» – 0.')] : []),
      line(word),
      ...decisions.flatMap(({ text, extra }) => [line(text), ...extra.map((each) => line(each))]),
    ],
    expected: decisions.map(({ expected }) => expected),
  }
}

/** Minutes of a meeting: only what was decided is an order. */
export const minutesVariant = (seed: number): Variant => {
  const choices = choicesOf(seed + 9000)
  const year = choices.one([2021, 2022, 2023, 2025])
  const [month, day] = [choices.below(4) + 1, choices.below(27) + 1]
  const [chair, secretary] = choices.some(PEOPLE, 2)
  const questions = [1, 2].map((at) => questionOf(choices, at, year, month + 1))
  const drafts: Draft[] = [
    line('УПРАВЛЕНИЕ ОБРАЗОВАНИЯ', { align: 'center', bold: true }),
    line(`ПРОТОКОЛ № ${seed}`, { align: 'center', bold: true }),
    line('заседания муниципального методического совета', { align: 'center' }),
    line(`${inFigures(year, month, day)}\tг. Лужанск`),
    line(`Председатель – ${chair?.nominative}`),
    line(`Секретарь – ${secretary?.nominative}`),
    line('Присутствовали: 14 человек (список прилагается)'),
    line('Повестка дня:', { align: 'center' }),
    ...questions.map(({ topic }, at) => line(`${at + 1}. ${topic}.`)),
    ...questions.flatMap((question) => question.drafts),
    line(`Председатель\t${chair?.short}`),
    line(`Секретарь\t${secretary?.short}`),
  ]
  return {
    name: `minutes ${seed}`,
    drafts,
    expected: {
      kind: 'другое',
      issuer: 'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ',
      number: String(seed),
      date: iso(year, month, day),
      place: 'г. Лужанск',
      title: 'заседания муниципального методического совета',
      grounds: 0,
      signatory: chair?.short ?? '',
      position: 'Председатель',
      distribution: [],
      preparedBy: null,
      annexes: [],
      clauses: questions.flatMap(({ expected }) => expected),
      rows: [],
    },
  }
}
