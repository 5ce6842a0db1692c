import { asAdmin } from '../setup/template.ts'

/** One kind of row, copied: whose row is copied, and what differs in copy `n` (a jsonb object in SQL). */
type Growth = { readonly table: string; readonly of: string; readonly fresh: string }

const M =
  "(select municipality_id from role_held h join persona p using (person_id) where p.code = 'coordinator')"
const SCHOOL =
  "(select organisation_id from role_held h join persona p using (person_id) where p.code = 'z5')"
const WATCHER = "(select person_id from persona where code = 'coordinator')"
const IN_PLACE = `municipality_id = ${M}`

/** Name of copy `n` of a kind, the same in every table that speaks of it. */
const idOf = (kind: string): string => `md5('${kind}' || n)::uuid`

const noun = (
  table: string,
  kind: string,
  of: string,
  fresh = '',
  record = `where kind = '${kind}' order by id`,
): Growth[] => [
  { table: 'record', of: record, fresh: `'id', ${idOf(table)}, 'municipality_id', ${M}` },
  { table, of, fresh: `'id', ${idOf(table)}${fresh === '' ? '' : `, ${fresh}`}` },
]

const child = (table: string, of: string, fresh: string): Growth => ({
  table,
  of,
  fresh: `'id', ${idOf(table)}, ${fresh}`,
})

/** The place of the demo grown beyond what a page may read: each noun that has a list, and what its lists join. */
const GROWTHS: readonly Growth[] = [
  {
    table: 'record',
    of: `where id = ${SCHOOL}`,
    fresh: `'id', ${idOf('school')}, 'organisation_id', ${idOf('school')}`,
  },
  {
    table: 'organisation',
    of: `where id = ${SCHOOL}`,
    fresh: `'id', ${idOf('school')}, 'inn', null, 'ogrn', null, 'short_name', 'Школа множества № ' || n, 'full_name', 'Школа множества № ' || n, 'normal_name', 'школа множества ' || n`,
  },
  child('organisation_category', `where organisation_id = ${SCHOOL}`, `'organisation_id', ${idOf('school')}`),
  child('person', 'where account_id is null', `'last_name', 'Многих' || n, 'normal_name', 'многих' || n`),
  child('position_held', `where organisation_id = ${SCHOOL}`, `'person_id', ${idOf('person')}`),
  child('role_held', `where organisation_id = ${SCHOOL}`, `'person_id', ${idOf('person')}`),
  ...noun(
    'assignment',
    'assignment',
    `where organisation_id = ${SCHOOL} and state = 'assigned' and source_kind = 'clause' and modality = 'order' order by id`,
    `'source_row_id', ${idOf('clause')}, 'due_on', '2022-10-01', 'title', 'Поручение множества ' || n`,
    `where id in (select id from assignment where organisation_id = ${SCHOOL})`,
  ),
  ...noun(
    'directive',
    'directive',
    `where ${IN_PLACE} and state not in ('draft', 'read')`,
    `'number', 'м-' || n, 'title', 'О множестве ' || n`,
  ),
  child(
    'directive_distribution',
    `where addressee_organisation_id = ${SCHOOL}`,
    `'record_id', ${idOf('directive')}`,
  ),
  ...noun(
    'roadmap',
    'roadmap',
    `where ${IN_PLACE}`,
    `'title', 'Дорожная карта ' || n, 'directive_table_id', null`,
  ),
  child(
    'roadmap_item',
    `where not is_section and removed_at is null and record_id in (select id from roadmap where ${IN_PLACE} and state = 'inForce')`,
    `'number', n::text, 'title', 'Мероприятие ' || n, 'ord', n % 1500`,
  ),
  ...noun('programme', 'programme', '', `'name', 'Программа ' || n, 'copied_from', null`),
  child('participation', `where ${IN_PLACE} and until_on is null`, `'organisation_id', ${idOf('school')}`),
  ...noun(
    'deficit_round',
    'deficit-round',
    `where ${IN_PLACE} and state = 'open'`,
    `'programme_id', ${idOf('programme')}`,
  ),
  child('deficit_sheet', `where ${IN_PLACE}`, `'organisation_id', ${idOf('school')}`),
  child('deficit', `where organisation_id = ${SCHOOL}`, `'mark', 'м' || n, 'wording', 'Затруднение ' || n`),
  child('deficit_entry', `where organisation_id = ${SCHOOL}`, `'deficit_id', ${idOf('deficit')}`),
  ...noun('school_pair', 'schoolPair', `where ${IN_PLACE} and state = 'working'`, `'title', 'Пара ' || n`),
  child('pair_school', `where side = 'mentor' and ${IN_PLACE}`, `'record_id', ${idOf('school_pair')}`),
  child(
    'pair_goal',
    `where ${IN_PLACE}`,
    `'text', 'Цель ' || n, 'source_record_id', null, 'source_row_id', ${idOf('goal')}`,
  ),
  ...noun(
    'contract',
    'contract',
    `where ${IN_PLACE} and number is not null`,
    `'number', 'м-' || n, 'pair_id', ${idOf('school_pair')}`,
  ),
  child('consultation', `where ${IN_PLACE}`, `'theme', 'Встреча ' || n`),
  child(
    'form',
    '',
    `'title', 'Форма ' || n, 'delivered_as', null, 'municipality_id', ${M}, 'region_id', (select region_id from municipality where id = ${M})`,
  ),
  child('form_version', '', `'form_id', ${idOf('form')}`),
  ...noun('form_collection', 'form-collection', `where ${IN_PLACE}`, `'title', 'Сбор ' || n`),
  child('form_answer', 'where collection_id is not null', `'organisation_id', ${idOf('school')}`),
  child('notification', `where person_id = ${WATCHER}`, `'row_id', ${idOf('notice')}`),
  child('question', '', `'text', 'Вопрос ' || n`),
  ...noun('school_team', 'team', '', `'name', 'Команда ' || n`),
  child('state_change', `where ${IN_PLACE}`, `'note', 'шаг ' || n`),
  {
    table: 'record_text',
    of: `where ${IN_PLACE}`,
    fresh: `'record_id', ${idOf('directive')}, 'row_id', null`,
  },
]

/** SQL that copies one row `many` times; the row is made once a copy, not once a column. */
const copying = ({ table, of, fresh }: Growth, columns: string, many: number): string =>
  `insert into ${table} (${columns}) select ${columns
    .split(', ')
    .map((column) => `grown.${column}`)
    .join(', ')}
    from (select to_jsonb(t) as row from ${table} t ${of} ${of.includes('order by') ? '' : 'order by t.ctid'} limit 1) one, generate_series(1, ${many}) n,
      lateral jsonb_populate_record(null::public.${table}, one.row || jsonb_build_object(${fresh})) grown`

const COLUMNS = `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
  where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`

/** Grows every list of the demo to over `many` rows. Neither keys to other tables nor triggers are asked: only pages are. */
export const growMultitude = (ownerUrl: string, many: number): Promise<void> =>
  asAdmin(ownerUrl, async (client) => {
    await client.query("begin; set local session_replication_role = 'replica'")
    for (const growth of GROWTHS) {
      const { rows } = await client.query<{ columns: string }>(COLUMNS, [growth.table])
      const { rowCount } = await client
        .query(copying(growth, rows[0]?.columns ?? '', many))
        .catch((fault) => {
          throw new Error(`${growth.table} does not grow: ${fault.message}`)
        })
      if (rowCount !== many) throw new Error(`nothing to copy: ${growth.table} ${growth.of}`)
    }
    await client.query('commit')
    await client.query('analyze')
  })
