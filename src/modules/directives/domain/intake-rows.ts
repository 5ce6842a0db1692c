import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { Party, TableReading } from './reading/types.ts'
import type { ResponsibleKind } from './types.ts'

/** How an organisation as written was found in the register. */
export type Match =
  | { readonly kind: 'exact'; readonly id: OrganisationId }
  | { readonly kind: 'likely'; readonly ids: readonly OrganisationId[] }
  | { readonly kind: 'none' }

/** What the program knows when a paper comes in. */
export type Known = {
  readonly organisation: (text: string) => Match
  /** A person of the node by surname and initials; null when none or several fit. */
  readonly person: (name: string) => PersonId | null
  readonly organisationName: (id: OrganisationId) => string
}

export type ResponsibleRow = {
  readonly id: string
  readonly rowId: string
  readonly ord: number
  readonly level: 'municipal' | 'institutional'
  readonly asWritten: string
  readonly kind: ResponsibleKind
  /** What the reader took it for; an organisation asks about the register, anything else about people. */
  readonly party: Party['kind']
  readonly name: string | null
  readonly position: string | null
  readonly personId: PersonId | null
  readonly roleCode: string | null
  readonly categoryCode: string | null
  readonly organisationId: OrganisationId | null
}

export type ClauseRow = {
  readonly id: string
  readonly parentId: string | null
  readonly ord: number
  readonly number: string | null
  readonly printedNumber: string | null
  readonly text: string
  readonly action: string
  readonly modality: 'order' | 'recommendation'
  readonly termAsWritten: string | null
  readonly term: unknown
  readonly dueOn: Day | null
  readonly controlAsWritten: string | null
  readonly controllerPerson: PersonId | null
  readonly annexes: readonly string[]
  readonly place: number | null
  readonly doubt: string | null
}

/** A place where the program asks: `answerable` ones stand under «Решите сами», the rest are remarks. */
export type QuestionRow = {
  readonly id: string
  readonly ord: number
  readonly code: string
  readonly place: number | null
  readonly rowId: string | null
  readonly words: Readonly<Record<string, unknown>>
}

/** A paper as rows ready to save. */
export type Intake = {
  readonly clauses: readonly ClauseRow[]
  readonly responsibles: readonly ResponsibleRow[]
  readonly questions: readonly QuestionRow[]
  readonly annexes: readonly {
    readonly id: string
    readonly ord: number
    readonly number: string | null
    readonly title: string
    readonly isPresent: boolean
  }[]
  readonly tables: readonly {
    readonly id: string
    readonly ord: number
    readonly kind: TableReading['kind']
    readonly title: string
    readonly columns: readonly string[]
    readonly rows: readonly unknown[]
  }[]
  readonly distribution: readonly {
    readonly id: string
    readonly ord: number
    readonly asWritten: string
    readonly organisationId: OrganisationId | null
  }[]
  readonly controlAsWritten: string | null
  readonly controllerPerson: PersonId | null
}
