import type { Hono } from 'hono'
import type { Database } from '../../src/platform/database/open.ts'
import { standing } from './forms.ts'
import { enterAs, type Visitor } from './visitor.ts'

type Program = { readonly app: Hono; readonly database: Database }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What the form of a page holds, with a file or other values over it; gives where it leads. */
const send = async (
  visitor: Visitor,
  page: string,
  action: string,
  over: Readonly<Record<string, string | File>>,
): Promise<string> => {
  const held = standing(await (await visitor.get(page)).text(), action)
  const fields = Object.fromEntries(
    [...new Set(held.keys())].map((name) => [name, held.getAll(name).map(String)]),
  )
  const answer = await visitor.post(page, action, { ...fields, ...over })
  if (answer.status !== 303) throw new Error(`${action}: ${answer.status}`)
  return answer.headers.get('location') ?? ''
}

/** The file that a page gives, as a person who sends it back unchanged. */
const sameFile = async (visitor: Visitor, address: string): Promise<File> =>
  new File([await (await visitor.get(address)).arrayBuffer()], 'tablica.xlsx', { type: XLSX })

const oneId = async (database: Database, query: string): Promise<string> => {
  const { rows } = await database.worker.query<{ id: string }>(query)
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`nothing is found by ${query}`)
  return id
}

const OLD_TABLE = 'Школа;Дефицит\nМКОУ «Моховская ООШ»;Работа с текстом\nМКОУ «Нездешняя ООШ»;Своя тема\n'
const DAYS = 'День;Вид;Основание\n01.01.2029;выходной;ст. 112\n'

/** Tables that wait to be looked through: an old one of deficits, a sheet, a collection, an answer, days of a year. */
const takeTables = async ({ app, database }: Program): Promise<void> => {
  const coordinator = await enterAs(app, 'coordinator')
  const csv = (text: string, name: string) => new File([text], name, { type: 'text/csv' })
  const old = await send(coordinator, '/deficits/old', '/deficits/old', {
    file: csv(OLD_TABLE, 'deficity.csv'),
  })
  await send(coordinator, old, old, {})
  const collection = `/collections/${await oneId(database, `select id from form_collection where state = 'open' order by id limit 1`)}`
  await send(coordinator, `${collection}/load`, `${collection}/load`, {
    file: await sameFile(coordinator, `${collection}/template.xlsx`),
  })
  const school = await enterAs(app, 'z5')
  const ofSchool = `organisation_id = any (select r.organisation_id from persona p join role_held r on r.person_id = p.person_id where p.code = 'z5')`
  const sheet = `/deficit-sheets/${await oneId(
    database,
    `select s.id from deficit_sheet s join deficit_round r on r.id = s.round_id where s.${ofSchool} and r.state = 'open' and s.state = 'waiting' order by s.id desc limit 1`,
  )}`
  await send(school, `${sheet}/load`, `${sheet}/load`, {
    file: await sameFile(school, `${sheet}/template.xlsx`),
  })
  const answer = `/answers/${await oneId(
    database,
    `select a.id from form_answer a join municipality m on m.id = a.municipality_id and m.name like 'Заозёрский%' where a.state = 'draft' order by a.id limit 1`,
  )}`
  await send(coordinator, `${answer}/load`, `${answer}/load`, {
    file: await sameFile(coordinator, `${answer}/form.xlsx`),
  })
  const admin = await enterAs(app, 'admin')
  await send(admin, '/calendar/load', '/calendar/load', {
    year: '2029',
    basis: 'постановление о переносе',
    file: csv(DAYS, 'dni.csv'),
  })
}

/** Things that stand only between two steps: a filter kept, a copy of a roadmap, an annex that was written. */
const stepBetween = async ({ app, database }: Program, paper: string): Promise<void> => {
  const coordinator = await enterAs(app, 'coordinator')
  await coordinator.post('/schools', '/filters', {
    list: '/schools',
    query: 'category=lowResults',
    name: 'Свой отбор',
  })
  const roadmap = `/roadmaps/${await oneId(
    database,
    `select r.id from roadmap r join municipality m on m.id = r.municipality_id and m.name like 'Заозёрский%' where r.state = 'inForce' and r.organisation_id is null order by r.id limit 1`,
  )}`
  await send(coordinator, `${roadmap}/copy`, `${roadmap}/copy`, { title: 'Карта следующего года' })
  const officer = await enterAs(app, 'officer')
  await send(officer, `${paper}/writing/annexes/new`, `${paper}/writing/annexes/new`, {
    title: 'Порядок недели',
    kind: 'text',
    body: 'Урок открыт для всех.',
  })
}

/** Brings about what stands on a page only for a while, so that every page can be seen. */
export const takeInAs = async (program: Program, paper: string): Promise<void> => {
  await takeTables(program)
  await stepBetween(program, paper)
}
