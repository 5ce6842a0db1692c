import { placed, withoutPages } from '../draft.ts'
import type { Block, DocumentModel } from '../model.ts'
import { cellText, printed } from '../model.ts'
import { ReadRefusal } from '../refusals.ts'
import { ru } from '../text.ts'
import { startWarnings, type Warnings } from '../warnings.ts'
import { childrenNamed, readXml, readXmlTree, type XmlNode } from '../xml.ts'
import type { Package } from '../zip.ts'
import { Body, type NoteReference } from './body.ts'
import { readNumbering, startCounting } from './numbering.ts'
import type { Setting } from './paragraph.ts'
import { readStyles } from './styles.ts'
import { Walker } from './walker.ts'

const KINDS = {
  main: /\/officeDocument$/,
  styles: /\/styles$/,
  numbering: /\/numbering$/,
  footnotes: /\/footnotes$/,
  endnotes: /\/endnotes$/,
  headers: /\/(header|footer)$/,
  comments: /\/comments$/,
} as const

type PartKind = keyof typeof KINDS

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1)

const relationsOf = (part: string): string => {
  const folder = folderOf(part)
  return `${folder}_rels/${part.slice(folder.length)}.rels`
}

const resolved = (base: string, target: string): string => {
  const path = target.startsWith('/') ? target.slice(1) : `${folderOf(base)}${target}`
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

type Relations = (kind: PartKind) => string[]

const readRelations = async (source: Package, part: string): Promise<Relations> => {
  const name = part === '' ? '_rels/.rels' : relationsOf(part)
  const root = source.has(name) ? await readXmlTree(source.stream(name)) : undefined
  const found = childrenNamed(root, 'rel:Relationship').filter(
    (node) => node.attributes.TargetMode !== 'External',
  )
  return (kind) =>
    found
      .filter((node) => KINDS[kind].test(node.attributes.Type ?? ''))
      .map((node) => resolved(part, node.attributes.Target ?? ''))
      .filter((target) => source.has(target))
}

const optionalTree = async (source: Package, part: string | undefined): Promise<XmlNode | undefined> =>
  part === undefined ? undefined : readXmlTree(source.stream(part))

const readSetting = async (source: Package, relations: Relations): Promise<Setting> => {
  const styles = readStyles(await optionalTree(source, relations('styles')[0]))
  const numbering = readNumbering(await optionalTree(source, relations('numbering')[0]), styles)
  return { styles, numbering, count: startCounting(numbering) }
}

const plainText = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? printed(block)
        : block.rows.map((row) => row.cells.map(cellText).join('\t')).join('\n'),
    )
    .join('\n')
    .trim()

const readNotesPart = async (
  source: Package,
  part: string,
  body: Body,
  element: string,
): Promise<Map<string, string>> => {
  const texts = new Map<string, string>()
  const walker = new Walker(body, (name, attributes) => {
    if (name !== element) return
    const text = plainText(body.takeBlocks())
    // Separators between the text and the notes are notes too, with a type of their own.
    if (attributes.type === undefined || attributes.type === 'normal') texts.set(attributes.id ?? '', text)
  })
  await readXml(source.stream(part), walker)
  return texts
}

const readNotes = async (
  source: Package,
  relations: Relations,
  body: Body,
): Promise<DocumentModel['notes']> => {
  const references: readonly NoteReference[] = [...body.references]
  const texts = { footnote: new Map<string, string>(), endnote: new Map<string, string>() }
  const [footnotes] = relations('footnotes')
  const [endnotes] = relations('endnotes')
  const used = (kind: NoteReference['kind']): boolean =>
    references.some((reference) => reference.kind === kind)
  if (footnotes && used('footnote'))
    texts.footnote = await readNotesPart(source, footnotes, body, 'w:footnote')
  if (endnotes && used('endnote')) texts.endnote = await readNotesPart(source, endnotes, body, 'w:endnote')
  return references.map(({ kind, id, mark }) => ({ mark, text: texts[kind].get(id) ?? '' }))
}

const HEADER_QUOTE = 120

/** Page headers are not part of the text, but a letterhead may stand there: a person is told what was left out. */
const tellHeaders = async (
  source: Package,
  parts: readonly string[],
  body: Body,
  warnings: Warnings,
): Promise<void> => {
  for (const part of parts.slice(0, 12)) {
    await readXml(source.stream(part), new Walker(body))
    const text = plainText(body.takeBlocks()).replace(/\s+/g, ' ')
    if (/\p{L}{2}/u.test(text))
      warnings.add('header-left-out', `${ru.where.document}: ${part}`, text.slice(0, HEADER_QUOTE))
  }
}

/** Programs write the part of comments into every file; only one with a comment in it is worth a word. */
const hasComments = async (source: Package, parts: readonly string[]): Promise<boolean> => {
  for (const part of parts)
    for await (const chunk of source.stream(part)) if (Buffer.from(chunk).includes('<w:comment ')) return true
  return false
}

/**
 * Reads a DOCX whose package is already open and known to be one. Gives the model with automatic numbers as
 * printed, the grid of tables with spans, text boxes after the paragraph they hang on, notes by their marks.
 * Tables inside cells become paragraphs of the cell (warning `nested-table`). Alignment `right` is also given to a
 * block that an indent pushes into the right half, as annex marks are. Throws `ReadRefusal`.
 */
export const readDocx = async (source: Package): Promise<DocumentModel> => {
  const [main] = (await readRelations(source, ''))('main')
  if (main === undefined) throw new ReadRefusal('damaged')
  const relations = await readRelations(source, main)
  const warnings = startWarnings()
  const body = new Body(await readSetting(source, relations), warnings)
  await readXml(source.stream(main), new Walker(body))
  const blocks = body.takeBlocks()
  const { renderedBreaks, page } = body
  const notes = await readNotes(source, relations, body)
  await tellHeaders(source, relations('headers'), body, warnings)
  if (await hasComments(source, relations('comments'))) warnings.add('comments-left-out', ru.where.document)
  return {
    format: 'docx',
    blocks: placed(renderedBreaks > 0 ? blocks : withoutPages(blocks)),
    notes,
    pages: renderedBreaks > 0 ? page : null,
    warnings: warnings.list(),
  }
}
