import type { Language } from '../../../platform/scope/scope.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Details } from '../../../ui/layout.tsx'
import { directiveText } from '../text.ts'

/** There is no way back from it, and what was checked or written is lost: one press beside the main button is too little. */
export const Discard = ({
  id,
  what,
  lang,
  commandKey,
}: {
  readonly id: string
  readonly what: 'paper' | 'draft'
  readonly lang: Language
  readonly commandKey: string
}) => {
  const t = directiveText[lang].discard
  return (
    <div class="after noprint">
      <Details title={t.open[what]}>
        <p>{t.why[what]}</p>
        <PostButton action={`/directives/${id}/discard`} commandKey={commandKey} kind="stop" small>
          {t.press[what]}
        </PostButton>
      </Details>
    </div>
  )
}
