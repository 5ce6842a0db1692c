import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, SelectField } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead, Two } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Table } from '../../../ui/table.tsx'
import type { CopyLine } from '../domain/copy.ts'
import { periodCode } from '../domain/period.ts'
import type { Period, Roadmap } from '../domain/types.ts'
import type { CarriedHost } from '../queries/hosts.ts'
import type { SameNamed } from '../queries/making.ts'
import { CopyTerms } from './copy-terms.tsx'
import { periodOptions, Same } from './making.tsx'
import { crumbsOf } from './row-forms.tsx'
import { addressOf, type Here, yearWords } from './words.ts'

export type CopyProps = {
  readonly here: Here
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly roadmap: Roadmap
  readonly periods: readonly Period[]
  /** The year that the page shows. */
  readonly to: Period
  readonly lines: readonly CopyLine[]
  /** A roadmap of that year that is called the same already. */
  readonly same: SameNamed | null
  /** Schools at which rows are carried out, those that are closed by now among them. */
  readonly hosts: readonly CarriedHost[]
}

/** Which year: a form that only shows. */
const YearChoice = ({ here, roadmap, periods, to }: CopyProps) => (
  <form class="form" method="get" action={addressOf(roadmap, '/copy')}>
    <Two even>
      <SelectField
        name="to"
        label={here.t.create.period}
        options={periodOptions(periods, here)}
        value={periodCode(to)}
        blank={false}
      />
      <Actions>
        <Button kind="other">{here.t.copy.show}</Button>
      </Actions>
    </Two>
  </form>
)

type Hosted = { readonly row: CopyLine['row']; readonly along: string; readonly behind: string }

/** Where rows take place: who goes along, and who cannot. */
const Hosts = ({ here: { t }, lines, hosts }: CopyProps) => {
  const hosted = lines.flatMap(({ row }) => {
    const own = hosts.filter(({ item }) => item === row.from)
    const names = (isClosed: boolean) =>
      own
        .filter((host) => host.isClosed === isClosed)
        .map(({ name }) => name)
        .join(', ')
    return own.length === 0 ? [] : [{ row, along: names(false), behind: names(true) }]
  })
  return hosted.length === 0 ? null : (
    <Section title={t.hosts.part} note={t.copy.hostsWhy} after>
      <Table
        caption={t.hosts.part}
        captionHidden
        dense
        stackable
        rows={hosted}
        columns={[
          { key: 'number', head: t.table.number, nowrap: true, cell: ({ row }) => row.number ?? '' },
          {
            key: 'row',
            head: t.versions.row,
            rowHead: true,
            cell: ({ row }) => <span lang="ru">{row.title}</span>,
          },
          {
            key: 'along',
            head: t.copy.hostsAlong,
            phone: t.copy.hostsAlong,
            cell: ({ along }) => <span lang="ru">{along}</span>,
          },
          ...(hosts.some(({ isClosed }) => isClosed)
            ? [
                {
                  key: 'behind',
                  head: t.copy.hostsBehind,
                  phone: t.copy.hostsBehind,
                  cell: ({ behind }: Hosted) => <span lang="ru">{behind}</span>,
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

/** Another year by the pattern of this one: old and new terms side by side, before anything is made. */
export const CopyPage = (props: CopyProps) => {
  const { here, values, problems, roadmap, to, same } = props
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <>
      <SpreadHead title={t.copy.title} lead={t.copy.lead} crumbs={crumbsOf(roadmap, here, null)} />
      <ErrorSummary problems={problems} />
      <Same same={same} here={here} />
      <YearChoice {...props} />
      <Form
        action={addressOf(roadmap, '/copy')}
        commandKey={here.commandKey}
        hidden={{ period: periodCode(to) }}
      >
        <Section title={yearWords(to, t)} after>
          <TextArea {...form.text('title')} label={t.create.name} rows={2} />
        </Section>
        <CopyTerms lang={here.lang} lines={props.lines} form={form} />
        <Hosts {...props} />
        {same === null ? null : <Checkbox {...form.tick('evenSo')} label={t.create.evenSo} />}
        <Actions>
          <Button>{t.copy.save}</Button>
          <Link href={addressOf(roadmap)}>{t.cancel}</Link>
        </Actions>
      </Form>
    </>
  )
}
