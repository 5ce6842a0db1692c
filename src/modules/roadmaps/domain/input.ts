import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { AUDIENCES, CYCLE_STEPS } from './cycle.ts'

const id = z.string().refine(isUuid, 'notAnId')
const idOrNone = z.union([id, z.literal('')])
const text = (max: number) => z.string().trim().max(max, 'tooLong')

const CELL_MAX = 10_000
const ROWS_MAX = 500

export const OneRoadmap = z.object({ roadmap: id })
export type OneRoadmap = z.infer<typeof OneRoadmap>

/** `was` is what the person saw: with it two people's edits of one row are told apart, field by field. */
const RowEdit = z.object({
  id: z.union([id, z.string().regex(/^new\d{1,4}$/u, 'notAnId')]),
  cells: z.record(z.string(), z.string().max(CELL_MAX, 'tooLong')),
  was: z.record(z.string(), z.string()),
  isSection: z.boolean().nullable(),
})
export type RowEdit = z.infer<typeof RowEdit>

export const RowsInput = z.object({
  roadmap: id,
  rows: z.array(RowEdit).max(ROWS_MAX, 'tooManyRows'),
  /** New rows stand after this one, or under this one. */
  after: idOrNone,
  under: idOrNone,
  /** The row of the roadmap above that the new row carries out. */
  answers: idOrNone.default(''),
  /** Where the person came from: the row's card, or the whole table. */
  back: z.enum(['row', 'table']),
})
export type RowsInput = z.infer<typeof RowsInput>

export const MoveInput = z.object({
  roadmap: id,
  item: id,
  how: z.enum(['up', 'down', 'under'], 'chooseOne'),
  parent: idOrNone,
})
export type MoveInput = z.infer<typeof MoveInput>

export const RemoveInput = z.object({ roadmap: id, item: id, reason: text(500).min(1, 'removeNeedsReason') })
export type RemoveInput = z.infer<typeof RemoveInput>

export const SplitInput = z.object({ roadmap: id, item: id, parts: text(CELL_MAX) })
export type SplitInput = z.infer<typeof SplitInput>

export const OneItem = z.object({ roadmap: id, item: id })
export type OneItem = z.infer<typeof OneItem>

export const MarkInput = z.object({
  roadmap: id,
  item: id,
  mark: z.enum(['done', 'cancelled', 'none'], 'chooseOne'),
  result: text(5_000),
})
export type MarkInput = z.infer<typeof MarkInput>

export const TermInput = z.object({
  roadmap: id,
  item: id,
  choice: z.string().regex(/^\d{1,2}$/u, 'chooseOne'),
})
export type TermInput = z.infer<typeof TermInput>

export const AnswersInput = z.object({ roadmap: id, item: id, answers: idOrNone })
export type AnswersInput = z.infer<typeof AnswersInput>

export const ApproveInput = z.object({
  roadmap: id,
  directive: idOrNone,
  grounds: text(300),
  on: text(40),
  /** The assignment of a clause that this approval fulfils. */
  fulfils: idOrNone.default(''),
})
export type ApproveInput = z.infer<typeof ApproveInput>

/** Columns as a person wants them; `key` is the place of the column in the roadmap as it stands. */
export const ColumnsInput = z.object({
  roadmap: id,
  columns: z
    .array(z.object({ key: text(3), heading: text(160), place: text(20), drop: z.boolean() }))
    .max(40, 'tooManyRows'),
  added: text(160),
})
export type ColumnsInput = z.infer<typeof ColumnsInput>

export const CreateInput = z.object({
  title: text(300).min(1, 'required'),
  period: text(10),
  /** Which form its columns have; that of the level when nothing is said. */
  form: text(60).default(''),
  above: idOrNone,
  /** The person has looked at the roadmap of the same name and wants another. */
  evenSo: z.boolean().default(false),
})
export type CreateInput = z.infer<typeof CreateInput>

export const SettingsInput = z.object({ roadmap: id, title: text(300).min(1, 'required'), above: idOrNone })
export type SettingsInput = z.infer<typeof SettingsInput>

export const CopyInput = z.object({
  roadmap: id,
  period: text(10),
  title: text(300).min(1, 'required'),
  /** Terms that do not move by themselves, as the person wrote them. */
  terms: z
    .array(z.object({ row: id, words: text(200) }))
    .max(ROWS_MAX * 4, 'tooManyRows')
    .default([]),
  /** The person has looked at the roadmap of the same name and wants another. */
  evenSo: z.boolean().default(false),
})
export type CopyInput = z.infer<typeof CopyInput>

export const StateInput = z.object({ roadmap: id, action: z.enum(['close', 'reopen']) })
export type StateInput = z.infer<typeof StateInput>

const StoredFile = z.object({ name: z.string(), sha256: z.string(), size: z.number(), mediaType: z.string() })

/** Rows of a table: pasted, or out of a file that the program has read into the same text. */
export const PasteInput = z.object({
  roadmap: id,
  text: z.string().max(400_000, 'tooLong'),
  file: StoredFile.nullable(),
  mode: z.enum(['add', 'replace'], 'chooseOne'),
  after: idOrNone,
  /** The text that the person has looked through; anything else is shown first. */
  seen: z.string(),
})
export type PasteInput = z.infer<typeof PasteInput>

/** Rows of the annex that are taken over, by their place in it; who answers for each writing, by its place in the list. */
export const AnnexInput = z.object({
  directive: id,
  table: id,
  title: text(300).min(1, 'required'),
  rows: z.array(z.number().int().min(0).max(5_000)).max(ROWS_MAX, 'tooManyRows'),
  who: z.record(z.string().max(6), z.string().max(400)),
})
export type AnnexInput = z.infer<typeof AnnexInput>

export const HostsInput = z.object({ roadmap: id, item: id, schools: z.array(id).max(400, 'tooManyRows') })
export type HostsInput = z.infer<typeof HostsInput>

export const HostInput = z.object({ assignment: id, form: text(300), term: text(100) })
export type HostInput = z.infer<typeof HostInput>

export const CycleInput = z.object({
  roadmap: id,
  theme: text(200).min(1, 'required'),
  audience: z.enum(AUDIENCES, 'chooseOne'),
  terms: z.partialRecord(z.enum(CYCLE_STEPS), text(100)),
})
export type CycleInput = z.infer<typeof CycleInput>

export const CitedInput = z.object({ link: id, row: idOrNone })
export type CitedInput = z.infer<typeof CitedInput>
