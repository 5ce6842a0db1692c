import type { Day } from '../../../../kernel/day.ts'
import { normalForms } from '../names.ts'
import { normalOf } from '../normal.ts'
import { planKnown, planNew } from './change.ts'
import { type Index, indexOf, type KnownOrganisation, placed } from './known.ts'
import { matchRow } from './match.ts'
import { byTerritory, municipalityOf } from './place.ts'
import {
  type Claim,
  fail,
  type Ground,
  type ImportPlan,
  type ImportSettings,
  type PlannedRow,
  type Register,
} from './plan-types.ts'
import type { ReadRows, RegisterRow, RowError } from './row.ts'

/** Names that organisations at work already answer to. */
const claimsOf = (list: readonly KnownOrganisation[]): Map<string, Claim> => {
  const claims = new Map<string, Claim>()
  for (const known of list)
    if (known.state !== 'closed')
      for (const normal of [...normalForms(known), ...known.aliases]) {
        const key = placed(known.municipality, normal)
        if (!claims.has(key)) claims.set(key, { holder: known.id, name: known.shortName })
      }
  return claims
}

/** What makes two rows of one file the same organisation. */
const keysOf = (row: RegisterRow, municipality: string | null, known: KnownOrganisation | null): string[] => [
  ...(known === null ? [] : [`id ${known.id}`]),
  ...(row.facts.inn === undefined ? [] : [`inn ${row.facts.inn}`]),
  ...(row.facts.ogrn === undefined ? [] : [`ogrn ${row.facts.ogrn}`]),
  `name ${placed(municipality, normalOf(row.shortName))}`,
]

const planRow = (
  row: RegisterRow,
  index: Index,
  seen: Map<string, number>,
  ground: Ground,
): PlannedRow | null => {
  const municipality = municipalityOf(row, ground)
  if (municipality === undefined) return null
  const match = matchRow(row, municipality, index)
  if ('error' in match) {
    ground.errors.push(match.error)
    return null
  }
  const keys = keysOf(row, municipality, match.known)
  const earlier = keys.map((key) => seen.get(key)).find((at) => at !== undefined)
  if (earlier !== undefined)
    return fail(ground, row, 'shortName', row.shortName, 'rowTwice', { row: earlier }) ?? null
  for (const key of keys) seen.set(key, row.row)
  return match.known === null ? planNew(row, municipality, ground) : planKnown(row, match.known, ground)
}

/**
 * Decides what a register file would change: pure, so that the preview and the saving come to the same. All faults are
 * gathered; the same file over its own outcome gives rows that are all unchanged.
 */
export const planImport = (
  read: ReadRows,
  register: Register,
  settings: ImportSettings,
  today: Day,
): ImportPlan => {
  const index = indexOf(register.organisations)
  const ground: Ground = {
    settings,
    today,
    municipalities: byTerritory(register.municipalities),
    districts: register.districts,
    added: new Map(),
    errors: [...read.errors],
    claims: claimsOf(register.organisations),
  }
  const seen = new Map<string, number>()
  const rows = read.rows.map((row) => planRow(row, index, seen, ground)).filter((row) => row !== null)
  return { rows, errors: ground.errors.sort((a, b) => a.row - b.row), municipalities: ground.added }
}

const innOf = (row: PlannedRow): string | null => (row.kind === 'unchanged' ? null : row.facts.inn)

/** Tax numbers that a plan would write: whether somebody outside the node has them, only the database can say. */
export const innsOf = (plan: ImportPlan): readonly string[] => plan.rows.flatMap((row) => innOf(row) ?? [])

/** The plan with a fault in each row whose tax number an organisation outside the node has; whose it is stays unsaid. */
export const withoutInns = (plan: ImportPlan, elsewhere: ReadonlySet<string>): ImportPlan => {
  const isTaken = (row: PlannedRow): boolean => elsewhere.has(innOf(row) ?? '')
  const errors = plan.rows
    .filter(isTaken)
    .map((row): RowError => ({ row: row.row, field: 'inn', value: innOf(row) ?? '', code: 'innElsewhere' }))
  if (errors.length === 0) return plan
  return {
    ...plan,
    rows: plan.rows.filter((row) => !isTaken(row)),
    errors: [...plan.errors, ...errors].sort((a, b) => a.row - b.row),
  }
}

/** Figures of a plan: what the preview says, and what the confirmation is held to. */
export const countsOf = (plan: ImportPlan) => {
  const count = (kind: PlannedRow['kind']): number => plan.rows.filter((row) => row.kind === kind).length
  return {
    added: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    errors: plan.errors.length,
    municipalities: plan.municipalities.size,
  }
}
export type ImportCounts = ReturnType<typeof countsOf>
