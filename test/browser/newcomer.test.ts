import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import { fullDay, shortDay } from '../../src/kernel/format.ts'
import { dayInZone, moment, unixMs } from '../../src/platform/clock.ts'
import { installed } from '../setup/installed.ts'
import { follow, MODES, type Mode, press } from './acts.ts'
import { agrees, counted } from './effort.ts'
import { openPage } from './program.ts'
import { axeFinds, sidewaysBy } from './screen.ts'

const { address, said } = await installed()
const today = dayInZone(moment(), 'Europe/Moscow')

const fits = async (page: Page, mode: Mode): Promise<void> => {
  if (mode.phone === true) expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
}

const persona = (page: Page, code: string) =>
  page.locator(`form:has(input[name="persona"][value="${code}"]) button`).first()

/** Everything until the days are lived is counted: it is what a newcomer does before he understands. */
const walkAhead = async (page: Page, days: number, mode: Mode): Promise<void> => {
  const newcomer = counted(page)
  await newcomer.open('/')
  await page.waitForURL(/\/sign-in/u)
  expect(await page.getByText('Всё можно нажимать: данные вымышленные, люди тоже.').count()).toBe(1)
  await fits(page, mode)
  newcomer.effort.presses += 1
  await persona(page, 'coordinator').click()
  await page.getByRole('heading', { level: 1, name: 'Мои поручения' }).waitFor()
  await fits(page, mode)
  agrees('войти и увидеть, что за мной', newcomer.effort)

  const walker = counted(page)
  await walker.follow('Сменить дату или человека')
  await page.getByLabel('На какой день перейти').fill('31.02.2031')
  await press(page, 'Перейти на этот день')
  expect(await page.getByRole('alert').textContent()).toContain('Такой даты нет')
  const mistaken = walker.effort.pages - 1
  const day = addDays(today, days)
  await walker.type('На какой день перейти', shortDay(day))
  await walker.press('Перейти на этот день')
  await page.getByRole('heading', { level: 1, name: 'Прожить эти дни' }).waitFor()
  await fits(page, mode)
  await walker.press(`Прожить дни по ${fullDay(day)}`)
  await page.waitForURL(/\?job=/u)
  agrees('уйти вперёд и прожить дни', { ...walker.effort, pages: walker.effort.pages - mistaken })
}

const untilLived = async (page: Page): Promise<void> => {
  const until = unixMs() + 60_000
  while ((await page.getByText(/Прожито дней: /u).count()) === 0 && unixMs() < until)
    await follow(page, 'Обновить страницу')
  expect(await page.getByText(/Извещений: \d+, писем: \d+/u).count()).toBe(1)
}

for (const [at, mode] of MODES.entries())
  test(`новый человек: одна команда, вход как показательный человек, другая дата, пять минут (${mode.name})`, async () => {
    const began = unixMs()
    expect(said.match(/^ {2}\S+ \S+: .{20,}$/gmu)?.length).toBeGreaterThan(5)
    const page = await openPage(address, mode)
    await walkAhead(page, 3 + at, mode)
    await untilLived(page)
    if (at === 0) expect(await axeFinds(page)).toEqual([])
    await follow(page, 'Посмотреть письма')
    expect(await page.locator('main').getByRole('row').count()).toBeGreaterThan(1)
    await page.goto('/help')
    expect((await page.locator('main').textContent())?.length).toBeGreaterThan(500)
    await fits(page, mode)

    // the same day seen by a school, and back
    await follow(page, 'Сменить дату или человека')
    await persona(page, 'z5').click()
    await page.getByRole('heading', { level: 1, name: 'Мои поручения' }).waitFor()
    expect(await page.locator('.task').count()).toBeGreaterThan(0)
    await follow(page, 'Сменить дату или человека')
    if ((await page.getByRole('button', { name: 'Вернуться к сегодняшнему дню' }).count()) > 0)
      await press(page, 'Вернуться к сегодняшнему дню')
    expect(unixMs() - began).toBeLessThan(300_000)
  })
