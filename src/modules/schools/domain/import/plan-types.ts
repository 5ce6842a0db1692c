import type { Day } from '../../../../kernel/day.ts'
import type { Succession } from '../periods.ts'
import type { Category, CategoryPeriod, Facts, Naming } from '../types.ts'
import type { KnownDistrict, KnownMunicipality, KnownOrganisation } from './known.ts'
import type { RegisterRow, RowError } from './row.ts'

/** How a file is to be taken; chosen once beside the columns. */
export type ImportSettings = {
  /** All rows belong to this municipality; null: a column names it. */
  readonly municipality: string | null
  /** Municipalities that the register does not know are added with the regular cases of their names. */
  readonly addMunicipalities: boolean
  /** A name that differs from ours: ours stays and theirs becomes an alias, or theirs is taken and ours becomes one. */
  readonly names: 'ours' | 'theirs'
  /** For rows with a category and without a date or basis of their own. */
  readonly categoryFrom: Day | null
  readonly categoryBasis: string | null
}

export type CategoryStep = Succession<CategoryPeriod> & {
  readonly category: Category | null
  readonly from: Day
  readonly basis: string
}

/** One thing that changes, for the preview: a field of the card, `category` or `aliases`. */
export type Change = { readonly field: string; readonly from: string; readonly to: string }

type Planned = {
  readonly row: number
  readonly naming: Naming
  readonly facts: Facts
  readonly category: CategoryStep | null
  readonly aliases: readonly string[]
}
export type NewRow = Planned & { readonly kind: 'new'; readonly municipality: string | null }
export type ChangedRow = Planned & {
  readonly kind: 'changed'
  readonly known: KnownOrganisation
  readonly changes: readonly Change[]
}
export type PlannedRow =
  | NewRow
  | ChangedRow
  | { readonly kind: 'unchanged'; readonly row: number; readonly known: KnownOrganisation }

/** What the import would do. With errors it does nothing at all. */
export type ImportPlan = {
  readonly rows: readonly PlannedRow[]
  readonly errors: readonly RowError[]
  /** Municipalities to be added: the name as the file writes it, under its key. */
  readonly municipalities: ReadonlyMap<string, string>
}

/** The register as it is when the plan is made. */
export type Register = {
  readonly organisations: readonly KnownOrganisation[]
  readonly municipalities: readonly KnownMunicipality[]
  readonly districts: readonly KnownDistrict[]
}

/** What planning carries from row to row. */
export type Ground = {
  readonly settings: ImportSettings
  readonly today: Day
  readonly municipalities: ReadonlyMap<string, string>
  readonly districts: readonly KnownDistrict[]
  readonly added: Map<string, string>
  readonly errors: RowError[]
  /** Who answers to a name in a municipality: an organisation of the register or an earlier row. */
  readonly claims: Map<string, Claim>
}
export type Claim = { readonly holder: string; readonly name: string }

/** Notes a fault of a row; gives nothing, so that the planning of the row can end with it. */
export const fail = (
  ground: Ground,
  row: RegisterRow,
  field: RowError['field'],
  value: string,
  code: string,
  values?: RowError['values'],
): undefined => {
  ground.errors.push({ row: row.row, field, value, code, ...(values === undefined ? {} : { values }) })
  return undefined
}
