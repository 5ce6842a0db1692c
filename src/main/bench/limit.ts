import { createServer, type Server } from 'node:http'
import type pg from 'pg'
import type { Database } from '../../platform/database/open.ts'

type Row = Readonly<Record<string, string | number | boolean | null>>
type Question = { readonly name: string; readonly text: string; readonly columns: readonly string[] }

const ORGANISATIONS = `select o.id, o.short_name, o.kind, o.inn, o.pupils, o.teachers, o.is_rural, c.category, m.short_name as municipality, count(*) over () as total
  from organisation o left join organisation_category c on c.organisation_id = o.id and c.from_on <= current_date and (c.until_on is null or c.until_on > current_date)
    left join municipality m on m.id = o.municipality_id`
const COLUMNS = ['short_name', 'kind', 'inn', 'pupils', 'teachers', 'is_rural', 'category', 'municipality']

/** The same answers by hand SQL over our tables: no policies, no session in the database, no frame around the rows. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  municipality: {
    name: 'limit-municipality',
    text: `${ORGANISATIONS} where o.municipality_id = $1 and o.state <> 'closed' order by o.normal_name collate ru_natural, o.id limit 50`,
    columns: COLUMNS,
  },
  region: {
    name: 'limit-region',
    text: `${ORGANISATIONS} where o.region_id = $1 and o.state <> 'closed' order by o.normal_name collate ru_natural, o.id limit 50 offset 100`,
    columns: COLUMNS,
  },
  school: {
    name: 'limit-school',
    text: `select o.full_name, o.kind, o.inn, o.pupils, o.teachers, o.is_rural, m.name as municipality,
        (select json_agg(c)::text from organisation_category c where c.organisation_id = o.id) as categories,
        (select json_agg(json_build_array(p.id, p.last_name, p.first_name, p.middle_name, h.title, r.role))::text from position_held h
          join person p on p.id = h.person_id left join role_held r on r.person_id = p.id and r.organisation_id = o.id where h.organisation_id = o.id) as people
      from organisation o left join municipality m on m.id = o.municipality_id where o.id = $1`,
    columns: [
      'full_name',
      'kind',
      'inn',
      'pupils',
      'teachers',
      'is_rural',
      'municipality',
      'categories',
      'people',
    ],
  },
  assignments: {
    name: 'limit-assignments',
    text: `select a.id, a.title, a.quote, a.source_label, a.state, a.modality, a.term_as_written, a.due_on::text as due_on, o.short_name, l.decision_text
      from assignment a left join organisation o on o.id = a.organisation_id
        left join lateral (select decision_text from assignment_report r where r.record_id = a.id order by no desc limit 1) l on true
      where a.organisation_id = $1 and a.state in ('assigned','inWork','reported','returned') order by a.due_on nulls last, a.source_label, a.id limit 300`,
    columns: [
      'title',
      'quote',
      'source_label',
      'state',
      'modality',
      'term_as_written',
      'due_on',
      'short_name',
      'decision_text',
    ],
  },
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const cell = (value: Row[string] | undefined): string =>
  `<td>${String(value ?? '').replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)}</td>`

const tableOf = (rows: readonly Row[], columns: readonly string[]): string =>
  `<!doctype html><html lang="ru"><title>Предел</title><table>${rows
    .map((row) => `<tr>${columns.map((column) => cell(row[column])).join('')}</tr>`)
    .join('')}</table></html>`

const answer = async (pool: pg.Pool, url: string): Promise<string | null> => {
  const [, code = '', id = ''] = url.split('/')
  const question = QUESTIONS[code]
  if (question === undefined) return null
  const { rows } = await pool.query<Row>({ name: question.name, text: question.text, values: [id] })
  return tableOf(rows, question.columns)
}

const respond = async (pool: pg.Pool, url: string): Promise<string | null> =>
  url === '/readyz' ? 'ok' : answer(pool, url)

/** The limit: bare node:http and pg (architecture, section 4). Addresses: `/municipality/ID`, `/region/ID`, `/school/ID`, `/assignments/ID`. */
export const startLimit = (database: Pick<Database, 'worker'>, port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      respond(database.worker, request.url ?? '').then(
        (html) =>
          response
            .writeHead(html === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
            .end(html ?? ''),
        () => response.writeHead(500).end(),
      )
    }).listen(port, '127.0.0.1', () => resolve(server))
  })
