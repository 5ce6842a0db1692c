import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { Category } from '../../schools/domain/types.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, RadioGroup, type SelectOption } from '../../../ui/fields/choice.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, SpreadHead, WithMargin } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { CATEGORY_ORDER } from '../domain/passport.ts'
import { CHANGING, type ChangeLine } from '../domain/participation.ts'
import type { Model } from '../domain/types.ts'
import type { Participant, SchoolChoice } from '../queries/model.ts'
import { ActFields, type Filled, type Here, SECTION } from './shell.tsx'

type Common = {
  readonly here: Here
  readonly model: Model
  readonly labels: Readonly<Record<Category, string>>
}

type ParticipantsProps = Common & {
  readonly lines: readonly Participant[]
  readonly on: Day
  readonly isHistory: boolean
  readonly page: number
  readonly perPage: number
  readonly keeps: boolean
  readonly marks: boolean
  readonly done: number
}

const basis = (words: string | null, directive: string | null) =>
  words === null ? '' : <Ref href={directive === null ? null : `/directives/${directive}`}>{words}</Ref>

const columnsOf = ({ here, labels, marks, isHistory }: ParticipantsProps): Column<Participant>[] => {
  const t = here.t.participants
  const marksOf: Column<Participant>[] = marks
    ? [{ key: 'category', head: t.category, phone: t.category, cell: (row) => labels[row.category] }]
    : []
  const exits: Column<Participant>[] = isHistory
    ? [
        {
          key: 'until',
          head: t.until,
          phone: t.until,
          nowrap: true,
          cell: (row) => (row.until === null ? '' : shortDay(addDays(row.until, -1))),
        },
        {
          key: 'exit',
          head: t.exit,
          phone: t.exit,
          cell: (row) => (
            <>
              {basis(row.exit, row.exitDirective)} <span class="by">{row.reason}</span>
            </>
          ),
        },
      ]
    : []
  return [
    {
      key: 'school',
      head: t.school,
      rowHead: true,
      cell: (row) => <Link href={`/schools/${row.organisation}`}>{row.name}</Link>,
    },
    ...marksOf,
    { key: 'from', head: t.from, phone: t.from, nowrap: true, cell: (row) => shortDay(row.from) },
    { key: 'entry', head: t.entry, phone: t.entry, cell: (row) => basis(row.entry, row.entryDirective) },
    ...exits,
  ]
}

/** Participants of a day, or the whole history. */
export const ParticipantsPage = (props: ParticipantsProps) => {
  const { here, model, lines, on, isHistory, keeps } = props
  const t = here.t.participants
  const own = `/models/${model.id}/participants`
  const total = lines[0]?.total ?? 0
  const query = { on: shortDay(on), show: isHistory ? 'all' : '' }
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={isHistory ? model.name : t.lead(total, on)}
        crumbs={[{ label: here.t.title, href: SECTION }, { label: model.shortName, href: `/models/${model.id}` }, { label: t.title }]}
        actions={
          keeps && model.state !== 'closed' ? (
            <ButtonLink href={`${own}/change`} small>
              {here.t.model.change}
            </ButtonLink>
          ) : undefined
        }
      />
      {props.done > 0 ? <Note kind="done" title={t.done(props.done)} /> : null}
      <Filters
        action={own}
        reset={own}
        filters={[
          { kind: 'date', name: 'on', label: t.on, value: shortDay(on) },
          {
            kind: 'select',
            name: 'show',
            label: t.show,
            value: query.show,
            options: [
              { value: '', label: t.now },
              { value: 'all', label: t.all },
            ],
          },
        ]}
      />
      <Table
        caption={t.title}
        captionHidden
        stackable
        rows={lines}
        columns={columnsOf(props)}
        empty={<Empty title={t.none}>{t.noneWhy}</Empty>}
      />
      <Pager
        page={props.page}
        perPage={props.perPage}
        total={total}
        href={(page) => `${own}?${new URLSearchParams({ ...query, page: String(page) })}`}
      />
    </>
  )
}

export type ChangeProps = Common & {
  readonly filled: Filled
  readonly schools: readonly SchoolChoice[]
  readonly acts: readonly SelectOption[]
  /** What would change; null until the person asked to see it. */
  readonly preview: readonly ChangeLine[] | null
  readonly actWords: string | null
}

const Preview = (props: ChangeProps & { readonly preview: readonly ChangeLine[] }) => {
  const { here, model, labels, preview, filled, schools } = props
  const t = here.t.change
  const count = preview.filter((line) => CHANGING.includes(line.outcome)).length
  const nameOf = new Map(schools.map((school) => [school.id, school.name]))
  const { values } = filled
  const category = values.text('category') as Category | ''
  return (
    <Section title={t.what} note={props.actWords ?? undefined} after id="preview">
      <Table
        caption={t.what}
        captionHidden
        stackable
        rows={preview}
        columns={[
          { key: 'school', head: here.t.participants.school, rowHead: true, cell: (line) => nameOf.get(line.organisation) ?? '' },
          { key: 'was', head: here.t.year.was, phone: here.t.year.was, cell: (line) => (line.was === null ? '' : labels[line.was]) },
          {
            key: 'will',
            head: t.will,
            phone: t.will,
            cell: (line) =>
              line.outcome === 'enters' || line.outcome === 'moves'
                ? `${t.outcomes[line.outcome]}: ${category === '' ? '' : labels[category]}`
                : t.outcomes[line.outcome],
          },
        ]}
        empty={<Empty title={t.nothing} level={3}>{t.nothingWhy}</Empty>}
      />
      {count === 0 ? (
        <p class="need">{t.nothing}</p>
      ) : (
        <Form action={`/models/${model.id}/participants/change`} commandKey={here.commandKey}>
          <HiddenFields
            values={{
              ...Object.fromEntries(['kind', 'category', 'on', 'reason', 'act', 'actWords'].map((name) => [name, values.text(name)])),
              schools: values.all('schools'),
            }}
          />
          <p class="muted">{t.told}</p>
          <Actions>
            <Button>{t.confirm(count)}</Button>
            <Link href={`/models/${model.id}/participants`}>{here.t.cancel}</Link>
          </Actions>
        </Form>
      )}
    </Section>
  )
}

/** One directive, many schools: what it does, to whom, and first what changes. */
export const ChangePage = (props: ChangeProps) => {
  const { here, model, labels, filled, schools, acts, preview } = props
  const t = here.t.change
  const form = bindForm(filled.values, filled.problems)
  return (
    <>
      <MarginHead
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: here.t.title, href: SECTION }, { label: model.shortName, href: `/models/${model.id}` }, { label: t.title }]}
      />
      <WithMargin>
        <ErrorSummary problems={filled.problems} />
        <form class="form" method="get" action={`/models/${model.id}/participants/change`}>
          <HiddenFields values={{ check: '1' }} />
          <ActFields form={form} here={here} acts={acts} />
          <RadioGroup
            {...form.text('kind')}
            label={t.kind}
            options={[
              { value: 'enter', label: t.enter },
              { value: 'exit', label: t.exit },
            ]}
          />
          <RadioGroup
            {...form.text('category')}
            label={t.category}
            options={[
              ...CATEGORY_ORDER.map((category) => ({ value: category as string, label: labels[category] })),
              { value: '', label: t.noCategory },
            ]}
          />
          <DateField {...form.text('on')} label={t.on} />
          <TextField {...form.text('reason')} label={t.reason} optional />
          <CheckboxGroup
            {...form.many('schools')}
            label={t.schools}
            filter={schools.length > 20}
            options={schools.map((school) => ({
              value: school.id,
              label: school.name,
              hint: school.category === null ? undefined : t.was(labels[school.category]),
            }))}
          />
          <Actions>
            <Button kind={preview === null ? undefined : 'other'}>{t.preview}</Button>
            <Link href={`/models/${model.id}/participants`}>{here.t.cancel}</Link>
          </Actions>
        </form>
        {preview === null ? null : <Preview {...props} preview={preview} />}
      </WithMargin>
    </>
  )
}
