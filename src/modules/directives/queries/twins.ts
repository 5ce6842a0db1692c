import type { DocumentModel } from '../../../documents/model.ts'
import { linesOfPaper } from '../../../documents/paper.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { fullName } from '../domain/naming.ts'
import { areTwins, type Marks } from '../domain/twins.ts'
import type { Directive } from '../domain/types.ts'
import { linesOfModel } from '../domain/writing/copy.ts'
import { paperOf } from '../domain/writing/sheet.ts'
import { draftCard } from './draft.ts'

export type Twin = Marks & { readonly id: string; readonly kind: string; readonly title: string }

const MOST = 20

/**
 * Visible papers that look like this one and about which nobody has decided yet, the best known first: of one's own nodes and
 * of those above (product, section 4.17).
 */
export const twinsOf = async (tx: Tx, directive: string): Promise<Twin[]> => {
  const { scope } = tx
  const found = await rows(
    tx,
    sql<
      Twin & { mine: boolean }
    >`with own as (select id, text_hash, number, date_on from directive where id = ${directive})
      select d.id, d.kind, d.title, d.number, d.date_on as "dateOn", d.issuer, d.text_hash as hash, d.id = own.id as mine
      from directive d join own on d.id = own.id or d.text_hash = own.text_hash or d.date_on = own.date_on and d.number is not null
      where (d.organisation_id = any (${[...scope.organisations]}::uuid[]) or d.municipality_id = any (${[...scope.municipalities, ...scope.above.municipalities]}::uuid[])
          or d.region_id = any (${[...scope.regions, ...scope.above.regions]}::uuid[]))
        and d.state not in ('discarded','mentioned')
        and not exists (select 1 from record_link l where l.kind in ('sameAs','differsFrom')
          and (l.record_id = own.id and l.to_record_id = d.id or l.record_id = d.id and l.to_record_id = own.id))
      order by d.id = own.id desc, d.state = 'review', d.id limit ${MOST}`,
  )
  const own = found.find((each) => each.mine)
  return own === undefined ? [] : found.filter((each) => !each.mine && areTwins(own, each))
}

/** Name of the paper that this one looks like, if nobody has said yet what they are to each other. */
export const twinName = async (tx: Tx, directive: string): Promise<string | null> => {
  const [twin] = await twinsOf(tx, directive)
  return twin === undefined ? null : fullName(twin)
}

/** The words of a paper line by line: as its file was read, or as it was written here. */
export const linesOf = async (
  tx: Tx,
  { model, directive }: { readonly model: unknown; readonly directive: Directive },
): Promise<string[]> => {
  if (model !== null) return linesOfModel(model as DocumentModel)
  const draft = await draftCard(tx, directive.record, directive.owner)
  return draft === null ? [] : linesOfPaper(paperOf(draft))
}
