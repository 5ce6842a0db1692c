import type { ReadPeriod } from '../domain/period.ts'
import { lastDay } from '../domain/rules.ts'
import type { Here } from './shell.tsx'

/** How the program understands «Сроки реализации», and whether the stages of the programme are within (R039). */
export const PeriodNote = ({ period, here }: { readonly period: ReadPeriod; readonly here: Here }) => {
  const t = here.t.period
  if (period.kind === 'empty') return null
  if (period.kind === 'unclear') return <p class="small need">{t.unclear}</p>
  const { span, isApart, outside } = period
  const isRight = !isApart && outside.length === 0
  return (
    <p class={isRight ? 'small muted' : 'small need'}>
      {t.reads(span.from, lastDay(span))}{' '}
      {isApart ? (
        t.apart
      ) : isRight ? (
        t.fits
      ) : (
        <span lang="ru">{t.outside(outside.map(({ name }) => `«${name}»`).join(', '))}</span>
      )}
    </p>
  )
}
