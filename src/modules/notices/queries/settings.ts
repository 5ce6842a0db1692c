import type { Owner } from '../../../kernel/access.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { type NoticeSettings, type OwnSettings, type Someone, USUAL } from '../domain/types.ts'

export const SETTINGS_COLUMNS = `s.mode, s.hour, s.days_before as "daysBefore", s.days_after as "daysAfter",
  s.late_every as "lateEvery", s.mailbox, s.texts`

type Node = Pick<Owner, 'region' | 'municipality'>

/** The node whose settings this person keeps: his municipality, else his region. */
export const nodeOfKeeper = (scope: Tx['scope']): Owner | null => {
  const keepers = scope.roles.filter(({ role }) =>
    ['municipalCoordinator', 'regionalCoordinator', 'administrator'].includes(role),
  )
  const held =
    keepers.find(({ level }) => level === 'municipality') ?? keepers.find(({ level }) => level === 'region')
  return held === undefined
    ? null
    : {
        region: held.region,
        municipality: held.level === 'municipality' ? held.municipality : null,
        organisation: null,
      }
}

const nameOf = async (tx: Tx, { region, municipality }: Node): Promise<string> =>
  (
    await maybe(
      tx,
      municipality === null
        ? sql<{ name: string }>`select name from region where id = ${region}`
        : sql<{ name: string }>`select short_name as name from municipality where id = ${municipality}`,
    )
  )?.name ?? ''

type Row = NoticeSettings & {
  readonly version: number
  readonly municipality: string | null
  readonly programme: string | null
}

/** A programme whose participants may be written to in their own way. */
export type ProgrammeChoice = { readonly id: string; readonly name: string }

/** Programmes of the node that are under way or prepared. */
export const programmesOf = (tx: Tx, { region, municipality }: Node): Promise<ProgrammeChoice[]> =>
  rows(
    tx,
    sql<ProgrammeChoice>`select p.id, p.short_name as name from programme p where p.region_id = ${region} and p.state <> 'closed'
        and (${municipality}::uuid is null or exists (select from municipal_model m where m.programme_id = p.id and m.municipality_id = ${municipality}))
      order by p.from_on desc, p.id limit 20`,
  )

/**
 * Settings that hold for everybody at a node, or for the participants of a programme there: its own, else those of the
 * region, else those for everybody, else the usual ones. Null for a programme that is not the node's.
 */
export const settingsAt = async (
  tx: Tx,
  owner: Owner,
  programme: string | null,
): Promise<OwnSettings | null> => {
  const { region, municipality } = owner
  const chosen =
    programme === null ? null : (await programmesOf(tx, owner)).find(({ id }) => id === programme)
  if (chosen === undefined) return null
  const found = await rows(
    tx,
    sql<Row>`select ${sql.raw(SETTINGS_COLUMNS)}, s.version, s.municipality_id as municipality, s.programme_id as programme from notice_settings s
      where s.region_id = ${region} and (s.programme_id is null or s.programme_id = ${programme}) and s.organisation_id is null
        and (s.municipality_id is null or s.municipality_id = ${municipality}) order by s.programme_id nulls last, s.municipality_id nulls last`,
  )
  const own = found.find((row) => row.municipality === municipality && row.programme === programme)
  const nearest = own ?? found[0]
  const settings: NoticeSettings = nearest ?? USUAL
  const nodeName = await nameOf(tx, owner)
  return { owner, nodeName, programme: chosen, settings, version: own?.version ?? 0 }
}

/** People of a node to whom a letter may be shown. */
export const peopleToShow = (tx: Tx, { region, municipality }: Node): Promise<Someone[]> =>
  rows(
    tx,
    sql<Someone>`select p.id, concat_ws(' ', p.last_name, p.first_name, p.middle_name) as name
      from people_at(${municipality === null ? 'region' : 'municipality'}, ${municipality ?? region}) p
      where p.state = 'active' order by p.last_name, p.first_name limit 200`,
  )

/** The person and his notices that no letter has told yet: what a preview is made of. */
export const waitingOf = async (
  tx: Tx,
  person: string,
  since: string,
): Promise<{
  readonly first: string
  readonly waiting: readonly { code: string; number: number }[]
} | null> => {
  const who = await maybe(
    tx,
    sql<{ first: string }>`select first_name as first from person where id = ${person}`,
  )
  if (who === null) return null
  const waiting = await rows(
    tx,
    sql<{
      code: string
      number: number
    }>`select code, number from notices_waiting(${person}, ${since}::timestamptz)`,
  )
  return { first: who.first, waiting }
}
