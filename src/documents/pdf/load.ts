import { LIMITS } from '../limits.ts'
import { ReadRefusal } from '../refusals.ts'
import { refusePackedBombs } from './bombs.ts'
import { asMatrix, IDENTITY, type Item, type Matrix, multiply, type PageContent } from './geometry.ts'
import { type OperatorList, rulesOf } from './rules.ts'

type PdfModule = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type PdfDocument = Awaited<ReturnType<PdfModule['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>
type TextPiece = Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number]

const PASSWORD = 'PasswordException'

const refusalOf = (failure: unknown): ReadRefusal =>
  new ReadRefusal(failure instanceof Error && failure.name === PASSWORD ? 'encrypted' : 'damaged')

/**
 * Safe settings: no code out of strings (fonts of a hostile file were turned into code once), no fonts and no
 * pictures decoded beyond what text needs, no forms that carry scripts.
 */
const openDocument = async (pdf: PdfModule, bytes: Uint8Array): Promise<PdfDocument> => {
  try {
    return await pdf.getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      useWasm: false,
      maxImageSize: 1,
      verbosity: pdf.VerbosityLevel.ERRORS,
    }).promise
  } catch (failure) {
    throw refusalOf(failure)
  }
}

const isNamedFont = (value: unknown): value is { name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'

/** The real name of a font is known to pdf.js only after the page's operators were read. */
const boldFonts = (page: PdfPage): ((font: string) => boolean) => {
  const known = new Map<string, boolean>()
  const look = (font: string): boolean => {
    const found: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined
    return isNamedFont(found) && /bold|black|heavy|demi/i.test(found.name)
  }
  return (font) => {
    const bold = known.get(font) ?? look(font)
    known.set(font, bold)
    return bold
  }
}

const asItem = (piece: TextPiece, viewport: Matrix, isBold: (font: string) => boolean): Item | null => {
  if (!('str' in piece) || piece.str.trim() === '') return null
  const own = asMatrix(piece.transform)
  if (own === null || !Number.isFinite(piece.width)) return null
  const [a, b, c, d, x, y] = multiply(viewport, own)
  const size = Math.hypot(c, d)
  if (size === 0) return null
  return {
    text: piece.str.normalize('NFC'),
    x0: x,
    x1: x + piece.width,
    y,
    size,
    bold: isBold(piece.fontName),
    vertical: Math.abs(b) > Math.abs(a),
  }
}

const readPage = async (pdf: PdfModule, page: PdfPage, number: number): Promise<PageContent> => {
  const viewport = page.getViewport({ scale: 1 })
  const matrix = asMatrix(viewport.transform) ?? IDENTITY
  const operators: OperatorList = await page.getOperatorList()
  const { items } = await page.getTextContent()
  if (items.length > LIMITS.pdf.itemsOnPage) throw new ReadRefusal('too-much-text')
  const isBold = boldFonts(page)
  return {
    number,
    width: viewport.width,
    height: viewport.height,
    items: items.flatMap((piece) => asItem(piece, matrix, isBold) ?? []),
    rules: rulesOf(operators, matrix, pdf.OPS),
  }
}

/**
 * Takes a PDF apart into texts and ruling lines, page by page. The library is loaded only when a PDF comes: it
 * takes a tenth of a second and 40 MB. Throws `ReadRefusal`: inflates-too-much, encrypted, damaged, too-many-pages, too-much-text.
 */
export const loadPages = async (bytes: Uint8Array): Promise<PageContent[]> => {
  refusePackedBombs(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await openDocument(pdf, bytes)
  try {
    if (document.numPages > LIMITS.pdf.pages)
      throw new ReadRefusal('too-many-pages', { limit: LIMITS.pdf.pages })
    const pages: PageContent[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      pages.push(await readPage(pdf, page, number))
      page.cleanup()
    }
    return pages
  } finally {
    await document.destroy()
  }
}
