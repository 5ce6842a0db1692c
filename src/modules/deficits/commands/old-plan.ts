import type { MunicipalityId, OrganisationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/query.ts'
import { readName, registerOf } from '../../schools/public.ts'
import { mergeRows } from '../domain/sheets.ts'
import { type OldRow, readOld, type SheetTable } from '../domain/table.ts'
import type { SheetRow, Theme } from '../domain/types.ts'
import { levelled } from '../domain/wording.ts'
import type { DeficitLoad } from '../queries/load.ts'

/** What a table comes to: rows by school of the register, and names that nobody knows. */
export type OldPlan = {
  readonly bySchool: ReadonlyMap<OrganisationId, readonly SheetRow[]>
  readonly unknown: readonly { readonly written: string; readonly rows: number }[]
  readonly rows: readonly OldRow[]
}

export const planOld = async (
  tx: Tx,
  table: DeficitLoad,
  themes: readonly Theme[],
  told: Readonly<Record<string, string>>,
): Promise<OldPlan> => {
  const rows = readOld(
    table.rows as readonly SheetTable[],
    table.matching,
    themes.filter(({ current }) => current),
  )
  const register = await registerOf(tx, { municipality: table.municipality as MunicipalityId })
  const known = new Set<string>(register.map(({ id: school }) => school))
  const meant = new Map(
    [...new Set(rows.map(({ school }) => school))].map((written) => {
      const chosen = told[levelled(written)]
      const sure =
        chosen !== undefined && known.has(chosen)
          ? (chosen as OrganisationId)
          : readName(register, written).sure
      return [written, sure] as const
    }),
  )
  const said = new Map<OrganisationId, SheetRow[]>()
  const unknown = new Map<string, number>()
  for (const { school: written, row } of rows) {
    const school = meant.get(written) ?? null
    if (school === null) unknown.set(written, (unknown.get(written) ?? 0) + 1)
    else said.set(school, [...(said.get(school) ?? []), row])
  }
  const bySchool = new Map([...said].map(([school, list]) => [school, mergeRows([], list)] as const))
  return { bySchool, unknown: [...unknown].map(([written, count]) => ({ written, rows: count })), rows }
}
