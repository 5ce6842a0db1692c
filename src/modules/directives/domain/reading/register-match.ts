import { nameNumbers, normalName } from '../../../../kernel/names.ts'

/** An organisation of the register with everything it is called. */
export type RegisterEntry<Id extends string = string> = { readonly id: Id; readonly names: readonly string[] }

/** Why an organisation may be meant: the letters differ a little, it is an abbreviation, or a part of the name. */
export type LikeReason = 'same-name-twice' | 'spelling' | 'abbreviation' | 'part-of-name'

export type Candidate<Id extends string> = {
  readonly id: Id
  readonly name: string
  readonly reason: LikeReason
}

export type RegisterMatch<Id extends string> =
  | { readonly kind: 'exact'; readonly id: Id; readonly name: string }
  | { readonly kind: 'likely'; readonly ids: readonly Id[]; readonly candidates: readonly Candidate<Id>[] }
  | { readonly kind: 'none'; readonly reason: 'number-differs' | 'nothing-similar' }

type Name = {
  readonly normal: string
  readonly words: readonly string[]
  readonly numbers: readonly string[]
}

const nameOf = (text: string): Name => {
  const normal = normalName(text)
  return {
    normal,
    words: normal.split(' ').filter((word) => !/^№?\d/u.test(word)),
    numbers: nameNumbers(normal),
  }
}

const sameNumbers = (one: Name, other: Name): boolean => one.numbers.join(',') === other.numbers.join(',')

/** Distance of two words, at most `limit` + 1. */
const distance = (one: string, other: string, limit: number): number => {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let above = [...Array(other.length + 1).keys()]
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      current.push(Math.min(change, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above.at(-1) ?? 0
}

const TYPES: readonly string[] = ['сош', 'оош', 'нош', 'сш', 'ош']
/** «СШ» is how people shorten a «СОШ» too. */
const sameType = (one: string, other: string): boolean =>
  one === other || (one === 'сш' && other === 'сош') || (one === 'ош' && other === 'оош')

const allowed = (word: string): number => (word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0)

/** A letter more or less in a longer word; types and short words must be the same. */
const isMisspelt = (one: Name, other: Name): boolean =>
  one.words.length === other.words.length &&
  one.words.every((word, at) => {
    const twin = other.words[at] ?? ''
    if (TYPES.includes(word) || TYPES.includes(twin)) return sameType(word, twin) || sameType(twin, word)
    return distance(word, twin, allowed(word)) <= allowed(word)
  })

/** «ПООШ» = П(утиловская-like name) + ООШ: first letters of the words, then the type. */
const isAbbreviation = (one: Name, other: Name): boolean => {
  const short = one.words[0]
  const type = other.words.find((word) => TYPES.includes(word))
  if (short === undefined || one.words.length !== 1 || type === undefined) return false
  const initials = other.words.filter((word) => word !== type && word.length > 2).map((word) => word[0])
  return (
    initials.length > 0 &&
    TYPES.some(
      (each) =>
        sameType(each, type) &&
        (short === `${initials[0]}${each}` || short === `${initials.join('')}${each}`),
    )
  )
}

const isPart = (one: Name, other: Name): boolean => {
  const [shorter, longer] = one.words.length <= other.words.length ? [one, other] : [other, one]
  return (
    shorter.words.length > 0 &&
    shorter.words.length < longer.words.length &&
    shorter.words.every((word) => longer.words.includes(word))
  )
}

const LIKENESS: readonly (readonly [reason: LikeReason, test: (one: Name, other: Name) => boolean])[] = [
  ['spelling', isMisspelt],
  ['abbreviation', (one, other) => isAbbreviation(one, other) || isAbbreviation(other, one)],
  ['part-of-name', isPart],
]

const likeness = (one: Name, other: Name): LikeReason | null =>
  sameNumbers(one, other) ? (LIKENESS.find(([, test]) => test(one, other))?.[0] ?? null) : null

/** Whether two writings may mean one organisation; null when they are alike or surely different. */
export const mayBeOneOrganisation = (one: string, other: string): LikeReason | null => {
  const [first, second] = [nameOf(one), nameOf(other)]
  return first.normal === second.normal ? null : likeness(first, second)
}

const candidatesFor = <Id extends string>(
  name: Name,
  register: readonly RegisterEntry<Id>[],
): Candidate<Id>[] =>
  register.flatMap((entry) => {
    for (const each of entry.names) {
      const reason = likeness(name, nameOf(each))
      if (reason !== null) return [{ id: entry.id, name: each, reason }]
    }
    return []
  })

const ORDER: readonly LikeReason[] = ['same-name-twice', 'spelling', 'abbreviation', 'part-of-name']

/**
 * Finds an organisation as written among those of a register (decisions 48): exactly, by the normal form of its name or
 * an alias, or as likely candidates that a person chooses from. Numbers must match exactly: «ОСШ №2» is never offered
 * for «№3». Takes the writing and the entries; gives the match with its reason.
 */
export const findInRegister = <Id extends string>(
  text: string,
  register: readonly RegisterEntry<Id>[],
): RegisterMatch<Id> => {
  const name = nameOf(text)
  const exact = register.flatMap((entry) => {
    const hit = entry.names.find((each) => normalName(each) === name.normal)
    return hit === undefined ? [] : [{ id: entry.id, name: hit, reason: 'same-name-twice' as const }]
  })
  const [only, another] = exact
  if (only !== undefined && another === undefined) return { kind: 'exact', id: only.id, name: only.name }
  const candidates = only === undefined ? candidatesFor(name, register) : exact
  if (candidates.length > 0) {
    const sorted = [...candidates].sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason))
    return { kind: 'likely', ids: sorted.map(({ id }) => id), candidates: sorted }
  }
  const otherwiseSame = register.some((entry) =>
    entry.names.some((each) => nameOf(each).words.join(' ') === name.words.join(' ')),
  )
  return { kind: 'none', reason: otherwiseSame ? 'number-differs' : 'nothing-similar' }
}
