import type pg from 'pg'
import { z } from 'zod'
import type { Guarded } from '../../../kernel/access.ts'
import type { MunicipalityId, RegionId } from '../../../kernel/ids.ts'
import { ok, refuseAll } from '../../../kernel/result.ts'
import { command, type Outcome } from '../../../platform/command/command.ts'
import { runCommand } from '../../../platform/command/runner.ts'
import type { Tx } from '../../../platform/database/query.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import * as access from '../domain/access.ts'
import { guessHeaderRow, guessMatching, type Matching, type SheetRows } from '../domain/import/columns.ts'
import { countsOf, type ImportCounts } from '../domain/import/plan.ts'
import type { ImportPlan, ImportSettings } from '../domain/import/plan-types.ts'
import { type RowError, readRows } from '../domain/import/row.ts'
import { lockRegister } from '../queries/import.ts'
import { planRows } from './import-plan.ts'
import { savePlan } from './import-saving.ts'

/** A register to be loaded without a page: the command line, seeds, tests. */
export type DirectImport = {
  readonly region: RegionId
  /** The municipality that the loader keeps; null for a whole region. */
  readonly municipality: MunicipalityId | null
  readonly fileName: string
  readonly sheet: SheetRows
  /** Guessed from the heads when not given. */
  readonly matching?: Matching
  readonly settings?: Partial<ImportSettings>
}

export type DirectOutcome = {
  readonly outcome: Outcome
  readonly counts: ImportCounts | null
  /** Every fault of every row; the register is untouched while there is one. */
  readonly errors: readonly RowError[]
}

type Subject = Guarded & { readonly plan: ImportPlan }

const planDirect = async (tx: Tx, wanted: DirectImport): Promise<ImportPlan> => {
  await lockRegister(tx, wanted)
  const header = guessHeaderRow(wanted.sheet)
  const matching = wanted.matching ?? guessMatching(wanted.sheet[header] ?? [])
  const settings: ImportSettings = {
    municipality: wanted.municipality,
    addMunicipalities: wanted.municipality === null,
    names: 'ours',
    categoryFrom: null,
    categoryBasis: null,
    ...wanted.settings,
  }
  return planRows(tx, wanted, readRows(wanted.sheet, header, matching), settings)
}

/**
 * Loads a register in one transaction as `scope` may (it must keep the region or the municipality). The same plan as the
 * page makes: all rows or none, every fault told, the same file twice changes nothing.
 */
export const importDirect = async (
  pool: pg.Pool,
  scope: Scope,
  wanted: DirectImport,
): Promise<DirectOutcome> => {
  const made: { plan: ImportPlan | null } = { plan: null }
  const owner = { region: wanted.region, municipality: wanted.municipality, organisation: null }
  const spec = command<{ file: string }, Subject, ImportPlan>({
    name: 'register.import',
    input: z.object({ file: z.string() }),
    access: access.keepRegister,
    load: async (tx) => {
      const plan = await planDirect(tx, wanted)
      made.plan = plan
      return { owner, plan }
    },
    decide: ({ plan }) =>
      plan.errors.length === 0
        ? ok(plan)
        : refuseAll(
            plan.errors.map(({ code, row, field, value }) => ({
              code,
              values: { row, value, field: field ?? '' },
            })),
          ),
    save: async (tx, plan, _subject, work) => {
      await savePlan(tx, plan, { id: work.newId(), region: wanted.region, fileName: wanted.fileName }, work)
      await work.fact('registerImported', null, {})
    },
    tell: (plan) => ({ change: { file: wanted.fileName, ...countsOf(plan) }, channel: 'file' }),
    to: () => '/schools',
  })
  const outcome = await runCommand(pool, scope, spec, { raw: { file: wanted.fileName } })
  const { plan } = made
  return { outcome, counts: plan === null ? null : countsOf(plan), errors: plan?.errors ?? [] }
}
