import { expect, test } from 'vitest'
import { makeRegion, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { readTable } from '../../documents/xlsx/read.ts'
import type { Day } from '../../kernel/day.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { loadYear, saveYear } from './commands.ts'
import { daysFile } from './documents.ts'
import { readDays } from './domain/rows.ts'
import type { CalendarDay } from './domain/types.ts'
import { daysOf, findLoad, knownYears } from './queries.ts'

const db = await testDatabase()
const FILE = { name: 'дни.xlsx', sha256: '0'.repeat(64), size: 1, mediaType: 'application/octet-stream' }
const holiday = (day: string): CalendarDay => ({ day: day as Day, kind: 'holiday', basis: 'ст. 112' })

const idOf = (location: string): string => location.split('/').at(-1) ?? ''

const ground = async () => {
  const region = await makeRegion(db)
  return {
    admin: await makeScope(db, 'administrator', { region }),
    head: await makeScope(db, 'regionalCoordinator', { region }),
  }
}

const load = async (
  scope: Awaited<ReturnType<typeof ground>>['admin'],
  year: number,
  days: readonly CalendarDay[],
) => {
  const outcome = await runCommand(db.app, scope, loadYear, {
    raw: { year: String(year), basis: 'постановление № 1', file: FILE, days },
  })
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return idOf(outcome.location)
}

test('поставка знает годы с 2020 по 2027 и документы о переносе; за 2027 только праздники', async () => {
  const { head } = await ground()
  await asPerson(db.app, head, 'read', async (tx) => {
    const years = await knownYears(tx)
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027])
    expect(years.filter(({ movedKnown }) => !movedKnown).map(({ year }) => year)).toEqual([2027])
    expect(years.every(({ year, basis }) => year === 2027 || basis.includes('№'))).toBe(true)
    expect((await daysOf(tx, 2024)).filter(({ kind }) => kind === 'workday').map(({ day }) => day)).toEqual([
      '2024-04-27',
      '2024-11-02',
      '2024-12-28',
    ])
  })
})

test('загруженная таблица ничего не меняет, пока её не запишут; запись заменяет год целиком и один раз', async () => {
  const { admin } = await ground()
  const first = await load(admin, 2031, [holiday('2031-01-01'), holiday('2031-01-02')])
  const seen = (tx: Parameters<typeof daysOf>[0]) => daysOf(tx, 2031)
  expect(await asPerson(db.app, admin, 'read', seen)).toEqual([])
  expect((await runCommand(db.app, admin, saveYear, { raw: { load: first, seen: '0' } })).kind).toBe('done')
  expect((await asPerson(db.app, admin, 'read', seen)).map(({ day }) => day)).toEqual([
    '2031-01-01',
    '2031-01-02',
  ])
  const again = await runCommand(db.app, admin, saveYear, { raw: { load: first, seen: '1' } })
  expect(again).toMatchObject({ kind: 'refused', refusals: [{ code: 'loadSaved' }] })
  const second = await load(admin, 2031, [holiday('2031-05-01')])
  const stale = await runCommand(db.app, admin, saveYear, { raw: { load: second, seen: '0' } })
  expect(stale).toMatchObject({ kind: 'refused', refusals: [{ code: 'yearChanged' }] })
  expect((await runCommand(db.app, admin, saveYear, { raw: { load: second, seen: '1' } })).kind).toBe('done')
  expect((await asPerson(db.app, admin, 'read', seen)).map(({ day }) => day)).toEqual(['2031-05-01'])
})

test('дни года ведёт только администратор: другим ни команда, ни таблица в базе не открыты', async () => {
  const { admin, head } = await ground()
  const days = [holiday('2032-01-01')]
  const refused = await runCommand(db.app, head, loadYear, {
    raw: { year: '2032', basis: 'б', file: FILE, days },
  })
  expect(refused.kind).toBe('forbidden')
  const id = await load(admin, 2032, days)
  expect(await asPerson(db.app, head, 'read', (tx) => findLoad(tx, id))).toBeNull()
  await expect(
    asPerson(db.app, head, 'write', (tx) =>
      tx.client.query(`insert into calendar_day (day, kind, basis) values ('2032-03-03', 'holiday', 'x')`),
    ),
  ).rejects.toThrow(/row-level security/)
})

test('вся загрузка или ничего: таблица с негодной строкой не оставляет следа', async () => {
  const { admin } = await ground()
  const bad = await runCommand(db.app, admin, loadYear, {
    raw: { year: 'скоро', basis: '', file: null, days: [] },
  })
  expect(bad.kind === 'refused' && bad.refusals.map(({ code, field }) => [field, code])).toEqual([
    ['year', 'notAYear'],
    ['basis', 'basisNeeded'],
    ['file', 'fileNeeded'],
  ])
  const { rows } = await db.owner.query(
    'select count(*)::int as n from calendar_load where created_by = $1',
    [admin.person],
  )
  expect(rows[0]?.n).toBe(0)
})

test('таблица года, которую отдаёт программа, читается ею же обратно без потерь', async () => {
  const { admin } = await ground()
  const days = await asPerson(db.app, admin, 'read', (tx) => daysOf(tx, 2024))
  const bytes = new Uint8Array(await new Response(daysFile(days, 2024)).arrayBuffer())
  const table = await readTable(bytes)
  const back = table.ok ? readDays(table.value.sheets[0]?.rows ?? [], 2024) : table
  expect(back).toEqual({ ok: true, value: days })
})
