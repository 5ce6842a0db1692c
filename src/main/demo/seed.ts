import { addDays } from '../../kernel/day.ts'
import {
  declineAssignment,
  judgeAssignment,
  recallAssignment,
  reportAssignment,
  startAssignment,
} from '../../modules/assignments/commands.ts'
import { deliverThemes } from '../../modules/deficits/public.ts'
import { deliverForms } from '../../modules/forms/public.ts'
import { followAgreedPlan } from '../../modules/pairs/jobs.ts'
import { dayInZone, moment } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/open.ts'
import { openFolderStore } from '../../platform/files/folder-store.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { keeper } from '../uploads.ts'
import { collectionStory } from './collection.ts'
import { keepUnderControl } from './control.ts'
import { deficitStory, deficitsBefore } from './deficits.ts'
import type { DemoRun } from './desk.ts'
import { endings } from './endings.ts'
import { seedGround } from './ground.ts'
import { matchingStory, thisYearMatching } from './matching.ts'
import { type Desk, officeStory } from './office.ts'
import { pairsStory } from './pairs.ts'
import { methodDayLetter, neighbourOrder, paperInCheck, startOrder, toDocx } from './papers.ts'
import { type ProgrammeDesk, programmeStory } from './programmes.ts'
import { roadmapStory } from './roadmap-story.ts'
import { act, clauseOf, confirm, type Stage, upload } from './stage.ts'
import { STORY, type Step } from './story.ts'

const assignmentsOf = async (
  { database, ground }: Stage,
  directive: string,
  clause: string,
  school: string,
): Promise<string | null> => {
  const { rows } = await database.worker.query<{ id: string }>(
    `select a.id from assignment a join clause c on c.id = a.source_row_id where a.source_record_id = $1 and c.number = $2 and a.organisation_id = $3`,
    [directive, clause, ground.organisation.get(school)],
  )
  return rows[0]?.id ?? null
}

const evidence = async (stage: Stage, name: string): Promise<StoredFile> =>
  stage.keep(
    name,
    new TextEncoder().encode(
      'План взаимодействия школ на год.\n\nОктябрь: встреча команд.\nНоябрь: открытые уроки.\nДекабрь: итоги.\n',
    ),
  )

const takeStep = async (stage: Stage, assignment: string, step: Step): Promise<void> => {
  const day = addDays(stage.today, step.day)
  if (step.do === 'start') await act(stage, step.by, day, startAssignment, { assignment })
  else if (step.do === 'report')
    await act(stage, step.by, day, reportAssignment, {
      assignment,
      text: step.text,
      files: step.file === undefined ? [] : [await evidence(stage, step.file)],
      channel: step.channel ?? 'self',
    })
  else if (step.do === 'decline')
    await act(stage, step.by, day, declineAssignment, { assignment, reason: step.text })
  else if (step.do === 'recall')
    await act(stage, step.by, day, recallAssignment, { assignment, reason: step.text })
  else
    await act(stage, step.by, day, judgeAssignment, { assignment, decision: step.do, words: step.text ?? '' })
}

const tellStory = async (stage: Stage, directive: string): Promise<void> => {
  for (const line of STORY) {
    const assignment = await assignmentsOf(stage, directive, line.clause, line.school)
    if (assignment === null) continue
    for (const step of line.steps) await takeStep(stage, assignment, step)
  }
}

const answerOf = async ({ database, ground }: Stage, collection: string, school: string): Promise<string> => {
  const { rows } = await database.worker.query<{ id: string }>(
    'select id from form_answer where collection_id = $1 and organisation_id = $2',
    [collection, ground.organisation.get(school)],
  )
  return rows[0]?.id ?? ''
}

/** People of the story act on this stage. */
const runOn =
  (stage: Stage): DemoRun =>
  (code, day, spec, raw) =>
    act(stage, code, day, spec, raw)

/** The desk of the office's story on this stage. */
const deskOf = (stage: Stage): Desk => ({
  today: stage.today,
  person: (code) => stage.ground.person.get(code) ?? '',
  upload: (code, day, paper, level) => upload(stage, code, day, paper, level),
  act: (code, day, spec, raw) => act(stage, code, day, spec, raw),
  copy: async (name, words) => stage.keep(name, await toDocx({ file: name, lines: [{ text: words }] })),
  clause: (directive, number) => clauseOf(stage, directive, number),
})

const questionAbout = async ({ database }: Stage, record: string): Promise<string | null> => {
  const { rows } = await database.worker.query<{ id: string }>(
    'select id from question where record_id = $1',
    [record],
  )
  return rows[0]?.id ?? null
}

const play = async (stage: Stage): Promise<void> => {
  const { today, ground } = stage
  const first = addDays(today, -52)
  const order = await upload(stage, 'coordinator', first, startOrder(first, today))
  await confirm(stage, 'coordinator', first, order)
  await tellStory(stage, order)
  await keepUnderControl({
    ...{ today, order, clause: (number) => clauseOf(stage, order, number) },
    act: (code, day, command, raw) => act(stage, code, day, command, raw),
    assignment: (clause, school) => assignmentsOf(stage, order, clause, school),
    person: (code) => stage.ground.person.get(code),
    questionAbout: (record) => questionAbout(stage, record),
  })
  await roadmapStory(
    {
      database: stage.database,
      today,
      addressee: (code) => ground.organisation.get(code) ?? ground.person.get(code) ?? '',
      act: (code, day, spec, raw) => act(stage, code, day, spec, raw),
    },
    order,
  )
  const letter = await upload(
    stage,
    'officer',
    addDays(today, -7),
    methodDayLetter(addDays(today, -7), today),
  )
  await confirm(stage, 'officer', addDays(today, -7), letter)
  await upload(stage, 'coordinator', addDays(today, -1), paperInCheck(addDays(today, -1), today))
  await officeStory(deskOf(stage))
  await collectionStory({
    today,
    act: (code, day, spec, raw) => act(stage, code, day, spec, raw),
    answerOf: (collection, school) => answerOf(stage, collection, school),
  })
  await districts(stage, order)
}

/** The neighbour district, programmes, deficits, matching, and everything that is over by now. */
const districts = async (stage: Stage, order: string): Promise<void> => {
  const { today, ground } = stage
  const run = runOn(stage)
  const neighbour = await upload(
    stage,
    'b-coordinator',
    addDays(today, -9),
    neighbourOrder(addDays(today, -9), today),
  )
  await confirm(stage, 'b-coordinator', addDays(today, -9), neighbour)
  await programmes(stage, order)
  await deficitStory(stage, run)
  await matchingStory(stage, run)
  await endings({
    today,
    database: stage.database,
    region: ground.region,
    municipality: (code) => ground.municipality.get(code) ?? '',
    organisation: (code) => ground.organisation.get(code) ?? '',
    run,
    runNow: (code, spec, raw) => act(stage, code, today, spec, raw, moment()),
    confirmed: async (code, day, paper) => {
      const id = await upload(stage, code, day, paper)
      await confirm(stage, code, day, id)
      return id
    },
    keep: stage.keep,
  })
}

const programmes = async (stage: Stage, order: string): Promise<void> => {
  const { today, ground, database } = stage
  const run = runOn(stage)
  const { rows } = await database.worker.query<{ id: string }>(
    'select id from clause where record_id = $1 and number is not null order by ord limit 1',
    [order],
  )
  await programmeStory({
    today,
    act: `c:${order}:${rows[0]?.id}`,
    municipality: (code) => ground.municipality.get(code) ?? '',
    organisation: (code) => ground.organisation.get(code) ?? '',
    person: (code) => ground.person.get(code) ?? '',
    linesOf: (programme) => linesOf(stage, programme),
    effectsOf: async (model) => {
      const asked = 'select id from model_effect where record_id = $1 order by ord'
      return (await database.worker.query<{ id: string }>(asked, [model])).rows.map(({ id }) => id)
    },
    reportAsked: async (programme, municipality) => {
      const asked = 'select id from assignment where source_record_id = $1 and municipality_id = $2'
      return (await database.worker.query<{ id: string }>(asked, [programme, municipality])).rows[0]?.id ?? ''
    },
    keep: stage.keep,
    run,
  } satisfies ProgrammeDesk)
  await deficitsBefore(stage, run)
  await pairsStory({
    today,
    matching: () => thisYearMatching(stage, run),
    act: `c:${order}:${rows[0]?.id}`,
    organisation: (code) => ground.organisation.get(code) ?? '',
    ids: async (question, values) =>
      (await database.worker.query<{ id: string }>(question, [...values])).rows.map(({ id }) => id),
    run,
  })
  // rows of the agreed plan are there before the first visitor
  await handleFacts(database, [followAgreedPlan], makeLog({ level: 'silent' }))
}

/** Lines of the next year as its page offers them. */
const linesOf = async ({ database }: Stage, id: string) => {
  const { rows } = await database.worker.query<{ key: string; from: string; until: string }>(
    `select 'stage-' || id as key, to_char(from_on + interval '1 year', 'DD.MM.YYYY') as "from", to_char(until_on - 1 + interval '1 year', 'DD.MM.YYYY') as until
     from programme_stage where record_id = $1
     union all select 'alias-' || id, '', '' from programme_alias where record_id = $1`,
    [id],
  )
  return rows
}

/** Fills a fresh demo installation: the ground, then a school year lived by its people through the real commands. */
export const seedDemo = async (
  database: Database,
  files: string,
  say: (line: string) => void,
): Promise<void> => {
  const today = dayInZone(moment(), 'Europe/Moscow')
  const store = await openFolderStore(files)
  const put = keeper(database, store)
  const keep = async (name: string, bytes: Uint8Array): Promise<StoredFile> => {
    const kept = await put(new File([new Uint8Array(bytes)], name))
    if (!kept.ok) throw new Error(`the demo file ${name} was refused`)
    return kept.value
  }
  await deliverForms(database.worker, addDays(today, -60))
  await deliverThemes(database.worker)
  const ground = await seedGround(database, today)
  await play({ database, ground, today, keep })
  say('Показательный район готов.')
}
