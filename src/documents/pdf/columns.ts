import type { Item } from './geometry.ts'

/**
 * A letterhead on the left and an addressee on the right run side by side with lines of their own; read across,
 * they would mix. A table without borders looks alike but has its lines at equal heights, and stays across.
 */
type Group = readonly Item[]

type Side = 'left' | 'right' | 'both' | 'across'

const FROM = 0.35
const TO = 0.7
const MOST_CANDIDATES = 6
const FEWEST_LINES = 3
const FEWEST_SWITCHES = 2
const LEVEL_SHARE = 0.6
const FAR_APART = 4

const sideOf = (group: Group, gutter: number): Side => {
  const left = group.some((item) => item.x1 <= gutter)
  const right = group.some((item) => item.x0 >= gutter)
  if (group.some((item) => item.x0 < gutter && item.x1 > gutter)) return 'across'
  return left && right ? 'both' : left ? 'left' : 'right'
}

const candidates = (groups: readonly Group[], width: number): number[] => {
  const counts = new Map<number, number>()
  for (const item of groups.flat()) {
    if (item.x0 < width * FROM || item.x0 > width * TO) continue
    const key = Math.round(item.x0 / 4)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const often = [...counts]
    .filter(([, count]) => count >= FEWEST_SWITCHES)
    .sort((one, two) => two[1] - one[1])
  return often.slice(0, MOST_CANDIDATES).map(([key]) => key * 4 - 4)
}

type Run = { readonly start: number; readonly end: number }

const isClose = (upper: Group | undefined, lower: Group): boolean => {
  const [above] = upper ?? []
  const [below] = lower
  return (
    above !== undefined &&
    below !== undefined &&
    below.y - above.y < FAR_APART * Math.max(above.size, below.size)
  )
}

const runsAlong = (groups: readonly Group[], gutter: number): Run[] => {
  const runs: Run[] = []
  let start = 0
  for (let index = 0; index <= groups.length; index += 1) {
    const group = groups[index]
    const goesOn = group !== undefined && sideOf(group, gutter) !== 'across'
    if (goesOn && (index === start || isClose(groups[index - 1], group))) continue
    if (index > start) runs.push({ start, end: index })
    start = goesOn ? index : index + 1
  }
  return runs
}

const countOf = (sides: readonly Side[], wanted: Side): number =>
  sides.filter((side) => side === wanted).length

const isSideBySide = (sides: readonly Side[]): boolean => {
  const alone = sides.filter((side) => side !== 'both')
  const switches = alone.filter((side, index) => index > 0 && side !== alone[index - 1]).length
  return (
    sides.length >= FEWEST_LINES &&
    countOf(sides, 'left') > 1 &&
    countOf(sides, 'right') > 1 &&
    switches >= FEWEST_SWITCHES &&
    countOf(sides, 'both') < sides.length * LEVEL_SHARE
  )
}

const split = (groups: readonly Group[], run: Run, gutter: number): Group[] => {
  const inside = groups.slice(run.start, run.end)
  const left = inside.map((group) => group.filter((item) => item.x1 <= gutter))
  const right = inside.map((group) => group.filter((item) => item.x0 >= gutter))
  const apart = [...left, ...right].filter((group) => group.length > 0)
  return [...groups.slice(0, run.start), ...apart, ...groups.slice(run.end)]
}

const POST =
  /^(?:и\.?\s?о\.?|врио|заместител|председател|начальник|директор|руководител|глав[аы]|заведующ|министр|ректор)/iu
const NAME = /[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s?[А-ЯЁ][а-яё-]+[)/\s]*$|[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.[)/\s]*$/u
const SIGNATURE_HEIGHT = 8

const textOf = (group: Group): string =>
  [...group]
    .sort((one, two) => one.x0 - two.x0)
    .map(({ text }) => text)
    .join('')
    .trim()

const sidesOf = (group: Group, gutter: number): readonly [string, string] => [
  textOf(group.filter((item) => item.x1 <= gutter)),
  textOf(group.filter((item) => item.x0 >= gutter)),
]

/** «Председатель … | Директор …» with a name below each: two signatures, from the posts down to the lower name. */
const signaturesAlong = (groups: readonly Group[], gutter: number): Run | null => {
  const start = groups.findIndex((group) =>
    sidesOf(group, gutter).every((text) => POST.test(text) && !NAME.test(text)),
  )
  if (start === -1) return null
  const named = [false, false]
  for (let at = start; at < Math.min(groups.length, start + SIGNATURE_HEIGHT); at += 1) {
    const group = groups[at]
    if (group === undefined || sideOf(group, gutter) === 'across') return null
    for (const [side, text] of sidesOf(group, gutter).entries()) if (NAME.test(text)) named[side] = true
    if (named.every(Boolean)) return { start, end: at + 1 }
  }
  return null
}

/** Reorders lines of pieces so that two columns side by side are read one after the other, left first. */
export const readingOrder = (groups: readonly Group[], width: number): readonly Group[] => {
  for (const gutter of candidates(groups, width)) {
    const signatures = signaturesAlong(groups, gutter)
    if (signatures !== null) return split(groups, signatures, gutter)
    for (const run of runsAlong(groups, gutter)) {
      const sides = groups.slice(run.start, run.end).map((group) => sideOf(group, gutter))
      if (isSideBySide(sides)) return split(groups, run, gutter)
    }
  }
  return groups
}
