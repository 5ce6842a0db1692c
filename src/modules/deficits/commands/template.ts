import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { differences, mergeRows, withLast } from '../domain/sheets.ts'
import { type ReadTemplate, readTemplate } from '../domain/table.ts'
import type { SheetRow } from '../domain/types.ts'
import { type DeficitLoad, findLoad } from '../queries/load.ts'
import { templateHeads } from '../text.ts'
import { type Filling, loadFilling, saveWorking, whileWritable } from './sheet.ts'

const id = z.string().refine(isUuid, 'notAnId')
const file = z.object({
  name: z.string(),
  sheets: z
    .array(z.object({ name: z.string(), rows: z.array(z.array(z.string())) }))
    .max(60, 'tableTooLarge'),
})
const UploadInput = z.object({ sheet: id, file })
type UploadInput = z.infer<typeof UploadInput>
type Uploaded = { readonly id: string; readonly name: string; readonly read: ReadTemplate }

/** A filled template is read and kept aside: nothing changes until the differences were seen. */
export const uploadTemplate = command<UploadInput, Filling, Uploaded>({
  name: 'deficitSheet.uploadTable',
  input: UploadInput,
  access: access.fillSheet,
  load: (tx, input) => loadFilling(tx, input.sheet),
  decide: (sheet, input, { newId, today }) => {
    const open = whileWritable(sheet, today)
    if (!open.ok) return open
    const { heads, audiences } = templateHeads()
    const themes = [...sheet.themes.values()]
    const found = input.file.sheets
      .map(({ rows }) => readTemplate(rows, heads, audiences, themes))
      .find((read) => read !== null)
    if (!found) return refuse('notThisTable', 'file')
    return ok({ id: newId(), name: input.file.name.slice(0, 200), read: found })
  },
  save: async (tx, uploaded, sheet, work) => {
    const { region, municipality, organisation } = sheet.owner
    await run(
      tx,
      sql`insert into deficit_load (id, region_id, municipality_id, organisation_id, round_id, sheet_id, file_name, rows, loaded_by, loaded_at)
          values (${uploaded.id}, ${region}, ${municipality}, ${organisation}, ${sheet.round.id}, ${sheet.id}, ${uploaded.name}, ${JSON.stringify(uploaded.read)}::jsonb,
            ${tx.scope.person}, ${work.at})`,
    )
  },
  tell: (uploaded, sheet) => ({
    record: sheet.record,
    row: uploaded.id,
    change: { rows: uploaded.read.rows.length },
    channel: 'file',
  }),
  to: (uploaded, sheet) => `/deficit-sheets/${sheet.id}/load/${uploaded.id}`,
})

const ApplyInput = z.object({ sheet: id, load: id })
type ApplyInput = z.infer<typeof ApplyInput>
type Applying = Filling & { readonly load: DeficitLoad | null }

/** The rows that the sheet would have with those of the file. */
export const mergedWith = (
  sheet: Pick<Filling, 'working' | 'known'>,
  read: ReadTemplate,
): readonly SheetRow[] => mergeRows(withLast(sheet.working, sheet.known), read.rows)

/** The differences that were seen go into the working copy: the school looks once more and sends. */
export const applyTemplate = command<ApplyInput, Applying, readonly SheetRow[]>({
  name: 'deficitSheet.applyTable',
  input: ApplyInput,
  access: access.fillSheet,
  load: async (tx, input) => {
    const sheet = await loadFilling(tx, input.sheet)
    return sheet && { ...sheet, load: await findLoad(tx, input.load) }
  },
  decide: (sheet, _input, { today }) => {
    const open = whileWritable(sheet, today)
    if (!open.ok) return open
    const { load } = sheet
    if (load === null || load.sheet !== sheet.id) return refuse('noSuchLoad')
    if (load.appliedOn !== null) return refuse('alreadyApplied')
    return ok(mergedWith(sheet, load.rows as ReadTemplate))
  },
  save: async (tx, rows, sheet, work) => {
    await saveWorking(tx, rows, sheet, work)
    await run(
      tx,
      sql`update deficit_load set applied_on = ${work.today} where id = ${sheet.load?.id ?? null}`,
    )
  },
  tell: (rows, sheet) => ({
    record: sheet.record,
    change: { changed: differences(rows, sheet.known).filter(({ how }) => how !== 'same').length },
    channel: 'file',
  }),
  to: (_rows, sheet) => `/deficit-sheets/${sheet.id}/fill?kept=1`,
})
