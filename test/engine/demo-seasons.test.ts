import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { addDays, addMonths, type Day, schoolYearOf } from '../../src/kernel/day.ts'
import { neighbourOpened } from '../../src/main/demo/deficits.ts'
import { mistakenQuarter } from '../../src/main/demo/endings-pairs.ts'
import { heldSince } from '../../src/main/demo/ground.ts'
import { on } from '../../src/main/demo/programmes-texts.ts'
import { seedDemo } from '../../src/main/demo/seed.ts'
import { summariesAsked } from '../../src/main/demo/summaries.ts'
import { makeDemo } from '../../src/main/installation.ts'
import { quarterOf } from '../../src/modules/deficits/domain/rounds.ts'
import { missingStates, statesOf } from '../program/states.ts'
import { testDatabase } from '../setup/database.ts'

const files = mkdtempSync(join(tmpdir(), 'svyazka-seasons-'))
afterAll(() => rm(files, { recursive: true, force: true }))
afterEach(() => {
  vi.useRealTimers()
})

const YEAR = Array.from({ length: 366 }, (_, at) => addDays('2027-09-01' as Day, at))

test('в любой день года люди уже в должностях к первому делу рассказа', () => {
  for (const today of YEAR) {
    expect([today, heldSince(today) < on(schoolYearOf(today) - 1, '08-18')]).toEqual([today, true])
    expect([today, heldSince(today) < addDays(today, -409)]).toEqual([today, true])
  }
})

test('в любой день года квартал обновления, открытого по ошибке, свободен', () => {
  for (const today of YEAR) {
    const own = quarterOf(neighbourOpened(today))
    expect([own, addMonths(own, 3)]).not.toContain(mistakenQuarter(today))
  }
})

test('в любой день года отчёты просят у моделей, которые уже созданы', () => {
  for (const today of YEAR) {
    const made = on(schoolYearOf(today), '09-09')
    const asked = summariesAsked(today, schoolYearOf(today))
    expect([today, asked <= today, asked >= (made < today ? made : today)]).toEqual([today, true, true])
  }
})

test('первого сентября показательный район заводится: каждое состояние каждого дела, и никто не действовал завтра', {
  timeout: 240_000,
}, async () => {
  const today = '2027-09-01'
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T09:00:00Z`) })
  const database = await testDatabase({ poolSize: 2 })
  await makeDemo(database)
  await seedDemo(database, files, () => undefined)
  expect(await missingStates(database)).toEqual([])
  const tooEarly = `select r.title as state from model_summary s join record r on r.id = s.record_id where s.asked_on < r.created_at::date`
  expect(await statesOf(database, tooEarly)).toEqual([])
  const ahead = 'select command as state from audit_entry where at > $1'
  expect(await statesOf(database, ahead, [`${today}T21:00:00Z`])).toEqual([])
})
