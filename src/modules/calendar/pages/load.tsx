import { shortDay, weekday } from '../../../kernel/format.ts'
import type { FormValues, StoredFile } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { FileField } from '../../../ui/fields/file.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import type { DayChange } from '../domain/rows.ts'
import type { CalendarDay, CalendarLoad } from '../domain/types.ts'
import { calendarText } from '../text.ts'

export type LoadPageProps = {
  readonly lang: Language
  readonly commandKey: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
  /** Year whose days serve as the sample. */
  readonly sample: number
  readonly keptToken: (file: StoredFile) => string
}

const crumbsTo = (lang: Language, label: string) => [
  { label: calendarText[lang].section, href: '/calendar' },
  { label },
]

/** The table of a year is chosen; every fault of it comes back here at once. */
export const LoadPage = ({ lang, commandKey, values, problems, sample, keptToken }: LoadPageProps) => {
  const t = calendarText[lang]
  const form = bindForm(values, problems)
  const isFileBad = problems.some(({ field }) => field === 'file')
  const kept = isFileBad ? [] : values.files('file')
  return (
    <>
      <MarginHead
        title={t.loadTitle}
        lead={
          <>
            {t.loadLead} <Link href={`/calendar/days.xlsx?year=${sample}`}>{t.template(sample)}</Link>
          </>
        }
        crumbs={crumbsTo(lang, t.loadTitle)}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action="/calendar/load" commandKey={commandKey} files>
          <TextField {...form.text('year')} label={t.year} width="short" inputmode="numeric" />
          <TextField {...form.text('basis')} label={t.yearBasis} hint={t.yearBasisHint} />
          <FileField
            {...form.only('file')}
            label={t.file}
            hint={t.fileHint}
            kinds={t.fileKinds}
            accept=".xlsx,.ods,.csv,.xls"
            kept={kept.map((file) => ({ token: keptToken(file), name: file.name, size: file.size }))}
          />
          <Actions>
            <Button>{t.check}</Button>
            <Link href="/calendar">{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

export type CheckPageProps = {
  readonly lang: Language
  readonly commandKey: string
  readonly load: CalendarLoad
  readonly changes: readonly DayChange[]
  /** Version of the year that the changes were drawn from. */
  readonly yearVersion: number
  readonly problems: readonly Problem[]
}

const dayWords = (day: CalendarDay | null, lang: Language) => {
  const t = calendarText[lang]
  if (day === null) return <span class="muted">{t.usual}</span>
  return (
    <>
      {t.kinds[day.kind]}, <span lang="ru">{day.basis}</span>
    </>
  )
}

const Changes = ({ changes, lang }: Pick<CheckPageProps, 'changes' | 'lang'>) => {
  const t = calendarText[lang]
  return (
    <Table
      caption={t.checkTitle(0)}
      captionHidden
      dense
      stackable
      rows={changes}
      empty={<Empty title={t.nothing}>{t.nothingWhy}</Empty>}
      columns={[
        {
          key: 'day',
          head: t.columns.day,
          rowHead: true,
          nowrap: true,
          cell: ({ day }) => `${shortDay(day)}, ${weekday(day, lang)}`,
        },
        { key: 'was', head: t.was, phone: t.was, cell: ({ was }) => dayWords(was, lang) },
        { key: 'will', head: t.will, phone: t.will, cell: ({ will }) => dayWords(will, lang) },
      ]}
    />
  )
}

/** What saving would change, before anything is saved. */
export const CheckPage = ({ lang, commandKey, load, changes, yearVersion, problems }: CheckPageProps) => {
  const t = calendarText[lang]
  return (
    <>
      <MarginHead
        title={t.checkTitle(load.year)}
        lead={t.checkLead(load.days.length)}
        crumbs={crumbsTo(lang, t.loadTitle)}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        {load.saved ? (
          <Note kind="done" title={t.alreadySaved}>
            <Link href={`/calendar?year=${load.year}`}>{t.open(load.year)}</Link>
          </Note>
        ) : (
          <p>
            {load.fileName} · <span lang="ru">{load.basis}</span>
          </p>
        )}
      </WithMargin>
      {load.saved ? null : (
        <WithMargin>
          <Changes changes={changes} lang={lang} />
          <Form
            action={`/calendar/load/${load.id}`}
            commandKey={commandKey}
            version={load.version}
            hidden={{ seen: yearVersion }}
          >
            <Actions>
              {changes.length === 0 ? null : <Button>{t.save(load.year)}</Button>}
              <Link href="/calendar/load">{t.other}</Link>
            </Actions>
          </Form>
        </WithMargin>
      )}
    </>
  )
}
