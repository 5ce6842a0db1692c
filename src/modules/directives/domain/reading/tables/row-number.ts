import { typedLabel } from '../clauses/label.ts'

export type RowLabel = {
  readonly number: string
  readonly printed: string
  /** The activity without the number, when the number stood in front of it. */
  readonly rest?: string
}

const OWN_CELL = /^((?:\d{1,3}(?:\s?\.\s?\d{1,3})*|[IVX]{1,5}|[а-я])(?=[.)\s]|$))\s*[.)]*$/iu

/** «8.1.1.», «8. 1», «3)», «IV»: the number without its closing sign. */
const fromNumberCell = (text: string): RowLabel | null => {
  const match = OWN_CELL.exec(text.replace(/\n/gu, ' ').trim())
  const number = match?.[1]?.replace(/\s/gu, '')
  return number === undefined ? null : { number, printed: text.trim() }
}

/** A number typed in front of the activity, or set there by the word processor. */
const fromActivity = (text: string): RowLabel | null => {
  const label = typedLabel(text)
  if (
    label === null ||
    !label.firm ||
    label.style === 'bullet' ||
    label.style === 'letter' ||
    label.rest === ''
  )
    return null
  return { number: label.value, printed: label.printed, rest: label.rest }
}

/** Number of a row from its own cell or, in a table without such a column, from the beginning of the activity. */
export const labelOfCell = (
  cells: Readonly<Record<string, string>>,
  columns: readonly string[],
  numbered: boolean,
): RowLabel | null => {
  if (numbered && columns.includes('number')) {
    const own = fromNumberCell(cells.number ?? '')
    if (own !== null || (cells.number ?? '') === '') return own
    return fromActivity(cells.number ?? '')
  }
  return fromActivity(cells.activity ?? '')
}
