import { isUuid } from '../../../kernel/ids.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import {
  type Answer,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { beginForm } from '../commands/form.ts'
import { restoreForm, withdrawForm } from '../commands/withdraw.ts'
import { formDocx } from '../documents/docx.ts'
import { paperOfForm } from '../documents/paper.ts'
import { askingNodes } from '../domain/node.ts'
import { WithdrawPage } from '../pages/draft-small.tsx'
import { FormPage } from '../pages/form.tsx'
import { FormList, PaperFormsPage } from '../pages/forms.tsx'
import { textOf } from '../pages/words.ts'
import { listDrafts, sameDraft } from '../queries/draft.ts'
import {
  type FormLine,
  findForm,
  isPaperInSight,
  listForms,
  paperForms,
  versionsOf,
} from '../queries/form.ts'
import { editingText } from '../text/editing.ts'
import { ASKING, SECTION } from './collection.tsx'
import { formsForm } from './visiting.ts'

const list = async (visit: Visit): Promise<Answer> =>
  visit.page(
    { title: textOf(visit.lang).forms.title, section: SECTION, wide: true },
    <FormList
      forms={await listForms(visit.tx, visit.query('text').trim())}
      word={visit.query('text').trim()}
      drafts={await listDrafts(visit.tx)}
      done={visit.query('done')}
      zone={visit.scope.zone}
      lang={visit.lang}
    />,
  )

const formHere = (visit: Visit): Promise<FormLine | null> => {
  const id = visit.param('id')
  return isUuid(id) ? findForm(visit.tx, id) : Promise.resolve(null)
}

/** The node that owns the form, when this person may ask in its name. */
const owningNode = (visit: Visit, form: FormLine) =>
  askingNodes(visit.scope).find(
    ({ owner }) => owner.region === form.region && owner.municipality === form.municipality,
  )

const show = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const form = await formHere(visit)
  if (form === null) return NOT_FOUND
  const own = owningNode(visit, form)
  return visit.page(
    {
      title: form.title,
      section: SECTION,
      about: { form: form.id },
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <FormPage
      form={form}
      versions={await versionsOf(visit.tx, form.id)}
      nodes={own === undefined ? askingNodes(visit.scope) : [own]}
      isOwn={own !== undefined}
      draft={own === undefined ? null : await sameDraft(visit.tx, { form: form.id, table: null }, own.owner)}
      problems={typed?.problems ?? []}
      done={visit.query('done')}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

const papers = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const id = visit.param('directive')
  if (!isUuid(id) || !(await isPaperInSight(visit.tx, id))) return NOT_FOUND
  return visit.page(
    { title: textOf(visit.lang).forms.papers, section: SECTION, failed: typed !== null },
    <PaperFormsPage
      directive={id}
      papers={await paperForms(visit.tx, id)}
      nodes={askingNodes(visit.scope)}
      problems={typed?.problems ?? []}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

const showWithdraw = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const form = await formHere(visit)
  if (form === null) return NOT_FOUND
  if (owningNode(visit, form) === undefined) return { kind: 'forbidden' }
  return visit.page(
    {
      title: editingText[visit.lang].withdraw.title,
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <WithdrawPage
      form={form}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

/** The paper form without answers, to be filled in by hand. */
const emptyDocx = async (visit: Visit): Promise<Answer> => {
  const form = await formHere(visit)
  const [latest] = form === null ? [] : await versionsOf(visit.tx, form.id)
  if (form === null || latest === undefined) return NOT_FOUND
  const bytes = await formDocx(paperOfForm(latest.definition, {}, { organisation: '', basis: '' }))
  return fileAnswer(bytes, form.title, 'docx')
}

/** Routes of forms: what is there, what a paper holds, out of use and back. */
export const formRoutes: readonly Route[] = [
  page('/forms', ASKING, list),
  page('/forms/papers/:directive', ASKING, (visit) => papers(visit, null)),
  formsForm('/forms/papers/:directive/:table', ASKING, {
    command: beginForm,
    input: (values, param) => ({ base: 'paper', id: param('table'), node: values.text('node'), title: '' }),
    again: papers,
  }),
  page('/forms/:id', ASKING, (visit) => show(visit, null)),
  page('/forms/:id/form.docx', ASKING, emptyDocx),
  formsForm('/forms/:id/edit', ASKING, {
    command: beginForm,
    input: (values, param) => ({ base: 'form', id: param('id'), node: values.text('node'), title: '' }),
    again: show,
  }),
  page('/forms/:id/withdraw', ASKING, (visit) => showWithdraw(visit, null)),
  formsForm('/forms/:id/withdraw', ASKING, {
    command: withdrawForm,
    input: (values, param) => ({ form: param('id'), why: values.text('why') }),
    again: showWithdraw,
  }),
  formsForm('/forms/:id/restore', ASKING, {
    command: restoreForm,
    input: (_values, param) => ({ form: param('id') }),
    again: show,
  }),
]
