import { createHmac, timingSafeEqual } from 'node:crypto'
import type { StoredFile } from './form.ts'

/** Signs texts with the installation's secret, each purpose with a key of its own. */
export type Signer = {
  readonly sign: (purpose: string, text: string) => string
  readonly verify: (purpose: string, text: string, signature: string) => boolean
}

/** A signer over the installation's secret. */
export const signer = (secret: string): Signer => {
  const sign = (purpose: string, text: string): string =>
    createHmac('sha256', `${secret}:${purpose}`).update(text).digest('base64url')
  return {
    sign,
    verify: (purpose, text, signature) => {
      const wanted = Buffer.from(sign(purpose, text))
      const given = Buffer.from(signature)
      return wanted.length === given.length && timingSafeEqual(wanted, given)
    },
  }
}

/** A file kept over a refused submit travels as a signed word: knowing a hash opens nothing (decisions 41). */
export const fileToken = (keys: Signer, file: StoredFile): string => {
  const body = Buffer.from(JSON.stringify(file)).toString('base64url')
  return `${body}.${keys.sign('file', body)}`
}

/** The file of a token; null when it was not signed here. */
export const fileOfToken = (keys: Signer, token: string): StoredFile | null => {
  const [body = '', signature = ''] = token.split('.')
  if (!keys.verify('file', body, signature)) return null
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as StoredFile
}
