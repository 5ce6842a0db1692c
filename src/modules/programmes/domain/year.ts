import { addDays, type Day, daysBetween, schoolYearOf } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuseAll } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { type DaysOff, hasYear, type Shifted, shiftPeriod, withYears } from '../../../kernel/year-shift.ts'
import type { Carried as TypedLine } from './input.ts'
import { lastDay } from './rules.ts'
import { type PassportTexts, type Programme, type Span, TEXT_FIELDS, type TextField } from './types.ts'

export const LINE_KINDS = [
  'stage',
  'alias',
  'school',
  'team',
  'roadmap',
  'paper',
  'form',
  'contractForm',
  'collection',
  'labels',
] as const
export type LineKind = (typeof LINE_KINDS)[number]
/** Why a person should look at a line, or why it cannot be carried over. */
export type LineNote =
  | 'dayOff'
  | 'noSuchDate'
  | 'outside'
  | 'goesOn'
  | 'left'
  | 'elsewhere'
  | 'yearInText'
  | 'openAnew'
  | 'asDraft'
  | 'namesPeople'
  | 'toApprove'
  | 'withHosts'
  | 'schoolClosed'
  | 'otherPlace'
  | 'noRows'
  | 'neverApproved'

/** One thing of last year beside what it becomes; nothing is made before a person confirms. */
export type YearLine = {
  readonly key: string
  readonly kind: LineKind
  readonly id: string
  readonly title: string
  readonly was: Span | null
  readonly will: Span | null
  readonly notes: readonly LineNote[]
}

const DOUBTS: readonly LineNote[] = ['noRows', 'neverApproved']

/** Whether a line is offered ticked; a doubtful one says why it is not and waits for a person. */
export const isOffered = ({ notes }: YearLine): boolean => !notes.some((note) => DOUBTS.includes(note))

/** What stays behind, with its reason: listed, never dropped in silence. */
export type LeftBehind = {
  readonly title: string
  readonly kind: LineKind | TextField
  readonly reason: LineNote
  /** Where a person makes it himself, filled in after last year's. */
  readonly href?: string
}

/** A term that does not move into the new year by itself: asked row by row before anything is made. */
export type OpenTerm = {
  /** Row of the roadmap, or clause of the paper. */
  readonly row: string
  /** Key of the line it belongs to: left out with it. */
  readonly of: string
  readonly title: string
  readonly term: string
}

/** A term that moves by itself, beside what it becomes: shown before anything is made. */
export type MovedTerm = {
  /** Key of the line it belongs to. */
  readonly of: string
  readonly number: string | null
  readonly title: string
  readonly was: string
  readonly now: string
  /** It fell on a day off and went to the next working day. */
  readonly dayOff: boolean
}

/** The ground under which schools enter a new year until a directive names them: words of a document, hence Russian. */
export const CARRIED_BASIS = 'перенесено с прошлого года'

export type YearPlan = { readonly lines: readonly YearLine[]; readonly behind: readonly LeftBehind[] }

/** What one kind of things has to say of a new year. */
export type Carried = YearPlan & { readonly terms: readonly OpenTerm[]; readonly moved: readonly MovedTerm[] }
export const NOTHING_CARRIED: Carried = { lines: [], behind: [], terms: [], moved: [] }

/** A line without days of its own. */
export const plainLine = (
  kind: LineKind,
  id: string,
  title: string,
  notes: readonly LineNote[] = [],
): YearLine => ({ key: `${kind}-${id}`, kind, id, title, was: null, will: null, notes })

/** School years between two beginnings. */
export const yearsBetween = (from: Day, to: Day): number => schoolYearOf(to) - schoolYearOf(from)

const noteOf = (...days: readonly Shifted[]): LineNote[] => [
  ...new Set(days.flatMap(({ note }) => (note === null ? [] : [note]))),
]

/** A half-open span so many years later, kept within `inside` when it is given. */
export const shiftSpan = (
  span: Span,
  years: number,
  known: DaysOff,
  inside: Span | null = null,
): { readonly span: Span; readonly notes: readonly LineNote[] } => {
  const { from, until } = shiftPeriod(span.from, lastDay(span), years, known)
  const moved = { from: from.day, until: addDays(until.day, 1) }
  if (inside === null) return { span: moved, notes: noteOf(from, until) }
  const kept = {
    from: moved.from < inside.from ? inside.from : moved.from,
    until: moved.until > inside.until ? inside.until : moved.until,
  }
  const isCut = kept.from !== moved.from || kept.until !== moved.until
  if (kept.from >= kept.until) return { span: inside, notes: ['outside'] }
  return { span: kept, notes: [...noteOf(from, until), ...(isCut ? (['outside'] as const) : [])] }
}

/** A line of the plan with its new days. */
export const lineOf = (
  thing: { readonly kind: LineKind; readonly id: string; readonly title: string; readonly was: Span | null },
  years: number,
  known: DaysOff,
  inside: Span | null = null,
): YearLine => {
  const moved = thing.was === null ? null : shiftSpan(thing.was, years, known, inside)
  return { ...thing, key: `${thing.kind}-${thing.id}`, will: moved?.span ?? null, notes: moved?.notes ?? [] }
}

/** The programme of another year: its days, stages and names. */
export const planProgramme = (
  programme: Programme,
  years: number,
  known: DaysOff,
): YearPlan & { readonly span: Span; readonly name: string; readonly shortName: string } => {
  const { span } = shiftSpan(programme, years, known)
  const stages = programme.stages.map((stage) =>
    lineOf({ kind: 'stage', id: stage.id, title: stage.name, was: stage }, years, known, span),
  )
  const aliases = programme.aliases.map(({ id, alias }) =>
    lineOf({ kind: 'alias', id, title: alias, was: null }, years, known),
  )
  const behind = programme.stages
    .filter((stage) => hasYear(`${stage.brings} ${stage.answers}`))
    .map((stage) => ({ title: stage.name, kind: 'stage' as const, reason: 'yearInText' as const }))
  return {
    span,
    name: withYears(programme.name, years),
    shortName: withYears(programme.shortName, years),
    lines: [...stages, ...aliases],
    behind,
  }
}

/** Fields of a passport that speak of years in their text: a person looks at them, the program does not rewrite prose. */
export const yearsInTexts = (fields: PassportTexts): LeftBehind[] =>
  TEXT_FIELDS.filter((field) => field !== 'name' && field !== 'period' && hasYear(fields[field])).map(
    (field) => ({
      title: fields[field].split('\n').find(hasYear)?.slice(0, 120) ?? '',
      kind: field,
      reason: 'yearInText' as const,
    }),
  )

/** What a municipality is called: «Приозёрный район», «Приозёрного района». */
export type PlaceNames = { readonly name: string; readonly genitive: string }

/** Words of one municipality said of another: its names in full are replaced, nothing else is guessed. */
export const sayOf =
  (from: PlaceNames, to: PlaceNames) =>
  (text: string): string =>
    [[from.genitive, to.genitive] as const, [from.name, to.name] as const].reduce(
      (said, [was, now]) => (was === '' || now === '' ? said : said.replaceAll(was, now)),
      text,
    )

/** Fields of a passport that name the municipality it is taken from: a person looks at them. */
export const placesInTexts = (fields: PassportTexts, place: PlaceNames): LeftBehind[] => {
  const names = (text: string) =>
    [place.genitive, place.name].some((name) => name !== '' && text.includes(name))
  return TEXT_FIELDS.filter((field) => field !== 'name' && names(fields[field])).map((field) => ({
    title: fields[field].split('\n').find(names)?.slice(0, 120) ?? '',
    kind: field,
    reason: 'otherPlace' as const,
  }))
}

/** A line as a person wants it carried over. */
export type Wanted = YearLine & { readonly span: Span | null }

const spanTyped = (line: YearLine, typed: TypedLine): Result<Span | null> => {
  if (line.will === null) return ok(null)
  const from = readTypedDay(typed.from)
  const last = readTypedDay(typed.until)
  const refusals: Refusal[] = [
    ...(from === null ? [{ code: 'notADay', field: `from.${line.key}` }] : []),
    ...(last === null ? [{ code: 'notADay', field: `until.${line.key}` }] : []),
  ]
  if (from === null || last === null) return refuseAll(refusals)
  return daysBetween(from, last) < 0
    ? refuseAll([{ code: 'periodBackwards', field: `until.${line.key}`, values: { title: line.title } }])
    : ok({ from, until: addDays(last, 1) })
}

/** Lines that are kept, with the days a person left or changed; a line that was not sent is left out. */
export const wantedLines = (plan: readonly YearLine[], typed: readonly TypedLine[]): Result<Wanted[]> => {
  const wanted: Wanted[] = []
  const refusals: Refusal[] = []
  for (const line of plan) {
    const choice = typed.find((each) => each.key === line.key)
    if (choice === undefined || !choice.take) continue
    const span = spanTyped(line, choice)
    if (span.ok) wanted.push({ ...line, span: span.value })
    else refusals.push(...span.refusals)
  }
  return refusals.length > 0 ? refuseAll(refusals) : ok(wanted)
}
