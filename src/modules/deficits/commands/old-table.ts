import { z } from 'zod'
import { isUuid, type MunicipalityId, type RegionId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { headsOf, OLD_FIELDS, type OldMatching } from '../domain/table.ts'
import { levelled } from '../domain/wording.ts'
import { type DeficitLoad, findLoad } from '../queries/load.ts'

const id = z.string().refine(isUuid, 'notAnId')
const MOST_LINES = 4_000

const UploadInput = z.object({
  file: z.object({
    name: z.string(),
    sheets: z
      .array(z.object({ name: z.string(), rows: z.array(z.array(z.string())) }))
      .max(60, 'tableTooLarge'),
  }),
})
type UploadInput = z.infer<typeof UploadInput>
type Place = Subject & { readonly region: RegionId; readonly municipality: MunicipalityId }

const loadPlace = async (tx: Tx): Promise<Place | null> => {
  const found = await maybe(
    tx,
    sql<{
      region: RegionId
      municipality: MunicipalityId
    }>`select region_id as region, id as municipality from municipality where id = any (${[...tx.scope.municipalities]}::uuid[]) order by id limit 1`,
  )
  return found && { ...found, owner: { ...found, organisation: null } }
}

/** The municipality's own spreadsheet of past years comes in as it is (R019). */
export const uploadOld = command<
  UploadInput,
  Place,
  { readonly id: string; readonly file: UploadInput['file'] }
>({
  name: 'deficit.uploadOld',
  input: UploadInput,
  access: access.keepRound,
  load: loadPlace,
  decide: (_place, { file }, { newId }) => {
    const lines = file.sheets.reduce((sum, { rows }) => sum + rows.length, 0)
    if (lines > MOST_LINES) return refuse('tableTooLarge', 'file')
    if (headsOf(file.sheets).length === 0) return refuse('emptyTable', 'file')
    return ok({ id: newId(), file })
  },
  save: async (tx, { id: load, file }, { region, municipality }, work) => {
    await run(
      tx,
      sql`insert into deficit_load (id, region_id, municipality_id, file_name, rows, loaded_by, loaded_at)
          values (${load}, ${region}, ${municipality}, ${file.name.slice(0, 200)}, ${JSON.stringify(file.sheets)}::jsonb, ${tx.scope.person}, ${work.at})`,
    )
  },
  tell: ({ id: load, file }) => ({ row: load, change: { sheets: file.sheets.length }, channel: 'file' }),
  to: ({ id: load }) => `/deficits/old/${load}/columns`,
})

const MatchInput = z.object({ load: id, columns: z.record(z.string().max(500), z.string()) })
type MatchInput = z.infer<typeof MatchInput>
/** An old table under a command. */
export type Loaded = Subject & { readonly table: DeficitLoad }

/** The table by its id; null when it is out of sight or a template of a sheet. */
export const loadLoaded = async (tx: Tx, load: string): Promise<Loaded | null> => {
  const table = await findLoad(tx, load)
  if (table === null || table.sheet !== null) return null
  return {
    table,
    owner: {
      region: table.region as RegionId,
      municipality: table.municipality as MunicipalityId,
      organisation: null,
    },
  }
}

/** Columns are matched on the screen once, by the words of their heads: they hold for every sheet. */
export const matchOld = command<MatchInput, Loaded, OldMatching>({
  name: 'deficit.matchOld',
  input: MatchInput,
  access: access.keepRound,
  load: (tx, input) => loadLoaded(tx, input.load),
  decide: ({ table }, { columns }) => {
    if (table.appliedOn !== null) return refuse('alreadyApplied')
    const matching = Object.fromEntries(
      Object.entries(columns).flatMap(([head, value]) => {
        const field = OLD_FIELDS.find((each) => each === value)
        return field === undefined ? [] : [[levelled(head), field]]
      }),
    )
    const fields = Object.values(matching)
    if (!fields.includes('school')) return refuse('schoolColumnNeeded')
    const says = fields.some((field) =>
      ['theme', 'managers', 'teachers', 'pupils', 'parents'].includes(field),
    )
    return says ? ok(matching) : refuse('deficitColumnNeeded')
  },
  save: async (tx, matching, { table }) => {
    await run(
      tx,
      sql`update deficit_load set matching = ${JSON.stringify(matching)}::jsonb, version = version + 1 where id = ${table.id}`,
    )
  },
  tell: (matching, { table }) => ({ row: table.id, change: { columns: Object.keys(matching).length } }),
  to: (_matching, { table }) => `/deficits/old/${table.id}`,
})
