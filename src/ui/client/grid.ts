type Field = HTMLTextAreaElement

const fieldsIn = (row: Element): Field[] => [...row.querySelectorAll<Field>('textarea')]

const rowsOf = (table: Element): Element[] => [...table.querySelectorAll('tbody tr')]

/** Cells of a table that was copied: out of its HTML where there is one, else by tabs with the quotes of Excel. */
const tableIn = (data: DataTransfer | null): string[][] => {
  const html = data?.getData('text/html') ?? ''
  if (html.includes('<table') || html.includes('<TABLE')) {
    const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells].map((cell) => textOf(cell)))
    if (rows.length > 0) return rows
  }
  return splitRows(data?.getData('text/plain') ?? '')
}

const textOf = (cell: Element): string =>
  [...cell.querySelectorAll('p, li')]
    .map((line) => line.textContent ?? '')
    .filter((line) => line.trim() !== '')
    .join('\n')
    .trim() || (cell.textContent ?? '').trim()

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
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

/** The same cells as text for a field: cells with line breaks stand in quotes. */
const toText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/[\n\t"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n')

/** One table of fields: what was changed, newest last, and what stood in the cell that is being edited. */
type Sheet = { readonly table: HTMLElement; readonly undo: { field: Field; value: string }[]; before: string }

const set = (sheet: Sheet, field: Field, value: string): void => {
  if (field.value === value) return
  sheet.undo.push({ field, value: field.value })
  field.value = value
  // the cell that is being edited is as it was pasted: Ctrl+Z takes the paste back, not the browser
  if (document.activeElement === field) sheet.before = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const step = ({ table }: Sheet, from: Field, down: number): boolean => {
  const rows = rowsOf(table)
  const row = rows.findIndex((each) => each.contains(from))
  const column = rows[row] ? fieldsIn(rows[row]).indexOf(from) : -1
  const next = rows[row + down]
  const target = next ? fieldsIn(next)[column] : undefined
  target?.focus()
  return target !== undefined
}

/** The last row is empty; another like it is added when a paste needs more. */
const oneMoreRow = (table: HTMLElement): void => {
  const rows = rowsOf(table)
  const last = rows[rows.length - 1]
  const number = /\.new(\d+)\./.exec(last ? (fieldsIn(last)[0]?.name ?? '') : '')?.[1]
  if (!last || number === undefined) return
  const copy = last.cloneNode(true) as Element
  for (const field of fieldsIn(copy)) {
    field.name = field.name.replace(`.new${number}.`, `.new${Number(number) + 1}.`)
    field.id = `${field.id}-${Number(number) + 1}`
    field.ariaLabel = (field.ariaLabel ?? '').replace(/\d+$/, String(Number(number) + 1))
    field.value = ''
  }
  last.after(copy)
}

const fill = (sheet: Sheet, from: Field, cells: readonly (readonly string[])[]): void => {
  const start = rowsOf(sheet.table).findIndex((row) => row.contains(from))
  const first = rowsOf(sheet.table)[start]
  const column = first ? fieldsIn(first).indexOf(from) : 0
  cells.forEach((line, down) => {
    if (rowsOf(sheet.table)[start + down] === undefined) oneMoreRow(sheet.table)
    const row = rowsOf(sheet.table)[start + down]
    const fields = row ? fieldsIn(row) : []
    line.forEach((value, right) => {
      const field = fields[column + right]
      if (field) set(sheet, field, value)
    })
  })
}

/** A table from the clipboard goes into cells; a few lines of plain text stay text. */
const paste = (sheet: Sheet, event: ClipboardEvent): void => {
  const cells = tableIn(event.clipboardData)
  if (!cells.some((row) => row.length > 1) || !(event.target instanceof HTMLTextAreaElement)) return
  event.preventDefault()
  fill(sheet, event.target, cells)
}

const takeBack = (sheet: Sheet): boolean => {
  const last = sheet.undo.pop()
  if (!last) return false
  last.field.value = last.value
  last.field.focus()
  sheet.before = last.value
  return true
}

/** Out of a cell: first back to what stood in it (Ctrl+Z gives the typing back), then past the table to its button. */
const leave = (sheet: Sheet, field: Field): boolean => {
  if (field.value !== sheet.before) {
    set(sheet, field, sheet.before)
    return true
  }
  const buttons = [...(sheet.table.closest('form')?.querySelectorAll('button') ?? [])]
  const next = buttons.find(
    (button) => sheet.table.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
  next?.focus()
  return next !== undefined
}

const keyIn = (sheet: Sheet, event: KeyboardEvent): boolean => {
  const field = event.target
  if (!(field instanceof HTMLTextAreaElement)) return false
  const isCommand = event.ctrlKey || event.metaKey
  if (event.code === 'KeyZ' && isCommand) return field.value === sheet.before && takeBack(sheet)
  if (event.shiftKey || event.altKey || isCommand) return false
  if (event.key === 'Escape') return !event.isComposing && leave(sheet, field)
  if (event.key === 'Enter') return step(sheet, field, 1)
  if (event.key === 'ArrowDown') return field.selectionStart === field.value.length && step(sheet, field, 1)
  return event.key === 'ArrowUp' && field.selectionEnd === 0 && step(sheet, field, -1)
}

const keepGrid = (table: HTMLElement): void => {
  const sheet: Sheet = { table, undo: [], before: '' }
  table.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLTextAreaElement) sheet.before = event.target.value
  })
  table.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.value !== sheet.before)
      sheet.undo.push({ field: target, value: sheet.before })
  })
  table.addEventListener('paste', (event) => paste(sheet, event))
  table.addEventListener('keydown', (event) => {
    if (keyIn(sheet, event)) event.preventDefault()
  })
}

/** Tables of fields behave like a table program. */
export const offerGrids = (): void => {
  for (const table of document.querySelectorAll<HTMLElement>('[data-grid]')) keepGrid(table)
}

/** A field for rows takes a table out of the clipboard whole, with the line breaks inside its cells. */
export const offerTablePaste = (): void => {
  for (const field of document.querySelectorAll<Field>('textarea[data-rows]'))
    field.addEventListener('paste', (event) => {
      if (!(event.clipboardData?.getData('text/html') ?? '').toLowerCase().includes('<table')) return
      event.preventDefault()
      field.setRangeText(
        toText(tableIn(event.clipboardData)),
        field.selectionStart,
        field.selectionEnd,
        'end',
      )
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
}
