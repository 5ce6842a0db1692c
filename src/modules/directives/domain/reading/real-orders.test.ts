import { describe, expect, test } from 'vitest'
import { codesOf, countOf, hashOf, type Json, meaningOf, numbersOf, readReal } from './testing.ts'

/** Real papers stand beside the repository; only numbers, dates, codes and hashes of theirs are written here. */
const ROADMAP = [
  'kirovsk-roadmap-order-2022.docx',
  'kirovsk-roadmap-order-2022-autonumbered.docx',
  'kirovsk-roadmap-order-2022.pdf',
  'kirovsk-roadmap-order-2022.txt',
]
const MODEL = ['gatchina-order-2020.docx', 'gatchina-order-2020.pdf', 'gatchina-order-2020.txt']

const TERMS = [
  ...['2022-02-24', '2022-03-03', '2022-03-03…2022-03-10', '2022-03-10', '2022-03-10…2022-03-31'],
  ...['2022-05-01…2022-05-31', '2022-02-01…2022-11-30 ×4', '2022-03-10…2022-12-28', '2022-03-14…2022-03-31'],
  ...['2022-03-14…2022-03-18', '2022-02-24…2022-03-10', '2022-03-28…2022-03-31', '2022-04-01…2022-05-31'],
  ...['2022-04-04…2022-04-29', '2022-04-04…2022-04-08', '2022-04-25…2022-04-29', '2022-05-01…2022-06-30'],
  ...['2022-09-12…2022-10-07', '2022-09-12…2022-09-16', '2022-09-19…2022-09-30', '2022-09-26…2022-09-30'],
  ...['2022-10-03…2022-10-07', '2022-10-01…2022-12-31', '2022-10-10…2022-10-31', '2022-10-10…2022-10-14'],
  ...['2022-10-17…2022-10-31', '2022-10-24…2022-10-31', '2022-11-01…2022-12-31'],
  ...['2022-11-15, 2022-11-17, 2022-11-22, 2022-11-24, 2022-11-29', '2022-12-15'],
  ...['2022-11-01…2022-12-31', '2022-12-01…2022-12-31'],
]

const TREE: readonly (readonly [string, string | null])[] = [
  ...['1', '2', '3', '4', '5', '6', '7', '8'].map((number) => [number, null] as const),
  ['8.1', '8'],
  ...['8.1.1', '8.1.2', '8.1.3', '8.1.4'].map((number) => [number, '8.1'] as const),
  ['8.2', '8'],
  ...['8.2.1', '8.2.2', '8.2.3'].map((number) => [number, '8.2'] as const),
  ['8.3', '8'],
  ...['8.3.1', '8.3.2', '8.3.3', '8.3.4', '8.3.5'].map((number) => [number, '8.3'] as const),
  ['8.4', '8'],
  ...['8.4.1', '8.4.2', '8.4.3', '8.4.4'].map((number) => [number, '8.4'] as const),
  ...['9', '10', '11', '12'].map((number) => [number, null] as const),
]

type Term = Json['tables'][number]['rows'][number]['term']

const shownTerm = (term: Term): string => {
  if (term.kind === 'day') return term.date
  if (term.kind === 'days') return term.dates.join(', ')
  if (term.kind === 'range')
    return `${term.start}…${term.end}${term.count === undefined ? '' : ` ×${term.count}`}`
  return term.kind
}

describe.each(ROADMAP)('Распоряжение с дорожной картой, %s', (name) => {
  test('реквизиты: орган, номер, дата, подпись, рассылка из 12 мест', async () => {
    const real = await readReal(name)
    if (real === null) return
    const { directive } = real.json
    expect([directive.kind, directive.number, directive.date]).toEqual(['распоряжение', '94', '2022-03-05'])
    expect([directive.issuer.length, directive.grounds.length, directive.distribution.length]).toEqual([
      2, 3, 12,
    ])
    expect(hashOf([directive.title, directive.signatory])).toBe('0fcacc695782')
  })

  test('девять пунктов, у каждого свой родитель, срок и контроль', async () => {
    const real = await readReal(name)
    if (real === null) return
    expect(real.json.clauses.map(({ number, parent }) => [number, parent])).toEqual([
      ['1', null],
      ['2', null],
      ...['2.1', '2.2', '2.3', '2.4', '2.5'].map((number) => [number, '2']),
      ['3', null],
      ['4', null],
    ])
    expect(
      real.json.clauses.flatMap(({ number, deadline }) => (deadline ? [[number, deadline]] : [])),
    ).toEqual([['2.1', '2022-03-25']])
    expect(real.json.clauses.flatMap(({ number, control }) => (control ? [number] : []))).toEqual(['3', '4'])
    expect(real.json.clauses.map(({ annexes }) => annexes).filter((list) => list.length > 0)).toEqual([
      ['Приложение 1'],
      ['Приложение 2', 'Приложение 3'],
    ])
  })

  test('девять школ пункта 2 унаследованы пунктами 2.1–2.5; пункты 3 и 4 называют по человеку', async () => {
    const real = await readReal(name)
    if (real === null) return
    const { clauses } = real.json
    const schools = clauses[1]?.addressees ?? []
    expect([schools.length, new Set(schools).size]).toEqual([9, 9])
    expect(schools.every((school) => /^(?:МБОУ|МКОУ) «.+»$/u.test(school))).toBe(true)
    for (const clause of clauses.slice(2, 7)) expect(clause.addressees).toEqual(schools)
    expect(real.reading.clauses.slice(7).map(({ addressees }) => addressees.map(({ kind }) => kind))).toEqual(
      [['person'], ['person']],
    )
  })

  test('32 строки: дерево, сроки, ответственные двух уровней, результат', async () => {
    const real = await readReal(name)
    if (real === null) return
    const [table, ...others] = real.json.tables
    expect([table?.kind, others.length]).toEqual(['roadmap', 0])
    expect(table?.columns).toEqual([
      ...['number', 'activity', 'term', 'municipalResponsibles', 'institutionalResponsibles'],
      'expectedResult',
    ])
    expect(table?.rows.map(({ number, parent }) => [number, parent])).toEqual(TREE)
    expect(table?.rows.map(({ term }) => shownTerm(term))).toEqual(TERMS)
    expect(table?.rows.every((row) => row.expectedResult !== '')).toBe(true)
    const municipal = table?.rows.flatMap((row) => row.responsibles.municipal) ?? []
    expect(municipal.every((party) => party.kind === 'person' && party.position !== null)).toBe(true)
    expect(new Set(municipal.map((party) => party.name)).size).toBe(3)
    const nobody = table?.rows.filter((row) => row.responsibles.institutional.length === 0) ?? []
    expect(numbersOf(nobody)).toEqual(['8.2.2', '8.3.4'])
    expect(table?.rows[0]?.responsibles.institutional.map(({ kind }) => kind)).toEqual([
      'role',
      ...Array(9).fill('organisation'),
    ])
  })

  test('изъяны названы: пустые приложения, строки вне сроков родителя и раньше документа, спор дат', async () => {
    const real = await readReal(name)
    if (real === null) return
    const { json } = real
    expect(json.annexes.map(({ number, present }) => [number, present])).toEqual([
      ['1', true],
      ['2', false],
      ['3', false],
    ])
    expect(countOf(json, 'annex-empty') + countOf(json, 'annex-missing')).toBe(2)
    expect(countOf(json, 'row-outside-parent')).toBe(8)
    expect(countOf(json, 'row-before-document')).toBe(2)
    expect(countOf(json, 'hosts-unnamed')).toBe(4)
    expect(countOf(json, 'names-differ')).toBe(2)
    // R235: the deadline of clause 2.1 against rows 5 and 8.1.
    expect(json.warnings.filter(({ code }) => code === 'dates-conflict').map(({ where }) => where)).toEqual([
      'пункт 2.1',
      'пункт 2.1',
    ])
    expect(codesOf(json)).toEqual(expect.arrayContaining(['sides-unnamed', 'term-ambiguous']))
    // R228: the programme under two names, the sides called «высокие» and «стабильные».
    expect(countOf(json, 'programme-named-differently')).toBe(2)
  })
})

test.each(ROADMAP)('R225: люди пунктов 3 и 4 узнаны в строках карты, %s', async (name) => {
  const real = await readReal(name)
  if (real === null) return
  const named = real.json.clauses.slice(7).flatMap(({ addressees }) => addressees)
  const inRows = new Set(
    real.json.tables[0]?.rows.flatMap((row) => row.responsibles.municipal.map((party) => party.name)),
  )
  expect(named).toHaveLength(2)
  expect(named.every((person) => inRows.has(person))).toBe(true)
})

describe('Распоряжение с дорожной картой из разных файлов', () => {
  test.each(ROADMAP.slice(2))('%s читается слово в слово как DOCX', async (name) => {
    const [docx, other] = [await readReal(ROADMAP[0] ?? ''), await readReal(name)]
    if (docx === null || other === null) return
    expect(meaningOf(other.json)).toEqual(meaningOf(docx.json))
  })

  test('DOCX с автоматическими номерами отличается тем, чем отличается сам файл', async () => {
    const [docx, automatic] = [await readReal(ROADMAP[0] ?? ''), await readReal(ROADMAP[1] ?? '')]
    if (docx === null || automatic === null) return
    expect(automatic.json.clauses).toEqual(docx.json.clauses)
    expect(automatic.json.directive).toEqual(docx.json.directive)
    expect(automatic.json.organisations).toEqual(docx.json.organisations)
    // There the cell of the municipal responsibles is merged over 8.1.1-8.1.3, so 8.1.3 has a third person.
    const differing = (docx.json.tables[0]?.rows ?? []).filter(
      (row, at) => hashOf(row) !== hashOf(automatic.json.tables[0]?.rows[at]),
    )
    expect(numbersOf(differing)).toEqual(['8.1.3'])
  })

  test('TXT: разрезанные страницами строки склеены, и об этом сказано', async () => {
    const real = await readReal('kirovsk-roadmap-order-2022.txt')
    if (real === null) return
    expect(countOf(real.json, 'row-glued')).toBe(11)
    expect(codesOf(real.json)).toContain('rule-row-dropped')
  })
})

describe.each(MODEL)('Распоряжение о муниципальной модели, %s', (name) => {
  test('реквизиты: четыре основания, два письма с датой и номером', async () => {
    const real = await readReal(name)
    if (real === null) return
    const { directive } = real.json
    expect([directive.number, directive.date]).toEqual(['04-20-451/20', '2020-12-29'])
    expect(directive.grounds.map(({ kind, number, date }) => [kind, number, date])).toEqual([
      ['программа', null, null],
      ['письмо', '19-7275/2020', '2020-04-02'],
      ['письмо', '19-7353/2020', '2020-04-03'],
      [null, null, null],
    ])
    expect(hashOf([directive.title, directive.place, directive.signatory])).toBe('eaf7bef0b191')
  })

  test('пункты 1–10, пункт 7 остался седьмым и отнесён к шестому', async () => {
    const real = await readReal(name)
    if (real === null) return
    expect(real.json.clauses.map(({ number, parent }) => [number, parent])).toEqual([
      ...['1', '2', '3', '4', '5'].map((number) => [number, null]),
      ['5.1', '5'],
      ['5.2', '5'],
      ['6', null],
      ['6.1', '6'],
      ['7', '6'],
      ['8', null],
      ['8.1', '8'],
      ['9', null],
      ['10', null],
    ])
    const seventh = real.json.clauses.find(({ number }) => number === '7')
    expect(seventh?.printedNumber).toBe('7.')
    expect(seventh?.addressees).toEqual(real.json.clauses.find(({ number }) => number === '6')?.addressees)
    expect(countOf(real.json, 'misnumbered-clause')).toBe(1)
  })

  test('ежемесячно и раз в три месяца, ни одной выдуманной даты', async () => {
    const real = await readReal(name)
    if (real === null) return
    const regular = real.json.clauses.flatMap(({ number, recurrence }) =>
      recurrence === null ? [] : [[number, recurrence.freq, recurrence.every]],
    )
    expect(regular).toEqual([
      ['5.1', 'month', 1],
      ['6.1', 'month', 3],
    ])
    expect(real.json.clauses.every(({ deadline }) => deadline === null)).toBe(true)
  })

  test('четыре человека с должностями: координатор, два исполнителя, подписавший', async () => {
    const real = await readReal(name)
    if (real === null) return
    const { clauses } = real.reading
    const named = clauses.flatMap(({ number, addressees, addresseeFrom }) =>
      addresseeFrom !== 'own'
        ? []
        : addressees.flatMap((party) =>
            party.kind === 'person' ? [[number, hashOf([party.name, party.position])]] : [],
          ),
    )
    expect(named).toEqual([
      ['5', 'aadafa53118a'],
      ['9', '1279c4cf1024'],
    ])
    // Appointed, not addressed: the clause keeps the words whole.
    const appointed = clauses.find(({ number }) => number === '2')
    expect([appointed?.addressee, hashOf(appointed?.action)]).toEqual([null, 'a17ba6c3b448'])
    expect(hashOf(real.json.directive.signatory)).toBe('7f924ccef6bb')
    expect(clauses.at(-1)?.control?.controller).toBe(real.json.directive.signatory?.name)
    expect(codesOf(real.json)).toContain('position-oblique')
  })

  test('приложение обещано и пусто: названо, не придумано', async () => {
    const real = await readReal(name)
    if (real === null) return
    expect(real.json.annexes.map(({ number, present }) => [number, present])).toEqual([['1', false]])
    expect(codesOf(real.json)).toEqual(expect.arrayContaining(['annex-empty', 'title-quote-unclosed']))
    expect(real.json.tables).toEqual([])
  })
})

test.each(MODEL.slice(1))('%s читается слово в слово как DOCX', async (name) => {
  const [docx, other] = [await readReal(MODEL[0] ?? ''), await readReal(name)]
  if (docx === null || other === null) return
  expect(meaningOf(other.json)).toEqual(meaningOf(docx.json))
  expect(codesOf(other.json)).toEqual(codesOf(docx.json))
})
