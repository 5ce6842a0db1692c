import type { AccessRule, Owner } from '../../../kernel/access.ts'
import type { Result } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { openModel, openProgramme } from '../domain/access.ts'
import { OpeningInput } from '../domain/input.ts'
import { opened, shut } from '../domain/opening.ts'
import type { ProgrammeState } from '../domain/types.ts'
import { findPassport, lockModel } from '../queries/model.ts'
import { openingOf } from '../queries/opening.ts'
import { lockProgramme } from '../queries/programme.ts'
import { modelPage } from './model.ts'
import { programmePage } from './programme.ts'
import { touch } from './saving.ts'

type Shown = Subject & {
  readonly id: string
  readonly owner: Owner
  readonly state: ProgrammeState
  readonly isOpen: boolean
  readonly passport?: { readonly now: string | null; readonly shown: string | null }
}
type Change = { readonly passport: string | null }

/** Two kinds of things are opened: how each is locked, where it stands, who may. */
type Kind = {
  readonly table: 'programme' | 'municipal_model'
  readonly access: AccessRule
  readonly load: (tx: Tx, id: string) => Promise<Shown | null>
  readonly page: (id: string) => string
}

const PROGRAMME: Kind = {
  table: 'programme',
  access: openProgramme,
  load: lockProgramme,
  page: programmePage,
}

const MODEL: Kind = {
  table: 'municipal_model',
  access: openModel,
  load: async (tx, id) => {
    const model = await lockModel(tx, id)
    if (model === null) return null
    const now = (await findPassport(tx, id))?.id ?? null
    return { ...model, passport: { now, shown: (await openingOf(tx, id))?.passport ?? null } }
  },
  page: modelPage,
}

const shutNow = (tx: Tx, id: string, work: Work): Promise<number> =>
  run(
    tx,
    sql`update opening set shut_at = ${work.at}, shut_by = ${tx.scope.person} where record_id = ${id} and shut_at is null`,
  )

const insertOpening = ({ owner, id }: Shown, { passport }: Change, tx: Tx, work: Work): Promise<number> =>
  run(
    tx,
    sql`insert into opening (id, record_id, region_id, municipality_id, passport_id, opened_at, opened_by)
        values (${work.newId()}, ${id}, ${owner.region}, ${owner.municipality}, ${passport}, ${work.at}, ${tx.scope.person})`,
  )

const turning = (
  name: string,
  kind: Kind,
  reach: 'open' | 'below',
  decide: (thing: Shown) => Result<Change>,
) =>
  command<OpeningInput, Shown, Change>({
    name,
    input: OpeningInput,
    access: kind.access,
    load: (tx, { id }) => kind.load(tx, id),
    decide: (thing) => decide(thing),
    save: async (tx, change, thing, work) => {
      await shutNow(tx, thing.id, work)
      if (reach === 'open') await insertOpening(thing, change, tx, work)
      await run(tx, sql`update record set reach = ${reach}, version = version + 1 where id = ${thing.id}`)
      await touch(tx, kind.table, thing.id)
    },
    tell: (change, thing) => ({ record: thing.id, change: { reach, passport: change.passport } }),
    to: (_change, thing) => `${kind.page(thing.id)}/public`,
  })

/** «Открыть для всех»: from now on everybody sees it at `/open` without signing in. */
export const openProgrammeToAll = turning('programme.open', PROGRAMME, 'open', opened)
export const openModelToAll = turning('model.open', MODEL, 'open', opened)

/** «Закрыть»: only those who saw it before see it again. */
export const shutProgramme = turning('programme.shut', PROGRAMME, 'below', shut)
export const shutModel = turning('model.shut', MODEL, 'below', shut)
