import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { writeTable } from '../../documents/xlsx/write.ts'
import { innFault } from '../../kernel/codes.ts'
import { ok } from '../../kernel/result.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import type { JobContext } from '../../platform/jobs/job.ts'
import { JobCancelled } from '../../platform/jobs/progress.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { matchRegister, uploadRegister } from './commands/import.ts'
import { importDirect } from './commands/import-direct.ts'
import { saveJob, saveRegister, seenOf } from './commands/import-save.ts'
import { readSheets, type SheetReader } from './documents.ts'
import type { SheetRows } from './domain/import/columns.ts'
import { findImport, rememberedMatching } from './queries/import.ts'

const db = await testDatabase({ poolSize: 6 })
const folder = await mkdtemp(join(tmpdir(), 'svyazka-import-test-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const innOf = (number: number): string => {
  const body = String(100_000_000 + number)
  return [...'0123456789'].map((digit) => body + digit).find((code) => innFault(code) === null) ?? ''
}

const HEADS = [
  '№',
  'Район',
  'Наименование ОО',
  'ИНН',
  'Адрес',
  'Число обучающихся',
  'Число педагогов',
  'Категория',
  'Эл. почта',
]

const series = { next: 0 }

/** A register of invented schools in invented districts; an ИНН is never used twice, as in life. */
const registerRows = (count: number, districts: number): string[][] => {
  const first = series.next
  series.next += count
  return Array.from({ length: count }, (_, at) => [
    String(at + 1),
    `Озёрский-${at % districts} муниципальный район`,
    `МБОУ «Озёрская СОШ № ${at + 1}»`,
    innOf(first + at),
    `посёлок Озёрный, улица Школьная, дом ${at + 1}`,
    String(100 + (at % 900)),
    String(10 + (at % 60)),
    at % 5 === 0 ? 'ШНОР' : at % 7 === 0 ? 'высокие результаты' : '',
    `school${at}@example.org`,
  ])
}

const xlsx = async (name: string, rows: readonly string[][]): Promise<string> => {
  const path = join(folder, name)
  const stream = writeTable({ sheet: 'Реестр', columns: HEADS.map((title) => ({ title })), rows })
  await writeFile(path, Buffer.from(await new Response(stream).arrayBuffer()))
  return path
}

const sheetAt = async (path: string): Promise<SheetRows> => {
  const read = await readSheets(path)
  return read.ok ? (read.value[0]?.rows ?? []) : []
}

const basis = { categoryBasis: 'распоряжение № 7' }
const house = async () => {
  const region = await makeRegion(db)
  const regional = await makeScope(db, 'regionalCoordinator', { region })
  return { region, regional }
}

const countOf = async (region: string): Promise<number> => {
  const { rows } = await db.owner.query('select count(*)::int as n from organisation where region_id = $1', [
    region,
  ])
  return rows[0].n
}

describe('a register of 2,000 rows', () => {
  it('comes in whole, and the same file again changes nothing', async () => {
    const { region, regional } = await house()
    const path = await xlsx('two-thousand.xlsx', registerRows(2_000, 18))
    const started = performance.now()
    const sheet = await sheetAt(path)
    const read = performance.now()
    const load = { region, municipality: null, fileName: 'реестр.xlsx', sheet, settings: basis }
    const first = await importDirect(db.app, regional, load)
    const saved = performance.now()
    expect(first.errors).toEqual([])
    expect(first.counts).toEqual({ added: 2_000, changed: 0, unchanged: 0, errors: 0, municipalities: 18 })
    const second = await importDirect(db.app, regional, load)
    const repeated = performance.now()
    expect(second.counts).toEqual({ added: 0, changed: 0, unchanged: 2_000, errors: 0, municipalities: 0 })
    const ms = (from: number, to: number) => Math.round(to - from)
    console.info(
      `2,000 rows: read ${ms(started, read)} ms, first import ${ms(read, saved)} ms, the same again ${ms(saved, repeated)} ms`,
    )
    const { rows } = await db.owner.query(
      `select (select count(*)::int from record where region_id = $1 and kind = 'organisation') as records,
              (select count(*)::int from organisation_category where region_id = $1) as categories,
              (select count(*)::int from state_change where region_id = $1) as history`,
      [region],
    )
    expect(rows[0]).toEqual({ records: 2_000, categories: 628, history: 2_000 })
  })

  it('one bad row among them leaves the register untouched and is told with its place', async () => {
    const { region, regional } = await house()
    const rows = registerRows(2_000, 18)
    rows[1_233] = [
      '1234',
      'Озёрский-1 муниципальный район',
      'МБОУ «Озёрская СОШ № 5»',
      '7707083892',
      '',
      'сто',
      '',
      '',
      '',
    ]
    const sheet = [HEADS, ...rows]
    const { outcome, errors } = await importDirect(db.app, regional, {
      region,
      municipality: null,
      fileName: 'реестр.xlsx',
      sheet,
      settings: basis,
    })
    expect(outcome.kind).toBe('refused')
    expect(errors).toMatchObject([
      { row: 1_235, field: 'inn', value: '7707083892', code: 'innWrongCheckDigit' },
      { row: 1_235, field: 'pupils', value: 'сто', code: 'notANumber' },
    ])
    expect(await countOf(region)).toBe(0)
  })

  it('changed cells change only their schools', async () => {
    const { region, regional } = await house()
    const rows = registerRows(50, 2)
    const load = (sheet: SheetRows) =>
      importDirect(db.app, regional, {
        region,
        municipality: null,
        fileName: 'a.csv',
        sheet,
        settings: basis,
      })
    await load([HEADS, ...rows])
    const next = rows.map((row, at) =>
      at === 3 ? row.with(5, '999') : at === 4 ? row.with(2, 'МБОУ «Озёрская СОШ № 5 имени Верстова»') : row,
    )
    expect((await load([HEADS, ...next])).counts).toMatchObject({ added: 0, changed: 2, unchanged: 48 })
    const { rows: found } = await db.owner.query(
      `select alias from organisation_alias where region_id = $1`,
      [region],
    )
    expect(found).toEqual([{ alias: 'МБОУ «Озёрская СОШ № 5 имени Верстова»' }])
  })
})

describe('who may load', () => {
  it('a municipality loads its own part only; a school nothing', async () => {
    const { region } = await house()
    const lake = await makeMunicipality(db, region)
    await makeMunicipality(db, region, 'Лужанский муниципальный район')
    const school = await makeSchool(db, region, lake, 'МБОУ «Первая СОШ»')
    const coordinator = await makeScope(db, 'municipalCoordinator', { region, municipality: lake })
    const head = await makeScope(db, 'schoolHead', { region, municipality: lake, organisation: school })
    const sheet = [
      ['Район', 'Наименование'],
      ['Заозёрский район', 'МБОУ «Вторая СОШ»'],
      ['Лужанский район', 'МБОУ «Третья СОШ»'],
    ]
    const load = { region, municipality: lake, fileName: 'a.csv', sheet }
    expect((await importDirect(db.app, coordinator, load)).errors).toMatchObject([
      { row: 3, code: 'notThisMunicipality' },
    ])
    expect((await importDirect(db.app, coordinator, { ...load, municipality: null })).outcome.kind).toBe(
      'forbidden',
    )
    expect((await importDirect(db.app, head, load)).outcome.kind).toBe('forbidden')
    expect(
      (await importDirect(db.app, coordinator, { ...load, sheet: sheet.slice(0, 2) })).counts,
    ).toMatchObject({ added: 1 })
  })

  it('two loadings of one file at once add each school once', async () => {
    const { region, regional } = await house()
    const sheet = [HEADS, ...registerRows(60, 3)]
    const load = () =>
      importDirect(db.app, regional, {
        region,
        municipality: null,
        fileName: 'a.csv',
        sheet,
        settings: basis,
      })
    const both = await Promise.all([load(), load()])
    expect(both.map(({ outcome }) => outcome.kind)).toEqual(['done', 'done'])
    expect(both.map(({ counts }) => counts?.added ?? 0).sort((a, b) => a - b)).toEqual([0, 60])
    expect(await countOf(region)).toBe(60)
  })
})

const SHA = 'a'.repeat(64)

/** The way of the pages: upload, match, save. */
const through = async (scope: Scope, region: string, sheet: SheetRows) => {
  const reader: SheetReader = async () => ok([{ name: 'Лист1', rows: sheet }])
  const file = { name: 'реестр.xlsx', sha256: SHA, size: 10, mediaType: 'x' }
  const uploaded = await runCommand(db.app, scope, uploadRegister, {
    raw: { region, municipality: '', files: [file] },
  })
  const id = uploaded.kind === 'done' ? uploaded.location.replace('/schools/import/', '') : ''
  const columns = [
    '',
    'municipality',
    'shortName',
    'inn',
    'address',
    'pupils',
    'teachers',
    'category',
    'email',
  ]
  const settings = {
    municipality: '',
    addMunicipalities: true,
    names: 'ours',
    categoryFrom: '01.09.2022',
    categoryBasis: 'распоряжение № 7',
  }
  const match = { import: id, sheet: 'Лист1', headerRow: '1', heads: 'h', columns, settings }
  await runCommand(db.app, scope, matchRegister, { raw: match })
  const save = (seen: string, background = false) =>
    runCommand(db.app, scope, saveRegister(reader), { raw: { import: id, seen, background } })
  const state = () => asPerson(db.app, scope, 'read', (tx) => findImport(tx, id))
  return { id, reader, match, save, state }
}

const codes = (outcome: { kind: string; refusals?: readonly { code: string }[] }) =>
  outcome.kind === 'refused' ? (outcome.refusals ?? []).map((refusal) => refusal.code) : [outcome.kind]

describe('step by step', () => {
  it('what was seen in the preview is what is saved, once', async () => {
    const { region, regional } = await house()
    const { save, state, match } = await through(regional, region, [HEADS, ...registerRows(10, 2)])
    expect(
      codes(await save(seenOf({ added: 9, changed: 0, unchanged: 0, municipalities: 2, errors: 0 }))),
    ).toEqual(['previewChanged'])
    expect(codes(await save('10-0-0-2'))).toEqual(['done'])
    expect(await state()).toMatchObject({ state: 'done', outcome: { added: 10, municipalities: 2 } })
    expect(codes(await save('0-0-10-0'))).toEqual(['importNotReady'])
    expect(codes(await runCommand(db.app, regional, matchRegister, { raw: match }))).toEqual(['importClosed'])
    const found = await asPerson(db.app, regional, 'read', (tx) =>
      rememberedMatching(tx, { region, municipality: null }, 'h'),
    )
    expect(found?.matching).toMatchObject({ shortName: 2, inn: 3 })
  })

  it('a file with faults is not saved at all', async () => {
    const { region, regional } = await house()
    const rows = registerRows(10, 2)
    rows[4] = ['', 'Озёрский-1 муниципальный район', '', '', '', '', '', '', 'без собаки']
    const { save } = await through(regional, region, [HEADS, ...rows])
    expect(codes(await save('9-0-0-2'))).toEqual(['importHasErrors'])
    expect(await countOf(region)).toBe(0)
  })

  it('a column cannot hold two things, and names are needed', async () => {
    const { region, regional } = await house()
    const { match } = await through(regional, region, [HEADS])
    const wrong = { ...match, columns: ['inn', 'inn', ''] }
    expect(codes(await runCommand(db.app, regional, matchRegister, { raw: wrong }))).toEqual(['fieldTwice'])
    expect(
      codes(await runCommand(db.app, regional, matchRegister, { raw: { ...match, columns: ['inn'] } })),
    ).toEqual(['nameColumnNeeded'])
  })
})

const context = (over: Partial<JobContext> = {}): JobContext => ({
  id: crypto.randomUUID(),
  database: db,
  log: { info: () => {}, error: () => {}, warn: () => {} } as unknown as JobContext['log'],
  progress: { report: async () => {}, result: async () => {} },
  signal: new AbortController().signal,
  lastTry: false,
  ...over,
})

describe('a long register', () => {
  it('is saved by a job with progress, by the rights of the person who confirmed', async () => {
    const { region, regional } = await house()
    const { id, reader, save, state } = await through(regional, region, [HEADS, ...registerRows(4_500, 20)])
    expect(codes(await save('4500-0-0-20'))).toEqual(['done'])
    expect(await state()).toMatchObject({ state: 'saving' })
    expect(await countOf(region)).toBe(0)
    const said: number[] = []
    const payload = { import: id, person: regional.person ?? '', seen: '4500-0-0-20' }
    const watching = context({
      progress: { report: async (done) => void said.push(done), result: async () => {} },
    })
    await saveJob(reader).run(payload, watching)
    expect(said).toEqual([2_000, 4_000, 4_500])
    expect(await state()).toMatchObject({ state: 'done', outcome: { added: 4_500 } })
    await saveJob(reader).run(payload, watching)
    expect(await countOf(region)).toBe(4_500)
  })

  it('cancelled in the middle it leaves nothing behind and can be started again', async () => {
    const { region, regional } = await house()
    const { id, reader, save, state } = await through(regional, region, [HEADS, ...registerRows(2_100, 3)])
    await save('2100-0-0-3')
    const payload = { import: id, person: regional.person ?? '', seen: '2100-0-0-3' }
    const stopped = context({
      progress: {
        report: async () => {
          throw new JobCancelled()
        },
        result: async () => {},
      },
    })
    await expect(saveJob(reader).run(payload, stopped)).rejects.toBeInstanceOf(JobCancelled)
    expect(await countOf(region)).toBe(0)
    expect(await state()).toMatchObject({ state: 'matched' })
    expect(codes(await save('2100-0-0-3'))).toEqual(['done'])
  })

  it('a country of rows is planned and saved in one transaction', async () => {
    const { region, regional } = await house()
    const sheet = [HEADS, ...registerRows(10_000, 60)]
    const started = performance.now()
    const load = { region, municipality: null, fileName: 'страна.csv', sheet, settings: basis }
    const { counts } = await importDirect(db.app, regional, load)
    console.info(`10,000 rows: ${Math.round(performance.now() - started)} ms`)
    expect(counts).toMatchObject({ added: 10_000, errors: 0 })
  }, 180_000)
})
