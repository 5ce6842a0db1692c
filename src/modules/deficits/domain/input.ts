import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { CATEGORIES } from '../../schools/domain/types.ts'
import { rowField } from './sheets.ts'
import { AUDIENCES, CHANNELS, SEVERITIES, type Severity, type SheetRow } from './types.ts'
import { readPeople } from './wording.ts'

const id = z.string().refine(isUuid, 'notAnId')
const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length <= max, 'tooLong')
const needed = (max: number) => line(max).refine((text) => text !== '', 'required')
const day = z.string().transform((typed, context): Day => {
  const read = readTypedDay(typed)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'notADay' })
  return z.NEVER
})

export const PlanInput = z.object({
  programme: id,
  quarter: day,
  opensOn: day,
  dueOn: day,
  closesOn: day,
  categories: z.array(z.enum(CATEGORIES, 'chooseOne')).min(1, 'chooseCategories'),
  basis: line(300),
})
export type PlanInput = z.infer<typeof PlanInput>

/** A round of all municipalities at once; `seen` is what the page has shown of the load. */
export const CallInput = PlanInput.omit({ opensOn: true }).extend({ seen: z.string().max(300) })
export type CallInput = z.infer<typeof CallInput>

export const RoundInput = z.object({ round: id })
export type RoundInput = z.infer<typeof RoundInput>

/** Days and schools of a round that has not opened; its programme and quarter stay. */
export const RescheduleInput = PlanInput.omit({ programme: true, quarter: true }).extend({ round: id })
export type RescheduleInput = z.infer<typeof RescheduleInput>

export const CloseInput = z.object({ round: id, reason: needed(300) })
export type CloseInput = z.infer<typeof CloseInput>

export const ReopenInput = z.object({ round: id, closesOn: day })
export type ReopenInput = z.infer<typeof ReopenInput>

/** A row as typed: what stands in the fields of the form, at its place there. */
const rawRow = z.object({
  at: z.number().int().min(0).max(500),
  theme: z.string().max(100),
  own: z.string().max(2_000),
  audience: z.string().max(40),
  subject: z.string().max(200),
  severity: z.string().max(10),
  people: z.string().max(40),
  note: z.string().max(5_000),
})
export type RawRow = z.infer<typeof rawRow>

export const KeepInput = z.object({ sheet: id, rows: z.array(rawRow).max(200, 'tooManyRows') })
export type KeepInput = z.infer<typeof KeepInput>

export const SendInput = KeepInput.extend({
  channel: z.union([z.literal(''), z.enum(CHANNELS)], 'chooseOne'),
})
export type SendInput = z.infer<typeof SendInput>

export const SheetInput = z.object({ sheet: id })
export type SheetInput = z.infer<typeof SheetInput>

export const ExtendInput = z.object({ sheet: id, until: day, reason: needed(300) })
export type ExtendInput = z.infer<typeof ExtendInput>

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim()
const severityOf = (text: string): Severity | null =>
  SEVERITIES.find((each) => String(each) === text.trim()) ?? null

/** True for a row in which nobody wrote anything. */
export const isEmptyRow = (raw: RawRow): boolean =>
  raw.theme === '' &&
  tidy(raw.own) === '' &&
  raw.severity === '' &&
  tidy(raw.note) === '' &&
  tidy(raw.people) === ''

export type ReadRows = {
  readonly rows: readonly SheetRow[]
  /** Where each row stands on the form. */
  readonly places: readonly number[]
  readonly faults: readonly Refusal[]
}

const readRow = (raw: RawRow, themes: ReadonlySet<string>): { row: SheetRow; faults: Refusal[] } => {
  const theme = themes.has(raw.theme) ? raw.theme : null
  const audience = AUDIENCES.find((each) => each === raw.audience)
  const people = readPeople(raw.people)
  const own = theme === null ? tidy(raw.own) : ''
  return {
    row: {
      theme,
      wording: own,
      audience: audience ?? 'teachers',
      subject: tidy(raw.subject),
      severity: severityOf(raw.severity),
      people: people ?? null,
      note: raw.note.replaceAll('\r\n', '\n').trim(),
    },
    faults: [
      ...(own !== '' && audience === undefined
        ? [{ code: 'sayAudience', field: rowField(raw.at, 'audience') }]
        : []),
      ...(people === undefined ? [{ code: 'notANumber', field: rowField(raw.at, 'people') }] : []),
    ],
  }
}

/** Rows of a form: empty ones left out, what cannot be read told at its place. */
export const readRows = (raw: readonly RawRow[], themes: ReadonlySet<string>): ReadRows => {
  const filled = raw.filter((row) => !isEmptyRow(row))
  const read = filled.map((row) => readRow(row, themes))
  return {
    rows: read.map(({ row }) => row),
    places: filled.map(({ at }) => at),
    faults: read.flatMap(({ faults }) => faults),
  }
}
