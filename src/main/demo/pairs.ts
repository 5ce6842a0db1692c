import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import {
  agreePair,
  confirmPair,
  declinePair,
  endPair,
  startPair,
} from '../../modules/pairs/commands/moves.ts'
import { sayOpinion, setCapacity } from '../../modules/pairs/commands/opinions.ts'
import { closeGoal, namePerson } from '../../modules/pairs/commands/people-and-goals.ts'
import { proposePair } from '../../modules/pairs/commands/propose.ts'
import type { DemoRun } from './desk.ts'
import { contracts, meetings } from './pair-contracts.ts'
import { oldPlan, plansStory } from './pair-plans.ts'
import { requisites } from './pair-requisites.ts'

/** What the story of pairs needs of the stage. */
export type PairDesk = {
  readonly today: Day
  /** The order of the municipality in force and its first clause: «c:…:…». */
  readonly act: string
  readonly organisation: (code: string) => string
  /** Ids that a question to the base gives: what a page would offer to tick. */
  readonly ids: (question: string, values: readonly string[]) => Promise<readonly string[]>
  readonly run: DemoRun
}

type Making = {
  readonly day: number
  readonly curated: readonly string[]
  readonly lead: string
  readonly subjects?: readonly (readonly [school: string, subject: string])[]
  readonly from: number
  readonly until: number
  readonly goals: readonly string[]
  readonly by?: string
}

/** Proposes a pair on its day; the schools then agree, one of them by telephone. */
const propose = async (desk: PairDesk, making: Making): Promise<string> => {
  const on = (days: number): Day => addDays(desk.today, days)
  return idInAddress(
    await desk.run(making.by ?? 'coordinator', on(making.day), proposePair, {
      programme: '',
      curated: making.curated.map(desk.organisation),
      lead: desk.organisation(making.lead),
      subjects: (making.subjects ?? []).map(([school, subject]) => ({
        mentor: desk.organisation(school),
        subject,
      })),
      from: shortDay(on(making.from)),
      until: shortDay(on(making.until)),
      goals: making.goals.join('\n'),
    }),
  )
}

const agree = async (
  desk: PairDesk,
  pair: string,
  day: number,
  schools: readonly string[],
): Promise<void> => {
  for (const code of schools)
    await desk.run(code, addDays(desk.today, day), agreePair, {
      pair,
      school: desk.organisation(code),
      channel: 'self',
    })
}

const begin = async (desk: PairDesk, pair: string, day: number): Promise<void> => {
  const on = addDays(desk.today, day)
  await desk.run('coordinator', on, confirmPair, { pair, act: desk.act, actWords: '' })
  await desk.run('coordinator', on, startPair, { pair, school: '' })
}

/** The pair of the story: works, has people, a goal reached. */
const working = async (desk: PairDesk): Promise<string> => {
  const pair = await propose(desk, {
    day: -50,
    curated: ['z5'],
    lead: 'z1',
    subjects: [['z3', 'физика']],
    from: -45,
    until: 190,
    goals: [
      'Устное собеседование в 9 классе: все обучающиеся говорят связно',
      'Разбор ошибок проверочных работ по математике',
      'Уроки физики с опытами',
    ],
  })
  await agree(desk, pair, -49, ['z1', 'z3', 'z5'])
  await begin(desk, pair, -45)
  const name = (code: string, duty: string, subject: string, person: string, position: string) =>
    desk.run(code, addDays(desk.today, -44), namePerson, {
      pair,
      school: desk.organisation(code),
      person: '',
      name: person,
      position,
      duty,
      subject,
    })
  await name('z1', 'lead', '', 'Ольховская Н. П.', 'директор')
  await name('z3', 'subject', 'физика', 'Ветлугин П. Р.', 'учитель физики')
  await name('z5', 'contact', '', 'Калинникова Р. Е.', 'директор')
  return pair
}

/** A network that has not met for long; one school said yes by telephone. */
const quietNetwork = async (desk: PairDesk): Promise<string> => {
  const pair = await propose(desk, {
    day: -52,
    curated: ['z6', 'z7'],
    lead: 'z2',
    from: -48,
    until: 190,
    goals: ['Общая читательская конференция'],
  })
  await agree(desk, pair, -51, ['z2', 'z6'])
  await desk.run('methodologist', addDays(desk.today, -50), agreePair, {
    pair,
    school: desk.organisation('z7'),
    channel: 'phone',
  })
  await begin(desk, pair, -48)
  return pair
}

/** Last year's help, ended in its time and asked about. */
const lastYear = async (desk: PairDesk): Promise<string> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const pair = await propose(desk, {
    day: -420,
    curated: ['z9'],
    lead: 'z4',
    from: -410,
    until: -180,
    goals: ['Работа с родителями пятиклассников'],
  })
  await agree(desk, pair, -415, ['z4', 'z9'])
  await begin(desk, pair, -410)
  const plan = await oldPlan(desk, pair)
  const [goal] = await desk.ids('select id from pair_goal where record_id = $1 order by id', [pair])
  const outcome = 'Три встречи с родителями, пропусков стало вдвое меньше.'
  await desk.run('z9', on(-185), closeGoal, { pair, goal, state: 'met', outcome })
  await desk.run('coordinator', on(-178), endPair, { pair, on: shortDay(on(-180)), reason: '' })
  await desk.run('z9', on(-176), sayOpinion, {
    pair,
    school: desk.organisation('z9'),
    kind: 'closing',
    mark: 'yes',
    helped: 'Готовые сценарии встреч и разговор после каждой.',
    missing: '',
    channel: 'self',
  })
  return plan
}

const bare = { until: 190, goals: [] }

/** One waits for an answer, one is agreed, one is the neighbour's, approved by words of an order. */
const waiting = async (desk: PairDesk): Promise<{ readonly next: string; readonly neighbour: string }> => {
  const unanswered = await propose(desk, {
    ...bare,
    day: -14,
    curated: ['z8'],
    lead: 'z1',
    from: 5,
    goals: ['Преподавание химии без своего учителя'],
  })
  await agree(desk, unanswered, -12, ['z1'])
  const agreed = await propose(desk, { ...bare, day: -6, curated: ['z9'], lead: 'z3', from: 1 })
  await agree(desk, agreed, -5, ['z3', 'z9'])
  const neighbour = await propose(desk, {
    ...bare,
    day: -10,
    curated: ['b4'],
    lead: 'b1',
    from: -2,
    by: 'b-coordinator',
  })
  await agree(desk, neighbour, -8, ['b1', 'b4'])
  await desk.run('b-coordinator', addDays(desk.today, -3), confirmPair, {
    pair: neighbour,
    act: '',
    actWords: 'приказ комитета образования о закреплении школ',
  })
  return { next: agreed, neighbour }
}

/** One was declined, one ended before its term. */
const over = async (desk: PairDesk): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const declined = await propose(desk, {
    ...bare,
    day: -90,
    curated: ['z8'],
    lead: 'z2',
    from: -80,
    until: -30,
  })
  const school = desk.organisation('z2')
  const busy = 'Все методисты гимназии заняты на площадке до зимы.'
  await desk.run('z2', on(-88), declinePair, { pair: declined, school, reason: busy })
  const early = await propose(desk, {
    ...bare,
    day: -300,
    curated: ['z7'],
    lead: 'z3',
    from: -290,
    until: -100,
  })
  await agree(desk, early, -296, ['z3', 'z7'])
  await begin(desk, early, -290)
  await desk.run('coordinator', on(-200), endPair, {
    pair: early,
    on: shortDay(on(-201)),
    reason: 'Подгорновская школа закрыта на ремонт до конца года.',
  })
}

/** Pairs in every state, made by the coordinator and the schools themselves. */
export const pairsStory = async (desk: PairDesk): Promise<void> => {
  await requisites(desk)
  const school = desk.organisation('z1')
  await desk.run('z1', addDays(desk.today, -55), setCapacity, { school, schools: '4' })
  const pair = await working(desk)
  const network = await quietNetwork(desk)
  await contracts(desk, pair, network)
  await meetings(desk, pair)
  const old = await lastYear(desk)
  const later = await waiting(desk)
  await plansStory(desk, { working: pair, network, lastYear: old, ...later })
  await over(desk)
}
