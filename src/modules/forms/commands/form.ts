import type { Owner } from '../../../kernel/access.ts'
import { ok, type Result, refuseAll } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { check } from '../domain/check.ts'
import { type FormDefinition, fieldsOf } from '../domain/definition.ts'
import { PublishInput } from '../domain/input.ts'
import { nodeNamed } from '../domain/node.ts'
import { applyEdits, proposeForm } from '../domain/propose.ts'
import { findForm, paperForm, versionsOf } from '../queries/form.ts'

/** What is corrected and published: a version that exists, a table of a paper, or nothing yet. */
type Base = Subject & {
  readonly definition: FormDefinition
  /** The form that gets its next version; null when a new one begins. */
  readonly form: string | null
  readonly no: number
  readonly copiedFrom: string | null
  readonly source: string
}

type Publication = {
  readonly form: string
  readonly isNew: boolean
  readonly version: string
  readonly definition: FormDefinition
}

export const EMPTY_FORM: FormDefinition = { title: { ru: '' }, sections: [], rules: [] }

const NEW = { form: null, no: 0, copiedFrom: null, source: '' }

const fromForm = async (tx: Tx, id: string, node: Owner): Promise<Omit<Base, 'owner'> | null> => {
  const form = await findForm(tx, id)
  const [latest] = form === null ? [] : await versionsOf(tx, id)
  if (form === null || latest === undefined) return null
  const isOwn = form.region === node.region && form.municipality === node.municipality
  return {
    definition: latest.definition,
    form: isOwn ? id : null,
    no: isOwn ? latest.no : 0,
    copiedFrom: isOwn ? null : id,
    source: form.title,
  }
}

const fromPaper = async (tx: Tx, table: string): Promise<Omit<Base, 'owner'> | null> => {
  const paper = await paperForm(tx, table)
  return paper === null ? null : { ...NEW, definition: proposeForm(paper), source: paper.label }
}

const loadBase = async (tx: Tx, input: PublishInput): Promise<Base | null> => {
  const node = nodeNamed(tx.scope, input.node)
  if (node === null) return null
  const base =
    input.base === 'blank'
      ? { ...NEW, definition: EMPTY_FORM }
      : await (input.base === 'form' ? fromForm(tx, input.id, node.owner) : fromPaper(tx, input.id))
  return base && { ...base, owner: node.owner }
}

const save = async (tx: Tx, made: Publication, base: Base, work: Work): Promise<void> => {
  const { region, municipality } = base.owner
  if (made.isNew)
    await run(
      tx,
      sql`insert into form (id, region_id, municipality_id, title, source, copied_from)
          values (${made.form}, ${region}, ${municipality}, ${made.definition.title.ru}, ${base.source}, ${base.copiedFrom})`,
    )
  else await run(tx, sql`update form set title = ${made.definition.title.ru} where id = ${made.form}`)
  await run(
    tx,
    sql`insert into form_version (id, form_id, no, definition, keys, published_on, published_by)
        values (${made.version}, ${made.form}, ${base.no + 1}, ${JSON.stringify(made.definition)}::jsonb, ${fieldsOf(made.definition).map(({ key }) => key)},
                ${work.today}, ${tx.scope.person})`,
  )
  await work.fact('formPublished', null, { form: made.form, version: made.version })
}

/** A corrected form becomes a version that never changes; another's form is copied, one's own gets its next version. */
export const publishForm = command<PublishInput, Base, Publication>({
  name: 'form.publish',
  input: PublishInput,
  access: access.askByForm,
  load: loadBase,
  decide: (base, input, { newId }): Result<Publication> => {
    const definition = applyEdits(base.definition, input.title, input.edits)
    const faults = check(definition)
    if (faults.length > 0)
      return refuseAll(
        faults.map(({ code, where }) => ({
          code,
          field: input.edits.some(({ key }) => key === where) ? `f.${where}.label` : 'title',
          values: { where },
        })),
      )
    return ok({ form: base.form ?? newId(), isNew: base.form === null, version: newId(), definition })
  },
  save,
  tell: (made, base) => ({ row: made.form, change: { version: made.version, no: base.no + 1 } }),
  to: (made) => `/forms/${made.form}?done=published`,
})
