import { ButtonLink } from '../../../ui/button.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { PrintHead } from '../../../ui/print-head.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { PASSPORT_LABELS } from '../domain/passport.ts'
import type { ReadPeriod } from '../domain/period.ts'
import { type Model, PASSPORT_FIELDS, type PassportField, type PassportGroup } from '../domain/types.ts'
import type { PassportVersion } from '../queries/model.ts'
import { PeriodNote } from './period-note.tsx'
import { type Here, SECTION } from './shell.tsx'

export type PassportPageProps = {
  readonly here: Here
  readonly model: Model
  readonly passport: PassportVersion
  readonly versions: readonly {
    readonly number: number
    readonly day: string
    readonly by: string
    readonly note: string | null
  }[]
  readonly printed: string
  readonly period: ReadPeriod
  readonly keeps: boolean
  /** An earlier version is shown. */
  readonly isOld: boolean
  /** Schools of the passport that are not participants yet. */
  readonly toEnter: string | null
}

const Group = ({ group, here }: { readonly group: PassportGroup; readonly here: Here }) => (
  <>
    <p lang="ru">
      <b>{group.heading}</b>
    </p>
    {group.schools.length === 0 ? (
      <p class="muted">{here.t.passport.emptyGroup}</p>
    ) : (
      <ul class="rows" lang="ru">
        {group.schools.map((school) => (
          <li>
            {school.organisation === null ? (
              <>
                {school.written} <span class="by">{here.t.passport.unknownSchool}</span>
              </>
            ) : (
              <Link href={`/schools/${school.organisation}`}>{school.written}</Link>
            )}
          </li>
        ))}
      </ul>
    )}
  </>
)

const contentsOf = (field: PassportField, { passport, here, model, period }: PassportPageProps) => {
  if (field === 'participants')
    return (
      <>
        {passport.groups.map((group) => (
          <Group group={group} here={here} />
        ))}
      </>
    )
  const text = passport.fields[field]
  if (text === '') return <span class="muted">{here.t.passport.empty}</span>
  return (
    <>
      <Prose text={text} />
      {field === 'period' ? <PeriodNote period={period} here={here} /> : null}
      {field === 'effect' ? (
        <p class="go">
          <Link href={`/models/${model.id}/effects`}>{here.t.effects.toList}</Link>
        </p>
      ) : null}
    </>
  )
}

const columnsOf = (props: PassportPageProps): Column<PassportField>[] => [
  {
    key: 'field',
    head: props.here.t.passport.field,
    rowHead: true,
    cell: (field) => <span lang="ru">{PASSPORT_LABELS[field]}</span>,
  },
  { key: 'value', head: props.here.t.passport.value, cell: (field) => contentsOf(field, props) },
]

const Buttons = ({ here, model, passport, keeps, isOld }: PassportPageProps) => {
  const own = `/models/${model.id}/passport`
  const version = isOld ? `?version=${passport.number}` : ''
  return (
    <>
      {keeps && !isOld && model.state !== 'closed' ? (
        <>
          <ButtonLink href={`${own}/edit`} small>
            {here.t.passport.edit}
          </ButtonLink>
          <ButtonLink href={`${own}/upload`} small kind="other">
            {here.t.passport.upload}
          </ButtonLink>
        </>
      ) : null}
      <ButtonLink href={`${own}.docx${version}`} small kind="other" download>
        {here.t.passport.docx}
      </ButtonLink>
    </>
  )
}

const Versions = ({ here, model, versions }: PassportPageProps) => (
  <Section title={here.t.passport.versions} after>
    <ul class="rows">
      {versions.map((line) => (
        <li>
          <Link href={`/models/${model.id}/passport?version=${line.number}`}>
            {here.t.passport.saved(line.number, line.day, line.by)}
          </Link>{' '}
          <span class="by" lang="ru">
            {line.note}
          </span>
        </li>
      ))}
    </ul>
  </Section>
)

/** The passport in its two-column form, on screen and on paper. */
export const PassportPage = (props: PassportPageProps) => {
  const { here, model, passport, isOld } = props
  const { t } = here
  return (
    <>
      <PrintHead organisation={model.municipalityName} title={t.passport.title} printed={props.printed} />
      <SpreadHead
        title={t.passport.title}
        lead={<span lang="ru">{model.name}</span>}
        crumbs={[
          { label: t.title, href: SECTION },
          { label: model.municipalityName, href: `/models/${model.id}` },
          { label: t.passport.title },
        ]}
        actions={<Buttons {...props} />}
      />
      {isOld ? (
        <Note title={t.passport.old(passport.number ?? 0)}>
          <Link href={`/models/${model.id}/passport`}>{t.passport.current}</Link>
        </Note>
      ) : null}
      <div class="upright">
        <Table
          caption={t.passport.title}
          captionHidden
          stackable
          rows={PASSPORT_FIELDS}
          columns={columnsOf(props)}
        />
      </div>
      {props.toEnter === null ? null : (
        <p class="go">
          <Link href={props.toEnter}>{t.passport.enter}</Link>
        </p>
      )}
      <div class="noprint">
        <Versions {...props} />
      </div>
    </>
  )
}
