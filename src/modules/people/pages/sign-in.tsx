import type { Day } from '../../../kernel/day.ts'
import { dayWithWeekday } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import type { Persona } from '../../../platform/session/demo.ts'
import { Button, PostButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { DateField, PasswordField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Sheet, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { DemoPeople, Gate, Hero } from '../../../ui/open-pages.tsx'
import { rolesIn } from '../../../ui/roles.ts'
import { printedName } from '../domain/names.ts'
import { peopleText } from '../text.ts'
import { type FormPageProps, Shell } from './shell.tsx'

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

const positionOf = (persona: Persona, lang: Language): string =>
  [persona.role === null ? '' : lowerFirst(rolesIn(lang)(persona.role)), persona.node ?? '']
    .filter((part) => part !== '')
    .join(', ')

type PeopleProps = {
  readonly personas: readonly Persona[]
  readonly lang: Language
  /** What he was doing when the session ran out; empty when nothing. */
  readonly next?: string
}

/** Each name enters at one press. */
const Personas = ({ personas, lang, next = '' }: PeopleProps) => (
  <DemoPeople
    people={personas.map((persona) => ({
      enter: (
        <PostButtonLink
          action="/demo/persona"
          hidden={{ persona: persona.code, ...(next === '' ? {} : { next }) }}
        >
          {printedName(persona)}
        </PostButtonLink>
      ),
      position: positionOf(persona, lang),
      does: persona.sentence,
    }))}
  />
)

export type SignInProps = FormPageProps & {
  readonly next: string
  /** The session ran out in the middle of something. */
  readonly ended: boolean
  /** Name of the other system one may sign in with. */
  readonly other: string | null
  readonly personas: readonly Persona[] | null
  readonly today: Day
}

const SignInForm = (props: SignInProps) => {
  const t = peopleText[props.lang].signIn
  const form = bindForm(props.values, props.problems)
  return (
    <Sheet>
      <Stack>
        {props.ended ? <Note kind="need" title={t.ended} level={3} /> : null}
        <ErrorSummary problems={props.problems} title={t.failed} />
        <Form action="/sign-in" commandKey={props.commandKey} hidden={{ next: props.next }}>
          <TextField {...form.text('login')} label={t.login} autocomplete="username" />
          <PasswordField {...form.only('password')} label={t.password} purpose="current" />
          <Actions>
            <Button>{t.enter}</Button>
            <Link href="/forgot">{t.forgot}</Link>
          </Actions>
        </Form>

        <p>
          <Link href="/invite">{t.haveCode}</Link>
        </p>
        {props.other === null ? null : (
          <p>
            <Link href={`/sign-in/oidc?next=${encodeURIComponent(props.next)}`}>{t.other(props.other)}</Link>
          </p>
        )}
        <p class="small muted">{t.note}</p>
        <p>
          <Link href="/open">{t.openPages}</Link>
        </p>
      </Stack>
    </Sheet>
  )
}

const DemoSection = ({ personas, today, lang, next = '' }: PeopleProps & { readonly today: Day }) => {
  const t = peopleText[lang].demo
  return (
    <Section title={t.title}>
      <p class="small muted h">{t.note}</p>
      {personas.length === 0 ? <p>{t.empty}</p> : <Personas personas={personas} lang={lang} next={next} />}
      <p class="small">{t.today(dayWithWeekday(today, today, lang))}</p>
    </Section>
  )
}

/** The sign-in page; in a demo with the people of the demo district beside the form. */
export const SignInPage = (props: SignInProps) => {
  const t = peopleText[props.lang].signIn
  return (
    <>
      <Hero title={t.motto} lead={t.lead} steps={t.steps} />
      <Gate>
        <Section title={t.title}>
          <SignInForm {...props} />
        </Section>
        {props.personas === null ? null : (
          <DemoSection personas={props.personas} today={props.today} lang={props.lang} next={props.next} />
        )}
      </Gate>
    </>
  )
}

/** The second step: six figures or a backup code. */
export const CodePage = (props: FormPageProps & { readonly next: string }) => {
  const t = peopleText[props.lang].code
  const form = bindForm(props.values, props.problems)
  return (
    <Shell
      {...props}
      title={t.title}
      lead={t.lead}
      action="/sign-in/code"
      button={t.enter}
      hidden={{ next: props.next }}
      after={
        <p>
          <Link href="/sign-in">{t.again}</Link>
        </p>
      }
    >
      <TextField
        {...form.text('code')}
        label={t.field}
        hint={t.hint}
        width="short"
        autocomplete="one-time-code"
      />
    </Shell>
  )
}

/** «Не помню пароль». */
export const ForgotPage = (props: FormPageProps) => {
  const t = peopleText[props.lang].forgot
  const form = bindForm(props.values, props.problems)
  return (
    <Shell
      {...props}
      title={t.title}
      lead={t.lead}
      action="/forgot"
      button={t.send}
      back="/sign-in"
      after={<p class="muted">{t.noMail}</p>}
    >
      <TextField {...form.text('login')} label={t.field} autocomplete="username" />
    </Shell>
  )
}

/** Says the same whether there is such a person or not. */
export const ForgotSentPage = ({ lang }: { readonly lang: Language }) => {
  const t = peopleText[lang].forgot
  return (
    <>
      <MarginHead title={t.title} />
      <WithMargin>
        <Note kind="done" title={t.sentTitle}>
          <p>{t.sent}</p>
        </Note>
        <p class="muted">{t.noMail}</p>
        <p>
          <Link href="/sign-in">{t.back}</Link>
        </p>
      </WithMargin>
    </>
  )
}

export type DatePageProps = FormPageProps & {
  readonly today: Day
  readonly shifted: boolean
  readonly personas: readonly Persona[]
}

/** «Другая дата или другой человек»: the demo's own page. */
export const DatePage = (props: DatePageProps) => {
  const { lang } = props
  const t = peopleText[lang].demo
  const form = bindForm(props.values, props.problems)
  return (
    <>
      <MarginHead title={t.pageTitle} lead={t.lead} />
      <WithMargin sideTitle={t.dateTitle}>
        <ErrorSummary problems={props.problems} />
        <p>{t.today(dayWithWeekday(props.today, props.today, lang))}</p>
        <Form action="/demo/date" commandKey={props.commandKey}>
          <DateField {...form.text('day')} label={t.date} hint={t.dateHint} />
          <Actions>
            <Button>{t.go}</Button>
            {props.shifted ? (
              <Button kind="other" name="back" value="today">
                {t.back}
              </Button>
            ) : null}
          </Actions>
        </Form>
      </WithMargin>
      <WithMargin sideTitle={t.peopleTitle} after>
        <p>{t.peopleLead}</p>
        {props.personas.length === 0 ? (
          <Empty title={t.empty} />
        ) : (
          <Personas personas={props.personas} lang={lang} />
        )}
      </WithMargin>
    </>
  )
}
