import { parseDay } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { type Moment, moment, wallClock } from '../../platform/clock.ts'
import type { Pools } from '../../platform/database/pools.ts'
import { asWorker, type WorkerTx } from '../../platform/database/worker-transaction.ts'
import { isMailAddress, queueMail } from '../../platform/mail/outbox.ts'
import { daysOffAround } from '../calendar/public.ts'
import { type Counts, composeLetter, kindOf, type LetterFacts, modeFor } from './domain/letter.ts'
import { type LetterKind, type NoticeSettings, USUAL } from './domain/types.ts'
import {
  allSettings,
  type MannerOf,
  markMailed,
  type SettingsOfAll,
  takeDigestDay,
  type WaitingNotice,
  waitingNotices,
} from './queries/waiting.ts'
import { noticesText } from './text.ts'

export type Post = {
  readonly publicUrl: string
  /** The moment of the letters; days that are lived ahead have their own. */
  readonly at?: Moment
  /** Letters only lie in the outbox: nothing goes to a mail server. */
  readonly kept?: boolean
}

type Addressee = {
  readonly key: string
  /** The programme in whose manner it is written; null for the node's. */
  readonly programme: string | null
  readonly notices: readonly WaitingNotice[]
  readonly settings: NoticeSettings
}

/** Whether the common mailbox of an organisation is written to, by the node's decision. */
const isMailboxWanted = ({ mailbox }: NoticeSettings, notice: WaitingNotice): boolean =>
  mailbox === 'always' || (mailbox === 'noAccount' && !notice.headSignsIn)

const grouped = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> => {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const USUAL_MANNER: MannerOf = { settings: USUAL, programme: null }

/** Addressees with what each is told in one manner: what a programme writes stands apart from what his district writes. */
const addresseesOf = (waiting: readonly WaitingNotice[], all: SettingsOfAll): Addressee[] => {
  const told = waiting.map((notice) => ({ notice, ...(all.of(notice) ?? USUAL_MANNER) }))
  const keyOf = ({ notice, programme }: (typeof told)[number]) =>
    `${notice.person ?? notice.organisation ?? ''} ${programme ?? ''}`
  return [...grouped(told, keyOf).values()].flatMap((lines) => {
    const [line] = lines
    if (line === undefined || !isMailAddress(line.notice.email ?? '')) return []
    const { notice, settings, programme } = line
    if (notice.person === null && !isMailboxWanted(settings, notice)) return []
    const key = notice.person ?? notice.organisation ?? ''
    return [{ key, programme, settings, notices: lines.map((each) => each.notice) }]
  })
}

const countsOf = (notices: readonly WaitingNotice[]): Counts => {
  const counts: Partial<Record<keyof Counts, number>> = {}
  for (const { code } of notices) counts[kindOf(code)] = (counts[kindOf(code)] ?? 0) + 1
  return counts
}

const wordOf = (notice: WaitingNotice | undefined, name: string): string | undefined => {
  const value = notice?.words[name]
  return typeof value === 'string' ? value : undefined
}

const dayWord = (text: string | undefined): string | undefined => {
  const day = text === undefined ? null : parseDay(text)
  return day === null ? undefined : shortDay(day)
}

type Sending = { readonly tx: WorkerTx; readonly post: Post; readonly at: Moment }

const send = async (
  { tx, post, at }: Sending,
  kind: LetterKind,
  { settings }: Addressee,
  notices: readonly WaitingNotice[],
): Promise<void> => {
  const first = notices[0]
  if (first === undefined) return
  const words = noticesText[first.language].letter
  const facts: LetterFacts = {
    имя: first.first ?? words.colleagues,
    район: first.place,
    дата: shortDay(wallClock(at, first.zone).day),
    документ: wordOf(first, 'source') ?? '',
    срок: dayWord(wordOf(first, 'due')) ?? '',
  }
  const letter = composeLetter(kind, countsOf(notices), facts, settings, words, `${post.publicUrl}/news`)
  await queueMail(tx, {
    to: first.email ?? '',
    person: first.person,
    ...letter,
    at,
    ...(post.kept === undefined ? {} : { kept: post.kept }),
  })
  await markMailed(
    tx,
    notices.map(({ id }) => id),
    at,
  )
}

/** The letters of one addressee that are due now: single ones at once, the digest at its hour and once a day. */
const sendTo = async (sending: Sending, addressee: Addressee): Promise<number> => {
  const { notices, settings, key, programme } = addressee
  const modes = grouped(notices, ({ choice, code }) => modeFor(choice, settings, code))
  let sent = 0
  for (const notice of modes.get('single') ?? []) {
    await send(sending, kindOf(notice.code), addressee, [notice])
    sent++
  }
  const gathered = modes.get('digest') ?? []
  const { day, minutes } = wallClock(sending.at, notices[0]?.zone ?? 'Europe/Moscow')
  if (gathered.length === 0 || minutes < settings.hour * 60) return sent
  if (!(await takeDigestDay(sending.tx, { addressee: key, programme }, day, sending.at))) return sent
  await send(sending, 'digest', addressee, gathered)
  return sent + 1
}

/** Puts every letter that is due into the outbox and marks what was told in the same transaction. Gives the number of letters. */
export const sendLetters = (database: Pick<Pools, 'worker'>, post: Post): Promise<number> =>
  asWorker(database.worker, async (tx) => {
    const at = post.at ?? moment()
    const today = wallClock(at, 'Europe/Moscow').day
    const isOff = await daysOffAround(tx.client, today)
    const settings = await allSettings(tx, today)
    // news wait for a working day of the addressee; what cannot wait (a new password) is no news and goes at once
    const addressees = addresseesOf(await waitingNotices(tx, at), settings).filter(
      ({ notices }) => !isOff(wallClock(at, notices[0]?.zone ?? 'Europe/Moscow').day),
    )
    let sent = 0
    for (const addressee of addressees) sent += await sendTo({ tx, post, at }, addressee)
    return sent
  })
