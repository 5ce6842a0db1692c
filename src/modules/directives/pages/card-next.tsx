import type { Child } from 'hono/jsx'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { isLetter } from '../domain/naming.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { changesText } from '../text/changes.ts'
import { controllersText } from '../text/controllers.ts'
import { resolutionText } from '../text/resolution.ts'
import { signingText } from '../text/signing.ts'
import { writingText } from '../text/writing.ts'
import { directiveText } from '../text.ts'

export type NextProps = {
  readonly card: DirectiveCard
  readonly lang: Language
  /** Some clause is addressed to somebody. */
  readonly assigns: boolean
  /** The person keeps papers at this node. */
  readonly mayManage: boolean
  /** The person may write letters of his own node. */
  readonly mayAnswer: boolean
  /** His organisation has the paper and has not marked it yet. */
  readonly mayRead: boolean
  readonly commandKey: string
  /** Further buttons of a paper in force. */
  readonly also?: Child
}

const Waiting = ({ card, lang, mayManage }: NextProps) => {
  const words = resolutionText[lang].card
  return (
    <>
      <Note kind="need" title={words.waits}>
        <p>{words.waitsWhy}</p>
      </Note>
      {mayManage ? (
        <Actions>
          <ButtonLink href={`/directives/${card.id}/resolution`}>{words.open}</ButtonLink>
        </Actions>
      ) : null}
    </>
  )
}

const Mentioned = ({ lang, mayAnswer }: NextProps) => (
  <Note kind="need" title={changesText[lang].mentioned}>
    <p>{changesText[lang].mentionedWhy}</p>
    {mayAnswer ? <ButtonLink href="/directives/new">{directiveText[lang].upload}</ButtonLink> : null}
  </Note>
)

/** A letter that asks nobody for anything is done once it is registered. */
const Registered = ({ card, assigns, lang, mayManage }: NextProps) =>
  mayManage ? (
    <Actions>
      {assigns || !isLetter(card) ? (
        <ButtonLink href={`/directives/${card.id}/addressees`}>{signingText[lang].sign.publish}</ButtonLink>
      ) : null}
      <Link href={`/directives/${card.id}/paper`}>{writingText[lang].draft.preview}</Link>
    </Actions>
  ) : null

const ReadMark = ({ card, lang, commandKey }: NextProps) => (
  <Note kind="need" title={signingText[lang].read.why}>
    <PostButton action={`/directives/${card.id}/read`} commandKey={commandKey}>
      {signingText[lang].read.mark}
    </PostButton>
  </Note>
)

const Living = (props: NextProps) => {
  const { card, lang, mayManage, mayAnswer } = props
  // nobody writes an answer to his own paper
  const isIssuer = mayManage && card.direction === 'own'
  return (
    <>
      {props.mayRead ? <ReadMark {...props} /> : null}
      <Actions>
        <ButtonLink href={`/assignments/of/${card.id}`}>{directiveText[lang].card.matrix}</ButtonLink>
        {card.origin === 'written' ? (
          <Link href={`/directives/${card.id}/paper`}>{writingText[lang].draft.preview}</Link>
        ) : null}
        {props.also}
        {mayAnswer && !isIssuer && card.state !== 'repealed' ? (
          <Link href={`/directives/write?answers=${card.id}`}>{changesText[lang].answer}</Link>
        ) : null}
        {mayManage && card.state !== 'repealed' ? (
          <Link href={`/directives/${card.id}/controllers`}>{controllersText[lang].open}</Link>
        ) : null}
        {mayManage && card.state !== 'repealed' ? (
          <Link href={`/directives/${card.id}/changes`}>{changesText[lang].open}</Link>
        ) : null}
      </Actions>
    </>
  )
}

const BY_STATE: Readonly<Partial<Record<DirectiveCard['state'], (props: NextProps) => Child>>> = {
  resolution: Waiting,
  mentioned: Mentioned,
  signed: Registered,
  inForce: Living,
  amended: Living,
  repealed: Living,
}

/** What can be done with a paper in its present state. */
export const CardNext = (props: NextProps) => {
  const Part = BY_STATE[props.card.state]
  return Part === undefined ? null : <Part {...props} />
}
