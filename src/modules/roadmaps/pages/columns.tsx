import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox } from '../../../ui/fields/choice.tsx'
import { NumberField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Roadmap } from '../domain/types.ts'
import { crumbsOf } from './row-forms.tsx'
import { addressOf, type Here } from './words.ts'

export type ColumnsProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  readonly values: FormValues
  readonly problems: readonly Problem[]
  /** In how many rows each column says something. */
  readonly filled: readonly number[]
}

const Columns = ({ here: { t }, roadmap, filled, form }: ColumnsProps & { readonly form: Bound }) => (
  <Table
    caption={t.cols.caption}
    captionHidden
    stackable
    rows={roadmap.layout.map((column, at) => ({ ...column, at }))}
    columns={[
      {
        key: 'heading',
        head: t.cols.heading,
        cell: ({ at }) => <TextField {...form.text(`heading.${at}`)} label={t.cols.headingOf(at + 1)} />,
      },
      {
        key: 'place',
        head: t.cols.place,
        cell: ({ at }) => <NumberField {...form.text(`place.${at}`)} label={t.cols.placeOf(at + 1)} />,
      },
      {
        key: 'drop',
        head: t.cols.rows,
        cell: ({ at, key }) =>
          key === 'activity' || (filled[at] ?? 0) > 0 ? (
            t.cols.filled(filled[at] ?? 0)
          ) : (
            <Checkbox {...form.tick(`drop.${at}`)} label={t.cols.drop} />
          ),
      },
    ]}
  />
)

/** Headings, order and number of the columns: the form that the paper has in this node. */
export const ColumnsPage = (props: ColumnsProps) => {
  const { here, roadmap, values, problems } = props
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <>
      <SpreadHead title={t.cols.title} lead={t.cols.lead} crumbs={crumbsOf(roadmap, here, null)} />
      <ErrorSummary problems={problems} />
      <Form action={addressOf(roadmap, '/columns')} commandKey={here.commandKey} version={roadmap.version}>
        <Columns {...props} form={form} />
        <Section title={t.cols.more} after>
          <TextField {...form.text('added')} label={t.cols.added} hint={t.cols.addedHint} optional />
        </Section>
        <Actions>
          <Button>{t.cols.save}</Button>
          <Link href={addressOf(roadmap)}>{t.cancel}</Link>
        </Actions>
      </Form>
    </>
  )
}
