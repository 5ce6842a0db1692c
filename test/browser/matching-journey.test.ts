import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readDocumentModel } from '../../src/documents/read.ts'
import { USUAL_POLICY } from '../../src/modules/matching/domain/plan/policy.ts'
import { publishSigned } from '../../src/modules/matching/jobs.ts'
import { handleFacts } from '../../src/platform/jobs/facts.ts'
import { makeLog } from '../../src/platform/log.ts'
import { attach, follow, MODES, type Mode, press } from './acts.ts'
import { countPlan, matchingOfDemo } from './planning.ts'
import { startProgram } from './program.ts'
import { axeFinds, PIXEL, sidewaysBy } from './screen.ts'

/** Every way of working has a demo of its own: a school is asked about a pair once. */
const programs = [await startProgram(), await startProgram(), await startProgram()]
const [first] = programs
if (first === undefined) throw new Error('no program')
let program = first
const log = makeLog({ level: 'silent' })

const fits = async (page: Page, mode: Mode): Promise<void> => {
  if (mode.phone === true) expect(await sidewaysBy(page)).toBeLessThanOrEqual(0)
}
const alert = (page: Page) => page.getByRole('alert').first().textContent()

let matching = ''
/** A way of working begins on a demo of its own; gives the first day of the year that is planned. */
const begin = async (at: number): Promise<string> => {
  program = programs[at] ?? program
  const found = await matchingOfDemo(program)
  matching = found.id
  return found.from
}

const idIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** A plan with its reasons: why this mentor school, what another would cost; one pair is pinned with a reason. */
const pinOne = async (page: Page, mode: Mode): Promise<string> => {
  await page.goto(`/matching/${matching}`)
  await follow(page, /^Обычный/u)
  await page.getByRole('link', { name: 'МКОУ «Моховская ООШ»' }).first().click()
  await page.getByRole('heading', { name: 'Что изменится, если закрепить иначе' }).waitFor()
  expect(await page.getByText('Если будет пара МКОУ «Моховская ООШ» и').count()).toBeGreaterThan(0)
  expect(await page.getByText('не сможет в этом году').count()).toBe(1)
  await fits(page, mode)
  await page
    .getByRole('row')
    .filter({ hasText: 'Ключевская СОШ' })
    .getByRole('link', { name: /^Закрепить/u })
    .first()
    .click()
  await press(page, 'Решить и составить новый план')
  expect(await alert(page)).toContain('Напишите причину')
  await page.getByLabel('Почему').fill('Учителя уже знакомы, автобус ходит прямо.')
  await press(page, 'Решить и составить новый план')
  await page.getByRole('heading', { name: 'План считается' }).waitFor()
  const scenario = idIn(page)
  await countPlan(program, scenario)
  await page.reload()
  expect(await page.getByText('закреплено решением').count()).toBeGreaterThan(0)
  return scenario
}

/** A plan of a change in mid-year leaves earlier pairs alone, unless a person says otherwise. */
const planAgain = async (page: Page, from: string): Promise<void> => {
  await page.goto(`/matching/${matching}`)
  await follow(page, 'Изменить среди года')
  await page.getByLabel('С какого дня').fill(from)
  await press(page, 'Начать изменение')
  expect(await alert(page)).toContain('Напишите причину')
  await page.getByLabel('Почему меняем').fill('У школы-наставника стало меньше мест.')
  await press(page, 'Начать изменение')
  await page.waitForURL(/\/matching\/[0-9a-f-]{36}$/u)
  matching = idIn(page)
  await page.goto(`/matching/${matching}/scenarios/new`)
  await press(page, 'Составить план')
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}$/u)
  await countPlan(program, idIn(page))
  await page.reload()
  expect(await page.getByText(/ни\sодна\sне\sизменится/u).count()).toBeGreaterThan(0)
}

/** Schools are asked; one answers from its own list, the others are silent, which here means yes. */
const ask = async (page: Page, scenario: string, mode: Mode): Promise<void> => {
  await page.goto(`/matching/${matching}`)
  await follow(page, 'Спросить школы о согласии')
  await page.getByLabel('План, о котором спрашиваем').selectOption(scenario)
  await press(page, 'Спросить школы')
  await page.getByText('Школы спрошены').waitFor()
  await fits(page, mode)
  if (mode === MODES[0]) expect(await axeFinds(page)).toEqual([])
  const head = await program.visitAs('z5', mode)
  await head.goto('/assignments')
  await follow(head, 'Ответить, согласна ли школа с закреплением')
  await follow(head, 'Ответить')
  await press(head, 'Ответить')
  expect(await alert(head)).toContain('согласны или возражаете')
  for (const yes of await head.getByLabel('Согласны', { exact: true }).all()) await yes.check()
  await fits(head, mode)
  await press(head, 'Ответить')
  await head.getByText('Ответ записан').waitFor()
  await page.reload()
  expect(
    await page
      .getByRole('row', { name: /Моховская/u })
      .getByText('согласна')
      .count(),
  ).toBeGreaterThan(0)
  await press(page, 'Закончить сбор ответов')
}

/** The committee confirms what nothing stops; the act is drawn up with its annex. Gives its address. */
const rule = async (page: Page, mode: Mode): Promise<string> => {
  await follow(page, 'Открыть решения')
  await page.getByRole('button', { name: /^Подтвердить без замечаний/u }).click()
  await page.getByText('Пары без замечаний подтверждены').waitFor()
  await fits(page, mode)
  await follow(page, 'Утвердить закрепление')
  await press(page, 'Подготовить документ')
  await page.getByText('Проект документа готов').waitFor()
  // the card leads to the paper too
  await page.goto(`/matching/${matching}`)
  await follow(page, 'Открыть документ')
  await page.getByRole('heading', { name: 'Приложения' }).waitFor()
  return new URL(page.url()).pathname
}

/** Words of a paper that comes out as DOCX, as our own reader reads them. */
const wordsOf = async (page: Page, address: string): Promise<string> => {
  const response = await page.request.get(address)
  expect(response.headers()['content-type']).toContain('wordprocessingml')
  const read = await readDocumentModel(new Uint8Array(await response.body()))
  return JSON.stringify(read)
}

/** The paper comes back signed, and the pairs are there. */
const sign = async (page: Page, mode: Mode): Promise<void> => {
  await follow(page, 'Зарегистрировать подписанный')
  await attach(page, { name: 'скан.png', buffer: PIXEL })
  await fits(page, mode)
  await press(page, 'Зарегистрировать')
  await page.getByText('Документ зарегистрирован').waitFor()
  await handleFacts(program.database, [publishSigned], log)
  await page.goto(`/matching/${matching}`)
  await page.getByText('Закрепление утверждено, пары созданы').waitFor()
}

/** The contract of a new pair is drawn up and comes out as DOCX. */
const contract = async (page: Page): Promise<void> => {
  const { rows } = await program.database.owner.query<{ id: string }>(
    'select pair_id as id from matching_ruling where record_id = $1 and pair_id is not null limit 1',
    [matching],
  )
  await page.goto(`/pairs/${rows[0]?.id}`)
  await follow(page, 'Составить договор')
  await page.getByLabel('Место').fill('г. Заозёрск')
  await page.getByLabel('Направления помощи').fill('читательская грамотность')
  await press(page, 'Составить договор')
  await page.waitForURL(/\/contracts\/[0-9a-f-]{36}/u)
  const words = await wordsOf(page, `${new URL(page.url()).pathname}/docx`)
  expect(words).toContain('читательская грамотность')
}

for (const [at, mode] of MODES.entries())
  test(`третий путь: план, почему не другая школа, закрепление пары, согласие, решения, документ, пары (${mode.name})`, async () => {
    const from = await begin(at)
    const coordinator = await program.visitAs('coordinator', mode)
    await ask(coordinator, await pinOne(coordinator, mode), mode)
    const paper = await rule(coordinator, mode)
    const words = await wordsOf(coordinator, `${paper}/paper/docx`)
    for (const expected of ['Моховская ООШ', 'Правила подбора', `версия ${USUAL_POLICY.version}`])
      expect(words).toContain(expected)
    await sign(coordinator, mode)
    if (at === 0) await contract(coordinator)
    if (at === 1) await planAgain(coordinator, `15.11.${from.slice(0, 4)}`)
  })
