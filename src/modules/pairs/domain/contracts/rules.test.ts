import { expect, test } from 'vitest'
import { linesOfPaper } from '../../../../documents/paper.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../../kernel/ids.ts'
import { workflowFaults } from '../../../../kernel/workflow.ts'
import { contractFor, halfYearOf, mayLog, summaryOf } from '../meetings.ts'
import { contractPaper } from './paper.ts'
import {
  dutyOf,
  extendContract,
  mayAgree,
  outliving,
  requisiteFaults,
  signContract,
  terminateContract,
} from './rules.ts'
import type { Contract, ContractSide } from './types.ts'
import { KNOWN_TAGS, tagValues, unknownTags, valuesOf } from './values.ts'
import { contractWorkflow } from './workflow.ts'

const d = (text: string) => text as Day
const side = (name: string, inn = '7707083893'): ContractSide => ({
  fullName: `Школа «${name}»`,
  shortName: name,
  inn,
  kpp: '770701001',
  ogrn: '1027700132195',
  address: '',
  phone: '',
  position: 'директор',
  head: 'Рябинина Вера Павловна',
})
const contract = (over: Partial<Contract> = {}): Contract => ({
  id: 'c',
  record: 'c',
  version: 1,
  owner: { region: 'r' as RegionId, municipality: 'm' as MunicipalityId, organisation: null },
  region: 'r' as RegionId,
  municipality: 'm' as MunicipalityId,
  pair: 'p',
  pairTitle: '',
  mentor: 'Гимназия' as OrganisationId,
  mentorName: 'Гимназия',
  curated: 'Моховская' as OrganisationId,
  curatedName: 'Моховская',
  template: null,
  number: '7/2024',
  place: 'г. Заозёрск',
  datedOn: d('2024-09-10'),
  from: d('2024-09-10'),
  until: d('2025-06-01'),
  basis: 'распоряжение № 97',
  subject: 'физика; чтение',
  sides: null,
  state: 'sent',
  mentorSignedOn: null,
  curatedSignedOn: null,
  mentorChannel: 'self',
  curatedChannel: 'self',
  endedOn: null,
  endedReason: null,
  ...over,
})

test('неверный контрольный разряд не попадает в договор, пустой реквизит остаётся пропуском', () => {
  expect(requisiteFaults({ ...side('А'), inn: '' })).toEqual([{ code: 'inn', fault: 'missing' }])
  expect(mayAgree({ state: 'draft' }, [side('А'), side('Б', '7707083894')])).toMatchObject({
    refusals: [{ code: 'codeWrong', values: { name: 'Б', code: 'INN' } }],
  })
  expect(mayAgree({ state: 'draft' }, [side('А'), side('Б', '')]).ok).toBe(true)
})

test('первая подпись ждёт второй, одна сторона не подписывает дважды', () => {
  const today = d('2024-09-20')
  const first = signContract(contract(), 'mentor', d('2024-09-12'), today)
  expect(first.ok && first.value.to).toBe('signedByOne')
  const half = contract({ state: 'signedByOne', mentorSignedOn: d('2024-09-12') })
  expect(signContract(half, 'mentor', today, today)).toMatchObject({ refusals: [{ code: 'signedAlready' }] })
  const second = signContract(half, 'curated', today, today)
  expect(second.ok && second.value.to).toBe('inForce')
  expect(signContract(half, 'curated', d('2024-09-21'), today)).toMatchObject({
    refusals: [{ code: 'dayAhead' }],
  })
})

test('расторгают днём, который наступил, и не раньше начала договора', () => {
  const force = contract({ state: 'inForce' })
  const codes = (on: string) => {
    const ended = terminateContract(force, d(on), d('2024-12-01'))
    return ended.ok ? ended.value.to : ended.refusals.map(({ code }) => code)
  }
  expect([codes('2024-12-02'), codes('2020-01-01'), codes('2024-12-01')]).toEqual([
    ['dayAhead'],
    ['beforeContract'],
    'terminated',
  ])
})

test('продлевают только вперёд; о конце срока предупреждают за 30, 14 и 3 дня', () => {
  const force = contract({ state: 'inForce' })
  const pair = { until: d('2026-01-01') }
  expect(extendContract(force, d('2025-05-31'), pair)).toMatchObject({ refusals: [{ code: 'notLonger' }] })
  expect(extendContract(force, d('2025-12-31'), pair)).toMatchObject({
    value: { until: '2026-01-01', to: 'extended' },
  })
  // опечатка в годе не даёт договору пережить пару
  expect(extendContract(force, d('2072-12-31'), pair)).toMatchObject({
    refusals: [{ code: 'beyondPair', values: { day: '31.12.2025' } }],
  })
  expect(dutyOf(force, d('2025-05-01'))).toEqual({ kind: 'expires', days: 30 })
  expect(dutyOf(force, d('2025-05-02'))).toBeNull()
  expect(dutyOf(force, d('2025-05-28'))).toEqual({ kind: 'expires', days: 3 })
  expect(dutyOf(force, d('2025-05-31'))).toBeNull()
  expect(dutyOf(force, d('2025-06-01'))).toEqual({ kind: 'over' })
  expect(workflowFaults(contractWorkflow)).toEqual([])
})

test('типовая форма: все слова в скобках заменены, с тегами она возвращается как образец', () => {
  const words = linesOfPaper(
    contractPaper(valuesOf(contract(), { mentor: side('Гимназия'), curated: side('Моховская', '') })),
  ).join('\n')
  expect(words).not.toContain('{')
  expect(words).toContain('ДОГОВОР № 7/2024')
  expect(words).toContain('ИНН 7707083893')
  expect(words).toContain('ИНН __________')
  expect(words).toContain('с 10.09.2024 по 31.05.2025')
  const tags = [
    ...linesOfPaper(contractPaper(tagValues()))
      .join('\n')
      .matchAll(/\{([^{}]+)\}/gu),
  ].map(([, tag = '']) => tag)
  expect(unknownTags(tags)).toEqual([])
  expect(new Set(tags).size).toBeGreaterThan(KNOWN_TAGS.length / 2)
  expect(unknownTags(['номер', 'номерок', 'номерок'])).toEqual(['номерок'])
})

test('встреча опирается на договор, который действовал в её день', () => {
  const own = contract({ state: 'inForce' })
  const on = d('2024-10-01')
  expect(contractFor([own], { curated: 'Моховская', mentor: null, on })?.id).toBe('c')
  expect(contractFor([own], { curated: 'Моховская', mentor: null, on: d('2024-09-09') })).toBeNull()
  expect(contractFor([own], { curated: 'Другая', mentor: null, on })).toBeNull()
  expect(contractFor([own], { curated: 'Моховская', mentor: 'Лицей', on })).toBeNull()
  expect(contractFor([contract({ state: 'sent' })], { curated: 'Моховская', mentor: null, on })).toBeNull()
  const pair = { state: 'working', from: d('2024-09-01'), endedOn: null } as const
  expect(mayLog(pair, on, d('2024-09-30'))).toMatchObject({ refusals: [{ code: 'dayAhead' }] })
  expect(mayLog(pair, d('2024-08-31'), on)).toMatchObject({ refusals: [{ code: 'beforePair' }] })
  expect(mayLog({ ...pair, state: 'proposed' }, on, on)).toMatchObject({
    refusals: [{ code: 'meetingsLater' }],
  })
})

test('итоги полугодия считаются из записей', () => {
  const half = halfYearOf(d('2024-11-05'))
  expect(half).toEqual({ from: '2024-09-01', until: '2025-01-01' })
  expect(halfYearOf(d('2025-08-31'))).toEqual({ from: '2025-01-01', until: '2025-09-01' })
  const meeting = { form: 'visit', theme: 'Чтение', hours: 1.5, people: 4 } as const
  const summary = summaryOf(
    [
      { ...meeting, on: d('2024-10-01') },
      { ...meeting, on: d('2024-12-31'), form: 'online', people: null },
      { ...meeting, on: d('2025-01-01') },
    ],
    half,
  )
  expect(summary).toMatchObject({ meetings: 2, hours: 3, people: 4, themes: ['Чтение'] })
})

test('договор, который пережил свою пару, назван', () => {
  const held = [{ state: 'terminated' as const }, { state: 'extended' as const }]
  expect(outliving({ state: 'endedEarly' }, held)).toBe(true)
  expect(outliving({ state: 'working' }, held)).toBe(false)
  expect(outliving({ state: 'ended' }, [{ state: 'ended' }])).toBe(false)
})
