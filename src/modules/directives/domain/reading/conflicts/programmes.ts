import { masked } from '../mask.ts'
import type { Place, ReadingWarning } from '../types.ts'
import { warn } from '../warn.ts'

export type PlacedText = { readonly text: string; readonly place: Place }

type Noun = 'программа' | 'проект' | 'модель'

/** A programme as one place of the paper calls it. */
type Mention = {
  readonly noun: Noun
  readonly name: string
  readonly stems: ReadonlySet<string>
  readonly place: Place
}

const NAMED = /(?<![а-яё])(программ|проект|модел)[а-яё]*\s+(?=[«"„“])/giu
const NOUNS: Readonly<Record<string, Noun>> = { программ: 'программа', проект: 'проект', модел: 'модель' }

/** Stems of the words that tell one programme from another; what follows the colon is its subtitle. */
const stemsOf = (name: string): ReadonlySet<string> =>
  new Set(
    (name.split(':')[0] ?? '')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[а-я]{3,}|\d+/gu)
      ?.map((word) => word.slice(0, 6)) ?? [],
  )

const quotedAt = (text: string, at: number): string | null => {
  const hidden = masked(text.slice(at), 'quotes')
  const end = hidden.search(/[^\u2592]/u)
  const length = end === -1 ? hidden.length : end
  return length < 3 ? null : text.slice(at + 1, at + length - 1)
}

const mentionsIn = ({ text, place }: PlacedText): Mention[] =>
  [...text.matchAll(NAMED)].flatMap((match): Mention[] => {
    const name = quotedAt(text, match.index + match[0].length)
    const noun = NOUNS[match[1]?.toLowerCase() ?? '']
    return name === null || noun === undefined ? [] : [{ noun, name, stems: stemsOf(name), place }]
  })

const LIKE = 0.6

/** How much of their words two names share; «500+» shares nothing with anything (R228). */
const likeness = (one: Mention, other: Mention): number => {
  const common = [...one.stems].filter((stem) => other.stems.has(stem)).length
  return common / (one.stems.size + other.stems.size - common || 1)
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^а-яa-z0-9]+/gu, '')

const isOtherName = (one: Mention, other: Mention): boolean =>
  (one.noun !== other.noun || plain(one.name) !== plain(other.name)) && likeness(one, other) >= LIKE

const shown = ({ noun, name }: Mention): string => `${noun} «${name}»`

/** One programme called differently in one paper: «проект» and «программа», or two like names. */
const differingProgrammes = (mentions: readonly Mention[]): ReadingWarning[] => {
  const distinct = mentions.filter(
    (one, at) =>
      mentions.findIndex((other) => other.noun === one.noun && plain(other.name) === plain(one.name)) === at,
  )
  return distinct.flatMap((one, at) =>
    distinct
      .slice(at + 1)
      .filter((other) => isOtherName(one, other))
      .map((other) =>
        warn('programme-named-differently', other.place, { text: shown(one), other: shown(other) }),
      ),
  )
}

const SIDES =
  /школ[а-яё]*,?\s+со?\s+([а-яё]+ми)\s+и\s+([а-яё]+ми)\s+(?:[а-яё]+ми\s+)?результатами(?![а-яё])/giu

const sidesKey = (match: RegExpMatchArray): string =>
  [match[1] ?? '', match[2] ?? '']
    .map((word) => word.toLowerCase())
    .sort()
    .join(' ')

/** «школ с высокими и низкими результатами» and «со стабильными и низкими» in one paper. */
const differingSides = (texts: readonly PlacedText[]): ReadingWarning[] => {
  const seen = new Map<string, { text: string; place: Place }>()
  for (const { text, place } of texts)
    for (const match of text.matchAll(SIDES))
      if (!seen.has(sidesKey(match))) seen.set(sidesKey(match), { text: match[0], place })
  const [first, ...others] = seen.values()
  return first === undefined
    ? []
    : others.map((other) =>
        warn('programme-named-differently', other.place, { text: first.text, other: other.text }),
      )
}

/** A programme under several names: shown, a person says whether it is one (R228). */
export const programmeNames = (texts: readonly PlacedText[]): ReadingWarning[] => [
  ...differingProgrammes(texts.flatMap(mentionsIn)),
  ...differingSides(texts),
]
