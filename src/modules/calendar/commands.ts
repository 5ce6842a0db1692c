import type { Guarded } from '../../kernel/access.ts'
import type { RegionId } from '../../kernel/ids.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { type AnyCommand, command } from '../../platform/command/command.ts'
import { run, sql, type Tx } from '../../platform/database/query.ts'
import * as access from './domain/access.ts'
import { LoadYearInput, SaveYearInput } from './domain/input.ts'
import type { CalendarDay, CalendarLoad } from './domain/types.ts'
import { lockLoad, lockYear } from './queries.ts'

export const loadPage = (id: string): string => `/calendar/load/${id}`

/** The calendar belongs to no node: an administrator answers for it from where he stands. */
const here = (tx: Tx): Guarded => {
  const region: RegionId | null = tx.scope.roles.find(({ role }) => role === 'administrator')?.region ?? null
  return { owner: { region, municipality: null, organisation: null } }
}

type NewLoad = {
  readonly id: string
  readonly year: number
  readonly basis: string
  readonly file: string
  readonly days: readonly CalendarDay[]
}

/** Keeps a table that was read without a fault, to be looked at before anything is changed. */
export const loadYear = command<LoadYearInput, Guarded, NewLoad>({
  name: 'calendar.load',
  input: LoadYearInput,
  access: access.keepCalendar,
  load: async (tx) => here(tx),
  decide: (_nothing, { year, basis, file, days }, { newId }) =>
    days.length === 0
      ? refuse('noRows', 'file')
      : ok({ id: newId(), year, basis, days, file: file?.name ?? '' }),
  save: async (tx, load, _subject, work) => {
    await run(
      tx,
      sql`insert into calendar_load (id, year, basis, days, file_name, created_by, created_at)
          values (${load.id}, ${load.year}, ${load.basis}, ${JSON.stringify(load.days)}, ${load.file}, ${tx.scope.person}, ${work.at})`,
    )
  },
  tell: ({ id, year, days }) => ({ change: { load: id, year, days: days.length } }),
  to: ({ id }) => loadPage(id),
})

type OfLoad = Guarded & CalendarLoad & { readonly yearVersion: number }

/** Puts the looked-at days in the place of the year's, all or none. */
export const saveYear = command<SaveYearInput, OfLoad, CalendarLoad>({
  name: 'calendar.save',
  input: SaveYearInput,
  access: access.keepCalendar,
  load: async (tx, input) => {
    const load = await lockLoad(tx, input.load)
    return load === null ? null : { ...load, ...here(tx), yearVersion: await lockYear(tx, load.year) }
  },
  decide: (load, { seen }) => {
    if (load.saved) return refuse('loadSaved')
    return seen === load.yearVersion ? ok(load) : refuse('yearChanged')
  },
  save: async (tx, { id, year, basis, days }, _subject, work) => {
    await run(
      tx,
      sql`delete from calendar_day where day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
    )
    await run(
      tx,
      sql`insert into calendar_day (day, kind, basis)
          select (d ->> 'day')::date, d ->> 'kind', d ->> 'basis' from jsonb_array_elements(${JSON.stringify(days)}::jsonb) d`,
    )
    await run(
      tx,
      sql`insert into calendar_year (year, basis, loaded_at, loaded_by) values (${year}, ${basis}, ${work.at}, ${tx.scope.person})
          on conflict (year) do update set basis = excluded.basis, moved_known = true, loaded_at = excluded.loaded_at,
            loaded_by = excluded.loaded_by, version = calendar_year.version + 1`,
    )
    await run(tx, sql`update calendar_load set saved_at = ${work.at}, version = version + 1 where id = ${id}`)
  },
  tell: ({ year, days }) => ({ change: { year, days: days.length } }),
  to: ({ year }) => `/calendar?year=${year}&saved=yes`,
})

export const calendarCommands: readonly AnyCommand[] = [loadYear, saveYear]
