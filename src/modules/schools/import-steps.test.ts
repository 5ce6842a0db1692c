import { describe, expect, it } from 'vitest'
import { makeRegion, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { ok } from '../../kernel/result.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import type { JobContext } from '../../platform/jobs/job.ts'
import { JobCancelled } from '../../platform/jobs/progress.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { matchRegister, uploadRegister } from './commands/import.ts'
import { importDirect } from './commands/import-direct.ts'
import { saveJob, saveRegister, seenOf } from './commands/import-save.ts'
import type { SheetReader } from './documents.ts'
import type { SheetRows } from './domain/import/columns.ts'
import { basis, HEADS, registerRows } from './import.fixture.ts'
import { findImport, rememberedMatching } from './queries/import.ts'

const db = await testDatabase({ poolSize: 6 })

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
