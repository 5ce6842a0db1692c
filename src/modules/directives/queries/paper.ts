import type { SignaturePart } from '../../../documents/cms/read.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, PersonId, RecordId, RegionId } from '../../../kernel/ids.ts'
import { existedOn, stateOn } from '../../../platform/database/on-day.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { assignmentsOn } from '../../assignments/public.ts'
import type { Concerned } from '../../questions/public.ts'
import { type DirectiveFilter, type DirectiveLine, PAGE_SIZE } from '../domain/listing.ts'
import type { Signatory, TableRow } from '../domain/reading/types.ts'
import type { Clause, Directive, DirectiveState, Responsible } from '../domain/types.ts'

/** Papers of my nodes, of those above that reach down, and those sent to my organisations; newest first, page first. */
export const listDirectives = (
  tx: Tx,
  filter: DirectiveFilter,
  wanted: Part = filter.page,
): Promise<DirectiveLine[]> => {
  const { scope } = tx
  const state = stateOn(tx, 'd')
  const part = partOf(wanted, {
    id: sql`d.id`,
    order: sql`d.date_on desc nulls first, d.id desc`,
    perPage: PAGE_SIZE,
    ahead: 1,
  })
  const like = `%${filter.text.trim().toLowerCase().replaceAll('ё', 'е')}%`
  return rows(
    tx,
    sql<DirectiveLine>`with page as materialized (
        select d.*, ${state} as state_then from directive d
        where ${existedOn(tx, 'd.id')} and (d.organisation_id = any (${[...scope.organisations]}::uuid[]) or d.municipality_id = any (${[...scope.municipalities, ...scope.above.municipalities]}::uuid[])
            or d.region_id = any (${[...scope.regions, ...scope.above.regions]}::uuid[]))
          and (${filter.state} = '' and ${state} not in ('mentioned', 'discarded') or ${state} = ${filter.state})
          and (${filter.text.trim()} = '' or d.number = ${filter.text.trim()} or replace(lower(d.title), 'ё', 'е') like ${like}) and ${part.follows}
        order by ${part.order} ${part.slice})
      select p.id, p.kind, p.number, p.date_on as "dateOn", p.title, p.issuer, o.full_name as "issuerName", jsonb_array_length(p.cosignatories) > 0 as "isJoint", p.state_then as state, coalesce(a.open, 0)::int as open, coalesce(a.total, 0)::int as total
      from page p left join organisation o on o.id = p.issuer_organisation_id left join lateral (select count(*) as total, count(*) filter (where a.state in ('assigned','inWork','reported','returned')) as open
        from ${assignmentsOn(tx)} a where a.source_record_id = p.id) a on true
      order by p.date_on desc nulls first, p.id desc`,
  )
}

type DirectiveRow = {
  id: RecordId
  region_id: RegionId
  municipality_id: MunicipalityId | null
  organisation_id: OrganisationId | null
  state: DirectiveState
  direction: Directive['direction']
  origin: Directive['origin']
  kind: string
  number: string | null
  date_on: Day | null
  title: string
  version: number
  controller_person_id: PersonId | null
  control_as_written: string | null
}

const toDirective = (row: DirectiveRow): Directive => ({
  record: row.id,
  owner: { region: row.region_id, municipality: row.municipality_id, organisation: row.organisation_id },
  state: row.state,
  direction: row.direction,
  origin: row.origin,
  kind: row.kind,
  number: row.number,
  dateOn: row.date_on,
  title: row.title,
  version: row.version,
  controllerPerson: row.controller_person_id,
  controlAsWritten: row.control_as_written,
})

const selectDirective = (tx: Tx, id: string, lock: boolean) =>
  maybe(
    tx,
    sql<DirectiveRow>`select id, region_id, municipality_id, organisation_id, ${stateOn(tx, 'directive')} as state, direction, origin, kind, number, date_on, title, version, controller_person_id, control_as_written
      from directive where id = ${id} and ${existedOn(tx, 'directive.id')} ${lock ? sql`for update` : sql``}`,
  )

export const findDirective = async (tx: Tx, id: string): Promise<Directive | null> => {
  const row = await selectDirective(tx, id, false)
  return row && toDirective(row)
}

export const lockDirective = async (tx: Tx, id: string): Promise<Directive | null> => {
  const row = await selectDirective(tx, id, true)
  return row && toDirective(row)
}

/** Clauses with their responsibles, in printed order. */
export const clausesOf = (tx: Tx, id: string): Promise<Clause[]> =>
  rows(
    tx,
    sql<Clause>`select c.id, c.parent_id as "parentId", c.number, c.printed_number as "printedNumber", c.text, c.action, c.modality, c.term_as_written as "termAsWritten",
        c.term, c.due_on as "dueOn", c.controller_person_id as "controllerPerson", c.control_as_written as "controlAsWritten", c.is_left_out as "isLeftOut",
        coalesce((select json_agg(json_build_object('id', r.id, 'rowId', r.row_id, 'level', r.level, 'asWritten', r.as_written, 'kind', r.kind, 'personId', r.person_id,
          'roleCode', r.role_code, 'categoryCode', r.category_code, 'organisationId', r.addressee_organisation_id) order by r.ord)
          from responsible r where r.record_id = c.record_id and r.row_id = c.id), '[]'::json) as responsibles
      from clause c where c.record_id = ${id} order by c.ord`,
  )

/** Everything about the paper that its card and its check show, in one trip. */
export type DirectiveCard = {
  readonly id: RecordId
  readonly owner: Directive['owner']
  readonly kind: string
  readonly direction: Directive['direction']
  readonly origin: Directive['origin']
  readonly intakeNumber: string | null
  readonly receivedOn: Day | null
  readonly issuer: readonly string[]
  /** The organisation of the register that issued it. */
  readonly issuerName: string | null
  readonly number: string | null
  readonly dateOn: Day | null
  readonly place: string | null
  readonly title: string
  readonly preamble: string
  readonly signatoryPosition: string | null
  readonly signatoryName: string | null
  /** Who signed a joint paper besides. */
  readonly cosignatories: readonly Signatory[]
  readonly controlAsWritten: string | null
  readonly controllerPerson: PersonId | null
  readonly state: DirectiveState
  readonly version: number
  readonly model: unknown
  readonly file: { readonly id: string; readonly name: string; readonly size: number } | null
  /** Files of the same paper that came later: another scan, a detached signature. */
  readonly more: readonly MoreFile[]
  readonly annexes: readonly {
    readonly id: string
    readonly number: string | null
    readonly title: string
    readonly isPresent: boolean
  }[]
  readonly tables: readonly {
    readonly id: string
    readonly kind: string
    readonly title: string
    readonly columns: readonly string[]
    readonly rows: readonly DirectiveTableRow[]
  }[]
  readonly distribution: readonly {
    readonly id: string
    readonly asWritten: string
    readonly organisation: string | null
    readonly organisationId: string | null
    readonly municipalityId: string | null
    readonly readAt: string | null
    readonly readBy: string | null
  }[]
  readonly questions: readonly DirectiveQuestion[]
}

export type MoreFile = {
  readonly id: string
  readonly name: string
  readonly purpose: 'copy' | 'signature'
  readonly addedAt: string
  /** What a detached signature says of itself. */
  readonly signature: readonly SignaturePart[] | null
}

/** A row as it was read; an annex that was written here as a plain table has no more than its cells. */
export type DirectiveTableRow = Pick<TableRow, 'number' | 'parent' | 'cells'> & Partial<TableRow>

export type DirectiveQuestion = {
  readonly id: string
  readonly code: string
  readonly place: number | null
  readonly rowId: string | null
  readonly words: Readonly<Record<string, unknown>>
  readonly answer: unknown
}

/** Schools of the paper that the register lacks, as long as nobody has said who they are. */
export const unknownSchools = ({
  questions,
}: Pick<DirectiveCard, 'questions'>): readonly DirectiveQuestion[] =>
  questions.filter(({ code, answer }) => code === 'unknownSchool' && answer === null)

export const directiveCard = (tx: Tx, id: string): Promise<DirectiveCard | null> =>
  maybe(
    tx,
    sql<DirectiveCard>`select d.id, json_build_object('region', d.region_id, 'municipality', d.municipality_id, 'organisation', d.organisation_id) as owner,
        d.controller_person_id as "controllerPerson", d.kind, d.direction, d.origin, d.intake_number as "intakeNumber", d.received_on as "receivedOn", d.issuer, (select o.full_name from organisation o where o.id = d.issuer_organisation_id) as "issuerName", d.number, d.date_on as "dateOn", d.place, d.title, d.preamble, d.signatory_position as "signatoryPosition",
        d.signatory_name as "signatoryName", d.cosignatories, d.control_as_written as "controlAsWritten", ${stateOn(tx, 'd')} as state, d.version, d.model,
        (select json_build_object('id', f.id, 'name', f.name, 'size', f.size) from attachment f where f.id = d.source_attachment_id) as file,
        coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'purpose', f.purpose, 'addedAt', f.added_at, 'signature', f.signature) order by f.added_at, f.id) from attachment f
          where f.record_id = d.id and f.purpose in ('copy','signature') and f.removed_at is null), '[]'::json) as more,
        coalesce((select json_agg(json_build_object('id', x.id, 'number', x.number, 'title', x.title, 'isPresent', x.is_present) order by x.ord) from annex x where x.record_id = d.id), '[]'::json) as annexes,
        coalesce((select json_agg(json_build_object('id', t.id, 'kind', t.kind, 'title', t.title, 'columns', t.columns, 'rows', t.rows) order by t.ord) from directive_table t where t.record_id = d.id), '[]'::json) as tables,
        coalesce((select json_agg(json_build_object('id', s.id, 'asWritten', s.as_written, 'organisation', coalesce(o.short_name, m.name), 'organisationId', s.addressee_organisation_id,
          'municipalityId', s.addressee_municipality_id, 'readAt', s.read_at,
          'readBy', (select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = s.read_by)) order by s.ord)
          from directive_distribution s left join organisation o on o.id = s.addressee_organisation_id
          left join municipality m on m.id = s.addressee_municipality_id where s.record_id = d.id), '[]'::json) as distribution,
        coalesce((select json_agg(json_build_object('id', q.id, 'code', q.code, 'place', q.place, 'rowId', q.row_id, 'words', q.words, 'answer', q.answer) order by q.ord)
          from directive_question q where q.record_id = d.id), '[]'::json) as questions
      from directive d where d.id = ${id} and ${existedOn(tx, 'd.id')}`,
  )

/** The paper as commands and rules know it. */
export const directiveOf = (card: DirectiveCard): Directive => ({
  record: card.id,
  owner: card.owner,
  state: card.state,
  direction: card.direction,
  origin: card.origin,
  kind: card.kind,
  number: card.number,
  dateOn: card.dateOn,
  title: card.title,
  version: card.version,
  controllerPerson: card.controllerPerson,
  controlAsWritten: card.controlAsWritten,
})

export type { Responsible }

/** Paragraph of the original each clause was read from. */
export const placesOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, number>> => {
  const found = await rows(
    tx,
    sql<{
      id: string
      place: number
    }>`select id, place from clause where record_id = ${id} and place is not null`,
  )
  return new Map(found.map((row) => [row.id, row.place]))
}

/** Whom a paper names: its controller, and whoever brought it in. */
export const peopleOfPaper = async (tx: Tx, id: string): Promise<Concerned> => {
  const found = await maybe(
    tx,
    sql<{
      answering: PersonId[]
    }>`select array_remove(array[d.controller_person_id, r.author_id], null) as answering
      from directive d join record r on r.id = d.id where d.id = ${id}`,
  )
  return { addressee: null, answering: found?.answering ?? [] }
}
