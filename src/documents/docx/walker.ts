import { type Attributes, treeBuilder, type XmlHandler, type XmlNode } from '../xml.ts'
import type { Body, Elements } from './body.ts'
import { noteMark, superscript } from './notes.ts'
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
    const open = body.paragraph()
    if (open === null) return
    body.gotProperties()
    applyProperties(open, node, body.setting, body.inBody())
  },
  'w:rPr': (body, node) => {
    const open = body.paragraph()
    if (open === null) return
    open.run = runOf(open, node, body.setting)
  },
  'w:tcPr': (body, node) => body.cellProperties(cellProperties(node)),
  'w:trPr': (body, node) => body.table()?.rowProperties(node),
}

const noteReference =
  (kind: 'footnote' | 'endnote') =>
  (body: Body, attributes: Attributes): void => {
    const position = body.references().filter((reference) => reference.kind === kind).length + 1
    const mark = noteMark(kind, position)
    body.addReference({ kind, id: attributes.id ?? '', mark })
    if (attributes.customMarkFollows === undefined) body.addText(superscript(mark))
  }

const OPENED: Elements = {
  'w:p': (body) => body.openParagraph(),
  'w:r': (body) => {
    const open = body.paragraph()
    if (open !== null) open.run = runOf(open, undefined, body.setting)
  },
  'w:tbl': (body) => body.openTable(),
  'w:tr': (body) => body.openRow(),
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
  'w:lastRenderedPageBreak': (body) => body.pageBreak(),
  'w:footnoteReference': noteReference('footnote'),
  'w:endnoteReference': noteReference('endnote'),
}

const CLOSED: Readonly<Record<string, (body: Body) => void>> = {
  'w:p': (body) => {
    const open = body.paragraph()
    if (open !== null && !body.hasProperties()) applyDefaults(open, body.setting)
    body.closeParagraph()
  },
  'w:tbl': (body) => body.closeTable(),
  'w:tr': (body) => body.table()?.closeRow(),
  'w:tc': (body) => body.closeCell(),
  'w:txbxContent': (body) => body.closeBox(),
}

/** Result of a field is text, its code is not; a code left open by a damaged file ends with its paragraph. */
const startFields = () => {
  let codes: boolean[] = []
  const moves: Readonly<Record<string, () => void>> = {
    begin: () => codes.push(true),
    separate: () => codes.splice(-1, 1, false),
    end: () => codes.pop(),
  }
  return {
    inCode: () => codes.includes(true),
    mark: (type: string | undefined) => {
      if (codes.length < 100) moves[type ?? '']?.()
    },
    endParagraph: () => {
      codes = codes.map(() => false)
    },
  }
}

/** `mc:AlternateContent` says the same thing twice: the first Choice is read, the Fallback only without one. */
const startAlternatives = () => {
  const taken: boolean[] = []
  return {
    open: () => taken.push(false),
    close: () => taken.pop(),
    /** Whether this branch must be skipped. */
    branch: (): boolean => {
      const already = taken.at(-1) ?? false
      taken.splice(-1, 1, true)
      return already
    },
  }
}

type Capture = { readonly name: string; readonly builder: ReturnType<typeof treeBuilder> }

/** Turns XML events into calls of the body. `onElement` lets a caller stop at elements of its own (notes). */
export const startWalker = (
  body: Body,
  onClosed: (name: string, attributes: Attributes) => void,
): XmlHandler => {
  const fields = startFields()
  const alternatives = startAlternatives()
  let skippedDepth = 0
  let capture: Capture | null = null
  let inText = false
  const openAttributes: Attributes[] = []

  const mustSkip = (name: string): boolean => {
    if (SKIPPED.has(name)) return true
    if (name === 'mc:AlternateContent') alternatives.open()
    return (name === 'mc:Choice' || name === 'mc:Fallback') && alternatives.branch()
  }
  const notice = (name: string): void => {
    if (PICTURES.has(name)) body.warn('picture-left-out')
    if (FOREIGN.has(name)) body.warn('part-left-out')
  }
  const enter = (name: string, attributes: Attributes): void => {
    notice(name)
    if (name === 'w:fldChar') fields.mark(attributes.fldCharType)
    else if (TEXT.has(name)) inText = true
    else OPENED[name]?.(body, attributes)
  }
  const leave = (name: string): void => {
    if (TEXT.has(name)) inText = false
    if (name === 'w:p') fields.endParagraph()
    if (name === 'mc:AlternateContent') alternatives.close()
    CLOSED[name]?.(body)
  }
  const endCapture = (done: Capture): void => {
    capture = null
    CAPTURED[done.name]?.(body, done.builder.root)
  }

  return {
    open: (name, attributes) => {
      if (skippedDepth > 0) skippedDepth += 1
      else if (capture !== null) capture.builder.open(name, attributes)
      else if (mustSkip(name)) skippedDepth = 1
      else if (CAPTURED[name] !== undefined) capture = { name, builder: treeBuilder(name, attributes) }
      else {
        openAttributes.push(attributes)
        enter(name, attributes)
      }
    },
    text: (text) => {
      if (!inText || skippedDepth > 0 || fields.inCode()) return
      if (body.paragraph()?.run.hidden) body.warn('hidden-text')
      else body.addText(text)
    },
    close: (name) => {
      if (skippedDepth > 0) skippedDepth -= 1
      else if (capture !== null) {
        if (capture.builder.close()) endCapture(capture)
      } else {
        leave(name)
        onClosed(name, openAttributes.pop() ?? {})
      }
    },
  }
}
