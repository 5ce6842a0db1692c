import { PostButton } from './button.tsx'
import { Actions, Details } from './layout.tsx'
import { Note } from './note.tsx'
import { useText } from './surroundings.ts'

type Asking = { readonly action: string; readonly commandKey: string }

/** Asks for a link by which somebody without an account answers. */
export const AnswerLinkButton = (form: Asking) => (
  <PostButton {...form} kind="other" small>
    {useText().answerLink.make}
  </PostButton>
)

/** The link itself, right after it was made; nothing when none was. */
export const AnswerLinkNote = ({ link }: { readonly link: string | null }) => {
  const t = useText().answerLink
  return link === null ? null : (
    <Note kind="done" title={t.title}>
      <p class="anywhere">{link}</p>
      <p>{t.why}</p>
    </Note>
  )
}

type OfSchools = Asking & {
  readonly schools: readonly { readonly organisation: string; readonly name: string }[]
}

/** More schools than this are folded: a network has one for every curated school. */
const IN_SIGHT = 2

/** Where one of several schools answers: a button for each, named by it. */
export const AnswerLinks = ({ action, commandKey, schools }: OfSchools) => {
  const t = useText().answerLink
  if (schools.length === 0) return null
  const isFolded = schools.length > IN_SIGHT
  const buttons = (
    <Actions>
      {schools.map(({ organisation, name }, at) => (
        <PostButton
          action={action}
          commandKey={`${commandKey.slice(0, -2)}${String(10 + at)}`}
          hidden={{ school: organisation }}
          kind="other"
          small
        >
          {isFolded ? null : `${t.make}: `}
          <span lang="ru">{name}</span>
        </PostButton>
      ))}
    </Actions>
  )
  return <div class="go noprint">{isFolded ? <Details title={t.make}>{buttons}</Details> : buttons}</div>
}
