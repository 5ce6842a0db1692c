import { shortDay } from '../../../kernel/format.ts'
import { addSeconds, dayInZone, localMoment, type Moment, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, PostButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { TOKEN_MODULES } from '../domain/tokens.ts'
import type { TokenLine } from '../queries/tokens.ts'
import { peopleText } from '../text.ts'
import { MeFrame } from './me.tsx'
import type { FormPageProps } from './shell.tsx'

export type TokensPageProps = FormPageProps & {
  readonly tokens: readonly TokenLine[]
  /** Nodes that the person administers: machines may have keys there. */
  readonly nodes: readonly { readonly value: string; readonly name: string }[]
  readonly zone: string
  readonly at: Moment
  readonly revoked: boolean
}

const wordsOf = (token: TokenLine, lang: Language): string => {
  const t = peopleText[lang].tokens
  const modules =
    token.modules.length === TOKEN_MODULES.length
      ? t.all
      : token.modules.map((name) => t.moduleNames[name]).join(', ')
  return `${token.writes ? t.writes : t.readOnly}: ${modules}`
}

const Revoking = ({
  token,
  at,
  lang,
}: {
  readonly token: TokenLine
  readonly at: Moment
  readonly lang: Language
}) => {
  const t = peopleText[lang].tokens
  if (token.revokedAt !== null) return <span class="muted">{t.revoked}</span>
  if (toMoment(token.expiresAt) <= at) return <span class="muted">{t.over}</span>
  return (
    <PostButtonLink action="/me/tokens/revoke" hidden={{ token: token.id }}>
      {t.revoke}
    </PostButtonLink>
  )
}

const columnsOf = ({ lang, zone, at }: TokensPageProps): readonly Column<TokenLine>[] => {
  const t = peopleText[lang].tokens
  return [
    {
      key: 'name',
      head: t.name,
      rowHead: true,
      cell: (token) => (
        <>
          {token.name} <small class="muted">{t.ending(token.tail)}</small>
        </>
      ),
    },
    {
      key: 'node',
      head: t.node,
      phone: t.node,
      cell: ({ node }) => (node === null ? t.mine : t.machineHint(node)),
    },
    { key: 'access', head: t.access, phone: t.access, cell: (token) => wordsOf(token, lang) },
    {
      key: 'until',
      head: t.untilHead,
      phone: t.untilHead,
      nowrap: true,
      // a key ends at midnight: its last day is the one before
      cell: ({ expiresAt }) => shortDay(dayInZone(addSeconds(toMoment(expiresAt), -1), zone)),
    },
    {
      key: 'used',
      head: t.used,
      phone: t.used,
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? t.never : shortDay(localMoment(toMoment(lastUsedAt), zone).day),
    },
    {
      key: 'what',
      head: t.what,
      cell: (token) => <Revoking token={token} at={at} lang={lang} />,
    },
  ]
}

const NewToken = (props: TokensPageProps) => {
  const t = peopleText[props.lang].tokens
  const form = bindForm(props.values, props.problems)
  return (
    <Form action="/me/tokens" commandKey={props.commandKey}>
      <TextField {...form.text('name')} label={t.name} hint={t.nameHint} />
      {props.nodes.length === 0 ? null : (
        <SelectField
          {...form.text('node')}
          label={t.node}
          blank={t.mine}
          options={props.nodes.map(({ value, name }) => ({ value, label: name, group: t.machine }))}
        />
      )}
      <RadioGroup
        {...form.text('access')}
        label={t.access}
        options={[
          { value: 'read', label: t.readOnly },
          { value: 'write', label: t.writes },
        ]}
      />
      <CheckboxGroup
        {...form.many('modules')}
        label={t.modules}
        options={TOKEN_MODULES.map((value) => ({ value, label: t.moduleNames[value] }))}
      />
      <TextField {...form.text('until')} label={t.until} hint={t.untilHint} width="short" />
      <Actions>
        <Button>{t.make}</Button>
      </Actions>
    </Form>
  )
}

/** Keys of the person (an administrator sees those of machines too), and the form of a new one. */
export const TokensPage = (props: TokensPageProps) => {
  const t = peopleText[props.lang].tokens
  return (
    <MeFrame tab="tokens" lead={t.lead} lang={props.lang}>
      <WithMargin>
        <Stack>
          {props.revoked ? <Note kind="done" title={t.revokedTitle} /> : null}
          <ErrorSummary problems={props.problems} />
          {props.tokens.length === 0 ? (
            <p class="muted">{t.none}</p>
          ) : (
            <Table
              caption={t.caption}
              captionHidden
              stackable
              rows={props.tokens}
              columns={columnsOf(props)}
            />
          )}
        </Stack>
      </WithMargin>
      <WithMargin sideTitle={t.makeTitle} after>
        <NewToken {...props} />
      </WithMargin>
    </MeFrame>
  )
}

/** The key itself: shown once, stored nowhere. */
export const MadeTokenPage = ({
  secret,
  origin,
  lang,
}: {
  readonly secret: string
  readonly origin: string
  readonly lang: Language
}) => {
  const t = peopleText[lang].tokens
  return (
    <MeFrame tab="tokens" lang={lang}>
      <WithMargin>
        <Stack>
          <Note kind="done" title={t.madeTitle}>
            <p>{t.madeWords}</p>
          </Note>
          <TextArea name="key" label={t.key} value={secret} rows={2} />
        </Stack>
      </WithMargin>
      <WithMargin sideTitle={t.howTitle} after>
        <Stack>
          <p>{t.how}</p>
          <p>
            <code>{`curl -H "Authorization: Bearer …" ${origin}/api/v1/me`}</code>
          </p>
          <p>
            <Link href="/api/v1/openapi.json">/api/v1/openapi.json</Link>
          </p>
          <p>
            <Link href="/me/tokens">{t.toList}</Link>
          </p>
        </Stack>
      </WithMargin>
    </MeFrame>
  )
}
