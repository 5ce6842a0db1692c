import type { Child } from 'hono/jsx'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import type { DirectiveCard } from '../queries/paper.ts'
import { resolutionText } from '../text/resolution.ts'
import { directiveText } from '../text.ts'

export type NextProps = {
  readonly card: DirectiveCard
  readonly lang: Language
  /** The person keeps papers at this node. */
  readonly mayManage: boolean
  /** Further buttons of this state. */
  readonly also?: Child
}

const GIVEN_OUT = new Set(['inForce', 'amended', 'repealed'])

/** What can be done with a paper in its present state. */
export const CardNext = ({ card, lang, mayManage, also }: NextProps) => {
  const t = directiveText[lang]
  const words = resolutionText[lang].card
  if (card.state === 'resolution')
    return (
      <>
        <Note kind="need" title={words.waits}>
          <p>{words.waitsWhy}</p>
        </Note>
        {mayManage ? (
          <Actions>
            <ButtonLink href={`/directives/${card.id}/resolution`}>{words.open}</ButtonLink>
            {also}
          </Actions>
        ) : null}
      </>
    )
  return (
    <Actions>
      {GIVEN_OUT.has(card.state) ? (
        <ButtonLink href={`/assignments/of/${card.id}`}>{t.card.matrix}</ButtonLink>
      ) : null}
      {also}
    </Actions>
  )
}
