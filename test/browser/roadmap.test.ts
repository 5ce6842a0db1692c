import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import { shortDay } from '../../src/kernel/format.ts'
import { startOrder, toDocx } from '../../src/main/demo/papers.ts'
import { dayInZone, moment } from '../../src/platform/clock.ts'
import { follow, press } from './acts.ts'
import { startProgram } from './program.ts'
import { axeFinds } from './screen.ts'

const program = await startProgram()

/** Papers of one day are one paper: each brought in is of a day of its own. */
let brought = 0

/** The order comes in as a file and is confirmed; gives the address of the roadmap it made. */
const bringIn = async (page: Page): Promise<string> => {
  const today = dayInZone(moment(), 'Europe/Moscow')
  brought += 1
  await page.goto('/directives/new')
  await page.locator('input[type="file"]').setInputFiles({
    name: 'rasporyazhenie.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await toDocx(startOrder(addDays(today, -brought), today))),
  })
  await press(page, 'Прочитать документ')
  await follow(page, 'Перейти к адресатам')
  await press(page, 'Подтвердить и разослать поручения')
  await page.getByText('Документ подтверждён. Поручения разосланы.').waitFor()
  const directive = page.url().split('?')[0]?.split('/').at(-1)
  const { rows } = await program.database.owner.query<{ id: string }>(
    'select id from roadmap where directive_id = $1',
    [directive],
  )
  return `/roadmaps/${rows[0]?.id}`
}

for (const noScript of [false, true])
  test(`дорожная карта живёт: из бумаги, правка, версия, отчёт, лента, печать (${noScript ? 'без скрипта' : 'со скриптом'})`, async () => {
    const today = dayInZone(moment(), 'Europe/Moscow')
    const coordinator = await program.visitAs('coordinator', { noScript })
    const roadmap = await bringIn(coordinator)
    await coordinator.goto(roadmap)
    const row = (page: Page, name: RegExp) => page.getByRole('row', { name })
    expect(await row(coordinator, /Круглый стол/).count()).toBe(1)
    expect(await coordinator.locator('td.tl svg').count()).toBeGreaterThan(5)
    if (!noScript) expect(await axeFinds(coordinator)).toEqual([])

    // a cell is corrected in the whole table; with a script Enter walks down the column
    await follow(coordinator, 'Править таблицу')
    const term = coordinator.getByLabel('Срок: строка 3.3')
    await term.fill(shortDay(addDays(today, 15)).slice(0, 5))
    const names = coordinator.getByLabel('Ответственные на институциональном уровне: строка 3.3')
    await names.fill('МКОУ «Моховская ООШ»')
    if (!noScript) {
      await names.press('Enter')
      expect(await coordinator.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(
        'строка 4',
      )
    }
    await press(coordinator, 'Сохранить таблицу')
    await coordinator.waitForURL((url) => url.pathname === roadmap)

    await follow(coordinator, 'Утвердить версию')
    expect(await coordinator.getByText('Новых поручений: 1').count()).toBe(1)
    await coordinator.getByLabel('Основание словами').fill('приказ № 140')
    await press(coordinator, 'Утвердить и разослать поручения')
    await coordinator.getByText('Версия 1 → Версия 2').waitFor()
    expect(await coordinator.getByRole('cell', { name: 'МКОУ «Моховская ООШ»' }).count()).toBeGreaterThan(0)

    const head = await program.visitAs('z5', { noScript, phone: true })
    await head.goto(`${roadmap}?whose=mine`)
    // the roadmap itself is never wider than the phone
    expect(
      await head.evaluate('document.querySelector("main").scrollWidth - window.innerWidth'),
    ).toBeLessThanOrEqual(0)
    await follow(head, 'Круглый стол: что получилось')
    await follow(head, /Моховская ООШ/)
    await follow(head, 'Сообщить о выполнении')
    await head.getByLabel('Что сделано').fill('Круглый стол прошёл, выводы записаны.')
    await press(head, 'Отправить отчёт')
    await head.getByText('Круглый стол прошёл, выводы записаны.').waitFor()

    await coordinator.goto(roadmap)
    expect(
      await row(coordinator, /Круглый стол/)
        .getByText(/Отчитались 1 из 3/u)
        .count(),
    ).toBe(1)
    await coordinator.goto(`${roadmap}/print`)
    expect(await coordinator.getByText('УТВЕРЖДЕНА').count()).toBe(1)
    const paper = await coordinator.pdf({ preferCSSPageSize: true })
    expect(paper.byteLength).toBeGreaterThan(10_000)
  })

test('строки из Excel: сначала видно, как они поняты, потом сохраняются', async () => {
  const page = await program.visitAs('coordinator', { noScript: true })
  await page.goto('/roadmaps/new')
  await page.getByLabel('Название').fill('План декады')
  await page.getByLabel('На какой год').selectOption({ index: 1 })
  await press(page, 'Создать карту')
  await follow(page, 'Вставить строки')
  await page
    .getByLabel('Строки таблицы')
    .fill(
      '1.\tОткрытие декады\t10.11\t–\tМКОУ «Моховская ООШ»\tГости приняты\n2.\tЗакрытие\t20.11\t–\t–\tИтоги',
    )
  await press(page, 'Показать, как понято')
  expect(await page.getByRole('row', { name: /Открытие декады/ }).textContent()).toMatch(/10\sноября/u)
  await page.getByRole('button', { name: /Добавить 2/u }).click()
  expect(await page.getByRole('row', { name: /Закрытие/ }).count()).toBe(1)
})

/** Cells come from another program: as a table of Word, or as lines of Excel with a quoted cell. */
const pasteInto = async (page: Page, label: string, kind: string, words: string): Promise<void> => {
  const cell = page.getByLabel(label)
  await cell.focus()
  await cell.evaluate(
    (field, [type = '', text = '']) => {
      const data = new DataTransfer()
      data.setData(type, text)
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    [kind, words],
  )
}

test('таблица как в Excel: вставка, отмена, ходы клавишами; двое правят одну строку, набранное цело', async () => {
  const mine = await program.visitAs('coordinator')
  const roadmap = await bringIn(mine)
  const theirs = await program.visitAs('officer')
  for (const page of [mine, theirs]) {
    await page.goto(`${roadmap}/edit`)
    await page.getByLabel('Срок: строка 1', { exact: true }).waitFor()
  }
  const heading = (await mine.locator('[data-grid] thead th').allTextContents())[1] ?? ''
  const cell = (page: Page, row: string, column = heading) =>
    page.getByLabel(`${column}: строка ${row}`, { exact: true })

  // keys walk: a cell is chosen whole, F2 goes into its words; Excel pastes across cells, Ctrl+Z takes the paste back at once
  const before = await cell(mine, '1').inputValue()
  const isIn = (field: Locator) => field.evaluate((each) => each === document.activeElement)
  await cell(mine, '1').focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) await mine.keyboard.press(key)
  expect(await isIn(cell(mine, '1'))).toBe(true)
  await mine.keyboard.press('ArrowRight')
  expect(await isIn(cell(mine, '1', 'Срок'))).toBe(true)
  await mine.keyboard.press('F2')
  await mine.keyboard.press('ArrowLeft')
  expect(await isIn(cell(mine, '1', 'Срок'))).toBe(true)
  await mine.keyboard.press('Alt+Enter')
  expect(await cell(mine, '1', 'Срок').inputValue()).toContain('\n')
  await mine.keyboard.press('Escape')
  await mine.keyboard.press('Escape')
  const due = await cell(mine, '1', 'Срок').inputValue()
  await pasteInto(mine, `${heading}: строка 1`, 'text/plain', 'Из Excel\t"12.12\n13.12"')
  expect(await cell(mine, '1', 'Срок').inputValue()).toBe('12.12\n13.12')
  await mine.keyboard.press('Control+z')
  expect([await cell(mine, '1').inputValue(), await cell(mine, '1', 'Срок').inputValue()]).toEqual([
    before,
    due,
  ])
  // Esc drops the typing, Ctrl+Z gives it back, Esc again leads past the table to its button
  await cell(mine, '1').focus()
  await mine.keyboard.type('лишнее ')
  const typed = await cell(mine, '1').inputValue()
  await mine.keyboard.press('Escape')
  expect(await cell(mine, '1').inputValue()).toBe(before)
  await mine.keyboard.press('Control+z')
  expect(await cell(mine, '1').inputValue()).toBe(typed)
  await mine.keyboard.press('Control+z')
  await cell(mine, '1').fill(before)
  await mine.keyboard.press('Escape')
  await mine.keyboard.press('Escape')
  expect(await mine.evaluate('document.activeElement.textContent')).toBe('Сохранить таблицу')
  const fresh = (number: number, column = heading) => mine.getByLabel(`${column}: новая строка ${number}`)
  const line = (what: string, day: string) => `<tr><td>${what}</td><td>${day}</td></tr>`
  const table = `<table>${line('<p>Из\r\n Word</p><p>две строки</p>', '12.12<br>13.12')}${line('Ещё одна', 'июнь')}</table>`
  await pasteInto(mine, `${heading}: новая строка 2`, 'text/html', table)
  expect(await fresh(2).inputValue()).toBe('Из Word\nдве строки')
  expect(await fresh(2, 'Срок').inputValue()).toBe('12.12\n13.12')
  expect(await fresh(3).inputValue()).toBe('Ещё одна')
  // Enter below the last row makes another; a single column goes down, merged cells keep the places of the rest, what found no place is said
  const merged =
    '<table><tr><td colspan="2">Раздел</td></tr><tr><td rowspan="2">Одно</td><td>май</td></tr><tr><td>июнь</td></tr></table>'
  await fresh(3).press('Enter')
  await pasteInto(mine, `${heading}: новая строка 4`, 'text/html', merged)
  expect(await fresh(6, 'Срок').inputValue()).toBe('июнь')
  expect(await fresh(6).inputValue()).toBe('')
  const column = ['раз', 'два'].map((words) => `<tr><td>${words}</td></tr>`).join('')
  await pasteInto(mine, `${heading}: новая строка 4`, 'text/html', `<table>${column}</table>`)
  expect([await fresh(4).inputValue(), await fresh(5).inputValue()]).toEqual(['раз', 'два'])
  await mine.keyboard.press('Control+z')
  const wide = `<table><tr>${'<td>слово</td>'.repeat(9)}</tr></table>`
  await pasteInto(mine, `${heading}: новая строка 4`, 'text/html', wide)
  await mine.getByText('Правее последнего столбца не поместилось столбцов: 4').waitFor()
  for (let undone = 0; undone < 2; undone++) await mine.keyboard.press('Control+z')
  expect(await fresh(6, 'Срок').inputValue()).toBe('')

  // two coordinators, one row: the second sees both writings and loses nothing that he typed
  await cell(mine, '1').fill('Моя правка первой строки')
  await cell(theirs, '1').fill('Чужая правка первой строки')
  await press(theirs, 'Сохранить таблицу')
  await theirs.waitForURL((url) => url.pathname === roadmap)
  await press(mine, 'Сохранить таблицу')
  await mine.getByRole('heading', { name: 'Пока вы писали, запись изменил кто-то ещё' }).waitFor()
  for (const words of ['Моя правка первой строки', 'Чужая правка первой строки', before])
    expect(await mine.locator('.conflict').getByText(words).count()).toBeGreaterThan(0)
  await mine
    .getByLabel(/Взять моё/u)
    .first()
    .check()
  await press(mine, 'Сохранить выбранное')
  await mine.waitForURL((url) => url.pathname === roadmap)
  for (const words of [/Моя правка первой строки/u, /Из Word/u, /Ещё одна/u])
    expect(await mine.getByRole('row', { name: words }).count()).toBe(1)
})
