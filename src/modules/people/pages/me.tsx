import type { Child } from 'hono/jsx'
import { shortDay } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { PasswordField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList, Tabs } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { fullName } from '../domain/names.ts'
import type { PersonCard } from '../queries/card.ts'
import { peopleText } from '../text.ts'
import { PositionLines, RoleLines } from './held.tsx'
import type { FormPageProps } from './shell.tsx'

export type MeTab = keyof (typeof peopleText)['ru']['me']['tabs']

const TAB_ADDRESS: Readonly<Record<MeTab, string>> = {
  main: '/me',
  password: '/me/password',
  secondStep: '/me/second-step',
  sessions: '/me/sessions',
  tokens: '/me/tokens',
  deputy: '/me/deputy',
  data: '/me/data',
}

/** Heading and tabs of «Моя страница». */
export const MeFrame = ({
  tab,
  lead,
  lang,
  children,
}: {
  readonly tab: MeTab
  readonly lead?: Child | undefined
  readonly lang: Language
  readonly children: Child
}) => {
  const t = peopleText[lang].me
  const names = Object.keys(TAB_ADDRESS) as MeTab[]
  return (
    <>
      <MarginHead title={tab === 'main' ? t.title : t.tabs[tab]} lead={lead} />
      <WithMargin>
        <Tabs
          label={t.tabsLabel}
          tabs={names.map((name) => ({
            label: t.tabs[name],
            href: TAB_ADDRESS[name],
            current: name === tab,
          }))}
        />
      </WithMargin>
      {children}
    </>
  )
}

export type MePageProps = FormPageProps & {
  readonly card: PersonCard
}

const ContactForm = (props: MePageProps) => {
  const t = peopleText[props.lang].me
  const form = bindForm(props.values, props.problems)
  return (
    <Form action="/me" commandKey={props.commandKey} version={props.card.version}>
      <TextField {...form.text('email')} label={t.email} type="email" autocomplete="email" optional />
      {props.card.sharedEmail ? <p class="small muted">{t.shared}</p> : null}
      <TextField
        {...form.text('phone')}
        label={t.phone}
        type="tel"
        autocomplete="tel"
        width="short"
        optional
      />
      <RadioGroup
        {...form.text('language')}
        label={t.language}
        options={Object.entries(t.languages).map(([value, label]) => ({ value, label }))}
      />
      <RadioGroup
        {...form.text('notify')}
        label={t.notify}
        hint={t.notifyHint}
        options={Object.entries(t.notifyKinds).map(([value, label]) => ({ value, label }))}
      />
      <Actions>
        <Button>{t.save}</Button>
      </Actions>
    </Form>
  )
}

/** «Обо мне»: who I am here, how I am reached, which roles I hold and by what act. */
export const MePage = (props: MePageProps) => {
  const { card, lang } = props
  const t = peopleText[lang].me
  return (
    <MeFrame tab="main" lang={lang}>
      <WithMargin>
        <Stack>
          <ErrorSummary problems={props.problems} />
          <SummaryList
            lines={[
              { label: t.name, value: fullName(card) },
              { label: t.login, value: card.account?.login },
              { label: t.lowVision, value: <Link href="/low-vision?back=/me">{t.lowVisionChange}</Link> },
            ]}
          />
          <p class="small muted">{t.nameHint}</p>
        </Stack>
      </WithMargin>
      <WithMargin sideTitle={t.rolesTitle} after>
        <RoleLines roles={card.roles} lang={lang} empty={t.rolesEmpty} />
      </WithMargin>
      <WithMargin sideTitle={t.positionsTitle} after>
        <PositionLines positions={card.positions} lang={lang} empty={t.positionsEmpty} />
      </WithMargin>
      <WithMargin sideTitle={t.contactsTitle} after>
        <ContactForm {...props} />
      </WithMargin>
    </MeFrame>
  )
}

export type PasswordPageProps = FormPageProps & { readonly done: boolean; readonly hasPassword: boolean }

export const PasswordPage = (props: PasswordPageProps) => {
  const t = peopleText[props.lang].password
  const form = bindForm(props.values, props.problems)
  return (
    <MeFrame tab="password" lang={props.lang}>
      <WithMargin>
        {props.done ? (
          <Note kind="done" title={t.done}>
            <p>{t.doneWords}</p>
          </Note>
        ) : null}
        <ErrorSummary problems={props.problems} />
        {props.hasPassword ? (
          <Form action="/me/password" commandKey={props.commandKey}>
            <PasswordField {...form.only('now')} label={t.now} purpose="current" />
            <PasswordField
              {...form.only('password')}
              label={t.next}
              hint={peopleText[props.lang].invite.passwordHint}
              purpose="new"
            />
            <PasswordField {...form.only('again')} label={t.again} purpose="new" />
            <p class="small muted">{t.others}</p>
            <Actions>
              <Button>{t.change}</Button>
            </Actions>
          </Form>
        ) : (
          <Note kind="lock" title={t.demo}>
            <p>{t.demoWords}</p>
          </Note>
        )}
      </WithMargin>
    </MeFrame>
  )
}

export type DataPageProps = {
  readonly lang: Language
  readonly commandKey: string
  readonly askedAt: string | null
  readonly zone: string
}

/** What the program keeps of the person: a copy to take away, a wish to be erased. */
export const DataPage = ({ lang, commandKey, askedAt, zone }: DataPageProps) => {
  const t = peopleText[lang].data
  return (
    <MeFrame tab="data" lead={t.lead} lang={lang}>
      <WithMargin sideTitle={t.copyTitle}>
        <Stack>
          <p>{t.copy}</p>
          <Actions>
            <ButtonLink href="/me/data.json" download kind="other">
              {t.download}
            </ButtonLink>
          </Actions>
        </Stack>
      </WithMargin>
      <WithMargin sideTitle={t.eraseTitle} after>
        <Stack>
          <p>{t.erase}</p>
          {askedAt === null ? (
            <PostButton action="/me/erasure" commandKey={commandKey} kind="stop">
              {t.ask}
            </PostButton>
          ) : (
            <Note title={t.asked(shortDay(localMoment(toMoment(askedAt), zone).day))}>
              <p>{t.askedWords}</p>
            </Note>
          )}
        </Stack>
      </WithMargin>
    </MeFrame>
  )
}
