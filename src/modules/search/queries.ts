import { rows, sql, type Tx } from '../../platform/database/query.ts'
import { FOUND_MARKS, type Words } from './domain/words.ts'

/** One place found: a record, or a row of it. */
export type FoundText = {
  readonly record: string
  readonly kind: string
  readonly title: string
  /** What of the row was found, with marks round the words; null when the title itself was. */
  readonly line: string | null
  readonly place: string | null
}

const HEADLINE = `StartSel=${FOUND_MARKS.open},StopSel=${FOUND_MARKS.close},MaxWords=28,MinWords=12,MaxFragments=1`

const found = (tx: Tx, stems: string, { letters }: Words, kind: string | null, most: number) =>
  rows(
    tx,
    sql<FoundText>`with found as materialized (select * from found_texts(${stems}, ${letters}, ${kind}, ${most}))
      select r.id as record, r.kind, r.title, coalesce(o.short_name, m.short_name) as place,
        case when f.row_id is null then null when ${stems} = '' then left(t.shown, 220)
          else ts_headline('russian', t.shown, to_tsquery('russian', ${stems}), ${HEADLINE}) end as line
      from found f join record r on r.id = f.record_id
        join record_text t on t.record_id = f.record_id and t.row_id is not distinct from f.row_id
        left join municipality m on m.id = r.municipality_id left join organisation o on o.id = r.organisation_id
      order by f.near desc, r.id desc`,
  )

/**
 * What the asker may see of what was found, the nearest first: by stems of the words, and when there is nothing, by likeness of
 * letters (slips of the hand). `exact` says which of the two it was.
 */
export const findTexts = async (
  tx: Tx,
  words: Words,
  kind: string | null,
  most: number,
): Promise<{ readonly exact: boolean; readonly texts: readonly FoundText[] }> => {
  const texts = await found(tx, words.stems, words, kind, most)
  if (texts.length > 0) return { exact: true, texts }
  // «приказ № 118» where the paper is a распоряжение: the number is surer than the word beside it
  const numbered =
    words.numbers === '' || words.numbers === words.stems
      ? []
      : await found(tx, words.numbers, words, kind, most)
  if (numbered.length > 0) return { exact: false, texts: numbered }
  return { exact: false, texts: await found(tx, '', words, kind, most) }
}
