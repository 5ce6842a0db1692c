import { glued } from './clauses/glue.ts'
import { type Label, labelOf } from './clauses/label.ts'
import { parentOf } from './clauses/numbering.ts'
import type { Item, Line } from './lines.ts'
import type { ReadingWarning, RegulationClause, RegulationSection } from './types.ts'
import { warn } from './warn.ts'

export type RegulationReading = {
  readonly sections: readonly RegulationSection[]
  readonly warnings: readonly ReadingWarning[]
}

type Section = { number: string | null; title: string; clauses: RegulationClause[]; place: number }

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, І: 1, Х: 10 }

const romanValue = (text: string): number =>
  [...text].reduce((sum, sign, at) => {
    const value = ROMAN[sign] ?? 0
    return value < (ROMAN[text[at + 1] ?? ''] ?? 0) ? sum - value : sum + value
  }, 0)

/** «II. Цель и задачи», «2. Функции» alone on a line: a section, not a norm. */
const isSectionTitle = (line: Line, label: Label, next: Line | null): boolean => {
  if (label.style === 'roman') return true
  if (
    label.style !== 'decimal' ||
    label.value.includes('.') ||
    /[.;:]$/u.test(label.rest) ||
    label.rest.length > 140
  )
    return false
  const below = next === null ? null : labelOf(next)
  return line.bold || line.align === 'center' || below?.value.startsWith(`${label.value}.`) === true
}

const nextLine = (items: readonly Item[], at: number): Line | null => {
  const item = items.slice(at + 1).find((each) => each.kind === 'line')
  return item?.kind === 'line' ? item : null
}

type Growing = {
  readonly sections: Section[]
  readonly warnings: ReadingWarning[]
  /** The numbers the next letter may stand under, outermost first. */
  readonly open: { readonly style: Label['style']; readonly number: string }[]
}

const sectionNow = (growing: Growing, place: number): Section => {
  const last = growing.sections.at(-1)
  if (last !== undefined) return last
  const first: Section = { number: null, title: '', clauses: [], place }
  growing.sections.push(first)
  return first
}

const warnAboutClause = (growing: Growing, section: Section, number: string, place: number): void => {
  const known = growing.sections.flatMap((each) => each.clauses.flatMap((clause) => clause.number ?? []))
  if (known.includes(number)) growing.warnings.push(warn('number-repeated', place, { number }))
  const parent = parentOf(number)
  const isDeep = parent?.includes('.') === true
  if (isDeep && !known.includes(parent) && !known.some((each) => parentOf(each) === parent))
    growing.warnings.push(warn('parent-missing', place, { number, other: parent }))
  const order =
    section.number === null
      ? null
      : /^\d+$/u.test(section.number)
        ? Number(section.number)
        : romanValue(section.number)
  const first = Number(number.split('.')[0])
  if (order !== null && number.includes('.') && first !== order && section.clauses.length === 0)
    growing.warnings.push(warn('section-number-mismatch', place, { number, other: section.number ?? '' }))
}

/** What a letter or a hyphen stands under: its brothers in style are not its parents («а)», «б)» under «3.1»). */
const ownerOf = (growing: Growing, label: Label): string | null => {
  const brother = growing.open.findIndex((each) => each.style === label.style)
  if (label.style === 'decimal' || brother !== -1)
    growing.open.splice(label.style === 'decimal' ? 0 : brother)
  const owner = growing.open.at(-1)?.number ?? null
  if (label.value !== '')
    growing.open.push({
      style: label.style,
      number: owner === null || label.style === 'decimal' ? label.value : `${owner}.${label.value}`,
    })
  return owner
}

const addClause = (growing: Growing, line: Line, label: Label): void => {
  const section = sectionNow(growing, line.place)
  if (label.style === 'decimal') warnAboutClause(growing, section, label.value, line.place)
  const numbered = label.style === 'decimal'
  const owner = ownerOf(growing, label)
  section.clauses.push({
    number: numbered
      ? label.value
      : label.value === ''
        ? null
        : `${owner === null ? '' : `${owner}.`}${label.value}`,
    printedNumber: label.printed === '' ? null : label.printed,
    parent: numbered ? parentOf(label.value) : owner,
    text: label.rest,
    place: line.place,
  })
}

const addPlain = (growing: Growing, line: Line): void => {
  const section = sectionNow(growing, line.place)
  section.clauses.push({
    number: null,
    printedNumber: null,
    parent: null,
    text: line.text,
    place: line.place,
  })
}

/** Abbreviations defined in brackets and used with letters swapped («МСП» and «МПС», R082). */
const mixedAbbreviations = (lines: readonly Line[]): ReadingWarning[] => {
  const counts = new Map<string, { count: number; place: number }>()
  for (const line of lines)
    for (const [sign] of line.text.matchAll(/(?<![А-ЯЁа-яё])[А-ЯЁ]{3,5}(?![А-ЯЁа-яё])/gu))
      counts.set(sign, { count: (counts.get(sign)?.count ?? 0) + 1, place: line.place })
  const signs = [...counts.keys()]
  return signs.flatMap((sign, at) =>
    signs
      .slice(at + 1)
      .filter(
        (other) => other.length === sign.length && [...other].sort().join('') === [...sign].sort().join(''),
      )
      .map((other) => warn('abbreviations-mixed', counts.get(other)?.place ?? null, { text: sign, other })),
  )
}

/** Reads a regulation into sections and norms, odd numbers kept as printed (R082). Norms are no assignments. */
export const readRegulation = (source: readonly Item[]): RegulationReading => {
  const growing: Growing = { sections: [], warnings: [], open: [] }
  const items = glued(source, growing.warnings)
  for (const [at, item] of items.entries()) {
    if (item.kind === 'table') continue
    const label = labelOf(item)
    if (label?.firm !== true) addPlain(growing, item)
    else if (isSectionTitle(item, label, nextLine(items, at))) {
      growing.open.splice(0)
      growing.sections.push({ number: label.value, title: label.rest, clauses: [], place: item.place })
    } else addClause(growing, item, label)
  }
  const lines = items.filter((item): item is Line => item.kind === 'line')
  return { sections: growing.sections, warnings: [...growing.warnings, ...mixedAbbreviations(lines)] }
}

/** Numbered norms make a regulation; two or more of them, not one stray number. */
export const looksLikeRegulation = (items: readonly Item[]): boolean =>
  items.filter(
    (item) => item.kind === 'line' && labelOf(item)?.firm === true && labelOf(item)?.style !== 'bullet',
  ).length >= 2
