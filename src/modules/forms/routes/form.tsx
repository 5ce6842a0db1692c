import { isUuid } from '../../../kernel/ids.ts'
import { type FormValues, formValues } from '../../../platform/http/form.ts'
import { type Answer, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { EMPTY_FORM, publishForm } from '../commands/form.ts'
import { type Field, type FormDefinition, fieldsOf } from '../domain/definition.ts'
import { askingNodes } from '../domain/node.ts'
import { proposeForm } from '../domain/propose.ts'
import { editName, FormEditPage } from '../pages/form-edit.tsx'
import { FormList, FormPage, PaperFormsPage } from '../pages/forms.tsx'
import { textOf } from '../pages/words.ts'
import { findForm, isPaperInSight, listForms, paperForm, paperForms, versionsOf } from '../queries/form.ts'
import { ASKING, SECTION } from './collection.tsx'
import { formsForm, NOT_FOUND } from './visiting.ts'

const list = async (visit: Visit): Promise<Answer> =>
  visit.page(
    { title: textOf(visit.lang).forms.title, section: SECTION, wide: true },
    <FormList forms={await listForms(visit.tx)} lang={visit.lang} />,
  )

const show = async (visit: Visit): Promise<Answer> => {
  const id = visit.param('id')
  const form = isUuid(id) ? await findForm(visit.tx, id) : null
  if (form === null) return NOT_FOUND
  const nodes = askingNodes(visit.scope)
  const isOwn = nodes.some(
    ({ owner }) => owner.region === form.region && owner.municipality === form.municipality,
  )
  return visit.page(
    { title: form.title, section: SECTION, about: { form: form.id } },
    <FormPage
      form={form}
      versions={await versionsOf(visit.tx, id)}
      mayAsk={nodes.length > 0}
      isOwn={isOwn}
      done={visit.query('done')}
      lang={visit.lang}
    />,
  )
}

const papers = async (visit: Visit): Promise<Answer> => {
  const id = visit.param('directive')
  if (!isUuid(id) || !(await isPaperInSight(visit.tx, id))) return NOT_FOUND
  return visit.page(
    { title: textOf(visit.lang).forms.papers, section: SECTION },
    <PaperFormsPage directive={id} papers={await paperForms(visit.tx, id)} lang={visit.lang} />,
  )
}

/** What is corrected: where it is sent, where one goes back to, and its questions. */
type Editing = {
  readonly action: string
  readonly back: string
  readonly source: string
  readonly definition: FormDefinition
}

const editingForm = async (visit: Visit): Promise<Editing | null> => {
  const id = visit.param('id')
  const form = isUuid(id) ? await findForm(visit.tx, id) : null
  const [latest] = form === null ? [] : await versionsOf(visit.tx, id)
  if (form === null || latest === undefined) return null
  return {
    action: `/forms/${id}/edit`,
    back: `/forms/${id}`,
    source: form.title,
    definition: latest.definition,
  }
}

const editingPaper = async (visit: Visit): Promise<Editing | null> => {
  const [directive, table] = [visit.param('directive'), visit.param('table')]
  const paper = isUuid(table) && isUuid(directive) ? await paperForm(visit.tx, table) : null
  if (paper === null || paper.directive !== directive) return null
  return {
    action: `/forms/papers/${directive}/${table}`,
    back: `/forms/papers/${directive}`,
    source: paper.label,
    definition: proposeForm(paper),
  }
}

const editingNew = async (): Promise<Editing> => ({
  action: '/forms/new',
  back: '/forms',
  source: '',
  definition: EMPTY_FORM,
})

const optionLines = (field: Field): string =>
  field.kind === 'oneOf' || field.kind === 'someOf'
    ? field.options.map(({ label }) => label.ru).join('\n')
    : ''

const limitOf = (field: Field): string =>
  (field.kind === 'text' || field.kind === 'longText') && field.maxChars !== undefined
    ? String(field.maxChars)
    : ''

const shownField = (field: Field): readonly (readonly [string, readonly string[]])[] => [
  [editName(field.key, 'number'), [field.number]],
  [editName(field.key, 'label'), [field.label.ru]],
  [editName(field.key, 'help'), [field.help?.ru ?? '']],
  [editName(field.key, 'kind'), [field.kind]],
  [editName(field.key, 'limit'), [limitOf(field)]],
  [editName(field.key, 'options'), [optionLines(field)]],
  ...(field.required === undefined || field.required === false
    ? []
    : [[editName(field.key, 'required'), ['yes']] as const]),
]

const FRESH = 5

/** Keys of empty places that no question of the base uses. */
const freshKeys = (definition: FormDefinition): readonly string[] => {
  const used = new Set(fieldsOf(definition).map(({ key }) => key))
  const all = Array.from({ length: used.size + FRESH + 1 }, (_, at) => `n${at + 1}`)
  return all.filter((key) => !used.has(key)).slice(0, FRESH)
}

const showEdit =
  (find: (visit: Visit) => Promise<Editing | null>) =>
  async (visit: Visit, typed: Typed | null): Promise<Answer> => {
    const editing = await find(visit)
    const nodes = askingNodes(visit.scope)
    if (editing === null) return NOT_FOUND
    if (nodes.length === 0) return { kind: 'forbidden' }
    const { definition, ...rest } = editing
    const fresh = freshKeys(definition)
    const draft = typed === null ? await visit.draft('form.publish', editing.action) : null
    const start = formValues(
      Object.fromEntries([
        ['title', [definition.title.ru]],
        ...fieldsOf(definition).flatMap(shownField),
        ...fresh.map((key) => [editName(key, 'kind'), ['longText']]),
      ]),
    )
    return visit.page(
      {
        title: textOf(visit.lang).forms.editTitle,
        section: SECTION,
        failed: (typed?.problems.length ?? 0) > 0,
      },
      <FormEditPage
        {...rest}
        keys={[...fieldsOf(definition).map(({ key }) => key), ...fresh]}
        fresh={fresh.length}
        nodes={nodes}
        values={typed?.values ?? draft ?? start}
        problems={typed?.problems ?? []}
        commandKey={visit.commandKey}
        lang={visit.lang}
      />,
    )
  }

const keysIn = (values: FormValues): readonly string[] => [
  ...new Set(
    Object.keys(values.fields).flatMap((name) => /^f\.([A-Za-z0-9]+)\.label$/u.exec(name)?.[1] ?? []),
  ),
]

const editsIn = (values: FormValues) =>
  keysIn(values).map((key) => {
    const text = (part: string) => values.text(editName(key, part))
    return {
      key,
      isLeftOut: values.has(editName(key, 'out')),
      number: text('number'),
      label: text('label'),
      help: text('help'),
      kind: text('kind'),
      isRequired: values.has(editName(key, 'required')),
      limit: text('limit'),
      options: text('options'),
    }
  })

const editing = (
  path: string,
  base: 'form' | 'paper' | 'blank',
  param: string,
  find: (visit: Visit) => Promise<Editing | null>,
): readonly Route[] => {
  const showHere = showEdit(find)
  return [
    page(path, ASKING, (visit) => showHere(visit, null)),
    formsForm(path, ASKING, {
      command: publishForm,
      input: (values, name) => ({
        base,
        id: param === '' ? '' : name(param),
        node: values.text('node'),
        title: values.text('title'),
        edits: editsIn(values),
      }),
      again: showHere,
      draft: (_values, name) => {
        const address = path.replaceAll(/:(\w+)/gu, (_all, key: string) => name(key))
        return { form: 'form.publish', subject: address, title: textOf('ru').forms.editTitle, address }
      },
    }),
  ]
}

/** Routes of forms: what is there, what a paper holds, corrections and publication. */
export const formRoutes: readonly Route[] = [
  page('/forms', ASKING, list),
  ...editing('/forms/new', 'blank', '', editingNew),
  page('/forms/papers/:directive', ASKING, papers),
  ...editing('/forms/papers/:directive/:table', 'paper', 'table', editingPaper),
  page('/forms/:id', ASKING, show),
  ...editing('/forms/:id/edit', 'form', 'id', editingForm),
]
