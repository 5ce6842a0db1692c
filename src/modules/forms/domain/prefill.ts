import type { Answer, Answers } from './answers.ts'
import type { FieldKind, FormDefinition } from './definition.ts'
import { fieldsOf } from './definition.ts'

/** What the program knows by itself and may put into a question beforehand. */
export const PREFILL_SOURCES = [
  'organisation.shortName',
  'organisation.fullName',
  'organisation.address',
  'organisation.email',
  'organisation.phone',
  'organisation.site',
  'organisation.inn',
  'organisation.pupils',
  'organisation.teachers',
  'organisation.headName',
  'organisation.category',
  'organisation.municipality',
  'collection.schools',
  'programme.schools',
  'programme.since',
  'pairs.partners',
  'lastAnswer',
] as const
export type PrefillSource = (typeof PREFILL_SOURCES)[number]

/** Kinds of questions that a source can fill; `lastAnswer` fits any but a file. */
const TEXTS: readonly FieldKind[] = ['text', 'longText', 'organisation', 'person', 'link']
const NUMBERS: readonly FieldKind[] = ['number']
const DAYS: readonly FieldKind[] = ['day']
const FITS: Readonly<Record<string, readonly FieldKind[]>> = {
  'organisation.pupils': NUMBERS,
  'organisation.teachers': NUMBERS,
  'collection.schools': NUMBERS,
  'programme.schools': NUMBERS,
  'pairs.partners': NUMBERS,
  'programme.since': DAYS,
}

/** True when the source gives what the question asks for. */
export const sourceFits = (source: PrefillSource, kind: FieldKind): boolean =>
  source === 'lastAnswer' ? kind !== 'file' : (FITS[source] ?? TEXTS).includes(kind)

/** What is known about the respondent on the day of filling, by source. */
export type Known = {
  readonly values: Readonly<Partial<Record<PrefillSource, string | number | null>>>
  /** The last answer that the same organisation sent to the same form. */
  readonly last: Answers | null
}

export type PrefilledAnswer = { readonly source: PrefillSource; readonly answer: Answer }

const isKnown = (answer: Answer | null | undefined): answer is Answer =>
  answer !== null && answer !== undefined && answer !== ''

/** Answers that the program can give itself; where its record is silent the school's own last answer, else nothing. */
export const prefilledAnswers = (
  form: FormDefinition,
  known: Known,
): ReadonlyMap<string, PrefilledAnswer> => {
  const found = new Map<string, PrefilledAnswer>()
  for (const field of fieldsOf(form)) {
    const source = field.prefill
    if (source === undefined) continue
    const answer = source === 'lastAnswer' ? undefined : known.values[source]
    const said = field.kind === 'file' ? undefined : known.last?.[field.key]
    if (isKnown(answer)) found.set(field.key, { source, answer })
    else if (isKnown(said)) found.set(field.key, { source: 'lastAnswer', answer: said })
  }
  return found
}

/** The same as plain answers. */
export const knownAnswers = (form: FormDefinition, known: Known): Answers =>
  Object.fromEntries([...prefilledAnswers(form, known)].map(([key, { answer }]) => [key, answer]))
