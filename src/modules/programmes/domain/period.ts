import { addDays, schoolYearOf } from '../../../kernel/day.ts'
import { readTerm } from '../../../kernel/term/read.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import type { Span, Stage } from './types.ts'

/** «Сроки реализации» of a passport (R039) as the program understands them, beside the stages of the programme. */
export type ReadPeriod =
  | { readonly kind: 'empty' }
  /** Words without days, or not understood: said, never guessed. */
  | { readonly kind: 'unclear' }
  | {
      readonly kind: 'span'
      readonly span: Span
      /** It has no day in common with the programme. */
      readonly isApart: boolean
      /** Stages of the programme that lie outside it, wholly or in part. */
      readonly outside: readonly Stage[]
    }

const spanOf = (reading: Reading): Span | null =>
  (reading.kind === 'range' || reading.kind === 'year-round') && reading.start <= reading.end
    ? { from: reading.start, until: addDays(reading.end, 1) }
    : null

const isWithin = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.until <= outer.until

/** Reads the period in the school year of the programme and looks which stages it leaves out. It warns and never blocks. */
export const periodOf = (
  text: string,
  programme: Span & { readonly stages: readonly Stage[] },
): ReadPeriod => {
  if (text.trim() === '') return { kind: 'empty' }
  const { reading } = readTerm(text, { kind: 'academic', year: schoolYearOf(programme.from) })
  const span = spanOf(reading)
  if (span === null) return { kind: 'unclear' }
  return {
    kind: 'span',
    span,
    isApart: span.until <= programme.from || span.from >= programme.until,
    outside: programme.stages.filter((stage) => !isWithin(stage, span)),
  }
}
