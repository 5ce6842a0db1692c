import { copiedCells, toText } from './clipboard.ts'

type Field = HTMLTextAreaElement

const fieldsIn = (row: Element): Field[] => [...row.querySelectorAll<Field>('textarea')]

const rowsOf = (table: Element): Element[] => [...table.querySelectorAll('tbody tr')]

type Change = { readonly field: Field; readonly value: string }

/** One table of fields: what was changed, newest last (a paste is one change), and what stood in the cell that is being edited. */
type Sheet = {
  readonly table: HTMLElement
  readonly undo: (readonly Change[])[]
  before: string
}

const write = (sheet: Sheet, field: Field, value: string): Change[] => {
  if (field.value === value) return []
  const change = { field, value: field.value }
  field.value = value
  // the cell that is being edited is as it was pasted: Ctrl+Z takes the paste back, not the browser
  if (document.activeElement === field) sheet.before = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  return [change]
}

const keep = (sheet: Sheet, changes: readonly Change[]): void => {
  if (changes.length > 0) sheet.undo.push(changes)
}

/** The last row is empty; another like it is added when a paste or a person needs more. */
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

/** To the neighbour of a cell; below the last row, once it holds something, there is another. */
const step = ({ table }: Sheet, from: Field, down: number, right = 0): boolean => {
  const rows = rowsOf(table)
  const at = rows.findIndex((each) => each.contains(from))
  const row = rows[at]
  if (row && at + down === rows.length && fieldsIn(row).some((field) => field.value !== '')) oneMoreRow(table)
  const next = rowsOf(table)[at + down]
  const target = row && next ? fieldsIn(next)[fieldsIn(row).indexOf(from) + right] : undefined
  target?.focus()
  return target !== undefined
}

/** Fills cells to the right and down; gives how many columns of words found no place. */
const fill = (sheet: Sheet, from: Field, cells: readonly (readonly string[])[]): number => {
  const start = rowsOf(sheet.table).findIndex((row) => row.contains(from))
  const first = rowsOf(sheet.table)[start]
  const column = first ? fieldsIn(first).indexOf(from) : 0
  let over = 0
  const changes = cells.flatMap((line, down) => {
    if (rowsOf(sheet.table)[start + down] === undefined) oneMoreRow(sheet.table)
    const row = rowsOf(sheet.table)[start + down]
    const fields = row ? fieldsIn(row) : []
    return line.flatMap((value, right) => {
      const field = fields[column + right]
      if (field) return write(sheet, field, value)
      if (value !== '') over = Math.max(over, column + right + 1 - fields.length)
      return []
    })
  })
  keep(sheet, changes)
  return over
}

/** One copied cell goes where the caret stands, as plain words do. */
const insert = (sheet: Sheet, field: Field, words: string): void => {
  const { selectionStart, selectionEnd, value } = field
  keep(sheet, write(sheet, field, value.slice(0, selectionStart) + words + value.slice(selectionEnd)))
  field.setSelectionRange(selectionStart + words.length, selectionStart + words.length)
}

/** A table from the clipboard goes into cells, a single column too; a few lines of plain text stay text. */
const paste = (sheet: Sheet, event: ClipboardEvent): void => {
  const { rows, isTable } = copiedCells(event.clipboardData)
  const field = event.target
  if (!isTable || !(field instanceof HTMLTextAreaElement)) return
  event.preventDefault()
  const isOne = rows.length === 1 && rows[0]?.length === 1
  const over = isOne ? 0 : fill(sheet, field, rows)
  if (isOne) insert(sheet, field, rows[0]?.[0] ?? '')
  const note = sheet.table.parentElement?.parentElement?.querySelector<HTMLElement>('[data-over]')
  if (note) note.textContent = over > 0 ? (note.dataset.over ?? '').replace('{n}', String(over)) : ''
}

const takeBack = (sheet: Sheet): boolean => {
  const last = sheet.undo.pop()
  for (const { field, value } of [...(last ?? [])].reverse()) field.value = value
  const first = last?.[0]
  if (!first) return false
  first.field.focus()
  sheet.before = first.field.value
  first.field.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}

/** Out of a cell: first back to what stood in it (Ctrl+Z gives the typing back), then past the table to its button. */
const leave = (sheet: Sheet, field: Field): boolean => {
  if (field.value !== sheet.before) {
    keep(sheet, write(sheet, field, sheet.before))
    return true
  }
  const buttons = [...(sheet.table.closest('form')?.querySelectorAll('button') ?? [])]
  const next = buttons.find(
    (button) => sheet.table.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
  next?.focus()
  return next !== undefined
}

const lineBreak = (field: Field): boolean => {
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}

/** Arrows walk from a cell that is chosen whole; inside its words they move the caret and walk on from its edge. */
const arrow = (sheet: Sheet, field: Field, key: string): boolean => {
  const { selectionStart: from, selectionEnd: to, value } = field
  const isWhole = from === 0 && to === value.length
  if (key === 'ArrowDown') return (isWhole || from === value.length) && step(sheet, field, 1)
  if (key === 'ArrowUp') return (isWhole || to === 0) && step(sheet, field, -1)
  if (key === 'ArrowRight') return (isWhole || from === value.length) && step(sheet, field, 0, 1)
  return key === 'ArrowLeft' && (isWhole || to === 0) && step(sheet, field, 0, -1)
}

const keyIn = (sheet: Sheet, event: KeyboardEvent): boolean => {
  const field = event.target
  if (!(field instanceof HTMLTextAreaElement) || event.isComposing) return false
  const isCommand = event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && event.altKey) return lineBreak(field)
  if (event.shiftKey || event.altKey) return false
  if (event.code === 'KeyZ' && isCommand) return field.value === sheet.before && takeBack(sheet)
  if (isCommand) return false
  if (event.key === 'Escape') return leave(sheet, field)
  if (event.key === 'Enter') return step(sheet, field, 1)
  if (event.key === 'F2') field.setSelectionRange(field.value.length, field.value.length)
  return event.key === 'F2' || arrow(sheet, field, event.key)
}

const keepGrid = (table: HTMLElement): void => {
  const sheet: Sheet = { table, undo: [], before: '' }
  table.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return
    sheet.before = target.value
    // chosen whole, as in a table program; a press of the mouse puts the caret into the words right after
    target.select()
  })
  table.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.value !== sheet.before)
      keep(sheet, [{ field: target, value: sheet.before }])
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
        toText(copiedCells(event.clipboardData).rows),
        field.selectionStart,
        field.selectionEnd,
        'end',
      )
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
}
