import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Candidate, WorkLine } from '../queries/people.ts'
import { candidateOption } from './delegate.tsx'
import { LISTS } from './list-parts.tsx'
import type { Here } from './words.ts'

export type HandOverPageProps = {
  readonly here: Here
  readonly people: readonly Candidate[]
  readonly from: string
  readonly work: readonly WorkLine[]
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

const WorkTable = ({ here: { t }, work }: Pick<HandOverPageProps, 'here' | 'work'>) => (
  <Table
    caption={t.handOver.caption(work.length)}
    dense
    stackable
    rows={work}
    columns={[
      {
        key: 'what',
        head: t.control.what,
        rowHead: true,
        cell: (line) => <Link href={`/assignments/${line.id}`}>{line.title}</Link>,
      },
      { key: 'kind', head: t.handOver.kind, cell: (line) => t.handOver.kinds[line.kind] },
      { key: 'where', head: t.handOver.where, cell: (line) => line.organisation },
      { key: 'source', head: t.card.source, cell: (line) => line.sourceLabel },
    ]}
  />
)

const HandForm = (props: HandOverPageProps) => {
  const { here, people, from } = props
  const t = here.t.handOver
  const form = bindForm(props.values, props.problems)
  return (
    <Form action="/assignments/hand-over" commandKey={here.commandKey} hidden={{ from }}>
      <Stack after>
        <SelectField
          {...form.text('to')}
          label={t.to}
          filter={people.length > 15}
          options={people.filter(({ id }) => id !== from).map(candidateOption)}
        />
        <TextArea {...form.text('reason')} label={t.reason} hint={t.reasonHint} rows={2} />
        <Actions>
          <Button>{t.send(props.work.length)}</Button>
          <Link href={LISTS.mine}>{here.t.form.cancel}</Link>
        </Actions>
      </Stack>
    </Form>
  )
}

/** «Передать дела»: whose, the list, to whom and why; each is moved by itself. */
export const HandOverPage = (props: HandOverPageProps) => {
  const { here, people, from, work, problems } = props
  const t = here.t.handOver
  const options = [{ value: '', label: t.choose }, ...people.map(candidateOption)]
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: here.t.mine, href: LISTS.mine }, { label: t.title }]}
      />
      <ErrorSummary problems={problems} />
      <Filters
        action="/assignments/hand-over"
        filters={[{ kind: 'select', name: 'from', label: t.from, value: from, options }]}
        reset="/assignments/hand-over"
      />
      {from === '' ? null : work.length === 0 ? (
        <Empty title={t.nothing}>{t.nothingWhy}</Empty>
      ) : (
        <>
          <WorkTable here={here} work={work} />
          <HandForm {...props} />
        </>
      )}
      <p class="muted after">{t.roles}</p>
    </>
  )
}
