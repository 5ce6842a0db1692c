import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { SpreadHead } from '../../../ui/layout.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import type { Theme } from '../domain/types.ts'
import { nearThemes } from '../domain/wording.ts'
import type { Wording } from '../queries/thread.ts'
import { numbered, placed } from './numbered.ts'
import { themeOptions } from './sheet-rows.tsx'
import { DeficitTabs, type Here } from './shell.tsx'

export type WordingsPageProps = {
  readonly here: Here
  readonly lines: readonly Wording[]
  readonly themes: readonly Theme[]
  readonly problems: readonly Problem[]
  readonly typed: {
    readonly text: (name: string) => string
    readonly all: (name: string) => readonly string[]
  }
  readonly done: string
}

const WordingForm = ({
  line,
  props,
  at,
}: {
  readonly at: number
  readonly line: Wording
  readonly props: WordingsPageProps
}) => {
  const { here, themes, problems, typed } = props
  const { t, commandKey, lang } = here
  const near = nearThemes(
    line.wording,
    themes.filter(({ current }) => current),
  )
  const options = [
    ...near.map((theme) => ({ value: theme.id, label: theme.name, group: t.wordings.near })),
    ...themeOptions(themes, t),
  ]
  return (
    <>
      <p>
        <b lang="ru">{line.wording}</b>{' '}
        <span class="muted">
          {t.audiences[line.audience]}, {t.routing.schools(line.schools)}
        </span>
      </p>
      <Form action="/deficits/wordings" commandKey={commandKey} hidden={{ deficit: line.id, at }}>
        <div lang="ru">
          <SelectField
            {...numbered(typed, problems, at).text('theme')}
            label={<span lang={lang}>{t.sheet.theme}</span>}
            options={options}
            filter
          />
        </div>
        <Button kind="other" small>
          {t.wordings.save}
        </Button>
      </Form>
    </>
  )
}

/** Own words of schools wait for a theme; the words stay. */
export const WordingsPage = (props: WordingsPageProps) => {
  const { here, lines, problems, done } = props
  const { t } = here
  return (
    <>
      <SpreadHead title={t.wordings.title} lead={t.wordings.lead} />
      <DeficitTabs current="wordings" t={t} />
      <ErrorSummary problems={placed(props.typed, problems)} />
      {done === '' ? null : <Note kind="done" title={t.wordings.mapped} />}
      {lines.length === 0 ? (
        <Empty title={t.wordings.none}>{t.wordings.noneWhy}</Empty>
      ) : (
        <Rows
          rows={lines.map((line, at) => ({ children: <WordingForm line={line} at={at} props={props} /> }))}
        />
      )}
    </>
  )
}
