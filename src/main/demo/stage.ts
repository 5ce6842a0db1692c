import { readDocumentModel } from '../../documents/read.ts'
import type { Day } from '../../kernel/day.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { answerQuestion, uploadDirective } from '../../modules/directives/commands/intake.ts'
import { readDirective } from '../../modules/directives/domain/reading/read.ts'
import { type Moment, toMoment } from '../../platform/clock.ts'
import type { Command, Subject } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import type { Database } from '../../platform/database/open.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import { type PersonFacts, type Scope, scopeOfPerson } from '../../platform/scope/scope.ts'
import { confirmDirective } from '../confirm.ts'
import type { Ground } from './ground.ts'
import { type Paper, toDocx } from './papers.ts'

/** What a story is told with: the database, its people and places, the day, the store of files. */
export type Stage = {
  readonly database: Database
  readonly ground: Ground
  readonly today: Day
  readonly keep: (name: string, bytes: Uint8Array) => Promise<StoredFile>
}

/** Ten in the morning of a day: people work by day, in the seeds too. */
const morning = (day: Day): Moment => toMoment(`${day}T07:00:00.000Z`)

const scopeOn = async ({ database, ground }: Stage, code: string, day: Day): Promise<Scope> => {
  const { rows } = await database.app.query<{ facts: PersonFacts | null }>(
    'select person_facts($1) as facts',
    [ground.person.get(code)],
  )
  const facts = rows[0]?.facts
  if (!facts) throw new Error(`no such person in the story: ${code}`)
  return scopeOfPerson(facts, morning(day))
}

/** What the calendar of the story puts later than today is done today: nobody has acted on a day that has not come. */
const lived = ({ today }: Stage, day: Day): Day => (day < today ? day : today)

/** Runs a real command as a person on a day; the story stops when the program refuses it. */
export const act = async <I, S extends Subject, C>(
  stage: Stage,
  code: string,
  day: Day,
  spec: Command<I, S, C>,
  raw: unknown,
  at: Moment = morning(lived(stage, day)),
): Promise<string> => {
  const scope = await scopeOn(stage, code, lived(stage, day))
  const outcome = await runCommand(stage.database.app, scope, spec, { raw, at })
  if (outcome.kind !== 'done') throw new Error(`${spec.name} by ${code}: ${JSON.stringify(outcome)}`)
  return outcome.location
}

export const upload = async (
  stage: Stage,
  code: string,
  day: Day,
  paper: Paper,
  level: 'own' | 'incoming' = 'own',
): Promise<string> => {
  const bytes = await toDocx(paper)
  const model = await readDocumentModel(bytes)
  if (!model.ok) throw new Error(`the demo paper ${paper.file} cannot be read`)
  const reading = readDirective(model.value, {})
  const file = await stage.keep(paper.file, bytes)
  return idInAddress(
    await act(stage, code, day, uploadDirective, { file, level, model: model.value, reading }),
  )
}

/** Everything that the program asks about is left out, then the paper is confirmed. */
export const confirm = async (stage: Stage, code: string, day: Day, id: string): Promise<void> => {
  const { rows } = await stage.database.worker.query<{ id: string }>(
    `select id from directive_question where record_id = $1 and code not like 'remark.%' and answer is null`,
    [id],
  )
  for (const question of rows)
    await act(stage, code, day, answerQuestion, {
      directive: id,
      question: question.id,
      choice: 'leave',
      other: '',
      remember: false,
    })
  await act(stage, code, day, confirmDirective, { directive: id })
}

export const clauseOf = async ({ database }: Stage, directive: string, number: string): Promise<string> => {
  const { rows } = await database.worker.query<{ id: string }>(
    'select id from clause where record_id = $1 and number = $2',
    [directive, number],
  )
  return rows[0]?.id ?? ''
}
