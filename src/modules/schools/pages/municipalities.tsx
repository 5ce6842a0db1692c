import { number } from '../../../kernel/format.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { CATEGORIES, type Category, type Municipality } from '../domain/types.ts'
import type { District, MunicipalityFigures } from '../queries/territory.ts'

import { ListActions, ListBody, type ListProps } from './list.tsx'
import type { Here } from './words.ts'

type MunicipalitiesProps = {
  readonly here: Here
  readonly regionName: string
  readonly figures: readonly MunicipalityFigures[]
  readonly keeps: boolean
}

const HEADS = { lowResults: 'low', atRisk: 'risk', highResults: 'high', resilient: 'resilient' } as const

const sum = (figures: readonly MunicipalityFigures[], pick: (row: MunicipalityFigures) => number): number =>
  figures.reduce((total, row) => total + pick(row), 0)

const columnsOf = ({ t, lang }: Here): Column<MunicipalityFigures>[] => {
  const words = t.municipalities
  const count = (row: MunicipalityFigures, category: Category) => {
    const value = row.categories[category] ?? 0
    return value === 0 ? (
      ''
    ) : (
      <Link href={`/municipalities/${row.id}?category=${category}`}>{number(value, lang)}</Link>
    )
  }
  return [
    {
      key: 'name',
      head: words.name,
      rowHead: true,
      cell: (row) => <Link href={`/municipalities/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'coordinator',
      head: words.coordinator,
      phone: words.coordinator,
      cell: (row) => row.coordinator ?? <span class="muted">{words.noCoordinator}</span>,
    },
    {
      key: 'schools',
      head: words.schools,
      num: true,
      phone: words.schools,
      cell: (row) => <Link href={`/municipalities/${row.id}?kind=school`}>{number(row.schools, lang)}</Link>,
    },
    {
      key: 'pupils',
      head: words.pupils,
      num: true,
      phone: t.fields.pupils,
      cell: (row) => number(row.pupils, lang),
    },
    ...CATEGORIES.map(
      (category): Column<MunicipalityFigures> => ({
        key: category,
        head: words[HEADS[category]],
        num: true,
        phone: t.categories[category],
        cell: (row) => count(row, category),
      }),
    ),
  ]
}

const totalsOf = (figures: readonly MunicipalityFigures[], { t, lang }: Here): Record<string, string> => {
  const total = (pick: (row: MunicipalityFigures) => number) => number(sum(figures, pick), lang)
  const byCategory = CATEGORIES.map((category) => [category, total((row) => row.categories[category] ?? 0)])
  return {
    name: t.municipalities.total,
    schools: total((row) => row.schools),
    pupils: total((row) => row.pupils),
    ...Object.fromEntries(byCategory),
  }
}

const AddButton = ({ t }: Here) => (
  <ButtonLink href="/municipalities/new" small>
    {t.municipalities.add}
  </ButtonLink>
)

const Keeping = (here: Here) => (
  <>
    <ButtonLink href="/schools" kind="other" small>
      {here.t.list.title}
    </ButtonLink>
    <ButtonLink href="/schools/import" kind="other" small>
      {here.t.list.import}
    </ButtonLink>
    <AddButton {...here} />
  </>
)

/** «Районы»: every figure opens into its schools. */
export const MunicipalitiesPage = ({ here, regionName, figures, keeps }: MunicipalitiesProps) => {
  const words = here.t.municipalities
  const lead = words.lead(
    figures.length,
    sum(figures, (row) => row.schools),
  )
  const empty = (
    <Empty title={words.empty} action={keeps ? <AddButton {...here} /> : undefined}>
      {words.emptyWhy}
    </Empty>
  )
  return (
    <>
      <SpreadHead
        title={words.title}
        lead={`${regionName}. ${lead}`}
        actions={keeps ? <Keeping {...here} /> : undefined}
      />
      <Table
        caption={words.caption}
        captionHidden
        dense
        stackable
        columns={columnsOf(here)}
        rows={figures}
        foot={totalsOf(figures, here)}
        empty={empty}
      />
    </>
  )
}

type MunicipalityProps = {
  readonly list: ListProps
  readonly municipality: Municipality
  readonly regionName: string
  readonly districts: readonly District[]
  readonly keepsTerritory: boolean
  readonly keepsLabels: boolean
  readonly filled: Filled
}

const Districts = ({ list: { here, keeps }, municipality, districts, filled }: MunicipalityProps) => {
  const { t } = here
  const form = bindForm(filled.values, filled.problems)
  return (
    <Section title={t.municipalities.districts} after id="districts">
      {districts.length === 0 ? (
        <p class="muted">{t.municipalities.noDistricts}</p>
      ) : (
        <ul class="rows">
          {districts.map(({ id, name }) => (
            <li>
              <Link href={`/municipalities/${municipality.id}?district=${id}`}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
      {keeps ? (
        <Form action={`/municipalities/${municipality.id}/districts`} commandKey={here.commandKey}>
          <ErrorSummary problems={filled.problems} />
          <TextField {...form.text('name')} label={t.municipalities.districtName} />
          <Actions>
            <Button kind="other">{t.municipalities.addDistrict}</Button>
          </Actions>
        </Form>
      ) : null}
    </Section>
  )
}

/** One municipality: its part of the register, its districts, its words. */
export const MunicipalityPage = (props: MunicipalityProps) => {
  const { list, municipality, regionName, keepsTerritory, keepsLabels } = props
  const { t } = list.here
  const all = Object.values(list.list.kinds).reduce((total, count) => total + count, 0)
  return (
    <>
      <SpreadHead
        title={municipality.name}
        lead={t.list.lead(list.list.kinds.school ?? 0, all)}
        crumbs={[{ label: t.municipalities.title, href: '/municipalities' }, { label: regionName }]}
        actions={<ListActions props={list} wanted={`/schools/new?municipality=${municipality.id}`} />}
      />
      <ListBody {...list} />
      {keepsLabels || keepsTerritory ? (
        <p class="go">
          {keepsLabels ? (
            <Link href={`/municipalities/${municipality.id}/labels`}>{t.municipalities.labels}</Link>
          ) : null}{' '}
          {keepsTerritory ? (
            <Link href={`/municipalities/${municipality.id}/edit`}>{t.municipalities.edit}</Link>
          ) : null}
        </p>
      ) : null}
      <Districts {...props} />
    </>
  )
}
