import { expect, test } from 'vitest'
import { linesOfPaper, widthsOfGrid } from '../../../../documents/paper.ts'
import type { Day } from '../../../../kernel/day.ts'
import { paperOf } from './sheet.ts'
import type { Draft } from './types.ts'

const letter: Draft = {
  head: {
    kind: 'письмо',
    number: null,
    dateOn: null,
    title: 'Об исполнении п. 1 распоряжения № 338-р',
    grounds: [],
    purpose: '',
    orderingWord: '',
    recipient: 'Председателю комитета',
    repliesTo: { number: '338-р', dateOn: '2026-11-15' as Day },
    controlKind: 'none',
    control: '',
    signatoryPosition: 'директор',
    signatoryName: 'Н.П. Ольховская',
    preparedBy: '',
  },
  clauses: [],
  annexes: [{ number: '1', title: 'Сведения о школе', kind: 'table', body: '№\tОтвет\n1\tТри школы' }],
  blank: {
    edition: '2025',
    layout: 'centred',
    authority: ['ШКОЛА'],
    authorityGenitive: '',
    contacts: '',
    place: '',
    orderingWord: '',
    signatoryPosition: '',
    marginLeft: 30,
    typeSize: 14,
  },
}

test('R174: ответное письмо говорит, на что отвечает; одно приложение без номера; должность с прописной буквы', () => {
  const lines = linesOfPaper(paperOf(letter))
  expect(lines).toContain('на № 338-р от 15.11.2026')
  expect(lines).toContain('Приложение: Сведения о школе')
  expect(lines).toContain('Директор Н.П. Ольховская')
  const other = paperOf({ ...letter, head: { ...letter.head, kind: 'приказ' } })
  expect(linesOfPaper(other).join('\n')).not.toContain('на № 338-р')
})

test('столбец номеров узкий, столбец слов широкий, вместе весь лист', () => {
  const [number = 0, words = 0] = widthsOfGrid({
    kind: 'grid',
    head: ['№', 'Вопрос'],
    rows: [['1', 'С какого времени школа участвует в сетевом взаимодействии']],
  })
  expect(number).toBeLessThan(15)
  expect(number + words).toBeCloseTo(100)
})
