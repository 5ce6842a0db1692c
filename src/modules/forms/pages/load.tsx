import type { FormValues } from '../../../platform/http/form.ts'
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
import type { Merge } from '../domain/merging.ts'
import type { CollectionCard } from '../queries/collection.ts'
import { formsSentences } from '../text/refusals.ts'
import { AnswerWords, questionWords } from './answer-words.tsx'
import { textOf } from './words.ts'

type Common = {
  readonly card: CollectionCard
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly lang: Language
}

/** A filled table is chosen here; nothing changes yet. */
export const LoadPage = ({ card, values, problems, commandKey, lang }: Common) => {
  const t = textOf(lang)
  const at = `/collections/${card.id}`
  return (
    <>
      <MarginHead title={t.load.title} lead={t.load.lead} crumbs={[{ label: card.title, href: at }]} />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action={`${at}/load`} commandKey={commandKey} files>
          <Stack>
            <p>
              <Link href={`${at}/template.xlsx`}>{t.collection.template}</Link>
            </p>
            <FileField
              {...bindForm(values, problems).only('file')}
              label={t.load.file}
              kinds={t.load.kinds}
              accept=".xlsx,.ods,.csv"
            />
            <Actions>
              <Button>{t.load.read}</Button>
              <Link href={at}>{t.load.cancel}</Link>
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
      {lines.length > MOST_SHOWN ? <p>{t.more(lines.length - MOST_SHOWN)}</p> : null}
    </>
  )
}

const Faults = ({
  merges,
  names,
  lang,
}: {
  readonly merges: readonly Merge[]
  readonly names: ReadonlyMap<string, string>
  readonly lang: Language
}) => {
  const lines = merges.flatMap(({ set, faults }) =>
    faults.map((fault) => `${names.get(set.id) ?? ''}: ${problemOf(fault, lang, formsSentences).text}`),
  )
  return lines.length === 0 ? null : (
    <Note kind="need" title={textOf(lang).load.faults}>
      <ul>
        {lines.slice(0, MOST_SHOWN).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Note>
  )
}

export type LoadCheckProps = Common & {
  readonly load: string
  readonly merges: readonly Merge[]
  /** Names of schools by the answer. */
  readonly names: ReadonlyMap<string, string>
}

/** What the table would change, answer by answer; saved only after this page. */
export const LoadCheckPage = (props: LoadCheckProps) => {
  const { card, merges, names, values, problems, commandKey, lang } = props
  const t = textOf(lang).load
  const at = `/collections/${card.id}`
  const lines = merges.flatMap(({ set, changes }) =>
    changes.map((change) => ({ ...change, school: names.get(set.id) ?? '' })),
  )
  return (
    <>
      <SpreadHead
        title={t.checkTitle}
        lead={card.title}
        crumbs={[{ label: card.title, href: at }, { label: t.checkTitle }]}
      />
      <ErrorSummary problems={problems} />
      <Faults merges={merges} names={names} lang={lang} />
      {lines.length === 0 ? <p class="muted">{t.nothing}</p> : <Changes lines={lines} lang={lang} />}
      <Form action={`${at}/load/${props.load}`} commandKey={commandKey}>
        <Stack after>
          <Checkbox {...bindForm(values, problems).tick('send')} label={t.send} hint={t.sendHint} />
          <Actions>
            <Button>{t.apply}</Button>
            <Link href={at}>{t.cancel}</Link>
          </Actions>
        </Stack>
      </Form>
    </>
  )
}
