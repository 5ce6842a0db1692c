import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/query.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'

/** The organisation whose card is shown. */
export type CardSubject = {
  readonly id: OrganisationId
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly on: Day
}

/** A column of the list that another module fills: «дефицитов», «пара». One query for all rows of the page. */
export type ListColumn = {
  readonly key: string
  readonly head: (lang: Language) => string
  readonly num: boolean
  readonly values: (
    tx: Tx,
    ids: readonly OrganisationId[],
    on: Day,
  ) => Promise<ReadonlyMap<OrganisationId, string | number>>
  /** The rows behind the figure. */
  readonly href?: (id: OrganisationId) => string
}

/**
 * What modules to the right of this one put on its pages (decisions 10: the register knows none of them). Given by the
 * composition in `main/`.
 */
export type SchoolsParts = {
  /** Sections of the card, in order: pairs, deficits, plan, events. Null when there is nothing to show. */
  readonly card: readonly ((visit: Visit, subject: CardSubject) => Promise<Child | null>)[]
  readonly columns: readonly ListColumn[]
}

export const noParts: SchoolsParts = { card: [], columns: [] }
