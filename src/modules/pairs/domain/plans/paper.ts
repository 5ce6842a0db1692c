import type { Paper, PaperBlock, PaperLine } from '../../../../documents/paper.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Period } from '../../../roadmaps/domain/types.ts'
import type { PairSchool } from '../types.ts'
import type { Approval, Considered, ConsideredKind } from './types.ts'
import { CONSIDERED } from './types.ts'

type Words = {
  readonly agreed: (day: Day) => string
  readonly draft: string
  readonly name: string
  readonly of: (year: string, kind: Period['kind']) => string
  readonly mentors: string
  readonly curated: string
  readonly partOf: (name: string) => string
  readonly parts: Readonly<Record<ConsideredKind, string>>
  readonly unfit: (title: string, why: string) => string
  readonly rows: string
  readonly unanswered: string
  readonly signs: string
  readonly head: string
}

export type PlanSheet = {
  readonly words: Words
  readonly year: string
  readonly kind: Period['kind']
  readonly agreedOn: Day | null
  readonly partOf: string
  readonly schools: readonly PairSchool[]
  readonly approvals: readonly Approval[]
  readonly considered: readonly Considered[]
  /** Headings and rows of the plan as its roadmap prints them. */
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly unanswered: readonly string[]
}

const line = (text: string, more: Partial<PaperLine> = {}): PaperLine => ({ kind: 'line', text, ...more })

const namesOf = ({ schools }: PlanSheet, side: PairSchool['side']): string =>
  schools
    .filter((school) => school.side === side)
    .map(({ name }) => name)
    .join(', ')

const consideredLine = ({ words }: PlanSheet, each: Considered): string =>
  each.verdict === 'unfit'
    ? words.unfit(each.title, each.words)
    : [each.title, each.words].filter((part) => part !== '').join(': ')

const consideredBlocks = (sheet: PlanSheet): PaperBlock[] =>
  CONSIDERED.flatMap((kind) => {
    const own = sheet.considered.filter((each) => each.kind === kind)
    return own.length === 0
      ? []
      : [
          line(sheet.words.parts[kind], { bold: true, above: 0.6 }),
          ...own.map((each) => line(`– ${consideredLine(sheet, each)}`)),
        ]
  })

/** Narrow number and term, a wide activity; any other table shares alike. */
const widthsOf = (headings: readonly string[]): { readonly widths?: readonly number[] } =>
  headings.length === 5 ? { widths: [9, 36, 15, 20, 20] } : {}

/** The plan as sheets: schools and what it takes into account, its table on a wide sheet, signatures. */
export const planPaper = (title: string, sheet: PlanSheet): Paper => {
  const { words } = sheet
  return {
    title,
    look: { margins: { left: 25, right: 15, top: 20, bottom: 20 }, size: 12, spacing: 1.15 },
    blocks: [
      line(sheet.agreedOn === null ? words.draft : words.agreed(sheet.agreedOn), {
        align: 'right',
        below: 1,
      }),
      line(words.name, { align: 'center', bold: true }),
      line(words.of(sheet.year, sheet.kind), { align: 'center', below: 1 }),
      line(`${words.mentors}: ${namesOf(sheet, 'mentor')}`),
      line(`${words.curated}: ${namesOf(sheet, 'curated')}`),
      ...(sheet.partOf === '' ? [] : [line(words.partOf(sheet.partOf), { above: 0.6 })]),
      ...consideredBlocks(sheet),
      line(words.rows, { align: 'center', bold: true, above: 1, below: 0.5 }),
      { kind: 'grid', head: sheet.headings, rows: sheet.rows, ...widthsOf(sheet.headings) },
      ...(sheet.unanswered.length === 0
        ? []
        : [
            line(words.unanswered, { bold: true, above: 1 }),
            ...sheet.unanswered.map((text) => line(`– ${text}`, { small: true })),
          ]),
      line(words.signs, { bold: true, above: 1, below: 0.5 }),
      ...sheet.schools.map(({ name, organisation }) =>
        line(`${words.head}: ${name}`, {
          right: `____________ / ${sheet.approvals.find((each) => each.organisation === organisation)?.name ?? ''} /`,
          above: 0.5,
        }),
      ),
    ],
  }
}
