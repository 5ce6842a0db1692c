import { describe, expect, it } from 'vitest'
import { consentText } from '../text/consent.ts'
import { plansText } from '../text/plans.ts'
import { CHECKS } from './types.ts'

const spaced = (words: string): string => words.replaceAll('\u00a0', ' ')

describe('что читают, пока счёт идёт и когда пару останавливают', () => {
  it('сравнение в очереди: сколько перед ним, когда будет готово и что страницу можно закрыть', () => {
    const { form, school } = plansText.ru
    expect(spaced(form.previewWaits(0, 1))).toBe(
      'Сравнение считается: будет готово примерно через 1 секунду. Страницу можно закрыть, ответ не пропадёт.',
    )
    expect(spaced(form.previewWaits(3, 42))).toContain(
      'Сравнение в очереди, перед ним 3: будет готово примерно через 42 секунды',
    )
    expect(spaced(school.exactWaits(2, 16))).toContain(
      'Точные цены в очереди, перед ними 2: будут готовы примерно через 16 секунд',
    )
    expect(spaced(plansText.en.form.previewWaits(3, 42))).toContain('queued, 3 before it')
  })

  it('каждая проверка называет, что её вызвало, и всё это повторяется в решении после подписи', () => {
    const values = {
      school: 'СОШ № 8',
      schools: 'СОШ № 8',
      words: 'некому',
      all: 3,
      most: 2,
      elsewhere: 1,
      silent: 0,
    }
    const { checks, rulings } = consentText.ru
    const said = CHECKS.map((check) => spaced(checks[check](values)))
    expect(new Set(said).size).toBe(CHECKS.length)
    for (const words of said) {
      expect(words).not.toMatch(/undefined|NaN/u)
      const after = spaced(rulings.stoppedSince('ООШ № 1', 'СОШ № 8', words))
      expect(after.startsWith('Пару ООШ № 1 и СОШ № 8 создать нельзя.')).toBe(true)
      expect(after).toContain(words)
    }
  })
})
