import type { Severity, SheetRow, Theme } from './types.ts'

export const LEVELS = ['yes', 'ratherYes', 'ratherNo', 'no'] as const
export type AgreeLevel = (typeof LEVELS)[number]

/** What was said of one statement: is it so, is there something to work with, does it press now. */
export type DiagnosisAnswer = {
  readonly level: AgreeLevel
  readonly material: boolean
  readonly pressing: boolean
}
export type Diagnosis = Readonly<Record<string, DiagnosisAnswer>>

export type Statement = { readonly code: string; readonly theme: string; readonly text: string }

export type Proposed = { readonly row: SheetRow; readonly statement: string; readonly material: boolean }

const SEVERITY: Readonly<Record<AgreeLevel, readonly [quiet: Severity, pressing: Severity]>> = {
  yes: [0, 0],
  ratherYes: [0, 0],
  ratherNo: [1, 2],
  no: [2, 3],
}

/** Deficits that the answers propose, the sharpest first; the head accepts or strikes each. */
export const proposalsOf = (
  statements: readonly Statement[],
  answers: Diagnosis,
  themes: ReadonlyMap<string, Theme>,
): readonly Proposed[] =>
  statements
    .flatMap((statement) => {
      const answer = answers[statement.code]
      const theme = themes.get(statement.theme)
      if (answer === undefined || theme === undefined) return []
      const severity = SEVERITY[answer.level][answer.pressing ? 1 : 0]
      if (severity === 0) return []
      const row: SheetRow = {
        theme: theme.id,
        wording: '',
        audience: theme.audience,
        subject: '',
        severity,
        people: null,
        note: '',
      }
      return [{ row, statement: statement.text, material: answer.material }]
    })
    .toSorted((a, b) => (b.row.severity ?? 0) - (a.row.severity ?? 0))
