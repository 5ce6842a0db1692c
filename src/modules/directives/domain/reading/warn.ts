import { ru, type WarningCode, type WarningValues } from './text.ts'
import type { Place, ReadingWarning } from './types.ts'

/** Puts a warning into words. `place` is the paragraph it speaks of; `where` names it for people. */
export const warn = (code: WarningCode, place: Place, values: WarningValues = {}): ReadingWarning => ({
  code,
  where: values.where ?? (place === null ? ru.where.document : ru.where.paragraph(place + 1)),
  text: ru.warnings[code](values),
  place,
})
