import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { everyPage, isFile, isPage, KINDS, type Seen } from '../program/addresses.ts'
import { beginImportAs, markSchoolAs } from '../program/register.ts'
import { takeInAs } from '../program/taken-in.ts'
import { formTeamAs } from '../program/team.ts'
import { writePaperAs } from '../program/writing.ts'
import { openPage, startProgram } from './program.ts'
import { axeFinds, complaintsOf, sidewaysBy } from './screen.ts'

const program = await startProgram()

/** Routes that answer with no page of their own in this test, with the reason. */
const NOT_VISITED: Readonly<Record<string, string>> = {
  '/': 'leads to the first section',
  '/sources/:id': 'leads to the page of the record',
  '/offers': 'leads to the offers of a year, or to the answer of the own school',
  '/offers-asked/:id': 'leads to the answer of the school that was asked',
  '/offers-asked/:id/answer': 'opens by a one-time link only, and is looked at below',
  '/pairs/:id/reply': 'leads whoever has an account to the card; its look by a link is below',
  '/contracts/:id/reply': 'leads whoever has an account to the card; its look by a link is below',
  '/questions/:id/reply': 'leads whoever has an account to the question; its look by a link is below',
  '/plans/:id/reply': 'leads whoever has an account to the card; its look by a link is below',
  '/offers/answers/:id': 'leads to the answer of the school',
  '/files/:id': 'gives a file, not a page',
  '/people/letters': 'leads back to the list: letters are printed once, by a press',
  '/invite/:token': 'needs a one-time address from a letter',
  '/link': 'needs a one-time address from a letter',
  '/look': 'needs a one-time address from a letter',
  '/new-password': 'needs a one-time address from a letter',
  '/reset/:token': 'needs a one-time address from a letter',
  '/forms/papers/:directive': 'needs a paper with a table of questions',
  '/directives/:id/tables/:table/split': 'needs a paper with a table that is being checked',
  '/directives/:id/receive': 'a paper stands there only between its upload and its intake number',
  '/directives/:id/matrix': 'leads to the matrix of any source',
  '/contracts/form/model': 'a file of Word',
  '/school': "leads to the card of one's own school",
}

await formTeamAs(program.app, 'z5')
const paper = await writePaperAs(program.app, 'officer')
await beginImportAs(program.app, 'coordinator')
const { rows: schools } = await program.database.worker.query<{ id: string }>(
  `select r.organisation_id as id from persona p join role_held r on r.person_id = p.person_id where p.code = 'z5'`,
)
await markSchoolAs(program.app, 'coordinator', schools[0]?.id ?? '')
await takeInAs(program, paper)

/** Routes whose pages look different by the state of the thing: a paper being checked and one sent out. */
const MANY_LOOKS: readonly string[] = ['/directives/:id', '/assignments/:id']
const lookOf = ({ path, html }: Seen): string =>
  MANY_LOOKS.includes(path) ? (html.includes('class="two pair"') ? 'check' : 'card') : ''

const seen = await everyPage(
  program,
  [...KINDS, 'keeper', 'methodologist', 'z5-teamHead', 'z6', 'b-coordinator'],
  {
    enough: (path, before) => !MANY_LOOKS.includes(path) && before.some((each) => each.path === path),
  },
)

/** One address of every look of every route, as the first person who sees it. */
const chosen: readonly Seen[] = [
  ...new Map([...seen].reverse().map((page) => [`${page.path} ${lookOf(page)}`, page] as const)).values(),
]

test('every page of the program is among the visited or its absence has a reason', () => {
  const visited = new Set(chosen.map(({ path }) => path))
  const missing = program.routes
    .filter(isPage)
    .map(({ path }) => path)
    .filter((path) => !isFile(path))
    .filter((path) => !visited.has(path) && NOT_VISITED[path] === undefined)
  expect(missing).toEqual([])
  expect(Object.keys(NOT_VISITED).filter((path) => visited.has(path))).toEqual([])
})

/** While pages are being mended: `AXE_ONLY='load|copied'` looks only at routes like these. */
const ONLY = new RegExp(process.env.AXE_ONLY ?? '', 'u')

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/** Both widths of one page; what is wrong with it, or nothing. */
const lookAt = async (page: Page, address: string, measured: Map<string, number>): Promise<unknown> => {
  await page.setViewportSize(DESK)
  await page.goto(address)
  const desk = await axeFinds(page, measured)
  await page.setViewportSize(PHONE)
  const phone = await axeFinds(page, measured)
  const sideways = await sidewaysBy(page)
  return desk.length + phone.length > 0 || sideways > 0 ? { desk, phone, sideways } : undefined
}

test('every page is sound on a desk and on a phone', async () => {
  const found: Record<string, unknown> = {}
  const measured = new Map<string, number>()
  const queue = chosen.filter(({ path }) => ONLY.test(path))
  const worker = async (): Promise<void> => {
    const visits = new Map<string, { page: Page; complaints: string[] }>()
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { persona, address } = next
      const page = visits.get(persona)?.page ?? (await program.visitAs(persona))
      if (!visits.has(persona)) visits.set(persona, { page, complaints: complaintsOf(page) })
      const wrong = await lookAt(page, address, measured)
      if (wrong !== undefined) found[`${address} (${persona})`] = wrong
    }
    for (const [persona, { complaints }] of visits)
      if (complaints.length > 0) found[`console of ${persona}`] = complaints
  }
  // two pages at once, one per core
  await Promise.all([worker(), worker()])
  expect(found).toEqual({})
}, 900_000)

test('the pages of whoever answers by a one-time link are sound too', async () => {
  const { rows } = await program.database.owner.query<{ id: string }>(
    `select a.id from assignment a join persona p on p.code = 'coordinator' join role_held h on h.person_id = p.person_id and h.municipality_id = a.municipality_id
     where a.answer_path = '/offers-asked' and a.state = 'assigned' limit 1`,
  )
  const at = `/offers-asked/${rows[0]?.id}`
  const officer = await program.visitAs('coordinator')
  await officer.goto(`/assignments/${rows[0]?.id}`)
  await officer.getByRole('button', { name: 'Ссылка для ответа без входа' }).click()
  const link = await officer.locator('.note .anywhere').innerText()
  const page = await openPage(program.address, {})
  await page.goto(link)
  expect(new URL(page.url()).pathname).toBe(at)
  for (const address of [at, `${at}/answer`])
    expect({ address, wrong: await lookAt(page, address, new Map()) }).toEqual({ address, wrong: undefined })
}, 60_000)

test('pages of a link about a pair, a contract, a plan and a question are sound, asked and answered', async () => {
  const { owner } = program.database
  const one = async (query: string): Promise<string> =>
    (await owner.query<{ id: string }>(query)).rows[0]?.id ?? ''
  const mine = `join persona p on p.code = 'coordinator' join role_held h on h.person_id = p.person_id and h.municipality_id = x.municipality_id`
  const pair = await one(
    `select x.id from school_pair x ${mine} where x.state = 'proposed' and exists (select 1 from pair_school s where s.record_id = x.id and s.agreed_on is null) limit 1`,
  )
  const contract = await one(
    `select x.id from contract x ${mine} where x.state in ('sent', 'signedByOne') limit 1`,
  )
  const plan = await one(
    `select x.id from interaction_plan x ${mine} where x.state in ('draft', 'returned') limit 1`,
  )
  const officer = await program.visitAs('coordinator')
  await officer.goto(`/questions/about/${schools[0]?.id}`)
  await officer.getByLabel('Ваш вопрос').fill('Сколько у вас учителей физики?')
  await officer.getByRole('button', { name: 'Задать вопрос' }).click()
  const question = await one(`select id from question where text = 'Сколько у вас учителей физики?' limit 1`)
  const things = [
    { at: `/pairs/${pair}`, press: 'Согласиться' },
    { at: `/contracts/${contract}`, press: 'Записать подпись' },
    { at: `/plans/${plan}`, press: 'Утвердить план' },
    { at: `/questions/${question}`, press: 'Ответить' },
  ]
  for (const { at, press } of things) {
    await officer.goto(at)
    await officer.getByRole('button', { name: 'Ссылка для ответа без входа' }).first().click()
    const link = await officer.locator('.note .anywhere').innerText()
    const page = await openPage(program.address, {})
    await page.goto(link)
    expect(new URL(page.url()).pathname).toBe(`${at}/reply`)
    expect({ at, wrong: await lookAt(page, `${at}/reply`, new Map()) }).toEqual({ at, wrong: undefined })
    if (at.startsWith('/questions')) await page.getByLabel('Ответ', { exact: true }).fill('Двое')
    await page.getByRole('button', { name: press }).click()
    const done = new URL(page.url())
    expect(done.searchParams.get('done')).not.toBeNull()
    expect({ at, wrong: await lookAt(page, `${done.pathname}${done.search}`, new Map()) }).toEqual({
      at,
      wrong: undefined,
    })
  }
}, 120_000)
