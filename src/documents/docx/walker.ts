import { type Attributes, treeBuilder, type XmlHandler, type XmlNode } from '../xml.ts'
import type { Body, NoteKind } from './body.ts'
import { Alternatives, Fields } from './nesting.ts'
import { superscript } from './notes.ts'
import { applyDefaults, applyProperties, runOf } from './paragraph.ts'
import { symbolOf } from './symbols.ts'
import { cellProperties } from './table.ts'

/** Not on the paper: deleted and moved-away text, field codes, settings of controls, readings above signs. */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:sectPr',
  'w:tblPr',
  'w:tblGrid',
  'w:tblPrEx',
  'w:rt',
  'w:fldData',
  'w:ffData',
])

const PICTURES: ReadonlySet<string> = new Set([
  'pic:pic',
  'v:imagedata',
  'c:chart',
  'dgm:relIds',
  'o:OLEObject',
])
const FOREIGN: ReadonlySet<string> = new Set(['w:altChunk', 'w:subDoc'])
const TEXT: ReadonlySet<string> = new Set(['w:t', 'm:t'])

/** Property elements are read whole: they are small, and their parts are only understood together. */
const CAPTURED: Readonly<Record<string, (body: Body, node: XmlNode) => void>> = {
  'w:pPr': (body, node) => {
    const open = body.paragraph
    if (open === null) return
    body.gotProperties()
    applyProperties(open, node, body.setting, body.inText)
  },
  'w:rPr': (body, node) => {
    const open = body.paragraph
    if (open !== null) open.run = runOf(open, node, body.setting)
  },
  'w:tcPr': (body, node) => body.cellProperties(cellProperties(node)),
  'w:trPr': (body, node) => body.table?.rowProperties(node),
}

const referTo =
  (kind: NoteKind) =>
  (body: Body, attributes: Attributes): void => {
    const mark = body.refer(kind, attributes.id ?? '')
    if (attributes.customMarkFollows === undefined) body.addText(superscript(mark))
  }

const OPENED: Readonly<Record<string, (body: Body, attributes: Attributes) => void>> = {
  'w:p': (body) => body.openParagraph(),
  'w:r': (body) => {
    const open = body.paragraph
    if (open !== null) open.run = runOf(open, undefined, body.setting)
  },
  'w:tbl': (body) => body.openTable(),
  'w:tr': (body) => body.table?.openRow(body.page),
  'w:tc': (body) => body.openFlow(),
  'w:txbxContent': (body) => body.openFlow(),
  'w:tab': (body) => body.addText('\t'),
  'w:ptab': (body) => body.addText('\t'),
  'w:cr': (body) => body.addText('\n'),
  'w:br': (body, attributes) => {
    if (attributes.type === undefined || attributes.type === 'textWrapping') body.addText('\n')
  },
  'w:noBreakHyphen': (body) => body.addText('-'),
  'w:sym': (body, attributes) => {
    const symbol = symbolOf(attributes.font, attributes.char)
    if (symbol === null) body.warn('symbol-left-out')
    else body.addText(symbol)
  },
  'w:lastRenderedPageBreak': (body) => body.breakPage(),
  'w:footnoteReference': referTo('footnote'),
  'w:endnoteReference': referTo('endnote'),
}

const CLOSED: Readonly<Record<string, (body: Body) => void>> = {
  'w:p': (body) => {
    const open = body.paragraph
    if (open !== null && !body.hasProperties) applyDefaults(open, body.setting)
    body.closeParagraph()
  },
  'w:tbl': (body) => body.closeTable(),
  'w:tr': (body) => body.table?.closeRow(),
  'w:tc': (body) => body.closeCell(),
  'w:txbxContent': (body) => body.closeBox(),
}

type Capture = { readonly name: string; readonly builder: ReturnType<typeof treeBuilder> }

/** Called for every closed element that was walked through, with its attributes. */
type OnClosed = (name: string, attributes: Attributes) => void

/** Turns XML events into calls of the body. `onClosed` lets a reader of notes stop at each note. */
export class Walker implements XmlHandler {
  readonly #body: Body
  readonly #onClosed: OnClosed
  readonly #fields = new Fields()
  readonly #alternatives = new Alternatives()
  readonly #open: Attributes[] = []
  #skippedDepth = 0
  #capture: Capture | null = null
  #inText = false

  constructor(body: Body, onClosed: OnClosed = () => undefined) {
    this.#body = body
    this.#onClosed = onClosed
  }

  #mustSkip(name: string): boolean {
    if (SKIPPED.has(name)) return true
    if (name === 'mc:AlternateContent') this.#alternatives.open()
    return (name === 'mc:Choice' || name === 'mc:Fallback') && this.#alternatives.isRepeated()
  }

  #enter(name: string, attributes: Attributes): void {
    this.#open.push(attributes)
    if (PICTURES.has(name)) this.#body.warn('picture-left-out')
    if (FOREIGN.has(name)) this.#body.warn('part-left-out')
    if (name === 'w:fldChar') this.#fields.mark(attributes.fldCharType)
    else if (TEXT.has(name)) this.#inText = true
    else OPENED[name]?.(this.#body, attributes)
  }

  #leave(name: string): void {
    if (TEXT.has(name)) this.#inText = false
    if (name === 'w:p') this.#fields.endParagraph()
    if (name === 'mc:AlternateContent') this.#alternatives.close()
    CLOSED[name]?.(this.#body)
    this.#onClosed(name, this.#open.pop() ?? {})
  }

  #closeCaptured(capture: Capture): void {
    if (!capture.builder.close()) return
    this.#capture = null
    CAPTURED[capture.name]?.(this.#body, capture.builder.root)
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skippedDepth > 0) this.#skippedDepth += 1
    else if (this.#capture !== null) this.#capture.builder.open(name, attributes)
    else if (this.#mustSkip(name)) this.#skippedDepth = 1
    else if (CAPTURED[name] !== undefined) this.#capture = { name, builder: treeBuilder(name, attributes) }
    else this.#enter(name, attributes)
  }

  text(text: string): void {
    if (!this.#inText || this.#skippedDepth > 0 || this.#fields.inCode) return
    const run = this.#body.paragraph?.run
    if (run?.hidden) this.#body.warn('hidden-text')
    else if (run?.struck) this.#body.warn('struck-text')
    else this.#body.addText(text)
  }

  close(name: string): void {
    if (this.#skippedDepth > 0) this.#skippedDepth -= 1
    else if (this.#capture !== null) this.#closeCaptured(this.#capture)
    else this.#leave(name)
  }
}
