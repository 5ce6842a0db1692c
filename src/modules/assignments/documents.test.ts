import { expect, it } from 'vitest'
import type { Day } from '../../kernel/day.ts'
import type { OrganisationId, RecordId } from '../../kernel/ids.ts'
import { matrixFile } from './documents.ts'
import { matrixOf } from './domain/matrix.ts'
import type { MatrixCell } from './queries/matrix.ts'

const cell = (over: Partial<MatrixCell>): MatrixCell => ({
  ...{
    id: 'a' as RecordId,
    reportedOn: null,
    closedOn: null,
    row: 'r1',
    label: 'п. 2.1 распоряжения № 7',
    title: 'Составить план',
  },
  ...{ organisationId: 'o1' as OrganisationId, organisation: 'МКОУ «Лесная ООШ»', personName: null },
  ...{ state: 'assigned', modality: 'order', dueOn: '2026-11-20' as Day },
  ...over,
})

it('таблица исполнения говорит, что поручено: над столбцом номер пункта и его слова', () => {
  const today = '2026-11-23' as Day
  const { columns, rows } = matrixFile(matrixOf([cell({})], today, null), today)
  expect(columns.map(({ title }) => title)[1]).toBe('п. 2.1. Составить план')
  expect([...rows][0]?.slice(0, 2)).toEqual(['МКОУ «Лесная ООШ»', 'просрочено'])
})
