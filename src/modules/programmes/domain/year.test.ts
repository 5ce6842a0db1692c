import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { NO_DAYS_OFF, withYears } from '../../../kernel/year-shift.ts'
import { NO_TEXTS } from './passport.ts'
import type { Programme } from './types.ts'
import {
  placesInTexts,
  planProgramme,
  sayOf,
  shiftSpan,
  wantedLines,
  yearsBetween,
  yearsInTexts,
} from './year.ts'

const d = (text: string) => text as Day
const stage = {
  id: 's1',
  name: 'Запуск',
  from: d('2024-09-02'),
  until: d('2024-11-02'),
  brings: 'Отчёт за 2024 год',
  answers: '',
}
const programme = {
  name: 'Школы школам 2024/25',
  shortName: 'Школы школам',
  from: d('2024-09-01'),
  until: d('2025-06-01'),
  stages: [
    stage,
    { ...stage, id: 's2', name: 'Итоги', from: d('2025-05-01'), until: d('2025-06-01'), brings: '' },
  ],
  aliases: [{ id: 'a1', alias: 'Сетевое наставничество' }],
} as unknown as Programme

describe('новый год по образцу прошлого', () => {
  it.each([
    ['2024/25 учебный год', '2025/26 учебный год'],
    ['2024–2025 годы', '2025–2026 годы'],
    ['1999/00 и № 2024', '1999/00 и № 2025'],
    ['2029/30', '2030/31'],
    ['2099/00', '2100/01'],
    ['распоряжение № 120241', 'распоряжение № 120241'],
  ])('«%s» становится «%s»', (text, later) => {
    expect(withYears(text, 1)).toBe(later)
  })

  it('сроки сдвинуты, целые месяцы целы, понедельник остался понедельником', () => {
    const plan = planProgramme(programme, 1, NO_DAYS_OFF)
    expect(plan).toMatchObject({
      name: 'Школы школам 2025/26',
      span: { from: '2025-09-01', until: '2026-06-01' },
    })
    expect(plan.lines.map(({ key, will }) => [key, will?.from, will?.until])).toEqual([
      ['stage-s1', '2025-09-01', '2025-11-01'],
      ['stage-s2', '2026-05-01', '2026-06-01'],
      ['alias-a1', undefined, undefined],
    ])
    expect(plan.behind).toEqual([{ title: 'Запуск', kind: 'stage', reason: 'yearInText' }])
  })

  it('срок, вылезший за новый год программы, обрезан и отмечен', () => {
    const inside = { from: d('2025-09-05'), until: d('2026-06-01') }
    expect(shiftSpan(stage, 1, NO_DAYS_OFF, inside)).toMatchObject({
      span: { from: '2025-09-05' },
      notes: ['outside'],
    })
  })

  it('каждая строка остаётся, меняется или опускается', () => {
    const { lines } = planProgramme(programme, 1, NO_DAYS_OFF)
    const typed = [
      { key: 'stage-s1', take: true, from: '08.09.2025', until: '31.10.2025' },
      { key: 'stage-s2', take: false, from: '', until: '' },
      { key: 'alias-a1', take: true, from: '', until: '' },
    ]
    const wanted = wantedLines(lines, typed)
    expect(wanted.ok && wanted.value.map(({ id, span }) => [id, span?.from, span?.until])).toEqual([
      ['s1', '2025-09-08', '2025-11-01'],
      ['a1', undefined, undefined],
    ])
    const wrong = wantedLines(lines, [{ key: 'stage-s1', take: true, from: '31.11.2025', until: 'потом' }])
    expect(!wrong.ok && wrong.refusals.map(({ code, field }) => [code, field])).toEqual([
      ['notADay', 'from.stage-s1'],
      ['notADay', 'until.stage-s1'],
    ])
  })

  it('годы в прозе паспорта показаны, а не переписаны', () => {
    expect(
      yearsInTexts({ ...NO_TEXTS, idea: 'Идея\nк 2025 году', period: '2024', goals: 'без лет' }),
    ).toEqual([{ title: 'к 2025 году', kind: 'idea', reason: 'yearInText' }])
  })

  it('слова одного района говорят о другом полным именем; проза паспорта показана, а не переписана', () => {
    const lake = { name: 'Озёрный район', genitive: 'Озёрного района' }
    const say = sayOf(lake, { name: 'Луговой округ', genitive: 'Лугового округа' })
    expect(say('Карта Озёрного района, Озёрный район')).toBe('Карта Лугового округа, Луговой округ')
    expect(say('Озёрная школа')).toBe('Озёрная школа')
    expect(sayOf({ name: '', genitive: '' }, lake)('Карта')).toBe('Карта')
    expect(
      placesInTexts(
        { ...NO_TEXTS, name: 'Модель Озёрного района', idea: 'Идея\nшкол Озёрного района' },
        lake,
      ),
    ).toEqual([{ title: 'школ Озёрного района', kind: 'idea', reason: 'otherPlace' }])
  })

  it('между учебными годами считают по сентябрям', () => {
    expect([
      yearsBetween(d('2024-09-01'), d('2025-10-01')),
      yearsBetween(d('2024-09-01'), d('2025-02-01')),
    ]).toEqual([1, 0])
  })
})
