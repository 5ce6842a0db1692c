import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { writeTable } from '../../documents/xlsx/write.ts'
import { importDirect } from './commands/import-direct.ts'
import { readSheets } from './documents.ts'
import type { SheetRows } from './domain/import/columns.ts'
import { basis, HEADS, registerRows } from './import.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const folder = await mkdtemp(join(tmpdir(), 'svyazka-import-test-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

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

  it('a tax number of an organisation out of sight is a fault of its row, and does not tell whose it is', async () => {
    const { region } = await house()
    const lake = await makeMunicipality(db, region)
    const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
    const coordinator = await makeScope(db, 'municipalCoordinator', { region, municipality: lake })
    const [mine = [], theirs = []] = registerRows(2, 1)
    const school = await makeSchool(db, region, meadow, 'МБОУ «Чужая СОШ»')
    await db.owner.query('update organisation set inn = $2 where id = $1', [school, theirs[3]])
    const sheet = [
      ['Наименование', 'ИНН'],
      ['МБОУ «Вторая СОШ»', mine[3] ?? ''],
      ['МБОУ «Третья СОШ»', theirs[3] ?? ''],
    ]
    const load = { region, municipality: lake, fileName: 'a.csv', sheet }
    const { outcome, errors } = await importDirect(db.app, coordinator, load)
    expect(outcome.kind).toBe('refused')
    expect(errors).toEqual([{ row: 3, field: 'inn', value: theirs[3], code: 'innElsewhere' }])
    expect(JSON.stringify(outcome)).not.toContain('Чужая')
    expect(await countOf(region)).toBe(1)
    const own = { ...load, sheet: sheet.slice(0, 2) }
    expect((await importDirect(db.app, coordinator, own)).counts).toMatchObject({ added: 1 })
    expect((await importDirect(db.app, coordinator, own)).counts).toMatchObject({ unchanged: 1, errors: 0 })
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
