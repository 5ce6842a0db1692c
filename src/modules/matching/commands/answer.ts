import type { Owner } from '../../../kernel/access.ts'
import { ok } from '../../../kernel/result.ts'
import { channelOf } from '../../../platform/command/channel.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { judgeByAnswer, prove } from '../../assignments/public.ts'
import type { Channel } from '../../pairs/domain/types.ts'
import { answerForSchool, planMatching } from '../domain/access.ts'
import * as rules from '../domain/consent.ts'
import { AnswerInput, OneMatchingInput } from '../domain/consent-input.ts'
import { type Moved, moveMatching } from '../domain/rules.ts'
import { aboutAsked, askedRows } from '../queries/consent.ts'
import { lockMatching, type MatchingCard } from '../queries/matching.ts'
import { consentText } from '../text/consent.ts'
import { consentPage, withdrawAsked } from './ask.ts'
import { saveMove } from './open.ts'

type Answered = rules.Answered & { readonly channel: Channel }

/** The pairs that a поручение asks about, as its school acts on them: access is asked at the school's own node. */
export const askedOf = async (tx: Tx, assignment: string, lock: boolean): Promise<rules.Asked | null> => {
  const rows = await askedRows(tx, assignment, lock)
  // what the matching has become is asked once the rows are held
  const about = await aboutAsked(tx, assignment)
  const first = rows[0]
  if (about === null || first === undefined) return null
  const owner: Owner = { region: first.region, municipality: first.municipality, organisation: first.school }
  return { id: assignment, record: assignment, owner, about, rows, isCurrent: about.asked === about.round }
}

const saveRow = async (
  tx: Tx,
  said: Answered['rows'][number],
  change: Answered,
  asked: rules.Asked,
  work: Work,
): Promise<void> => {
  await run(
    tx,
    sql`update matching_consent set state = ${said.answer}, reason = ${said.reason}, has_relatives = ${said.hasRelatives}, channel = ${change.channel},
        wishes = case when side = 'curated' then ${[...change.wishes]}::uuid[] else '{}' end, answered_on = ${work.today}, answered_by = ${tx.scope.person},
        version = version + 1 where id = ${said.row}`,
  )
  if (said.from !== said.answer)
    await work.state({
      // a link writes only about what it is bound to
      record: asked.id,
      row: said.row,
      from: said.from,
      to: said.answer,
      note: said.reason === '' ? null : said.reason,
      owner: asked.owner,
    })
}

/** The answer closes what the school was asked to do: nobody has to look through a yes or a no. */
const closeAsked = async (tx: Tx, asked: rules.Asked, work: Work): Promise<void> => {
  const proven = await prove(tx, work, {
    sourceRecord: asked.about.matching,
    sourceRow: asked.about.matching,
    assignment: asked.id,
    organisation: asked.about.school,
    label: consentText.ru.assignment.proof,
    record: null,
  })
  if (proven > 0) await judgeByAnswer(tx, work, { assignment: asked.id, decision: 'accepted', words: '' })
}

/** A school agrees or objects with a reason: itself, by a link, or by the words that its municipality writes down. */
export const answerConsent = command<AnswerInput, rules.Asked, Answered>({
  name: 'matching.answer',
  input: AnswerInput,
  access: answerForSchool,
  byLink: true,
  load: (tx, input) => askedOf(tx, input.assignment, true),
  decide: (asked, input, { as }) => {
    const answered = rules.answer(asked, input)
    if (!answered.ok) return answered
    return ok({ ...answered.value, channel: channelOf(as, input.channel) })
  },
  save: async (tx, change, asked, work) => {
    for (const said of change.rows) await saveRow(tx, said, change, asked, work)
    await closeAsked(tx, asked, work)
  },
  tell: (change, asked) => ({
    record: asked.id,
    change: {
      matching: asked.about.matching,
      answers: change.rows.map(({ row, answer }) => [row, answer]),
      wishes: change.wishes,
    },
    words: { reasons: change.rows.map(({ reason }) => reason) },
    channel: change.channel,
  }),
  to: (_change, asked) => `/consent/${asked.id}?done=answered`,
})

/** Who has not answered is silent, and the committee goes on; by hand before the date or by the day. */
export const saveSilence = async (
  tx: Tx,
  matching: Pick<MatchingCard, 'id' | 'owner' | 'title'>,
  moved: Moved,
  work: Work,
): Promise<void> => {
  await run(
    tx,
    sql`update matching_consent c set state = 'silent', version = c.version + 1 from matching m
        where m.id = ${matching.id} and c.record_id = m.id and c.round = m.round and c.state = 'waiting'`,
  )
  await saveMove(tx, matching, moved, work)
  await withdrawAsked(tx, matching, consentText.ru.assignment.over, work)
}

/** Answers are closed before their date: everybody has answered, or nobody else will. */
export const decideMatching = command<OneMatchingInput, MatchingCard, Moved>({
  name: 'matching.decide',
  input: OneMatchingInput,
  access: planMatching,
  load: (tx, input) => lockMatching(tx, input.matching),
  decide: (matching) => moveMatching(matching, 'decide'),
  save: (tx, moved, matching, work) => saveSilence(tx, matching, moved, work),
  tell: (moved, { id }) => ({ record: id, change: moved }),
  to: (_moved, { id }) => `${consentPage(id)}?done=closed`,
})
