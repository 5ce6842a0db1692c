import type { Owner } from '../../../kernel/access.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { one, run, sql } from '../../../platform/database/query.ts'
import { type Act, findAct } from '../../programmes/public.ts'
import { approveForm, keepPair } from '../domain/access.ts'
import { JudgeTemplateInput, TemplateInput } from '../domain/contracts/input.ts'
import { unknownTags } from '../domain/contracts/values.ts'
import { findTemplate, type Template } from '../queries/contracts.ts'
import { linkAct } from './saving.ts'

/** The node whose form this person keeps: his municipality, else his region. */
export const formPlaceOf = ({
  municipalities,
  regions,
  roles,
}: {
  readonly municipalities: readonly Owner['municipality'][]
  readonly regions: readonly Owner['region'][]
  readonly roles: readonly Owner[]
}): Owner | null => {
  const municipality = municipalities[0] ?? null
  const region = regions[0] ?? roles.find((role) => role.municipality === municipality)?.region ?? null
  return region === null ? null : { region, municipality, organisation: null }
}

type Desk = Subject & { readonly owner: Owner; readonly next: number }
type Uploaded = {
  readonly id: string
  readonly file: NonNullable<TemplateInput['file']>
  readonly tags: readonly string[]
  readonly no: number
  readonly attachment: string
}

/** A form of the municipality from Word: every unknown word in braces is named, and a new edition waits to be approved. */
export const uploadTemplate = command<TemplateInput, Desk, Uploaded>({
  name: 'contractForm.upload',
  input: TemplateInput,
  access: keepPair,
  load: async (tx) => {
    const owner = formPlaceOf(tx.scope)
    if (owner === null) return null
    const { next } = await one(
      tx,
      sql<{ next: number }>`select coalesce(max(no), 0)::int + 1 as next from contract_template
        where region_id = ${owner.region} and municipality_id is not distinct from ${owner.municipality}::uuid`,
    )
    return { owner, next }
  },
  decide: ({ next }, { file, tags }, { newId }) => {
    if (file === null) return refuse('chooseFile', 'file')
    const unknown = unknownTags(tags)
    if (unknown.length > 0)
      return refuse('tagsUnknown', 'file', { tags: unknown.map((tag) => `{${tag}}`).join(', ') })
    if (tags.length === 0) return refuse('tagsNeeded', 'file')
    return ok({ id: newId(), file, tags, no: next, attachment: newId() })
  },
  save: async (tx, made, { owner }, work) => {
    const { file } = made
    await work.record({ id: made.id, kind: 'contractForm', title: file.name, owner, reach: 'shared' })
    await run(
      tx,
      sql`insert into attachment (id, record_id, purpose, name, sha256, size, media_type, added_by, added_at, region_id, municipality_id)
          values (${made.attachment}, ${made.id}, 'source', ${file.name}, ${file.sha256}, ${file.size}, ${file.mediaType}, ${tx.scope.person}, ${work.at}, ${owner.region}, ${owner.municipality})`,
    )
    await run(
      tx,
      sql`insert into contract_template (id, region_id, municipality_id, no, file_name, sha256, tags)
          values (${made.id}, ${owner.region}, ${owner.municipality}, ${made.no}, ${file.name}, ${file.sha256}, ${JSON.stringify(made.tags)}::jsonb)`,
    )
    await work.state({ record: made.id, from: null, to: 'draft', owner })
  },
  tell: (made) => ({ record: made.id, change: { no: made.no, tags: made.tags } }),
  to: () => '/contracts/form',
})

type Judging = Subject & { readonly template: Template; readonly owner: Owner; readonly act: Act | null }
type Judged = JudgeTemplateInput & { readonly by: Act | null }

/** Approves an edition by an act, after which new contracts are printed by it, or returns it with remarks. */
export const judgeTemplate = command<JudgeTemplateInput, Judging, Judged>({
  name: 'contractForm.judge',
  input: JudgeTemplateInput,
  access: approveForm,
  load: async (tx, input) => {
    await run(tx, sql`select 1 from contract_template where id = ${input.template} for update`)
    const template = await findTemplate(tx, input.template)
    return (
      template && {
        template,
        owner: { region: template.region, municipality: template.municipality, organisation: null },
        act: await findAct(tx, input.act, input.actWords),
      }
    )
  },
  decide: ({ template, act }, input) => {
    if (template.state !== 'draft') return refuse('templateNotNow')
    if (input.decision === 'approve')
      return act === null ? refuse('actNeeded', 'act') : ok({ ...input, by: act })
    return input.remarks === '' ? refuse('remarksNeeded', 'remarks') : ok({ ...input, by: null })
  },
  save: async (tx, change, { template, owner }, work) => {
    const act = change.by
    const isApproved = act !== null
    if (isApproved) {
      await run(
        tx,
        sql`update contract_template set state = 'replaced', version = version + 1 where region_id = ${owner.region}
          and municipality_id is not distinct from ${owner.municipality}::uuid and state = 'approved'`,
      )
      await run(tx, sql`update record set reach = 'below', version = version + 1 where id = ${template.id}`)
      await linkAct(tx, { record: template.id, owner, act }, work)
    }
    const to = isApproved ? 'approved' : 'remarks'
    await run(
      tx,
      sql`update contract_template set state = ${to}, remarks = ${change.remarks}, approved_on = ${isApproved ? work.today : null}, act_words = ${act?.words ?? ''}, version = version + 1 where id = ${template.id}`,
    )
    await work.state({
      record: template.id,
      from: template.state,
      to,
      note: act?.words ?? change.remarks,
      owner,
    })
  },
  tell: (change, { template }) => ({
    record: template.id,
    change: { decision: change.decision, directive: change.by?.directive ?? null },
  }),
  to: () => '/contracts/form',
})
