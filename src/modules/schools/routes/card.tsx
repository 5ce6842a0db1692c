import type { Child } from 'hono/jsx'
import { type Answer, datedPage, NOT_FOUND, type Route, type Visit } from '../../../platform/http/visit.ts'
import { CardPage, type CardProps } from '../pages/card.tsx'
import { historyEntries } from '../pages/history.ts'
import type { CardSubject, SchoolsParts } from '../pages/parts.ts'
import type { Here } from '../pages/words.ts'
import { type Card, readCard, readHistory } from '../queries/card.ts'
import { ownLabels } from '../queries/territory.ts'
import { localRoles } from './own-words.ts'
import { placeOf, sectionOf } from './place.ts'
import { doableFor, hereOf, onOf } from './visiting.ts'

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

const partsOf = (visit: Visit, parts: SchoolsParts, subject: CardSubject): Promise<Child[]> =>
  Promise.all(parts.card.map((part) => part(visit, subject)))

const showCard = async (visit: Visit, parts: SchoolsParts): Promise<Answer> => {
  const on = onOf(visit)
  const card = await readCard(visit.tx, visit.param('id'), on)
  if (card === null) return NOT_FOUND
  const here = hereOf(visit)
  const own = visit.scope.organisations.includes(card.id)
  const owner = { region: card.region, municipality: card.municipality, organisation: card.id }
  const doable = doableFor(visit, { owner })
  const subject = { id: card.id, region: card.region, municipality: card.municipality, on }
  const roleName = localRoles(visit)
  const [history, labels, shown] = await Promise.all([
    doable.edit || doable.marks ? readHistory(visit.tx, card.id) : [],
    card.municipality === null ? {} : ownLabels(visit.tx, card.municipality),
    doable.marks ? partsOf(visit, parts, subject) : [],
  ])
  return visit.page(
    {
      title: card.shortName,
      section: sectionOf(visit.scope, own),
      wide: true,
      about: { record: card.id },
    },
    <CardPage
      here={here}
      card={card}
      on={on}
      own={own}
      doable={doable}
      labels={labels}
      history={historyEntries(history, here, roleName)}
      crumbs={crumbsOf(visit, card, own, here)}
      roleName={roleName}
      parts={shown}
    />,
  )
}

export const cardRoutes = (parts: SchoolsParts): readonly Route[] => [
  datedPage('/schools/:id', 'person', (visit) => showCard(visit, parts)),
]
