import type { Day } from '../../../../kernel/day.ts'
import type { Modality } from '../types.ts'

/** How the papers of a node look (ГОСТ Р 7.0.97, editions of 2016 and 2025). */
export type Blank = {
  readonly edition: '2016' | '2025'
  readonly layout: 'centred' | 'flag'
  /** Chain of the authority, highest first. */
  readonly authority: readonly string[]
  /** The last link in the genitive, for annexes: «комитета образования …». */
  readonly authorityGenitive: string
  readonly contacts: string
  readonly place: string
  readonly orderingWord: string
  readonly signatoryPosition: string
  readonly marginLeft: number
  readonly typeSize: number
}

/** A clause as its author writes it; the number is given by its place in the tree. */
export type DraftClause = {
  readonly id: string
  readonly parentId: string | null
  readonly ord: number
  /** Whom it orders, as the text says it, in the dative: cases are written by people, never guessed. */
  readonly addressedAs: string
  readonly action: string
  readonly term: string
  readonly modality: Modality
  /** Who controls this clause, as the text says it. */
  readonly control: string
}

export type AnnexKind = 'file' | 'text' | 'table' | 'roadmap'
export type DraftAnnex = {
  readonly number: string
  readonly title: string
  readonly kind: AnnexKind
  /** Paragraphs, or rows of a table: cells parted by a tab or «|», the first row is the head. */
  readonly body: string
}

/** Everything above and below the clauses. */
export type DraftHead = {
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day | null
  readonly title: string
  /** Papers it leans on, in the genitive: «распоряжения от 05.03.2022 № 94». */
  readonly grounds: readonly string[]
  /** What for, in the author's words: «в целях …». */
  readonly purpose: string
  readonly orderingWord: string
  readonly recipient: string
  /** What a letter answers: «На № … от …» (R174). */
  readonly repliesTo?: { readonly number: string | null; readonly dateOn: Day | null } | null
  readonly controlKind: 'none' | 'self' | 'person'
  /** On whom the control is laid, in the accusative. */
  readonly control: string
  readonly signatoryPosition: string
  readonly signatoryName: string
  readonly preparedBy: string
}

export type Draft = {
  readonly head: DraftHead
  readonly clauses: readonly DraftClause[]
  readonly annexes: readonly DraftAnnex[]
  readonly blank: Blank
  /** Organisations that the paper goes to, for «Разослано». */
  readonly distribution?: readonly string[]
}
