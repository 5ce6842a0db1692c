import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { fieldId } from '../../../ui/fields/field.tsx'
import { Note } from '../../../ui/note.tsx'
import { twinsText } from '../text/twins.ts'

/** The paper looks like a known one and nobody has said what they are to each other: asked before anything is given out. */
export const TwinNote = ({
  directive,
  twin,
  lang,
}: {
  readonly directive: string
  readonly twin: string | null
  readonly lang: Language
}) =>
  twin === null ? null : (
    <Note kind="need" title={twinsText[lang].note(twin)}>
      <p id={fieldId('twin')}>{twinsText[lang].noteWhy}</p>
      <ButtonLink href={`/directives/${directive}/twin`} small>
        {twinsText[lang].open}
      </ButtonLink>
    </Note>
  )
