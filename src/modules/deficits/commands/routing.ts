import { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { commonThemes, countsByTheme, usualThreshold } from '../domain/analysis.ts'
import { goalsOf, routeOf } from '../domain/routing.ts'
import type { Audience, Round } from '../domain/types.ts'
import { settingOf } from '../queries/map.ts'
import { askedIn, lockRound } from '../queries/round.ts'
import { lockProposal, type Open, openOf, type Proposal } from '../queries/routing.ts'

const id = z.string().refine(isUuid, 'notAnId')
const RouteInput = z.object({ round: id })
type RouteInput = z.infer<typeof RouteInput>

type Routing = Round & {
  readonly spoken: readonly Open[]
  readonly usual: number
  readonly own: number | null
}

type Common = {
  readonly theme: string
  readonly section: Audience
  readonly schools: number
  readonly people: number
}
type Routed = {
  readonly threshold: number
  readonly common: readonly Common[]
  readonly routes: readonly { readonly id: string; readonly route: 'common' | 'individual' }[]
}

const loadRouting = async (tx: Tx, input: RouteInput): Promise<Routing | null> => {
  const round = await lockRound(tx, input.round)
  if (round === null) return null
  const spoken = await openOf(tx, round.id)
  const own = await settingOf(tx, round.municipality)
  return { ...round, spoken, usual: usualThreshold(await askedIn(tx, round.id)), own: own?.threshold ?? null }
}

const commonOf = (named: readonly Open[], threshold: number): readonly Common[] => {
  const cells = named.flatMap(({ organisation, theme, severity, people }) =>
    theme === null ? [] : [{ row: organisation, theme, severity, people }],
  )
  const counts = countsByTheme(cells)
  return [...commonThemes(counts, threshold)].map((theme) => ({
    theme,
    section: named.find((each) => each.theme === theme)?.audience ?? 'teachers',
    schools: counts.get(theme) ?? 0,
    people: cells.filter((cell) => cell.theme === theme).reduce((sum, cell) => sum + (cell.people ?? 0), 0),
  }))
}

/** Individual deficits that nobody has taken are told to the pairs as goals, the sharpest first (decisions 10). */
const tellPairs = (tx: Tx, routed: Routed, round: Routing, work: Work): Promise<number> => {
  const individual = new Set(
    routed.routes.filter(({ route }) => route === 'individual').map((each) => each.id),
  )
  const goals = [...goalsOf(round.spoken.filter((each) => individual.has(each.id) && each.takenBy === null))]
  const named = new Map(round.spoken.map((each) => [each.id, each]))
  const facts = goals.flatMap(([school, rows]) =>
    rows.map((row) => ({
      id: work.newId(),
      payload: {
        school,
        row,
        text: named.get(row)?.name ?? '',
        subject: named.get(row)?.subject ?? '',
        expected: '',
        on: work.today,
      },
    })),
  )
  return run(
    tx,
    sql`insert into fact (id, name, record_id, payload, at) select w.id, 'deficitForPair', ${round.id}::uuid, w.payload, ${work.at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as w(id uuid, payload jsonb)`,
  )
}

const saveRouted = async (tx: Tx, routed: Routed, round: Routing, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update deficit d set route = w.route, version = d.version + 1 from jsonb_to_recordset(${JSON.stringify(routed.routes)}::jsonb) as w(id uuid, route text)
        where d.id = w.id and d.route is distinct from w.route`,
  )
  await run(
    tx,
    sql`update section_proposal p set schools = w.schools, people = w.people, version = p.version + 1
        from jsonb_to_recordset(${JSON.stringify(routed.common)}::jsonb) as w(theme uuid, schools int, people int) where p.record_id = ${round.id} and p.theme_id = w.theme and p.state = 'proposed'`,
  )
  await run(
    tx,
    sql`insert into section_proposal (id, record_id, region_id, municipality_id, theme_id, section, schools, people)
        select gen_random_uuid(), ${round.id}::uuid, ${round.region}::uuid, ${round.municipality}::uuid, w.theme, w.section, w.schools, w.people
        from jsonb_to_recordset(${JSON.stringify(routed.common)}::jsonb) as w(theme uuid, section text, schools int, people int)
        where not exists (select 1 from section_proposal p where p.record_id = ${round.id} and p.theme_id = w.theme)`,
  )
  await run(
    tx,
    sql`update deficit_round set threshold = ${routed.threshold}, routed_on = ${work.today}, version = version + 1 where id = ${round.id}`,
  )
  await tellPairs(tx, routed, round, work)
  // the module of method days listens (decisions 10)
  await work.fact('deficitsRouted', round.id, {
    municipality: round.municipality,
    common: routed.common.map(({ theme, section, schools }) => ({ theme, section, schools })),
  })
}

/** Common themes go to the agenda of the next method day, the rest to the pairs. Doing it again counts anew and doubles nothing. */
export const routeRound = command<RouteInput, Routing, Routed>({
  name: 'deficitRound.route',
  input: RouteInput,
  access: access.keepThemes,
  load: loadRouting,
  decide: (round) => {
    if (round.state === 'planned') return refuse('roundNotOpen')
    if (round.spoken.length === 0) return refuse('nothingToRoute')
    const threshold = round.own ?? round.usual
    const common = commonOf(round.spoken, threshold)
    const themes = new Set(common.map(({ theme }) => theme))
    return ok({
      threshold,
      common,
      routes: round.spoken.map((each) => ({ id: each.id, route: routeOf(each.theme, themes) })),
    })
  },
  save: saveRouted,
  tell: ({ threshold, common, routes }, round) => ({
    record: round.record,
    change: { threshold, common: common.length, deficits: routes.length },
  }),
  to: (_change, round) => `/deficits/routing?round=${round.id}&done=routed`,
})

const DeclineInput = z.object({
  proposal: id,
  reason: z.string().trim().min(1, 'required').max(300, 'tooLong'),
})
type DeclineInput = z.infer<typeof DeclineInput>

/** A theme is taken out of the agenda with a reason; its deficits are listed as held by nobody. */
export const declineProposal = command<DeclineInput, Proposal, { readonly reason: string }>({
  name: 'deficit.declineProposal',
  input: DeclineInput,
  access: access.keepThemes,
  load: (tx, input) => lockProposal(tx, input.proposal),
  decide: (proposal, { reason }) =>
    proposal.state === 'proposed' ? ok({ reason }) : refuse('proposalDecided'),
  save: async (tx, { reason }, proposal, work) => {
    await run(
      tx,
      sql`update section_proposal set state = 'declined', reason = ${reason}, decided_on = ${work.today}, decided_by = ${tx.scope.person}, version = version + 1 where id = ${proposal.id}`,
    )
  },
  tell: ({ reason }, proposal) => ({
    record: proposal.record,
    row: proposal.id,
    change: { to: 'declined' },
    words: { reason },
  }),
  to: (_change, proposal) => `/deficits/routing?round=${proposal.record}&done=declined`,
})
