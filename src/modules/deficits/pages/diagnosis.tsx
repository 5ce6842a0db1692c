import type { Filled } from '../../../platform/http/here.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { LEVELS, type Proposed, type Statement } from '../domain/diagnosis.ts'
import type { Theme } from '../domain/types.ts'
import type { Here } from './shell.tsx'

export type DiagnosisPageProps = {
  readonly here: Here
  readonly sheet: string
  readonly statements: readonly Statement[]
  readonly filled: Filled
}

type OneProps = {
  readonly here: Here
  readonly statement: Statement
  readonly no: number
  readonly filled: Filled
}

const One = ({ here: { t }, statement: { code, text }, no, filled: { values } }: OneProps) => (
  <section class="after">
    <RadioGroup
      name={`d.${code}.level`}
      label={
        <span lang="ru">
          {no}. {text}
        </span>
      }
      layout="scale"
      value={values.text(`d.${code}.level`)}
      options={LEVELS.map((value) => ({ value, label: t.diagnosis.levels[value] }))}
    />
    <Checkbox
      name={`d.${code}.material`}
      label={t.diagnosis.material}
      checked={values.has(`d.${code}.material`)}
    />
    <Checkbox
      name={`d.${code}.pressing`}
      label={t.diagnosis.pressing}
      checked={values.has(`d.${code}.pressing`)}
    />
  </section>
)

/** Plain statements: is it so, is there something to work with, does it press now. Any may be skipped. */
export const DiagnosisPage = ({ here, sheet, statements, filled }: DiagnosisPageProps) => {
  const { t, commandKey } = here
  return (
    <>
      <MarginHead
        title={t.diagnosis.title}
        lead={t.diagnosis.lead(statements.length)}
        crumbs={[
          { label: t.title, href: '/deficits' },
          { label: t.sheet.fill, href: `/deficit-sheets/${sheet}/fill` },
          { label: t.diagnosis.title },
        ]}
      />
      <WithMargin>
        <ErrorSummary problems={filled.problems} />
        <Form
          action={`/deficit-sheets/${sheet}/diagnosis`}
          commandKey={commandKey}
          draft={{
            form: 'deficit.diagnosis',
            subject: sheet,
            title: t.diagnosis.title,
            address: `/deficit-sheets/${sheet}/diagnosis`,
          }}
        >
          {statements.map((statement, at) => (
            <One here={here} statement={statement} no={at + 1} filled={filled} />
          ))}
          <Actions>
            <Button>{t.diagnosis.save}</Button>
            <Link href={`/deficit-sheets/${sheet}/fill`}>{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

export type ProposalsPageProps = {
  readonly here: Here
  readonly sheet: string
  readonly proposed: readonly Proposed[]
  readonly themes: ReadonlyMap<string, Theme>
  readonly problems: readonly Problem[]
}

/** The head accepts or strikes each; nothing is sent yet. */
export const ProposalsPage = ({ here, sheet, proposed, themes, problems }: ProposalsPageProps) => {
  const { t, commandKey } = here
  const back = `/deficit-sheets/${sheet}/fill`
  return (
    <>
      <MarginHead
        title={t.diagnosis.proposals}
        lead={t.diagnosis.proposalsLead}
        crumbs={[
          { label: t.title, href: '/deficits' },
          { label: t.sheet.fill, href: back },
          { label: t.diagnosis.proposals },
        ]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        {proposed.length === 0 ? (
          <Empty title={t.diagnosis.nothing} action={<Link href={back}>{t.sheet.fill}</Link>}>
            {t.diagnosis.nothingWhy}
          </Empty>
        ) : (
          <Form action={`/deficit-sheets/${sheet}/proposals`} commandKey={commandKey}>
            <CheckboxGroup
              name="themes"
              label={t.diagnosis.accept}
              hint={t.diagnosis.acceptHint}
              values={proposed.map(({ row }) => row.theme ?? '')}
              options={proposed.map(({ row, material }) => ({
                value: row.theme ?? '',
                label: <span lang="ru">{themes.get(row.theme ?? '')?.name}</span>,
                hint: `${t.severities[row.severity ?? 0].toLowerCase()}${material ? `, ${t.diagnosis.hasMaterial}` : ''}`,
              }))}
            />
            <Actions>
              <Button>{t.diagnosis.acceptSave}</Button>
              <Link href={back}>{t.diagnosis.strikeAll}</Link>
            </Actions>
          </Form>
        )}
      </WithMargin>
    </>
  )
}
