import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import type { Channel } from '../../pairs/domain/types.ts'
import type { ConsentState, MatchingState, PlanLine, Silence } from './types.ts'

/** A pair of the plan that has a mentor school. */
export type AskedPair = PlanLine & { readonly mentor: OrganisationId }

export const isAsked = (line: PlanLine): line is AskedPair => line.mentor !== null

/** One school's word about one pair. */
export type ConsentRow = {
  readonly id: string
  readonly school: OrganisationId
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly side: 'curated' | 'mentor'
  readonly partner: OrganisationId
  readonly partnerName: string
  readonly kind: 'lead' | 'subject'
  readonly subject: string
  readonly themes: readonly string[]
  readonly minutes: number
  readonly state: ConsentState
  readonly reason: string
  readonly wishes: readonly string[]
  readonly hasRelatives: boolean
  readonly answeredOn: Day | null
  readonly channel: Channel
  readonly assignment: string
}

/** What an asked school is told of the matching. */
export type AskedAbout = {
  readonly matching: string
  readonly title: string
  readonly state: MatchingState
  readonly round: number
  readonly from: Day
  readonly until: Day
  readonly answerBy: Day
  readonly silence: Silence
  readonly school: OrganisationId
  readonly schoolName: string
  readonly schoolYear: number
  /** Mentor schools that offered: a curated school may wish up to three of them. */
  readonly mentors: readonly { readonly id: OrganisationId; readonly name: string }[]
}

export type Asked = {
  readonly id: string
  readonly owner: Owner
  readonly record: string
  readonly about: AskedAbout
  readonly rows: readonly ConsentRow[]
  /** Rows of the round that the matching is in; answers to an earlier one are history. */
  readonly isCurrent: boolean
}

export type SaidOfPair = {
  readonly row: string
  readonly answer: '' | 'agreed' | 'objected'
  readonly reason: string
  readonly hasRelatives: boolean
}

export type Said = {
  readonly answers: readonly SaidOfPair[]
  readonly wishes: readonly string[]
}

export type Answered = {
  readonly rows: readonly (SaidOfPair & {
    readonly answer: 'agreed' | 'objected'
    readonly from: ConsentState
  })[]
  readonly wishes: readonly string[]
}

const ANSWERABLE: readonly MatchingState[] = ['consent', 'deciding']

/** Until the act the committee listens: a late word is a word. */
export const isListening = (state: MatchingState): boolean => ANSWERABLE.includes(state)

/** The school may answer what it is asked now. */
export const isAnswerable = ({ about, isCurrent }: Pick<Asked, 'about' | 'isCurrent'>): boolean =>
  isCurrent && isListening(about.state)

const pairFaults = (row: ConsentRow, said: SaidOfPair | undefined): Refusal[] => {
  if (said === undefined || said.answer === '')
    return [{ code: 'chooseAnswer', field: `answer.${row.id}`, values: { school: row.partnerName } }]
  return said.answer === 'objected' && said.reason === ''
    ? [{ code: 'objectionNeedsReason', field: `reason.${row.id}`, values: { school: row.partnerName } }]
    : []
}

const wishFaults = ({ about, rows }: Asked, wishes: readonly string[]): Refusal[] => {
  const offered = new Set<string>(about.mentors.map(({ id }) => id))
  const isCurated = rows.some(({ side }) => side === 'curated')
  if (wishes.length > 0 && !isCurated) return [{ code: 'wishNotYours', field: 'wish.0' }]
  return wishes.flatMap((id, at): Refusal[] => [
    ...(offered.has(id) ? [] : [{ code: 'wishNotOffered', field: `wish.${at}` }]),
    ...(wishes.indexOf(id) < at ? [{ code: 'wishTwice', field: `wish.${at}` }] : []),
  ])
}

/** A school says yes or no to each of its pairs at once; a no has a reason. The same said twice is said once. */
export const answer = (asked: Asked, said: Said): Result<Answered> => {
  if (!isAnswerable(asked)) return refuse('consentOver', undefined, { state: asked.about.state })
  const byRow = new Map(said.answers.map((each) => [each.row, each]))
  const faults = [
    ...asked.rows.flatMap((row) => pairFaults(row, byRow.get(row.id))),
    ...wishFaults(asked, said.wishes),
  ]
  if (faults.length > 0) return refuseAll(faults)
  return ok({
    wishes: said.wishes,
    rows: asked.rows.flatMap((row) => {
      const one = byRow.get(row.id)
      return one === undefined || one.answer === ''
        ? []
        : [
            {
              ...one,
              answer: one.answer,
              reason: one.answer === 'objected' ? one.reason : '',
              from: row.state,
            },
          ]
    }),
  })
}

/** What a school means for the pair: silence means what the municipality said it would. */
export const meaningOf = (state: ConsentState, silence: Silence): 'waits' | 'agrees' | 'objects' =>
  state === 'waiting' ? 'waits' : state === 'silent' ? silence : state === 'agreed' ? 'agrees' : 'objects'

/** The day after the last one for answers has come: who has not answered is silent. */
export const isSilenceOn = (consentUntil: Day | null, today: Day): boolean =>
  consentUntil !== null && consentUntil < today

const ORDER: Readonly<Record<ConsentState, number>> = { objected: 0, waiting: 1, silent: 2, agreed: 3 }

/** Objections first, then those whom one has to call. */
export const byUrgency = (a: ConsentRow, b: ConsentRow): number => ORDER[a.state] - ORDER[b.state]
