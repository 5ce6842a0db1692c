import type { Day } from '../../../kernel/day.ts'
import { fullDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { PasswordField, TextField } from '../../../ui/fields/text.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { LetterCode, LetterSheet, ScreenOnly } from '../../../ui/letter.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { fullName, greetingName } from '../domain/names.ts'
import type { Names } from '../domain/types.ts'
import type { InvitationFacts } from '../queries/invitation.ts'
import { peopleText } from '../text.ts'
import { type FormPageProps, Shell } from './shell.tsx'

/** «У меня есть код приглашения». */
export const InviteCodePage = (props: FormPageProps) => {
  const t = peopleText[props.lang].invite
  const form = bindForm(props.values, props.problems)
  return (
    <Shell {...props} title={t.codeTitle} lead={t.codeLead} action="/invite" button={t.next} back="/sign-in">
      <TextField {...form.text('code')} label={t.code} width="short" autocomplete="off" />
    </Shell>
  )
}

/** Why an invitation opens nothing, and what to do. */
export const DeadInvitationPage = ({
  state,
  lang,
}: {
  readonly state: 'unknown' | 'used' | 'expired' | 'revoked'
  readonly lang: Language
}) => {
  const t = peopleText[lang].invite
  return (
    <>
      <MarginHead title={t.dead[state].title} lead={t.dead[state].words} />
      <WithMargin>
        <Actions>
          <ButtonLink href="/sign-in">{t.toSignIn}</ButtonLink>
        </Actions>
      </WithMargin>
    </>
  )
}

/** A one-time link that opens nothing any more. */
export const DeadLinkPage = ({ lang }: { readonly lang: Language }) => {
  const t = peopleText[lang].link
  return <MarginHead title={t.deadTitle} lead={t.dead} />
}

export type AcceptPageProps = FormPageProps & {
  readonly invitation: InvitationFacts
  readonly action: string
}

/** Login name, e-mail and password on one page; an account that exists only gets a new password. */
export const AcceptPage = (props: AcceptPageProps) => {
  const { invitation, lang } = props
  const t = peopleText[lang].invite
  const form = bindForm(props.values, props.problems)
  const isNew = invitation.login === null
  return (
    <Shell
      {...props}
      title={isNew ? t.title(greetingName(invitation)) : peopleText[lang].forgot.title}
      lead={isNew ? t.lead : t.againLead}
      button={t.accept}
      before={invitation.login === null ? undefined : <p>{t.loginIs(invitation.login)}</p>}
      after={<p class="small muted">{t.notYou}</p>}
    >
      {isNew ? (
        <>
          <TextField
            {...form.text('login')}
            label={t.login}
            hint={t.loginHint}
            autocomplete="username"
            width="short"
          />
          <TextField
            {...form.text('email')}
            label={t.email}
            hint={t.emailHint}
            type="email"
            autocomplete="email"
            optional
          />
        </>
      ) : null}
      <PasswordField {...form.only('password')} label={t.password} hint={t.passwordHint} purpose="new" />
      <PasswordField {...form.only('again')} label={t.again} purpose="new" />
    </Shell>
  )
}

/** A letter that is handed over on paper. */
export type PrintedLetter = Names & {
  readonly person: string
  readonly code: string
  readonly login: string
  readonly place: string
}

type LettersProps = {
  readonly letters: readonly PrintedLetter[]
  readonly address: string
  readonly until: Day
  /** Those for whom there was no room in this printing. */
  readonly left: number
  readonly lang: Language
}

const Letter = ({
  letter,
  address,
  until,
}: { readonly letter: PrintedLetter } & Pick<LettersProps, 'address' | 'until'>) => {
  // a paper for a Russian school stays Russian whatever the language of the screen (decisions 47)
  const t = peopleText.ru.letter
  return (
    <LetterSheet from={letter.place} title={t.title}>
      <p>{t.dear(fullName(letter))}</p>
      <p>{t.lead}</p>
      <ol>
        {t.steps(address).map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <SummaryList
        narrow
        lines={[
          { label: t.code, value: <LetterCode>{letter.code}</LetterCode> },
          { label: t.login, value: <b>{letter.login}</b> },
        ]}
      />
      <p>{t.until(fullDay(until))}</p>
      <p class="small">{t.keep}</p>
    </LetterSheet>
  )
}

/** Letters for printing, each on a sheet of its own; the note above is for the screen only. */
export const LettersPage = ({ letters, address, until, left, lang }: LettersProps) => {
  const t = peopleText[lang].letter
  return (
    <>
      <ScreenOnly>
        <Stack>
          <h1>{t.pageTitle}</h1>
          <Note kind="need" title={t.print}>
            <p>{t.shown}</p>
            {left === 0 ? null : <p>{t.left(letters.length, left)}</p>}
          </Note>
          <p>
            <Link href="/people?state=noAccount">{t.back}</Link>
          </p>
        </Stack>
      </ScreenOnly>
      {letters.map((letter) => (
        <Letter letter={letter} address={address} until={until} />
      ))}
    </>
  )
}
