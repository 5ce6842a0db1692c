import type { Owner } from '../../../kernel/access.ts'
import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { check } from '../domain/check.ts'
import { type FormDefinition, fieldsOf } from '../domain/definition.ts'
import { EMPTY_FORM, NEW, takeStep } from '../domain/drafting.ts'
import { BeginInput, ChangeInput, DraftInput } from '../domain/input.ts'
import { nodeNamed } from '../domain/node.ts'
import { proposeForm } from '../domain/propose.ts'
import { type FormDraft, lockDraft, sameDraft } from '../queries/draft.ts'
import { findForm, keysOfForm, paperForm, versionsOf } from '../queries/form.ts'

/** What a working copy begins from. */
type Base = {
  readonly definition: FormDefinition
  /** The form that gets its next version; null when a new one begins. */
  readonly form: string | null
  readonly no: number
  readonly copiedFrom: string | null
  readonly table: string | null
  readonly source: string
  readonly used: readonly string[]
}

const NEW_BASE: Base = {
  definition: EMPTY_FORM,
  form: null,
  no: 0,
  copiedFrom: null,
  table: null,
  source: '',
  used: [],
}

const fromForm = async (tx: Tx, id: string, node: Owner): Promise<Base | null> => {
  const form = await findForm(tx, id)
  const [latest] = form === null ? [] : await versionsOf(tx, id)
  if (form === null || latest === undefined) return null
  const { definition } = latest
  const isOwn = form.region === node.region && form.municipality === node.municipality
  if (!isOwn) return { ...NEW_BASE, definition, copiedFrom: id, source: form.title }
  return { ...NEW_BASE, definition, form: id, no: latest.no, used: await keysOfForm(tx, id) }
}

const fromPaper = async (tx: Tx, table: string): Promise<Base | null> => {
  const paper = await paperForm(tx, table)
  if (paper === null) return null
  // a table without a title of its own is called as its paper
  const definition = proposeForm({ ...paper, title: paper.title || paper.label })
  return { ...NEW_BASE, definition, table, source: paper.label }
}

const BASES: Readonly<
  Record<BeginInput['base'], (tx: Tx, input: BeginInput, node: Owner) => Promise<Base | null>>
> = {
  blank: async (_tx, { title }) => ({ ...NEW_BASE, definition: { ...EMPTY_FORM, title: { ru: title } } }),
  form: (tx, { id }, node) => fromForm(tx, id, node),
  paper: (tx, { id }) => fromPaper(tx, id),
}

type Beginning = Subject & { readonly base: Base; readonly existing: string | null }

const loadBase = async (tx: Tx, input: BeginInput): Promise<Beginning | null> => {
  const node = nodeNamed(tx.scope, input.node)
  const base = node && (await BASES[input.base](tx, input, node.owner))
  return node && base && { owner: node.owner, base, existing: await sameDraft(tx, base, node.owner) }
}

/** A working copy of a form; the one that somebody has already begun is found again. */
export const beginForm = command<BeginInput, Beginning, { readonly id: string }>({
  name: 'form.begin',
  input: BeginInput,
  access: access.askByForm,
  load: loadBase,
  decide: ({ existing }, { base, title }, { newId }) =>
    base === 'blank' && title === '' ? refuse('required', 'title') : ok({ id: existing ?? newId() }),
  save: async (tx, { id }, { base, owner, existing }, work) => {
    if (existing !== null) return
    await run(
      tx,
      sql`insert into form_draft (id, region_id, municipality_id, form_id, copied_from, table_id, source, base_no, definition, used_keys, begun_by, changed_by, changed_at)
          values (${id}, ${owner.region}, ${owner.municipality}, ${base.form}, ${base.copiedFrom}, ${base.table}, ${base.source}, ${base.no},
                  ${JSON.stringify(base.definition)}::jsonb, ${[...base.used]}, ${tx.scope.person}, ${tx.scope.person}, ${work.at})`,
    )
  },
  tell: ({ id }, { base }) => ({ row: id, change: { form: base.form, copiedFrom: base.copiedFrom } }),
  to: ({ id }) => `/forms/drafts/${id}`,
})

type Changed = { readonly definition: FormDefinition; readonly place: string; readonly step: string }

/** Where a step leaves the reader: at the thing that he changed. */
const placeOf = ({ change }: ChangeInput, before: FormDefinition, after: FormDefinition): string => {
  if (change.step === 'field') {
    const fields = fieldsOf(after)
    const was = fieldsOf(before).find(({ key }) => key === change.key)
    const fresh = fields.find(({ key }) => fieldsOf(before).every((each) => each.key !== key))
    const now = change.key === NEW ? fresh : fields.find(({ key }) => key === change.key)
    const needsMore = change.key === NEW ? now?.kind !== 'longText' : now?.kind !== was?.kind
    return needsMore && now !== undefined ? `/questions/${now.key}` : `#q-${now?.key ?? ''}`
  }
  if (change.step === 'moveField') return `#q-${change.key}`
  return change.step.endsWith('ection') ? '#questions' : change.step.endsWith('ule') ? '#rules' : ''
}

/** One step of the editor. */
export const changeForm = command<ChangeInput, FormDraft, Changed>({
  name: 'form.change',
  input: ChangeInput,
  access: access.askByForm,
  load: (tx, input) => lockDraft(tx, input.draft),
  decide: (draft, input): Result<Changed> => {
    const taken = takeStep(draft, input.change)
    if (!taken.ok) return taken
    return ok({
      definition: taken.value,
      place: placeOf(input, draft.definition, taken.value),
      step: input.change.step,
    })
  },
  save: async (tx, { definition }, draft, work) => {
    const used = [...new Set([...draft.used, ...fieldsOf(definition).map(({ key }) => key)])]
    await run(
      tx,
      sql`update form_draft set definition = ${JSON.stringify(definition)}::jsonb, used_keys = ${used}, changed_by = ${tx.scope.person},
            changed_at = ${work.at}, version = version + 1 where id = ${draft.id}`,
    )
  },
  tell: ({ step }, draft) => ({ row: draft.id, change: { step } }),
  to: ({ place }, draft) => `/forms/drafts/${draft.id}${place}`,
})

type Publication = { readonly form: string; readonly version: string }

const savePublished = async (tx: Tx, made: Publication, draft: FormDraft, work: Work): Promise<void> => {
  const { region, municipality } = draft.owner
  const title = draft.definition.title.ru
  if (draft.form === null)
    await run(
      tx,
      sql`insert into form (id, region_id, municipality_id, title, source, copied_from)
          values (${made.form}, ${region}, ${municipality}, ${title}, ${draft.source}, ${draft.copiedFrom})`,
    )
  else await run(tx, sql`update form set title = ${title} where id = ${made.form}`)
  await run(
    tx,
    sql`insert into form_version (id, form_id, no, definition, keys, published_on, published_by)
        values (${made.version}, ${made.form}, ${draft.no + 1}, ${JSON.stringify(draft.definition)}::jsonb,
                ${fieldsOf(draft.definition).map(({ key }) => key)}, ${work.today}, ${tx.scope.person})`,
  )
  await run(tx, sql`delete from form_draft where id = ${draft.id}`)
  await work.fact('formPublished', null, { form: made.form, version: made.version })
}

/** The working copy becomes a version that never changes; answers of earlier versions stay with theirs. */
export const publishForm = command<DraftInput, FormDraft, Publication>({
  name: 'form.publish',
  input: DraftInput,
  access: access.askByForm,
  load: (tx, input) => lockDraft(tx, input.draft),
  decide: (draft, _input, { newId }): Result<Publication> => {
    const faults = check(draft.definition)
    return faults.length > 0
      ? refuseAll(faults.map(({ code, where }) => ({ code, values: { where } })))
      : ok({ form: draft.form ?? newId(), version: newId() })
  },
  save: savePublished,
  tell: (made, draft) => ({ row: made.form, change: { version: made.version, no: draft.no + 1 } }),
  to: (made) => `/forms/${made.form}?done=published`,
})

/** A working copy thrown away; what was published stays as it was. */
export const dropForm = command<DraftInput, FormDraft, FormDraft>({
  name: 'form.drop',
  input: DraftInput,
  access: access.askByForm,
  load: (tx, input) => lockDraft(tx, input.draft),
  decide: (draft) => ok(draft),
  save: async (tx, draft) => {
    await run(tx, sql`delete from form_draft where id = ${draft.id}`)
  },
  tell: (draft) => ({ row: draft.id, change: { form: draft.form } }),
  to: (draft) => (draft.form === null ? '/forms?done=dropped' : `/forms/${draft.form}?done=dropped`),
})
