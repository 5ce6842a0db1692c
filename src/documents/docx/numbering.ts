import { child, childrenNamed, settingOf, toggleOf, type XmlNode } from '../xml.ts'
import { numeral } from './numerals.ts'
import { type Styles, wholeNumber } from './styles.ts'

export type Level = {
  readonly start: number
  readonly format: string
  readonly text: string
  /** `w:lvlRestart`: 0 = never; n = after a paragraph of level n (counted from 1) or above; absent = after any above. */
  readonly restart: number | undefined
  readonly legal: boolean
  readonly paragraphStyle: string | undefined
}

export type List = {
  readonly abstractId: string
  readonly levels: readonly (Level | undefined)[]
  readonly startOverrides: ReadonlyMap<number, number>
}

export type Numbering = {
  readonly list: (numId: string) => List | undefined
}

const DEEPEST = 8

const readLevel = (node: XmlNode): Level => ({
  start: wholeNumber(settingOf(node, 'w:start')) ?? 0,
  format: settingOf(node, 'w:numFmt') ?? 'decimal',
  text: settingOf(node, 'w:lvlText') ?? '',
  restart: wholeNumber(settingOf(node, 'w:lvlRestart')),
  legal: toggleOf(node, 'w:isLgl') ?? false,
  paragraphStyle: settingOf(node, 'w:pStyle'),
})

const levelIndex = (node: XmlNode): number | undefined => {
  const index = wholeNumber(node.attributes.ilvl)
  return index !== undefined && index >= 0 && index <= DEEPEST ? index : undefined
}

const readLevels = (holder: XmlNode): (Level | undefined)[] => {
  const levels: (Level | undefined)[] = []
  for (const node of childrenNamed(holder, 'w:lvl')) {
    const index = levelIndex(node)
    if (index !== undefined) levels[index] = readLevel(node)
  }
  return levels
}

type Abstract = {
  readonly id: string
  readonly levels: (Level | undefined)[]
  readonly link: string | undefined
}

const readAbstract = (node: XmlNode): Abstract => ({
  id: node.attributes.abstractNumId ?? '',
  levels: readLevels(node),
  link: settingOf(node, 'w:numStyleLink'),
})

const readList = (node: XmlNode, abstract: Abstract): List => {
  const levels = [...abstract.levels]
  const startOverrides = new Map<number, number>()
  for (const override of childrenNamed(node, 'w:lvlOverride')) {
    const index = levelIndex(override)
    if (index === undefined) continue
    const level = child(override, 'w:lvl')
    if (level !== undefined) levels[index] = readLevel(level)
    const start = wholeNumber(settingOf(override, 'w:startOverride'))
    if (start !== undefined) startOverrides.set(index, start)
  }
  return { abstractId: abstract.id, levels, startOverrides }
}

/** Reads `numbering.xml`. A definition that only links to a numbering style takes the levels of that style's list. */
export const readNumbering = (root: XmlNode | undefined, styles: Styles): Numbering => {
  const abstracts = new Map(
    childrenNamed(root, 'w:abstractNum').map((node) => [node.attributes.abstractNumId, readAbstract(node)]),
  )
  const nums = new Map(childrenNamed(root, 'w:num').map((node) => [node.attributes.numId, node]))
  const lists = new Map<string, List | undefined>()

  const abstractOf = (node: XmlNode | undefined): Abstract | undefined =>
    abstracts.get(settingOf(node, 'w:abstractNumId'))
  const resolve = (numId: string): List | undefined => {
    const node = nums.get(numId)
    const named = abstractOf(node)
    if (node === undefined || named === undefined) return undefined
    const linkedNum = styles.chain(named.link)[0]?.numbering.numId
    const linked = linkedNum === undefined ? undefined : abstractOf(nums.get(linkedNum))
    return readList(node, linked ?? named)
  }
  return {
    list: (numId) => {
      if (!lists.has(numId)) lists.set(numId, resolve(numId))
      return lists.get(numId)
    },
  }
}

export type PrintedNumber = {
  readonly number: string | null
  readonly level: number
  readonly bullet: boolean
}

type Counters = (number | undefined)[]

const startOf = (list: List, index: number): number =>
  list.startOverrides.get(index) ?? list.levels[index]?.start ?? 1

const mustRestart = (level: Level | undefined, index: number, used: number): boolean => {
  const after = level?.restart ?? index
  return used < after
}

const print = (list: List, level: Level, counters: Counters): string =>
  level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1
    const format = list.levels[index]?.format ?? 'decimal'
    const value = counters[index] ?? startOf(list, index)
    return numeral(level.legal && format !== 'none' ? 'decimal' : format, value)
  })

/**
 * Counts the automatic numbers of one document as Word prints them. Counters belong to the *abstract* definition,
 * so a list that was interrupted, or continued under another `w:num`, goes on counting; `startOverride` acts once
 * per `w:num` and level. Call once per numbered paragraph, in reading order, also when the paragraph has no text.
 */
export const startCounting = (numbering: Numbering) => {
  const byAbstract = new Map<string, Counters>()
  const overridden = new Set<string>()

  const advance = (list: List, numId: string, index: number): Counters => {
    const counters = byAbstract.get(list.abstractId) ?? []
    byAbstract.set(list.abstractId, counters)
    const key = `${numId}/${index}`
    const fresh = list.startOverrides.has(index) && !overridden.has(key)
    overridden.add(key)
    const current = counters[index]
    counters[index] = fresh || current === undefined ? startOf(list, index) : current + 1
    for (let deeper = index + 1; deeper <= DEEPEST; deeper += 1) {
      if (mustRestart(list.levels[deeper], deeper, index)) counters[deeper] = undefined
    }
    return counters
  }

  return (numId: string, wantedLevel: number): PrintedNumber | null => {
    const list = numId === '0' ? undefined : numbering.list(numId)
    const index = Math.min(Math.max(wantedLevel, 0), DEEPEST)
    const level = list?.levels[index]
    if (list === undefined || level === undefined) return null
    const counters = advance(list, numId, index)
    if (level.format === 'bullet') return { number: null, level: index, bullet: true }
    return { number: print(list, level, counters).trim() || null, level: index, bullet: false }
  }
}

/** The level of a list that is tied to a paragraph style («Заголовок 2» is level 1 of its list). */
export const levelOfStyle = (list: List | undefined, styleId: string): number | undefined => {
  const index = list?.levels.findIndex((level) => level?.paragraphStyle === styleId) ?? -1
  return index < 0 ? undefined : index
}
