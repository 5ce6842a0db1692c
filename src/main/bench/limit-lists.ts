import type { BodyMaker, Who } from './limit-ask.ts'
import { learnedPage } from './limit-learned.ts'

const last = (url: URL): string => url.pathname.split('/').at(-1) ?? ''

const ITEMS = `select i.title, i.cells->>'municipalResponsibles' as municipal, i.cells->>'institutionalResponsibles' as school, i.cells->>'expectedResult' as expected, i.id,
    i.parent_id, i.number, i.term_as_written, i.due_on, i.mark, i.cells
  from roadmap_item i where i.record_id = $1 and i.removed_at is null order by i.ord, i.id`
const ANSWERING =
  'select row_id, as_written, level, kind, addressee_organisation_id, ord from responsible where record_id = $1 order by row_id, ord'
const WORK_OF_PLAN = `select source_row_id, count(*)::int as n, count(*) filter (where state in ('accepted','offControl'))::int as done,
    count(*) filter (where due_on < $2::date and state in ('assigned','inWork','returned'))::int as late from assignment where source_record_id = $1 group by 1`
const PLAN = `select r.*, (select count(*) from roadmap_version v where v.record_id = r.id) as versions from roadmap r where r.id = $1`

/** A roadmap of 120 rows with who answers and what of it is done. */
export const roadmapPage: BodyMaker = learnedPage([
  { name: 'plan-items', sql: ITEMS, values: (_who, url) => [last(url)] },
  { name: 'plan-answering', sql: ANSWERING, values: (_who, url) => [last(url)] },
  { name: 'plan-work', sql: WORK_OF_PLAN, values: (who, url) => [last(url), who.today] },
  { name: 'plan', sql: PLAN, values: (_who, url) => [last(url)] },
])

const CELLS = `select o.short_name, a.id, a.source_row_id, a.source_label, a.title, a.state, a.modality, a.due_on, a.reported_on, a.closed_on, p.last_name
  from assignment a left join organisation o on o.id = a.organisation_id left join person p on p.id = a.person_id
  where a.source_record_id = $1 order by o.normal_name collate ru_natural, a.id`

/** Who has done what of one paper. */
export const matrixPage: BodyMaker = learnedPage([
  { name: 'cells', sql: CELLS, values: (_who, url) => [last(url)] },
  { name: 'source', sql: 'select title from record where id = $1', values: (_who, url) => [last(url)] },
])

const LAST_ROUND = `(select r.id from deficit_round r where r.municipality_id = $1 and r.state <> 'planned' order by r.quarter_on desc limit 1)`
const MAP = `select t.name, d.organisation_id, t.id as theme, t.audience, max(e.severity)::int as severity, sum(e.people)::int as people, (array_agg(d.id order by e.severity desc))[1] as deficit
  from deficit_entry e join deficit d on d.id = e.deficit_id join deficit_theme t on t.id = d.theme_id
  where e.round_id = ${LAST_ROUND} and e.severity > 0 group by d.organisation_id, t.id, t.name, t.audience`
const MAP_SCHOOLS = `select o.short_name, o.id, s.state, (select count(*) from deficit_entry e join deficit d on d.id = e.deficit_id
    where e.sheet_id = s.id and e.severity > 0 and d.theme_id is null)::int as own
  from deficit_sheet s join organisation o on o.id = s.organisation_id where s.round_id = ${LAST_ROUND} order by o.normal_name collate ru_natural`
const TREND = `select r.quarter_on, d.theme_id, count(distinct d.organisation_id)::int as schools from deficit_round r join deficit_entry e on e.round_id = r.id and e.severity > 0
    join deficit d on d.id = e.deficit_id and d.theme_id is not null
  where r.municipality_id = $1 and r.quarter_on in (select quarter_on from deficit_round where municipality_id = $1 order by quarter_on desc limit 6) group by 1, 2`

/** The heatmap of a municipality: schools by themes. */
export const heatmapPage: BodyMaker = learnedPage([
  { name: 'map-schools', sql: MAP_SCHOOLS, values: (who) => [who.municipality] },
  { name: 'map', sql: MAP, values: (who) => [who.municipality] },
  { name: 'trend', sql: TREND, values: (who) => [who.municipality] },
])

const LAST_QUARTER = '(select max(quarter_on) from deficit_round where region_id = $1)'
const OF_REGION = `select m.short_name, m.id, f.* from municipality m left join (
    select r.municipality_id, r.id as round, r.state, r.due_on, count(s.id)::int as expected, count(s.id) filter (where s.state = 'sent')::int as submitted
    from deficit_round r left join deficit_sheet s on s.round_id = r.id where r.region_id = $1 and r.quarter_on = ${LAST_QUARTER} group by r.id) f on f.municipality_id = m.id
  where m.region_id = $1 order by m.name collate ru_natural`
const REGION_CELLS = `select d.municipality_id, t.id, t.name, t.ord, count(distinct d.organisation_id)::int as schools
  from deficit_round r join deficit_entry e on e.round_id = r.id and e.severity > 0 join deficit d on d.id = e.deficit_id join deficit_theme t on t.id = d.theme_id
  where r.region_id = $1 and r.quarter_on = ${LAST_QUARTER} group by 1, 2 order by t.ord`

/** Every municipality of a region by themes, with how complete each is. */
export const regionPage: BodyMaker = learnedPage([
  { name: 'of-region', sql: OF_REGION, values: (who) => [who.region] },
  { name: 'region-cells', sql: REGION_CELLS, values: (who) => [who.region] },
  {
    name: 'quarters',
    sql: 'select distinct quarter_on from deficit_round where region_id = $1',
    values: (who) => [who.region],
  },
])

const OF_SCHOOL = `select t.name, l.note, d.id, d.state, d.audience, d.kind, d.subject, d.wording, d.route, d.named_on, d.closed_on, l.severity, l.people, l.quarter_on
  from deficit d left join deficit_theme t on t.id = d.theme_id
    left join lateral (select e.severity, e.people, e.note, r.quarter_on from deficit_entry e join deficit_round r on r.id = e.round_id where e.deficit_id = d.id
      order by r.quarter_on desc limit 1) l on true
  where d.organisation_id = $1 order by d.state = 'closed', l.severity desc nulls last, t.ord`

/** What one school lacks, with what its last round said. */
export const schoolDeficitsPage: BodyMaker = learnedPage([
  { name: 'of-school', sql: OF_SCHOOL, values: (_who, url) => [last(url)] },
  {
    name: 'school-name',
    sql: 'select * from organisation where id = $1',
    values: (_who, url) => [last(url)],
  },
  {
    name: 'sheets',
    sql: 'select s.id, s.state, r.quarter_on from deficit_sheet s join deficit_round r on r.id = s.round_id where s.organisation_id = $1 order by r.quarter_on desc limit 20',
    values: (_who, url) => [last(url)],
  },
])

const FOUND = `select r.title, r.id, r.kind, m.short_name as municipality, ts_headline('russian', t.shown, q.words, 'MaxWords=28,MinWords=12,MaxFragments=1') as line
  from (select t.record_id, t.row_id, ts_rank(t.stems, to_tsquery('russian', $1)) as near from record_text t
      where t.stems @@ to_tsquery('russian', $1) and t.region_id = $2 order by near desc, record_id desc limit 40) f
    join record r on r.id = f.record_id join record_text t on t.record_id = f.record_id and t.row_id is not distinct from f.row_id
    left join municipality m on m.id = r.municipality_id, (select to_tsquery('russian', $1) as words) q order by f.near desc, r.id desc`
const NEAR = '(normal_name like $3 or word_similarity($1, normal_name) >= 0.45)'
const FOUND_SCHOOLS = `select id, short_name, state, municipality_id from organisation where region_id = $2 and ${NEAR} order by word_similarity($1, normal_name) desc limit 5`
const FOUND_PEOPLE = `select id, last_name, first_name, middle_name from person where region_id = $2 and state = 'active' and ${NEAR}
  order by word_similarity($1, normal_name) desc limit 5`
const typedIn = (url: URL): string => (url.searchParams.get('q') ?? '').toLowerCase()
const nearOf = (who: Who, url: URL) => [typedIn(url), who.region, `%${typedIn(url)}%`]

const wordsOf = (url: URL): string => (url.searchParams.get('q') ?? '').split(' ').join(' & ')

/** Search over the words of records, and over names of schools and people. */
export const searchPage: BodyMaker = learnedPage([
  { name: 'found', sql: FOUND, values: (who, url) => [wordsOf(url), who.region] },
  { name: 'found-schools', sql: FOUND_SCHOOLS, values: nearOf },
  { name: 'found-people', sql: FOUND_PEOPLE, values: nearOf },
])
