import { ok, refuse } from '../../kernel/result.ts'
import { type AnyCommand, command } from '../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../platform/database/query.ts'
import { keepOwn } from './domain/access.ts'
import {
  LookedInput,
  RemoveFilterInput,
  RenameFilterInput,
  SaveFilterInput,
  SeenInput,
  StarInput,
} from './domain/input.ts'
import { addressOf } from './domain/lists.ts'
import type { Own, SavedFilter, Subject } from './domain/types.ts'
import { filterById } from './queries/filters.ts'

const NOBODY = { region: null, municipality: null, organisation: null }

const own = (tx: Tx): Own => ({ owner: NOBODY, named: { keeper: tx.scope.person } })

const COLUMN: Readonly<Record<Subject['kind'], ReturnType<typeof sql>>> = {
  record: sql`record_id`,
  who: sql`who_id`,
  form: sql`form_id`,
}
const SEEN_IN: Readonly<Record<Subject['kind'], ReturnType<typeof sql>>> = {
  record: sql`record`,
  who: sql`person`,
  form: sql`form`,
}
const PAGE: Readonly<Record<Subject['kind'], string>> = { record: '/sources', who: '/people', form: '/forms' }

/** Stars of one person; more is a register, not a list of what matters. */
const MOST_STARS = 500
/** Kept filters of one list. */
const MOST_FILTERS = 20

type Starring = Own & { readonly stars: number }

/** Puts a star on a thing that the person sees, or takes it away. */
export const keepStar = command<StarInput, Starring, StarInput>({
  name: 'watching.star',
  input: StarInput,
  access: keepOwn,
  load: async (tx, { subject }) => {
    const seen = await maybe(
      tx,
      sql<{
        stars: number
      }>`select (select count(*)::int from watched where person_id = ${tx.scope.person}) as stars
        from ${SEEN_IN[subject.kind]} where id = ${subject.id}`,
    )
    return seen === null ? null : { ...own(tx), stars: seen.stars }
  },
  decide: ({ stars }, input) =>
    input.keep && stars >= MOST_STARS ? refuse('tooManyStars', undefined, { most: MOST_STARS }) : ok(input),
  save: async (tx, { subject, keep }, _own, work) => {
    const column = COLUMN[subject.kind]
    await run(
      tx,
      keep
        ? sql`insert into watched (id, person_id, ${column}, since, seen_at)
            values (${work.newId()}, ${tx.scope.person}, ${subject.id}, ${work.at}, ${work.at}) on conflict do nothing`
        : sql`delete from watched where person_id = ${tx.scope.person} and ${column} = ${subject.id}`,
    )
  },
  tell: ({ subject, keep }) => ({
    record: subject.kind === 'record' ? subject.id : null,
    row: subject.kind === 'record' ? null : subject.id,
    change: { keep },
  }),
  to: ({ subject, back }) => (back === 'list' ? '/watching' : `${PAGE[subject.kind]}/${subject.id}`),
})

/** «Просмотрено»: what happened until now is no news any more. */
export const seeStars = command<SeenInput, Own, SeenInput>({
  name: 'watching.seen',
  input: SeenInput,
  access: keepOwn,
  load: async (tx) => own(tx),
  decide: (_own, input) => ok(input),
  save: async (tx, { star }, _own, work) => {
    await run(
      tx,
      sql`update watched set seen_at = ${work.at} where person_id = ${tx.scope.person} and (${star} = '' or id::text = ${star})`,
    )
  },
  tell: () => ({}),
  to: () => '/watching',
})

/** The next look at «Что изменилось» begins here. */
export const lookedThrough = command<LookedInput, Own, null>({
  name: 'watching.looked',
  input: LookedInput,
  access: keepOwn,
  load: async (tx) => own(tx),
  decide: () => ok(null),
  save: async (tx, _change, _own, work) => {
    await run(
      tx,
      sql`insert into last_look (person_id, at) values (${tx.scope.person}, ${work.at}) on conflict (person_id) do update set at = excluded.at`,
    )
  },
  tell: () => ({}),
  to: () => '/changes',
})

type Saving = Own & { readonly filters: number }

/** Keeps the filter in force under a name; the same name takes the new filter. */
export const saveFilter = command<SaveFilterInput, Saving, SaveFilterInput>({
  name: 'watching.saveFilter',
  input: SaveFilterInput,
  access: keepOwn,
  load: async (tx, { list, name }) => {
    const found = await maybe(
      tx,
      sql<{
        filters: number
      }>`select count(*)::int as filters from saved_filter where person_id = ${tx.scope.person} and list = ${list} and name <> ${name}`,
    )
    return { ...own(tx), filters: found?.filters ?? 0 }
  },
  decide: ({ filters }, input) =>
    filters >= MOST_FILTERS ? refuse('tooManyFilters', undefined, { most: MOST_FILTERS }) : ok(input),
  save: async (tx, { list, query, name }, _own, work) => {
    await run(
      tx,
      sql`insert into saved_filter (id, person_id, list, name, query, saved_at)
        values (${work.newId()}, ${tx.scope.person}, ${list}, ${name}, ${query}, ${work.at})
        on conflict on constraint saved_filter_name_once do update set query = excluded.query, saved_at = excluded.saved_at`,
    )
  },
  tell: ({ list }) => ({ change: { list } }),
  to: addressOf,
})

type Kept = Own & { readonly filter: SavedFilter }

const findOwn = async (tx: Tx, id: string): Promise<Kept | null> => {
  const filter = await filterById(tx, id)
  return filter === null ? null : { ...own(tx), filter }
}

export const renameFilter = command<RenameFilterInput, Kept, RenameFilterInput>({
  name: 'watching.renameFilter',
  input: RenameFilterInput,
  access: keepOwn,
  load: (tx, input) => findOwn(tx, input.filter),
  decide: (_kept, input) => ok(input),
  save: async (tx, { name }, { filter }) => {
    await run(tx, sql`update saved_filter set name = ${name} where id = ${filter.id}`)
  },
  tell: () => ({}),
  to: () => '/filters',
})

export const removeFilter = command<RemoveFilterInput, Kept, null>({
  name: 'watching.removeFilter',
  input: RemoveFilterInput,
  access: keepOwn,
  load: (tx, input) => findOwn(tx, input.filter),
  decide: () => ok(null),
  save: async (tx, _change, { filter }) => {
    await run(tx, sql`delete from saved_filter where id = ${filter.id}`)
  },
  tell: (_change, { filter }) => ({ change: { list: filter.list } }),
  to: () => '/filters',
})

export const watchingCommands: readonly AnyCommand[] = [
  keepStar,
  seeStars,
  lookedThrough,
  saveFilter,
  renameFilter,
  removeFilter,
]
