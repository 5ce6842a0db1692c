import type { Paper } from '../../../documents/paper.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { ScreenOnly } from '../../../ui/letter.tsx'
import { Link } from '../../../ui/link.tsx'
import { writingText } from '../text/writing.ts'
import { PrintedPaper } from './printed.tsx'

/** A paper as it will lie on the table, with the ways to take it away. */
export const PaperPage = ({
  paper,
  id,
  hasPdf,
  isOwn = true,
  lang,
}: {
  readonly paper: Paper
  readonly id: string
  readonly hasPdf: boolean
  /** The paper itself, not a sheet about it. */
  readonly isOwn?: boolean
  readonly lang: Language
}) => {
  const t = writingText[lang].paper
  return (
    <>
      <ScreenOnly>
        <h1 class="vh">{paper.title}</h1>
        <Actions>
          {isOwn ? <ButtonLink href={`/directives/${id}/paper/docx`}>{t.docx}</ButtonLink> : null}
          {hasPdf ? (
            <ButtonLink href={`/directives/${id}/paper/pdf`} kind="other">
              {t.pdf}
            </ButtonLink>
          ) : null}
          <Link href={`/directives/${id}`}>{t.back}</Link>
          <span class="muted">{t.print}</span>
        </Actions>
        {hasPdf || !isOwn ? null : <p class="muted">{t.noPdf}</p>}
      </ScreenOnly>
      <PrintedPaper paper={paper} />
    </>
  )
}
