import type { Severity, SheetRow, Theme } from './types.ts'

/** Words as they are compared: small letters, ё as е, one space, no marks. */
export const levelled = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}+-]+/gu, ' ')
    .trim()

/** What makes two namings the same lack of one school: the theme, or the same words about the same people. */
export const markOf = (row: Pick<SheetRow, 'theme' | 'wording' | 'audience' | 'subject'>): string => {
  const subject = levelled(row.subject)
  const what = row.theme ?? `${row.audience}:${levelled(row.wording)}`
  return (subject === '' ? what : `${what}|${subject}`).slice(0, 400)
}

const SMALL_WORDS = new Set('и в во на с со по к у о об для из при не их его как что за от до или'.split(' '))
const stemsOf = (text: string): readonly string[] =>
  levelled(text)
    .split(' ')
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
    .map((word) => (word.length > 5 ? word.slice(0, word.length - 2) : word))

/** An old table names a hundred themes against each of its thousands of wordings: stems of a text are found once. */
const REMEMBERED = 1000
const remembered = new Map<string, ReadonlySet<string>>()
const stemSet = (text: string): ReadonlySet<string> => {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const stems = new Set(stemsOf(text))
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(text, stems)
  return stems
}

/** Share of a theme's words that stand in the wording and back: 1 is the same words. */
export const likeness = (wording: string, name: string): number => {
  const [a, b] = [stemSet(wording), stemSet(name)]
  if (a.size === 0 || b.size === 0) return 0
  const meet = [...a].filter((stem) =>
    [...b].some((other) => other.startsWith(stem) || stem.startsWith(other)),
  )
  return (2 * meet.length) / (a.size + b.size)
}

const SURE = 0.8
const NEAR = 0.3

const levelledNames = new Map<string, string>()
/** Names of themes are few and asked about for every row. */
const levelledOnce = (name: string): string => {
  const known = levelledNames.get(name)
  if (known !== undefined) return known
  if (levelledNames.size >= REMEMBERED) levelledNames.clear()
  const text = levelled(name)
  levelledNames.set(name, text)
  return text
}

/** The theme that a wording surely means; null leaves the words as they are: a guess would lose them. */
export const sureTheme = (wording: string, themes: readonly Theme[]): Theme | null => {
  const text = levelled(wording)
  const exact = themes.find(({ name, code }) => code === text || levelledOnce(name) === text)
  if (exact !== undefined) return exact
  const near = themes
    .map((theme) => ({ theme, how: likeness(wording, theme.name) }))
    .filter(({ how }) => how >= SURE)
    .sort((x, y) => y.how - x.how)
  const [first, second] = near
  return first === undefined || first.how === second?.how ? null : first.theme
}

/** Themes that a methodologist may have meant, the likeliest first. */
export const nearThemes = (wording: string, themes: readonly Theme[]): readonly Theme[] =>
  themes
    .map((theme) => ({ theme, how: likeness(wording, theme.name) }))
    .filter(({ how }) => how >= NEAR)
    .sort((x, y) => y.how - x.how)
    .slice(0, 5)
    .map(({ theme }) => theme)

const SEVERITY_WORDS: readonly (readonly [RegExp, Severity])[] = [
  [/восполн|закрыт|устран|решен|^0$/u, 0],
  [/остр|высок|сильн|критич|^3$|^\+{3}$/u, 3],
  [/заметн|средн|умерен|^2$|^\+{2}$/u, 2],
  [/слаб|низк|незначит|^1$|^\+$/u, 1],
]

/** How sharp, from plain words or figures of a spreadsheet; null when it says neither. */
export const readSeverity = (text: string): Severity | null =>
  SEVERITY_WORDS.find(([sign]) => sign.test(levelled(text)))?.[1] ?? null

/** A number of people as written in a cell: «5», «5 чел.»; null when there is none, undefined when it is no number. */
export const readPeople = (text: string): number | null | undefined => {
  const bare = text.trim()
  if (bare === '') return null
  const found = /^(\d{1,4})(?:[.,]0+)?\s*(?:чел.*)?$/u.exec(bare)
  return found === null ? undefined : Number(found[1])
}
