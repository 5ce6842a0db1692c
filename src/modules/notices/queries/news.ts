import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { News } from '../domain/types.ts'

export const PER_PAGE = 50

/** What happened to this person's things, newest first; one more than a page tells that there is another. */
export const newsOf = (tx: Tx, page: number): Promise<News[]> =>
  rows(
    tx,
    sql<News>`select n.id, n.code, n.day, n.words, n.address, n.read_at is not null as read
      from notification n where n.person_id = ${tx.scope.person} and n.day <= ${tx.scope.today}
      order by n.day desc, n.created_at desc, n.id limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`,
  )

export type NewsCounts = { readonly all: number; readonly unread: number }

/** How many there are, and how many of them nobody has looked at. */
export const newsCounts = async (tx: Tx): Promise<NewsCounts> =>
  (await maybe(
    tx,
    sql<NewsCounts>`select count(*)::int as "all", count(*) filter (where n.read_at is null)::int as unread
      from notification n where n.person_id = ${tx.scope.person} and n.day <= ${tx.scope.today}`,
  )) ?? { all: 0, unread: 0 }

/** For the header of every page: the number of unread news, as a value of a question. */
export const unreadNews = (tx: Tx) => sql`(select count(*)::int from notification n
    where n.person_id = ${tx.scope.person} and n.read_at is null and n.day <= ${tx.scope.today})`
