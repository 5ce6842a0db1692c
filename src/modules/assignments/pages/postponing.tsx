import { shortDay } from '../../../kernel/format.ts'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { DateField, TextArea } from '../../../ui/fields/text.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import type { AssignmentCard, PostponementLine } from '../queries/card.ts'
import type { LaterLine } from '../queries/postponing.ts'
import { assignmentText } from '../text.ts'
import { type FormPageProps, Shell } from './forms.tsx'
import type { Here } from './words.ts'

/** The request that nobody has decided about. */
export const openRequest = (card: AssignmentCard): PostponementLine | undefined =>
  card.postponements.find(({ decidedAt }) => decidedAt === null)

/** «Попросить перенос»: another day and why. */
export const AskLaterPage = (props: FormPageProps) => {
  const { later: t } = assignmentText[props.lang]
  const form = bindForm(props.values, props.problems)
  return (
    <Shell {...props} title={t.title} action="later" button={t.send} draft>
      <Stack>
        {props.card.dueOn === null ? null : (
          <p>
            {t.now(props.card.dueOn)} {t.stays}
          </p>
        )}
        <DateField {...form.text('until')} label={t.until} />
        <TextArea {...form.text('reason')} label={t.reason} hint={t.reasonHint} rows={3} />
      </Stack>
    </Shell>
  )
}

/** Whoever controls moves the term or leaves it; what was asked stands above. */
export const SetTermPage = (props: FormPageProps) => {
  const { later: t } = assignmentText[props.lang]
  const form = bindForm(props.values, props.problems)
  const asked = openRequest(props.card)
  return (
    <Shell {...props} title={t.setTitle} action="term" button={t.save} draft>
      <Stack>
        {asked === undefined ? null : <Note title={t.asks(asked.by, asked.wantedOn, asked.reason)} />}
        {props.card.dueOn === null ? null : <p>{t.now(props.card.dueOn)}</p>}
        {asked === undefined ? (
          <HiddenFields values={{ decision: 'moved' }} />
        ) : (
          <RadioGroup
            {...form.text('decision')}
            label={t.decision}
            options={Object.entries(t.decisions).map(([value, label]) => ({ value, label }))}
          />
        )}
        <DateField {...form.text('until')} label={t.until} />
        <TextArea
          {...form.text('words')}
          label={t.words}
          hint={t.wordsHint}
          rows={3}
          optional={asked !== undefined}
        />
      </Stack>
    </Shell>
  )
}

/** Requests for a later day that wait for this person; nothing where there are none. */
export const LaterRequests = ({
  here,
  lines,
}: {
  readonly here: Here
  readonly lines: readonly LaterLine[]
}) => {
  const { later: t, judging } = here.t
  if (lines.length === 0) return null
  return (
    <Section title={t.list} id="later">
      <Table
        caption={t.caption}
        dense
        stackable
        rows={lines}
        columns={[
          {
            key: 'what',
            head: judging.what,
            rowHead: true,
            cell: (line) => <Link href={`/assignments/${line.id}/term`}>{line.title}</Link>,
          },
          { key: 'who', head: t.who, cell: (line) => <span lang="ru">{line.by}</span> },
          { key: 'why', head: t.reason, cell: (line) => <span lang="ru">{line.reason}</span> },
          {
            key: 'now',
            head: t.termNow,
            phone: t.termNow,
            nowrap: true,
            cell: (line) => shortDay(line.dueOn),
          },
          {
            key: 'wanted',
            head: t.wanted,
            phone: t.wanted,
            nowrap: true,
            cell: (line) => shortDay(line.wantedOn),
          },
        ]}
      />
    </Section>
  )
}
