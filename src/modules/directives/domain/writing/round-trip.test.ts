import { expect, test } from 'vitest'
import { writeDocx } from '../../../../documents/docx/write.ts'
import { readDocumentModel } from '../../../../documents/read.ts'
import type { Day } from '../../../../kernel/day.ts'
import { readDirective } from '../reading/read.ts'
import { categoryOfWords, roleOfWords } from '../role-words.ts'
import { addressedWords } from './phrases.ts'
import { paperOf } from './sheet.ts'
import type { Draft, DraftClause } from './types.ts'

const clause = (
  id: string,
  parentId: string | null,
  ord: number,
  rest: Partial<DraftClause>,
): DraftClause => ({
  id,
  parentId,
  ord,
  addressedAs: '',
  action: '',
  term: '',
  modality: 'order',
  control: '',
  ...rest,
})

const schools = ['МКОУ «Моховская ООШ»', 'МБОУ «Ключевская СОШ»']

const draft = (rest: Partial<Draft> = {}): Draft => ({
  head: {
    kind: 'распоряжение',
    number: '118-р',
    dateOn: '2026-09-12' as Day,
    title: 'Об организации взаимной помощи школ в 2026/27 учебном году',
    grounds: ['письма комитета образования области от 01.09.2026 № 19-338/2026'],
    purpose: 'в целях организации взаимной помощи школ',
    orderingWord: '',
    recipient: '',
    controlKind: 'self',
    control: '',
    signatoryPosition: 'Председатель комитета',
    signatoryName: 'Т.О. Вяземская',
    preparedBy: 'Снегирёва М.В., 2-14-15',
  },
  clauses: [
    clause('a', null, 0, { action: 'утвердить план взаимной помощи школ (Приложение № 1)' }),
    clause('b', null, 1, {
      addressedAs:
        addressedWords(
          schools.map((label) => ({ kind: 'organisation' as const, key: label, label, dative: '' })),
        ) ?? '',
    }),
    clause('b1', 'b', 2, { action: 'разработать план взаимодействия', term: 'до 15.11.2026' }),
    clause('b2', 'b', 3, { action: 'провести открытые уроки', term: 'ноябрь 2026 года' }),
    clause('b3', 'b', 4, { action: 'обновлять сведения о дефицитах', term: 'ежеквартально' }),
    clause('c', null, 5, {
      addressedAs: addressedWords([{ kind: 'category', key: 'lowResults', label: '', dative: '' }]) ?? '',
      action: 'направить перечень запросов к школе-наставнику',
      term: 'до 1 октября 2026 года',
    }),
    clause('d', null, 6, {
      addressedAs: 'Руководителям школьных сетевых команд',
      action: 'включить встречи в план работы',
      modality: 'recommendation',
    }),
    clause('e', null, 7, {
      addressedAs: 'Трофимовой А.К., руководителю информационно-методической службы',
      action: 'подготовить обзор планов',
      term: 'не позднее 20.12.2026',
    }),
  ],
  annexes: [
    {
      number: '1',
      title: 'План взаимной помощи школ на 2026/27 учебный год',
      kind: 'roadmap',
      body: '1\tУстановочная встреча команд\tоктябрь 2026 года\tКомитет образования\tРуководители школ\tПротокол\n2\tДень открытых уроков\t24.11.2026\tМетодическая служба\tКоманды школ\tРазбор уроков',
    },
  ],
  blank: {
    edition: '2025',
    layout: 'centred',
    authority: ['АДМИНИСТРАЦИЯ ЗАОЗЁРСКОГО МУНИЦИПАЛЬНОГО РАЙОНА', 'КОМИТЕТ ОБРАЗОВАНИЯ'],
    authorityGenitive: 'комитета образования Заозёрского муниципального района',
    contacts: '',
    place: 'г. Заозёрск',
    orderingWord: '',
    signatoryPosition: 'Председатель комитета',
    marginLeft: 30,
    typeSize: 14,
  },
  ...rest,
})

const readBack = async (written: Draft) => {
  const model = await readDocumentModel(await writeDocx(paperOf(written)))
  if (!model.ok) throw new Error('the written paper must be readable')
  return readDirective(model.value, {})
}

test('an order written here and read by our own reader gives the same requisites, clauses, addressees and terms', async () => {
  const reading = await readBack(draft())
  expect({
    kind: reading.kind.value,
    number: reading.number.value,
    date: reading.date.value,
    title: reading.title.value,
    issuer: reading.issuer.value,
    place: reading.city.value,
    signatory: reading.signatory.value,
  }).toEqual({
    kind: 'распоряжение',
    number: '118-р',
    date: '2026-09-12',
    title: 'Об организации взаимной помощи школ в 2026/27 учебном году',
    issuer: ['АДМИНИСТРАЦИЯ ЗАОЗЁРСКОГО МУНИЦИПАЛЬНОГО РАЙОНА', 'КОМИТЕТ ОБРАЗОВАНИЯ'],
    place: 'г. Заозёрск',
    signatory: { position: 'Председатель комитета', name: 'Т.О. Вяземская' },
  })
  expect(reading.clauses.map((each) => [each.number, each.parent, each.deadline, each.modality])).toEqual([
    ['1', null, null, 'order'],
    ['2', null, null, 'order'],
    ['2.1', '2', '2026-11-15', 'order'],
    ['2.2', '2', '2026-11-30', 'order'],
    ['2.3', '2', null, 'order'],
    ['3', null, '2026-10-01', 'order'],
    ['4', null, null, 'recommendation'],
    ['5', null, '2026-12-20', 'order'],
    ['6', null, null, 'order'],
  ])
  const addressees = (number: string) =>
    reading.clauses.find((each) => each.number === number)?.addressees ?? []
  expect(addressees('2.1').map((party) => [party.kind, party.name])).toEqual(
    schools.map((name) => ['organisation', name]),
  )
  expect(reading.clauses.find((each) => each.number === '2.3')?.recurrence).toMatchObject({ freq: 'quarter' })
  expect(addressees('3').map((party) => categoryOfWords(party.text))).toEqual(['lowResults'])
  expect(addressees('4').map((party) => roleOfWords(party.text))).toEqual(['teamHead'])
  expect(addressees('5')[0]).toMatchObject({ kind: 'person', name: 'Трофимова А.К.' })
  expect(reading.clauses.at(-1)?.control).not.toBeNull()
})

test('the roadmap of an annex comes back as a roadmap with its terms', async () => {
  const reading = await readBack(draft())
  expect(reading.annexes).toMatchObject([{ number: '1', present: true }])
  const [table] = reading.tables
  expect(table?.kind).toBe('roadmap')
  expect(table?.rows.map((row) => [row.number, row.cells.activity])).toEqual([
    ['1', 'Установочная встреча команд'],
    ['2', 'День открытых уроков'],
  ])
  expect(table?.rows[1]?.term).toMatchObject({ kind: 'day', date: '2026-11-24' })
})

test('an order of a school with its ordering word and a blank in the left half is read too', async () => {
  const written = draft()
  const reading = await readBack({
    ...written,
    head: { ...written.head, kind: 'приказ', orderingWord: 'ПРИКАЗЫВАЮ', number: '41-од' },
    blank: { ...written.blank, layout: 'flag', edition: '2016', authority: ['МБОУ «Ключевская СОШ»'] },
    annexes: [],
  })
  expect(reading.kind.value).toBe('приказ')
  expect(reading.number.value).toBe('41-од')
  expect(reading.clauses.map((each) => each.number)).toEqual([
    '1',
    '2',
    '2.1',
    '2.2',
    '2.3',
    '3',
    '4',
    '5',
    '6',
  ])
})
