import { expect, test } from 'vitest'
import type { MatchPlan, PlanRequest } from '../modules/matching/public.ts'
import { comparing } from './comparing.ts'

const question = (name: string): PlanRequest[] => [{ mode: name } as unknown as PlanRequest]

/** Counting that ends when the test says so. */
const byHand = () => {
  const begun: string[] = []
  const ends = new Map<string, (plans: readonly MatchPlan[] | null) => void>()
  const count = (requests: readonly PlanRequest[]) => {
    const name = String(requests[0]?.mode)
    begun.push(name)
    return new Promise<readonly MatchPlan[] | null>((resolve) => ends.set(name, resolve))
  }
  return {
    begun,
    count,
    end: (name: string, plans: readonly MatchPlan[] | null = []) => ends.get(name)?.(plans),
  }
}
const LIMITS = { atOnce: 1, pageSeconds: 5 }
const later = () => new Promise((resolve) => setTimeout(resolve, 5))

test('один и тот же вопрос считается один раз, сколько бы страниц его ни задали, и ответ помнится', async () => {
  const { begun, count, end } = byHand()
  const compare = comparing(count, LIMITS)
  const both = Promise.all([compare(question('а')), compare(question('а'))])
  await later()
  end('а')
  const ready = { kind: 'ready', plans: [] }
  expect([await both, await compare(question('а'))]).toEqual([[ready, ready], ready])
  expect(begun).toEqual(['а'])
})

test('другой вопрос встаёт в очередь, страница сразу знает своё место и срок, и потом находит ответ готовым', async () => {
  const { begun, count, end } = byHand()
  const compare = comparing(count, LIMITS)
  const first = compare(question('а'))
  expect(await compare(question('б'))).toEqual({ kind: 'waiting', ahead: 1, seconds: 16 })
  expect(await compare(question('в'))).toMatchObject({ kind: 'waiting', ahead: 2 })
  // тот же вопрос очереди не удлиняет
  expect(await compare(question('в'))).toMatchObject({ kind: 'waiting', ahead: 2 })
  end('а')
  await first
  await later()
  end('б')
  await later()
  expect(begun).toEqual(['а', 'б', 'в'])
  expect(await compare(question('б'))).toEqual({ kind: 'ready', plans: [] })
})

test('страница не ждёт дольше своего, счёт продолжается; брошенное можно спросить снова', async () => {
  const { begun, count, end } = byHand()
  const compare = comparing(count, LIMITS)
  expect(await compare(question('а'), 0.01)).toMatchObject({ kind: 'waiting', ahead: 0 })
  const again = compare(question('а'))
  end('а', null)
  expect(await again).toEqual({ kind: 'none' })
  void compare(question('а'))
  expect(begun).toEqual(['а', 'а'])
})

test('очередь не бесконечна: сверх неё вопрос не берут и просят прийти позже', async () => {
  const { count } = byHand()
  const compare = comparing(count, LIMITS)
  void compare(question('а'))
  for (let at = 0; at < 12; at++) await compare(question(`б${at}`))
  const over = [await compare(question('лишний')), await compare(question('лишний'))]
  expect(over).toMatchObject([
    { kind: 'waiting', ahead: 13 },
    { kind: 'waiting', ahead: 13 },
  ])
})
