import { ok, type Refusal, type Result, refuseAll } from '../../../kernel/result.ts'
import { type Deficit, kindOf, type Severity, type SheetRow, type Theme } from './types.ts'
import { markOf } from './wording.ts'

/** The last round copied: everything that is not filled yet, with what was said of it. */
export const copyLast = (open: readonly Deficit[]): readonly SheetRow[] =>
  open
    .filter(({ state }) => state !== 'closed')
    .map(({ theme, wording, audience, subject, severity, people, note }) => ({
      theme,
      wording,
      audience,
      subject,
      severity: severity === 0 ? null : severity,
      people,
      note,
    }))

/** Rows of a working copy, with those of the last round that it does not have put back: nothing is lost silently. */
export const withLast = (working: readonly SheetRow[], open: readonly Deficit[]): readonly SheetRow[] => {
  const there = new Set(working.map(markOf))
  return [...working, ...copyLast(open).filter((row) => !there.has(markOf(row)))]
}

const newerOver = (row: SheetRow, newer: SheetRow): SheetRow => ({
  ...row,
  severity: newer.severity ?? row.severity,
  people: newer.people ?? row.people,
  note: newer.note === '' ? row.note : newer.note,
})

/** Adds rows to a sheet: a row that is there already takes over what is newly said of it. */
export const mergeRows = (rows: readonly SheetRow[], more: readonly SheetRow[]): readonly SheetRow[] => {
  const merged = new Map<string, SheetRow>()
  for (const row of [...rows, ...more]) {
    const mark = markOf(row)
    const known = merged.get(mark)
    merged.set(mark, known === undefined ? row : newerOver(known, row))
  }
  return [...merged.values()]
}

export type Change = {
  readonly mark: string
  readonly row: SheetRow
  readonly was: {
    readonly severity: Severity | null
    readonly people: number | null
    readonly note: string
  } | null
  readonly how: 'new' | 'again' | 'sharper' | 'weaker' | 'filled' | 'changed' | 'same'
}

const howOf = (was: Change['was'], wasClosed: boolean, row: SheetRow): Change['how'] => {
  if (was === null) return 'new'
  if (wasClosed) return 'again'
  if (row.severity === 0) return 'filled'
  const [before, now] = [was.severity ?? 0, row.severity ?? 0]
  if (now !== before) return now > before ? 'sharper' : 'weaker'
  return was.people === row.people && was.note === row.note ? 'same' : 'changed'
}

/** What a sheet changes against everything that was ever named at the school: shown before it is saved. */
export const differences = (rows: readonly SheetRow[], known: readonly Deficit[]): readonly Change[] => {
  const before = new Map(known.map((each) => [each.mark, each]))
  return rows.map((row) => {
    const mark = markOf(row)
    const found = before.get(mark)
    const was =
      found === undefined ? null : { severity: found.severity, people: found.people, note: found.note }
    return { mark, row, was, how: howOf(was, found?.state === 'closed', row) }
  })
}

const MOST_ROWS = 120

/** Name of a field of a row, as the form has it. */
export const rowField = (at: number, name: string): string => `r.${at}.${name}`

const faultsOfRow = (row: SheetRow, at: number, isTwice: boolean): Refusal[] => {
  return [
    ...(row.theme === null && row.wording === ''
      ? [{ code: 'themeOrWords', field: rowField(at, 'theme') }]
      : []),
    ...(row.severity === null ? [{ code: 'saySeverity', field: rowField(at, 'severity') }] : []),
    ...(isTwice ? [{ code: 'namedTwice', field: rowField(at, 'theme') }] : []),
    ...(row.wording.length > 300 ? [{ code: 'tooLong', field: rowField(at, 'own') }] : []),
    ...(row.note.length > 1000 ? [{ code: 'tooLong', field: rowField(at, 'note') }] : []),
  ]
}

/**
 * What is wrong with the rows of a sheet that is to be sent; every open deficit must be spoken of. `places`: where each row
 * stands on the form, empty ones between them left out.
 */
export const rowFaults = (
  rows: readonly SheetRow[],
  open: readonly Deficit[],
  places: readonly number[] = rows.map((_, at) => at),
): readonly Refusal[] => {
  const marks = rows.map(markOf)
  const silent = open.filter(({ state, mark }) => state !== 'closed' && !marks.includes(mark))
  return [
    ...(rows.length > MOST_ROWS ? [{ code: 'tooManyRows' }] : []),
    ...rows.flatMap((row, at) => faultsOfRow(row, places[at] ?? at, marks.indexOf(marks[at] ?? '') !== at)),
    ...(silent.length > 0 ? [{ code: 'sayOfEach', values: { count: silent.length } }] : []),
  ]
}

/** What sending does: deficits to add, to go on with, to close, to open again. */
export type Sending = {
  readonly changes: readonly Change[]
  readonly fresh: readonly Change[]
}

export const planSending = (
  rows: readonly SheetRow[],
  known: readonly Deficit[],
  places?: readonly number[],
): Result<Sending> => {
  const faults = rowFaults(rows, known, places)
  if (faults.length > 0) return refuseAll(faults)
  const changes = differences(rows, known)
  // naming a new deficit and calling it filled at once says nothing
  const told = changes.filter(({ how, row }) => !(how === 'new' && row.severity === 0))
  return ok({ changes: told, fresh: told.filter(({ how }) => how === 'new') })
}

/** Kind and audience of a row: the theme's own, else those of the words. */
export const placeOf = (row: SheetRow, themes: ReadonlyMap<string, Theme>) => {
  const theme = row.theme === null ? undefined : themes.get(row.theme)
  return theme === undefined
    ? { kind: kindOf(row.audience), audience: row.audience }
    : { kind: theme.kind, audience: theme.audience }
}
