import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { type Outcome, resultOf, withOutcomes } from './outcomes.ts'
import { bestOffers } from './routing.ts'

const day = (text: string) => text as Day
const told = (on: string, severity: 0 | 1 | 2 | 3) => ({ sentOn: day(on), severity })
const OPEN = { on: null, how: null }
const chosen = { decidedOn: day('2026-02-01') }

test('что вышло: первое обновление после выбора против последнего до него', () => {
  const said = [told('2026-01-20', 3), told('2026-04-20', 2), told('2026-07-20', 3)]
  expect(resultOf(chosen, said, OPEN)).toEqual({ kind: 'milder', was: 3, now: 2, on: '2026-04-20' })
  expect(resultOf(chosen, said.slice(0, 1), OPEN).kind).toBe('waits')
  expect(resultOf(chosen, [told('2026-01-20', 2), told('2026-04-20', 0)], OPEN).kind).toBe('gone')
  expect(resultOf(chosen, [told('2026-01-20', 2), told('2026-04-20', 2)], OPEN).kind).toBe('same')
  expect(resultOf(chosen, [told('2026-01-20', 2), told('2026-04-20', 3)], OPEN).kind).toBe('sharper')
  // незаданный день обновления ничего не говорит
  expect(resultOf(chosen, [{ sentOn: null, severity: 0 }], OPEN).kind).toBe('waits')
})

test('принятые материалы после выбора восполняют, до него к мере не относятся', () => {
  const by = (on: string) => ({ on: day(on), how: 'evidence' as const })
  expect(resultOf(chosen, [told('2026-01-20', 3)], by('2026-03-01'))).toMatchObject({
    kind: 'gone',
    now: null,
  })
  expect(resultOf(chosen, [told('2026-01-20', 3)], by('2026-01-25')).kind).toBe('waits')
})

test('помогавшее другим поднимается, скрытые числа порядка не меняют', () => {
  const offer = (id: string, fit: number) => ({ source: 'school' as const, id, title: id, why: '', fit })
  const outcome = (sourceId: string, gone: number | null): Outcome => ({
    ...{ source: 'school', sourceId, schools: 4, gone, milder: gone === null ? null : 0, days: null },
    hidden: gone === null,
  })
  const lifted = withOutcomes(
    [offer('а', 0.7), offer('б', 0.7), offer('в', 0.7)],
    [outcome('а', 4), outcome('б', null)],
  )
  expect(lifted.map(({ fit }) => Math.round(fit * 100))).toEqual([80, 70, 70])
  expect(lifted.map((each) => each.outcome?.schools ?? null)).toEqual([4, 4, null])
})

test('одна школа предложена один раз, лучшим, что она может; решённое больше не предлагается', () => {
  const offer = (source: 'pair' | 'school' | 'roadmap', id: string, fit: number) => ({
    ...{ source, id, title: `${source} ${id}`, why: '', fit },
  })
  const offers = [
    offer('school', 'а', 0.3),
    offer('school', 'а', 0.8),
    offer('pair', 'а', 1),
    offer('roadmap', 'а', 0.4),
  ]
  expect(bestOffers(offers, []).map(({ source, fit }) => [source, fit])).toEqual([
    ['pair', 1],
    ['roadmap', 0.4],
  ])
  const refused = { source: 'pair', sourceId: 'а', title: '' }
  expect(bestOffers(offers, [refused]).map(({ fit }) => fit)).toEqual([0.8, 0.4])
})
