import type pg from 'pg'
import { DELIVERED_STATEMENTS } from '../domain/delivered/statements.ts'
import { DELIVERED_THEMES } from '../domain/delivered/themes.ts'

/**
 * Puts the themes that come with the program into the database: a published theme keeps its words, a new edition adds and
 * ends. Needs the worker's pool; safe to run at every start.
 */
export const deliverThemes = async (worker: pg.Pool): Promise<void> => {
  const list = JSON.stringify(DELIVERED_THEMES.map((theme, ord) => ({ ...theme, ord })))
  await worker.query(
    `insert into deficit_theme (id, dictionary, code, kind, audience, subject, group_name, name, ord, since_edition)
     select md5('deficit theme ' || t.dictionary || t.code)::uuid, t.dictionary, t.code, t.kind, t.audience, t.subject, t."group", t.name, t.ord, t.since
     from jsonb_to_recordset($1::jsonb) as t (dictionary text, code text, kind text, audience text, subject text, "group" text, name text, ord integer, since integer)
     on conflict (dictionary, code) do update set ord = excluded.ord where deficit_theme.ord <> excluded.ord`,
    [list],
  )
  await worker.query(
    `update deficit_theme d set until_edition = t."until", replaced_by = s.id
     from jsonb_to_recordset($1::jsonb) as t (dictionary text, code text, "until" integer, "replacedBy" text)
     left join deficit_theme s on s.dictionary = t.dictionary and s.code = t."replacedBy"
     where d.dictionary = t.dictionary and d.code = t.code and t."until" is not null and d.until_edition is null`,
    [list],
  )
  await worker.query(
    `insert into deficit_statement (id, code, theme_id, ord, text)
     select md5('deficit statement ' || s.code)::uuid, s.code, t.id, s.ord, s.text
     from jsonb_to_recordset($1::jsonb) as s (code text, theme text, ord integer, text text) join deficit_theme t on t.dictionary = 'themes' and t.code = s.theme
     on conflict (code) do nothing`,
    [JSON.stringify(DELIVERED_STATEMENTS.map((statement, ord) => ({ ...statement, ord })))],
  )
}
