import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { planMatching } from '../domain/access.ts'
import { ContinueInput } from '../domain/consent-input.ts'
import { lockMatching, lockYear, type MatchingCard } from '../queries/matching.ts'
import { consentText } from '../text/consent.ts'
import { matchingPage } from './saving.ts'

type Continuing = MatchingCard & { readonly isOpen: boolean }
type Continued = { readonly id: string; readonly from: Day; readonly reason: string; readonly owner: Owner }

const begin = (matching: Continuing, input: ContinueInput, today: Day, id: string): Result<Continued> => {
  const { state, from, until, isOpen, owner } = matching
  if (state !== 'published') return refuse('continueNotNow')
  if (isOpen) return refuse('matchingIsOpen')
  if (input.from < today || input.from <= from || input.from >= until)
    return refuse('continueOutside', 'from')
  return ok({ id, from: input.from, reason: input.reason, owner })
}

const save = async (tx: Tx, made: Continued, matching: Continuing, work: Work): Promise<void> => {
  const { id, owner, from, reason } = made
  const title = consentText.ru.again.titleOf(matching.schoolYear)
  await work.record({ id, kind: 'matching', title, owner, reach: 'below' })
  await run(
    tx,
    sql`insert into matching (id, region_id, municipality_id, programme_id, title, school_year, from_on, until_on, offers_until, silence, continues_id, reason)
        values (${id}, ${matching.region}, ${matching.municipality}, ${matching.programme}, ${title}, ${matching.schoolYear}, ${from}, ${matching.until},
          ${work.today}, ${matching.silence}, ${matching.id}, ${reason})`,
  )
  await work.state({ record: id, from: null, to: 'collecting', note: reason, owner })
}

/**
 * A mentor school leaves, a school joins, places become fewer: a matching that changes a published one from a day. Offers of the
 * year stand; its plans keep earlier pairs where they can, and nothing ends before its own act is signed.
 */
export const continueMatching = command<ContinueInput, Continuing, Continued>({
  name: 'matching.continue',
  input: ContinueInput,
  access: planMatching,
  load: async (tx, input) => {
    const matching = await lockMatching(tx, input.matching)
    return matching && { ...matching, isOpen: await lockYear(tx, matching, matching.schoolYear) }
  },
  decide: (matching, input, { today, newId }) => begin(matching, input, today, newId()),
  save,
  tell: ({ id, from, reason }, matching) => ({
    record: id,
    change: { continues: matching.id, from },
    words: { reason },
  }),
  to: ({ id }) => matchingPage(id),
})
