import { z } from 'zod'
import { addMonths, type Day } from '../../../kernel/day.ts'
import {
  isUuid,
  type MunicipalityId,
  type OrganisationId,
  type RecordId,
  type RegionId,
} from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { quarterOf } from '../domain/rounds.ts'
import { differences } from '../domain/sheets.ts'
import type { Round, SheetRow, Theme } from '../domain/types.ts'
import { asDeficit, deficitsOf } from '../queries/deficit.ts'
import { programmesHere } from '../queries/round.ts'
import { themesById } from '../queries/theme.ts'
import { deficitsText, roundTitle } from '../text.ts'
import { type OldPlan, planOld } from './old-plan.ts'
import { type Loaded, loadLoaded } from './old-table.ts'
import { letOut } from './round.ts'
import { saveDeficits } from './sheet.ts'

const id = z.string().refine(isUuid, 'notAnId')
const ApplyInput = z.object({
  load: id,
  quarter: z.string(),
  schools: z.record(z.string().max(500), z.string().max(100)),
})
type ApplyInput = z.infer<typeof ApplyInput>
type Applying = Loaded & {
  readonly plan: OldPlan
  readonly themes: ReadonlyMap<string, Theme>
  readonly programme: string | null
  readonly taken: boolean
}
type Applied = {
  readonly round: RecordId
  readonly quarterOn: Day
  readonly schools: number
  readonly left: number
}

const loadApplying = async (tx: Tx, input: ApplyInput): Promise<Applying | null> => {
  const loaded = await loadLoaded(tx, input.load)
  if (loaded === null) return null
  const { table } = loaded
  const themes = await themesById(tx)
  const [programme] = await programmesHere(tx, table.municipality)
  const quarter = readTypedDay(input.quarter)
  const taken =
    quarter === null || programme === undefined
      ? null
      : await maybe(
          tx,
          sql<{
            id: string
          }>`select id from deficit_round where municipality_id = ${table.municipality} and programme_id = ${programme.id} and quarter_on = ${quarterOf(quarter)}`,
        )
  return {
    ...loaded,
    plan: await planOld(tx, table, [...themes.values()], input.schools),
    themes,
    programme: programme?.id ?? null,
    taken: taken !== null,
  }
}

const saveSheetOf = async (
  tx: Tx,
  round: Round,
  school: OrganisationId,
  rows: readonly SheetRow[],
  { themes }: Applying,
  work: Work,
): Promise<void> => {
  const sheet = work.newId() as RecordId
  const owner = { ...round.owner, organisation: school }
  await work.record({
    id: sheet,
    kind: 'deficit-sheet',
    title: roundTitle(round.quarterOn),
    owner,
    reach: 'own',
  })
  await run(
    tx,
    sql`insert into deficit_sheet (id, round_id, region_id, municipality_id, organisation_id, state, working, sent_on, sent_by, channel, confirmation)
        values (${sheet}, ${round.id}, ${round.region}, ${round.municipality}, ${school}, 'sent', ${JSON.stringify(rows)}::jsonb, ${round.dueOn}, ${tx.scope.person}, 'file', 'waiting')`,
  )
  const known = (await deficitsOf(tx, school)).map(asDeficit)
  const changes = differences(rows, known)
  const filling = { id: sheet, owner, round, known, themes, organisation: school }
  await saveDeficits(tx, { rows, changes, channel: 'file', confirmation: 'waiting' }, filling, work)
  await work.notify({
    organisation: school,
    code: 'deficitsEnteredForYou',
    record: sheet,
    words: { title: roundTitle(round.quarterOn) },
    address: `/deficit-sheets/${sheet}`,
  })
}

const roundOf = ({ table, programme }: Applying, { round, quarterOn }: Applied): Round => {
  const last = addMonths(quarterOn, 1)
  return {
    id: round,
    record: round,
    region: table.region as RegionId,
    municipality: table.municipality as MunicipalityId,
    owner: {
      region: table.region as RegionId,
      municipality: table.municipality as MunicipalityId,
      organisation: null,
    },
    programme: programme ?? '',
    call: null,
    quarterOn,
    opensOn: quarterOn,
    dueOn: last,
    closesOn: last,
    categories: ['lowResults'],
    basis: '',
    state: 'closed',
    openedOn: quarterOn,
    closedOn: last,
    closedReason: deficitsText.ru.old.closedReason,
    threshold: null,
    routedOn: null,
    version: 1,
  }
}

/** Rows of the old table land as a round that is over; wordings without a theme are kept and listed. */
export const applyOld = command<ApplyInput, Applying, Applied>({
  name: 'deficit.applyOld',
  input: ApplyInput,
  access: access.keepRound,
  load: loadApplying,
  decide: ({ table, plan, programme, taken }, input, { newId, today }) => {
    const quarter = readTypedDay(input.quarter)
    if (table.appliedOn !== null) return refuse('alreadyApplied')
    if (programme === null) return refuse('programmeNeeded')
    if (quarter === null || quarterOf(quarter) > today) return refuse('quarterNeeded', 'quarter')
    if (taken) return refuse('deficit_round_once', 'quarter')
    if (plan.bySchool.size === 0) return refuse('noSchoolKnown')
    const left = plan.unknown.reduce((sum, { rows }) => sum + rows, 0)
    return ok({
      round: newId() as RecordId,
      quarterOn: quarterOf(quarter),
      schools: plan.bySchool.size,
      left,
    })
  },
  save: async (tx, applied, applying, work) => {
    const round = roundOf(applying, applied)
    await work.record({
      kind: 'deficit-round',
      id: round.id,
      title: roundTitle(round.quarterOn),
      owner: round.owner,
      reach: 'below',
    })
    await run(
      tx,
      sql`insert into deficit_round (id, region_id, municipality_id, programme_id, quarter_on, opens_on, due_on, closes_on, categories, state, opened_on, closed_on, closed_reason)
          values (${round.id}, ${round.region}, ${round.municipality}, ${round.programme}, ${round.quarterOn}, ${round.opensOn}, ${round.dueOn}, ${round.closesOn},
            ${[...round.categories]}::text[], 'closed', ${round.openedOn}, ${round.closedOn}, ${round.closedReason})`,
    )
    for (const [school, rows] of applying.plan.bySchool)
      await saveSheetOf(tx, round, school, rows, applying, work)
    await letOut(tx, round.id, work)
    const outcome = { schools: applied.schools, left: applying.plan.unknown }
    await run(
      tx,
      sql`update deficit_load set applied_on = ${work.today}, round_id = ${round.id}, outcome = ${JSON.stringify(outcome)}::jsonb where id = ${applying.table.id}`,
    )
  },
  tell: ({ round, schools, left }, { table }) => ({
    record: round,
    row: table.id,
    change: { schools, left },
    channel: 'file',
  }),
  to: ({ round }) => `/deficits/rounds/${round}?done=loaded`,
})
