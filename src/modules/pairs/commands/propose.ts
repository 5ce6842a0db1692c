import type { Owner } from '../../../kernel/access.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { keepPair } from '../domain/access.ts'
import { ProposeInput } from '../domain/input.ts'
import { clashOf, type Planned, pairTitle, planPair } from '../domain/rules.ts'
import type { SchoolPlace } from '../domain/types.ts'
import { type BondThere, bondsIn, placesOf } from '../queries/pair.ts'
import { pairPage, shareWith, tellSchools } from './saving.ts'

/** A pair about to be proposed. */
export type Proposal = Planned & {
  readonly id: string
  readonly region: SchoolPlace['region']
  readonly programme: string | null
  readonly goals: readonly string[]
}

const own = (school: SchoolPlace) => ({
  region_id: school.region,
  municipality_id: school.municipality,
  organisation_id: school.organisation,
})

const schoolRows = ({ id, schools }: Proposal, work: Work) =>
  schools.map((school) => ({
    id: work.newId(),
    record_id: id,
    ...own(school),
    side: school.side,
    name: school.name,
    channel: 'self',
  }))

const bondRows = ({ id, schools, bonds, from, until }: Proposal, work: Work) =>
  bonds.flatMap((bond) => {
    const school = schools.find(({ organisation }) => organisation === bond.curated)
    return school === undefined
      ? []
      : [
          {
            id: work.newId(),
            record_id: id,
            ...own(school),
            mentor_id: bond.mentor,
            kind: bond.kind,
            subject: bond.subject,
            from_on: from,
            until_on: until,
            is_live: true,
          },
        ]
  })

const goalRows = ({ id, schools, goals }: Proposal, work: Work) =>
  schools
    .filter(({ side }) => side === 'curated')
    .flatMap((school) =>
      goals.map((text) => ({
        id: work.newId(),
        record_id: id,
        ...own(school),
        text,
        subject: '',
        expected: '',
        state: 'open',
        outcome: '',
        version: 1,
      })),
    )

const saveSides = async (tx: Tx, proposal: Proposal, work: Work): Promise<void> => {
  await insertAll(tx, 'pair_school', schoolRows(proposal, work))
  await insertAll(tx, 'pair_bond', bondRows(proposal, work))
  await insertAll(tx, 'pair_goal', goalRows(proposal, work))
}

const ownerOf = ({ region, municipality }: Proposal): Owner => ({ region, municipality, organisation: null })

/** Rows of a new pair: its record, its sides, who helps whom, what for. */
export const saveNewPair = async (tx: Tx, proposal: Proposal, work: Work): Promise<void> => {
  const owner = ownerOf(proposal)
  const title = pairTitle(proposal.schools)
  await work.record({ id: proposal.id, kind: 'schoolPair', title, owner, reach: 'shared' })
  await run(
    tx,
    sql`insert into school_pair (id, region_id, municipality_id, programme_id, title, from_on, until_on)
        values (${proposal.id}, ${owner.region}, ${owner.municipality}, ${proposal.programme}, ${title.slice(0, 500)}, ${proposal.from}, ${proposal.until})`,
  )
  await shareWith(tx, proposal.id, proposal.schools, 'pair')
  await saveSides(tx, proposal, work)
  await work.state({ record: proposal.id, from: null, to: 'proposed', owner })
}

/** A new pair as those who are told of it know it. */
export const toldOf = ({ id, schools }: Proposal) => ({
  id,
  title: pairTitle(schools),
  schools: schools.map((each) => ({
    ...each,
    id: '',
    agreedOn: null,
    declinedOn: null,
    channel: 'self' as const,
  })),
})

const saveProposal = async (tx: Tx, proposal: Proposal, work: Work): Promise<void> => {
  await saveNewPair(tx, proposal, work)
  await work.fact('pairProposed', proposal.id, {})
  await tellSchools(work, toldOf(proposal), 'pairProposed')
}

type Desk = Subject & {
  readonly region: SchoolPlace['region'] | null
  readonly places: ReadonlyMap<string, SchoolPlace>
  readonly there: readonly BondThere[]
}

const deskOf = (tx: Tx, curated: readonly SchoolPlace[]): Owner => {
  const municipalities = new Set(curated.map(({ municipality }) => municipality))
  return {
    region: curated[0]?.region ?? tx.scope.roles[0]?.region ?? null,
    municipality:
      curated.length === 0
        ? (tx.scope.municipalities[0] ?? null)
        : municipalities.size === 1
          ? (curated[0]?.municipality ?? null)
          : null,
    organisation: null,
  }
}

const planOf = ({ places }: Desk, input: ProposeInput): Result<Planned> =>
  planPair({
    curated: input.curated.flatMap((id) => places.get(id) ?? []),
    lead: places.get(input.lead) ?? null,
    subjects: input.subjects.map(({ mentor, subject }) => ({ mentor: places.get(mentor) ?? null, subject })),
    from: input.from,
    last: input.until,
  })

/** A pair or a network made by hand: schools agree to it, then it is confirmed by an act. */
export const proposePair = command<ProposeInput, Desk, Proposal>({
  name: 'pair.propose',
  input: ProposeInput,
  access: keepPair,
  load: async (tx, input) => {
    const ids = [...input.curated, input.lead, ...input.subjects.map(({ mentor }) => mentor)]
    const places = await placesOf(tx, [...new Set(ids.filter((id) => id !== ''))])
    const curated = places.filter(({ organisation }) => input.curated.includes(organisation))
    const owner = deskOf(tx, curated)
    return {
      owner,
      region: owner.region,
      places: new Map(places.map((place) => [place.organisation, place])),
      there: await bondsIn(tx, input.curated, { from: input.from, last: input.until }),
    }
  },
  decide: (desk, input, { newId }) => {
    const planned = planOf(desk, input)
    const region = planned.ok ? planned.value.schools[0]?.region : undefined
    if (!planned.ok || region === undefined) return planned.ok ? { ok: false, refusals: [] } : planned
    const clash = clashOf(planned.value.bonds, desk.there)
    if (clash !== null) return refuse(clash.code, 'curated', { schools: clash.schools })
    return ok({
      ...planned.value,
      id: newId(),
      region,
      programme: input.programme === '' ? null : input.programme,
      goals: input.goals,
    })
  },
  save: (tx, proposal, _desk, work) => saveProposal(tx, proposal, work),
  tell: (proposal) => ({
    record: proposal.id,
    change: { schools: proposal.schools.map(({ organisation, side }) => [organisation, side]) },
  }),
  to: (proposal) => pairPage(proposal.id),
})
