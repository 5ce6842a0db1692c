import type { OrganisationId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { channelOf } from '../../../platform/command/channel.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import { speakForSchool } from '../domain/access.ts'
import { CapacityInput, OpinionInput } from '../domain/input.ts'
import type { Channel, Pair, PairSchool } from '../domain/types.ts'
import { lockAs, ownerOf, placesOf } from '../queries/pair.ts'
import { pairPage, replyTo } from './saving.ts'

type Saying = Pair & { readonly school: PairSchool }
type Said = Omit<OpinionInput, 'channel'> & { readonly id: string; readonly channel: Channel }

/** «Подходит ли вам эта пара?» after the first consultation, and how it went at the end; the partner never reads it. */
export const sayOpinion = command<OpinionInput, Saying, Said>({
  name: 'pair.sayOpinion',
  input: OpinionInput,
  access: speakForSchool,
  byLink: true,
  load: (tx, input) => lockAs(tx, input.pair, input.school),
  decide: (pair, input, { newId, as }) => {
    const isOpen = pair.state === 'working' || pair.state === 'ended' || pair.state === 'endedEarly'
    if (!isOpen) return refuse('opinionLater')
    if (input.mark !== 'yes' && input.missing === '') return refuse('missingNeeded', 'missing')
    return ok({ ...input, id: newId(), channel: channelOf(as, input.channel) })
  },
  save: async (tx, said, pair, work) => {
    const { region, municipality, organisation } = ownerOf(pair.school)
    await run(
      tx,
      sql`insert into pair_opinion (id, record_id, region_id, municipality_id, organisation_id, kind, mark, helped, missing, on_day, channel, by_person)
          values (${said.id}, ${pair.id}, ${region}, ${municipality}, ${organisation}, ${said.kind}, ${said.mark}, ${said.helped}, ${said.missing}, ${work.today},
            ${said.channel}, ${tx.scope.person})
          on conflict (record_id, organisation_id, kind) do update set mark = excluded.mark, helped = excluded.helped, missing = excluded.missing,
            on_day = excluded.on_day, channel = excluded.channel, by_person = excluded.by_person`,
    )
    await work.fact('pairOpinion', pair.id, { kind: said.kind, mark: said.mark, school: organisation })
  },
  tell: (said, pair) => ({
    record: pair.id,
    change: { kind: said.kind, mark: said.mark, school: pair.school.organisation },
    channel: said.channel,
  }),
  to: ({ channel }, pair) =>
    channel === 'link' ? `${replyTo(pair.id)}?done=said` : `${pairPage(pair.id)}#opinions`,
})

type Capacity = Subject & { readonly organisation: OrganisationId; readonly name: string }

/** How many schools a mentor school can help at one time. */
export const setCapacity = command<CapacityInput, Capacity, CapacityInput>({
  name: 'pair.setCapacity',
  input: CapacityInput,
  access: speakForSchool,
  load: async (tx, input) => {
    const [place] = await placesOf(tx, [input.school])
    return place === undefined
      ? null
      : { owner: ownerOf(place), organisation: place.organisation, name: place.name }
  },
  decide: (_school, input) => ok(input),
  save: async (tx, change, { owner }, work) => {
    await run(
      tx,
      sql`insert into mentor_capacity (organisation_id, region_id, municipality_id, schools, set_on)
          values (${owner.organisation}, ${owner.region}, ${owner.municipality}, ${change.schools}, ${work.today})
          on conflict (organisation_id) do update set schools = excluded.schools, set_on = excluded.set_on`,
    )
  },
  tell: (change, school) => ({ record: school.organisation, change: { schools: change.schools } }),
  to: () => '/pairs?done=capacity',
})
