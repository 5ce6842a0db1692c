import { isUuid } from '../../kernel/ids.ts'
import { asPerson } from '../database/transaction.ts'
import { type DraftKey, dropDraft, saveDraft } from './draft.ts'
import type { FormValues } from './form.ts'
import { type HandForm, type HandOutcome, handForm } from './hand-form.ts'
import { pageOfForm } from './left.ts'
import type { ServerOptions } from './options.ts'
import type { PlainRoute } from './visit.ts'

const FORM = /^[\w.-]{1,80}$/
const SUBJECT = /^[\w.-]{0,80}$/
const OWN_PAGE = /^\/(?![/\\])\S{0,499}$/
const LONGEST_TITLE = 300

/** Which draft the script of the page speaks of; null for what no page of ours says. */
const keyOf = (values: FormValues): DraftKey | null => {
  const key = {
    form: values.text('draft_form'),
    subject: values.text('draft_subject'),
    title: values.text('draft_title').slice(0, LONGEST_TITLE),
    address: values.text('draft_address'),
  }
  return FORM.test(key.form) && SUBJECT.test(key.subject) && OWN_PAGE.test(key.address) ? key : null
}

const baseOf = (values: FormValues): number | null =>
  /^\d{1,9}$/.test(values.text('version')) ? Number(values.text('version')) : null

const take =
  (server: () => ServerOptions): HandForm['take'] =>
  async ({ caller, values }): Promise<HandOutcome> => {
    const key = keyOf(values)
    if (key === null) return { kind: 'notFound' }
    // a demo moved into the past only reads
    if (caller.scope.shift < 0) return { kind: 'forbidden' }
    await asPerson(server().pool, caller.scope, 'write', (tx) => saveDraft(tx, key, values, baseOf(values)))
    return { kind: 'nothing' }
  }

const drop =
  (server: () => ServerOptions): HandForm['take'] =>
  async ({ c, caller, values }): Promise<HandOutcome> => {
    const id = values.text('id')
    if (!isUuid(id)) return { kind: 'notFound' }
    if (caller.scope.shift < 0) return { kind: 'forbidden' }
    await asPerson(server().pool, caller.scope, 'write', (tx) => dropDraft(tx, id))
    return { kind: 'to', location: pageOfForm(c) }
  }

const drafts = (
  server: () => ServerOptions,
  path: string,
  taken: (server: () => ServerOptions) => HandForm['take'],
): PlainRoute =>
  handForm(server, {
    path,
    audience: 'person',
    take: taken(server),
    again: async () => ({ kind: 'notFound' }),
    sentences: { ru: {}, en: {} },
  })

/**
 * Takes what is being typed every few seconds (decisions 34): raw, judged by nobody; the page's script sends it. And forgets
 * one that its person will not send.
 */
export const draftRoutes = (server: () => ServerOptions): readonly PlainRoute[] => [
  drafts(server, '/drafts', take),
  drafts(server, '/drafts/drop', drop),
]
