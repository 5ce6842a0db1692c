import type { HeldRole, Owner } from '../../../kernel/access.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { DaysOff } from '../../../kernel/year-shift.ts'
import { type AnyCommand, command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { knownIn, rowResponsibles } from '../../directives/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { chosenForm } from '../domain/columns.ts'
import { type CopiedRow, copyRows, termsTyped } from '../domain/copy.ts'
import { CopyInput, CreateInput, SettingsInput } from '../domain/input.ts'
import { readPeriod } from '../domain/period.ts'
import { homeOf } from '../domain/profile.ts'
import { isShut, type Layout, type Period, type WholeRoadmap } from '../domain/types.ts'
import { type FormLike, formsAround, lockNames, type SameNamed, sameNamed } from '../queries/making.ts'
import { moveOf } from '../queries/move.ts'
import { findRoadmap, lockRoadmap } from '../queries/roadmap.ts'
import { carryHosts } from './host-asking.ts'
import { levelOf, saveRoadmap } from './making.ts'
import { saveItems, touch } from './saving.ts'

/** Two windows that make one roadmap stand in a line: the second sees what the first has made. */
const namesake = async (
  tx: Tx,
  owner: Owner,
  { title, period: typed }: { readonly title: string; readonly period: string },
): Promise<SameNamed | null> => {
  await lockNames(tx, owner)
  const period = readPeriod(typed)
  return period && sameNamed(tx, owner, title, period)
}

type Desk = Subject & {
  readonly owner: Owner
  readonly aboveSeen: boolean
  readonly forms: readonly FormLike[]
  /** A roadmap that is called the same already. */
  readonly same: SameNamed | null
}

/** The node at which this person keeps roadmaps: the first of his roles that may. */
export const deskOf = (roles: readonly HeldRole[]): Owner | null => {
  const held = roles.find((role) =>
    editRoadmap.by.some((grant) => grant.at === role.level && grant.roles.includes(role.role)),
  )
  return held
    ? { region: held.region, municipality: held.municipality, organisation: held.organisation }
    : null
}

type Created = {
  readonly id: RecordId
  readonly period: Period
  readonly layout: Layout
  readonly input: CreateInput
}

const isSeen = async (tx: Tx, id: string): Promise<boolean> =>
  id === '' || (await findRoadmap(tx, id)) !== null

/** A roadmap made by hand: empty, to be filled by pasting or row by row. */
export const createRoadmap = command<CreateInput, Desk, Created>({
  name: 'roadmap.create',
  input: CreateInput,
  access: editRoadmap,
  load: async (tx, input) => {
    const owner = deskOf(tx.scope.roles)
    if (owner === null) return null
    return {
      owner,
      aboveSeen: await isSeen(tx, input.above),
      forms: await formsAround(tx, owner),
      same: await namesake(tx, owner, input),
    }
  },
  decide: (desk, input, { newId }): Result<Created> => {
    const period = readPeriod(input.period)
    if (period === null) return refuse('chooseOne', 'period')
    if (!desk.aboveSeen) return refuse('chooseOne', 'above')
    const layout = chosenForm(input.form || levelOf(desk.owner), desk.forms)
    if (layout === null) return refuse('noSuchForm', 'form')
    if (desk.same !== null && !input.evenSo) return refuse('sameRoadmap', 'evenSo')
    return ok({ id: newId() as RecordId, period, layout, input })
  },
  save: (tx, { id, period, layout, input }, desk, work) =>
    saveRoadmap(
      tx,
      {
        id,
        owner: desk.owner,
        title: input.title,
        period,
        state: 'draft',
        layout,
        aboveId: input.above === '' ? null : input.above,
        directive: null,
        directiveTable: null,
        copiedFrom: null,
      },
      work,
    ),
  tell: ({ id, period }) => ({ record: id, change: { period } }),
  to: ({ id }) => `/roadmaps/${id}`,
})

type Settling = WholeRoadmap & { readonly aboveSeen: boolean }

/** Name, and the roadmap of the level above that this one carries out. */
export const changeSettings = command<SettingsInput, Settling, SettingsInput>({
  name: 'roadmap.settings',
  input: SettingsInput,
  access: editRoadmap,
  load: async (tx, input) => {
    const whole = await lockRoadmap(tx, input.roadmap)
    return whole && { ...whole, aboveSeen: await isSeen(tx, input.above) }
  },
  decide: (roadmap, input) => {
    if (isShut(roadmap) || homeOf(roadmap) !== null) return refuse('roadmapNotNow')
    return roadmap.aboveSeen && input.above !== roadmap.record ? ok(input) : refuse('chooseOne', 'above')
  },
  save: async (tx, change, roadmap) => {
    const above = change.above === '' ? null : change.above
    await run(
      tx,
      sql`update roadmap set title = ${change.title}, above_id = ${above} where id = ${roadmap.record}`,
    )
    // a record is called as it was approved
    if (roadmap.approved === 0)
      await run(
        tx,
        sql`update record set title = ${change.title}, version = version + 1 where id = ${roadmap.record}`,
      )
    await touch(tx, roadmap)
    if (above !== roadmap.aboveId)
      await run(tx, sql`update roadmap_item set answers_id = null where record_id = ${roadmap.record}`)
  },
  tell: (change, roadmap) => ({ record: roadmap.record, change: { above: change.above } }),
  to: (_change, roadmap) => `/roadmaps/${roadmap.record}`,
})

/** What a copy for another year is made of. */
export type YearCopy = {
  readonly id: RecordId
  readonly title: string
  readonly period: Period
  readonly rows: readonly CopiedRow[]
}

/** Writes the copy as a draft of the same owner (or of another that keeps it too), every row remembering what it was copied from. */
export const saveCopy = async (
  tx: Tx,
  source: WholeRoadmap,
  copy: YearCopy,
  work: Work,
  owner: Owner = source.owner,
): Promise<void> => {
  const { id, title, period } = copy
  await saveRoadmap(
    tx,
    {
      id,
      owner,
      profile: source.profile,
      title,
      period,
      state: 'draft',
      layout: source.layout,
      aboveId: null,
      directive: null,
      directiveTable: null,
      copiedFrom: source.record,
    },
    work,
  )
  const items = copy.rows.map(({ from, shifted: _, ...row }) => ({
    ...row,
    copiedFrom: from,
    ...(row.isSection
      ? { municipal: [], institutional: [] }
      : rowResponsibles(row.cells, source.level === 'organisation')),
  }))
  await saveItems(tx, id, owner, items, await knownIn(tx, owner), work)
  if (owner.municipality === source.owner.municipality) await carryHosts(tx, source, copy, work)
}

type Copying = WholeRoadmap & { readonly same: SameNamed | null; readonly known: DaysOff }

export const copyRoadmap = command<CopyInput, Copying, YearCopy>({
  name: 'roadmap.copy',
  input: CopyInput,
  access: editRoadmap,
  load: async (tx, input) => {
    const whole = await lockRoadmap(tx, input.roadmap)
    if (whole === null) return null
    const to = readPeriod(input.period) ?? whole.period
    const { known } = await moveOf(tx, whole.period, to)
    return { ...whole, known, same: await namesake(tx, whole.owner, input) }
  },
  decide: (roadmap, input, { newId }): Result<YearCopy> => {
    const period = readPeriod(input.period)
    if (homeOf(roadmap) !== null) return refuse('roadmapNotNow')
    if (period === null) return refuse('chooseOne', 'period')
    if (period.kind === roadmap.period.kind && period.year === roadmap.period.year)
      return refuse('sameYear', 'period')
    if (roadmap.same !== null && !input.evenSo) return refuse('sameRoadmap', 'evenSo')
    const move = { from: roadmap.period, to: period, known: roadmap.known }
    const rows = copyRows(roadmap.items, move, newId, termsTyped(input.terms))
    return ok({ id: newId() as RecordId, title: input.title, period, rows })
  },
  save: (tx, copy, source, work) => saveCopy(tx, source, copy, work),
  tell: (copy, source) => ({
    record: copy.id,
    change: { from: source.record, rows: copy.rows.length },
  }),
  to: (copy) => `/roadmaps/${copy.id}`,
})

export const createCommands: readonly AnyCommand[] = [createRoadmap, changeSettings, copyRoadmap]
