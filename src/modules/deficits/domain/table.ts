import { AUDIENCES, type Audience, type SheetRow, type Theme } from './types.ts'
import { levelled, readPeople, readSeverity, sureTheme } from './wording.ts'

/** What a column of an old spreadsheet may hold; the four audiences are columns full of wordings about those people. */
export const OLD_FIELDS = [
  'school',
  'theme',
  ...AUDIENCES,
  'audience',
  'subject',
  'severity',
  'people',
  'note',
] as const
export type OldField = (typeof OLD_FIELDS)[number]
export type SheetTable = { readonly name: string; readonly rows: readonly (readonly string[])[] }

const HEADS: readonly (readonly [OldField, RegExp])[] = [
  ['school', /школ|(?:^|\s)о[оу]$|организаци|учрежден/u],
  ['people', /сколько|кол-во|количеств|числ/u],
  ['severity', /выраженност|степень|уровень|острот/u],
  ['managers', /управленч|руководител|администрац/u],
  ['teachers', /педагогическ|педагогов|учител/u],
  ['pupils', /обучающ|учащ|учеников|детей/u],
  ['parents', /родител|семь/u],
  ['audience', /категори|кого касается|для кого|аудитори/u],
  ['subject', /предмет/u],
  ['note', /основани|подтвержд|показывает|примечан|комментар/u],
  ['theme', /дефицит|тема|проблем|затруднен|запрос/u],
]

/** Most likely field of a head; null when it says nothing known. */
export const oldFieldOf = (head: string): OldField | null =>
  HEADS.find(([, sign]) => sign.test(levelled(head)))?.[0] ?? null

const LOOK_AT = 12

/** Which row holds the heads: the one among the first rows in which most are known. */
export const oldHeaderRow = (rows: SheetTable['rows']): number => {
  const scores = rows
    .slice(0, LOOK_AT)
    .map((row) => new Set(row.map(oldFieldOf).filter((field) => field !== null)).size)
  return Math.max(0, scores.indexOf(Math.max(...scores)))
}

/** Fields by the words of heads: matched once, they hold for every sheet in whatever order its columns stand. */
export type OldMatching = Readonly<Record<string, OldField>>

export const guessOld = (heads: readonly string[]): OldMatching =>
  Object.fromEntries(
    heads.flatMap((head) => {
      const field = oldFieldOf(head)
      return field === null || levelled(head) === '' ? [] : [[levelled(head), field]]
    }),
  )

/** Heads of all sheets that hold something, each once. */
export const headsOf = (sheets: readonly SheetTable[]): readonly string[] => {
  const seen = new Map<string, string>()
  for (const { rows } of sheets)
    for (const head of rows[oldHeaderRow(rows)] ?? [])
      if (levelled(head) !== '' && !seen.has(levelled(head))) seen.set(levelled(head), head.trim())
  return [...seen.values()]
}

export type OldRow = {
  readonly sheet: string
  readonly line: number
  readonly school: string
  readonly row: SheetRow
}

const audienceOf = (text: string): Audience | null => {
  const field = oldFieldOf(text)
  return AUDIENCES.find((each) => each === field) ?? null
}

/** «1) …; 2) …» in one cell are several deficits. */
const wordingsIn = (cell: string): readonly string[] =>
  cell
    .split(/[;\n]+/u)
    .map((part) => part.replace(/^\s*\d+\s*[).]\s*/u, '').trim())
    .filter((part) => part !== '' && !/^(?:нет|не выявлено|-|–|—)$/iu.test(part))

const USUAL_SEVERITY = 2

type Cells = Readonly<Partial<Record<OldField, string>>>

const rowsOfLine = (cells: Cells, themes: readonly Theme[]): readonly SheetRow[] => {
  const spoken: (readonly [string, Audience | null])[] = [
    ...wordingsIn(cells.theme ?? '').map((words) => [words, audienceOf(cells.audience ?? '')] as const),
    ...AUDIENCES.flatMap((audience) =>
      wordingsIn(cells[audience] ?? '').map((words) => [words, audience] as const),
    ),
  ]
  return spoken.map(([words, audience]) => {
    const theme = sureTheme(words, themes)
    return {
      theme: theme?.id ?? null,
      wording: words.slice(0, 300),
      audience: theme?.audience ?? audience ?? 'teachers',
      subject: (cells.subject ?? '').trim().slice(0, 200),
      severity: readSeverity(cells.severity ?? '') ?? USUAL_SEVERITY,
      people: readPeople(cells.people ?? '') ?? null,
      note: (cells.note ?? '').trim().slice(0, 1000),
    }
  })
}

/** Rows of every sheet, whatever the order of its columns; an empty cell of the school goes on with the one above. */
export const readOld = (
  sheets: readonly SheetTable[],
  matching: OldMatching,
  themes: readonly Theme[],
): readonly OldRow[] =>
  sheets.flatMap(({ name, rows }) => {
    const header = oldHeaderRow(rows)
    const fields = (rows[header] ?? []).map((head) => matching[levelled(head)] ?? null)
    let school = ''
    return rows.slice(header + 1).flatMap((line, at) => {
      const cells: Partial<Record<OldField, string>> = {}
      fields.forEach((field, column) => {
        if (field !== null && cells[field] === undefined) cells[field] = line[column] ?? ''
      })
      school = (cells.school ?? '').trim() === '' ? school : (cells.school ?? '').trim()
      return rowsOfLine(cells, themes).map((row) => ({ sheet: name, line: header + at + 2, school, row }))
    })
  })

/** Heads of our own template of one sheet, in their order. */
export type TemplateHeads = {
  readonly code: string
  readonly name: string
  readonly whom: string
  readonly subject: string
  readonly severity: string
  readonly people: string
  readonly note: string
}
export type TemplateFault = { readonly line: number; readonly value: string }
export type ReadTemplate = { readonly rows: readonly SheetRow[]; readonly faults: readonly TemplateFault[] }

/** Rows of a filled template; a line without a severity was left as it is. Null when the table is not ours. */
export const readTemplate = (
  sheet: SheetTable['rows'],
  heads: TemplateHeads,
  audiences: Readonly<Record<Audience, string>>,
  themes: readonly Theme[],
): ReadTemplate | null => {
  const header = sheet.findIndex((row) => row.some((cell) => cell.trim() === heads.severity))
  if (header < 0) return null
  const columns = (sheet[header] ?? []).map((cell) => cell.trim())
  const rows: SheetRow[] = []
  const faults: TemplateFault[] = []
  for (const [at, line] of sheet.slice(header + 1).entries()) {
    const cell = (name: keyof TemplateHeads): string => (line[columns.indexOf(heads[name])] ?? '').trim()
    if (cell('severity') === '' || cell('name') === '') continue
    const severity = readSeverity(cell('severity'))
    const people = readPeople(cell('people'))
    if (severity === null || people === undefined) {
      faults.push({
        line: header + at + 2,
        value: severity === null ? cell('severity') : cell('people'),
      })
      continue
    }
    const theme =
      themes.find(({ code, dictionary }) => `${dictionary}:${code}` === cell('code')) ??
      sureTheme(cell('name'), themes)
    const audience = AUDIENCES.find((each) => levelled(audiences[each]) === levelled(cell('whom')))
    rows.push({
      theme: theme?.id ?? null,
      wording: theme === null || theme === undefined ? cell('name').slice(0, 300) : '',
      audience: theme?.audience ?? audience ?? 'teachers',
      subject: cell('subject').slice(0, 200),
      severity,
      people,
      note: cell('note').slice(0, 1000),
    })
  }
  return { rows, faults }
}
