import { momentText } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import type { SecondStepKey } from '../../../platform/session/second-step.ts'
import { Button, PostButton, PostButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { PasswordField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, Stack, WithMargin } from '../../../ui/layout.tsx'
import { CodeList, QrPicture } from '../../../ui/letter.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { addressName, deviceName } from '../domain/device.ts'
import type { OwnSession } from '../queries/card.ts'
import { peopleText } from '../text.ts'
import { MeFrame } from './me.tsx'
import type { FormPageProps } from './shell.tsx'

export type SecondStepPageProps = FormPageProps & { readonly isOn: boolean; readonly hasPassword: boolean }

const PasswordOnly = (props: SecondStepPageProps & { readonly action: string; readonly button: string }) => {
  const t = peopleText[props.lang].secondStep
  const form = bindForm(props.values, props.problems)
  return (
    <Form action={props.action} commandKey={props.commandKey}>
      <PasswordField {...form.only('password')} label={t.password} hint={t.passwordHint} purpose="current" />
      <Actions>
        <Button kind={props.isOn ? 'stop' : 'main'}>{props.button}</Button>
      </Actions>
    </Form>
  )
}

/** «Второй шаг входа»: whether it is on, and the first move either way. */
export const SecondStepPage = (props: SecondStepPageProps) => {
  const text = peopleText[props.lang]
  const t = text.secondStep
  return (
    <MeFrame tab="secondStep" lead={t.lead} lang={props.lang}>
      <WithMargin>
        <Stack>
          <Note kind={props.isOn ? 'done' : 'info'} title={props.isOn ? t.on : t.off}>
            {props.isOn ? <p>{t.onWords}</p> : undefined}
          </Note>
          <ErrorSummary problems={props.problems} />
          {props.hasPassword ? (
            <PasswordOnly
              {...props}
              action={props.isOn ? '/me/second-step/off' : '/me/second-step'}
              button={props.isOn ? t.end : t.begin}
            />
          ) : (
            <Note kind="lock" title={text.password.demo}>
              <p>{text.password.demoWords}</p>
            </Note>
          )}
        </Stack>
      </WithMargin>
    </MeFrame>
  )
}

export type KeyPageProps = FormPageProps & {
  readonly secondStep: SecondStepKey
  readonly picture: { readonly path: string; readonly size: number }
}

/** The key as a picture and as text, backup codes, and the first code that puts it all in force. */
export const KeyPage = (props: KeyPageProps) => {
  const { lang, secondStep, picture } = props
  const t = peopleText[lang].secondStep
  const form = bindForm(props.values, props.problems)
  return (
    <MeFrame tab="secondStep" lang={lang}>
      <WithMargin sideTitle={t.scan}>
        <Stack>
          <ErrorSummary problems={props.problems} />
          <p>{t.scanWords}</p>
          <QrPicture {...picture} label={t.picture} />
          <Details title={t.byHand}>
            <p>
              <code>{secondStep.key.match(/.{1,4}/gu)?.join(' ')}</code>
            </p>
          </Details>
        </Stack>
      </WithMargin>
      <WithMargin sideTitle={t.backup} after>
        <Stack>
          <p>{t.backupWords}</p>
          <CodeList codes={secondStep.backupCodes} />
        </Stack>
      </WithMargin>
      <WithMargin after>
        <Form
          action="/me/second-step/on"
          commandKey={props.commandKey}
          hidden={{ key: secondStep.key, backup: secondStep.backupCodes }}
        >
          <TextField
            {...form.text('code')}
            label={t.code}
            width="short"
            inputmode="numeric"
            autocomplete="one-time-code"
          />
          <Actions>
            <Button>{t.confirm}</Button>
          </Actions>
        </Form>
      </WithMargin>
    </MeFrame>
  )
}

export type SessionsPageProps = {
  readonly sessions: readonly OwnSession[]
  readonly present: string
  readonly lang: Language
  readonly zone: string
  readonly commandKey: string
}

const sessionColumns = ({
  present,
  lang,
  zone,
}: Pick<SessionsPageProps, 'present' | 'lang' | 'zone'>): readonly Column<OwnSession>[] => {
  const t = peopleText[lang].sessions
  const when = (text: string): string => momentText(localMoment(toMoment(text), zone))
  return [
    {
      key: 'device',
      head: t.device,
      rowHead: true,
      cell: (one) => deviceName(one.agent) ?? t.unknown,
    },
    { key: 'address', head: t.address, phone: t.address, cell: (one) => addressName(one.address) },
    { key: 'since', head: t.since, phone: t.since, nowrap: true, cell: (one) => when(one.since) },
    { key: 'seen', head: t.seen, phone: t.seen, nowrap: true, cell: (one) => when(one.seen) },
    {
      key: 'end',
      head: t.what,
      cell: (one) =>
        one.id === present ? (
          <span class="muted">{t.here}</span>
        ) : (
          <PostButtonLink action="/me/sessions" hidden={{ session: one.id, present }}>
            {t.end}
          </PostButtonLink>
        ),
    },
  ]
}

/** Where the person is signed in; each place can be closed. */
export const SessionsPage = ({ sessions, present, lang, zone, commandKey }: SessionsPageProps) => {
  const t = peopleText[lang].sessions
  return (
    <MeFrame tab="sessions" lead={t.lead} lang={lang}>
      <WithMargin>
        <Stack>
          <Table
            caption={t.caption}
            captionHidden
            stackable
            rows={sessions}
            columns={sessionColumns({ present, lang, zone })}
          />
          {sessions.length <= 1 ? (
            <p class="muted">{t.alone}</p>
          ) : (
            <PostButton
              action="/me/sessions"
              commandKey={commandKey}
              hidden={{ session: 'others', present }}
              kind="stop"
            >
              {t.endOthers}
            </PostButton>
          )}
        </Stack>
      </WithMargin>
    </MeFrame>
  )
}
