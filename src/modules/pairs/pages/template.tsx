import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Table } from '../../../ui/table.tsx'
import { KNOWN_TAGS } from '../domain/contracts/values.ts'
import type { Template } from '../queries/contracts.ts'
import type { ContractsText } from '../text/contracts.ts'
import { CONTRACTS, type ContractHere } from './contract-shell.tsx'

export type TemplateProps = {
  readonly here: ContractHere
  readonly templates: readonly Template[]
  readonly filled: Filled
  readonly uploads: boolean
  readonly judges: boolean
  /** Papers that an edition may be approved by. */
  readonly acts: readonly SelectOption[]
}

const FORM = `${CONTRACTS}/form`

const meaningOf = (tag: string, c: ContractsText): string => {
  const [side = '', ...rest] = tag.split('_')
  const word = c.sideWords[side as keyof typeof c.sideWords]
  if (word === undefined) return c.tags[tag] ?? ''
  return `${word}: ${c.sideTags[rest.length === 0 ? '' : `_${rest.join('_')}`] ?? ''}`
}

const Tags = ({ here: { c } }: TemplateProps) => (
  <Section title={c.template.tags} after>
    <Table
      caption={c.template.tags}
      captionHidden
      dense
      rows={KNOWN_TAGS}
      columns={[
        {
          key: 'tag',
          head: c.template.tag,
          rowHead: true,
          cell: (tag) => <span lang="ru">{`{${tag}}`}</span>,
        },
        { key: 'meaning', head: c.template.meaning, cell: (tag) => meaningOf(tag, c) },
      ]}
    />
  </Section>
)

/** Two buttons of one form: approve, or return with remarks. */
const Judge = ({
  here,
  filled,
  acts,
  template,
}: Pick<TemplateProps, 'here' | 'filled' | 'acts'> & { readonly template: Template }) => {
  const { t, c, lang, commandKey } = here
  const form = bindForm(filled.values, filled.problems)
  return (
    <Form
      action={`${FORM}/${template.id}/judge`}
      commandKey={`${commandKey.slice(0, -12)}${template.id.slice(-12)}`}
    >
      {/* papers are Russian in every language; the label is in the reader's own */}
      <div lang="ru">
        <SelectField
          {...form.text('act')}
          label={<span lang={lang}>{c.template.act}</span>}
          hint={<span lang={lang}>{c.template.actHint}</span>}
          options={acts}
          blank={t.confirm.none}
          filter
        />
      </div>
      <TextField {...form.text('actWords')} label={t.confirm.words} hint={t.confirm.wordsHint} optional />
      <TextArea
        {...form.text('remarks')}
        label={c.template.remarks}
        hint={c.template.remarksHint}
        rows={2}
        optional
      />
      <Actions>
        <Button name="decision" value="approve">
          {c.template.approve}
        </Button>
        <Button name="decision" value="remarks" kind="other">
          {c.template.remark}
        </Button>
      </Actions>
    </Form>
  )
}

const Versions = ({ here, templates, filled, judges, acts }: TemplateProps) => {
  const { c } = here
  if (templates.length === 0) return null
  const waiting = templates.find(({ state }) => state === 'draft')
  return (
    <Section title={c.template.versions} after>
      <ul class="rows">
        {templates.map((template) => (
          <li>
            {c.template.no(template.no)}, <span lang="ru">{template.fileName}</span>{' '}
            <span class="by">
              {c.template.states[template.state]}{' '}
              <span lang="ru">{template.remarks || template.actWords}</span>
            </span>{' '}
            <Link href={`${FORM}/${template.id}/file`} download hidden={template.fileName}>
              {c.template.file}
            </Link>
          </li>
        ))}
      </ul>
      {waiting !== undefined && judges ? (
        <Judge here={here} filled={filled} acts={acts} template={waiting} />
      ) : null}
    </Section>
  )
}

const Upload = ({ here, filled }: TemplateProps) => {
  const { c } = here
  const form = bindForm(filled.values, filled.problems)
  return (
    <Section title={c.template.upload} after>
      <p>{c.template.uploadLead}</p>
      <Form action={FORM} commandKey={here.commandKey} files>
        <FileField
          {...form.only('file')}
          label={c.template.choose}
          kinds="DOCX"
          accept=".docx"
          megabytes={2}
        />
        <Actions>
          <Button kind="other">{c.template.save}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** The form of contracts: which one is in use, editions, one's own from Word, words that are replaced. */
export const TemplatePage = (props: TemplateProps) => {
  const { here, templates, filled, uploads } = props
  const { c } = here
  const now = templates.find(({ state }) => state === 'approved')
  return (
    <>
      <SpreadHead
        title={c.template.title}
        lead={c.template.lead}
        crumbs={[{ label: c.title, href: CONTRACTS }, { label: c.template.title }]}
      />
      <ErrorSummary problems={filled.problems} />
      <Section title={c.template.now}>
        <p>
          {now?.approvedOn ? c.template.own(now.no, now.approvedOn) : c.template.model}
          {now?.actWords ? (
            <>
              , <span lang="ru">{now.actWords}</span>
            </>
          ) : null}{' '}
          <Link href={`${FORM}/model`} download>
            {c.template.take}
          </Link>
        </p>
      </Section>
      <Versions {...props} />
      {uploads ? <Upload {...props} /> : null}
      <Tags {...props} />
    </>
  )
}
