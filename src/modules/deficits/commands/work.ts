import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { MEASURE_SOURCES } from '../domain/routing.ts'
import type { Deficit } from '../domain/types.ts'
import { type DeficitLine, lockDeficit } from '../queries/deficit.ts'
import { isMeasureDecided } from '../queries/measures.ts'

type Working = Deficit & DeficitLine

const id = z.string().refine(isUuid, 'notAnId')
const words = (max: number) => z.string().trim().max(max, 'tooLong')
const needed = (max: number) => z.string().trim().min(1, 'required').max(max, 'tooLong')

const MeasureInput = z.object({
  deficit: id,
  source: z.enum(MEASURE_SOURCES, 'chooseOne'),
  sourceId: z.union([z.literal(''), id], 'notAnId'),
  title: needed(300),
  decision: z.enum(['chosen', 'refused'], 'chooseOne'),
  reason: words(300),
})
type MeasureInput = z.infer<typeof MeasureInput>

const address = (deficit: string): string => `/deficits/items/${deficit}`
const whileOpen = (deficit: Working): Result<null> =>
  deficit.state === 'closed' ? refuse('deficitIsClosed') : ok(null)

/** A deficit that somebody has taken up. */
const takeUp = (tx: Tx, deficit: string): Promise<number> =>
  run(
    tx,
    sql`update deficit set state = 'inWork', version = version + 1 where id = ${deficit} and state = 'open'`,
  )

type Deciding = Working & { readonly isDecided: boolean }

/** Something of the record is decided once: a second tab changes nothing. Own help may repeat. */
const loadDeciding = async (tx: Tx, input: MeasureInput): Promise<Deciding | null> => {
  const deficit = await lockDeficit(tx, input.deficit)
  if (deficit === null) return null
  return { ...deficit, isDecided: await isMeasureDecided(tx, deficit.id, input) }
}

/** What was offered is chosen, or refused with a reason; own help may be written down too. */
export const decideMeasure = command<MeasureInput, Deciding, Omit<MeasureInput, 'deficit'>>({
  name: 'deficit.decideMeasure',
  input: MeasureInput,
  access: access.workOnDeficit,
  load: loadDeciding,
  decide: (deficit, input) => {
    const open = whileOpen(deficit)
    if (!open.ok) return open
    if (deficit.isDecided) return refuse('measureDecided')
    if (input.decision === 'refused' && input.reason === '') return refuse('refusalNeedsReason', 'reason')
    return ok(input)
  },
  save: async (tx, { source, sourceId, title, decision, reason }, deficit, work) => {
    const { region, municipality, organisation } = deficit.owner
    await run(
      tx,
      sql`insert into deficit_measure (id, deficit_id, region_id, municipality_id, organisation_id, source, source_id, title, state, reason, decided_on, decided_by)
          values (${work.newId()}, ${deficit.id}, ${region}, ${municipality}, ${organisation}, ${source}, ${sourceId === '' ? null : sourceId}, ${title}, ${decision}, ${reason},
            ${work.today}, ${tx.scope.person})`,
    )
    if (decision === 'chosen') await takeUp(tx, deficit.id)
    await work.fact('deficitMeasureDecided', null, { deficit: deficit.id, decision })
  },
  tell: ({ source, decision, reason }, deficit) => ({
    row: deficit.id,
    change: { source, decision },
    words: { reason },
  }),
  to: (_change, deficit) => `${address(deficit.id)}?done=${_change.decision}`,
})

const DoneInput = z.object({ deficit: id, measure: id, words: needed(1000) })
type DoneInput = z.infer<typeof DoneInput>
type Doing = Working & { readonly measure: string | null }

/** What was chosen has been done: what exactly, in words. */
export const reportMeasure = command<DoneInput, Doing, { readonly measure: string; readonly words: string }>({
  name: 'deficit.reportMeasure',
  input: DoneInput,
  access: access.workOnDeficit,
  load: async (tx, input) => {
    const deficit = await lockDeficit(tx, input.deficit)
    const found = await maybe(
      tx,
      sql<{
        id: string
      }>`select id from deficit_measure where id = ${input.measure} and deficit_id = ${input.deficit} and state = 'chosen' for update`,
    )
    return deficit && { ...deficit, measure: found?.id ?? null }
  },
  decide: ({ measure }, { words: said }) =>
    measure === null ? refuse('measureNotChosen') : ok({ measure, words: said }),
  save: async (tx, { measure, words: said }, _deficit, work) => {
    await run(
      tx,
      sql`update deficit_measure set state = 'done', done_on = ${work.today}, done_words = ${said}, version = version + 1 where id = ${measure}`,
    )
  },
  tell: ({ measure }, deficit) => ({ row: deficit.id, change: { measure, to: 'done' } }),
  to: (_change, deficit) => `${address(deficit.id)}?done=reported`,
})

const StoredFile = z.object({
  name: z.string().max(300),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
})

const EvidenceInput = z.object({
  deficit: id,
  words: needed(2000),
  files: z.array(StoredFile).max(10, 'tooManyEvidence').default([]),
})
type EvidenceInput = z.infer<typeof EvidenceInput>
type Proving = Working & { readonly sheet: string | null }
type Given = Omit<EvidenceInput, 'deficit'> & { readonly id: string }

/** The sheet that named the deficit last: its files lie with this record. */
const sheetNaming = async (tx: Tx, deficit: string): Promise<string | null> =>
  (
    await maybe(
      tx,
      sql<{
        id: string
      }>`select e.sheet_id as id from deficit_entry e join deficit_round r on r.id = e.round_id
        where e.deficit_id = ${deficit} order by r.quarter_on desc limit 1`,
    )
  )?.id ?? null

const saveFiles = async (tx: Tx, given: Given, deficit: Proving, work: Work): Promise<void> => {
  const { region, municipality, organisation } = deficit.owner
  await insertAll(
    tx,
    'attachment',
    given.files.map((file) => ({
      id: work.newId(),
      record_id: deficit.sheet,
      row_id: given.id,
      purpose: 'deficitEvidence',
      name: file.name,
      sha256: file.sha256,
      size: file.size,
      media_type: file.mediaType,
      added_by: tx.scope.person,
      added_at: work.at,
      region_id: region,
      municipality_id: municipality,
      organisation_id: organisation,
    })),
  )
}

/** «Подтверждающие материалы»: what shows that it is filled. */
export const giveEvidence = command<EvidenceInput, Proving, Given>({
  name: 'deficit.giveEvidence',
  input: EvidenceInput,
  access: access.workOnDeficit,
  load: async (tx, input) => {
    const deficit = await lockDeficit(tx, input.deficit)
    return deficit && { ...deficit, sheet: await sheetNaming(tx, deficit.id) }
  },
  decide: (deficit, { words: said, files }, { newId }) => {
    const open = whileOpen(deficit)
    if (!open.ok) return open
    return files.length > 0 && deficit.sheet === null
      ? refuse('filesNeedSheet', 'files')
      : ok({ id: newId(), words: said, files })
  },
  save: async (tx, given, deficit, work) => {
    const { region, municipality, organisation } = deficit.owner
    await run(
      tx,
      sql`insert into deficit_evidence (id, deficit_id, region_id, municipality_id, organisation_id, words, given_on, given_by)
          values (${given.id}, ${deficit.id}, ${region}, ${municipality}, ${organisation}, ${given.words}, ${work.today}, ${tx.scope.person})`,
    )
    await saveFiles(tx, given, deficit, work)
  },
  tell: ({ files }, deficit) => ({
    row: deficit.id,
    change: { evidence: 'given', files: files.map(({ sha256 }) => sha256) },
  }),
  to: (_change, deficit) => `${address(deficit.id)}?done=evidence`,
})

const JudgeInput = z.object({
  deficit: id,
  evidence: id,
  decision: z.enum(['accepted', 'returned'], 'chooseOne'),
  remark: words(500),
})
type JudgeInput = z.infer<typeof JudgeInput>
type Judging = Working & { readonly evidence: string | null }
type Judged = {
  readonly evidence: string
  readonly decision: 'accepted' | 'returned'
  readonly remark: string
}

const saveJudged = async (tx: Tx, judged: Judged, deficit: Judging, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update deficit_evidence set decision = ${judged.decision}, remark = ${judged.remark}, decided_on = ${work.today}, decided_by = ${tx.scope.person}, version = version + 1
        where id = ${judged.evidence}`,
  )
  if (judged.decision === 'accepted')
    await run(
      tx,
      sql`update deficit set state = 'closed', closed_on = ${work.today}, closed_how = 'evidence', version = version + 1 where id = ${deficit.id}`,
    )
  await work.notify({
    organisation: deficit.organisation,
    code: judged.decision === 'accepted' ? 'deficitClosed' : 'deficitEvidenceReturned',
    address: address(deficit.id),
  })
  await work.fact('deficitEvidenceJudged', null, { deficit: deficit.id, decision: judged.decision })
}

/** A person above the school accepts the evidence, and then it is filled; or returns it with words. */
export const judgeEvidence = command<JudgeInput, Judging, Judged>({
  name: 'deficit.judgeEvidence',
  input: JudgeInput,
  access: access.judgeEvidence,
  load: async (tx, input) => {
    const deficit = await lockDeficit(tx, input.deficit)
    const found = await maybe(
      tx,
      sql<{
        id: string
      }>`select id from deficit_evidence where id = ${input.evidence} and deficit_id = ${input.deficit} and decision is null for update`,
    )
    return deficit && { ...deficit, evidence: found?.id ?? null }
  },
  decide: (deficit, { decision, remark }) => {
    if (deficit.evidence === null) return refuse('evidenceDecided')
    if (decision === 'returned' && remark === '') return refuse('returnNeedsRemark', 'remark')
    return ok({ evidence: deficit.evidence, decision, remark })
  },
  save: saveJudged,
  tell: ({ evidence, decision, remark }, deficit) => ({
    row: deficit.id,
    change: { evidence, decision },
    words: { remark },
  }),
  to: ({ decision }, deficit) => `${address(deficit.id)}?done=${decision}`,
})

const PersonInput = z.object({ deficit: id, name: needed(120), position: words(120) })
type PersonInput = z.infer<typeof PersonInput>

/** Whom it is about, when the school itself wants to say so. Names stand in no journal of codes (decisions 36). */
export const namePerson = command<PersonInput, Working, { readonly name: string; readonly position: string }>(
  {
    name: 'deficit.namePerson',
    input: PersonInput,
    access: access.namePeople,
    load: (tx, input) => lockDeficit(tx, input.deficit),
    decide: (deficit, { name, position }) => {
      const open = whileOpen(deficit)
      return open.ok ? ok({ name, position }) : open
    },
    save: async (tx, { name, position }, deficit, work) => {
      const { region, municipality, organisation } = deficit.owner
      await run(
        tx,
        sql`insert into deficit_person (id, deficit_id, region_id, municipality_id, organisation_id, name, position, named_by)
          values (${work.newId()}, ${deficit.id}, ${region}, ${municipality}, ${organisation}, ${name}, ${position}, ${tx.scope.person})`,
      )
    },
    tell: ({ name }, deficit) => ({ row: deficit.id, words: { name } }),
    to: (_change, deficit) => `${address(deficit.id)}?done=named`,
  },
)

const ForgetInput = z.object({ deficit: id, person: id })
type ForgetInput = z.infer<typeof ForgetInput>

export const forgetPerson = command<ForgetInput, Working, { readonly person: string }>({
  name: 'deficit.forgetPerson',
  input: ForgetInput,
  access: access.namePeople,
  load: (tx, input) => lockDeficit(tx, input.deficit),
  decide: (_deficit, { person }) => ok({ person }),
  save: async (tx, { person }, deficit) => {
    await run(tx, sql`delete from deficit_person where id = ${person} and deficit_id = ${deficit.id}`)
  },
  tell: ({ person }, deficit) => ({ row: deficit.id, change: { person } }),
  to: (_change, deficit) => address(deficit.id),
})
