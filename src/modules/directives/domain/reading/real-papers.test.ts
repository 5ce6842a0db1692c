import { describe, expect, test } from 'vitest'
import { repeatedEvents } from './conflicts/repeated.ts'
import { codesOf, countOf, hashOf, meaningOf, numbersOf, readReal } from './testing.ts'

/** Real papers stand beside the repository; only numbers, dates, codes and hashes of theirs are written here. */
const PASSPORT = ['gatchina-model-passport-2020.docx', 'gatchina-model-passport-2020.txt']
const SITE = ['priozersk-site-order-2021.docx', 'priozersk-site-order-2021.txt']
const LETTER = [
  'regional-letter-500plus-2022.docx',
  'regional-letter-500plus-2022.pdf',
  'regional-letter-500plus-2022.txt',
]

describe.each([PASSPORT, SITE, LETTER])('%s и тот же документ в других файлах', (first, ...others) => {
  test.each(others)('%s читается слово в слово так же', async (name) => {
    const [docx, other] = [await readReal(first ?? ''), await readReal(name)]
    if (docx === null || other === null) return
    expect(meaningOf(other.json)).toEqual(meaningOf(docx.json))
    expect(other.reading.statuses.map(({ bounds }) => bounds)).toEqual(
      docx.reading.statuses.map(({ bounds }) => bounds),
    )
  })
})

describe.each(PASSPORT)('Паспорт модели, %s', (name) => {
  test('13 полей, срок 2020–2023, четыре разработчика', async () => {
    const real = await readReal(name)
    if (real === null) return
    const [table] = real.json.tables
    expect([real.json.directive.kind, table?.kind, table?.rows.length]).toEqual(['паспорт', 'passport', 13])
    expect(table?.rows.every((row) => row.cells.field !== '' && row.cells.value !== '')).toBe(true)
    expect(table?.rows.flatMap(({ term }) => (term.kind === 'undated' ? [] : [term]))).toEqual([
      { kind: 'range', start: '2020-01-01', end: '2023-12-31', precision: 'year' },
    ])
    const people = table?.rows.flatMap((row) => row.responsibles.municipal) ?? []
    expect(people.map(({ kind, position }) => [kind, position !== null])).toEqual(
      Array(4).fill(['person', true]),
    )
  })

  test('12 и 6 школ, две названные и пустые группы', async () => {
    const real = await readReal(name)
    if (real === null) return
    const groups: number[] = []
    for (const { kind } of real.json.tables[0]?.rows.flatMap((row) => row.responsibles.institutional) ?? [])
      if (kind === 'category') groups.push(0)
      else groups.push((groups.pop() ?? 0) + 1)
    expect(groups).toEqual([12, 0, 6, 0])
    expect(countOf(real.json, 'category-empty')).toBe(2)
    // Eighteen schools and the methodical service of the developers.
    expect(real.json.organisations).toHaveLength(19)
  })
})

describe.each(SITE)('Распоряжение о площадке с положением, %s', (name) => {
  test('реквизиты и пять пунктов, контроль у подписавшего', async () => {
    const real = await readReal(name)
    if (real === null) return
    const { directive, clauses } = real.json
    expect([directive.number, directive.date, directive.issuer.length]).toEqual(['364 - р', '2021-03-11', 3])
    expect(numbersOf(clauses)).toEqual(['1', '2', '3', '4', '5'])
    expect(directive.grounds.map(({ kind, number, date }) => [kind, number, date])).toEqual([
      ['проект', null, null],
    ])
    expect(clauses.map(({ addressees }) => addressees.length)).toEqual([0, 0, 1, 1, 0])
    expect(clauses[4]?.control?.controller).toBe(directive.signatory?.name)
    expect(
      real.reading.clauses.flatMap(({ addressees }) => addressees.map(({ head }) => head !== null)),
    ).toEqual([true, true])
  })

  test('статус, тема и период: дни периода взяты из положения', async () => {
    const real = await readReal(name)
    if (real === null) return
    const [status, ...others] = real.reading.statuses
    expect(others).toEqual([])
    expect(status?.clause).toBe('1')
    expect(status?.bounds).toEqual({ start: '2021-01-01', end: '2023-05-31' })
    expect(hashOf([status?.status, status?.topic, status?.organisation, status?.period])).toBe('081fde8910f5')
    expect(codesOf(real.json)).toContain('period-before-document')
  })

  test('положение: II раздел с номерами 5.x, 3.5.1 без 3.5, пункты целы', async () => {
    const real = await readReal(name)
    if (real === null) return
    const [annex] = real.reading.annexes
    expect(annex?.present).toBe(true)
    expect(annex?.sections.map((section) => section.number)).toEqual(['I', 'II', 'III', 'IV'])
    const numbered = annex?.sections.map((section) =>
      numbersOf(section.clauses).filter((number) => number !== null),
    )
    expect(numbered).toEqual([
      ['1.1', '1.2', '1.3', '1.4', '1.5'],
      ['5.1', '5.2', '5.3'],
      ['3.1', '3.2', '3.3', '3.4', '3.5.1', '3.5.2', '3.5.3'],
      ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6'],
    ])
    expect(annex?.sections.map((section) => section.clauses.length)).toEqual([8, 6, 24, 8])
    expect(codesOf(real.json)).toEqual(
      expect.arrayContaining([
        ...['sentence-glued', 'section-number-mismatch', 'parent-missing', 'abbreviations-mixed'],
      ]),
    )
  })
})

describe.each(LETTER)('Письмо с рекомендациями, формой и графиком, %s', (name) => {
  test('реквизиты: бланк, номер, дата, адресат, исполнитель без телефона', async () => {
    const real = await readReal(name)
    if (real === null) return
    const { directive } = real.json
    expect([directive.kind, directive.number, directive.date]).toEqual([
      'письмо',
      '19-33822/2022',
      '2022-11-01',
    ])
    expect([directive.issuer.length, directive.grounds.length]).toEqual([3, 2])
    expect(hashOf([directive.issuer, directive.title, real.reading.recipient.value])).toBe('a310e1b861e8')
    expect(hashOf([directive.signatory, directive.preparedBy])).toBe('e2a94db46ed2')
    expect(JSON.stringify([directive.signatory, directive.preparedBy])).not.toMatch(/\d/u)
  })

  test('семь поручений: кто обязан, кому рекомендовано, сроки', async () => {
    const real = await readReal(name)
    if (real === null) return
    expect(real.json.clauses.map(({ modality, deadline }) => [modality, deadline])).toEqual([
      ['order', null],
      ['order', null],
      ['recommendation', '2022-11-08'],
      ['recommendation', '2022-11-08'],
      ['recommendation', '2022-11-29'],
      ['recommendation', '2022-11-15'],
      ['order', '2022-11-14'],
    ])
    const groups = real.json.clauses.map(({ addressees }) => hashOf(addressees))
    expect(new Set(groups).size).toBe(6)
    expect(groups[3]).toBe(groups[4])
    expect(real.reading.clauses.map(({ addressees }) => addressees.length)).toEqual([1, 1, 1, 1, 1, 1, 0])
  })

  test('участие длится с 15 по 29 ноября', async () => {
    const real = await readReal(name)
    if (real === null) return
    expect(real.reading.clauses[4]?.termText?.match(/\d+/gu)).toEqual(['15', '29', '2022'])
  })

  test('поручение до 14.11 стоит без адресата, и об этом сказано', async () => {
    const real = await readReal(name)
    if (real === null) return
    const last = real.reading.clauses.at(-1)
    expect([last?.addressee, last?.addressees, last?.addresseeFrom]).toEqual([null, [], 'none'])
    expect([last?.confidence, last?.reason]).toEqual(['check', 'addressee-not-stated'])
    expect(countOf(real.json, 'addressee-not-stated')).toBe(1)
    expect(countOf(real.json, 'deadline-not-stated')).toBe(2)
  })

  test('форма из 14 полей, график из 5 дней и 7 школ', async () => {
    const real = await readReal(name)
    if (real === null) return
    const [form, schedule] = real.json.tables
    expect([form?.kind, form?.rows.length, schedule?.kind]).toEqual(['form', 14, 'schedule'])
    expect(form?.rows.every((row) => row.cells.answer === '')).toBe(true)
    expect(schedule?.rows.map(({ term }) => (term.kind === 'day' ? term.date : null))).toEqual(
      ['15', '17', '22', '24', '29'].map((day) => `2022-11-${day}`),
    )
    expect(schedule?.rows.map((row) => row.responsibles.institutional.length)).toEqual([1, 1, 2, 2, 1])
  })

  test('R189: проект до 14.11, подготовка до 15.11, первый выступает 15.11', async () => {
    const real = await readReal(name)
    if (real === null) return
    const conflicts = real.json.warnings.filter(({ code }) => code === 'dates-conflict')
    expect(conflicts.map(({ text }) => text.match(/\d\d\.\d\d\.\d{4}/gu))).toEqual([
      ['14.11.2022', '15.11.2022'],
      ['15.11.2022', '15.11.2022'],
    ])
  })

  test('R228: одна программа названа проектом и программой, «500+» ни с чем не смешана', async () => {
    const real = await readReal(name)
    if (real === null) return
    const named = real.json.warnings.filter(({ code }) => code === 'programme-named-differently')
    expect(named).toHaveLength(1)
    expect(named[0]?.text).not.toMatch(/500/u)
  })

  test('R229: дни графика совпали с днями строки 9 дорожной карты района', async () => {
    const [real, roadmap] = [await readReal(name), await readReal('kirovsk-roadmap-order-2022.docx')]
    if (real === null || roadmap === null) return
    const repeated = repeatedEvents(real.reading, [roadmap.reading])
    expect(repeated.map(({ code }) => code)).toEqual(['event-in-other-document'])
    expect(repeated[0]?.text).toContain('№ 94, строка 9')
    expect(repeatedEvents(roadmap.reading, [real.reading])).toHaveLength(1)
    expect(repeatedEvents(real.reading, [])).toEqual([])
  })

  test('R223: обещан график в приложении 2, приложения без номеров и о другом', async () => {
    const real = await readReal(name)
    if (real === null) return
    expect(real.json.annexes.map(({ number, present }) => [number, present])).toEqual([
      [null, true],
      [null, true],
    ])
    expect(countOf(real.json, 'annex-number-mismatch')).toBe(1)
    expect(countOf(real.json, 'annex-content-differs')).toBe(1)
    expect(countOf(real.json, 'stamp-repeated')).toBe(2)
  })
})
