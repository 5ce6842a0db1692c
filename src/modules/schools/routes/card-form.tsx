import type { Child } from 'hono/jsx'
import type { AnyCommand } from '../../../platform/command/command.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Filled, filledFrom } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import type { DraftName } from '../../../ui/form.tsx'
import type { Organisation } from '../domain/types.ts'
import type { Doable } from '../pages/card.tsx'
import { ConflictPage, originals, settled } from '../pages/conflict.tsx'
import { FormPage } from '../pages/form-page.tsx'
import type { Here } from '../pages/words.ts'
import { type SchoolsText, schoolsSentences, schoolsText } from '../text.ts'
import { sectionOf } from './place.ts'
import { findCard, hereOf } from './visiting.ts'

type Words = (t: SchoolsText) => string
type Param = (name: string) => string
/** Draws the fields, once everything they need of the database is at hand. */
export type Drawn = (form: Bound, here: Here) => Child

/** A form over one card: its address, who may, what it asks, which command it feeds. */
export type CardForm = {
  /** Part of the address after the card: `/schools/:id/edit`. */
  readonly path: string
  readonly title: Words
  readonly lead?: Words
  readonly note?: Words
  readonly save: Words
  readonly allowed: (doable: Doable, card: Organisation) => boolean
  readonly command: AnyCommand
  /** Raw input of the command; `text` gives a field after a conflict was settled. */
  readonly input: (text: Param, values: FormValues) => Readonly<Record<string, unknown>>
  /** What the program already knows of the answers. */
  readonly known: (card: Organisation, visit: Visit) => FormValues
  readonly prepare: (visit: Visit, card: Organisation, values: FormValues) => Promise<Drawn> | Drawn
  /** Fields with their labels: with them a conflict of two people is settled field by field. */
  readonly conflict?: (t: SchoolsText) => Readonly<Record<string, string>>
  readonly danger?: boolean
}

const addressOf = (spec: CardForm, visit: Visit): string =>
  `/schools/${spec.path.split('/').reduce((path, part) => `${path}/${part.startsWith(':') ? visit.param(part.slice(1)) : part}`, visit.param('id'))}`

const draftOf = (spec: CardForm, id: string, address: string): DraftName => ({
  form: `organisation.${spec.path.split('/')[0] ?? ''}`,
  subject: id,
  title: spec.title(schoolsText.ru),
  address,
})

type Drawing = {
  readonly spec: CardForm
  readonly visit: Visit
  readonly card: Organisation
  readonly known: FormValues
}

const requestOf = ({ spec, visit, card }: Drawing, failed: boolean) => ({
  title: spec.title(hereOf(visit).t),
  section: sectionOf(visit.scope, visit.scope.organisations.includes(card.id)),
  failed,
})

const drawForm = async (drawing: Drawing, filled: Filled): Promise<Answer> => {
  const { spec, visit, card, known } = drawing
  const here = hereOf(visit)
  const fields = await spec.prepare(visit, card, filled.values)
  const title = spec.title(here.t)
  return visit.page(
    requestOf(drawing, filled.problems.length > 0),
    <FormPage
      here={here}
      title={title}
      lead={spec.lead?.(here.t)}
      note={spec.note?.(here.t)}
      crumbs={[{ label: card.shortName, href: `/schools/${card.id}` }, { label: title }]}
      action={addressOf(spec, visit)}
      filled={filled}
      save={spec.save(here.t)}
      back={`/schools/${card.id}`}
      hidden={spec.conflict === undefined ? undefined : originals(known, Object.keys(spec.conflict(here.t)))}
      stop={spec.danger}
      fields={(bound) => fields(bound, here)}
    />,
  )
}

const drawConflict = (drawing: Drawing, typed: Typed, version: number): Promise<Answer> => {
  const { spec, visit, known } = drawing
  const here = hereOf(visit)
  return visit.page(
    requestOf(drawing, true),
    <ConflictPage
      here={here}
      title={spec.title(here.t)}
      action={addressOf(spec, visit)}
      version={version}
      labels={spec.conflict?.(here.t) ?? {}}
      typed={typed.values}
      now={known}
    />,
  )
}

const show = async (spec: CardForm, visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await findCard(visit)
  if (found === null) return NOT_FOUND
  const { card, doable } = found
  if (!spec.allowed(doable, card)) return doable.marks ? FORBIDDEN : NOT_FOUND
  const drawing = { spec, visit, card, known: spec.known(card, visit) }
  if (typed?.conflict !== undefined && spec.conflict !== undefined)
    return drawConflict(drawing, typed, typed.conflict)
  const draft = draftOf(spec, card.id, addressOf(spec, visit))
  return drawForm(drawing, await filledFrom(visit, typed, drawing.known, { version: card.version, draft }))
}

/** The two routes of a form: the page, and what takes it. */
export const cardForm = (spec: CardForm): readonly Route[] => [
  page(`/schools/:id/${spec.path}`, 'person', (visit) => show(spec, visit, null)),
  form(`/schools/:id/${spec.path}`, 'person', {
    command: spec.command,
    input: (values, param) => ({
      organisation: param('id'),
      ...spec.input((name) => (name.startsWith(':') ? param(name.slice(1)) : settled(values, name)), values),
    }),
    again: (visit, typed) => show(spec, visit, typed),
    sentences: schoolsSentences,
    draft: (_values, param) => draftOf(spec, param('id'), `/schools/${param('id')}/${spec.path}`),
  }),
]
