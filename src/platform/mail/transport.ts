import { createTransport } from 'nodemailer'

export type Message = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** How a letter was received by the mail server. `refused` is for good (5xx: no such address), `later` is worth another try. */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'later'; readonly reason: string }

/** The way out for letters; without a mail server there is none and letters stay in the outbox. */
export type MailTransport = { readonly send: (message: Message) => Promise<Delivery> }

export type SmtpConfig = { readonly url: string; readonly from: string }

const TIMEOUT_MS = 20_000

const deliveryOf = (error: unknown): Delivery => {
  const found = typeof error === 'object' && error !== null ? error : {}
  const status = 'responseCode' in found ? Number(found.responseCode) : 0
  const code = 'code' in found ? String(found.code) : 'unknown'
  const reason = status === 0 ? code : `${code} ${status}`
  // A wrong password of our own login is 5xx too, but no fault of the letter.
  const final = status >= 500 && code === 'EENVELOPE'
  return { kind: final ? 'refused' : 'later', reason }
}

/** Sends through an SMTP server (`smtp://user:password@host:port`). Plain text, one addressee, no tracking. */
export const smtpTransport = (config: SmtpConfig): MailTransport => {
  const server = createTransport(
    {
      url: config.url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: config.from },
  )
  return {
    send: async ({ id, to, subject, text }) => {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' }
        // The address as an object: as text it would be parsed and could become several.
        await server.sendMail({ messageId: id, to: { name: '', address: to }, subject, text, headers })
        return { kind: 'sent' }
      } catch (error) {
        return deliveryOf(error)
      }
    },
  }
}

/** The transport of the environment (`SMTP_URL`, `MAIL_FROM`); undefined when no server is named. */
export const mailTransport = (
  env: Readonly<Record<string, string | undefined>>,
): MailTransport | undefined => {
  const url = env.SMTP_URL
  return url === undefined || url === ''
    ? undefined
    : smtpTransport({ url, from: env.MAIL_FROM ?? 'svyazka@localhost' })
}
