import { isUuid } from '../../../kernel/ids.ts'
import { type FormValues, formValues } from '../../../platform/http/form.ts'
import {
  type Answer,
  type FormRoute,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { beginForm, changeForm, dropForm, publishForm } from '../commands/form.ts'
import { fieldsAbove } from '../domain/choices.ts'
import { fieldsOf } from '../domain/definition.ts'
import { blankField, NEW } from '../domain/drafting.ts'
import { freshKey, nextNumber } from '../domain/editing.ts'
import type { Step } from '../domain/input.ts'
import { askingNodes } from '../domain/node.ts'
import { shownRule } from '../domain/ruling.ts'
import { shownField } from '../domain/shaping.ts'
import { DraftPage } from '../pages/draft.tsx'
import { DraftQuestionPage } from '../pages/draft-question.tsx'
import { DraftRulePage } from '../pages/draft-rule.tsx'
import { DraftPreviewPage, DropDraftPage, NewFormPage } from '../pages/draft-small.tsx'
import { type FormDraft, findDraft } from '../queries/draft.ts'
import { editingText } from '../text/editing.ts'
import { ASKING, SECTION } from './collection.tsx'
import { formsForm } from './visiting.ts'

const draftHere = (visit: Visit): Promise<FormDraft | null> => {
  const id = visit.param('id')
  return isUuid(id) ? findDraft(visit.tx, id) : Promise.resolve(null)
}

const withDraft =
  (show: (visit: Visit, draft: FormDraft, typed: Typed | null) => Promise<Answer>) =>
  async (visit: Visit, typed: Typed | null): Promise<Answer> => {
    const draft = await draftHere(visit)
    return draft === null ? NOT_FOUND : show(visit, draft, typed)
  }

/** What every page of the editor needs besides its own things. */
const aroundOf = (visit: Visit, draft: FormDraft, typed: Typed | null) => ({
  draft,
  problems: typed?.problems ?? [],
  commandKey: visit.commandKey,
  version: typed?.conflict ?? draft.version,
  lang: visit.lang,
})

const frameOf = (title: string, typed: Typed | null) => ({
  title,
  section: SECTION,
  failed: (typed?.problems.length ?? 0) > 0,
})

const showDraft = withDraft((visit, draft, typed) => {
  const { title, lead } = draft.definition
  const start = formValues({ title: [title.ru], lead: [lead?.ru ?? ''] })
  // a refused name stands beside the others, which are as they were
  const values = typed === null ? start : formValues({ ...start.fields, ...typed.values.fields })
  return visit.page(
    frameOf(title.ru, typed),
    <DraftPage {...aroundOf(visit, draft, typed)} values={values} />,
  )
})

const showQuestion = withDraft(async (visit, draft, typed) => {
  const key = visit.param('key')
  const { definition, used } = draft
  const field = fieldsOf(definition).find((each) => each.key === key) ?? null
  if (field === null && key !== NEW) return NOT_FOUND
  const action = `/forms/drafts/${draft.id}/questions/${key}`
  const kept = typed === null ? await visit.draft('form.change', action) : null
  const begun = field ?? blankField(freshKey(definition, used), nextNumber(definition))
  return visit.page(
    frameOf(editingText[visit.lang].question.title, typed),
    <DraftQuestionPage
      {...aroundOf(visit, draft, typed)}
      field={field}
      section={typed?.values.text('section') ?? visit.query('section')}
      above={fieldsAbove(definition, key)}
      values={typed?.values ?? kept ?? formValues(shownField(begun))}
    />,
  )
})

const showRule = withDraft(async (visit, draft, typed) => {
  const key = visit.param('rule')
  const rule = draft.definition.rules.find((each) => each.key === key)
  if (rule === undefined && key !== NEW) return NOT_FOUND
  const action = `/forms/drafts/${draft.id}/rules/${key}`
  const kept = typed === null ? await visit.draft('form.change', action) : null
  const start = formValues(rule === undefined ? { shape: ['compare'] } : shownRule(rule))
  return visit.page(
    frameOf(editingText[visit.lang].rule.title, typed),
    <DraftRulePage
      {...aroundOf(visit, draft, typed)}
      rule={rule?.key ?? ''}
      values={typed?.values ?? kept ?? start}
    />,
  )
})

const showPreview = withDraft((visit, draft) =>
  visit.page(
    frameOf(editingText[visit.lang].preview.title, null),
    <DraftPreviewPage draft={draft} lang={visit.lang} />,
  ),
)

const showDrop = withDraft((visit, draft) =>
  visit.page(
    frameOf(editingText[visit.lang].drop.title, null),
    <DropDraftPage draft={draft} commandKey={visit.commandKey} lang={visit.lang} />,
  ),
)

const showNew = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const nodes = askingNodes(visit.scope)
  const [first] = nodes
  if (first === undefined) return { kind: 'forbidden' }
  return visit.page(
    frameOf(editingText[visit.lang].new.title, typed),
    <NewFormPage
      nodes={nodes}
      values={typed?.values ?? formValues({ node: [first.value] })}
      problems={typed?.problems ?? []}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

/** The step of a pressed button: «moveField:q3:-1»; a name that nobody wrote is refused by the shape of the input. */
const stepOf = (values: FormValues): Step | Readonly<Record<string, unknown>> => {
  const [step = '', what = '', by = ''] = values.text('press').split(':')
  const at = Number(what)
  const steps: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    head: { title: values.text('title'), lead: values.text('lead') },
    moveField: { key: what, by: Number(by) },
    dropField: { key: what },
    section: { at, title: values.text(`section.${what}`) },
    moveSection: { at, by: Number(by) },
    dropSection: { at },
    dropRule: { key: what },
  }
  return { step, ...steps[step] }
}

const saidIn = ({ fields }: FormValues) => ({ ...fields })

const drafting = (
  path: string,
  param: string,
  change: (values: FormValues, key: string) => unknown,
  again: FormRoute['again'],
): FormRoute =>
  formsForm(path, ASKING, {
    command: changeForm,
    input: (values, name) => ({ draft: name('id'), change: change(values, name(param)) }),
    again,
    draft: (_values, name) => {
      const address = path.replaceAll(/:(\w+)/gu, (_all, key: string) => name(key))
      return { form: 'form.change', subject: address, title: editingText.ru.editor.title, address }
    },
  })

/** Routes of the editor: a working copy step by step, then publication. */
export const draftRoutes: readonly Route[] = [
  page('/forms/new', ASKING, (visit) => showNew(visit, null)),
  formsForm('/forms/new', ASKING, {
    command: beginForm,
    input: (values) => ({ base: 'blank', id: '', node: values.text('node'), title: values.text('title') }),
    again: showNew,
  }),
  page('/forms/drafts/:id', ASKING, (visit) => showDraft(visit, null)),
  formsForm('/forms/drafts/:id/step', ASKING, {
    command: changeForm,
    input: (values, param) => ({ draft: param('id'), change: stepOf(values) }),
    again: showDraft,
  }),
  page('/forms/drafts/:id/questions/:key', ASKING, (visit) => showQuestion(visit, null)),
  drafting(
    '/forms/drafts/:id/questions/:key',
    'key',
    (values, key) => ({
      step: 'field',
      key,
      section: Number(values.text('section') || '0'),
      said: saidIn(values),
    }),
    showQuestion,
  ),
  page('/forms/drafts/:id/rules/:rule', ASKING, (visit) => showRule(visit, null)),
  drafting(
    '/forms/drafts/:id/rules/:rule',
    'rule',
    (values, key) => ({ step: 'rule', key, said: saidIn(values) }),
    showRule,
  ),
  page('/forms/drafts/:id/preview', ASKING, (visit) => showPreview(visit, null)),
  formsForm('/forms/drafts/:id/publish', ASKING, {
    command: publishForm,
    input: (_values, param) => ({ draft: param('id') }),
    again: showDraft,
  }),
  page('/forms/drafts/:id/drop', ASKING, (visit) => showDrop(visit, null)),
  formsForm('/forms/drafts/:id/drop', ASKING, {
    command: dropForm,
    input: (_values, param) => ({ draft: param('id') }),
    again: showDrop,
  }),
]
