import type { Day } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { nextState } from '../../../kernel/workflow.ts'
import { assignableClauses, expandAll } from './expand.ts'
import type { ReceiveInput, RequisitesInput } from './input.ts'
import { type Signer, signerIn } from './naming.ts'
import { beyondClauses, type OwnPeople, withinReach } from './own-people.ts'
import type { Addressee, Clause, Directive, DirectiveState, Roll } from './types.ts'
import { type DirectiveAction, directiveWorkflow } from './workflow.ts'

/** A new state of the paper. */
export type Moved = { readonly from: DirectiveState; readonly to: DirectiveState }

export const move = (directive: Directive, action: DirectiveAction): Result<Moved> => {
  const to = nextState(directiveWorkflow, directive.state, action)
  return to === null
    ? refuse('directiveNotNow', undefined, { state: directive.state })
    : ok({ from: directive.state, to })
}

/** What was read is corrected only while it is compared with the original. */
export const whileReviewed = (directive: Directive): Result<true> =>
  directive.state === 'review' ? ok(true) : refuse('directiveNotNow', undefined, { state: directive.state })

/** An incoming paper is taken in once it can be cited; whom it orders may still be asked by the resolution. */
export const receive = (
  directive: Directive,
  input: ReceiveInput,
  today: Day,
): Result<Moved & { readonly number: string; readonly receivedOn: Day }> => {
  const refusals: Refusal[] = []
  const receivedOn = input.receivedOn === '' ? today : readTypedDay(input.receivedOn)
  if (directive.direction !== 'incoming') refusals.push({ code: 'notIncoming' })
  if (directive.title.trim() === '') refusals.push({ code: 'titleMissing' })
  if (receivedOn === null) refusals.push({ code: 'notADay', field: 'receivedOn' })
  else if (receivedOn > today) refusals.push({ code: 'dayInFuture', field: 'receivedOn' })
  if (refusals.length > 0 || receivedOn === null) return refuseAll(refusals)
  const moved = move(directive, 'receive')
  return moved.ok ? ok({ ...moved.value, number: input.number, receivedOn }) : moved
}

/** What confirming will give out: a clause and whom it goes to. */
export type Load = { readonly clause: Clause; readonly addressees: readonly Addressee[] }

/** The load of a paper, shown before it is confirmed and stored when it is (product, section 4.17). */
export const loadOf = (clauses: readonly Clause[], roll: Roll): Load[] =>
  assignableClauses(clauses).map((clause) => ({ clause, addressees: expandAll(clause.responsibles, roll) }))

/** Organisations that a load goes to. */
export const organisationsIn = (load: readonly Load[]): string[] => [
  ...new Set(load.flatMap(({ addressees }) => addressees.flatMap(({ organisation }) => organisation ?? []))),
]

/** How many addressees these are, those counted by their first of a kind too. */
export const countOf = (addressees: readonly Addressee[]): number =>
  addressees.reduce((sum, { standsFor }) => sum + standsFor, 0)

/** Everyone of a load once: a person, or an organisation whatever its role. */
export const reachedBy = (load: readonly Load[]): Addressee[] => [
  ...new Map(
    load
      .flatMap(({ addressees }) => addressees)
      .map((each) => [each.person ?? each.organisation ?? each.label, each] as const),
  ).values(),
]

/** How the form of a clause names one of its addressees; whom the program does not know yet is named by his row. */
export const addresseeKey = (each: Clause['responsibles'][number]): string =>
  `${each.kind}:${each.organisationId ?? each.personId ?? each.roleCode ?? each.categoryCode ?? each.id}`

const keyIn = (value: string): string => value.split(':').slice(0, 2).join(':')

/** Addressees left as they were read, with their words and posts, and those who are new. A writing just learnt is answered. */
export const addresseesAfter = (
  responsibles: Clause['responsibles'],
  chosen: readonly string[],
  learnt: { readonly written: string } | null,
): { readonly kept: readonly string[]; readonly fresh: readonly string[] } => {
  const keys = new Set(chosen.map(keyIn))
  const stays = responsibles.filter(
    (each) =>
      keys.has(addresseeKey(each)) && !(each.kind === 'unresolved' && each.asWritten === learnt?.written),
  )
  const known = new Set(responsibles.map(addresseeKey))
  return { kept: stays.map(({ id }) => id), fresh: chosen.filter((value) => !known.has(keyIn(value))) }
}

/** The organisation that a person chose where the register knew nobody: one writing, one choice, so that it can be learnt. */
export const learntFrom = (
  responsibles: Clause['responsibles'],
  chosen: readonly string[],
): { readonly written: string; readonly organisation: string } | null => {
  const unknown = responsibles.filter((each) => each.kind === 'unresolved')
  const known = new Set<string | null>(responsibles.map((each) => each.organisationId))
  const fresh = chosen.flatMap((value) => {
    const [kind, key = ''] = value.split(':')
    return kind === 'organisation' && !known.has(key) ? [key] : []
  })
  const [written, organisation] = [unknown[0]?.asWritten, fresh[0]]
  return unknown.length === 1 && fresh.length === 1 && written !== undefined && organisation !== undefined
    ? { written, organisation }
    : null
}

/** Clauses with somebody to answer whom the program does not know yet. */
export const unresolvedIn = (clauses: readonly Clause[]): Clause[] =>
  assignableClauses(clauses).filter((clause) =>
    clause.responsibles.some((responsible) => responsible.kind === 'unresolved'),
  )

/**
 * A paper is confirmed once it has a number or date to be cited by and every addressee is known or struck out: nobody
 * should miss his assignment because of a slip in a name. An act of a school orders its own people.
 */
export const confirm = (
  directive: Directive,
  clauses: readonly Clause[],
  { roll, own }: { readonly roll: Roll; readonly own: OwnPeople },
): Result<Moved & { readonly load: readonly Load[] }> => {
  const unknown = unresolvedIn(clauses)
  const refusals: Refusal[] = [
    ...(directive.state === 'review' && directive.direction === 'incoming'
      ? [{ code: 'needsResolution' }]
      : []),
    ...(directive.title.trim() === '' ? [{ code: 'titleMissing' }] : []),
    ...(unknown.length > 0
      ? [
          {
            code: 'addresseesUnknown',
            values: { clauses: unknown.map((clause) => clause.number ?? '—').join(', ') },
          },
        ]
      : []),
    ...beyondClauses(directive, clauses, own),
  ]
  if (refusals.length > 0) return refuseAll(refusals)
  const moved = move(directive, directive.state === 'signed' ? 'publish' : 'confirm')
  return moved.ok ? ok({ ...moved.value, load: loadOf(withinReach(directive, clauses, own), roll) }) : moved
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export type Requisites = Omit<
  RequisitesInput,
  'date' | 'number' | 'issuer' | 'signers' | 'controller' | 'control'
> & {
  readonly number: string | null
  readonly dateOn: Day | null
  readonly issuer: readonly string[]
  readonly signers: readonly Signer[]
  readonly control: string | null
  readonly controller: string | null
}

/** Requisites as corrected; a date that does not exist is refused beside its field. */
export const requisites = (directive: Directive, input: RequisitesInput): Result<Requisites> => {
  if (directive.state !== 'review') return refuse('directiveNotNow', undefined, { state: directive.state })
  const dateOn = input.date === '' ? null : readTypedDay(input.date)
  if (input.date !== '' && dateOn === null) return refuse('notADay', 'date')
  const { date: _date, ...rest } = input
  return ok({
    ...rest,
    number: input.number === '' ? null : input.number,
    dateOn,
    issuer: linesOf(input.issuer),
    signers: linesOf(input.signers).map(signerIn),
    control: input.control === '' ? null : input.control,
    controller: input.controller === '' ? null : input.controller,
  })
}

const GENITIVE: Readonly<Record<string, string>> = {
  распоряжение: 'распоряжения',
  приказ: 'приказа',
  постановление: 'постановления',
  письмо: 'письма',
  положение: 'положения',
  паспорт: 'паспорта',
  план: 'плана',
}

/** «распоряжения»; «документа» for a kind that has no words of its own. */
export const genitiveOfKind = (kind: string): string => GENITIVE[kind] ?? 'документа'

/** «распоряжения № 94» */
export const paperName = (directive: Pick<Directive, 'kind' | 'number'>): string => {
  const kind = genitiveOfKind(directive.kind)
  return directive.number === null ? kind : `${kind} № ${directive.number}`
}

/** «п. 2.1 распоряжения № 94»: the boxed reference of every fact (design, section 1.4). */
export const sourceLabel = (directive: Pick<Directive, 'kind' | 'number'>, number: string | null): string =>
  number === null ? paperName(directive) : `п. ${number} ${paperName(directive)}`

/** «резолюция к письму»: the source of a task that the head gave. */
export const resolutionLabel = (directive: Pick<Directive, 'kind' | 'number'>): string =>
  `резолюция по документу: ${directive.kind}${directive.number === null ? '' : ` № ${directive.number}`}`
