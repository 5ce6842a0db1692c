import type { HeatCell, HeatmapProps } from './heatmap.tsx'

/** Colours of the three steps on paper and what is written on them: the light theme of tokens.css. */
const FILLS = { 1: '#f7e6c4', 2: '#e9bd72', 3: '#8f5600' } as const
const INKS = { 1: '#16211e', 2: '#16211e', 3: '#ffffff' } as const

const CELL = { width: 50, height: 26 } as const
const NAMES = 300
const HEAD = 250
const MARGIN = 16
const TITLE = 40
const LETTER = 7
/** Letters of a name that fit into the column of names. */
const FITS = Math.floor(NAMES / LETTER)

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: string): string =>
  text.replaceAll('\u00ad', '').replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign)

const cut = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, letters - 1)}…`

type At = { readonly x: number; readonly y: number }

const text = ({ x, y }: At, words: string, more = ''): string =>
  `<text x="${x}" y="${y}"${more}>${safe(words)}</text>`

const cellPicture = ({ x, y }: At, { level, count }: HeatCell): string =>
  `<rect x="${x + 1}" y="${y + 1}" width="${CELL.width - 2}" height="${CELL.height - 2}" fill="${FILLS[level]}"/>` +
  text({ x: x + CELL.width / 2, y: y + 17 }, String(count), ` text-anchor="middle" fill="${INKS[level]}"`)

const headPicture = ({ x, y }: At, label: string): string =>
  text(
    { x: 0, y: 0 },
    cut(label.replaceAll('\u00ad', ''), 36),
    ` transform="translate(${x + 26} ${y - 8}) rotate(-60)"`,
  )

/** Width and height of the picture, in its own units. */
const sizeOf = ({ columns, rows }: HeatmapProps) => ({
  width: MARGIN * 2 + NAMES + columns.length * CELL.width + CELL.width + HEAD / 2,
  height: MARGIN * 2 + TITLE + HEAD + (rows.length + 1) * CELL.height,
})

/**
 * The map of deficits as an SVG file of its own: for a report or a slide, where the page cannot be put. The same columns and
 * rows as the table on the page; nothing in it depends on the style sheet.
 */
export const heatPicture = (props: HeatmapProps, totalLabel: string): string => {
  const { width, height } = sizeOf(props)
  const { caption, columns, rows } = props
  const left = MARGIN + NAMES
  const top = MARGIN + TITLE + HEAD
  const xOf = (at: number): number => left + at * CELL.width
  const yOf = (at: number): number => top + at * CELL.height
  const middle = (at: number): number => xOf(at) + CELL.width / 2
  const lines = rows.map((row, line) => {
    const y = yOf(line)
    const cells = columns.map(({ id }, at) => {
      const cell = row.cells.get(id)
      return cell === undefined ? '' : cellPicture({ x: xOf(at), y }, cell)
    })
    return (
      text({ x: MARGIN, y: y + 17 }, cut(row.label, FITS)) +
      cells.join('') +
      text(
        { x: middle(columns.length), y: y + 17 },
        String(row.total),
        ' text-anchor="middle" font-weight="600"',
      ) +
      `<path d="M${MARGIN} ${y + CELL.height}H${xOf(columns.length + 1)}" stroke="#d5d8d5"/>`
    )
  })
  const foot = columns.map((column, at) =>
    text(
      { x: middle(at), y: yOf(rows.length) + 17 },
      String(column.total),
      ' text-anchor="middle" font-weight="600"',
    ),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Golos Text, Arial, sans-serif" font-size="13" fill="#16211e">`,
    `<title>${safe(caption)}</title><rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text({ x: MARGIN, y: MARGIN + 18 }, caption, ' font-size="18" font-weight="600"'),
    ...columns.map(({ label }, at) => headPicture({ x: xOf(at), y: top }, label)),
    ...lines,
    text({ x: MARGIN, y: yOf(rows.length) + 17 }, totalLabel, ' font-weight="600"'),
    ...foot,
    '</svg>',
  ].join('')
}
