import { PostButtonLink } from './button.tsx'
import { framePaths } from './frame.ts'
import { useText, useThing } from './surroundings.ts'

const STAR = 'M10 1.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z'

/** Under the heading of a card: the star, and how many questions there are about the thing. Nothing on other pages. */
export const ThingLine = () => {
  const text = useText().thing
  const thing = useThing()
  if (thing === undefined) return null
  const { starred, subject, commandKey, questions } = thing
  return (
    <div class="thing noprint">
      <PostButtonLink
        action={framePaths.watching}
        commandKey={commandKey}
        hidden={{ ...subject, keep: starred ? 'no' : 'yes' }}
      >
        <svg class={starred ? 'star star--on' : 'star'} viewBox="0 0 20 20" aria-hidden="true">
          <path d={STAR} />
        </svg>
        {starred ? text.starred : text.star}
      </PostButtonLink>
      {questions === null ? null : (
        <a href={questions.href}>
          {questions.all === 0 ? text.ask : text.questions(questions.all, questions.open)}
        </a>
      )}
    </div>
  )
}
