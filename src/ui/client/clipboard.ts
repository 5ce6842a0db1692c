const BLOCKS = new Set(['P', 'LI', 'DIV', 'TR', 'H1', 'H2', 'H3', 'H4'])

/** Words under a node: breaks of lines are those of the paper, not those of the HTML that Word and Excel wrap at a width. */
const wordsUnder = (node: Node): string => {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ')
  if (node.nodeName === 'BR') return '\n'
  if (node.nodeType !== Node.ELEMENT_NODE) return ''
  const words = [...node.childNodes].map(wordsUnder).join('')
  return BLOCKS.has(node.nodeName) ? `\n${words}\n` : words
}

const textOf = (cell: Element): string =>
  [...cell.childNodes]
    .map(wordsUnder)
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** Cells by their places: a merged cell stands in its first place and leaves the others empty, as Excel does. */
const cellsOf = (table: HTMLTableElement): string[][] => {
  const rows: string[][] = [...table.rows].map(() => [])
  ;[...table.rows].forEach((row, down) => {
    let column = 0
    for (const cell of row.cells) {
      while (rows[down]?.[column] !== undefined) column++
      const right = Math.min(cell.colSpan, 100)
      // a span of rows may reach past the end of what was copied
      for (let below = 0; below < Math.max(1, cell.rowSpan); below++)
        for (let aside = 0; aside < right; aside++) {
          const line = rows[down + below]
          if (line) line[column + aside] = below + aside === 0 ? textOf(cell) : ''
        }
      column += right
    }
  })
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''))
}

const splitRows = (text: string): string[][] => {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const row = rows[rows.length - 1] ?? []
    const last = row.length - 1
    if (sign === '"' && (quoted || row[last] === '')) {
      if (quoted && text[at + 1] === '"') {
        row[last] += '"'
        at++
      } else quoted = !quoted
    } else if (sign === '\t' && !quoted) row.push('')
    else if (sign === '\n' && !quoted) rows.push([''])
    else if (sign !== '\r') row[last] += sign
  }
  while (rows.length > 0 && rows[rows.length - 1]?.every((cell) => cell === '')) rows.pop()
  return rows
}

export type Copied = { readonly rows: readonly (readonly string[])[]; readonly isTable: boolean }

/** Cells that were copied: out of the HTML where it holds tables, else by tabs with the quotes of Excel. */
export const copiedCells = (data: DataTransfer | null): Copied => {
  const html = new DOMParser().parseFromString(data?.getData('text/html') ?? '', 'text/html')
  const tables = [...html.querySelectorAll('table')].filter((table) => !table.parentElement?.closest('table'))
  const rows = tables.flatMap(cellsOf)
  if (rows.length > 0) return { rows, isTable: true }
  const split = splitRows(data?.getData('text/plain') ?? '')
  return { rows: split, isTable: split.some((row) => row.length > 1) }
}

/** The same cells as text for a field: cells with line breaks stand in quotes. */
export const toText = (rows: Copied['rows']): string =>
  rows
    .map((row) =>
      row.map((cell) => (/[\n\t"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n')
