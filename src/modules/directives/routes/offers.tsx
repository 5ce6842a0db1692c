import type { Child } from 'hono/jsx'
import { may } from '../../../kernel/access.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { manageDirective } from '../domain/access.ts'
import type { LinkLine } from '../queries/changes.ts'
import { directiveText } from '../text.ts'
import type { Found } from './found.ts'

/** Someone of a node that asks schools: he may make a form of any paper that he reads. */
const asksSchools = ({ scope }: Visit): boolean =>
  scope.roles.some(
    (held) =>
      held.level !== 'organisation' &&
      held.role !== 'registrar' &&
      manageDirective.by.some(({ roles }) => roles.includes(held.role)),
  )

/** A table with questions becomes a form by one press; the module of forms stands to the right and is named by its address alone. */
const asForm = (visit: Visit, card: Found['card']) => {
  const words = directiveText[visit.lang].card.makeForm
  const [only, ...more] = card.tables.filter(({ kind }) => kind === 'form' || kind === 'passport')
  if (only === undefined || !asksSchools(visit)) return null
  const at = `/forms/papers/${card.id}`
  return more.length > 0 ? (
    <ButtonLink href={at} kind="other">
      {words}
    </ButtonLink>
  ) : (
    <PostButton action={`${at}/${only.id}`} commandKey={visit.commandKey} kind="other">
      {words}
    </PostButton>
  )
}

/** The plan in the annex of an upper paper becomes the node's own roadmap, once (R230); roadmaps stand to the right too. */
const asRoadmap = (visit: Visit, { card, directive }: Found, links: readonly LinkLine[]) => {
  const isMade = links.some(
    (link) => link.direction === 'from' && link.kind === 'source' && link.recordKind === 'roadmap',
  )
  if (card.direction !== 'incoming' || isMade || !may(manageDirective, visit.scope, directive)) return null
  return card.tables
    .filter(({ kind, rows }) => (kind === 'roadmap' || kind === 'schedule') && rows.length > 0)
    .map(({ id, title }, at) => (
      <ButtonLink href={`/roadmaps/papers/${card.id}/${id}`} kind="other">
        {directiveText[visit.lang].card.makeRoadmap(at === 0 ? '' : title)}
      </ButtonLink>
    ))
}

/** What other modules can make of a paper in force: a form of its questions, a roadmap of its annex. */
export const offersOf = (visit: Visit, found: Found, links: readonly LinkLine[]): Child => (
  <>
    {asRoadmap(visit, found, links)}
    {asForm(visit, found.card)}
  </>
)
