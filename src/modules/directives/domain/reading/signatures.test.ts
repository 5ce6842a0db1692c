import { expect, test } from 'vitest'
import { type Draft, line } from '../../../../../test/variants/model.ts'
import { asModel } from '../../../../../test/variants/render.ts'
import { readingToJson } from './contract.ts'
import { readDirective } from './read.ts'

const read = (...drafts: Draft[]) => readingToJson(readDirective(asModel(drafts)))
const lines = (text: string): Draft[] => text.split('\n').map((each) => line(each.trim()))

test('совместный приказ двух органов: названы оба, кто подписал; исполнитель и виза не подписи', () => {
  const order = (...below: readonly string[]) =>
    read(
      ...lines(`Комитет образования, методический центр
        ПРИКАЗ
        от 05 марта 2025 года № 94
        О совместной работе
        1. Школам провести семинары до 15 мая 2025 года.
        2. Контроль оставляем за собой.`),
      ...below.map((text) => line(text)),
    ).directive
  const chair = { position: 'Председатель комитета образования', name: 'Т.О. Вяземская' }
  const joint = order(
    'Председатель комитета образования\tТ.О. Вяземская',
    'Директор муниципального',
    'методического центра\tП.П. Петлин',
    'Исп. Ивина И.И.',
  )
  expect(joint).toMatchObject({
    signatory: chair,
    cosignatories: [{ position: 'Директор муниципального методического центра', name: 'П.П. Петлин' }],
  })
  const single = order(
    'Председатель комитета образования\tТ.О. Вяземская',
    'Главный специалист\tИ.И. Ивина',
    'СОГЛАСОВАНО:',
    'Директор методического центра\tП.П. Петлин',
  )
  expect([single.signatory, 'cosignatories' in single]).toEqual([chair, false])
})

test('список из двух столбцов с шапкой внутри пункта не подпись; имя одной строкой над пунктом тоже', () => {
  const order = (...inside: Draft[]) =>
    read(
      ...lines(`Комитет образования
        РАСПОРЯЖЕНИЕ
        от 05 марта 2025 года № 94
        О тьюторах школ
        1. Назначить тьюторов школ по списку:`),
      ...inside,
      ...lines('2. Контроль за исполнением оставляю за собой.'),
      line('Председатель комитета\tТ.О. Вяземская'),
    )
  const list = order({
    ...{ kind: 'table', columns: 2, headerRows: 0 },
    rows: [
      ['Школа', 'Ответственный'],
      ['МБОУ «Озёрская СОШ»', 'Ивина И.И.'],
      ['МКОУ «Моховская ООШ»', 'Петлина П.П.'],
    ].map((row) => row.map((text) => ({ text }))),
  })
  expect(list.tables[0]?.rows).toHaveLength(2)
  const bare = order(...lines('МБОУ «Озёрская СОШ»\nИвина И.И.\nМКОУ «Моховская ООШ»\nПетлина П.П.'))
  for (const { directive, clauses } of [list, bare]) {
    expect(directive.signatory?.name).toBe('Т.О. Вяземская')
    expect(clauses.map(({ number }) => number)).toEqual(['1', '2'])
  }
})

test('подписи рядом: в одной таблице, в одной строке, столбцами — каждая своему лицу', () => {
  const order = (...below: Draft[]) =>
    read(
      ...lines(`Комитет образования
        ПРИКАЗ
        от 05 марта 2025 года № 94
        О совместной работе
        1. Школам провести семинары до 15 мая 2025 года.
        2. Контроль оставляем за собой.`),
      ...below,
    ).directive
  const table = (...rows: readonly (readonly string[])[]): Draft => ({
    ...{ kind: 'table', columns: rows[0]?.length ?? 0, headerRows: 0 },
    rows: rows.map((row) => row.map((text) => ({ text }))),
  })
  const expected = {
    signatory: { position: 'Председатель комитета', name: 'Т.О. Вяземская' },
    cosignatories: [{ position: 'Директор центра', name: 'П.П. Петлин' }],
  }
  const [chair, head] = ['Председатель комитета', 'Директор центра']
  for (const below of [
    table([chair, 'Т.О. Вяземская', head, 'П.П. Петлин']),
    table([`${chair}\n_____ Т.О. Вяземская`, `${head}\n_____ П.П. Петлин`]),
    table([chair, head], ['_____ Т.О. Вяземская', '_____ П.П. Петлин']),
    table(['Председатель\nкомитета', '_____', 'Т.О. Вяземская', 'Директор\nцентра', '_____', 'П.П. Петлин']),
    table([chair, '', 'Т.О. Вяземская'], [head, '', 'П.П. Петлин']),
    line(`${chair}\tТ.О. Вяземская\t${head}\tП.П. Петлин`),
    line(`${chair} _____ Т.О. Вяземская\t${head} _____ П.П. Петлин`),
  ])
    expect(order(below)).toMatchObject(expected)
  const surnameFirst = order(line(chair), line('________ Вяземская Т.О.'))
  expect(surnameFirst.signatory).toEqual({ position: chair, name: 'Вяземская Т.О.' })
})
