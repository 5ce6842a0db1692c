import { expect, test } from 'vitest'
import { press } from './acts.ts'
import { startProgram } from './program.ts'
import { sidewaysBy } from './screen.ts'

const program = await startProgram()

test('школа заполняет форму без скрипта: ошибка у вопроса, набранное цело, сохранение, отправка, печать', async () => {
  const asking = await program.visitAs('coordinator', { noScript: true })
  await asking.goto('/collections/new')
  await asking.getByLabel('Форма', { exact: true }).selectOption({ index: 1 })
  await asking.getByLabel('Как назвать сбор').fill('Опыт участия за полугодие')
  await asking.getByLabel('Ответить до').fill('31.12.2099')
  await asking.getByRole('button', { name: 'Начать сбор и разослать поручения' }).click()
  await asking.getByText('Сбор начат').waitFor()
  const { rows } = await program.database.worker.query<{ id: string }>(
    `select a.id from form_answer a join role_held r on r.organisation_id = a.organisation_id join persona p on p.person_id = r.person_id
     where p.code = 'z5' and a.collection_id = $1`,
    [new URL(asking.url()).pathname.split('/').at(-1)],
  )
  const address = `/answers/${rows[0]?.id ?? ''}`
  const page = await program.visitAs('z5', { noScript: true, phone: true })
  await page.goto(`${address}/fill`)
  expect(await sidewaysBy(page)).toBe(0)

  await page.getByLabel(/Сколько у школы сетевых партнёров/u).fill('три')
  await page.getByLabel(/В чём состояло участие школы/u).fill('Учителя дали два урока.')
  await press(page, 'Отправить')
  expect(await page.getByRole('alert').textContent()).toContain('Пункт 3. Здесь нужно число')
  const partners = page.getByLabel(/Сколько у школы сетевых партнёров/u)
  expect([await partners.inputValue(), await partners.getAttribute('aria-invalid')]).toEqual(['три', 'true'])
  expect(await page.getByLabel(/В чём состояло участие школы/u).inputValue()).toBe('Учителя дали два урока.')

  // what a refused form left is there again on another day
  await page.goto(`${address}/fill`)
  expect(await page.getByLabel(/Сколько у школы сетевых партнёров/u).inputValue()).toBe('три')
  await page.getByLabel(/Сколько у школы сетевых партнёров/u).fill('3')
  await press(page, 'Сохранить, не отправляя')
  expect(await page.getByText('Сохранено. Форма ещё не отправлена.').count()).toBe(1)

  await page.getByLabel(/Одна школа-наставник и несколько школ/u).check()
  await page.getByLabel(/С какого времени школа участвует/u).fill('10.09.2025')
  const first = page.getByRole('group', { name: 'Строка 1' }).first()
  await first.getByLabel('Мероприятие').fill('Установочная встреча')
  await page.getByRole('radio', { name: '4', exact: true }).check()
  await page.getByLabel(/Поясните свою оценку/u).fill('Помогли разборы уроков.')
  expect(await sidewaysBy(page)).toBe(0)
  await press(page, 'Отправить')
  await page.getByText('Форма отправлена.').waitFor()
  await page.goto(`${address}/print`)
  expect(await page.getByText('Помогли разборы уроков.').count()).toBe(1)
})

test('меню «Ещё» клавишами: Escape возвращает к нему, Tab дальше закрывает, страница под ним видна', async () => {
  const page = await program.visitAs('coordinator')
  await page.goto('/roadmaps')
  const [more, open] = [page.locator('.nav summary'), page.locator('.nav details[open]')]
  await more.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await open.count()).toBe(1)
  await page.keyboard.press('Escape')
  expect(await open.count()).toBe(0)
  expect(await more.evaluate((word) => word === document.activeElement)).toBe(true)
  await page.keyboard.press('Space')
  for (let left = await open.locator('a').count(); left >= 0; left--) await page.keyboard.press('Tab')
  expect(await open.count()).toBe(0)
  await more.click()
  await page.locator('main h1').click()
  expect(await open.count()).toBe(0)
})

test('на бумаге нет ни дорожки, ни ссылок, по которым что-то делают, а шапка таблицы не остаётся одна внизу листа', async () => {
  const page = await program.visitAs('coordinator')
  const { rows } = await program.database.owner.query<{ id: string }>(
    `select m.id from municipal_model m join role_held h on h.municipality_id = m.municipality_id
      join persona p on p.person_id = h.person_id where p.code = 'coordinator' limit 1`,
  )
  await page.goto(`/models/${rows[0]?.id}`)
  const tools = page.locator('.crumbs, p.go a')
  const shown = () => tools.evaluateAll((all) => all.filter((each) => each.checkVisibility()).length)
  expect(await shown()).toBeGreaterThan(3)
  await page.emulateMedia({ media: 'print' })
  expect(await shown()).toBe(0)
  await page.goto('/schools')
  const kept = await page.locator('.tbl thead').evaluate((head) => getComputedStyle(head).breakAfter)
  expect(kept).toBe('avoid')
})

test('буквы вдвое крупнее: карточка и сверка документа не шире экрана', async () => {
  const page = await program.visitAs('officer')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/directives')
  const links = page.locator('main .tbl a[href^="/directives/"]')
  const papers = new Set(await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? '')))
  const kinds = new Set<string>()
  for (const paper of papers) {
    await page.goto(paper)
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    kinds.add((await page.locator('.pair').count()) > 0 ? 'review' : 'card')
    expect(await sidewaysBy(page), paper).toBe(0)
  }
  expect([...kinds].sort()).toEqual(['card', 'review'])
})
