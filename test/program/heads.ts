import type { Hono } from 'hono'
import type { Database } from '../../src/platform/database/open.ts'
import { enterAs } from './visitor.ts'

/** Lets every head of these schools in by the demo's door: the sign-in page shows only a few of them. */
export const doorsForHeads = async (
  { worker }: Pick<Database, 'worker'>,
  schools: readonly string[],
): Promise<void> => {
  for (const code of schools)
    await worker.query(
      `insert into persona (code, person_id, sentence, ord)
       select $1, h.person_id, 'Директор школы', 1000 from role_held h join organisation o on o.id = h.organisation_id
        where o.email = $1 || '@shkola.example' and h.role = 'schoolHead' limit 1 on conflict do nothing`,
      [code],
    )
}

/** A head reports on the first поручение by this paper that he finds in his list. */
export const reportAs = async (app: Hono, head: string, source: string): Promise<void> => {
  const visitor = await enterAs(app, head)
  const list = await (await visitor.get('/assignments')).text()
  const task = list.split('class="task').find((each) => each.includes(`/sources/${source}`)) ?? ''
  const report = /\/assignments\/[0-9a-f-]{36}\/report/u.exec(task)?.[0]
  if (report === undefined) throw new Error(`${head} finds nothing to report on`)
  const sent = await visitor.post(report, report, { text: 'Сделано вместе со школой-партнёром.' })
  if (sent.status !== 303) throw new Error(`the report of ${head} is refused: ${sent.status}`)
}

/** Answers questions about schools of a paper without a browser: each is that school of the register, and it is remembered. */
export const answerAs = async (
  { app, database }: { readonly app: Hono; readonly database: Pick<Database, 'worker'> },
  persona: string,
  paper: string,
  questions: readonly string[],
  schoolOf: (at: number) => string,
): Promise<void> => {
  const visitor = await enterAs(app, persona)
  for (const [at, question] of questions.entries()) {
    const { rows } = await database.worker.query<{ id: string }>(
      'select id from organisation where short_name = $1',
      [schoolOf(at)],
    )
    const fields = { choice: 'other', other: `organisation:${rows[0]?.id}`, remember: 'yes' }
    const answered = await visitor.post(paper, question, fields)
    if (answered.status !== 303) throw new Error(`the question is not answered: ${answered.status}`)
  }
}
