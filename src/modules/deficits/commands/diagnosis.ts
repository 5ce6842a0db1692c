import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { type Diagnosis, LEVELS, type Proposed, proposalsOf } from '../domain/diagnosis.ts'
import { mergeRows, withLast } from '../domain/sheets.ts'
import type { SheetRow } from '../domain/types.ts'
import { statementsOf } from '../queries/load.ts'
import { type Filling, loadFilling, saveWorking, whileWritable } from './sheet.ts'

const id = z.string().refine(isUuid, 'notAnId')
const DiagnoseInput = z.object({
  sheet: id,
  answers: z.record(
    z.string().max(10),
    z.object({ level: z.enum(LEVELS, 'chooseOne'), material: z.boolean(), pressing: z.boolean() }),
  ),
})
type DiagnoseInput = z.infer<typeof DiagnoseInput>

/** Answers of the self-diagnosis are kept with the sheet; proposals are counted from them. */
export const diagnose = command<DiagnoseInput, Filling, Diagnosis>({
  name: 'deficitSheet.diagnose',
  input: DiagnoseInput,
  access: access.fillSheet,
  load: (tx, input) => loadFilling(tx, input.sheet),
  decide: (sheet, { answers }, { today }) => {
    const open = whileWritable(sheet, today)
    if (!open.ok) return open
    return Object.keys(answers).length === 0 ? refuse('nothingAnswered') : ok(answers)
  },
  save: async (tx, answers, sheet) => {
    await run(
      tx,
      sql`update deficit_sheet set diagnosis = ${JSON.stringify(answers)}::jsonb, version = version + 1 where id = ${sheet.id}`,
    )
  },
  tell: (answers, sheet) => ({ record: sheet.record, change: { answered: Object.keys(answers).length } }),
  to: (_answers, sheet) => `/deficit-sheets/${sheet.id}/proposals`,
})

/** What the answers propose beyond what the sheet has already. */
export const proposedFor = async (
  tx: Tx,
  sheet: Pick<Filling, 'id' | 'themes'>,
): Promise<readonly Proposed[]> => {
  const found = await maybe(
    tx,
    sql<{ diagnosis: Diagnosis | null }>`select diagnosis from deficit_sheet where id = ${sheet.id}`,
  )
  return proposalsOf(await statementsOf(tx), found?.diagnosis ?? {}, sheet.themes)
}

const AcceptInput = z.object({ sheet: id, themes: z.array(id).max(60, 'tooManyRows') })
type AcceptInput = z.infer<typeof AcceptInput>
type Accepting = Filling & { readonly proposed: readonly Proposed[] }

/** The head accepts some of what is proposed and strikes the rest; accepted ones stand in his sheet, not sent yet. */
export const acceptProposals = command<AcceptInput, Accepting, readonly SheetRow[]>({
  name: 'deficitSheet.acceptProposals',
  input: AcceptInput,
  access: access.fillSheet,
  load: async (tx, input) => {
    const sheet = await loadFilling(tx, input.sheet)
    return sheet && { ...sheet, proposed: await proposedFor(tx, sheet) }
  },
  decide: (sheet, { themes }, { today }) => {
    const open = whileWritable(sheet, today)
    if (!open.ok) return open
    const accepted = sheet.proposed.flatMap(({ row }) => (themes.includes(row.theme ?? '') ? [row] : []))
    return ok(mergeRows(withLast(sheet.working, sheet.known), accepted))
  },
  save: saveWorking,
  tell: (rows, sheet) => ({
    record: sheet.record,
    change: { rows: rows.length, proposed: sheet.proposed.length },
  }),
  to: (_rows, sheet) => `/deficit-sheets/${sheet.id}/fill?kept=1`,
})
