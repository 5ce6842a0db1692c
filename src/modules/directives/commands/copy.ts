import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import { fullName } from '../domain/naming.ts'
import { lastDayOf } from '../domain/typed-term.ts'
import { blankOf } from '../queries/draft.ts'
import { refreshClauses } from './clauses.ts'

/** A clause of a pattern whose term has to go into the new year. */
export type PatternClause = {
  readonly id: string
  readonly number: string
  readonly action: string
  readonly term: string | null
  readonly reading: Reading | null
}

/** A paper written in the program that may be the pattern of the next year's. */
export type PatternPaper = {
  readonly id: string
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day
  readonly title: string
  readonly purpose: string
  readonly clauses: readonly PatternClause[]
}

/** Papers of a municipality among `ids` that were written here and signed, without those that `target` has copied already. */
export const patternPapers = (
  tx: Tx,
  { ids, municipality, target }: { ids: readonly string[]; municipality: string; target: string },
): Promise<PatternPaper[]> =>
  rows(
    tx,
    sql<PatternPaper>`select d.id, d.kind, d.number, d.date_on as "dateOn", d.title, d.purpose,
        coalesce((select json_agg(json_build_object('id', c.id, 'number', coalesce(c.number, ''), 'action', c.action, 'term', c.term_as_written,
            'reading', c.term->'reading') order by c.ord) from clause c where c.record_id = d.id and (c.action <> '' or c.addressed_as <> '')), '[]'::json) as clauses
      from directive d where d.id = any (${[...ids]}::uuid[]) and d.municipality_id = ${municipality} and d.organisation_id is null
        and d.origin = 'written' and d.state in ('signed','inForce','amended') and d.date_on is not null
        and not exists (select 1 from record_link l join directive made on made.id = l.record_id
          where l.kind = 'copiedFrom' and l.to_record_id = d.id and made.municipality_id = ${target})
      order by d.date_on, d.id limit 50`,
  )

/** What a copy takes over: whose it is, its words in the new year, terms of its clauses as they are to be. */
export type PaperCopy = {
  readonly paper: PatternPaper
  readonly owner: Owner
  readonly say: (text: string) => string
  readonly terms: ReadonlyMap<string, { readonly text: string; readonly reading: Reading | null }>
}

type ClauseRow = {
  id: string
  parent: string | null
  ord: number
  addressedAs: string
  action: string
  modality: string
  control: string | null
  controller: string | null
}

/** Who answers for the clauses: people and schools of another municipality stay as words. */
const saveResponsibles = async (
  tx: Tx,
  made: string,
  { paper, owner }: PaperCopy,
  ids: ReadonlyMap<string, string>,
): Promise<void> => {
  const { region, municipality } = owner
  const pairs = JSON.stringify([...ids].map(([from, to]) => ({ from, to })))
  await run(
    tx,
    sql`insert into responsible (id, record_id, row_id, region_id, municipality_id, ord, level, as_written, kind, person_id, role_code, category_code, addressee_organisation_id)
        select gen_random_uuid(), ${made}::uuid, w."to", ${region}::uuid, ${municipality}::uuid, r.ord, r.level, r.as_written,
          case when r.municipality_id = ${municipality}::uuid or r.kind in ('role','category') then r.kind else 'unresolved' end,
          case when r.municipality_id = ${municipality}::uuid then r.person_id end, r.role_code, r.category_code,
          case when r.municipality_id = ${municipality}::uuid then r.addressee_organisation_id end
        from responsible r join jsonb_to_recordset(${pairs}::jsonb) as w("from" uuid, "to" uuid) on w."from" = r.row_id
        where r.record_id = ${paper.id} and r.unit_id is null`,
  )
}

const saveClauses = async (tx: Tx, made: string, copy: PaperCopy, work: Work): Promise<void> => {
  const found = await rows(
    tx,
    sql<ClauseRow>`select id, parent_id as parent, ord, addressed_as as "addressedAs", action, modality, control_as_written as control,
        controller_person_id as controller from clause where record_id = ${copy.paper.id} and (action <> '' or addressed_as <> '') order by ord limit 500`,
  )
  const ids = new Map(found.map(({ id }) => [id, work.newId()]))
  const { region, municipality } = copy.owner
  await insertAll(
    tx,
    'clause',
    found.map((row) => {
      const { text = '', reading = null } = copy.terms.get(row.id) ?? {}
      const dueOn = reading === null ? null : lastDayOf(reading)
      return {
        id: ids.get(row.id),
        record_id: made,
        region_id: region,
        municipality_id: municipality,
        parent_id: row.parent === null ? null : (ids.get(row.parent) ?? null),
        ord: row.ord,
        text: '',
        addressed_as: row.addressedAs,
        action: copy.say(row.action),
        modality: row.modality,
        term_as_written: text === '' ? null : text,
        term: reading && {
          deadline: dueOn,
          recurrence: reading.kind === 'recurring' ? reading.rule : null,
          reading,
        },
        due_on: dueOn,
        control_as_written: row.control,
        controller_person_id: row.controller,
        annexes: [],
        is_left_out: false,
      }
    }),
  )
  await saveResponsibles(tx, made, copy, ids)
}

/** Head and grounds. */
const saveHead = async (tx: Tx, made: string, copy: PaperCopy, work: Work): Promise<void> => {
  const { paper, owner, say } = copy
  const { region, municipality } = owner
  const blank = await blankOf(tx, owner)
  const title = say(paper.title)
  const isHere = sql`d.municipality_id = ${municipality}::uuid`
  const name = fullName({ kind: paper.kind, number: null, title })
  await work.record({
    id: made,
    kind: 'directive',
    title: name,
    owner: { region, municipality, organisation: null },
    reach: 'own',
  })
  await run(
    tx,
    sql`insert into directive (id, region_id, municipality_id, kind, origin, issuer, place, title, purpose, ordering_word, recipient, control_kind, control_as_written,
          controller_person_id, signatory_person_id, signatory_position, prepared_person_id, state, held_since)
        select ${made}::uuid, ${region}::uuid, ${municipality}::uuid, d.kind, 'written', ${[...blank.authority]}::text[], ${blank.place || null}, ${title}, ${say(paper.purpose)}, d.ordering_word,
          d.recipient, case when ${isHere} or d.control_kind <> 'person' then d.control_kind else 'self' end, case when ${isHere} then d.control_as_written end,
          case when ${isHere} then d.controller_person_id end, case when ${isHere} then d.signatory_person_id end, case when ${isHere} then d.signatory_position end,
          ${tx.scope.person}::uuid, 'draft', ${work.at}::timestamptz from directive d where d.id = ${paper.id}`,
  )
  await run(
    tx,
    sql`insert into record_link (id, record_id, kind, to_record_id, as_written, region_id, municipality_id)
        select gen_random_uuid(), ${made}::uuid, 'ground', l.to_record_id, l.as_written, ${region}::uuid, ${municipality}::uuid
        from record_link l where l.record_id = ${paper.id} and l.kind = 'ground'
        union all select gen_random_uuid(), ${made}::uuid, 'copiedFrom', ${paper.id}::uuid, ${fullName(paper)}, ${region}::uuid, ${municipality}::uuid`,
  )
}

/** Annexes that were written; files stay with the paper that they were signed with. */
const saveAnnexes = async (
  tx: Tx,
  made: string,
  { paper, owner, say }: PaperCopy,
  work: Work,
): Promise<void> => {
  const { region, municipality } = owner
  const annexes = await rows(
    tx,
    sql<{
      ord: number
      number: string | null
      title: string
      kind: string
      body: string
    }>`select ord, number, title, kind, body from annex
      where record_id = ${paper.id} and kind <> 'file' order by ord limit 100`,
  )
  await insertAll(
    tx,
    'annex',
    annexes.map((annex) => ({
      ...annex,
      id: work.newId(),
      record_id: made,
      region_id: region,
      municipality_id: municipality,
      title: say(annex.title),
      body: say(annex.body),
      is_present: true,
    })),
  )
}

/** A draft after a signed paper: nothing of it counts until it is signed itself. Runs inside the command of the caller. */
export const copyPaper = async (tx: Tx, copy: PaperCopy, work: Work): Promise<void> => {
  const made = work.newId()
  await saveHead(tx, made, copy, work)
  await saveAnnexes(tx, made, copy, work)
  await saveClauses(tx, made, copy, work)
  await refreshClauses(tx, made)
  await work.state({
    record: made,
    from: null,
    to: 'draft',
    owner: copy.owner,
  })
}
