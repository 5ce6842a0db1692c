/** What libraries give for a cell; dates come as moments in UTC. */
export type RawCell = string | number | boolean | Date | null | undefined

/** Excel counts seconds in fractions of a day, so a full minute may miss by a few milliseconds. */
const HALF_MINUTE_MS = 30_000

const dateText = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return ''
  const text = new Date(date.getTime() + HALF_MINUTE_MS).toISOString()
  const time = text.slice(11, 16)
  return time === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)}T${time}`
}

/** A number as a person would type it: no exponent, all digits that it really has. */
const numberText = (value: number): string => {
  const text = String(value)
  if (!text.includes('e')) return text
  if (Number.isInteger(value)) return BigInt(value).toString()
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
}

/** A cell as text. Booleans are `true` and `false`; what the import makes of them is its own affair. */
export const cellTextOf = (value: RawCell): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : ''
  return value instanceof Date ? dateText(value) : String(value)
}
