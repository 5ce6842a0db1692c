import { Button } from '../button.tsx'
import { Note } from '../note.tsx'
import { HiddenFields } from './hidden.tsx'
import { TextField } from './text.tsx'

export type FindMoreProps = {
  readonly title: string
  /** Why the list is not whole. */
  readonly why: string
  readonly label: string
  /** «Найти». */
  readonly button: string
  /** What the lists of the form hold now; empty for their beginning. */
  readonly find: string
}

/**
 * Last in a form whose lists do not hold everyone. The button sends the form itself, and so does Enter: the server draws
 * the same page with other lists and everything typed, and saves nothing as long as what is looked for is new.
 */
export const FindMore = ({ title, why, label, button, find }: FindMoreProps) => (
  <Note title={title}>
    <p>{why}</p>
    <TextField name="look_for" label={label} value={find} optional />
    <HiddenFields values={{ looked_for: find }} />
    <p>
      <Button kind="other" name="look" value="1">
        {button}
      </Button>
    </p>
  </Note>
)
