import type { Hono } from 'hono'
import type { Database } from '../../src/platform/database/open.ts'
import { asVisitor } from '../../src/platform/database/open-transaction.ts'
import { rows, sql } from '../../src/platform/database/query.ts'
import { asPerson } from '../../src/platform/database/transaction.ts'
import type { PageRoute, Route } from '../../src/platform/http/visit.ts'
import type { Scope } from '../../src/platform/scope/scope.ts'
import { scopeOfPersona } from './persona.ts'
import { enterAs, type Visitor, visitorOf } from './visitor.ts'

/** A walk over every page takes minutes, and several times as many beside other work: only one that hangs is longer. */
export const WALK_MS = 1_200_000

/** One of each kind of person: officers of a district, a school, the administrator, the region, someone from the street. */
export const KINDS = ['coordinator', 'officer', 'z5', 'admin', 'region', 'nobody'] as const

type Filling = {
  readonly under: RegExp
  readonly find: string
  /** An open page: the same for everybody, found as the role that reads it. */
  readonly isOpen?: boolean
}

/** Where the parameters of addresses come from: first row that fits, every state of the thing once. */
const FILLINGS: readonly Filling[] = [
  {
    under: /^\/open\/programmes\//u,
    find: 'select id from open_programme order by id limit 2',
    isOpen: true,
  },
  { under: /^\/open\/models\//u, find: 'select id from open_model order by id limit 2', isOpen: true },
  {
    under: /^\/questions\/about\//u,
    find: 'select distinct on (kind) id as record from record order by kind, id',
  },
  { under: /^\/questions\//u, find: 'select distinct on (state) id from question order by state, id' },
  { under: /^\/filters\//u, find: 'select id from saved_filter order by id limit 2' },
  {
    under: /^\/assignments\/of\/:source/u,
    find: 'select distinct source_record_id as source from assignment order by 1 limit 2',
  },
  {
    under: /^\/assignments\/late\/:school/u,
    find: `select distinct organisation_id as school from assignment where state = 'assigned' and modality = 'order' and due_on < current_date limit 2`,
  },
  { under: /^\/assignments\/actions\//u, find: 'select id from mass_action order by id limit 2' },
  {
    under: /^\/(assignments)\//u,
    find: 'select distinct on (state, modality) id from assignment order by state, modality, id',
  },
  {
    under: /:clause\b/u,
    find: `select distinct on (d.state) c.record_id as id, c.id as clause
             from clause c join directive d on d.id = c.record_id order by d.state, c.id`,
  },
  {
    under: /^\/directives\/.*:table\/split$/u,
    find: `select t.record_id as id, t.id as "table" from directive_table t join directive d on d.id = t.record_id where d.state = 'review' and t.kind = 'roadmap' limit 2`,
  },
  {
    under: /^\/directives\/.*\/writing\/annexes\/:annex/u,
    find: `select a.record_id as id, a.id as annex from annex a join directive d on d.id = a.record_id where d.state = 'draft' order by a.id desc limit 3`,
  },
  {
    under: /:annex\b/u,
    find: `select distinct on (d.state) a.record_id as id, a.id as annex from annex a join directive d on d.id = a.record_id order by d.state, a.id`,
  },
  {
    under: /^\/row-forms\//u,
    find: `select id from assignment where answer_path = '/row-forms' order by state, id limit 2`,
  },
  {
    under: /^\/roadmaps\/papers\//u,
    find: `select t.record_id as directive, t.id as "table" from directive_table t join directive d on d.id = t.record_id
             where d.direction = 'incoming' and d.state = 'inForce' and t.kind in ('roadmap', 'schedule') order by t.id limit 1`,
  },
  {
    under: /^\/roadmaps\/cited\//u,
    find: `select id as link from record_link where kind = 'ground' and to_record_id is null and as_written ~ 'пункта \\d' order by id limit 1`,
  },
  {
    under: /:table\b/u,
    find: `select distinct on (d.state, t.kind) t.record_id as id, t.id as "table"
             from directive_table t join directive d on d.id = t.record_id order by d.state, t.kind, t.id`,
  },
  {
    under: /^\/roadmaps\/.*:item\b/u,
    find: `select distinct on (r.state, i.is_section, i.mark) i.record_id as id, i.id as item
             from roadmap_item i join roadmap r on r.id = i.record_id where i.removed_at is null order by r.state, i.is_section, i.mark, i.ord`,
  },
  {
    under: /^\/roadmaps\/.*:no\b/u,
    find: 'select record_id as id, no from roadmap_version order by record_id, no desc limit 4',
  },
  { under: /^\/roadmaps\//u, find: 'select id from roadmap order by state, id limit 4' },
  {
    under: /^\/programmes\/.*:stage\b/u,
    find: 'select record_id as id, id as stage from programme_stage order by record_id, ord limit 3',
  },
  { under: /^\/programmes\//u, find: 'select distinct on (state) id from programme order by state, id' },
  {
    under: /^\/summaries\//u,
    find: `select distinct on (state) id from assignment where answer_path = '/summaries' order by state, id`,
  },
  {
    under: /^\/models\/.*:effect\b/u,
    find: 'select record_id as id, id as effect from model_effect order by record_id, ord limit 3',
  },
  {
    under: /^\/models\/.*:passport\b/u,
    find: 'select record_id as id, id as passport from model_passport where number is null order by id limit 2',
  },
  {
    under: /^\/offers-asked\//u,
    find: `select id from assignment where answer_path = '/offers-asked' order by id limit 1`,
  },
  { under: /^\/offers\/answers\//u, find: 'select id from mentor_offer order by id limit 1' },
  {
    under: /^\/offers\/.*:school\b/u,
    find: 'select distinct on (state) school_year as year, organisation_id as school from mentor_offer order by state, id',
  },
  { under: /^\/offers\//u, find: 'select distinct school_year as year from mentor_offer order by 1 limit 2' },
  {
    under: /^\/consent\//u,
    find: 'select distinct on (state, side) assignment_id as id from matching_consent order by state, side, id limit 6',
  },
  {
    under: /^\/matching\/.*:line\b/u,
    find: `select distinct on (m.state, l.kind) m.id, l.id as line from matching m join matching_line l on l.scenario_id = m.scenario_id
             where l.mentor_id is not null and m.state in ('consent', 'deciding', 'published') order by m.state, l.kind, l.id limit 4`,
  },
  {
    under: /^\/matching\/.*:scenario\/schools\//u,
    find: `select distinct on (s.mode) s.record_id as id, s.id as scenario, l.mentee_id as school from matching_scenario s join matching_line l on l.scenario_id = s.id order by s.mode, s.id, l.score`,
  },
  {
    under: /^\/matching\/.*:scenario\b/u,
    find: 'select distinct on (state, mode) record_id as id, id as scenario from matching_scenario order by state, mode, id',
  },
  { under: /^\/matching\//u, find: 'select distinct on (state) id from matching order by state, id' },
  {
    under: /^\/pairs\/capacity\//u,
    find: `select organisation_id as school from pair_school where side = 'mentor' order by id limit 2`,
  },
  {
    under: /^\/pairs\/.*:goal\b/u,
    find: `select record_id as id, id as goal from pair_goal where state = 'open' order by id limit 2`,
  },
  {
    under: /^\/pairs\/.*:meeting\b/u,
    find: 'select record_id as id, id as meeting from consultation order by id limit 2',
  },
  { under: /^\/contracts\/.*:form\b/u, find: 'select id as form from contract_template order by id limit 2' },
  { under: /^\/contracts\//u, find: 'select distinct on (state) id from contract order by state, id' },
  {
    under: /^\/plans\/.*:kind\b/u,
    find: `select p.id, k.kind from (select id from interaction_plan where state in ('draft','returned') order by id limit 1) p, (values ('guideline'),('model'),('mentoring')) k(kind)`,
  },
  { under: /^\/plans\//u, find: 'select distinct on (state) id from interaction_plan order by state, id' },
  { under: /^\/pairs\//u, find: 'select distinct on (state) id from school_pair order by state, id' },
  { under: /^\/models\//u, find: 'select id from municipal_model order by state, id limit 4' },
  {
    under: /^\/deficits\/rounds\//u,
    find: 'select distinct on (state) id from deficit_round order by state, id',
  },
  {
    under: /^\/deficits\/schools\//u,
    find: 'select distinct organisation_id as id from deficit_sheet order by 1 limit 2',
  },
  {
    under: /^\/deficit-sheets\/.*:load\b/u,
    find: 'select sheet_id as id, id as load from deficit_load where sheet_id is not null order by id limit 1',
  },
  {
    under: /^\/deficit-sheets\//u,
    find: `select distinct on (s.state, r.state) s.id from deficit_sheet s join deficit_round r on r.id = s.round_id order by s.state, r.state, s.id`,
  },
  {
    under: /^\/deficits\/old\//u,
    find: 'select id as load from deficit_load where sheet_id is null order by id limit 1',
  },
  {
    under: /^\/deficits\/items\//u,
    find: `select distinct on (state, held) id from (select d.id, d.state, exists (select 1 from deficit_measure m where m.deficit_id = d.id) as held from deficit d) d
             order by state, held, id limit 3`,
  },
  {
    under: /^\/answers\/.*:load\b/u,
    find: `select rows -> 0 ->> 'answer' as id, id as load from form_load where jsonb_array_length(rows) = 1 order by id desc limit 2`,
  },
  {
    under: /^\/answers\//u,
    find: 'select distinct on (state) id from form_answer order by state, id',
  },
  { under: /:load\b/u, find: 'select collection_id as id, id as load from form_load order by id limit 2' },
  {
    under: /^\/forms\/papers\//u,
    find: `select record_id as directive, id as "table" from directive_table where kind in ('form', 'passport') order by id limit 3`,
  },
  {
    under: /^\/forms\/drafts\/.*:rule\b/u,
    find: `select id, jsonb_path_query(definition, '$.rules[*]') ->> 'key' as rule from form_draft order by id limit 2`,
  },
  {
    under: /^\/forms\/drafts\//u,
    find: `select distinct on (kind) id, key from (select d.id, q.question ->> 'key' as key, q.question ->> 'kind' as kind
             from form_draft d, jsonb_path_query(d.definition, '$.sections[*].fields[*]') as q (question)) asked order by kind, id, key`,
  },
  { under: /^\/collections\//u, find: 'select id from form_collection order by id limit 3' },
  { under: /^\/forms\//u, find: 'select id from form order by id limit 3' },
  {
    under: /^\/directives\/.*\/resolution\/sheet$/u,
    find: 'select record_id as id from directive_resolution where given_by is not null order by id limit 1',
  },
  {
    under: /^\/directives\/.*\/twin$/u,
    find: `select id from directive where state = 'review' order by id desc limit 1`,
  },
  {
    under: /^\/directives\/.*\/new-schools$/u,
    find: `select record_id as id from directive_question where code = 'unknownSchool' and answer is null limit 1`,
  },
  { under: /^\/directives\//u, find: 'select distinct on (state) id from directive order by state, id' },
  {
    under: /:position\b/u,
    find: 'select person_id as id, id as position from position_held order by id limit 8',
  },
  { under: /:held\b/u, find: 'select person_id as id, id as held from role_held order by id limit 8' },
  { under: /^\/people\//u, find: 'select distinct person_id as id from role_held order by 1 limit 8' },
  {
    under: /:member\b/u,
    find: 'select record_id as id, id as member from school_team_member order by id limit 4',
  },
  { under: /^\/teams\//u, find: 'select id from school_team order by id limit 3' },
  { under: /^\/files\//u, find: 'select id from attachment order by id limit 1' },
  { under: /^\/sources\//u, find: 'select distinct on (kind) id from record order by kind, id' },
  {
    under: /^\/schools\/import\//u,
    find: 'select distinct on (state) id from register_import order by state, id',
  },
  {
    under: /:mark\b/u,
    find: 'select organisation_id as id, id as mark from organisation_attribute order by id limit 3',
  },
  { under: /^\/calendar\/load\//u, find: 'select id from calendar_load order by id limit 2' },
  {
    under: /^\/schools\/:id\/pass-on$/u,
    find: `select id from organisation where state = 'closed' and successor_id is not null order by id limit 2`,
  },
  { under: /^\/schools\//u, find: 'select id from organisation order by id limit 6' },
  { under: /^\/municipalities\//u, find: 'select id from municipality order by id limit 3' },
  { under: /^\/regions\//u, find: 'select id from region limit 1' },
]

/** Pages whose step or subject stands in the query of their address. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/programmes/:id/move': ['?action=agree', '?action=close'],
  '/models/:id/move': ['?action=agree', '?action=close'],
  '/changes/of': ['?kind=directive&what=inForce'],
}
const withQueries = (path: string, addresses: readonly string[]): string[] =>
  addresses.flatMap((address) => (QUERIES[path] ?? ['']).map((query) => `${address}${query}`))

export const isPage = (route: Route): route is PageRoute => route.method === 'get' && 'show' in route

/** Files are no pages: a spreadsheet holds the whole list, a PDF is made by an office program and takes seconds. */
export const isFile = (path: string): boolean => /(?:\.\w+|[./](?:docx|pdf|xlsx|file))$/u.test(path)

const addressesFor = async (database: Database, path: string, scope: Scope | null): Promise<string[]> => {
  if (!path.includes(':')) return withQueries(path, [path])
  // addresses of letters work once and belong to nobody of the demo
  if (path.includes(':token')) return []
  const filling = FILLINGS.find(({ under }) => under.test(path))
  if (filling === undefined) throw new Error(`test/program/addresses.ts does not know how to fill ${path}`)
  const find = sql<Record<string, string>>`${sql.raw(filling.find)}`
  if (filling.isOpen !== true && scope === null) return []
  const found =
    filling.isOpen === true || scope === null
      ? await asVisitor(database.open, (tx) => rows(tx, find))
      : await asPerson(database.app, scope, 'read', (tx) => rows(tx, find))
  return withQueries(
    path,
    found.map((values) => path.replace(/:([a-z]+)/gu, (_, name: string) => values[name] ?? 'missing')),
  )
}

const scopeAs = (database: Database, persona: string): Promise<Scope | null> =>
  persona === 'nobody' ? Promise.resolve(null) : scopeOfPersona(database, persona)

/** Addresses of a route with parameters filled by things that this person sees (none when he sees nothing fitting). */
export const addressesOf = async (database: Database, path: string, persona: string): Promise<string[]> =>
  addressesFor(database, path, await scopeAs(database, persona))

/** A page that a person really sees, by its route. */
export type Seen = {
  readonly path: string
  readonly persona: string
  readonly address: string
  readonly html: string
}

const visitorAs = (app: Hono, persona: string): Promise<Visitor> =>
  persona === 'nobody' ? Promise.resolve(visitorOf(app)) : enterAs(app, persona)

type Crawl = {
  /** What each person does before he looks. */
  readonly prepare?: (visitor: Visitor) => Promise<unknown>
  /** How a page is asked for, when something is counted on the way. */
  readonly ask?: (visitor: Visitor, address: string) => Promise<Response>
  /** Routes of which nothing more is wanted, by what was seen of them. */
  readonly enough?: (path: string, seen: readonly Seen[]) => boolean
}

/** Everything that these people see: every page route at every address that answers 200 with HTML. */
export const everyPage = async (
  { app, routes, database }: { app: Hono; routes: readonly Route[]; database: Database },
  personas: readonly string[],
  {
    prepare = async () => undefined,
    ask = (visitor, address) => visitor.get(address),
    enough = () => false,
  }: Crawl = {},
): Promise<Seen[]> => {
  const seen: Seen[] = []
  for (const persona of personas) {
    const visitor = await visitorAs(app, persona)
    await prepare(visitor)
    const scope = await scopeAs(database, persona)
    for (const { path } of routes.filter(
      (route) => isPage(route) && !isFile(route.path) && !enough(route.path, seen),
    ))
      for (const address of await addressesFor(database, path, scope)) {
        if (enough(path, seen)) break
        const response = await ask(visitor, address)
        if (response.status !== 200 || !response.headers.get('content-type')?.includes('html')) continue
        seen.push({ path, persona, address, html: await response.text() })
      }
  }
  return seen
}
