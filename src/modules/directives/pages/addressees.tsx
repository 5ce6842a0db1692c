import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Actions, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Steps } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { timesOf } from '../domain/days.ts'
import type { Load } from '../domain/rules.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { directiveText } from '../text.ts'
import { LoadTable, loadLines } from './load.tsx'

export type AddresseesProps = {
  readonly card: DirectiveCard
  readonly load: readonly Load[]
  /** Open assignments that an organisation has already (product, section 4.17). */
  readonly busy: ReadonlyMap<string, number>
  readonly lang: Language
  readonly commandKey: string
  readonly problems: readonly Problem[]
}

/** From how many open ones an addressee counts as loaded. */
const BUSY = 10

/** The load before it is sent: who gets what (product, section 4.17). */
export const AddresseesPage = ({ card, load, busy, lang, commandKey, problems }: AddresseesProps) => {
  const t = directiveText[lang]
  const lines = loadLines(load, busy)
  const total = load.reduce((sum, each) => sum + each.addressees.length * timesOf(each.clause).length, 0)
  const isWritten = card.state === 'signed'
  return (
    <>
      <SpreadHead
        title={t.addressees.title}
        lead={t.addressees.lead(total, lines.length, lines.filter((line) => line.busy > BUSY).length)}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: card.title || t.newTitle, href: `/directives/${card.id}` },
          { label: t.addressees.title },
        ]}
      />
      {isWritten ? null : <Steps steps={t.steps(lines.length)} current={2} />}
      <Stack after>
        {problems.length === 0 ? null : <ErrorSummary problems={problems} title={t.addressees.blocked} />}
        <LoadTable lines={lines} t={t} />
        <Note title={t.addressees.whoSees} />
        <Actions>
          {problems.length > 0 ? null : (
            <PostButton
              action={`/directives/${card.id}/confirm`}
              commandKey={commandKey}
              version={card.version}
            >
              {t.addressees.confirm}
            </PostButton>
          )}
          <Link href={`/directives/${card.id}`}>{isWritten ? t.cancel : t.addressees.back}</Link>
        </Actions>
      </Stack>
    </>
  )
}
