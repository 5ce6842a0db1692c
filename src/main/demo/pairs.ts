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
import { addGoal, closeGoal, namePerson } from '../../modules/pairs/commands/people-and-goals.ts'
import { proposePair } from '../../modules/pairs/commands/propose.ts'
import type { DemoRun } from './desk.ts'
import { contracts, meetings } from './pair-contracts.ts'
import { oldPlan, plansStory } from './pair-plans.ts'
import { requisites } from './pair-requisites.ts'

/** What the story of pairs needs of the stage. */
export type PairDesk = {
  readonly today: Day
  /** This year's matching, which makes the pairs that work. */
  readonly matching: () => Promise<void>
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

/** The pair by which a school is led now, as the act of this year's matching made it. */
const leadOf = async (desk: PairDesk, school: string): Promise<string> => {
  const [pair] = await desk.ids(
    `select b.record_id as id from pair_bond b join school_pair p on p.id = b.record_id
      where b.organisation_id = $1 and b.kind = 'lead' and b.is_live and p.state = 'confirmed'`,
    [desk.organisation(school)],
  )
  if (pair === undefined) throw new Error(`the matching of the story gave no pair to ${school}`)
  await desk.run('coordinator', addDays(desk.today, -47), startPair, { pair, school: '' })
  return pair
}

/** The pair of the story: works, has people, a goal of its own beside those that its deficits gave. */
const working = async (desk: PairDesk): Promise<string> => {
  const pair = await leadOf(desk, 'z5')
  await desk.run('z5', addDays(desk.today, -46), addGoal, {
    ...{ pair, school: desk.organisation('z5'), subject: '', expected: '' },
    text: 'Устное собеседование в 9 классе: все обучающиеся говорят связно',
  })
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
  await name('z3', 'subject', 'физика и химия', 'Ветлугин П. Р.', 'учитель физики')
  await name('z5', 'contact', '', 'Калинникова Р. Е.', 'директор')
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

/** Pairs in every state: those that work were made by the matching, the others by the coordinator and the schools. */
export const pairsStory = async (desk: PairDesk): Promise<void> => {
  await requisites(desk)
  const school = desk.organisation('z1')
  await desk.run('z1', addDays(desk.today, -80), setCapacity, { school, schools: '4' })
  const old = await lastYear(desk)
  await over(desk)
  await desk.matching()
  const pair = await working(desk)
  // two schools of one mentor school that have not met for long
  const quiet = { z6: await leadOf(desk, 'z6'), z7: await leadOf(desk, 'z7') }
  await contracts(desk, pair, quiet)
  await meetings(desk, pair)
  const later = await waiting(desk)
  await plansStory(desk, { working: pair, quiet: quiet.z6, lastYear: old, ...later })
}
