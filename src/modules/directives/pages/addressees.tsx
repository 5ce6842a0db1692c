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
import { type DirectiveText, directiveText } from '../text.ts'
import { LoadTable, loadLines } from './load.tsx'

export type AddresseesProps = {
  readonly card: DirectiveCard
  readonly load: readonly Load[]
  /** Open assignments that an organisation has already (product, section 4.17). */
  readonly busy: ReadonlyMap<string, number>
  /** Schools where nobody could open the assignment yet. */
  readonly headless: readonly string[]
  readonly lang: Language
  readonly commandKey: string
  readonly problems: readonly Problem[]
}

/** From how many open ones an addressee counts as loaded. */
const BUSY = 10

const NAMED = 12

/** Nothing is lost for a school without people in the program, but somebody must know that nobody there sees it. */
const Headless = ({
  names,
  t,
}: {
  readonly names: readonly string[]
  readonly t: DirectiveText['addressees']
}) =>
  names.length === 0 ? null : (
    <Note kind="need" title={t.headless(names.length)}>
      <p>
        {names.slice(0, NAMED).join(', ')}
        {names.length > NAMED ? t.andMore(names.length - NAMED) : ''}.
      </p>
      <p>
        {t.headlessDo} <Link href="/people/heads">{t.headlessPeople}</Link>
      </p>
    </Note>
  )

/** The load before it is sent: who gets what (product, section 4.17). */
export const AddresseesPage = (props: AddresseesProps) => {
  const { card, load, lang, commandKey, problems } = props
  const t = directiveText[lang]
  const lines = loadLines(load, props.busy)
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
        <Headless names={props.headless} t={t.addressees} />
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
