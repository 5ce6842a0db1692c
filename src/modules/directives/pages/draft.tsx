import type { Child } from 'hono/jsx'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Clause, DirectiveState } from '../domain/types.ts'
import { preambleText, shortNamesIn } from '../domain/writing/phrases.ts'
import type { DraftCard } from '../queries/draft.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { type WritingWords, writingText } from '../text/writing.ts'
import { directiveText } from '../text.ts'
import { Discard } from './discard.tsx'
import { Clauses, keyFor } from './draft-clauses.tsx'
import { DIRECTIVE_TAG } from './list.tsx'

export type DraftPageProps = {
  readonly card: DirectiveCard
  readonly draft: DraftCard
  readonly clauses: readonly Clause[]
  /** May still be changed: a draft, seen by those who keep papers here. */
  readonly isOpen: boolean
  /** Papers are issued at a node of this person: its blank is theirs to set. */
  readonly hasDesk: boolean
  readonly papers: readonly SelectOption[]
  readonly problems: readonly Problem[]
  readonly done: string | null
  /** Visas and signing: what comes after the text. */
  readonly next: Child
  readonly lang: Language
  readonly commandKey: string
  readonly sayTerm: (reading: unknown) => string
}

const HeadPart = ({ props, t }: { readonly props: DraftPageProps; readonly t: WritingWords }) => {
  const { head } = props.draft
  const names = shortNamesIn([...props.clauses.map(({ text }) => text), head.title])
  return (
    <Section title={t.draft.head}>
      <SummaryList
        lines={[
          { label: t.kind, value: head.kind },
          { label: t.heading, value: head.title },
          {
            label: t.draft.preamble,
            value: preambleText(props.draft) && <span lang="ru">{preambleText(props.draft)}</span>,
          },
          {
            label: t.headForm.controlKind,
            value: head.controlKind === 'person' ? head.control : t.headForm.controls[head.controlKind],
          },
          {
            label: t.headForm.signatory,
            value: [head.signatoryPosition, head.signatoryName].filter(Boolean).join(', '),
          },
          { label: t.headForm.prepared, value: head.preparedBy },
          ...(names === ''
            ? []
            : [
                { label: directiveText[props.lang].review.shortNames, value: <span lang="ru">{names}</span> },
              ]),
        ]}
      />
      {props.isOpen ? (
        <p class="go">
          <Link href={`/directives/${props.card.id}/writing/head`}>{t.draft.change}</Link>
        </p>
      ) : null}
    </Section>
  )
}

const GroundForm = ({ props, t }: { readonly props: DraftPageProps; readonly t: WritingWords }) => (
  <Details title={t.draft.addGround}>
    <Form action={`/directives/${props.card.id}/writing/grounds`} commandKey={props.commandKey}>
      <SelectField name="record" label={t.draft.ground} optional options={props.papers} filter />
      <TextField name="words" label={t.draft.groundWords} hint={t.draft.groundWordsHint} optional />
      <Button kind="other" small>
        {t.draft.addGround}
      </Button>
    </Form>
  </Details>
)

const Grounds = ({ props, t }: { readonly props: DraftPageProps; readonly t: WritingWords }) => (
  <Section title={t.draft.grounds} after id="grounds">
    {props.draft.grounds.length === 0 ? (
      <p class="muted">{t.draft.noGrounds}</p>
    ) : (
      <ul class="rows">
        {props.draft.grounds.map((ground) => (
          <li class="row">
            <span lang="ru">
              {ground.record === null ? (
                ground.words
              ) : (
                <Link href={`/directives/${ground.record}`}>{ground.words}</Link>
              )}
            </span>
            {props.isOpen ? (
              <PostButton
                action={`/directives/${props.card.id}/writing/grounds/${ground.id}/remove`}
                commandKey={keyFor(props.commandKey, ground.id)}
                kind="other"
                small
              >
                {t.draft.remove}
              </PostButton>
            ) : null}
          </li>
        ))}
      </ul>
    )}
    {props.isOpen ? <GroundForm props={props} t={t} /> : null}
  </Section>
)

const Annexes = ({ props, t }: { readonly props: DraftPageProps; readonly t: WritingWords }) => (
  <Section title={t.draft.annexes} after id="annexes">
    {props.draft.annexLines.length === 0 ? (
      <p class="muted">{t.draft.noAnnexes}</p>
    ) : (
      <ul class="rows">
        {props.draft.annexLines.map((annex) => (
          <li class="row">
            <span>
              {annex.number}. {annex.title}{' '}
              <span class="by">
                {annex.file === null ? (
                  t.annex.kinds[annex.kind]
                ) : (
                  <Link href={`/files/${annex.file.id}`}>{annex.file.name}</Link>
                )}
              </span>
            </span>
            {props.isOpen ? (
              <div class="row noprint">
                <Link href={`/directives/${props.card.id}/writing/annexes/${annex.id}`}>{t.draft.edit}</Link>
                <PostButton
                  action={`/directives/${props.card.id}/writing/annexes/${annex.id}/remove`}
                  commandKey={keyFor(props.commandKey, annex.id)}
                  kind="other"
                  small
                >
                  {t.draft.remove}
                </PostButton>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    )}
    {props.isOpen ? (
      <p class="go">
        <ButtonLink href={`/directives/${props.card.id}/writing/annexes/new`} kind="other" small>
          {t.draft.addAnnex}
        </ButtonLink>
      </p>
    ) : null}
  </Section>
)

/** A paper that is being written: particulars, grounds, clauses with numbers of the program, annexes, what comes next. */
export const DraftPage = (props: DraftPageProps) => {
  const { card, lang, draft } = props
  const t = writingText[lang]
  const words = directiveText[lang]
  return (
    <>
      <MarginHead
        title={draft.head.title || t.draft.title}
        lead={props.isOpen ? t.draft.lead : undefined}
        crumbs={[{ label: words.title, href: '/directives' }, { label: t.draft.title }]}
      />
      <WithMargin
        side={
          <Tag state={DIRECTIVE_TAG[card.state as DirectiveState]}>
            {words.states[card.state as DirectiveState]}
          </Tag>
        }
      >
        <ErrorSummary problems={props.problems} />
        {props.done === null ? null : <Note kind="done" title={props.done} />}
        <Stack>
          <Actions>
            <ButtonLink href={`/directives/${card.id}/paper`} kind="other">
              {t.draft.preview}
            </ButtonLink>
            {props.hasDesk ? <Link href="/directives/blank">{t.draft.blank}</Link> : null}
          </Actions>
          {props.next}
        </Stack>
      </WithMargin>
      <WithMargin after>
        <HeadPart props={props} t={t} />
        <Grounds props={props} t={t} />
        <Clauses props={props} t={t} />
        <Annexes props={props} t={t} />
        {props.isOpen ? (
          <Discard id={card.id} what="draft" lang={lang} commandKey={keyFor(props.commandKey, card.id)} />
        ) : null}
      </WithMargin>
    </>
  )
}
