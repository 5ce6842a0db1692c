import { refuseAll } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { assign, controllerNode } from '../../assignments/public.ts'
import { giveResolution, manageDirective } from '../domain/access.ts'
import { timesOf } from '../domain/days.ts'
import { ReceiveInput, ResolutionInput } from '../domain/input.ts'
import { namedBy, responsiblesIn } from '../domain/named.ts'
import { titleOf } from '../domain/naming.ts'
import type { OwnPeople } from '../domain/own-people.ts'
import * as resolution from '../domain/resolution.ts'
import * as rules from '../domain/rules.ts'
import { undecidedTwin } from '../domain/twins.ts'
import type { Clause, Directive, Roll } from '../domain/types.ts'
import { clausesOf, lockDirective } from '../queries/paper.ts'
import { headsOf, type Signer, signerOn } from '../queries/resolution.ts'
import { peopleAmong, rollOf } from '../queries/roll.ts'
import { twinName } from '../queries/twins.ts'
import { type AfterConfirm, giveOut, openBelow, pageOf, saveState, told } from './giving.ts'
import { settleGrounds } from './grounds.ts'
import { ownedBy } from './saving.ts'

type Received = rules.Moved & { readonly number: string; readonly receivedOn: string }

/** An incoming paper gets our number and the day of receipt and waits for the head (R230). */
export const receiveDirective = command<
  ReceiveInput,
  Directive & { readonly today: Directive['dateOn']; readonly twin: string | null },
  Received
>({
  name: 'directive.receive',
  input: ReceiveInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    return directive && { ...directive, today: tx.scope.today, twin: await twinName(tx, input.directive) }
  },
  decide: (directive, input, { today }) => {
    const undecided = undecidedTwin(directive, directive.twin)
    return undecided.length > 0 ? refuseAll(undecided) : rules.receive(directive, input, today)
  },
  save: async (tx, change, directive, work) => {
    await saveState(tx, change, directive, work)
    const number = change.number === '' ? await nextIntake(tx, directive, work) : change.number
    await run(
      tx,
      sql`update directive set intake_number = ${number}, received_on = ${change.receivedOn} where id = ${directive.record}`,
    )
    for (const head of await headsOf(tx, directive.owner))
      await work.notify({
        person: head.id,
        code: 'directiveWaits',
        record: directive.record,
        words: { title: directive.title },
        address: `${pageOf(directive)}/resolution`,
      })
  },
  tell: told,
  to: (_change, directive) => `${pageOf(directive)}/resolution`,
})

/** Next number of the register of incoming papers of the node, one register a year. */
const nextIntake = async (tx: Tx, { owner }: Directive, work: Work): Promise<string> => {
  const node = owner.organisation ?? owner.municipality ?? owner.region ?? ''
  return String(await work.number('directiveIntake', node, Number(tx.scope.today.slice(0, 4))))
}

type Subject = Directive & {
  readonly clauses: readonly Clause[]
  readonly roll: Roll
  readonly own: OwnPeople
  readonly signer: Signer | null
}

const loadSubject = async (tx: Tx, input: ResolutionInput): Promise<Subject | null> => {
  const directive = await lockDirective(tx, input.directive)
  if (directive === null) return null
  const clauses = await clausesOf(tx, input.directive)
  const executors = input.lines.flatMap((line) => line.executors)
  const named = responsiblesIn(clauses)
  return {
    ...directive,
    clauses,
    roll: await rollOf(tx, directive.owner, named, { people: executors }),
    own: await peopleAmong(tx, directive.owner, [...executors, ...namedBy(named).people]),
    signer: tx.scope.person === null ? null : await signerOn(tx, tx.scope.person, tx.scope.today),
  }
}

/** The text of the resolution: head and lines anew. Gives the ids of the lines, in their order. */
const saveText = async (
  tx: Tx,
  change: resolution.ResolutionText,
  directive: Directive,
  work: Work,
): Promise<string[]> => {
  const common = { record_id: directive.record, ...ownedBy(directive.owner) }
  await run(tx, sql`delete from directive_resolution_line where record_id = ${directive.record}`)
  const { region, municipality, organisation } = directive.owner
  await run(
    tx,
    sql`insert into directive_resolution (id, record_id, region_id, municipality_id, organisation_id, text, drafted_by, drafted_at)
        values (${work.newId()}, ${directive.record}, ${region}, ${municipality}, ${organisation}, ${change.text}, ${tx.scope.person}, ${work.at})
        on conflict on constraint resolution_once do update set text = excluded.text, drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at,
          version = directive_resolution.version + 1`,
  )
  const ids = change.lines.map(() => work.newId())
  await insertAll(
    tx,
    'directive_resolution_line',
    change.lines.map((line, ord) => ({
      ...common,
      id: ids[ord],
      ord,
      clause_id: line.clause,
      goes_down: line.goesDown,
      text: line.text,
      term_as_written: line.term,
      due_on: line.dueOn,
      executors: line.executors,
    })),
  )
  return ids
}

/** A draft by anybody of the office; the head reads it and gives it. */
export const draftResolution = command<ResolutionInput, Subject, resolution.ResolutionText>({
  name: 'directive.draftResolution',
  input: ResolutionInput,
  access: manageDirective,
  load: loadSubject,
  decide: (subject, input, { today }) => {
    const allowed = rules.move(subject, 'resolve')
    return allowed.ok ? resolution.resolutionText(subject, input, today) : allowed
  },
  save: async (tx, change, directive, work) => {
    await saveText(tx, change, directive, work)
    for (const head of await headsOf(tx, directive.owner))
      if (head.id !== tx.scope.person)
        await work.notify({
          person: head.id,
          code: 'resolutionDrafted',
          record: directive.record,
          words: { title: directive.title },
          address: `${pageOf(directive)}/resolution`,
        })
  },
  tell: (change, directive) => ({ record: directive.record, change: { lines: change.lines.length } }),
  to: (_change, directive) => `${pageOf(directive)}/resolution?done=drafted`,
})

const eachOf = <A, B>(one: readonly A[], other: readonly B[]): (readonly [A, B])[] =>
  one.flatMap((a) => other.map((b) => [a, b] as const))

/** Tasks for people of the node: one for each executor of each line, and for each day that its term names. */
const giveTasks = (
  tx: Tx,
  work: Work,
  change: resolution.Given,
  subject: Subject,
  ids: readonly string[],
): Promise<string[]> => {
  const label = rules.resolutionLabel(subject)
  return assign(
    tx,
    work,
    change.lines.flatMap((line, at) => {
      const clause = subject.clauses.find((each) => each.id === line.clause)
      const title =
        line.text === '' ? titleOf(clause ?? { action: '', text: change.text || subject.title }) : line.text
      const when = line.term === '' ? clause : { termAsWritten: line.term, dueOn: line.dueOn }
      const times = timesOf(when ?? { termAsWritten: null, dueOn: null })
      return eachOf(line.executors, times).map(([person, { dueOn, occurrence }]) => ({
        owner: subject.roll.people.get(person)?.owner ?? subject.owner,
        person: person as NonNullable<Directive['controllerPerson']>,
        roleCode: null,
        sourceRecord: subject.record,
        sourceRow: ids[at] ?? '',
        title: title.slice(0, 300),
        quote: [change.text, clause?.text ?? ''].filter(Boolean).join('\n') || subject.title,
        sourceLabel: label,
        sourceKind: 'clause' as const,
        modality: 'order' as const,
        termAsWritten: line.term || (clause?.termAsWritten ?? null),
        term: null,
        opensOn: null,
        dueOn,
        occurrence,
        controllerPerson: tx.scope.person,
        controlAsWritten: null,
        controllerMunicipality: controllerNode(subject.owner),
      }))
    }),
  )
}

/** The head decides: clauses go down to their addressees, people of the node get their tasks (R230). */
export const resolveDirectiveWith = (after: AfterConfirm) =>
  command<ResolutionInput, Subject, resolution.Given>({
    name: 'directive.resolve',
    input: ResolutionInput,
    access: giveResolution,
    load: loadSubject,
    decide: (subject, input, { today }) => resolution.resolve(subject, input, today),
    save: async (tx, change, subject, work) => {
      const ids = await saveText(tx, change, subject, work)
      await run(
        tx,
        sql`update directive_resolution set given_by = ${tx.scope.person}, given_at = ${work.at}, name_then = ${subject.signer?.name ?? null},
          position_then = ${subject.signer?.position ?? null} where record_id = ${subject.record}`,
      )
      await saveState(tx, change, subject, work)
      await run(
        tx,
        sql`update directive set confirmed_at = ${work.at}, confirmed_by = ${tx.scope.person} where id = ${subject.record}`,
      )
      await openBelow(tx, subject)
      await settleGrounds(tx, subject, work)
      await giveOut(tx, work, change.load, subject)
      await giveTasks(tx, work, change, subject, ids)
      await after(tx, subject, work)
      await work.fact('directiveConfirmed', subject.record)
    },
    tell: (change, directive) => ({
      record: directive.record,
      change: { from: change.from, to: change.to, clauses: change.load.length, tasks: change.tasks.length },
    }),
    to: (_change, directive) => `${pageOf(directive)}?done=resolved`,
  })

export const resolutionCommands = (resolve: AnyCommand): readonly AnyCommand[] => [
  receiveDirective,
  draftResolution,
  resolve,
]
