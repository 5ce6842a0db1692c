import { z } from 'zod'
import { ROLES } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { ABSENCE_REASONS, TEAM_KINDS } from './types.ts'

const id = z.string().refine(isUuid, 'notAnId')
const line = (code: string) => z.string().trim().min(1, code).max(200, 'tooLong')
const optionalLine = z
  .string()
  .trim()
  .max(500, 'tooLong')
  .transform((text) => (text === '' ? null : text))

/** A name: letters, hyphens, apostrophes, spaces; a figure or an @ is a slip of the hand. */
export const NAME = /^[\p{L}][\p{L}\s'’.-]*$/u
const name = (code: string) =>
  z
    .string()
    .trim()
    .min(1, code)
    .max(80, 'tooLong')
    .refine((text) => text === '' || NAME.test(text), 'notAName')
const optionalName = z
  .string()
  .trim()
  .max(80, 'tooLong')
  .refine((text) => text === '' || NAME.test(text), 'notAName')
  .transform((text) => (text === '' ? null : text))

export const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/u
export const optionalEmail = z
  .string()
  .trim()
  .max(254, 'tooLong')
  .refine((text) => text === '' || EMAIL.test(text), 'notAnEmail')
  .transform((text) => (text === '' ? null : text.toLowerCase()))

const optionalPhone = z
  .string()
  .trim()
  .max(60, 'tooLong')
  .refine((text) => text === '' || (text.match(/\d/gu) ?? []).length >= 5, 'notAPhone')
  .transform((text) => (text === '' ? null : text))

const day = z.string().transform((text, context): Day => {
  const read = readTypedDay(text)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : 'notADay' })
  return z.NEVER
})
const optionalDay = z.string().transform((text, context): Day | null => {
  if (text.trim() === '') return null
  const read = readTypedDay(text)
  if (read === null) context.addIssue({ code: 'custom', message: 'notADay' })
  return read
})

/** A node as a form names it: `organisation:<id>`, `municipality:<id>`, `region:<id>`. */
export const NodeChoice = z.string().transform((text, context) => {
  const [level, uuid = ''] = text.split(':')
  if ((level === 'organisation' || level === 'municipality' || level === 'region') && isUuid(uuid))
    return { level, id: uuid } as const
  context.addIssue({ code: 'custom', message: 'chooseNode' })
  return z.NEVER
})
export type NodeChoice = z.infer<typeof NodeChoice>

const role = z.enum(ROLES, 'chooseRole')
const optionalRole = z
  .string()
  .refine((text) => text === '' || (ROLES as readonly string[]).includes(text), 'chooseRole')
  .transform((text) => ROLES.find((known) => known === text) ?? null)

const email = optionalEmail.refine((text) => text !== null, 'emailNeeded').transform((text) => text ?? '')

const names = {
  lastName: name('lastNameNeeded'),
  firstName: name('firstNameNeeded'),
  middleName: optionalName,
}
const contacts = { email: optionalEmail, phone: optionalPhone }

/** The card that asked for a person, an assignment or a paper; anything else leads nowhere. */
export const askingCard = (address: string): string =>
  /^\/(?:assignments|directives)\/[0-9a-f-]{36}$/.test(address) ? address : ''

export const AddPersonInput = z.object({
  node: NodeChoice,
  ...names,
  ...contacts,
  position: optionalLine,
  role: optionalRole,
  from: day,
  act: optionalLine,
  /** The person who adds has seen the likeness and says that this is somebody else. */
  evenSo: z.boolean(),
  /** The assignment or the paper that led here; empty leads to the new card. */
  back: z.string().default('').transform(askingCard),
})
export type AddPersonInput = z.infer<typeof AddPersonInput>

/** Heads of schools, a line for each school; a line without a name adds nobody. */
export const HeadsInput = z.object({
  from: day,
  act: line('actNeeded'),
  heads: z
    .array(
      z.object({
        school: id,
        name: z.string().trim().max(200, 'tooLong'),
        email: z.string().trim().max(254, 'tooLong'),
      }),
    )
    .max(100, 'tooManyPeople'),
  /** Those who bear the same names have been looked at. */
  evenSo: z.boolean(),
})
export type HeadsInput = z.infer<typeof HeadsInput>

export const EditPersonInput = z.object({ person: id, ...names, ...contacts })
export type EditPersonInput = z.infer<typeof EditPersonInput>

/** What a person does to himself names nobody: the session does. */
export const NoInput = z.object({})
export type NoInput = z.infer<typeof NoInput>

export const OwnPageInput = z.object({
  ...contacts,
  language: z.enum(['ru', 'en'], 'chooseOne'),
  notify: z.enum(['usual', 'digest', 'each', 'none'], 'chooseOne'),
})
export type OwnPageInput = z.infer<typeof OwnPageInput>

export const PersonInput = z.object({ person: id })
export type PersonInput = z.infer<typeof PersonInput>

export const PositionInput = z.object({
  person: id,
  node: NodeChoice,
  title: line('titleNeeded'),
  from: day,
  until: optionalDay,
})
export type PositionInput = z.infer<typeof PositionInput>

export const EndPositionInput = z.object({ person: id, position: id, until: day })
export type EndPositionInput = z.infer<typeof EndPositionInput>

export const GrantRoleInput = z.object({
  person: id,
  node: NodeChoice,
  role,
  from: day,
  until: optionalDay,
  act: line('actNeeded'),
})
export type GrantRoleInput = z.infer<typeof GrantRoleInput>

export const EndRoleInput = z.object({ person: id, held: id, until: day })
export type EndRoleInput = z.infer<typeof EndRoleInput>

export const DelegateInput = z.object({
  person: id,
  deputy: z.string().refine(isUuid, 'chooseDeputy'),
  roles: z.array(id),
  reason: z.enum(ABSENCE_REASONS, 'chooseOne'),
  from: day,
  until: day,
  act: optionalLine,
})
export type DelegateInput = z.infer<typeof DelegateInput>

export const CancelAbsenceInput = z.object({ person: id, absence: id })
export type CancelAbsenceInput = z.infer<typeof CancelAbsenceInput>

export const MergeInput = z.object({ person: id, into: z.string().refine(isUuid, 'choosePerson') })
export type MergeInput = z.infer<typeof MergeInput>

export const EraseInput = z.object({ person: id, confirmed: z.literal(true, 'confirmErasure') })
export type EraseInput = z.infer<typeof EraseInput>

/** Secrets reach a command only as what they hash to: neither the audit nor the idempotency row ever holds one. */
const hash = z.string().regex(/^[0-9a-f]{64}$/u, 'required')

/** An invitation as it is saved: hashes of its secrets, and the link that goes into the letter. */
export const InvitationSecret = z.object({
  person: id,
  id,
  tokenHash: hash,
  codeHash: hash.nullable(),
  link: z.string().nullable(),
})
export type InvitationSecret = z.infer<typeof InvitationSecret>

/** Letters that are printed in one go. */
export const LETTERS_AT_ONCE = 500

export const InviteInput = z.object({
  people: z.array(InvitationSecret).min(1, 'choosePeople').max(LETTERS_AT_ONCE, 'tooManyPeople'),
  byMail: z.boolean(),
})
export type InviteInput = z.infer<typeof InviteInput>

/** The first administrator of a region, or, without a region, of the installation. */
export const AdmitInput = z.object({
  ...names,
  email,
  region: z.object({ name: line('regionNeeded'), genitive: line('regionNeeded') }).nullable(),
  secret: InvitationSecret.pick({ id: true, tokenHash: true, codeHash: true }),
})
export type AdmitInput = z.infer<typeof AdmitInput>

export const AcceptInput = z.object({
  person: id,
  invitation: id,
  account: z.string(),
  login: z.string(),
  passwordHash: z.string().startsWith('$argon2id$'),
  email: optionalEmail,
})
export type AcceptInput = z.infer<typeof AcceptInput>

export const PasswordInput = z.object({
  passwordHash: z.string().startsWith('$argon2id$'),
  /** The session that goes on; all others end. */
  keep: z.string().nullable(),
})
export type PasswordInput = z.infer<typeof PasswordInput>

export const TeamInput = z.object({
  team: z.string(),
  node: NodeChoice,
  kind: z.enum(TEAM_KINDS, 'chooseOne'),
  name: line('teamNameNeeded'),
  purpose: optionalLine,
  head: z.string().refine(isUuid, 'choosePerson'),
  act: optionalLine,
  from: day,
  until: optionalDay,
})
export type TeamInput = z.infer<typeof TeamInput>

export const TeamMemberInput = z.object({
  team: id,
  person: z.string().refine(isUuid, 'choosePerson'),
  duty: optionalLine,
  from: day,
  until: optionalDay,
})
export type TeamMemberInput = z.infer<typeof TeamMemberInput>

export const EndMemberInput = z.object({ team: id, member: id, until: day })
export type EndMemberInput = z.infer<typeof EndMemberInput>
