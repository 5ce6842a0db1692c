import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId, PersonId, RecordId } from '../../../kernel/ids.ts'

export const DIRECTIVE_STATES = [
  'review',
  'resolution',
  'draft',
  'visas',
  'agreed',
  'signed',
  'inForce',
  'amended',
  'repealed',
  'discarded',
  'mentioned',
] as const
export type DirectiveState = (typeof DIRECTIVE_STATES)[number]

export type Modality = 'order' | 'recommendation'

/** The paper as rules need it. */
export type Directive = {
  readonly record: RecordId
  readonly owner: Owner
  readonly state: DirectiveState
  readonly direction: 'own' | 'incoming'
  /** A file that was read, written in the program, or only cited by another paper. */
  readonly origin: 'file' | 'written' | 'mentioned'
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day | null
  readonly title: string
  readonly version: number
  readonly controllerPerson: PersonId | null
  readonly controlAsWritten: string | null
}

/** Who answers (R215): exactly the column of its kind is filled, or it is unresolved. */
export type ResponsibleKind = 'person' | 'role' | 'category' | 'organisation' | 'unit' | 'unresolved'

export type Responsible = {
  readonly id: string
  readonly rowId: string
  readonly level: 'municipal' | 'institutional'
  readonly asWritten: string
  readonly kind: ResponsibleKind
  readonly personId: PersonId | null
  readonly roleCode: string | null
  readonly categoryCode: string | null
  readonly organisationId: OrganisationId | null
}

/** A clause as rules need it for assignments. */
export type Clause = {
  readonly id: string
  readonly parentId: string | null
  readonly number: string | null
  readonly printedNumber: string | null
  readonly text: string
  readonly action: string
  readonly modality: Modality
  readonly termAsWritten: string | null
  readonly term: unknown
  readonly dueOn: Day | null
  readonly controllerPerson: PersonId | null
  readonly controlAsWritten: string | null
  readonly isLeftOut: boolean
  readonly responsibles: readonly Responsible[]
}

/** Whom an assignment goes to, after roles and categories have been turned into organisations and people. */
export type Addressee = {
  readonly organisation: OrganisationId | null
  readonly owner: Owner
  readonly person: PersonId | null
  readonly roleCode: string | null
  /** As the check page shows it. */
  readonly label: string
  /** How many addressees it tells of: more than one where only the first of a category is named (`Roll`). */
  readonly standsFor: number
}

/** What the program must know to expand a responsible, loaded once for the whole paper. */
export type Roll = {
  readonly organisations: ReadonlyMap<
    string,
    {
      readonly id: OrganisationId
      readonly name: string
      readonly owner: Owner
      readonly kind: string
      /** Category and marks that papers choose schools by. */
      readonly groups: readonly string[]
      /** One for an organisation itself; the number of its like where only the first of them is told. */
      readonly standsFor: number
    }
  >
  readonly holders: readonly {
    readonly person: PersonId
    readonly name: string
    readonly role: string
    readonly level: string
    readonly owner: Owner
  }[]
  readonly people: ReadonlyMap<string, { readonly name: string; readonly owner: Owner }>
}

export type { Known, ResponsibleRow } from './intake-rows.ts'
export type { Party, TableReading, TableRow } from './reading/types.ts'

/** «пункта 1.47 региональной дорожной карты проекта «500+»»: which row of which plan an act leans on (R176, R179). */
export type CitedRow = {
  readonly number: string
  /** The plan in the words of the paper, without the number of the row. */
  readonly plan: string
  /** Whose plan it is, when the words say so. */
  readonly level: 'region' | 'municipality' | null
  /** The year that the words name. */
  readonly year: number | null
}
