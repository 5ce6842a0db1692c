import { momentText, shortDay } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Entry } from '../../../ui/history.tsx'
import type { AssignmentCard, CallLine, DelegationLine, StateLine } from '../queries/card.ts'
import type { Here } from './words.ts'

type RoleName = (code: string) => string
type Dated = { readonly at: string; readonly entry: Omit<Entry, 'when'> }

const stateCode = (change: StateLine): string => {
  if (change.from === change.to) return 'handedOver'
  return change.isMass && change.to === 'reported' ? 'undone' : change.to
}

const stateEntry = (change: StateLine, { t }: Here, roleName: RoleName): Dated => {
  const words: Readonly<Record<string, string>> = t.history
  const text = words[stateCode(change)] ?? change.to
  const role = [
    change.role === null ? '' : roleName(change.role) || t.history.named,
    change.forName === null ? '' : t.card.forWhom(change.forName),
  ]
    .filter(Boolean)
    .join(', ')
  return {
    at: change.at,
    entry: {
      ...(change.by === null ? {} : { who: { name: change.by, role } }),
      text: change.note === null || change.note === '' ? text : `${text}: «${change.note}»`,
    },
  }
}

const callEntry = (call: CallLine, { t }: Here): Dated => {
  const with_ = call.spokeWith === null ? '' : `, ${call.spokeWith}`
  const promised = call.promisedOn === null ? '' : `. ${t.lateList.promised(shortDay(call.promisedOn))}`
  return {
    at: call.at,
    entry: {
      who: { name: call.by, role: t.history.called },
      text: `${t.history.calledWords}${with_}: «${call.said}»${promised}`,
    },
  }
}

const untilOf = ({ until, takenBackOn }: DelegationLine, { t }: Here): string => {
  const end = until === null ? '' : t.card.handedUntil(until)
  return takenBackOn === null ? end : `${end} ${t.card.takenBack(shortDay(takenBackOn))}`
}

const delegationEntry = (handed: DelegationLine, here: Here): Dated => {
  const words = handed.words === null ? '' : `: «${handed.words}»`
  return {
    at: handed.at,
    entry: {
      who: { name: handed.by, role: here.t.history.handed },
      text: `${here.t.card.handedTo(handed.to)}${words} ${untilOf(handed, here)}`.trim(),
    },
  }
}

/** Everything that happened, newest first: states, calls, delegations; who, for whom, through what. */
export const timelineOf = (card: AssignmentCard, here: Here, roleName: RoleName): Entry[] =>
  [
    ...card.states.map((change) => stateEntry(change, here, roleName)),
    ...card.calls.map((call) => callEntry(call, here)),
    ...card.delegations.map((handed) => delegationEntry(handed, here)),
  ]
    .sort((a, b) => (toMoment(a.at) < toMoment(b.at) ? 1 : -1))
    .map(({ at, entry }) => ({ ...entry, when: momentText(localMoment(toMoment(at), here.zone)) }))
