import type { Day } from '../../../kernel/day.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import { citedRow } from '../domain/cited-row.ts'
import { fullName } from '../domain/naming.ts'
import type { Directive } from '../domain/types.ts'
import { ownedBy } from './saving.ts'

type Cited = {
  readonly text: string
  readonly kind: string | null
  readonly number: string | null
  readonly date: Day | null
}

/** What the reader found in the grounds. */
const citedIn = async (tx: Tx, directive: Directive): Promise<readonly Cited[]> => {
  const found = await maybe(
    tx,
    sql<{
      grounds: Cited[] | null
    }>`select reading -> 'grounds' as grounds from directive where id = ${directive.record}`,
  )
  return found?.grounds ?? []
}

/** An act that can be known by its number and date. */
const isAct = ({ number, date }: Cited): boolean => number !== null && date !== null

/** A row of a plan; whoever keeps plans finds it when the plan is in the register (R176, R179). */
const isRow = (cited: Cited): boolean => !isAct(cited) && citedRow(cited.text) !== null

const isAtNode = ({ owner }: Directive) =>
  sql`d.region_id = ${owner.region} and (d.municipality_id is null or d.municipality_id is not distinct from ${owner.municipality}::uuid)
    and (d.organisation_id is null or d.organisation_id is not distinct from ${owner.organisation}::uuid)`

/** The card of a cited act: the paper itself, or a stub that waits for it. */
const cardOf = (tx: Tx, directive: Directive, cited: Cited): Promise<{ id: string } | null> =>
  maybe(
    tx,
    sql<{
      id: string
    }>`select d.id from directive d where d.id <> ${directive.record} and ${isAtNode(directive)} and d.number = ${cited.number}
        and d.date_on = ${cited.date} and d.state <> 'discarded' order by d.state = 'mentioned', d.id limit 1`,
  )

/** A card of an act that the register only knows from a link: its heading is not known, the words of the link stay with the link. */
const makeStub = async (tx: Tx, directive: Directive, cited: Cited, work: Work): Promise<string> => {
  const id = work.newId()
  const { region, municipality, organisation } = directive.owner
  const kind = cited.kind ?? ''
  const title = fullName({ kind, number: cited.number, title: '' })
  await work.record({ id, kind: 'directive', title, owner: directive.owner, reach: 'own' })
  await run(
    tx,
    sql`insert into directive (id, region_id, municipality_id, organisation_id, kind, origin, number, date_on, title, state)
        values (${id}, ${region}, ${municipality}, ${organisation}, ${kind}, 'mentioned', ${cited.number}, ${cited.date}, '', 'mentioned')`,
  )
  return id
}

const linkGrounds = async (tx: Tx, directive: Directive, work: Work): Promise<void> => {
  for (const cited of (await citedIn(tx, directive)).filter((each) => isAct(each) || isRow(each))) {
    const card = isRow(cited)
      ? null
      : ((await cardOf(tx, directive, cited))?.id ?? (await makeStub(tx, directive, cited, work)))
    await insertAll(tx, 'record_link', [
      {
        ...ownedBy(directive.owner),
        id: work.newId(),
        record_id: directive.record,
        kind: 'ground',
        to_record_id: card,
        as_written: cited.text.slice(0, 2_000),
      },
    ])
  }
}

/** The paper itself has come: links to the stub of it go over to it. */
const fillStubs = async (tx: Tx, directive: Directive, work: Work): Promise<void> => {
  if (directive.number === null || directive.dateOn === null) return
  const stubs = await rows(
    tx,
    sql<{
      id: string
    }>`select d.id from directive d where d.state = 'mentioned' and ${isAtNode(directive)} and d.number = ${directive.number} and d.date_on = ${directive.dateOn}`,
  )
  for (const { id } of stubs) {
    await run(tx, sql`update record_link set to_record_id = ${directive.record} where to_record_id = ${id}`)
    await run(tx, sql`update directive set state = 'discarded', version = version + 1 where id = ${id}`)
    await work.state({ record: id, from: 'mentioned', to: 'discarded', owner: directive.owner })
  }
}

/** Grounds become links: to papers of the register, to cards of what is only cited (R005), to rows of plans that wait for their plan. */
export const settleGrounds = async (tx: Tx, directive: Directive, work: Work): Promise<void> => {
  await fillStubs(tx, directive, work)
  await linkGrounds(tx, directive, work)
}
