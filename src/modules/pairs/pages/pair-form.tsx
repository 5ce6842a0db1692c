import type { Child } from 'hono/jsx'
import type { Filled } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { CHANNELS, type Pair } from '../domain/types.ts'
import { FormPage, type Here, pairCrumbs, SECTION } from './shell.tsx'

/** What a form about a pair is drawn from. */
export type OfPair = { readonly here: Here; readonly filled: Filled; readonly pair: Pair }

/** A form about a pair, on a page of its own. */
export const PairForm = ({
  here,
  filled,
  pair,
  ...rest
}: OfPair & {
  readonly title: string
  readonly lead?: Child
  readonly path: string
  readonly save: string
  readonly note?: Child
  readonly before?: Child
  readonly hidden?: Readonly<Record<string, string>>
  readonly fields: (form: Bound) => Child
}) => (
  <FormPage
    here={here}
    filled={filled}
    title={rest.title}
    lead={rest.lead}
    crumbs={pairCrumbs(here, pair, rest.title)}
    action={`${SECTION}/${pair.id}/${rest.path}`}
    save={rest.save}
    back={`${SECTION}/${pair.id}`}
    note={rest.note}
    before={rest.before}
    hidden={rest.hidden}
    fields={rest.fields}
  />
)

/** How a school answered, when somebody else writes it down. */
export const channelOptions = (here: Here) =>
  CHANNELS.filter((value) => value !== 'self').map((value) => ({ value, label: here.t.channels[value] }))
