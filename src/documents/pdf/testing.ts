/** A tiny maker of PDF files for tests: Latin text in Helvetica at given places, lines, rectangles. */
export type Drawing = string

/** Text with its baseline `y` counted from the lower edge, as PDF does. */
export const textAt = (x: number, y: number, text: string, size = 12): Drawing =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`

export const boldAt = (x: number, y: number, text: string, size = 12): Drawing =>
  textAt(x, y, text, size).replace('/F1', '/F2')

export const strokeLine = (x0: number, y0: number, x1: number, y1: number): Drawing =>
  `${x0} ${y0} m ${x1} ${y1} l S`

/** A border as Word draws it: a filled rectangle half a point thick. */
export const thinLine = (x0: number, y0: number, x1: number, y1: number): Drawing =>
  x0 === x1 ? `${x0} ${y0} 0.5 ${y1 - y0} re f` : `${x0} ${y0} ${x1 - x0} 0.5 re f`

type Line = typeof strokeLine

/** All lines of a full grid. */
export const gridLines = (xs: readonly number[], ys: readonly number[], line: Line = strokeLine): Drawing =>
  [
    ...ys.map((y) => line(xs[0] ?? 0, y, xs.at(-1) ?? 0, y)),
    ...xs.map((x) => line(x, ys[0] ?? 0, x, ys.at(-1) ?? 0)),
  ].join('\n')

const font = (name: string): string =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`

const stream = (content: string): string =>
  `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`

const FIRST_PAGE_OBJECT = 5

const pageObject = (index: number): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${FIRST_PAGE_OBJECT + index * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`

/** A PDF of A4 pages; `trailer` may add entries such as `/Encrypt`. */
export const pdfOf = (pages: readonly (readonly Drawing[])[], trailer = ''): Buffer => {
  const kids = pages.map((_, index) => `${FIRST_PAGE_OBJECT + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((drawings, index) => [pageObject(index), stream(drawings.join('\n'))]),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF`
  return Buffer.from(file, 'latin1')
}
