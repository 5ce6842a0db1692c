import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import { personName } from '../../people/public.ts'
import { speakForSchool } from '../domain/access.ts'
import { CloseGoalInput, GoalInput, NamePersonInput, OnePersonInput } from '../domain/input.ts'
import type { Pair, PairSchool } from '../domain/types.ts'
import { pairWorkflow } from '../domain/workflow.ts'
import {
  findGoal,
  lockAs,
  lockPair,
  ownerOf,
  type PairGoal,
  type PairPerson,
  peopleOf,
} from '../queries/pair.ts'
import { pairPage, touch } from './saving.ts'

const isOver = (pair: Pair): boolean => pairWorkflow.final.includes(pair.state)

type Naming = Pair & { readonly school: PairSchool; readonly known: string | null }
type Named = Omit<NamePersonInput, 'person'> & { readonly id: string; readonly person: string | null }

/** A school names who of its people leads, helps in a subject, or answers for the pair. */
export const namePerson = command<NamePersonInput, Naming, Named>({
  name: 'pair.namePerson',
  input: NamePersonInput,
  access: speakForSchool,
  load: async (tx, input) => {
    const pair = await lockAs(tx, input.pair, input.school)
    return pair && { ...pair, known: input.person === '' ? null : await personName(tx, input.person) }
  },
  decide: (pair, input, { newId }) => {
    if (isOver(pair)) return refuse('pairIsOver')
    if (input.person !== '' && pair.known === null) return refuse('noSuchPerson', 'person')
    if (pair.school.side === 'curated' && input.duty !== 'contact') return refuse('mentorsHelp', 'duty')
    return ok({
      ...input,
      id: newId(),
      person: input.person === '' ? null : input.person,
      name: pair.known ?? input.name,
    })
  },
  save: async (tx, named, pair, work) => {
    const { region, municipality, organisation } = ownerOf(pair.school)
    await run(
      tx,
      sql`insert into pair_person (id, record_id, region_id, municipality_id, organisation_id, person_id, name, position, duty, subject, from_on)
          values (${named.id}, ${pair.id}, ${region}, ${municipality}, ${organisation}, ${named.person}, ${named.name}, ${named.position}, ${named.duty},
            ${named.duty === 'subject' ? named.subject : ''}, ${work.today})`,
    )
    await touch(tx, pair.id)
    if (named.person !== null)
      await work.notify({
        person: named.person,
        code: 'pairNamed',
        record: pair.id,
        words: { title: pair.title },
        address: pairPage(pair.id),
      })
  },
  tell: (named, pair) => ({
    record: pair.id,
    row: named.id,
    change: { duty: named.duty, person: named.person },
    words: { name: named.name },
  }),
  to: (_named, pair) => `${pairPage(pair.id)}#people`,
})

type Releasing = Pair & { readonly member: PairPerson }

/** Somebody no longer takes part: his name stays with its days. */
export const releasePerson = command<OnePersonInput, Releasing, PairPerson>({
  name: 'pair.releasePerson',
  input: OnePersonInput,
  access: speakForSchool,
  load: async (tx, input) => {
    const pair = await lockPair(tx, input.pair)
    const named = pair && (await peopleOf(tx, pair.id)).find(({ id }) => id === input.named)
    const school = pair?.schools.find(({ organisation }) => organisation === named?.organisation)
    return pair && named && school ? { ...pair, member: named, owner: ownerOf(school) } : null
  },
  decide: ({ member }) => (member.until === null ? ok(member) : refuse('releasedAlready')),
  save: async (tx, named, pair, work) => {
    await run(
      tx,
      sql`update pair_person set until_on = greatest(from_on, ${work.today}::date) where id = ${named.id}`,
    )
    await touch(tx, pair.id)
  },
  tell: (named, pair) => ({ record: pair.id, row: named.id, change: { released: true } }),
  to: (_named, pair) => `${pairPage(pair.id)}#people`,
})

type Aiming = Pair & { readonly school: PairSchool }

/** A goal of a curated school in the pair, written by hand. */
export const addGoal = command<GoalInput, Aiming, GoalInput & { readonly id: string }>({
  name: 'pair.addGoal',
  input: GoalInput,
  access: speakForSchool,
  load: (tx, input) => lockAs(tx, input.pair, input.school),
  decide: (pair, input, { newId }) => {
    if (isOver(pair)) return refuse('pairIsOver')
    return pair.school.side === 'mentor' ? refuse('goalsOfCurated', 'school') : ok({ ...input, id: newId() })
  },
  save: async (tx, goal, pair) => {
    const { region, municipality, organisation } = ownerOf(pair.school)
    await run(
      tx,
      sql`insert into pair_goal (id, record_id, region_id, municipality_id, organisation_id, text, subject, expected)
          values (${goal.id}, ${pair.id}, ${region}, ${municipality}, ${organisation}, ${goal.text}, ${goal.subject}, ${goal.expected})`,
    )
    await touch(tx, pair.id)
  },
  tell: (goal, pair) => ({ record: pair.id, row: goal.id, change: { added: true } }),
  to: (_goal, pair) => `${pairPage(pair.id)}#goals`,
})

type Closing = Pair & { readonly goal: PairGoal }

/** A goal is reached or given up, with what was seen; what it came from hears of it. */
export const closeGoal = command<CloseGoalInput, Closing, CloseGoalInput>({
  name: 'pair.closeGoal',
  input: CloseGoalInput,
  access: speakForSchool,
  load: async (tx, input) => {
    const pair = await lockPair(tx, input.pair)
    const goal = pair && (await findGoal(tx, pair.id, input.goal))
    if (!pair || !goal) return null
    const { region, municipality, organisation } = goal
    return { ...pair, goal, owner: { region, municipality, organisation } }
  },
  decide: ({ goal }, input) => (goal.state === 'open' ? ok(input) : refuse('goalClosed')),
  save: async (tx, change, pair, work) => {
    const { goal } = pair
    await run(
      tx,
      sql`update pair_goal set state = ${change.state}, closed_on = ${work.today}, outcome = ${change.outcome}, version = version + 1 where id = ${goal.id}`,
    )
    await touch(tx, pair.id)
    await work.state({
      record: pair.id,
      row: goal.id,
      from: 'open',
      to: change.state,
      note: change.outcome,
      owner: pair.owner,
    })
    if (goal.source !== null)
      await work.fact('pairGoalClosed', goal.source, {
        row: goal.sourceRow,
        state: change.state,
        pair: pair.id,
        goal: goal.id,
        outcome: change.outcome,
      })
  },
  tell: (change, pair) => ({ record: pair.id, row: pair.goal.id, change: { to: change.state } }),
  to: (_change, pair) => `${pairPage(pair.id)}#goals`,
})
