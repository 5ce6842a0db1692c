import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Theme } from '../domain/types.ts'

/** Every theme, in the order of the dictionary; those of past editions are marked. */
export const themesOf = (tx: Pick<Tx, 'db'>): Promise<Theme[]> =>
  rows(
    tx,
    sql<Theme>`select id, code, dictionary, kind, audience, subject, group_name as "group", name, until_edition is null as current
      from deficit_theme order by dictionary desc, ord limit 1000`,
  )

/** The same by id. */
export const themesById = async (tx: Pick<Tx, 'db'>): Promise<ReadonlyMap<string, Theme>> =>
  new Map((await themesOf(tx)).map((theme) => [theme.id, theme]))
