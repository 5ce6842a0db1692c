import type { DocumentFormat } from '../../../../documents/model.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Reading, Recurrence, TermContext } from '../../../../kernel/term/types.ts'
import type { DoubtCode, WarningCode } from './text.ts'

/** `check` asks the person to look at this place before he confirms; the reason is put into words by `text.ts`. */
export type { DoubtCode } from './text.ts'

export type Certainty =
  | { readonly confidence: 'sure'; readonly reason: null }
  | { readonly confidence: 'check'; readonly reason: DoubtCode }

/** Number of the paragraph of `DocumentModel` a thing was read from: the page shows it beside the original. */
export type Place = number | null

export type Found<T> = Certainty & { readonly value: T; readonly place: Place }

export type DirectiveKind =
  | 'распоряжение'
  | 'приказ'
  | 'постановление'
  | 'письмо'
  | 'положение'
  | 'паспорт'
  | 'план'
  | 'другое'

export type Ground = {
  readonly text: string
  /** What is cited: «письмо», «программа», «план»; null for a purpose or an unnamed ground. */
  readonly kind: string | null
  readonly number: string | null
  readonly date: Day | null
  readonly place: Place
}

/** Who is addressed or answers for something (R215). */
export type PartyKind = 'person' | 'role' | 'organisation' | 'category'

export type Party = Certainty & {
  readonly kind: PartyKind
  /** As written, without the separators around it. */
  readonly text: string
  /** A person in the nominative (R225), or an organisation as written; null for roles and categories. */
  readonly name: string | null
  /** Of a person or of the head of an organisation, its first word in the nominative. */
  readonly position: string | null
  /** Head named in brackets after an organisation. */
  readonly head: string | null
  /** Other nominatives the written form may come from. */
  readonly alternatives: readonly string[]
}

export type Modality = 'order' | 'recommendation'

/** Where the addressee was found; `letter` is the addressee of the whole letter. */
export type AddresseeSource = 'own' | 'inherited' | 'letter' | 'none'

export type Clause = Certainty & {
  readonly number: string | null
  readonly printedNumber: string | null
  readonly parent: string | null
  readonly text: string
  readonly addressee: string | null
  readonly addressees: readonly Party[]
  readonly addresseeFrom: AddresseeSource
  readonly action: string
  readonly deadline: Day | null
  readonly termText: string | null
  readonly recurrence: Recurrence | null
  readonly modality: Modality
  readonly control: { readonly controller: string } | null
  readonly annexes: readonly string[]
  readonly place: Place
}

export type TableKind = 'roadmap' | 'form' | 'schedule' | 'passport' | 'list' | 'other'

export type TableRow = Certainty & {
  readonly number: string | null
  readonly parent: string | null
  readonly cells: Readonly<Record<string, string>>
  readonly termText: string | null
  readonly term: Reading | null
  readonly termAlternatives: readonly Reading[]
  readonly municipal: readonly Party[]
  readonly institutional: readonly Party[]
  readonly expectedResult: string | null
  /** A heading over the rows below it, across the whole width. */
  readonly heading: boolean
  readonly place: Place
}

export type TableReading = {
  readonly kind: TableKind
  readonly title: string | null
  readonly columns: readonly string[]
  /** Headings of the columns as written, in the order of `columns`. */
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
  readonly place: Place
}

/** A clause of a regulation: a norm, not an assignment. */
export type RegulationClause = {
  readonly number: string | null
  readonly printedNumber: string | null
  readonly parent: string | null
  readonly text: string
  readonly place: Place
}

export type RegulationSection = {
  readonly number: string | null
  readonly title: string
  readonly clauses: readonly RegulationClause[]
  readonly place: Place
}

export type Annex = {
  readonly number: string | null
  readonly title: string
  readonly present: boolean
  readonly sections: readonly RegulationSection[]
  readonly place: Place
}

export type OrganisationMention = {
  readonly text: string
  readonly legalForm: string | null
  readonly name: string
  readonly place: Place
}

/** A status granted by a clause, with its topic and period (R068, R069). */
export type StatusGrant = {
  readonly status: string
  readonly topic: string | null
  readonly organisation: string
  /** «на период реализации проекта», as written. */
  readonly period: string | null
  /** The days of the period where the document names them, in the clause or in its regulation. */
  readonly bounds: { readonly start: Day; readonly end: Day } | null
  readonly clause: string | null
  readonly place: Place
}

export type ReadingWarning = {
  readonly code: WarningCode | (string & {})
  readonly where: string
  readonly text: string
  readonly place: Place
}

export type Signatory = { readonly position: string; readonly name: string }

export type Requisites = {
  readonly kind: Found<DirectiveKind>
  readonly issuer: Found<readonly string[]>
  readonly number: Found<string | null>
  readonly date: Found<Day | null>
  readonly city: Found<string | null>
  readonly title: Found<string>
  /** Whom a letter is written to. */
  readonly recipient: Found<string | null>
  readonly grounds: readonly Ground[]
  readonly signatory: Found<Signatory | null>
  /** Those who signed a joint paper for the other bodies. */
  readonly cosignatories: readonly Signatory[]
  readonly preparedBy: Found<string | null>
  readonly distribution: Found<readonly string[]>
}

/** Everything the program understood in a document, each piece with its place and its certainty. */
export type DirectiveReading = Requisites & {
  readonly format: DocumentFormat
  readonly context: TermContext
  readonly clauses: readonly Clause[]
  readonly tables: readonly TableReading[]
  readonly annexes: readonly Annex[]
  readonly organisations: readonly OrganisationMention[]
  readonly statuses: readonly StatusGrant[]
  readonly warnings: readonly ReadingWarning[]
}

export const SURE: Certainty = { confidence: 'sure', reason: null }
export const doubt = (reason: DoubtCode): Certainty => ({ confidence: 'check', reason })

export const found = <T>(value: T, place: Place, certainty: Certainty = SURE): Found<T> => ({
  value,
  place,
  ...certainty,
})
