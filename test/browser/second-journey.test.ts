import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { FACT_HANDLERS } from '../../src/main/work.ts'
import { handleFacts } from '../../src/platform/jobs/facts.ts'
import { makeLog } from '../../src/platform/log.ts'
import { follow, MODES, type Mode, press } from './acts.ts'
import { startProgram } from './program.ts'
import { axeFinds, sidewaysBy } from './screen.ts'

const program = await startProgram()
const { owner } = program.database
const SCHOOL = 'МКОУ «Моховская ООШ»'
/** A line on which every answer takes its time. */
const SLOW_MS = 120

const fits = async (page: Page, mode: Mode): Promise<void> => {
  if (mode.phone === true) expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
}

/** The sheet of the school in the round that is open now. */
const sheetNow = async (): Promise<{ id: string; round: string }> => {
  const { rows } = await owner.query<{ id: string; round: string }>(
    `select s.id, r.id as round from deficit_sheet s join deficit_round r on r.id = s.round_id join organisation o on o.id = s.organisation_id
     where r.state = 'open' and o.short_name = $1`,
    [SCHOOL],
  )
  const [found] = rows
  if (found === undefined) throw new Error('no open round in the demo')
  return found
}

const pairOf = async (): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>(
    `select p.id from school_pair p join pair_bond b on b.record_id = p.id join organisation o on o.id = b.organisation_id
     where o.short_name = $1 and b.kind = 'lead' and p.state = 'working' limit 1`,
    [SCHOOL],
  )
  return rows[0]?.id ?? ''
}

const onSlowLine = async (page: Page): Promise<void> => {
  await page.route('**/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    await route.continue()
  })
}

/** Every deficit named before is looked at, one more is named in the school's own words. */
const fill = async (head: Page, words: string): Promise<void> => {
  const asked = new Set(
    await head
      .locator('input[type="radio"][name$=".severity"]')
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name') ?? '')),
  )
  for (const name of asked) {
    const theme = await head
      .locator(`input[type="hidden"][name="${name.replace('severity', 'theme')}"]`)
      .count()
    if (theme > 0) await head.locator(`input[name="${name}"][value="2"]`).check()
  }
  const free = head.locator('input[name$=".own"]:not([type="hidden"])')
  for (let at = 0; at < (await free.count()); at += 1) {
    const field = free.nth(at)
    if ((await field.inputValue()) !== '') continue
    const name = (await field.getAttribute('name')) ?? ''
    const row = name.replace('.own', '')
    const folded = head.locator(`details:has([name="${name}"])`)
    if ((await folded.count()) > 0 && (await folded.getAttribute('open')) === null)
      await folded.locator('summary').first().click()
    await field.fill(words)
    await head.locator(`[name="${row}.audience"]`).selectOption('teachers')
    await head.locator(`input[name="${row}.severity"][value="3"]`).check()
    await head.locator(`[name="${row}.note"]`).fill(NOTE)
    return
  }
  throw new Error('no room for a new deficit')
}

const enterAgain = async (head: Page): Promise<void> => {
  await head.waitForURL(/\/sign-in\?next=/)
  await head.locator('form:has(input[name="persona"][value="z5"]) button').first().click()
  await head.waitForURL(/\/deficit-sheets\//)
}

const NOTE = 'Видно на трёх уроках подряд.'

/** What stands in the fields of one kind, as the page came. */
const valuesIn = (page: Page, kind: string): Promise<string[]> =>
  page
    .locator(`[name$="${kind}"]`)
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('value') ?? field.textContent ?? ''))

/** The session runs out while he types; nothing of what he typed is gone, and nothing of it is sent yet. */
const loseSession = async (head: Page, words: string): Promise<void> => {
  await owner.query(`update auth."session" set "expiresAt" = now() - interval '1 minute'`)
  await head.getByRole('button', { name: /^(?:Отправить дефициты|Исправить отправленное)$/u }).click()
  await enterAgain(head)
  const { rowCount } = await owner.query('select 1 from deficit where wording = $1', [words])
  expect(rowCount).toBe(0)
  const own = await valuesIn(head, '.own')
  expect(own).toContain(words)
  expect(await valuesIn(head, '.note')).toContain(NOTE)
}

/** The methodologist sees the map, sends common themes to the method day and the rest to the pairs. */
const send = async (mode: Mode, words: string, round: string): Promise<void> => {
  const methodologist = await program.visitAs('methodologist', mode)
  await methodologist.goto('/deficits/map')
  expect(await methodologist.getByRole('link', { name: /Моховская/u }).count()).toBeGreaterThan(0)
  expect(await methodologist.getByText('Дифференциация заданий на уроке').count()).toBeGreaterThan(0)
  await fits(methodologist, mode)
  if (mode === MODES[0]) expect(await axeFinds(methodologist)).toEqual([])
  await follow(methodologist, 'Куда направить')
  await methodologist.waitForURL(/\/deficits\/routing/)
  const again = (await methodologist.getByRole('button', { name: 'Пересчитать по новым данным' }).count()) > 0
  await press(methodologist, again ? 'Пересчитать по новым данным' : 'Распределить дефициты')
  await methodologist.getByText('Распределено. Общие темы предложены в повестку').waitFor()
  expect(await methodologist.getByRole('heading', { name: /Секция/u }).count()).toBeGreaterThan(0)
  expect(await methodologist.getByRole('row', { name: new RegExp(words, 'u') }).count()).toBe(1)
  await fits(methodologist, mode)
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from section_proposal where record_id = $1 and state = 'proposed'`,
    [round],
  )
  expect(rows[0]?.n).toBeGreaterThan(0)
}

for (const mode of MODES)
  test(`второй путь: слабая связь, потерянный вход, текст на месте, карта, повестка дня и цели пары (${mode.name})`, async () => {
    const words = `Вопросы к тексту на уроке, ${mode.name}`
    const { id, round } = await sheetNow()
    const head = await program.visitAs('z5', mode)
    await onSlowLine(head)
    await head.goto(`/deficit-sheets/${id}/fill`)
    await fits(head, mode)
    await fill(head, words)
    await loseSession(head, words)
    await head.getByRole('button', { name: /^(?:Отправить дефициты|Исправить отправленное)$/u }).click()
    await head.waitForURL((url) => !url.pathname.endsWith('/fill') && !url.pathname.endsWith('/send'))
    expect(await head.getByText(words).count()).toBeGreaterThan(0)
    await send(mode, words, round)

    await handleFacts(program.database, FACT_HANDLERS, makeLog({ level: 'error' }))
    await head.goto(`/pairs/${await pairOf()}`)
    expect(await head.getByRole('row', { name: new RegExp(words, 'u') }).count()).toBe(1)
    await fits(head, mode)
  })
