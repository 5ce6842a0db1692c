import { expect, it } from 'vitest'
import { rowState, type SummaryLine, sumOf, type UpperLine, wholeOf } from './summary.ts'

const row = (over: Partial<UpperLine> = {}): UpperLine => ({
  roadmap: 'Карта области',
  number: '1.1',
  title: 'Провести смотр',
  term: 'март',
  own: '',
  result: '',
  marked: false,
  all: 0,
  done: 0,
  waiting: 0,
  late: 0,
  ...over,
})

const line = (municipalityName: string, rows: readonly UpperLine[] | null): SummaryLine => ({
  id: '',
  assignment: '',
  model: '',
  municipalityName,
  state: rows === null ? 'assigned' : 'reported',
  from: '2025-09-01' as SummaryLine['from'],
  until: '2025-12-31' as SummaryLine['until'],
  dueOn: null,
  sentOn: null,
  version: 1,
  returned: '',
  words: { done: '', obstacles: '', requests: '' },
  figures:
    rows === null
      ? null
      : {
          on: '2026-01-10' as SummaryLine['from'],
          participants: 3,
          effects: { all: 0, reported: 0, reached: 0 },
          rows,
          papers: [{ id: '', title: 'Приказ', ofRegion: true, all: 2, done: 1, waiting: 0, late: 1 }],
          late: [],
        },
})

it('R218: строка области в районе: выполнена, опаздывает, на проверке, в работе, никем не взята', () => {
  expect(
    [
      row({ all: 2, done: 2 }),
      row({ own: '1. Наш смотр', marked: true }),
      row({ all: 3, done: 1, late: 1 }),
      row({ all: 2, done: 1, waiting: 1 }),
      row({ all: 2, done: 1 }),
      row({ own: '1. Наш смотр' }),
      row(),
    ].map(rowState),
  ).toEqual(['done', 'done', 'late', 'waiting', 'open', 'open', 'notTaken'])
})

it('R218: общее по районам называет, где опаздывают; кто не прислал, в счёт не идёт', () => {
  const lines = [
    line('Заозёрский район', [row({ all: 1, done: 1 })]),
    line('Лужанский район', [row({ all: 1, late: 1 })]),
    line('Берёзовский округ', null),
  ]
  expect(wholeOf(lines)).toMatchObject([
    { number: '1.1', by: { done: 1, late: 1, notTaken: 0 }, behind: ['Лужанский район'] },
  ])
  expect(sumOf(lines)).toEqual({ sent: 2, all: 4, done: 2, waiting: 0, late: 2 })
})
