import { ok, type Result, refuse } from '../../../../kernel/result.ts'
import { type Moved, move } from '../rules.ts'
import type { Directive } from '../types.ts'

export const VISA_STATES = ['waiting', 'agreed', 'remarks', 'withdrawn'] as const
export type VisaState = (typeof VISA_STATES)[number]

/** One person's look at a draft, in a round of sending. */
export type Visa = {
  readonly id: string
  readonly person: string
  readonly ord: number
  readonly state: VisaState
  /** It lies with him now; false while those before him still look. */
  readonly isOpen: boolean
}

/** The look that lies with this person now: his own, or that of one who handed his duty to him (decisions 25). */
export const visaOf = <V extends Pick<Visa, 'person' | 'state' | 'isOpen'>>(
  visas: readonly V[],
  person: string | null,
  handed: readonly string[],
): V | undefined => {
  const open = visas.filter((visa) => visa.state === 'waiting' && visa.isOpen)
  return open.find((visa) => visa.person === person) ?? open.find((visa) => handed.includes(visa.person))
}

export type VisaMode = 'together' | 'inOrder'

export type Sent = Moved & { readonly people: readonly string[]; readonly mode: VisaMode }

/** Sends a draft round: everybody at once, or one after another. */
export const sendForVisas = (
  directive: Directive,
  input: { readonly people: readonly string[]; readonly mode: VisaMode },
  circumstances: { readonly clauses: number; readonly mayLook: ReadonlySet<string> },
): Result<Sent> => {
  const people = [...new Set(input.people)]
  if (people.length === 0) return refuse('chooseVisas', 'visa-1')
  if (circumstances.clauses === 0) return refuse('noClauses')
  if (people.some((person) => !circumstances.mayLook.has(person))) return refuse('notOfThisNode', 'visa-1')
  const moved = move(directive, 'sendForVisas')
  return moved.ok ? ok({ ...moved.value, people, mode: input.mode }) : moved
}

export type Decided = {
  readonly visa: string
  readonly decision: 'agreed' | 'remarks'
  readonly remark: string
  /** New state of the paper, when this look decides it. */
  readonly moved: Moved | null
  /** Whose turn it is next, when the round goes in order. */
  readonly next: string | null
}

/** A person agrees, or sends the draft back with his remarks; the last one who agrees makes it agreed. */
export const decideVisa = (
  directive: Directive,
  visas: readonly Visa[],
  mine: string,
  input: { readonly decision: 'agreed' | 'remarks'; readonly remark: string },
): Result<Decided> => {
  const visa = visas.find((each) => each.id === mine)
  if (directive.state !== 'visas') return refuse('directiveNotNow', undefined, { state: directive.state })
  if (visa === undefined || visa.state !== 'waiting' || !visa.isOpen) return refuse('notYourTurn')
  if (input.decision === 'remarks' && input.remark === '') return refuse('required', 'remark')
  const others = visas.filter((each) => each.id !== mine && each.state === 'waiting')
  const action = input.decision === 'remarks' ? 'remark' : others.length === 0 ? 'agree' : null
  const moved = action === null ? null : move(directive, action)
  if (moved !== null && !moved.ok) return moved
  const waiting = others.filter((each) => !each.isOpen).sort((a, b) => a.ord - b.ord)
  return ok({
    visa: mine,
    decision: input.decision,
    remark: input.remark,
    moved: moved === null ? null : moved.value,
    next:
      input.decision === 'agreed' && others.every((each) => !each.isOpen) ? (waiting[0]?.id ?? null) : null,
  })
}
