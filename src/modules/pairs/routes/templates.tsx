import { may } from '../../../kernel/access.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { emptyForm, type StoredFile } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { formPlaceOf, judgeTemplate, uploadTemplate } from '../commands/templates.ts'
import { type ReadBytes, tagsIn } from '../documents.ts'
import { approveForm, keepPair } from '../domain/access.ts'
import { CONTRACTS } from '../pages/contract-shell.tsx'
import { SECTION } from '../pages/shell.tsx'
import { TemplatePage } from '../pages/template.tsx'
import { findTemplate, templatesOf } from '../queries/contracts.ts'
import { pairsSentences as sentences } from '../text.ts'
import { contractHere } from './contracts.tsx'
import { actOptions } from './visiting.ts'

const FORM = `${CONTRACTS}/form`

const showForm = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const owner = formPlaceOf(visit.scope)
  if (owner === null) return FORBIDDEN
  const here = contractHere(visit)
  const judges = may(approveForm, visit.scope, { owner })
  const { region, municipality } = owner
  return visit.page(
    { title: here.c.template.title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <TemplatePage
      here={here}
      templates={await templatesOf(visit.tx, owner)}
      filled={filledWith(typed, emptyForm)}
      uploads={may(keepPair, visit.scope, { owner })}
      judges={judges}
      acts={judges && region !== null ? await actOptions(visit, { region, municipality }) : []}
    />,
  )
}

const fileOf =
  (readBytes: ReadBytes) =>
  async (visit: Visit): Promise<Answer> => {
    const template = await findTemplate(visit.tx, visit.param('form'))
    const bytes = template && (await readBytes(template.sha256))
    if (!template || !bytes) return NOT_FOUND
    return fileAnswer(bytes, template.fileName.replace(/\.docx$/iu, ''), 'docx')
  }

/** The form of contracts of a municipality: uploaded from Word, checked, approved, used. */
export const templateRoutes = (readBytes: ReadBytes): readonly Route[] => [
  page(FORM, 'person', (visit) => showForm(visit, null)),
  form(FORM, 'person', {
    command: uploadTemplate,
    input: (values) => ({ file: values.files('file')[0] ?? null, tags: [] }),
    prepare: async (raw) => {
      const { file } = raw as { file: StoredFile | null }
      if (file === null) return ok(raw)
      const bytes = await readBytes(file.sha256)
      if (bytes === null) return refuse('fileGone', 'file')
      const tags = await tagsIn(bytes)
      return tags.ok ? ok({ file, tags: tags.value }) : tags
    },
    again: showForm,
    sentences,
  }),
  page(`${FORM}/:form/file`, 'person', fileOf(readBytes)),
  form(`${FORM}/:form/judge`, 'person', {
    command: judgeTemplate,
    input: (values, param) => ({
      template: param('form'),
      decision: values.text('decision'),
      remarks: values.text('remarks'),
      act: values.text('act'),
      actWords: values.text('actWords'),
    }),
    again: showForm,
    sentences,
  }),
]
