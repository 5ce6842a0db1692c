import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { CheckboxGroup } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { type Host, type HostSchool, USUAL_FORMS } from '../domain/hosts.ts'
import type { Roadmap, RoadmapItem } from '../domain/types.ts'
import type { Asked } from '../queries/hosts.ts'
import { crumbsOf } from './row-forms.tsx'
import { addressOf, type Here, rowName } from './words.ts'

type Filled = { readonly here: Here; readonly values: FormValues; readonly problems: readonly Problem[] }

type HostsProps = Filled & {
  readonly roadmap: Roadmap
  readonly item: RoadmapItem
  readonly schools: readonly HostSchool[]
}

/** At which schools a row is carried out at once. */
export const HostsPage = ({ here, values, problems, roadmap, item, schools }: HostsProps) => {
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead title={t.hosts.title} lead={t.hosts.lead} crumbs={crumbsOf(roadmap, here, item)} />
      <WithMargin side={<span lang="ru">{rowName(item)}</span>}>
        <ErrorSummary problems={problems} />
        <Form action={addressOf(roadmap, `/items/${item.id}/hosts`)} commandKey={here.commandKey}>
          <CheckboxGroup
            {...form.many('schools')}
            label={t.hosts.schools}
            hint={t.hosts.schoolsHint}
            filter={schools.length > 12}
            options={schools.map(({ id, name }) => ({ value: id, label: <span lang="ru">{name}</span> }))}
          />
          <Actions>
            <Button>{t.hosts.save}</Button>
            <Link href={addressOf(roadmap, `/items/${item.id}`)}>{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

const HostSide = ({ asked, here: { t } }: { readonly asked: Asked; readonly here: Here }) => (
  <>
    <span lang="ru">{asked.host}</span>
    {asked.rowTerm === null ? null : (
      <p class="muted">
        {t.hosts.rowTerm} <span lang="ru">{asked.rowTerm}</span>
      </p>
    )}
  </>
)

type HostingProps = Filled & { readonly asked: Asked; readonly assignment: string; readonly isDone: boolean }

/** A host chooses how it carries out the row. */
export const HostingPage = ({ here, values, problems, asked, assignment, isDone }: HostingProps) => {
  const { t } = here
  const form = bindForm(values, problems)
  const row = `/roadmaps/${asked.roadmap}/items/${asked.item}`
  // by a link only this page opens
  const byLink = asked.record !== undefined
  return (
    <>
      <MarginHead
        title={t.hosts.choose}
        lead={<span lang="ru">{[asked.number, asked.title].filter(Boolean).join('. ')}</span>}
        crumbs={
          byLink
            ? undefined
            : [
                { label: t.many, href: '/roadmaps' },
                { label: asked.roadmapTitle, href: `/roadmaps/${asked.roadmap}` },
                { label: asked.number ?? t.row.title, href: row },
              ]
        }
      />
      {isDone ? (
        <Note kind="done" title={t.hosts.sent}>
          {t.hosts.sentWhy}
        </Note>
      ) : null}
      <WithMargin side={<HostSide asked={asked} here={here} />}>
        <ErrorSummary problems={problems} />
        <Form action={`/row-forms/${assignment}`} commandKey={here.commandKey} version={asked.version}>
          <Stack>
            <TextField
              {...form.text('form')}
              label={t.hosts.form}
              hint={t.hosts.formHint(USUAL_FORMS.join(', '))}
            />
            <TextField {...form.text('term')} label={t.hosts.when} hint={t.hosts.whenHint} optional />
          </Stack>
          <Actions>
            <Button>{t.hosts.send}</Button>
            {byLink ? null : <Link href={row}>{t.cancel}</Link>}
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

type PartProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  readonly item: RoadmapItem
  readonly hosts: readonly Host[]
  readonly mayEdit: boolean
  /** Schools for which this person may answer. */
  readonly answers: (school: string) => boolean
}

const HostTable = ({ here: { t }, hosts, answers }: PartProps) => (
  <Table
    caption={t.hosts.part}
    captionHidden
    dense
    stackable
    rows={hosts}
    columns={[
      { key: 'who', head: t.hosts.host, rowHead: true, cell: ({ name }) => <span lang="ru">{name}</span> },
      {
        key: 'form',
        head: t.hosts.form,
        phone: t.hosts.form,
        cell: ({ form }) =>
          form === '' ? <span class="muted">{t.hosts.notYet}</span> : <span lang="ru">{form}</span>,
      },
      {
        key: 'when',
        head: t.hosts.when,
        phone: t.hosts.when,
        cell: ({ term }) => (term === '' ? null : <span lang="ru">{term}</span>),
      },
      {
        key: 'do',
        head: <span class="vh">{t.hosts.choose}</span>,
        cell: ({ organisation, assignment, form }) =>
          assignment !== null && answers(organisation) ? (
            <Link href={`/row-forms/${assignment}`}>{form === '' ? t.hosts.choose : t.hosts.change}</Link>
          ) : (
            ''
          ),
      },
    ]}
  />
)

/** «Где проводится» on the card of a row: every host with the form that it has chosen. */
export const HostsPart = (props: PartProps) => {
  const { here, roadmap, item, hosts, mayEdit } = props
  const { t } = here
  if (item.isSection || (hosts.length === 0 && !mayEdit)) return null
  const chosen = hosts.filter(({ form }) => form !== '').length
  return (
    <Section
      title={t.hosts.part}
      note={hosts.length === 0 ? undefined : t.hosts.count(chosen, hosts.length)}
      after
    >
      {hosts.length === 0 ? <p class="muted">{t.hosts.none}</p> : <HostTable {...props} />}
      {mayEdit ? (
        <p class="go">
          <Link href={addressOf(roadmap, `/items/${item.id}/hosts`)}>{t.hosts.name}</Link>
        </p>
      ) : null}
    </Section>
  )
}
