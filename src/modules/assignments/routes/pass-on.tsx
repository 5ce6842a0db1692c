import type { Child } from 'hono/jsx'
import { may } from '../../../kernel/access.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { stillHeldAt } from '../../people/public.ts'
import { passOn, passOnAccess } from '../commands/pass-on.ts'
import { PassOnPage } from '../pages/pass-on.tsx'
import { findSuccession, openWorkOf } from '../queries/pass-on.ts'
import { passOnSentences, passOnText } from '../text/pass-on.ts'

const show = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await findSuccession(visit.tx, visit.param('id'))
  if (found === null) return { kind: 'notFound' }
  if (!may(passOnAccess, visit.scope, found)) return { kind: 'forbidden' }
  const ticked = typed === null ? null : new Set([...typed.values.all('held'), ...typed.values.all('work')])
  return visit.page(
    { title: passOnText[visit.lang].title, section: '/schools', failed: typed !== null },
    <PassOnPage
      lang={visit.lang}
      commandKey={visit.commandKey}
      from={found}
      to={found.successor}
      held={await stillHeldAt(visit.tx, found.id)}
      work={await openWorkOf(visit.tx, found.id)}
      ticked={ticked}
      problems={typed?.problems ?? []}
      done={visit.query('done') !== ''}
    />,
  )
}

export const passOnRoutes: readonly Route[] = [
  page('/schools/:id/pass-on', 'person', (visit) => show(visit, null)),
  form('/schools/:id/pass-on', 'person', {
    command: passOn,
    input: (values, param) => ({
      organisation: param('id'),
      held: values.all('held'),
      work: values.all('work'),
    }),
    again: show,
    sentences: passOnSentences,
  }),
]

/** On the card of a closed school: what stays behind and the way to pass it on. */
export const passOnPart = async (visit: Visit, { id }: { readonly id: string }): Promise<Child | null> => {
  const found = await findSuccession(visit.tx, id)
  if (found === null || !may(passOnAccess, visit.scope, found)) return null
  const held = await stillHeldAt(visit.tx, id)
  const work = await openWorkOf(visit.tx, id)
  if (held.length + work.length === 0) return null
  const t = passOnText[visit.lang]
  return (
    <Section title={t.title} after>
      <p>{t.stays(held.length, work.length)}</p>
      <p>
        <Link href={`/schools/${id}/pass-on`}>{t.pass}</Link>
      </p>
    </Section>
  )
}
