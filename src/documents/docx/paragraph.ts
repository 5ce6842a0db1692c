import { type ParagraphDraft, plainParagraph } from '../draft.ts'
import type { Block, Paragraph } from '../model.ts'
import { settleSpacing } from '../spacing.ts'
import { child, settingOf, toggleOf, type XmlNode } from '../xml.ts'
import { levelOfStyle, type Numbering, type PrintedNumber } from './numbering.ts'
import { type ParagraphProperties, paragraphProperties, type Style, type Styles } from './styles.ts'

export type Run = { readonly bold: boolean; readonly hidden: boolean; readonly struck: boolean }

export type OpenParagraph = {
  draft: ParagraphDraft
  styles: readonly Style[]
  run: Run
  boldSigns: number
  plainSigns: number
  /** Its end was deleted in a tracked change: the text goes on in the next paragraph. */
  endDeleted: boolean
  /** Text boxes anchored here; they follow the paragraph. */
  boxes: Block[]
}

export type Setting = {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly count: (numId: string, level: number) => PrintedNumber | null
}

const ALIGNMENTS = new Map<string, Paragraph['align']>([
  ['left', 'left'],
  ['start', 'left'],
  ['center', 'center'],
  ['right', 'right'],
  ['end', 'right'],
  ['both', 'justify'],
  ['distribute', 'justify'],
])

/** In twentieths of a point: 74 mm, past the middle of a portrait page's text. Annex marks and addressees stand there. */
const RIGHT_HALF = 4200

const firstDefined = <T>(values: readonly (T | undefined)[]): T | undefined =>
  values.find((value) => value !== undefined)

/** Opens a paragraph in the default style; `applyProperties` follows when the file gives any. */
export const openParagraph = (setting: Setting, page: number, carried: string): OpenParagraph => {
  const styles = setting.styles.chain(setting.styles.defaultParagraph)
  return {
    draft: plainParagraph(carried, page),
    styles,
    run: baseRun(styles, setting.styles),
    boldSigns: 0,
    plainSigns: 0,
    endDeleted: false,
    boxes: [],
  }
}

const baseRun = (styles: readonly Style[], all: Styles): Run => ({
  bold: firstDefined([...styles.map((style) => style.bold), all.defaults.bold]) ?? false,
  hidden: firstDefined([...styles.map((style) => style.hidden), all.defaults.hidden]) ?? false,
  struck: false,
})

const numberOf = (
  direct: ParagraphProperties,
  styles: readonly Style[],
  setting: Setting,
): PrintedNumber | null => {
  const giver = styles.find((style) => style.numbering.numId !== undefined)
  const numId = direct.numbering.numId ?? giver?.numbering.numId
  if (numId === undefined) return null
  const fromStyle = direct.numbering.numId === undefined ? giver : undefined
  const tied = fromStyle && levelOfStyle(setting.numbering.list(numId), fromStyle.id)
  const level =
    direct.numbering.level ?? tied ?? firstDefined(styles.map((style) => style.numbering.level)) ?? 0
  return setting.count(numId, level)
}

const headingOf = (outline: number | undefined): number | null =>
  outline !== undefined && outline >= 0 && outline <= 8 ? outline + 1 : null

const alignOf = (properties: readonly ParagraphProperties[], inBody: boolean): Paragraph['align'] => {
  const align = ALIGNMENTS.get(firstDefined(properties.map((each) => each.align)) ?? '') ?? null
  const indent = firstDefined(properties.map((each) => each.indent)) ?? 0
  return inBody && indent >= RIGHT_HALF && align !== 'center' ? 'right' : align
}

/**
 * Takes over `w:pPr`: style, number, heading, alignment. The number is counted here, at the beginning, because a
 * text box inside the paragraph may hold numbered paragraphs of its own.
 */
export const applyProperties = (
  open: OpenParagraph,
  node: XmlNode,
  setting: Setting,
  inBody: boolean,
): void => {
  const mark = child(node, 'w:rPr')
  const direct = paragraphProperties(node)
  open.styles = setting.styles.chain(settingOf(node, 'w:pStyle') ?? setting.styles.defaultParagraph)
  open.run = baseRun(open.styles, setting.styles)
  open.endDeleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
  const properties = [direct, ...open.styles, setting.styles.defaults]
  open.draft.heading = headingOf(firstDefined(properties.map((each) => each.outline)))
  open.draft.align = alignOf(properties, inBody)
  if (!open.endDeleted) takeNumber(open.draft, numberOf(direct, open.styles, setting))
}

/** A paragraph without `w:pPr` may still be numbered through its default style. */
export const applyDefaults = (open: OpenParagraph, setting: Setting): void => {
  takeNumber(open.draft, numberOf(paragraphProperties(undefined), open.styles, setting))
}

const takeNumber = (draft: ParagraphDraft, printed: PrintedNumber | null): void => {
  draft.number = printed?.number ?? null
  draft.level = printed?.level ?? null
  draft.bullet = printed?.bullet ?? false
}

/** Looks of a run: its own `w:rPr`, then its character style, then the paragraph's styles. */
export const runOf = (open: OpenParagraph, node: XmlNode | undefined, setting: Setting): Run => {
  const base = baseRun(open.styles, setting.styles)
  if (node === undefined) return base
  const styles = setting.styles.chain(settingOf(node, 'w:rStyle'))
  return {
    bold: firstDefined([toggleOf(node, 'w:b'), ...styles.map((style) => style.bold)]) ?? base.bold,
    hidden: firstDefined([toggleOf(node, 'w:vanish'), ...styles.map((style) => style.hidden)]) ?? base.hidden,
    struck: toggleOf(node, 'w:strike') === true || toggleOf(node, 'w:dstrike') === true,
  }
}

/** Adds text to the paragraph and remembers whether it was bold. */
export const addText = (open: OpenParagraph, text: string): void => {
  open.draft.text += text
  const visible = text.trim().length
  if (open.run.bold) open.boldSigns += visible
  else open.plainSigns += visible
}

/** The finished paragraph, or null when there is nothing to see: no text and no number. */
export const closeParagraph = (open: OpenParagraph): Paragraph | null => {
  const { text, align } = settleSpacing(open.draft.text)
  const { draft } = open
  if (text === '' && draft.number === null) return null
  return {
    ...draft,
    text,
    align: align === 'right' && draft.align !== 'center' ? 'right' : draft.align,
    bold: open.boldSigns > 0 && open.plainSigns === 0,
  }
}
