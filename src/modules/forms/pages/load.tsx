import { emptyForm } from '../../../platform/http/form.ts'
import { problemOf } from '../../../platform/http/problems.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox } from '../../../ui/fields/choice.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, SpreadHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Answer } from '../domain/answers.ts'
import type { AnswerChange } from '../domain/differences.ts'
import { type LoadNotes, sightOf } from '../domain/loading.ts'
import type { CellFault, Merge } from '../domain/merging.ts'
import { questionWords } from '../domain/say.ts'
import { formsSentences } from '../text/refusals.ts'
import { AnswerWords } from './answer-words.tsx'
import { textOf } from './words.ts'

/** The thing that a table is filled in for: a collection, or one answer. */
export type LoadAbout = {
  readonly title: string
  readonly address: string
  readonly template: string
  /** Many schools: then complete forms may be sent at once. */
  readonly many: boolean
}

type Common = {
  readonly about: LoadAbout
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly lang: Language
}

/** A filled table is chosen here; nothing changes yet. */
export const LoadPage = ({ about, problems, commandKey, lang }: Common) => {
  const t = textOf(lang).load
  const { address } = about
  return (
    <>
      <MarginHead
        title={t.title}
        lead={about.many ? t.lead : t.leadOne}
        crumbs={[{ label: about.title, href: address }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action={`${address}/load`} commandKey={commandKey} files>
          <Stack>
            <p>
              <Link href={about.template}>{t.template}</Link>
            </p>
            <FileField
              {...bindForm(emptyForm, problems).only('file')}
              label={t.file}
              kinds={t.kinds}
              accept=".xlsx,.ods,.csv"
            />
            <Actions>
              <Button>{t.read}</Button>
              <Link href={address}>{t.cancel}</Link>
            </Actions>
          </Stack>
        </Form>
      </WithMargin>
    </>
  )
}

const MOST_SHOWN = 500

type Line = AnswerChange & { readonly school: string }

const Words = ({
  line,
  answer,
  lang,
}: {
  readonly line: Line
  readonly answer: Answer | null
  readonly lang: Language
}) =>
  answer === null ? (
    <span class="muted">—</span>
  ) : (
    <AnswerWords field={line.field} answer={answer} files={[]} lang={lang} />
  )

const More = ({ count, lang }: { readonly count: number; readonly lang: Language }) =>
  count > MOST_SHOWN ? <p>{textOf(lang).load.more(count - MOST_SHOWN)}</p> : null

const Changes = ({ lines, lang }: { readonly lines: readonly Line[]; readonly lang: Language }) => {
  const t = textOf(lang).load
  return (
    <>
      <Table
        caption={t.checkTitle}
        captionHidden
        stackable
        rows={lines.slice(0, MOST_SHOWN)}
        columns={[
          { key: 'school', head: t.school, rowHead: true, cell: (line) => line.school },
          {
            key: 'question',
            head: t.question,
            phone: t.question,
            cell: (line) => questionWords(line.field, lang),
          },
          {
            key: 'was',
            head: t.was,
            phone: t.was,
            cell: (line) => <Words line={line} answer={line.was} lang={lang} />,
          },
          {
            key: 'now',
            head: t.now,
            phone: t.now,
            cell: (line) => <Words line={line} answer={line.now} lang={lang} />,
          },
        ]}
      />
      <More count={lines.length} lang={lang} />
    </>
  )
}

type Wrong = CellFault & { readonly school: string }

/** Cells that could not be read, by their addresses in the file. */
const Faults = ({ wrong, lang }: { readonly wrong: readonly Wrong[]; readonly lang: Language }) => {
  const t = textOf(lang).load
  if (wrong.length === 0) return null
  return (
    <>
      <Note kind="need" title={t.faults}>
        <p>{t.faultsLead}</p>
      </Note>
      <Table
        caption={t.faults}
        captionHidden
        stackable
        rows={wrong.slice(0, MOST_SHOWN)}
        columns={[
          { key: 'place', head: t.cell, rowHead: true, cell: (fault) => fault.place },
          { key: 'school', head: t.school, phone: t.school, cell: (fault) => fault.school },
          {
            key: 'what',
            head: t.wrong,
            phone: t.wrong,
            cell: (fault) => problemOf(fault, lang, formsSentences).text,
          },
        ]}
      />
      <More count={wrong.length} lang={lang} />
    </>
  )
}

/** What of the file was not taken at all. */
const Ignored = ({ notes, closed, lang }: Pick<LoadCheckProps, 'notes' | 'closed' | 'lang'>) => {
  const t = textOf(lang).load
  const lines = [
    notes.extra.length === 0 ? '' : t.extra(notes.extra.join('; ')),
    notes.strange.length === 0 ? '' : t.strange(notes.strange.join(', ')),
    notes.twice.length === 0 ? '' : t.twice(notes.twice.join(', ')),
    closed.length === 0 ? '' : t.closed(closed.join('; ')),
  ].filter(Boolean)
  return lines.length === 0 ? null : (
    <Note kind="info" title={t.ignored}>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Note>
  )
}

export type LoadCheckProps = Common & {
  readonly load: string
  readonly merges: readonly Merge[]
  readonly notes: LoadNotes
  /** Schools whose answers are not written any more. */
  readonly closed: readonly string[]
  /** Names of schools by the answer. */
  readonly names: ReadonlyMap<string, string>
}

/** What the table would change, answer by answer; saved only after this page. */
export const LoadCheckPage = (props: LoadCheckProps) => {
  const { about, merges, names, problems, lang } = props
  const t = textOf(lang).load
  const school = (id: string): string => names.get(id) ?? ''
  const lines = merges.flatMap(({ set, changes }) =>
    changes.map((change) => ({ ...change, school: school(set.id) })),
  )
  const wrong = merges.flatMap(({ set, faults }) =>
    faults.map((fault) => ({ ...fault, school: school(set.id) })),
  )
  const schools = merges.filter(({ changes }) => changes.length > 0).length
  return (
    <>
      <SpreadHead
        title={t.checkTitle}
        lead={about.title}
        crumbs={[{ label: about.title, href: about.address }, { label: t.checkTitle }]}
      />
      <ErrorSummary problems={problems} />
      <Stack>
        <Ignored {...props} />
        <Faults wrong={wrong} lang={lang} />
        {lines.length === 0 ? (
          <p class="muted">{t.nothing}</p>
        ) : (
          <>
            <p>{about.many ? t.willSave(schools, lines.length) : t.willSaveOne(lines.length)}</p>
            <Changes lines={lines} lang={lang} />
          </>
        )}
        <Saving props={props} isEmpty={lines.length === 0} />
      </Stack>
    </>
  )
}

const Saving = ({ props, isEmpty }: { readonly props: LoadCheckProps; readonly isEmpty: boolean }) => {
  const { about, load, merges, commandKey, lang } = props
  const t = textOf(lang).load
  const again = <Link href={`${about.address}/load`}>{t.again}</Link>
  if (isEmpty) return <Actions>{again}</Actions>
  return (
    <Form
      action={`${about.address}/load/${load}`}
      commandKey={commandKey}
      hidden={{ seen: sightOf(merges.map(({ set }) => set)) }}
    >
      <Stack after>
        {about.many ? (
          <Checkbox {...bindForm(emptyForm, []).tick('send')} label={t.send} hint={t.sendHint} />
        ) : null}
        <Actions>
          <Button>{about.many ? t.apply : t.applyOne}</Button>
          {again}
          <Link href={about.address}>{t.cancel}</Link>
        </Actions>
      </Stack>
    </Form>
  )
}
