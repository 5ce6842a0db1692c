import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { PersonId, RecordId } from '../../../kernel/ids.ts'

export const ASSIGNMENT_STATES = [
  'assigned',
  'inWork',
  'reported',
  'returned',
  'accepted',
  'offControl',
  'declined',
  'recalled',
] as const
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]

export type Modality = 'order' | 'recommendation'

/** Where an assignment came from: folded under its plan when it is a roadmap row (product, section 4.6). */
export type SourceKind =
  | 'clause'
  | 'roadmap'
  | 'round'
  | 'campaign'
  | 'form'
  | 'contract'
  | 'plan'
  | 'recommendation'
  | 'nameHolder'

/** How words came in (decisions 24): by the person himself, by a link, or written down from the school's words. */
export type Channel = 'self' | 'link' | 'phone' | 'paper' | 'file' | 'system'

/** One поручение to one addressee, as rules need it. */
export type Assignment = {
  readonly record: RecordId
  readonly owner: Owner
  /** `addressee`: the person named; `controller`: who accepts. For the access rules. */
  readonly named: { readonly addressee: PersonId | null; readonly controller: PersonId | null }
  /** Everybody named as controller: who hears of a report. */
  readonly controllers: readonly PersonId[]
  /** Whose duty whoever asks is doing here: the head who handed it over (decisions 25). */
  readonly forPerson: PersonId | null
  readonly state: AssignmentState
  readonly modality: Modality
  readonly title: string
  readonly dueOn: Day | null
  readonly version: number
  /** Section of the page where it is answered by filling something in; null when a report in words answers it. */
  readonly answerPath: string | null
  /** Number of the last report, 0 when there was none. */
  readonly reports: number
}

/** What a source asks to be assigned (decisions 12): made only through `public.assign`. */
export type NewAssignment = {
  readonly owner: Owner
  readonly person: PersonId | null
  readonly roleCode: string | null
  readonly sourceRecord: RecordId
  readonly sourceRow: string
  readonly occurrence?: string
  readonly title: string
  readonly quote: string
  readonly sourceLabel: string
  readonly sourceKind: SourceKind
  readonly modality: Modality
  readonly termAsWritten: string | null
  readonly term: unknown
  readonly opensOn: Day | null
  readonly dueOn: Day | null
  readonly controllerPerson: PersonId | null
  /** Others who may judge as well, when the paper names several. */
  readonly otherControllers?: readonly PersonId[]
  readonly controlAsWritten: string | null
  readonly controllerMunicipality: string | null
  /** «/answers»: the page that answers it, its id follows. */
  readonly answerPath?: string | null
}
