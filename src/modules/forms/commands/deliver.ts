import type pg from 'pg'
import type { Day } from '../../../kernel/day.ts'
import { fieldsOf } from '../domain/definition.ts'
import { DELIVERED_FORMS } from '../domain/delivered/editions.ts'

/**
 * Puts the forms that come with the program into the database: what is there already stays, a new edition is added.
 * Needs the worker's pool; safe to run at every start.
 */
export const deliverForms = async (worker: pg.Pool, today: Day): Promise<void> => {
  for (const { id, name, editions } of DELIVERED_FORMS) {
    const title = editions.at(-1)?.definition.title.ru ?? name
    await worker.query(
      'insert into form (id, title, delivered_as) values ($1, $2, $3) on conflict (id) do update set title = excluded.title',
      [id, title, name],
    )
    for (const [at, edition] of editions.entries())
      await worker.query(
        `insert into form_version (id, form_id, no, definition, keys, published_on) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [
          edition.id,
          id,
          at + 1,
          JSON.stringify(edition.definition),
          fieldsOf(edition.definition).map(({ key }) => key),
          today,
        ],
      )
  }
}
