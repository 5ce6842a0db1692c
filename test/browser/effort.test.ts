import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { startOrder, toDocx } from '../../src/main/demo/papers.ts'
import { dayInZone, moment } from '../../src/platform/clock.ts'
import { agrees, counted } from './effort.ts'
import { countPlan, matchingOfDemo } from './planning.ts'
import { startProgram } from './program.ts'
import { PIXEL } from './screen.ts'

const program = await startProgram()

test('сколько труда стоит первый путь: столько, сколько сказано в docs/effort.md, и не больше сегодняшнего', async () => {
  const today = dayInZone(moment(), 'Europe/Moscow')
  const order = Buffer.from(await toDocx(startOrder(today, today)))

  const sending = await program.visitAs('coordinator')
  const sender = counted(sending)
  await sender.open('/directives/new')
  await sender.attach('rasporyazhenie.docx', order)
  await sender.press('Прочитать документ')
  await sender.follow('Перейти к адресатам')
  await sender.press('Подтвердить и разослать поручения')
  await sending.getByText('Документ подтверждён').waitFor()
  agrees('разослать распоряжение девяти школам', sender.effort)
  const source = new URL(sending.url()).pathname.split('/').at(-1)

  const answering = await program.visitAs('z5')
  const head = counted(answering)
  await head.open('/assignments')
  const task = answering.locator(`.task:has(a[href="/sources/${source}"])`).first()
  head.effort.presses += 1
  await task.getByRole('link', { name: 'Сообщить о выполнении' }).click()
  await answering.waitForURL(/\/report$/u)
  await head.type('Что сделано', 'План составлен вместе со школой-партнёром.')
  await head.attach('plan.txt', Buffer.from('План взаимодействия'))
  await head.press('Отправить отчёт')
  await answering.waitForURL((url) => !url.pathname.endsWith('/report'))
  agrees('сообщить о выполнении с файлом', head.effort)

  const judging = await program.visitAs('methodologist')
  const judge = counted(judging)
  await judge.open('/assignments/judging')
  await judge.follow(/^Отметить все/u)
  await judge.press('Принять отмеченные')
  await judging.getByRole('heading', { name: /^Принято/u }).waitFor()
  agrees('принять все отчёты, которые ждут', judge.effort)
})

/** Questions of a sheet that hold what was named before, and the first row left for a new deficit. */
const rowsOf = async (page: Page): Promise<{ named: readonly string[]; free: string }> => {
  const all = await page
    .locator('input[type="radio"][name$=".severity"]')
    .evaluateAll((inputs) => [...new Set(inputs.map((input) => input.getAttribute('name') ?? ''))])
  const named: string[] = []
  for (const name of all)
    if ((await page.locator(`input[type="hidden"][name="${name.replace('severity', 'theme')}"]`).count()) > 0)
      named.push(name)
  const free = all.find((name) => !named.includes(name)) ?? ''
  return { named, free: free.replace('.severity', '') }
}

test('сколько труда стоит второй путь: школа обновляет дефициты, методист распределяет', async () => {
  const naming = await program.visitAs('z5')
  const head = counted(naming)
  await head.open('/deficits')
  await head.follow('Продолжить')
  const { named, free } = await rowsOf(naming)
  for (const name of named) await head.choose(name, '2')
  const folded = naming.locator(`details:not([open]):has([name="${free}.theme"]) > summary`)
  if ((await folded.count()) > 0) {
    head.effort.presses += 1
    await folded.first().click()
  }
  const theme = naming.locator(`[name="${free}.theme"] option`).nth(1)
  await head.pick(`${free}.theme`, (await theme.getAttribute('value')) ?? '')
  await head.choose(`${free}.severity`, '3')
  await head.press(/^(?:Отправить дефициты|Исправить отправленное)$/u)
  await naming.waitForURL((url) => !url.pathname.endsWith('/fill'))
  agrees('обновить дефициты школы и назвать новый', head.effort)

  const sorting = await program.visitAs('methodologist')
  const methodologist = counted(sorting)
  await methodologist.open('/deficits/map')
  await methodologist.follow('Куда направить')
  await methodologist.press(/^(?:Пересчитать по новым данным|Распределить дефициты)$/u)
  await sorting.getByText('Распределено. Общие темы').waitFor()
  agrees('свести дефициты школ и распределить их', methodologist.effort)
})

test('сколько труда стоит третий путь: закрепление школ от плана до подписанного документа', async () => {
  const { id } = await matchingOfDemo(program)
  const page = await program.visitAs('coordinator')
  const pinning = counted(page)
  await pinning.open(`/matching/${id}`)
  await pinning.follow(/^Обычный/u)
  await pinning.follow('МКОУ «Моховская ООШ»')
  await pinning.follow(/^Закрепить/u)
  await pinning.type('Почему', 'Учителя уже знакомы, автобус ходит прямо.')
  await pinning.press('Решить и составить новый план')
  await page.getByRole('heading', { name: 'План считается' }).waitFor()
  agrees('закрепить одну пару и получить новый план', pinning.effort)
  const scenario = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await countPlan(program, scenario)

  const asking = counted(page)
  await asking.open(`/matching/${id}`)
  await asking.follow('Спросить школы о согласии')
  await page.getByLabel('План, о котором спрашиваем').waitFor()
  await asking.pick('scenario', scenario)
  await asking.press('Спросить школы')
  await page.getByText('Школы спрошены').waitFor()
  agrees('спросить школы о согласии', asking.effort)

  const answering = await program.visitAs('z5')
  const head = counted(answering)
  await head.open('/assignments')
  await head.follow('Ответить, согласна ли школа с закреплением')
  await head.follow('Ответить')
  for (const yes of await answering.getByLabel('Согласны', { exact: true }).all()) {
    head.effort.presses += 1
    await yes.check()
  }
  await head.press('Ответить')
  await answering.getByText('Ответ записан').waitFor()
  agrees('ответить, согласна ли школа', head.effort)

  const ruling = counted(page)
  await ruling.open(`/matching/${id}/consent`)
  await ruling.press('Закончить сбор ответов')
  await ruling.follow('Открыть решения')
  await ruling.press(/^Подтвердить без замечаний/u)
  await ruling.follow('Утвердить закрепление')
  await ruling.press('Подготовить документ')
  await page.getByText('Проект документа готов').waitFor()
  await ruling.follow('Открыть документ')
  await ruling.follow('Зарегистрировать подписанный')
  await ruling.attach('скан.png', PIXEL)
  await ruling.press('Зарегистрировать')
  await page.getByText('Документ зарегистрирован').waitFor()
  agrees('подтвердить пары и зарегистрировать подписанный документ', ruling.effort)
})
