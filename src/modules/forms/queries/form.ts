import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, RegionId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { FormDefinition } from '../domain/definition.ts'

/** A form with its newest version. */
export type FormLine = {
  readonly id: string
  readonly title: string
  readonly isDelivered: boolean
  readonly region: RegionId | null
  readonly municipality: MunicipalityId | null
  readonly ownerName: string | null
  readonly source: string
  readonly copiedFrom: string | null
  readonly version: string
  readonly no: number
  readonly publishedOn: Day
  readonly fields: number
  readonly withdrawnOn: Day | null
  readonly withdrawnWhy: string | null
}

const LINE = sql`f.id, f.title, f.delivered_as is not null as "isDelivered", f.region_id as region, f.municipality_id as municipality,
  coalesce(m.short_name, g.name) as "ownerName", f.source, f.copied_from as "copiedFrom", v.id as version, v.no, v.published_on as "publishedOn",
  cardinality(v.keys) as fields, f.withdrawn_on as "withdrawnOn", f.withdrawn_why as "withdrawnWhy"`

const FROM = sql`form f left join municipality m on m.id = f.municipality_id left join region g on g.id = f.region_id
  join lateral (select id, no, published_on, keys from form_version v where v.form_id = f.id order by no desc limit 1) v on true`

const MOST = 200

/** Forms delivered with the program, those of my nodes and of the nodes above. */
export const listForms = (tx: Tx, word = ''): Promise<FormLine[]> => {
  const { scope } = tx
  const like = `%${word.toLowerCase().replaceAll('ё', 'е')}%`
  return rows(
    tx,
    sql<FormLine>`select ${LINE} from ${FROM}
      where (f.region_id is null or f.municipality_id = any (${[...scope.municipalities, ...scope.above.municipalities]}::uuid[])
          or f.region_id = any (${[...scope.regions, ...scope.above.regions]}::uuid[]))
        and (${word} = '' or replace(lower(f.title), 'ё', 'е') like ${like})
      order by f.withdrawn_on is not null, f.region_id is null desc, f.title, f.id limit ${MOST}`,
  )
}

export const findForm = (tx: Tx, id: string): Promise<FormLine | null> =>
  maybe(tx, sql<FormLine>`select ${LINE} from ${FROM} where f.id = ${id}`)

export type FormVersion = {
  readonly id: string
  readonly no: number
  readonly definition: FormDefinition
  readonly publishedOn: Day
  readonly publishedBy: string | null
  /** Answers that stay with this version, and the collections that asked for them. */
  readonly answers: number
  readonly collections: number
}

/** Versions of a form, newest first. */
export const versionsOf = (tx: Tx, form: string): Promise<FormVersion[]> =>
  rows(
    tx,
    sql<FormVersion>`select v.id, v.no, v.definition, v.published_on as "publishedOn",
        case when p.id is null then null else p.last_name || ' ' || left(p.first_name, 1) || '.' end as "publishedBy",
        (select count(*)::int from form_answer a where a.version_id = v.id and a.state in ('sent','accepted')) as answers,
        (select count(*)::int from form_collection c where c.version_id = v.id) as collections
      from form_version v left join person p on p.id = v.published_by where v.form_id = ${form} order by v.no desc limit 50`,
  )

/** Every key that any version of the form has. */
export const keysOfForm = async (tx: Tx, form: string): Promise<readonly string[]> => {
  const found = await rows(
    tx,
    sql<{ key: string }>`select distinct unnest(keys) as key from form_version where form_id = ${form}`,
  )
  return found.map(({ key }) => key)
}

/** A table of a paper that was recognised as a form. */
export type PaperForm = {
  readonly directive: string
  readonly table: string
  readonly title: string
  readonly label: string
  readonly rows: readonly {
    readonly number: string | null
    readonly cells: Readonly<Record<string, string>>
  }[]
  readonly columns: readonly string[]
}

const PAPER = sql`t.record_id as directive, t.id as table, t.title, t.rows, t.columns,
  concat_ws(' ', d.kind, case when d.number is null then null else '№ ' || d.number end) as label`

/** The paper of an address is one that this person sees; its tables are asked for separately. */
export const isPaperInSight = async (tx: Tx, directive: string): Promise<boolean> =>
  (await maybe(tx, sql<{ id: string }>`select id from directive where id = ${directive}`)) !== null

/** Forms that were found in a paper, in its order. */
export const paperForms = (tx: Tx, directive: string): Promise<PaperForm[]> =>
  rows(
    tx,
    sql<PaperForm>`select ${PAPER} from directive_table t join directive d on d.id = t.record_id
      where t.record_id = ${directive} and t.kind in ('form', 'passport') order by t.ord`,
  )

export const paperForm = (tx: Tx, table: string): Promise<PaperForm | null> =>
  maybe(
    tx,
    sql<PaperForm>`select ${PAPER} from directive_table t join directive d on d.id = t.record_id where t.id = ${table}`,
  )
