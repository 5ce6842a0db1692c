import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readDocumentModel } from '../../src/documents/read.ts'
import { schoolYearOf } from '../../src/kernel/day.ts'
import { dayInZone, moment } from '../../src/platform/clock.ts'
import { follow, press } from './acts.ts'
import { startProgram } from './program.ts'
import { axeFinds, sidewaysBy } from './screen.ts'

const program = await startProgram()
const year = schoolYearOf(dayInZone(moment(), 'Europe/Moscow'))
const name = (from: number) => `${from}/${String((from + 1) % 100).padStart(2, '0')}`

const heading = (page: Page, words: string | RegExp) =>
  page.getByRole('heading', { name: words }).first().waitFor()

test('новый год по образцу прошлого в один присест: программа региона, потом модель района', async () => {
  const region = await program.visitAs('region')
  await region.goto('/programmes')
  await follow(region, new RegExp(name(year)))
  await follow(region, 'Новый год по образцу этой')
  await heading(region, 'Новый год по образцу прошлого')
  expect(await axeFinds(region)).toEqual([])
  expect(await region.getByLabel('Название на новый год').inputValue()).toContain(name(year + 1))
  const stage = region.locator('input[name^="until.stage-"]').first()
  await stage.fill('потом')
  await press(region, 'Создать новый год')
  expect(await region.getByRole('alert').textContent()).toContain('Такой даты нет')
  expect(await stage.inputValue()).toBe('потом')
  await stage.fill(`31.10.${year + 1}`)
  await press(region, 'Создать новый год')
  await heading(region, new RegExp(name(year + 1)))
  await follow(region, 'Согласовать')
  await press(region, 'Согласовать')
  expect(await region.getByRole('alert').textContent()).toContain('Выберите документ')
  await region.getByLabel('Другой документ').fill('приказ комитета № 300')
  await press(region, 'Согласовать')
  await region.getByText('приказ комитета № 300').first().waitFor()

  const coordinator = await program.visitAs('coordinator', { phone: true })
  await coordinator.goto('/programmes')
  await coordinator
    .getByRole('row', { name: new RegExp(`${name(year)} `) })
    .getByRole('link', { name: 'Открыть модель' })
    .click()
  await follow(coordinator, 'Новый год по образцу этой')
  await heading(coordinator, 'Новый год модели по образцу прошлого')
  expect(await sidewaysBy(coordinator)).toBeLessThanOrEqual(0)
  const schools = coordinator.locator('input[name^="take.school-"]')
  const taking = await schools.count()
  expect(taking).toBeGreaterThan(5)
  await schools.first().uncheck()
  await press(coordinator, 'Создать модель')
  await coordinator.getByText('Новый год создан').waitFor()
  // the new year has not begun: its schools are those of its first day
  await coordinator
    .getByText(new RegExp(`^${taking - 1}\\sшкол[аы]?\\sна\\s01\\.09\\.${year + 1}$`, 'u'))
    .first()
    .waitFor()
  const model = new URL(coordinator.url()).pathname
  await coordinator.goto(`${model}/participants?on=10.09.${year + 1}`)
  expect(await coordinator.locator('tbody tr').count()).toBe(taking - 1)
})

for (const noScript of [false, true])
  test(`школы вносят одним документом, сначала видно, что изменится (${noScript ? 'без скрипта' : 'со скриптом'})`, async () => {
    const coordinator = await program.visitAs('b-coordinator', { noScript })
    await coordinator.goto('/programmes')
    await follow(coordinator, 'Открыть модель')
    await follow(coordinator, 'Внести или вывести школы')
    await coordinator.getByLabel('Другой документ').fill('распоряжение № 60')
    await coordinator.getByLabel('Школы выходят').check()
    await coordinator.getByLabel('для выхода не нужна').check()
    await coordinator.getByLabel('С какого дня').fill(`0${noScript ? 2 : 1}.04.${year + 1}`)
    await coordinator.getByLabel(noScript ? /Дальнебродская/u : /Сухоложная/u).check()
    await coordinator.getByLabel(/Каменковская/u).check()
    await press(coordinator, 'Показать, что изменится')
    await coordinator.getByText('не участвует, не изменится').waitFor()
    await press(coordinator, 'Сохранить: 1 школа')
    await coordinator.getByText('Изменено: 1 школа.').waitFor()
  })

test('паспорт из файла сверяют с оригиналом: про незнакомую школу спросят', async () => {
  const coordinator = await program.visitAs('b-coordinator')
  await coordinator.goto('/programmes')
  await follow(coordinator, 'Открыть модель')
  await follow(coordinator, 'Продолжить проверку')
  expect(await axeFinds(coordinator)).toEqual([])
  await press(coordinator, 'Сохранить паспорт')
  expect(await coordinator.getByRole('alert').textContent()).toContain('Укажите, какая это школа')
  await coordinator
    .getByLabel('В паспорте: МБОУ «Дальнебродская школа»')
    .selectOption({ label: 'МБОУ «Дальнебродская СОШ»' })
  await press(coordinator, 'Сохранить паспорт')
  await heading(coordinator, 'Паспорт модели')
  await coordinator.getByText(/Версия 2/u).waitFor()
  const model = /\/models\/[0-9a-f-]{36}/u.exec(coordinator.url())?.[0] ?? ''
  const printed = await coordinator.request.get(`${model}/passport.docx`)
  const paper = await readDocumentModel(await printed.body())
  expect(paper.ok && JSON.stringify(paper.value)).toContain('Дальнебродская школа')
})

for (const noScript of [false, true])
  test(`сводный отчёт района: область спрашивает, возвращает и принимает (${noScript ? 'без скрипта' : 'со скриптом'})`, async () => {
    const [from, until] = noScript ? ['01.02', '28.02'] : ['01.01', '31.01']
    const region = await program.visitAs('region', { noScript })
    await region.goto('/programmes')
    await follow(region, new RegExp(name(year)))
    await follow(region, 'Сводные отчёты районов')
    await region.getByLabel('С какого дня').fill('завтра')
    await press(region, 'Запросить отчёты')
    expect(await region.getByRole('alert').textContent()).toContain('Такой даты нет')
    await region.getByLabel('С какого дня').fill(`${from}.${year + 1}`)
    await region.getByLabel('По какой день').fill(`${until}.${year + 1}`)
    await press(region, 'Запросить отчёты')
    await region.getByText('Отчёты запрошены').waitFor()

    const coordinator = await program.visitAs('coordinator', { noScript, phone: !noScript })
    await coordinator.goto('/assignments')
    await follow(coordinator, new RegExp(`сводный отчёт.*${from}`))
    await follow(coordinator, 'Составить отчёт')
    await heading(coordinator, 'Сводный отчёт района')
    const address = new URL(coordinator.url()).pathname
    const write = async (words: string) => {
      await coordinator.getByLabel('Почему не исполнено в срок').fill(words)
      await press(coordinator, 'Отправить области')
      await coordinator.getByText('Отчёт отправлен').waitFor()
    }
    await write('Карантин в двух школах.')

    const judge = async (decision: string, words: string) => {
      await region.goto(address)
      await region.getByText('Карантин').first().waitFor()
      await region.getByLabel(decision).check()
      await region.getByLabel('Чего не хватает').fill(words)
      await press(region, 'Решить')
    }
    await judge('Вернуть на доработку', '')
    expect(await region.getByRole('alert').textContent()).toContain('Заполните это поле')
    await judge('Вернуть на доработку', 'Назовите школы.')
    await coordinator.goto(address)
    await coordinator.getByText('Назовите школы.').waitFor()
    expect(await coordinator.getByLabel('Почему не исполнено в срок').inputValue()).toContain('Карантин')
    await write('Карантин в двух школах: названы.')
    await judge('Принять', '')
    await region.goto(address)
    await region.getByText('Область приняла отчёт').waitFor()
  })
