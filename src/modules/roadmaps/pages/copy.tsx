import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead, Two } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Table } from '../../../ui/table.tsx'
import { type CopiedRow, openTerms } from '../domain/copy.ts'
import { periodCode } from '../domain/period.ts'
import type { Period, Roadmap } from '../domain/types.ts'
import { periodOptions } from './making.tsx'
import { OpenTermFields } from './open-terms.tsx'
import { crumbsOf } from './row-forms.tsx'
import { addressOf, type Here, yearWords } from './words.ts'

/** A row that would be made, beside the term that it has now. */
export type CopyLine = { readonly row: CopiedRow; readonly was: string | null }

export type CopyProps = {
  readonly here: Here
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly roadmap: Roadmap
  readonly periods: readonly Period[]
  /** The year that the page shows. */
  readonly to: Period
  readonly lines: readonly CopyLine[]
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

/** Terms that moved, old beside new; a row without a term has nothing to move. */
const Moved = ({ here: { t }, lines }: CopyProps) => {
  const moved = lines.filter(({ row, was }) => was !== null && row.shifted.isShifted)
  return moved.length === 0 ? null : (
    <Section title={t.copy.rowsShifted(moved.length)} after>
      <Table
        caption={t.copy.rowsShifted(moved.length)}
        captionHidden
        dense
        stackable
        rows={moved}
        columns={[
          { key: 'number', head: t.table.number, nowrap: true, cell: ({ row }) => row.number ?? '' },
          {
            key: 'row',
            head: t.versions.row,
            rowHead: true,
            cell: ({ row }) => <span lang="ru">{row.title}</span>,
          },
          {
            key: 'was',
            head: t.copy.was,
            phone: t.copy.was,
            cell: ({ was }) => <span lang="ru">{was}</span>,
          },
          {
            key: 'now',
            head: t.copy.now,
            phone: t.copy.now,
            cell: ({ row }) => <span lang="ru">{row.shifted.text}</span>,
          },
        ]}
      />
    </Section>
  )
}

const Open = (props: CopyProps & { readonly form: Bound }) => {
  const { t } = props.here
  const terms = openTerms(props.lines.map(({ row }) => row))
  return terms.length === 0 ? (
    <p class="go">{t.copy.nothing}</p>
  ) : (
    <Section title={t.copy.open(terms.length)} note={t.copy.openWhy} after>
      <OpenTermFields terms={terms} form={props.form} words={t.copy} />
    </Section>
  )
}

/** Another year by the pattern of this one: old and new terms side by side, before anything is made. */
export const CopyPage = (props: CopyProps) => {
  const { here, values, problems, roadmap, to } = props
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <>
      <SpreadHead title={t.copy.title} lead={t.copy.lead} crumbs={crumbsOf(roadmap, here, null)} />
      <ErrorSummary problems={problems} />
      <YearChoice {...props} />
      <Form
        action={addressOf(roadmap, '/copy')}
        commandKey={here.commandKey}
        hidden={{ period: periodCode(to) }}
      >
        <Section title={yearWords(to, t)} after>
          <TextArea {...form.text('title')} label={t.create.name} rows={2} />
        </Section>
        <Open {...props} form={form} />
        <Moved {...props} />
        <Actions>
          <Button>{t.copy.save}</Button>
          <Link href={addressOf(roadmap)}>{t.cancel}</Link>
        </Actions>
      </Form>
    </>
  )
}
