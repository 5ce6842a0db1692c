import type { Label } from './label.ts'

/** What the numbers above a line say about its own. */
export type Numbered = { readonly number: string; readonly style: Label['style'] }

export const parentOf = (number: string): string | null => {
  const cut = number.lastIndexOf('.')
  return cut === -1 ? null : number.slice(0, cut)
}

export const lastPart = (number: string): string => number.slice(number.lastIndexOf('.') + 1)

const nextOf = (number: string): string => {
  const parent = parentOf(number)
  const next = String(Number(lastPart(number)) + 1)
  return parent === null ? next : `${parent}.${next}`
}

const ancestors = (number: string): string[] => {
  const parent = parentOf(number)
  return parent === null ? [number] : [number, ...ancestors(parent)]
}

/** Numbers that may follow: the first child, the next brother, the next one of any clause above. */
const expectedAfter = (last: string | null): Set<string> =>
  last === null ? new Set(['1', '1.1']) : new Set([`${last}.1`, ...ancestors(last).map(nextOf)])

const lastOf = (above: readonly Numbered[], styles: readonly Label['style'][]): Numbered | undefined =>
  above.findLast((each) => styles.includes(each.style))

/** A number that a point closes is a number; without it («2.1 Разработать», «25 марта») it must be the one expected. */
export const isPlausible = (label: Label, above: readonly Numbered[]): boolean => {
  if (label.firm || label.style === 'bullet') return true
  const last = lastOf(above, ['decimal'])?.number ?? null
  if (label.style === 'roman') return /^[А-ЯЁ]/u.test(label.rest)
  const isExpected = expectedAfter(last).has(label.value)
  return label.value.includes('.')
    ? isExpected || /^[А-ЯЁ]/u.test(label.rest)
    : isExpected && /^[А-ЯЁ]/u.test(label.rest)
}

/**
 * The full number of a line: «1)» and «а)» take the number of the clause they stand under («2.1», «2.а»), a decimal
 * number is its own.
 */
export const fullNumber = (label: Label, above: readonly Numbered[]): string => {
  if (label.style === 'decimal' || label.style === 'roman') return label.value
  const owners: readonly Label['style'][] =
    label.style === 'bracket' ? ['decimal', 'roman'] : ['decimal', 'bracket', 'roman']
  const owner = lastOf(above, owners)
  return owner === undefined ? label.value : `${owner.number}.${label.value}`
}
