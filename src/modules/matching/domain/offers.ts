import { z } from 'zod'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { id, line, maybeCount, organisation, words, year } from './form-input.ts'
import { OFFER_STATES, type OfferKind, type OfferState } from './types.ts'

export const OFFER_CHANNELS = ['self', 'phone', 'paper', 'file'] as const
export type OfferChannel = (typeof OFFER_CHANNELS)[number] | 'link'

/** How strong a school is in a theme: materials, consulting, teaching by its own practice. */
export const LEVELS = [1, 2, 3] as const
export type Level = (typeof LEVELS)[number]

/** Forms of help offered by name; any other is written in words. */
export const HELP_FORMS = [
  'consultation',
  'openLesson',
  'masterClass',
  'visits',
  'jointEvent',
  'materials',
  'internship',
  'online',
] as const

const MOST_LEAD = 20
const MOST_SUBJECT = 40

/** «физика, химия» as a list without repeats. */
const list = line(600).transform((text) => [
  ...new Set(
    text
      .split(/[,;]/u)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
])

const places = maybeCount.transform((typed) => typed ?? 0)

export const OfferInput = z.object({
  school: organisation,
  year,
  state: z.enum(OFFER_STATES, 'chooseOne'),
  reason: words(500),
  themes: z.array(z.object({ theme: z.string(), level: z.coerce.number() })).max(1000, 'tooLong'),
  capLead: places,
  capSubject: places,
  isRemote: z.boolean(),
  forms: z.array(line(120)).max(40, 'tooLong'),
  otherForms: list,
  subjects: list,
  languages: list,
  wishes: words(2000),
  channel: z.enum(OFFER_CHANNELS, 'chooseOne'),
})
export type OfferInput = z.infer<typeof OfferInput>

/** The same to what the school was asked, without an account: school and year are those of the поручение. */
export const AskedOfferInput = OfferInput.omit({ school: true, year: true }).extend({ assignment: id })
export type AskedOfferInput = z.infer<typeof AskedOfferInput>

type Said = Omit<OfferInput, 'school' | 'year'>

/** The answer of a school as it is written down. */
export type OfferAnswer = {
  readonly state: OfferState
  readonly reason: string
  readonly kind: OfferKind
  readonly themes: readonly { readonly theme: string; readonly level: number }[]
  readonly capLead: number
  readonly capSubject: number
  readonly isRemote: boolean
  readonly forms: readonly string[]
  readonly subjects: readonly string[]
  readonly languages: readonly string[]
  readonly wishes: string
  readonly channel: OfferChannel
}

/** What an answer is judged by. */
export type OfferGround = {
  readonly school: OrganisationId
  /** Category of the school today: it closes no door, it only says what kind of help this is. */
  readonly category: string | null
  readonly knownThemes: ReadonlySet<string>
}

const KIND_OF: Readonly<Record<string, OfferKind>> = { highResults: 'strong', resilient: 'resilient' }

/** Themes named more than once: which level counts would be a guess. */
const twiceIn = (themes: Said['themes']): string[] => [
  ...new Set(
    themes.flatMap(({ theme }, at) =>
      themes.slice(0, at).some((each) => each.theme === theme) ? [theme] : [],
    ),
  ),
]

const isLevel = (level: number): boolean => (LEVELS as readonly number[]).includes(level)

const faultsOf = (input: Said, { knownThemes }: OfferGround): Refusal[] => {
  const tooMany = (value: number, most: number, field: string): Refusal[] =>
    value > most ? [{ code: 'placesWrong', field, values: { most } }] : []
  const themes = input.themes.filter(({ level }) => isLevel(level))
  return [
    ...(themes.length === 0 ? [{ code: 'themeNeeded', field: 'themes' }] : []),
    ...(themes.some(({ theme }) => !knownThemes.has(theme))
      ? [{ code: 'noSuchTheme', field: 'themes' }]
      : []),
    ...twiceIn(themes).map((theme): Refusal => ({ code: 'themeTwice', field: `level.${theme}` })),
    ...(input.capLead + input.capSubject === 0 ? [{ code: 'placeNeeded', field: 'capLead' }] : []),
    ...tooMany(input.capLead, MOST_LEAD, 'capLead'),
    ...tooMany(input.capSubject, MOST_SUBJECT, 'capSubject'),
  ]
}

const NOTHING = {
  themes: [],
  capLead: 0,
  capSubject: 0,
  isRemote: false,
  forms: [],
  subjects: [],
  languages: [],
}

/** An offer with its themes and places, or a refusal with its reason; all mistakes at once. */
export const answerOffer = (input: Said, ground: OfferGround): Result<OfferAnswer> => {
  const { state, reason, wishes, channel } = input
  const kind = KIND_OF[ground.category ?? ''] ?? 'other'
  if (state === 'refused')
    return reason === ''
      ? refuse('reasonNeeded', 'reason')
      : ok({ ...NOTHING, state, reason, kind, wishes, channel })
  const faults = faultsOf(input, ground)
  if (faults.length > 0) return refuseAll(faults)
  return ok({
    state,
    reason: '',
    kind,
    themes: input.themes.filter(({ level }) => isLevel(level)),
    capLead: input.capLead,
    capSubject: input.capSubject,
    isRemote: input.isRemote,
    forms: [...new Set([...input.forms, ...input.otherForms])],
    subjects: input.subjects,
    languages: input.languages,
    wishes,
    channel,
  })
}
