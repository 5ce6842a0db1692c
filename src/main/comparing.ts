import { createHash } from 'node:crypto'
import type { Compare, Compared, MatchPlan, PlanRequest } from '../modules/matching/public.ts'

type Plans = readonly (MatchPlan | null)[]
/** Counts the plans of one question to the end; null when that takes too long or breaks. */
export type CountPlans = (requests: readonly PlanRequest[]) => Promise<Plans | null>

export type ComparingLimits = {
  /** Questions counted beside each other. */
  readonly atOnce: number
  /** How long a page waits for its answer when nothing else is said. */
  readonly pageSeconds: number
}

/** Questions that wait for their turn; who comes after them is asked to come again. */
const MOST_WAITING = 12
/** Answers kept: the same question has the same answer, so they never grow old. */
const MOST_KEPT = 16
/** What is said of a question before any has been counted. */
const FIRST_GUESS = 8

type Question = {
  readonly key: string
  readonly requests: readonly PlanRequest[]
  readonly answer: Promise<Plans | null>
  readonly settle: (plans: Plans | null) => void
  state: 'queued' | 'running' | 'answered'
}

const questionOf = (key: string, requests: readonly PlanRequest[]): Question => {
  let settle: Question['settle'] = () => undefined
  const answer = new Promise<Plans | null>((resolve) => {
    settle = resolve
  })
  return { key, requests, answer, settle, state: 'queued' }
}

const keyOf = (requests: readonly PlanRequest[]): string =>
  createHash('sha256').update(JSON.stringify(requests)).digest('hex')

const LATE = Symbol('late')

/** The answer, or `LATE` when it has not come within these seconds. */
const within = async (
  answer: Promise<Plans | null>,
  seconds: number,
): Promise<Plans | null | typeof LATE> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), seconds * 1000)
  })
  const first = await Promise.race([answer, late])
  clearTimeout(timer)
  return first
}

/** What is counted, what waits, what is known. */
type Desk = ComparingLimits & {
  readonly count: CountPlans
  readonly known: Map<string, Question>
  readonly queue: Question[]
  running: number
  /** Pages that wait for an answer now. */
  pages: number
  /** Seconds that a question usually takes. */
  usual: number
}

const forgetOld = ({ known }: Desk): void => {
  const answered = [...known.values()].filter(({ state }) => state === 'answered')
  for (const { key } of answered.slice(0, Math.max(0, answered.length - MOST_KEPT))) known.delete(key)
}

const run = async (desk: Desk, question: Question): Promise<void> => {
  desk.running += 1
  question.state = 'running'
  const began = performance.now()
  const plans = await desk.count(question.requests).catch((failure: unknown) => {
    process.emitWarning(`plans were not compared: ${String(failure)}`)
    return null
  })
  desk.usual = (desk.usual + (performance.now() - began) / 1000) / 2
  desk.running -= 1
  question.state = 'answered'
  // what was given up may be asked again
  if (plans === null) desk.known.delete(question.key)
  question.settle(plans)
  forgetOld(desk)
  begin(desk)
}

const begin = (desk: Desk): void => {
  while (desk.running < desk.atOnce) {
    const question = desk.queue.shift()
    if (question === undefined) return
    void run(desk, question)
  }
}

const waiting = ({ usual, atOnce }: Desk, ahead: number): Compared => ({
  kind: 'waiting',
  ahead,
  seconds: Math.max(1, Math.ceil((usual * (ahead + 1)) / atOnce)),
})

/** The question as it stands at the desk; null when the queue is full. */
const asked = (desk: Desk, requests: readonly PlanRequest[]): Question | null => {
  const key = keyOf(requests)
  const found = desk.known.get(key)
  if (found !== undefined) return found
  if (desk.queue.length >= MOST_WAITING) return null
  const made = questionOf(key, requests)
  desk.known.set(key, made)
  desk.queue.push(made)
  begin(desk)
  return made
}

/**
 * Questions of pages that compare plans: the same question is counted once however many ask it, others wait for their turn and go
 * on when the page has gone, so that opening it again shows them ready. A page waits only for what is being counted already:
 * it holds a connection to the database meanwhile.
 */
export const comparing = (count: CountPlans, limits: ComparingLimits): Compare => {
  const desk: Desk = {
    ...limits,
    ...{ count, known: new Map(), queue: [], running: 0, pages: 0, usual: FIRST_GUESS },
  }
  return async (requests, seconds = limits.pageSeconds) => {
    const question = asked(desk, requests)
    if (question === null) return waiting(desk, desk.queue.length + desk.running)
    if (question.state === 'queued') return waiting(desk, desk.queue.indexOf(question) + desk.running)
    if (question.state === 'running' && desk.pages >= desk.atOnce * 2) return waiting(desk, 0)
    desk.pages += 1
    const plans = await within(question.answer, seconds)
    desk.pages -= 1
    if (plans === LATE) return waiting(desk, 0)
    return plans === null ? { kind: 'none' } : { kind: 'ready', plans }
  }
}
