import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { agreePair, confirmPair, startPair } from '../../modules/pairs/commands/moves.ts'
import { setCapacity } from '../../modules/pairs/commands/opinions.ts'
import { namePerson } from '../../modules/pairs/commands/people-and-goals.ts'
import { proposePair } from '../../modules/pairs/commands/propose.ts'
import type { MatchingDesk } from './matching.ts'

const WHO = 'l-coordinator'

type Network = {
  readonly lead: string
  readonly subjects: readonly (readonly [school: string, subject: string])[]
  readonly curated: readonly string[]
  readonly goal: string
}

/** One mentor school and three that it leads, with a mentor by subject beside it (1:n). */
export const LYCEUM_NETWORK: Network = {
  lead: 'l3',
  subjects: [['l7', 'математика']],
  curated: ['l15', 'l16', 'l17'],
  goal: 'Общий банк заданий по математике для малых классов',
}

/** Two mentor schools and two that are helped (n:n). */
export const RIVER_NETWORK: Network = {
  lead: 'l1',
  subjects: [
    ['l6', 'русский язык'],
    ['l6', 'литература'],
  ],
  curated: ['l13', 'l14'],
  goal: 'Читательские объединения двух школ работают по одному плану',
}

const mentorsOf = ({ lead, subjects }: Network): string[] => [
  ...new Set([lead, ...subjects.map(([school]) => school)]),
]

const propose = async (desk: MatchingDesk, network: Network): Promise<string> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const made = await desk.run(WHO, on(-5), proposePair, {
    programme: '',
    curated: network.curated.map(desk.organisation),
    lead: desk.organisation(network.lead),
    subjects: network.subjects.map(([school, subject]) => ({ mentor: desk.organisation(school), subject })),
    from: shortDay(on(-2)),
    until: shortDay(on(190)),
    goals: network.goal,
  })
  return idInAddress(made)
}

/** A network from its proposal to its work: every school agrees, the district confirms, the lead is named. */
const live = async (desk: MatchingDesk, network: Network): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  for (const code of mentorsOf(network))
    await desk.run(code, on(-6), setCapacity, { school: desk.organisation(code), schools: '6' })
  const pair = await propose(desk, network)
  for (const code of [...mentorsOf(network), ...network.curated])
    await desk.run(code, on(-4), agreePair, { pair, school: desk.organisation(code), channel: 'self' })
  const actWords = 'распоряжение управления образования о сетях школ'
  await desk.run(WHO, on(-3), confirmPair, { pair, act: '', actWords })
  await desk.run(WHO, on(-2), startPair, { pair, school: '' })
  const [lead] = mentorsOf(network)
  await desk.run(lead ?? '', on(-2), namePerson, {
    ...{ pair, school: desk.organisation(network.lead), person: '' },
    name: 'Дроздова К. М.',
    position: 'заместитель директора',
    duty: 'lead',
    subject: '',
  })
}

/** Networks of the meadow district: one school to many, and many to many. */
export const meadowNetworks = async (desk: MatchingDesk): Promise<void> => {
  for (const network of [LYCEUM_NETWORK, RIVER_NETWORK]) await live(desk, network)
}
