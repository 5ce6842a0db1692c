import type { MunicipalityId } from '../../../kernel/ids.ts'
import { ok, refuse, refuseAll } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { appoint, personName, rolesGrantedBy } from '../../people/public.ts'
import { keepModel } from '../domain/access.ts'
import { AppointInput, ModelInput, MoveInput } from '../domain/input.ts'
import * as rules from '../domain/rules.ts'
import type { Act, Model, Programme } from '../domain/types.ts'
import { modelWorkflow } from '../domain/workflow.ts'
import { findPassport, lockModel, modelOf } from '../queries/model.ts'
import { findAct } from '../queries/papers.ts'
import { findProgramme } from '../queries/programme.ts'
import { linkAct, openBelow } from './saving.ts'

export const modelPage = (id: string): string => `/models/${id}`

export type Making = Subject & {
  readonly programme: Programme
  readonly municipality: MunicipalityId
  readonly taken: boolean
}
export type Made = {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly copiedFrom: string | null
}

export const loadMaking = async (
  tx: Tx,
  programmeId: string,
  municipality: MunicipalityId,
): Promise<Making | null> => {
  const programme = await findProgramme(tx, programmeId)
  const place = await maybe(
    tx,
    sql<{
      id: string
    }>`select id from municipality where id = ${municipality} and region_id = ${programme?.region ?? null}::uuid`,
  )
  if (programme === null || place === null) return null
  return {
    owner: { region: programme.region, municipality, organisation: null },
    programme,
    municipality,
    taken: (await modelOf(tx, programme.id, municipality)) !== null,
  }
}

export const insertModel = async (tx: Tx, made: Made, making: Making, work: Work): Promise<void> => {
  await work.record({
    id: made.id,
    kind: 'municipalModel',
    title: made.name,
    owner: making.owner,
    reach: 'own',
  })
  await run(
    tx,
    sql`insert into municipal_model (id, region_id, municipality_id, programme_id, name, short_name, copied_from)
        values (${made.id}, ${making.owner.region}, ${making.municipality}, ${making.programme.id}, ${made.name}, ${made.shortName}, ${made.copiedFrom})`,
  )
  await work.state({ record: made.id, from: null, to: 'draft', owner: making.owner })
}

/** A model is made under a programme that is not over, once for a municipality. */
export const mayBeMade = (making: Making) =>
  making.programme.state === 'closed'
    ? refuseAll([{ code: 'closedIsHistory' }])
    : making.taken
      ? refuse('one_model_of_a_municipality')
      : ok(making)

export const addModel = command<ModelInput, Making, Made>({
  name: 'model.add',
  input: ModelInput,
  access: keepModel,
  load: (tx, input) => loadMaking(tx, input.programme, input.municipality),
  decide: (making, input, { newId }) => {
    const may = mayBeMade(making)
    return may.ok ? ok({ id: newId(), name: input.name, shortName: input.shortName, copiedFrom: null }) : may
  },
  save: insertModel,
  tell: (made, making) => ({ record: made.id, change: { programme: making.programme.id } }),
  to: (made) => modelPage(made.id),
})

type Moving = Model & { readonly act: Act | null; readonly hasPassport: boolean }

/** Approves, starts or closes a model by an act (R007): an approved model has a passport. */
export const moveModel = command<MoveInput, Moving, rules.Moved>({
  name: 'model.move',
  input: MoveInput,
  access: keepModel,
  load: async (tx, input) => {
    const model = await lockModel(tx, input.id)
    if (model === null) return null
    return {
      ...model,
      act: await findAct(tx, input.act, input.actWords),
      hasPassport: (await findPassport(tx, model.id)) !== null,
    }
  },
  decide: (model, input) =>
    input.action === 'agree' && !model.hasPassport
      ? refuse('passportNeeded')
      : rules.moveByAct(modelWorkflow, model.state, input.action, model.act),
  save: async (tx, change, model, work) => {
    await run(
      tx,
      sql`update municipal_model set state = ${change.to}, version = version + 1 where id = ${model.id}`,
    )
    await work.state({
      record: model.id,
      from: change.from,
      to: change.to,
      note: change.act.words,
      owner: model.owner,
    })
    await linkAct(tx, { record: model.id, owner: model.owner, act: change.act }, work)
    await openBelow(tx, model.id)
    await work.fact('modelMoved', model.id, { to: change.to })
  },
  tell: (change, model) => ({
    record: model.id,
    change: { from: change.from, to: change.to, directive: change.act.directive, clause: change.act.clause },
  }),
  to: (_change, model) => modelPage(model.id),
})

type Appointing = Model & { readonly act: Act | null; readonly person: string | null; readonly held: boolean }
type Appointed = Pick<AppointInput, 'person' | 'role' | 'from'> & { readonly act: Act }

/** Gives a person a role of the model by a clause of an act, from its day (R008). */
export const appointByClause = command<AppointInput, Appointing, Appointed>({
  name: 'model.appoint',
  input: AppointInput,
  access: keepModel,
  load: async (tx, input) => {
    const model = await lockModel(tx, input.model)
    if (model === null) return null
    const held = await maybe(
      tx,
      sql<{
        id: string
      }>`select id from role_held where person_id = ${input.person} and role = ${input.role} and level = 'municipality'
        and municipality_id = ${model.municipality} and (until_on is null or until_on > ${input.from})`,
    )
    return {
      ...model,
      act: await findAct(tx, input.act, input.actWords),
      person: await personName(tx, input.person),
      held: held !== null,
    }
  },
  decide: (model, input, { scope }) => {
    if (model.person === null) return refuse('noSuchPerson', 'person')
    if (model.held) return refuse('roleHeldAlready', 'person')
    if (model.act === null) return refuse('actNeeded', 'act')
    if (!rolesGrantedBy(scope, model.owner).includes(input.role)) return refuse('roleNotYours', 'role')
    return ok({ person: input.person, role: input.role, from: input.from, act: model.act })
  },
  save: async (tx, change, model, work) => {
    const { act } = change
    await appoint(
      tx,
      {
        ...change,
        owner: model.owner,
        act: act.words,
        actRecord: act.directive,
        actClause: act.clause === null ? null : act.words,
      },
      work,
    )
    await linkAct(tx, { record: model.id, row: change.person, owner: model.owner, act }, work)
  },
  tell: (change, model) => ({
    record: model.id,
    row: change.person,
    change: {
      role: change.role,
      from: change.from,
      directive: change.act.directive,
      clause: change.act.clause,
    },
  }),
  to: (_change, model) => `${modelPage(model.id)}#people`,
})
