import { type Day, yearOf } from '../kernel/day.ts'
import type { Moment } from '../platform/clock.ts'
import type { Database } from '../platform/database/open.ts'
import { isMailAddress } from '../platform/mail/outbox.ts'
import type { mainText } from './text.ts'

/** What «Установка» and `doctor` look at: letters, jobs, the calendar, who keeps what. */
export type Upkeep = {
  readonly mail: { readonly late: number; readonly refused: number }
  readonly jobs: readonly { readonly state: string; readonly count: number }[]
  /** The last year whose moved days off are known. */
  readonly calendar: number
  /** Regions that nobody keeps. */
  readonly unkept: readonly string[]
}

type Words = (typeof mainText)['ru' | 'en']['installation']['findings']
export type Fault = { readonly what: string; readonly todo: string }

/** What is not well in the work of the program, and what to do about it. */
export const upkeepFaults = ({ mail, jobs, calendar, unkept }: Upkeep, today: Day, words: Words): Fault[] => {
  const failed = jobs.filter(({ state }) => state === 'failed').reduce((sum, { count }) => sum + count, 0)
  const counted = [
    { count: mail.late, words: words.lateMail },
    { count: mail.refused, words: words.refusedMail },
    { count: failed, words: words.failedJobs },
    { count: calendar < yearOf(today) ? yearOf(today) : 0, words: words.calendar },
  ]
  return [
    ...counted
      .filter(({ count }) => count > 0)
      .map(({ count, words: said }) => ({ what: said.what(count), todo: said.todo })),
    ...unkept.map((region) => ({ what: words.unkept.what(region), todo: words.unkept.todo })),
  ]
}

type Environment = Readonly<Record<string, string | undefined>>

const urlOf = (text: string | undefined): URL | null => {
  try {
    return text === undefined || text === '' ? null : new URL(text)
  } catch {
    return null
  }
}

const isHome = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

/** Faults of the settings that the server gives: an address that letters cannot lead to, a mail server that is none. */
export const settingFaults = (env: Environment, words: Words): Fault[] => {
  const address = urlOf(env.PUBLIC_URL)
  const mail = urlOf(env.SMTP_URL)
  const isSet = (name: string): boolean => (env[name] ?? '') !== ''
  const faults = [
    { is: !isSet('PUBLIC_URL'), words: words.noAddress },
    { is: isSet('PUBLIC_URL') && !/^https?:$/u.test(address?.protocol ?? ''), words: words.wrongAddress },
    { is: address?.protocol === 'http:' && !isHome(address), words: words.openAddress },
    { is: !isSet('SMTP_URL'), words: words.noMail },
    { is: isSet('SMTP_URL') && !/^smtps?:$/u.test(mail?.protocol ?? ''), words: words.wrongMail },
    { is: isSet('MAIL_FROM') && !isMailAddress(senderOf(env.MAIL_FROM ?? '')), words: words.wrongSender },
  ]
  return faults.filter(({ is }) => is).map(({ words: said }) => said)
}

/** «Связка <box@node>» or the bare address. */
const senderOf = (text: string): string => /<([^>]*)>\s*$/u.exec(text)?.[1] ?? text.trim()

/** The same figures as on «Установка», read by the server itself. */
export const readUpkeep = async (
  database: Pick<Database, 'worker'>,
  at: Moment,
  today: Day,
): Promise<Upkeep> => {
  const { rows } = await database.worker.query<Upkeep>(
    `select (select json_build_object('late', count(*) filter (where sent_at is null and refused_at is null and created_at < $1::timestamptz - interval '1 hour'),
          'refused', count(*) filter (where refused_at is not null)) from mail_outbox where created_at > $1::timestamptz - interval '30 days') as mail,
        (select json_build_array(json_build_object('state', 'failed', 'count', count(*))) from job_progress
          where state = 'failed' and created_at > $1::timestamptz - interval '30 days') as jobs,
        (select coalesce(max(year), 0) from calendar_year where moved_known) as calendar,
        array(select g.name from region g where not exists (select 1 from role_held h where h.region_id = g.id and h.level = 'region'
            and h.role in ('administrator','regionalCoordinator') and h.from_on <= $2::date and (h.until_on is null or h.until_on > $2::date))
          order by g.name limit 20) as unkept`,
    [at, today],
  )
  return rows[0] ?? { mail: { late: 0, refused: 0 }, jobs: [], calendar: 0, unkept: [] }
}
