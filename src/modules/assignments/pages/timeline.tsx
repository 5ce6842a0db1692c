import { momentText, shortDay } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Entry } from '../../../ui/history.tsx'
import type {
  AssignmentCard,
  CallLine,
  DelegationLine,
  PostponementLine,
  StateLine,
} from '../queries/card.ts'
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

/** The beginning, where no change of state tells of it: assignments are given many at once. */
const givenEntry = ({ given, states }: AssignmentCard, { t }: Here): Dated[] =>
  states.some(({ from }) => from === null)
    ? []
    : [
        {
          at: given.at,
          entry: {
            ...(given.by === null ? {} : { who: { name: given.by, role: '' } }),
            text: t.history.created,
          },
        },
      ]

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

/** A request and its decision are two events; a day given at once is one. */
const postponementEntries = (line: PostponementLine, { t: { later, card } }: Here): Dated[] => {
  const atOnce = line.decidedAt === line.at
  const asked: Dated = {
    at: line.at,
    entry: {
      who: line.byLink ? { name: card.channels.link, role: '' } : { name: line.by, role: later.role },
      text: later.asked(line.wantedOn, line.reason),
    },
  }
  if (line.decidedAt === null) return [asked]
  const words = atOnce ? line.reason : (line.words ?? '')
  const decided: Dated = {
    at: line.decidedAt,
    entry: {
      ...(line.decidedBy === null ? {} : { who: { name: line.decidedBy, role: later.decided } }),
      text: line.until === null ? later.refused(words) : later.granted(line.dueBefore, line.until, words),
    },
  }
  return atOnce ? [decided] : [asked, decided]
}

/** Everything that happened, newest first: giving, states, calls, delegations, other terms; who, for whom, through what. */
export const timelineOf = (card: AssignmentCard, here: Here, roleName: RoleName): Entry[] =>
  [
    ...card.states.map((change) => stateEntry(change, here, roleName)),
    ...card.calls.map((call) => callEntry(call, here)),
    ...card.delegations.map((handed) => delegationEntry(handed, here)),
    ...card.postponements.flatMap((line) => postponementEntries(line, here)),
    ...givenEntry(card, here),
  ]
    .sort((a, b) => (toMoment(a.at) < toMoment(b.at) ? 1 : -1))
    .map(({ at, entry }) => ({ ...entry, when: momentText(localMoment(toMoment(at), here.zone)) }))
