import { createHash } from 'node:crypto'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { rememberAlias } from '../../schools/public.ts'
import { keepModel } from '../domain/access.ts'
import { PassportInput, UploadInput } from '../domain/input.ts'
import { allGroups, type ReadPassport } from '../domain/passport.ts'
import { whileOpen } from '../domain/rules.ts'
import type { Model, PassportGroup, PassportTexts } from '../domain/types.ts'
import {
  findPassport,
  findReading,
  lockModel,
  type PassportVersion,
  participantsOf,
} from '../queries/model.ts'
import { ownHeadings, tieToRegister } from '../queries/register.ts'
import { keepEffects } from './effects.ts'

/** What was read from a file, with schools tied to the register where it was certain. */
export type ReadFile = ReadPassport & { readonly document: unknown }

type Uploaded = {
  readonly id: string
  readonly attachment: string
  readonly read: ReadFile
  readonly groups: readonly PassportGroup[]
  readonly file: NonNullable<UploadInput['file']>
}
type Uploading = Model & { readonly tie: (read: ReadFile) => readonly PassportGroup[] }

const saveReading = async (tx: Tx, change: Uploaded, model: Model, work: Work): Promise<void> => {
  const { file } = change
  await run(
    tx,
    sql`insert into attachment (id, record_id, purpose, name, sha256, size, media_type, added_by, added_at, region_id, municipality_id)
        values (${change.attachment}, ${model.id}, 'source', ${file.name}, ${file.sha256}, ${file.size}, ${file.mediaType}, ${tx.scope.person}, ${work.at}, ${model.region}, ${model.municipality})`,
  )
  await run(
    tx,
    sql`insert into model_passport (id, record_id, region_id, municipality_id, number, fields, groups, source_attachment_id, model, saved_by, saved_at)
        values (${change.id}, ${model.id}, ${model.region}, ${model.municipality}, null, ${JSON.stringify({ ...change.read.fields, _unknown: change.read.unknown })},
          ${JSON.stringify(change.groups)}, ${change.attachment}, ${JSON.stringify(change.read.document)}, ${tx.scope.person}, ${work.at})`,
  )
}

/** A passport comes in as a file: what was read waits for a person beside the original. */
export const uploadPassport = command<UploadInput, Uploading, Uploaded>({
  name: 'passport.upload',
  input: UploadInput,
  access: keepModel,
  load: async (tx, input) => {
    const model = await lockModel(tx, input.model)
    return model && { ...model, tie: await tieToRegister(tx, model) }
  },
  decide: (model, input, { newId }): Result<Uploaded> => {
    const closed = whileOpen(model)
    if (closed.length > 0) return refuseAll(closed)
    const read = input.read as ReadFile | null
    if (input.file === null || read === null) return refuse('noPassportInFile', 'file')
    return ok({ id: newId(), attachment: newId(), read, groups: model.tie(read), file: input.file })
  },
  save: saveReading,
  tell: (change, model) => ({ record: model.id, row: change.id, change: { file: change.file.sha256 } }),
  to: (change, model) => `/models/${model.id}/passport/check/${change.id}`,
})

type Saving = Model & {
  readonly reading: PassportVersion | null
  readonly last: PassportVersion | null
  readonly participants: readonly PassportGroup[]
}
type Saved = {
  readonly id: string
  readonly isReading: boolean
  readonly number: number
  readonly fields: PassportTexts
  readonly groups: readonly PassportGroup[]
  readonly note: string
  readonly learn: readonly { readonly organisation: OrganisationId; readonly written: string }[]
}

/** Participants of today as the groups of a passport written by hand, called as the municipality calls them (R219). */
export const groupsNow = async (
  tx: Tx,
  model: Pick<Model, 'id' | 'municipality'>,
): Promise<PassportGroup[]> => {
  const schools = await participantsOf(tx, model.id, tx.scope.today)
  return allGroups(
    schools.map(({ category, organisation, name }) => ({
      category,
      heading: '',
      schools: [{ organisation, written: name }],
    })),
    await ownHeadings(tx, model.municipality),
  )
}

const groupsFrom = (input: PassportInput, reading: PassportVersion): PassportGroup[] =>
  allGroups([
    ...reading.groups.map((group) => ({ ...group, schools: [] })),
    ...input.schools.map(({ written, school, category }) => ({
      category,
      heading: '',
      schools: [{ written, organisation: school === 'none' ? null : (school as OrganisationId) }],
    })),
  ])

const decideSave = (model: Saving, input: PassportInput, newId: () => string): Result<Saved> => {
  const closed = whileOpen(model)
  if (closed.length > 0) return refuseAll(closed)
  if (input.passport !== '' && model.reading === null) return refuse('passportChecked')
  const open = input.schools.findIndex(({ school }) => school === '')
  if (model.reading !== null && open !== -1)
    return refuse('schoolUnknown', `school-${open}`, { school: input.schools[open]?.written ?? '' })
  if (input.fields.name === '') return refuse('required', 'fields.name')
  const known = new Map(
    model.reading?.groups.flatMap((group) => group.schools.map((each) => [each.written, each.organisation])),
  )
  return ok({
    id: model.reading?.id ?? newId(),
    isReading: model.reading !== null,
    number: (model.last?.number ?? 0) + 1,
    fields: input.fields,
    groups: model.reading === null ? model.participants : groupsFrom(input, model.reading),
    note: input.note,
    learn: !input.remember
      ? []
      : input.schools.flatMap(({ written, school }) =>
          school === '' || school === 'none' || known.get(written) === school
            ? []
            : [{ organisation: school as OrganisationId, written }],
        ),
  })
}

/** Saves a passport as its next version; nothing saved before is changed (decisions 16). */
export const savePassport = command<PassportInput, Saving, Saved>({
  name: 'passport.save',
  input: PassportInput,
  access: keepModel,
  load: async (tx, input) => {
    const model = await lockModel(tx, input.model)
    if (model === null) return null
    return {
      ...model,
      reading: input.passport === '' ? null : await findReading(tx, model.id, input.passport),
      last: await findPassport(tx, model.id),
      participants: await groupsNow(tx, model),
    }
  },
  decide: (model, input, { newId }) => decideSave(model, input, newId),
  save: async (tx, change, model, work) => {
    const note = change.note === '' ? null : change.note
    if (change.isReading)
      await run(
        tx,
        sql`update model_passport set number = ${change.number}, fields = ${JSON.stringify(change.fields)}, groups = ${JSON.stringify(change.groups)}, note = ${note},
            model = null, saved_by = ${tx.scope.person}, saved_at = ${work.at} where id = ${change.id}`,
      )
    else await insertPassport(tx, change, model, work)
    await keepEffects(tx, change.fields, model, work)
    await run(
      tx,
      sql`update municipal_model set name = ${change.fields.name.slice(0, 500)}, version = version + 1 where id = ${model.id}`,
    )
    await run(
      tx,
      sql`update record set title = ${change.fields.name.slice(0, 500)}, version = version + 1 where id = ${model.id}`,
    )
    for (const alias of change.learn) await rememberAlias(tx, { ...alias, owner: model.owner })
  },
  tell: (change, model) => ({
    record: model.id,
    row: change.id,
    change: {
      number: change.number,
      digest: createHash('sha256')
        .update(JSON.stringify([change.fields, change.groups]))
        .digest('hex'),
    },
  }),
  to: (_change, model) => `/models/${model.id}/passport`,
})

type NewPassport = Pick<Saved, 'id' | 'number' | 'fields' | 'groups' | 'note'>

export const insertPassport = async (
  tx: Tx,
  passport: NewPassport,
  model: Pick<Model, 'id' | 'region' | 'municipality'>,
  work: Work,
): Promise<void> => {
  await run(
    tx,
    sql`insert into model_passport (id, record_id, region_id, municipality_id, number, fields, groups, note, saved_by, saved_at)
        values (${passport.id}, ${model.id}, ${model.region}, ${model.municipality}, ${passport.number}, ${JSON.stringify(passport.fields)}, ${JSON.stringify(passport.groups)},
          ${passport.note === '' ? null : passport.note}, ${tx.scope.person}, ${work.at})`,
  )
}
