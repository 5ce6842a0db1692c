import { test } from 'vitest'
import { startOrder, toDocx } from '../../src/main/demo/papers.ts'
import { dayInZone, moment } from '../../src/platform/clock.ts'
import { agrees, counted } from './effort.ts'
import { startProgram } from './program.ts'

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
