import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startOrder, toDocx } from '../../src/main/demo/papers.ts'
import { dayInZone, moment } from '../../src/platform/clock.ts'
import { startProgram } from './program.ts'
import { axeFinds } from './screen.ts'

const SOURCES = join(import.meta.dirname, '..', '..', '..', 'shared', 'source-documents')
const program = await startProgram()

/** The person presses what he reads. */
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()

const uploadAs = async (page: Page, file: { name: string; buffer: Buffer } | string): Promise<void> => {
  await page.goto('/directives/new')
  await page
    .locator('input[type="file"]')
    .setInputFiles(typeof file === 'string' ? file : { ...file, mimeType: 'application/octet-stream' })
  await press(page, 'Прочитать документ')
  await page.waitForURL(/\/directives\/[0-9a-f-]{36}/)
}

const invented = async (): Promise<{ name: string; buffer: Buffer }> => {
  const today = dayInZone(moment(), 'Europe/Moscow')
  return { name: 'rasporyazhenie.docx', buffer: Buffer.from(await toDocx(startOrder(today, today))) }
}

for (const noScript of [false, true])
  test(`распоряжение проходит путь от файла до снятия с контроля (${noScript ? 'без скрипта' : 'со скриптом'})`, async () => {
    const coordinator = await program.visitAs('coordinator', { noScript })
    await uploadAs(coordinator, await invented())
    expect(await coordinator.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Сверьте прочитанное с оригиналом',
    )
    if (!noScript) expect(await axeFinds(coordinator)).toEqual([])
    await follow(coordinator, 'Перейти к адресатам')
    expect(await coordinator.getByText('МКОУ «Моховская ООШ»').count()).toBeGreaterThan(0)
    await press(coordinator, 'Подтвердить и разослать поручения')
    await coordinator.getByText('Документ подтверждён. Поручения разосланы.').waitFor()
    const paper = coordinator.url().split('?')[0] ?? ''

    const head = await program.visitAs('z5', { noScript, phone: true })
    await head.goto('/assignments')
    const source = paper.split('/').at(-1)
    const mine = head.locator(`.task:has(a[href="/sources/${source}"])`).first()
    const title = (await mine.getByRole('heading').textContent()) ?? ''
    await mine.getByRole('heading').getByRole('link').click()
    const address = head.url()
    await follow(head, 'Сообщить о выполнении')
    await press(head, 'Отправить отчёт')
    expect(await head.getByRole('alert').textContent()).toContain('Напишите, что сделано')
    await head.getByLabel('Что сделано').fill('План составлен вместе со школой-партнёром.')
    await head.locator('input[type="file"]').setInputFiles({
      name: 'план.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('План взаимодействия\n\nвстречи по средам'),
    })
    await press(head, 'Отправить отчёт')
    await head.waitForURL(address)
    expect(await head.getByText('план.txt').count()).toBe(1)

    await coordinator.goto(`${new URL(address).pathname}/judge`)
    await coordinator.getByLabel('Вернуть на доработку').check()
    await press(coordinator, 'Сохранить решение')
    expect(await coordinator.getByRole('alert').textContent()).toContain('Напишите, чего не хватает')
    await coordinator.getByLabel('Вернуть на доработку').check()
    await coordinator.getByLabel('Слова для школы').fill('Нет дат встреч. Добавьте их.')
    await press(coordinator, 'Сохранить решение')
    await coordinator.waitForURL(address)

    await head.goto('/assignments')
    expect(await head.getByText('Нет дат встреч. Добавьте их.').count()).toBeGreaterThan(0)
    await head.goto(`${new URL(address).pathname}/report`)
    await head.getByLabel('Что сделано').fill('Даты встреч добавлены: каждая вторая среда.')
    await press(head, 'Отправить отчёт')
    await head.waitForURL(address)

    await coordinator.goto(`${new URL(address).pathname}/judge`)
    await coordinator.getByLabel('Принять и снять с контроля').check()
    await press(coordinator, 'Сохранить решение')
    await coordinator.waitForURL(address)
    await coordinator.goto(`${new URL(paper).pathname}/matrix`)
    expect(
      await coordinator
        .getByRole('row', { name: /Моховская/ })
        .getByText('снято')
        .count(),
    ).toBe(1)
    expect(title.length).toBeGreaterThan(10)
  })

test('настоящее распоряжение о дорожной карте: девять пунктов, девять школ, 32 строки', async () => {
  const file = join(SOURCES, 'kirovsk-roadmap-order-2022.docx')
  if (!existsSync(file)) {
    console.warn(`НЕТ ПАПКИ С ИСТОЧНИКАМИ: ${SOURCES}. Проверка настоящего документа пропущена.`)
    return
  }
  const page = await program.visitAs('coordinator')
  await uploadAs(page, file)
  expect(await page.getByRole('heading', { name: 'Пункты: 9' }).count()).toBe(1)
  // the demo district does not know these nine schools: each is asked about once, nobody is guessed
  expect(await page.getByText('Школы с таким названием нет в реестре').count()).toBe(9)
  expect(await page.getByText('неизвестно кому').count()).toBeGreaterThanOrEqual(6)
  expect(await page.getByRole('link', { name: /Дорожная карта, 32 строки/ }).count()).toBe(1)
})
