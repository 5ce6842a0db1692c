import { z } from 'zod'
import { isUuid } from '../../../../kernel/ids.ts'
import { MOVES } from './tree.ts'

const id = z.string().refine(isUuid, 'notAnId')
const maybeId = z.union([id, z.literal('')])
const text = (max: number) => z.string().trim().max(max, 'tooLong')

export const WRITTEN_KINDS = ['распоряжение', 'приказ', 'постановление', 'письмо'] as const

export const StartInput = z.object({
  kind: z.enum(WRITTEN_KINDS, 'chooseOne'),
  title: text(2_000).min(1, 'required'),
  answersTo: maybeId,
  /** The assignment that the letter answers: its registration reports it. */
  assignment: maybeId.default(''),
  /** «Кому» of a letter, line by line. */
  recipient: text(1_000).default(''),
})
export type StartInput = z.infer<typeof StartInput>

export const HeadInput = z.object({
  directive: id,
  kind: z.enum(WRITTEN_KINDS, 'chooseOne'),
  title: text(2_000).min(1, 'required'),
  purpose: text(5_000),
  orderingWord: text(60),
  recipient: text(1_000),
  controlKind: z.enum(['none', 'self', 'person'], 'chooseOne'),
  control: text(300),
  controller: maybeId,
  signatory: maybeId,
  signatoryPosition: text(300),
  prepared: maybeId,
})
export type HeadInput = z.infer<typeof HeadInput>

export const GroundInput = z.object({ directive: id, record: maybeId, words: text(500) })
export type GroundInput = z.infer<typeof GroundInput>

export const RemoveGroundInput = z.object({ directive: id, ground: id })
export type RemoveGroundInput = z.infer<typeof RemoveGroundInput>

export const WriteClauseInput = z.object({
  directive: id,
  clause: maybeId,
  parent: maybeId,
  addressees: z.array(z.string().max(200)).max(2_000, 'tooLong'),
  addressedAs: text(2_000),
  action: text(10_000),
  modality: z.enum(['order', 'recommendation'], 'chooseOne'),
  term: text(200),
  control: text(300),
  controller: maybeId,
})
export type WriteClauseInput = z.infer<typeof WriteClauseInput>

export const OneClauseInput = z.object({ directive: id, clause: id })
export type OneClauseInput = z.infer<typeof OneClauseInput>

export const MoveClauseInput = z.object({ directive: id, clause: id, move: z.enum(MOVES, 'chooseOne') })
export type MoveClauseInput = z.infer<typeof MoveClauseInput>

/** A file that is already in the store. */
const StoredFile = z.object({ name: z.string(), sha256: z.string(), size: z.number(), mediaType: z.string() })

export const AnnexInput = z.object({
  directive: id,
  annex: maybeId,
  title: text(500),
  kind: z.enum(['text', 'table', 'roadmap', 'file'], 'chooseOne'),
  body: z.string().max(200_000, 'tooLong'),
  file: StoredFile.nullable().default(null),
})
export type AnnexInput = z.infer<typeof AnnexInput>

export const OneAnnexInput = z.object({ directive: id, annex: id })
export type OneAnnexInput = z.infer<typeof OneAnnexInput>

export const BlankInput = z.object({
  edition: z.enum(['2016', '2025'], 'chooseOne'),
  layout: z.enum(['centred', 'flag'], 'chooseOne'),
  authority: text(1_000).min(1, 'required'),
  authorityGenitive: text(300),
  contacts: text(300),
  place: text(100),
  orderingWord: text(60),
  signatoryPosition: text(300),
  marginLeft: z.enum(['20', '30'], 'chooseOne'),
  typeSize: z.enum(['12', '13', '14'], 'chooseOne'),
})
export type BlankInput = z.infer<typeof BlankInput>

export const SendInput = z.object({
  directive: id,
  people: z.array(id).max(12, 'tooLong'),
  mode: z.enum(['together', 'inOrder'], 'chooseOne'),
})
export type SendInput = z.infer<typeof SendInput>

export const VisaInput = z.object({
  directive: id,
  decision: z.enum(['agreed', 'remarks'], 'chooseOne'),
  remark: text(5_000),
})
export type VisaInput = z.infer<typeof VisaInput>

/** `lines` are those of the copy, read before the transaction; null when it has no text. */
/** A file that came back: the signed paper, or a detached signature with what it says of itself. */
const SignedCopy = z.object({
  file: StoredFile,
  purpose: z.enum(['copy', 'signature']),
  parts: z.array(z.record(z.string(), z.string().nullable())).nullable(),
})
export type SignedCopy = z.infer<typeof SignedCopy>

export const SignInput = z.object({
  directive: id,
  number: text(60),
  date: text(40).min(1, 'required'),
  position: text(300).min(1, 'required'),
  name: text(200).min(1, 'required'),
  copies: z
    .array(SignedCopy)
    .max(20, 'tooLong')
    .refine((list) => list.some(({ purpose }) => purpose === 'copy'), 'chooseFile'),
  lines: z.array(z.string()).nullable(),
  accept: z.boolean(),
})
export type SignInput = z.infer<typeof SignInput>
