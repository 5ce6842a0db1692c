import { LIMITS } from '../limits.ts'
import { child, childrenNamed, settingOf, toggleOf, type XmlNode } from '../xml.ts'

export type NumberingReference = { readonly numId: string | undefined; readonly level: number | undefined }

export type Style = {
  readonly id: string
  readonly basedOn: string | undefined
  readonly numbering: NumberingReference
  readonly outline: number | undefined
  readonly align: string | undefined
  readonly indent: number | undefined
  readonly bold: boolean | undefined
  readonly hidden: boolean | undefined
}

export type Styles = {
  /** The style itself, then what it is based on, up to the root. */
  readonly chain: (id: string | undefined) => readonly Style[]
  readonly defaultParagraph: string | undefined
  /** Base of everything: `docDefaults`. */
  readonly defaults: Style
}

export type ParagraphProperties = Omit<Style, 'id' | 'basedOn' | 'bold' | 'hidden'>

/** A whole number of an attribute, or undefined for anything else (a hostile file writes words and infinities). */
export const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined

/** What a `w:pPr` says about the paragraph, whether in a style or in the paragraph itself. */
export const paragraphProperties = (properties: XmlNode | undefined): ParagraphProperties => {
  const numbering = child(properties, 'w:numPr')
  const indent = child(properties, 'w:ind')?.attributes
  return {
    numbering: { numId: settingOf(numbering, 'w:numId'), level: wholeNumber(settingOf(numbering, 'w:ilvl')) },
    outline: wholeNumber(settingOf(properties, 'w:outlineLvl')),
    align: settingOf(properties, 'w:jc'),
    indent: wholeNumber(indent?.left ?? indent?.start),
  }
}

/** Word knows its built-in headings by name alone; the name is English in every language of Word. */
const outlineByName = (name: string | undefined): number | undefined => {
  const level = /^heading ([1-9])$/i.exec(name ?? '')?.[1]
  return level === undefined ? undefined : Number(level) - 1
}

const readStyle = (node: XmlNode): Style => {
  const run = child(node, 'w:rPr')
  const properties = paragraphProperties(child(node, 'w:pPr'))
  return {
    id: node.attributes.styleId ?? '',
    basedOn: settingOf(node, 'w:basedOn'),
    ...properties,
    outline: properties.outline ?? outlineByName(settingOf(node, 'w:name')),
    bold: toggleOf(run, 'w:b'),
    hidden: toggleOf(run, 'w:vanish'),
  }
}

const readDefaults = (root: XmlNode | undefined): Style => {
  const defaults = child(root, 'w:docDefaults')
  const run = child(child(defaults, 'w:rPrDefault'), 'w:rPr')
  return {
    id: '',
    basedOn: undefined,
    ...paragraphProperties(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
    bold: toggleOf(run, 'w:b'),
    hidden: toggleOf(run, 'w:vanish'),
  }
}

const isDefaultParagraphStyle = (node: XmlNode): boolean =>
  node.attributes.type === 'paragraph' && ['1', 'true', 'on'].includes(node.attributes.default ?? '')

/** Reads `styles.xml`; a document without it has no styles and that is fine. */
export const readStyles = (root: XmlNode | undefined): Styles => {
  const nodes = childrenNamed(root, 'w:style')
  const byId = new Map(nodes.map((node) => [node.attributes.styleId ?? '', readStyle(node)]))
  const chains = new Map<string, readonly Style[]>()
  const walk = (id: string): readonly Style[] => {
    const found: Style[] = []
    let next = byId.get(id)
    // The ceiling also ends circles: a style may be based on itself in a damaged file.
    while (next !== undefined && found.length < LIMITS.document.chain) {
      found.push(next)
      next = next.basedOn === undefined ? undefined : byId.get(next.basedOn)
    }
    return found
  }
  return {
    chain: (id) => {
      if (id === undefined) return []
      const known = chains.get(id) ?? walk(id)
      chains.set(id, known)
      return known
    },
    defaultParagraph: nodes.find(isDefaultParagraphStyle)?.attributes.styleId,
    defaults: readDefaults(root),
  }
}
