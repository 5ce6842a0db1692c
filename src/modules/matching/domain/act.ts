import { addDays, type Day } from '../../../kernel/day.ts'
import { shortDay, tabbed } from '../../../kernel/format.ts'
import type { Difference } from './difference.ts'
import type { PlanPolicy } from './plan/policy.ts'
import type { Bound } from './rulings.ts'

/** What the act is drawn up from. */
export type ActGround = {
  readonly bound: readonly Bound[]
  readonly unbound: readonly { readonly name: string }[]
  /** Null when it goes on from nothing. */
  readonly difference: Difference | null
  readonly from: Day
  readonly until: Day
  readonly contractsUntil: Day
  readonly schoolYear: number
  readonly policyVersion: string
  readonly policy: unknown
  readonly inputHash: string
  readonly solver: string
  readonly value: string
}

/** A clause of the act: whom it orders, what, until when. */
export type ActClause = {
  readonly addressedAs: string
  readonly action: string
  readonly term: string
  readonly addressees: readonly string[]
}

const subjectsOf = ({ subjects }: Bound): string =>
  subjects.map(({ mentorName, subject }) => `${mentorName} (${subject})`).join('; ')

/** Rows of the annex: a line a school. What schools lack is not written there: everybody reads the annex (decisions 21). */
export const pairsTable = (bound: readonly Bound[]): string =>
  tabbed([
    ['№ п/п', 'Закреплённая школа', 'Основная школа-наставник', 'Наставники по предметам'],
    ...bound.map((each, at) => [String(at + 1), each.name, each.lead.mentorName, subjectsOf(each)]),
  ])

const WEIGHT_WORDS: Readonly<Record<Exclude<keyof PlanPolicy, 'version' | 'crossing' | 'keeping'>, string>> =
  {
    cover: 'баллов за направление, с которым наставник может помочь',
    context: 'баллов за сходство условий',
    sameMunicipality: 'баллов за тот же район',
    lastYear: 'баллов за прежнюю пару',
    priority: 'баллов школе с низкими результатами',
    loadStep: 'вычет за каждую следующую школу у одного наставника',
    floor: 'процентов потребности, ниже которых пара считается слабой',
    floorPenalty: 'вычет за слабую пару',
    subjectLink: 'вычет за наставника по предмету',
    subjectMinuteDiv: 'во сколько раз дорога наставника по предмету считается легче',
    maxSubjectMentors: 'наставников по предметам у школы, не больше',
    maxMinutes: 'минут дороги, не больше',
    minOverlap: 'общих направлений, не меньше',
    speed: 'километров в час по дороге',
    winding: 'процентов к прямому пути',
    usualMinutes: 'минут дороги, если место школы не известно',
  }

const weightLines = (policy: unknown): string[] =>
  typeof policy !== 'object' || policy === null
    ? []
    : Object.entries(WEIGHT_WORDS).flatMap(([name, words]) => {
        const value: unknown = Reflect.get(policy, name)
        return typeof value === 'number' ? [`${words}: ${value}`] : []
      })

/** By which weights the plan was counted: printed, so that anybody can count it again. */
export const policyText = (ground: ActGround): string =>
  [
    `План составлен программой по правилам подбора, версия ${ground.policyVersion}.`,
    ...weightLines(ground.policy),
    `Расчёт: ${ground.solver}. Значение: ${ground.value}. Отпечаток исходных данных: ${ground.inputHash}.`,
    'План рассмотрен и утверждён комитетом; решения по каждой паре хранятся в программе.',
  ].join('\n')

const changesText = ({ changed, ended }: Difference): string =>
  [
    ...changed.map(
      ({ old, next }) => `${old.name}: вместо ${old.leadName} закреплена ${next.lead.mentorName}`,
    ),
    ...ended.map(({ name, leadName }) => `${name}: помощь школы ${leadName} завершается`),
  ].join('\n')

export const actTitle = ({ difference, schoolYear }: Pick<ActGround, 'difference' | 'schoolYear'>): string =>
  `${difference === null ? 'О закреплении школ-наставников' : 'Об изменении закрепления школ-наставников'} в ${schoolYear}/${schoolYear + 1} учебном году`

const schoolsOf = (bound: readonly Bound[]): string[] => [
  ...new Set(
    bound.flatMap(({ mentee, lead, subjects }) => [
      mentee,
      lead.mentor,
      ...subjects.map(({ mentor }) => mentor),
    ]),
  ),
]

/** What schools are told to do: those whose pair is new. */
export const actClauses = (ground: ActGround): ActClause[] => {
  const { difference, from, until } = ground
  const fresh =
    difference === null ? ground.bound : [...difference.changed.map(({ next }) => next), ...difference.fresh]
  const ended = difference === null ? [] : [...difference.ended, ...difference.changed.map(({ old }) => old)]
  return [
    {
      addressedAs: '',
      action: `Закрепить школы-наставников за школами с ${shortDay(from)} по ${shortDay(addDays(until, -1))} согласно приложению № 1`,
      term: '',
      addressees: [],
    },
    ...(ended.length === 0
      ? []
      : [
          {
            addressedAs: '',
            action: `Прекратить с ${shortDay(from)} прежнее закрепление школ: ${ended.map(({ name, leadName }) => `${name} (${leadName})`).join('; ')}`,
            term: '',
            addressees: [],
          },
        ]),
    ...(fresh.length === 0
      ? []
      : [
          {
            addressedAs: 'Руководителям школ, указанных в приложении № 1,',
            action: 'заключить договоры о консультационной помощи и составить планы взаимодействия',
            term: `до ${shortDay(ground.contractsUntil)}`,
            addressees: schoolsOf(fresh).map((id) => `organisation:${id}:`),
          },
        ]),
  ]
}

/** Annexes of the act: the pairs, the rules by which they were found, and in mid-year what changes. */
export const actAnnexes = (ground: ActGround) => [
  { title: 'Закрепление школ-наставников', kind: 'table' as const, body: pairsTable(ground.bound) },
  ...(ground.difference === null || changesText(ground.difference) === ''
    ? []
    : [{ title: 'Что изменяется', kind: 'text' as const, body: changesText(ground.difference) }]),
  ...(ground.unbound.length === 0
    ? []
    : [
        {
          title: 'Школы, за которыми наставник пока не закреплён',
          kind: 'text' as const,
          body: ground.unbound.map(({ name }) => name).join('\n'),
        },
      ]),
  { title: 'Правила подбора', kind: 'text' as const, body: policyText(ground) },
]
