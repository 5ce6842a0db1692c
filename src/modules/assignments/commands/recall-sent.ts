import { ok, refuse } from '../../../kernel/result.ts'
import { addSeconds, moment } from '../../../platform/clock.ts'
import { command } from '../../../platform/command/command.ts'
import * as access from '../domain/access.ts'
import { RecallSentInput } from '../domain/input.ts'
import { type OneOfMany, RECALL_MINUTES, recallMany } from '../domain/many.ts'
import type { Assignment } from '../domain/types.ts'
import { saveMassAction } from '../queries/actions.ts'
import { sentSince } from '../queries/matrix.ts'
import { lockAssignments } from '../queries/subject.ts'
import { actionAddress, countsOf, doorOf, movingOf, rowsOf } from './many.ts'
import { saveMoves } from './moving.ts'

type Mailing = NonNullable<ReturnType<typeof doorOf>>
type Recalled = {
  readonly action: string
  readonly source: string
  readonly reason: string
  readonly list: readonly OneOfMany[]
}

const load = async (tx: Parameters<typeof sentSince>[0], input: RecallSentInput): Promise<Mailing | null> => {
  const sent = await sentSince(tx, input.source, addSeconds(moment(), -RECALL_MINUTES * 60))
  const locked: Assignment[] = await lockAssignments(tx, sent.ids)
  return doorOf(access.recallAssignment, tx, locked)
}

/** «Отозвать рассылку»: everything sent by a paper a few minutes ago that nobody has taken up yet (product, section 4.17). */
export const recallSent = command<RecallSentInput, Mailing, Recalled>({
  name: 'assignment.recallSent',
  input: RecallSentInput,
  access: access.recallAssignment,
  load,
  decide: ({ assignments }, { source, reason }, { scope, newId }) =>
    assignments.length === 0
      ? refuse('recallTooLate')
      : ok({ action: newId(), source, reason, list: recallMany(assignments, scope, reason) }),
  save: async (tx, { action, source, reason, list }, subject, work) => {
    await saveMassAction(tx, {
      id: action,
      kind: 'recalled',
      at: work.at,
      words: reason,
      undoUntil: null,
      region: subject.owner.region,
      rows: rowsOf(list),
    })
    await saveMoves(tx, movingOf(list), work, action)
    await work.fact('mailingRecalled', source, { reason })
  },
  tell: ({ action, list }) => ({ change: { action, ...countsOf(list) } }),
  to: ({ action }) => actionAddress(action),
})
