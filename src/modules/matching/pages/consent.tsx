import { addDays } from '../../../kernel/day.ts'
import { glue } from '../../../kernel/typo.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import { type Asked, type ConsentRow, isAnswerable } from '../domain/consent.ts'
import type { ConsentState } from '../domain/types.ts'
import type { ConsentText } from '../text/consent.ts'
import type { Spoken } from './ask.tsx'

export type ConsentPageProps = {
  readonly here: Spoken
  readonly filled: Filled
  readonly asked: Asked
  /** He is of the school, or came by its link; else he writes down what the school said. */
  readonly isOwn: boolean
  readonly answers: boolean
  readonly done: boolean
}

const STATE_TAG: Readonly<Record<ConsentState, TagState>> = {
  waiting: 'assigned',
  agreed: 'accepted',
  objected: 'returned',
  silent: 'noAnswer',
}

export const ConsentTag = ({ state, c }: { readonly state: ConsentState; readonly c: ConsentText }) => (
  <Tag state={STATE_TAG[state]}>{c.states[state]}</Tag>
)

const whoWords = ({ side, kind, partnerName, subject }: ConsentRow, { page }: ConsentText): string => {
  if (side === 'curated')
    return kind === 'lead' ? page.curatedLead(partnerName) : page.curatedSubject(partnerName, subject)
  return kind === 'lead' ? page.mentorLead(partnerName) : page.mentorSubject(partnerName, subject)
}

/** One pair in words: who, what about, how far. */
const PairWords = ({ row, here }: { readonly row: ConsentRow; readonly here: Spoken }) => {
  const { page } = here.c
  const lines = [
    {
      children: (
        <>
          {page.themes}: <span lang="ru">{row.themes.join('; ') || page.noThemes}</span>
        </>
      ),
    },
    ...(row.minutes > 0 ? [{ children: page.minutes(row.minutes) }] : []),
    ...(row.state === 'waiting'
      ? []
      : [
          {
            children: (
              <>
                <ConsentTag state={row.state} c={here.c} />{' '}
                <span lang="ru" class="by">
                  {row.reason}
                </span>
              </>
            ),
          },
        ]),
  ]
  return <Rows rows={lines} />
}

type PairProps = { readonly row: ConsentRow; readonly here: Spoken; readonly form: Bound }

const PairFields = ({ row, here, form }: PairProps) => {
  const { page } = here.c
  return (
    <Section title={<span lang="ru">{glue(whoWords(row, here.c))}</span>} after>
      <PairWords row={row} here={here} />
      <RadioGroup
        {...form.text(`answer.${row.id}`)}
        label={page.answer}
        options={(['agreed', 'objected'] as const).map((value) => ({ value, label: page.answers[value] }))}
      />
      <TextArea
        {...form.text(`reason.${row.id}`)}
        label={page.reason}
        hint={page.reasonHint}
        rows={3}
        optional
      />
      <Checkbox {...form.tick(`relatives.${row.id}`)} label={page.relatives} />
    </Section>
  )
}

const PLACES = [0, 1, 2]
/** A longer list is narrowed by typing. */
const MANY = 12

const Wishes = ({ asked, here, form }: { asked: Asked; here: Spoken; form: Bound }) => {
  const { page } = here.c
  const partners = new Set<string>(asked.rows.map(({ partner }) => partner))
  const options = asked.about.mentors
    .filter(({ id }) => !partners.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
  if (options.length === 0) return null
  return (
    <Section title={page.wishes} after>
      <p class="muted">{page.wishesHint}</p>
      {PLACES.map((at) => (
        <SelectField
          {...form.text(`wish.${at}`)}
          label={page.wish(at + 1)}
          options={options}
          blank={page.noWish}
          optional
          filter={options.length > MANY}
        />
      ))}
    </Section>
  )
}

const ChannelField = ({ here, form }: { readonly here: Spoken; readonly form: Bound }) => {
  const { page } = here.c
  return (
    <RadioGroup
      {...form.text('channel')}
      label={page.channel}
      options={(['phone', 'paper'] as const).map((value) => ({ value, label: page.channelOptions[value] }))}
    />
  )
}

const AnswerForm = ({ here, filled, asked, isOwn }: ConsentPageProps) => {
  const { page } = here.c
  const form = bindForm(filled.values, filled.problems)
  return (
    <>
      <ErrorSummary problems={filled.problems} />
      <Form
        action={`/consent/${asked.id}`}
        commandKey={here.commandKey}
        hidden={{ rows: asked.rows.map(({ id }) => id).join(','), ...(isOwn ? { channel: 'self' } : {}) }}
      >
        {asked.rows.map((row) => (
          <PairFields row={row} here={here} form={form} />
        ))}
        <Wishes asked={asked} here={here} form={form} />
        {isOwn ? null : <ChannelField here={here} form={form} />}
        {isOwn ? null : <p class="muted">{page.forSchool}</p>}
        <Actions>
          <Button>{page.save}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** «Согласие с закреплением»: the school's own pairs in words, and its yes or no. */
export const ConsentPage = (props: ConsentPageProps) => {
  const { here, asked } = props
  const { page } = here.c
  const { about } = asked
  const isOpen = isAnswerable(asked)
  return (
    <>
      <MarginHead title={page.title} lead={<span lang="ru">{about.schoolName}</span>} />
      <WithMargin
        side={
          <>
            <p>{page.days(about.from, addDays(about.until, -1))}</p>
            {isOpen ? <p>{page.until(about.answerBy)}</p> : null}
            {isOpen ? <p>{page.silence[about.silence]}</p> : null}
          </>
        }
      >
        {props.done ? (
          <Note kind="done" title={page.saved}>
            {page.savedWhy}
          </Note>
        ) : null}
        {isOpen ? null : (
          <Note kind="lock" title={page.over}>
            {page.overWhy}
          </Note>
        )}
        {isOpen && props.answers ? (
          <AnswerForm {...props} />
        ) : (
          asked.rows.map((row) => (
            <Section title={<span lang="ru">{glue(whoWords(row, here.c))}</span>} after>
              <PairWords row={row} here={here} />
            </Section>
          ))
        )}
      </WithMargin>
    </>
  )
}
