import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { type Effect, type EffectState, effectsDone, effectsIn, isEffectLate } from './effects.ts'
import { periodOf } from './period.ts'

const d = (text: string) => text as Day
const stage = (name: string, from: string, until: string) => ({
  id: name,
  name,
  from: d(from),
  until: d(until),
  brings: '',
  answers: '',
})
const programme = {
  from: d('2024-09-01'),
  until: d('2025-06-01'),
  stages: [stage('Запуск', '2024-09-01', '2024-11-01'), stage('Итоги', '2025-05-01', '2025-06-01')],
}

describe('сроки реализации паспорта рядом с этапами программы (R039)', () => {
  it.each([
    ['2020 – 2026 г.г.', '2020-01-01', '2027-01-01', []],
    ['2024/25 учебный год', '2024-09-01', '2025-06-01', []],
    ['сентябрь – декабрь 2024', '2024-09-01', '2025-01-01', ['Итоги']],
  ])('«%s»', (text, from, until, outside) => {
    const read = periodOf(text, programme)
    expect(read).toMatchObject({ kind: 'span', span: { from, until }, isApart: false })
    expect(read.kind === 'span' && read.outside.map(({ name }) => name)).toEqual(outside)
  })

  it('срок мимо программы назван, слова без дней не угадываются, пустое молчит', () => {
    expect(periodOf('2020 – 2023 г.г.', programme)).toMatchObject({ kind: 'span', isApart: true })
    expect(periodOf('по мере готовности школ', programme)).toEqual({ kind: 'unclear' })
    expect(periodOf(' ', programme)).toEqual({ kind: 'empty' })
  })
})

const effect = (state: EffectState | null, over: Partial<Effect> = {}): Effect => ({
  id: String(state),
  kind: 'happened',
  words: 'уроки стали лучше',
  planned: '',
  dueOn: null,
  droppedOn: null,
  reports:
    state === null
      ? []
      : [{ id: '1', state, actual: 'да', evidence: '', on: d('2025-05-20'), by: null, files: [] }],
  ...over,
})

describe('ожидаемый эффект двумя группами (R042)', () => {
  it('каждая строка становится эффектом своей группы, маркеры и точки сняты', () => {
    const text =
      'Реализована:\nПрограмма помощи в полном объёме.\nПроизошли:\n· рост мастерства учителей;\n- новый опыт школ.\n- новый опыт школ'
    expect(effectsIn(text)).toEqual([
      { kind: 'carriedOut', words: 'Программа помощи в полном объёме' },
      { kind: 'happened', words: 'рост мастерства учителей' },
      { kind: 'happened', words: 'новый опыт школ' },
    ])
    expect(effectsIn('Собран банк заданий.')).toEqual([{ kind: 'happened', words: 'Собран банк заданий' }])
  })

  it('счёт идёт по последнему отчёту; снятые не считаются', () => {
    const all = [
      effect('reached'),
      effect('partly'),
      effect(null),
      effect(null, { droppedOn: d('2025-01-01') }),
    ]
    expect(effectsDone(all)).toEqual({ all: 3, reported: 2, reached: 1 })
  })

  it('просрочен только обещанный к дню и не отчитанный', () => {
    const late = { dueOn: d('2025-05-01') }
    const today = d('2025-05-02')
    expect(
      [effect(null, late), effect('partly', late), effect(null)].map((each) => isEffectLate(each, today)),
    ).toEqual([true, false, false])
  })
})
