import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { daysOffOfYears } from '../../calendar/public.ts'
import type { Category } from '../../schools/domain/types.ts'
import type { Carrier, Carrying } from '../commands/carriers/carrier.ts'
import { allGroups } from '../domain/passport.ts'
import type { Model, Passport, PassportGroup, Programme } from '../domain/types.ts'
import {
  type LeftBehind,
  type MovedTerm,
  type OpenTerm,
  type PlaceNames,
  placesInTexts,
  plainLine,
  sayOf,
  type YearLine,
  yearsBetween,
  yearsInTexts,
} from '../domain/year.ts'
import { findPassport } from './model.ts'
import { ownHeadings } from './register.ts'

type Member = {
  readonly id: OrganisationId
  readonly name: string
  readonly category: Category
  readonly from: Day
  readonly until: Day | null
  readonly isClosed: boolean
}

/** Everybody who took part, each with his last period. */
const lastPeriods = (tx: Tx, model: string): Promise<Member[]> =>
  rows(
    tx,
    sql<Member>`select * from (select distinct on (t.organisation_id) t.organisation_id as id, o.short_name as name, o.normal_name, t.category, t.from_on as "from", t.until_on as until,
        o.state = 'closed' as "isClosed" from participation t join organisation o on o.id = t.organisation_id where t.record_id = ${model}
        order by t.organisation_id, t.from_on desc) m order by m.normal_name collate ru_natural limit 1500`,
  )

/** What a model of another year is made of: lines with old and new days, and what stays behind. */
export type YearGround = {
  readonly carrying: Carrying
  readonly lines: readonly YearLine[]
  readonly behind: readonly LeftBehind[]
  readonly terms: readonly OpenTerm[]
  readonly moved: readonly MovedTerm[]
  readonly groups: readonly { readonly category: Category; readonly schools: readonly string[] }[]
  readonly passport: (Pick<Passport, 'fields'> & { readonly groups: readonly PassportGroup[] }) | null
}

type Target = { readonly programme: Programme; readonly municipality: MunicipalityId }

const schoolLines = (members: readonly Member[], { isHere }: Carrying) => {
  const carried = members.filter((member) => isHere && member.until === null && !member.isClosed)
  const behind: LeftBehind[] = members
    .filter((member) => !carried.includes(member))
    .map((member) => ({ title: member.name, kind: 'school', reason: isHere ? 'left' : 'elsewhere' }))
  const lines = carried.map((member) => plainLine('school', member.id, member.name))
  return {
    carried,
    lines,
    behind: isHere
      ? behind
      : behind.slice(0, 1).map((first) => ({ ...first, title: String(members.length) })),
  }
}

const groupsFor = (
  members: readonly Member[],
  own: Awaited<ReturnType<typeof ownHeadings>>,
): PassportGroup[] =>
  allGroups(
    members.map(({ category, id, name }) => ({
      category,
      heading: '',
      schools: [{ organisation: id, written: name }],
    })),
    own,
  )

/** Names of the two municipalities; null where it is one, whose name stays. */
const placesOf = async (
  tx: Tx,
  from: string,
  to: string,
): Promise<{ readonly from: PlaceNames; readonly to: PlaceNames } | null> => {
  if (from === to) return null
  const found = await rows(
    tx,
    sql<
      PlaceNames & { readonly id: string }
    >`select id, name, name_genitive as genitive from municipality where id in (${from}, ${to})`,
  )
  const [source, target] = [from, to].map((wanted) => found.find(({ id }) => id === wanted))
  return source === undefined || target === undefined ? null : { from: source, to: target }
}

/** Reads what there is to carry over from a model to a programme of another year or to another municipality. */
export const loadYear = async (
  tx: Tx,
  source: Model,
  target: Target,
  carriers: readonly Carrier[],
): Promise<YearGround> => {
  const isHere = source.municipality === target.municipality
  const places = await placesOf(tx, source.municipality, target.municipality)
  const carrying: Carrying = {
    source,
    ...target,
    years: yearsBetween(source.programmeSpan.from, target.programme.from),
    isHere,
    say: places === null ? (text) => text : sayOf(places.from, places.to),
    known: await daysOffOfYears(tx, target.programme.from),
  }
  const members = await lastPeriods(tx, source.id)
  const schools = schoolLines(members, carrying)
  const carried = []
  for (const carrier of carriers) carried.push(await carrier.find(tx, carrying))
  const passport = await findPassport(tx, source.id)
  return {
    carrying,
    lines: [...schools.lines, ...carried.flatMap(({ lines }) => lines)],
    behind: [
      ...schools.behind,
      ...carried.flatMap(({ behind }) => behind),
      ...(passport === null ? [] : yearsInTexts(passport.fields)),
      ...(passport === null || places === null ? [] : placesInTexts(passport.fields, places.from)),
    ],
    terms: carried.flatMap(({ terms }) => terms),
    moved: carried.flatMap(({ moved }) => moved),
    groups: [...new Set(schools.carried.map(({ category }) => category))].map((category) => ({
      category,
      schools: schools.carried.filter((member) => member.category === category).map(({ id }) => id),
    })),
    passport: passport && {
      fields: passport.fields,
      groups: groupsFor(schools.carried, await ownHeadings(tx, target.municipality)),
    },
  }
}
