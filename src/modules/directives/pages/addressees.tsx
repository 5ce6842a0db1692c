import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Actions, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Steps } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { timesOf } from '../domain/days.ts'
import { countOf, type Load } from '../domain/rules.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { type DirectiveText, directiveText } from '../text.ts'
import { type LoadSheet, LoadTable } from './load.tsx'

export type AddresseesProps = {
  readonly card: DirectiveCard
  readonly load: readonly Load[]
  readonly sheet: LoadSheet
  readonly lang: Language
  readonly commandKey: string
  readonly problems: readonly Problem[]
}

/** Nothing is lost for a school without people in the program, but somebody must know that nobody there sees it. */
const Headless = ({
  headless: { count, names },
  t,
}: Pick<LoadSheet, 'headless'> & { readonly t: DirectiveText['addressees'] }) =>
  count === 0 ? null : (
    <Note kind="need" title={t.headless(count)}>
      <p>
        {names.join(', ')}
        {count > names.length ? t.andMore(count - names.length) : ''}.
      </p>
      <p>
        {t.headlessDo} <Link href="/people/heads">{t.headlessPeople}</Link>
      </p>
    </Note>
  )

/** The load before it is sent: who gets what (product, section 4.17). */
export const AddresseesPage = (props: AddresseesProps) => {
  const { card, load, sheet, lang, commandKey, problems } = props
  const t = directiveText[lang]
  const total = load.reduce((sum, each) => sum + countOf(each.addressees) * timesOf(each.clause).length, 0)
  const isWritten = card.state === 'signed'
  return (
    <>
      <SpreadHead
        title={t.addressees.title}
        lead={t.addressees.lead(total, sheet.total, sheet.busy)}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: card.title || t.newTitle, href: `/directives/${card.id}` },
          { label: t.addressees.title },
        ]}
      />
      {isWritten ? null : <Steps steps={t.steps(sheet.total)} current={2} />}
      <Stack after>
        {problems.length === 0 ? null : <ErrorSummary problems={problems} title={t.addressees.blocked} />}
        <LoadTable sheet={sheet} at={`/directives/${card.id}/addressees`} t={t} />
        <Headless headless={sheet.headless} t={t.addressees} />
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
