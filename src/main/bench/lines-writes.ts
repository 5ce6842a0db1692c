import { Agent, request as send } from 'node:http'
import { newId } from '../../platform/random.ts'
import type { Cost } from './bench.ts'
import type { Running } from './child.ts'
import { cpuOf, cpuOfServer } from './cpu.ts'
import { percentile } from './drive.ts'
import { VISITORS } from './fill.ts'
import { type Bench, type BenchLine, cpuFigure, median, msFigure, ratioFigure } from './line.ts'
import { QUESTIONS } from './load-answers.ts'
import { walkerOf } from './walker.ts'

type Post = { readonly url: string; readonly cookie: string; readonly origin: string; readonly body: string }

const post = ({ url, cookie, origin, body }: Post, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      cookie,
      origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }
    send(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', reject)
    })
      .on('error', reject)
      .end(body)
  })

/** Sends every form once over so many connections; gives the milliseconds of each. Throws when one is not saved. */
const sendAll = async (posts: readonly Post[], connections: number): Promise<number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const waiting = [...posts]
  const ms: number[] = []
  const keepSending = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const from = performance.now()
      const status = await post(next, agent)
      if (status !== 303) throw new Error(`${next.url}: ${status}`)
      ms.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, keepSending))
  agent.destroy()
  return ms
}

type Sent = { readonly ms: readonly number[]; readonly cost: Cost }

/** The same, and what the processor did meanwhile. */
const sendCounted = async (
  posts: readonly Post[],
  { pid }: Running,
  postmaster: number,
  connections: number,
): Promise<Sent> => {
  const from = { process: cpuOf(pid), database: cpuOfServer(postmaster) }
  const ms = await sendAll(posts, connections)
  return {
    ms,
    cost: { process: cpuOf(pid) - from.process, database: cpuOfServer(postmaster) - from.database },
  }
}

const msOf = (sent: readonly Sent[]): number[] => sent.flatMap(({ ms }) => ms)

const costOfOne = (sent: readonly Sent[]): Cost => {
  const count = sent.reduce((sum, { ms }) => sum + ms.length, 0)
  const mean = (pick: (cost: Cost) => number): number =>
    sent.reduce((sum, { cost }) => sum + pick(cost), 0) / count
  return { process: mean((cost) => cost.process), database: mean((cost) => cost.database) }
}

const WORDS = 'Наставничество урок команда методика результат '
const saidBy = (n: number): Record<string, string> =>
  Object.fromEntries(QUESTIONS.map((key, at) => [`a.${key}`, WORDS.repeat(at % 3 === 2 ? 6 : 1) + n]))

const BURST = 150
const ROUNDS = 3
/** Rounds that only warm both sides, as a page is warmed by its first thousand answers. */
const WARMING = 4

/** A form of 14 questions is sent: the whole command beside one hand-written statement that writes the same rows. */
const submitLine: BenchLine = {
  code: 'submit',
  measure: async ({ at, database, sessions, plan }: Bench) => {
    const cookie = sessions.get(VISITORS.form) ?? ''
    const { rows } = await database.worker.query<{ id: string }>(
      `select a.id from form_answer a join persona p on p.code = $1 join role_held h on h.person_id = p.person_id and h.organisation_id = a.organisation_id
        where a.state = 'draft' order by a.id limit $2`,
      [VISITORS.form, 2 * BURST * (ROUNDS + WARMING)],
    )
    const page = await walkerOf(at.program.address, cookie).get(`/answers/${rows[0]?.id}/fill`)
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    const bodyOf = (answer: string, n: number, more: Record<string, string>) =>
      new URLSearchParams({ ...saidBy(n), ...more, answer }).toString()
    const left = rows.map(({ id }) => id)
    const take = () => left.splice(0, BURST)
    const ours = (answer: string, n: number): Post => ({
      url: `${at.program.address}/answers/${answer}/send`,
      cookie: `${cookie}; attempt=${n}-${answer}`,
      origin: at.program.address,
      body: bodyOf(answer, n, { csrf, command_key: newId(), channel: 'self' }),
    })
    const theirs = (answer: string, n: number): Post => ({
      url: `${at.limit.address}/submit`,
      cookie,
      origin: at.limit.address,
      body: bodyOf(answer, n, { csrf, command_key: newId() }),
    })
    const sent = { ours: [] as Sent[], theirs: [] as Sent[] }
    for (let round = 0; round < ROUNDS + WARMING; round++) {
      const mine = await sendCounted(take().map(ours), at.program, at.postmaster, plan.connections)
      const hand = await sendCounted(take().map(theirs), at.limit, at.postmaster, plan.connections)
      if (round >= WARMING) {
        sent.ours.push(mine)
        sent.theirs.push(hand)
      }
    }
    return [
      ratioFigure(
        'отправленная форма из 14 вопросов, p50',
        percentile(msOf(sent.ours), 0.5),
        percentile(msOf(sent.theirs), 0.5),
        3,
      ),
      msFigure('отправленная форма из 14 вопросов, p95', percentile(msOf(sent.ours), 0.95)),
      cpuFigure(
        'то же, процессор на отправку: программа + база',
        costOfOne(sent.ours),
        costOfOne(sent.theirs),
      ),
    ]
  },
}

const TIMES = 3

/** A paper of the region is confirmed: every school of it gets its assignment. */
const confirmLine: BenchLine = {
  code: 'confirm',
  measure: async ({ at, database, sessions }: Bench) => {
    const { rows } = await database.worker.query<{ id: string }>(
      `select d.id from external_id e join directive d on d.id = e.id and d.state = 'review'
        where e.system = 'benchmark' and e.kind = 'paper' order by e.value limit $1`,
      [TIMES],
    )
    const walker = walkerOf(at.program.address, sessions.get(VISITORS.region) ?? '')
    const ms: number[] = []
    for (const { id } of rows) {
      const { html } = await walker.get(`/directives/${id}/addressees`)
      ms.push((await walker.fill(`/directives/${id}/addressees`, `/directives/${id}/confirm`, {})).ms)
      if (html === '') throw new Error('no addressees')
    }
    const given = await database.worker.query<{ n: number }>(
      'select count(*)::int as n from assignment where source_record_id = $1',
      [rows[0]?.id],
    )
    return [msFigure(`документ на ${given.rows[0]?.n} школ: страница адресатов и подтверждение`, median(ms))]
  },
}

/** Lines about what is written. */
export const writeLines: readonly BenchLine[] = [submitLine, confirmLine]
