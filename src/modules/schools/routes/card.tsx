import type { Child } from 'hono/jsx'
import { type Answer, page, type Route, type Visit } from '../../../platform/http/visit.ts'
import { rolesIn } from '../../../ui/roles.ts'
import { CardPage, type CardProps } from '../pages/card.tsx'
import { historyEntries } from '../pages/history.ts'
import type { CardSubject, SchoolsParts } from '../pages/parts.ts'
import type { Here } from '../pages/words.ts'
import { type Card, readCard, readHistory } from '../queries/card.ts'
import { ownLabels } from '../queries/territory.ts'
import { placeOf, sectionOf } from './place.ts'
import { findCard, hereOf, NOT_FOUND, onOf } from './visiting.ts'

const crumbsOf = (visit: Visit, card: Card, own: boolean, here: Here): CardProps['crumbs'] => {
  if (own) return []
  const list = { label: here.t.list.title, href: '/schools' }
  const wide = placeOf(visit.scope)?.municipality === null
  if (!wide || card.municipality === null) return [list]
  return [
    { label: here.t.municipalities.title, href: '/municipalities' },
    { label: card.municipalityName ?? '', href: `/municipalities/${card.municipality}` },
  ]
}

const partsOf = async (visit: Visit, parts: SchoolsParts, subject: CardSubject): Promise<Child[]> => {
  const shown: Child[] = []
  for (const part of parts.card) shown.push(await part(visit, subject))
  return shown
}

const showCard = async (visit: Visit, parts: SchoolsParts): Promise<Answer> => {
  const found = await findCard(visit)
  const on = onOf(visit)
  const card = found && (await readCard(visit.tx, visit.param('id'), on))
  if (found === null || card === null) return NOT_FOUND
  const here = hereOf(visit)
  const own = visit.scope.organisations.includes(card.id)
  const { doable } = found
  const history = doable.edit || doable.marks ? await readHistory(visit.tx, card.id) : []
  const subject = { id: card.id, region: card.region, municipality: card.municipality, on }
  const roleName = rolesIn(visit.lang)
  return visit.page(
    { title: card.shortName, section: sectionOf(visit.scope, own), wide: true },
    <CardPage
      here={here}
      card={card}
      on={on}
      own={own}
      doable={doable}
      labels={card.municipality === null ? {} : await ownLabels(visit.tx, card.municipality)}
      history={historyEntries(history, here, roleName)}
      crumbs={crumbsOf(visit, card, own, here)}
      roleName={roleName}
      parts={doable.marks ? await partsOf(visit, parts, subject) : []}
    />,
  )
}

export const cardRoutes = (parts: SchoolsParts): readonly Route[] => [
  page('/schools/:id', 'person', (visit) => showCard(visit, parts)),
]
