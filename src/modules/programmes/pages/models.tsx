import { number } from '../../../kernel/format.ts'
import type { Filled } from '../../../platform/http/here.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Progress } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { CATEGORY_ORDER, completeness } from '../domain/passport.ts'
import type { Programme } from '../domain/types.ts'
import type { ModelLine } from '../queries/model.ts'
import { FormPage, type Here, SECTION, StateTag } from './shell.tsx'

type ModelsProps = {
  readonly here: Here
  readonly programme: Programme
  readonly lines: readonly ModelLine[]
  /** Municipalities that this person may make a model for. */
  readonly makes: (line: ModelLine) => boolean
}

const all = (line: ModelLine): number =>
  CATEGORY_ORDER.reduce((sum, category) => sum + (line.counts[category] ?? 0), 0)

const passportOf = (line: ModelLine, { t }: Here) => {
  if (line.model === null) return ''
  if (line.fields === null) return <span class="muted">{t.models.noPassport}</span>
  const done = completeness(line.fields, all(line))
  return (
    <Link href={`/models/${line.model}/passport`}>
      <Progress done={done} of={13} label={t.models.ofThirteen(done)} words />
    </Link>
  )
}

const modelOf = (line: ModelLine, { here, programme, makes }: ModelsProps) => {
  const { t } = here
  if (line.model !== null)
    return (
      <Link href={`/models/${line.model}`}>
        <span lang="ru">{line.name}</span>
      </Link>
    )
  return makes(line) ? (
    <Link
      href={`${SECTION}/${programme.id}/models/new?municipality=${line.municipality}`}
      hidden={line.municipalityName}
    >
      {t.models.add}
    </Link>
  ) : (
    <span class="muted">{t.models.none}</span>
  )
}

const columnsOf = (props: ModelsProps): Column<ModelLine>[] => {
  const { here } = props
  const { t, lang } = here
  return [
    {
      key: 'municipality',
      head: t.models.municipality,
      rowHead: true,
      cell: (line) => line.municipalityName,
    },
    { key: 'model', head: t.models.model, phone: t.models.model, cell: (line) => modelOf(line, props) },
    {
      key: 'state',
      head: t.list.state,
      cell: (line) => (line.state === null ? '' : <StateTag state={line.state} t={t} />),
    },
    {
      key: 'passport',
      head: t.models.passport,
      phone: t.models.passport,
      cell: (line) => passportOf(line, here),
    },
    ...CATEGORY_ORDER.map(
      (category): Column<ModelLine> => ({
        key: category,
        head: t.heads[category],
        num: true,
        phone: t.categories[category],
        cell: (line) =>
          line.counts[category] === undefined ? (
            ''
          ) : (
            <Link href={`/models/${line.model}/participants`}>
              {number(line.counts[category] ?? 0, lang)}
            </Link>
          ),
      }),
    ),
    { key: 'all', head: t.models.all, num: true, phone: t.models.all, cell: (line) => all(line) || '' },
    {
      key: 'coordinator',
      head: t.models.coordinator,
      phone: t.models.coordinator,
      cell: (line) => line.coordinator ?? <span class="muted">{t.models.noCoordinator}</span>,
    },
  ]
}

/** Who has a model, how complete its passport is, how many schools take part. */
export const ModelsPage = (props: ModelsProps) => {
  const { here, programme, lines } = props
  const { t } = here
  const foot = Object.fromEntries(
    CATEGORY_ORDER.map((category) => [
      category,
      lines.reduce((sum, line) => sum + (line.counts[category] ?? 0), 0),
    ]),
  )
  return (
    <>
      <SpreadHead
        title={t.models.title}
        lead={t.models.lead(lines.filter((line) => line.model !== null).length, lines.length)}
        crumbs={[
          { label: t.title, href: SECTION },
          { label: programme.shortName, href: `${SECTION}/${programme.id}` },
          { label: t.models.title },
        ]}
      />
      <Table
        caption={t.models.caption}
        captionHidden
        stackable
        rows={lines}
        columns={columnsOf(props)}
        foot={{ ...foot, all: lines.reduce((sum, line) => sum + all(line), 0) }}
      />
    </>
  )
}

type ModelFormProps = {
  readonly here: Here
  readonly filled: Filled
  readonly programme: Programme
  readonly municipalities: readonly SelectOption[]
}

/** A new model under a programme. */
export const ModelForm = ({ here, filled, programme, municipalities }: ModelFormProps) => {
  const { t } = here
  const own = `${SECTION}/${programme.id}`
  return (
    <FormPage
      here={here}
      title={t.models.addTitle}
      lead={t.models.addLead}
      crumbs={[
        { label: t.title, href: SECTION },
        { label: programme.shortName, href: own },
        { label: t.models.addTitle },
      ]}
      action={`${own}/models/new`}
      filled={filled}
      save={t.models.add}
      back={`${own}/models`}
      fields={(form) => (
        <>
          <SelectField
            {...form.text('municipality')}
            label={t.models.municipality}
            options={municipalities}
          />
          <TextField {...form.text('name')} label={t.form.name} />
          <TextField {...form.text('shortName')} label={t.models.shortName} hint={t.models.shortNameHint} />
        </>
      )}
    />
  )
}
