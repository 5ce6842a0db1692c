import { namingOf, normalForms } from '../names.ts'
import { normalOf } from '../normal.ts'
import type { Facts, Naming } from '../types.ts'
import { categoryStep } from './category.ts'
import { type KnownOrganisation, placed } from './known.ts'
import { districtOf } from './place.ts'
import { type CategoryStep, type Change, fail, type Ground, type PlannedRow } from './plan-types.ts'
import { kindOfRow, type RegisterRow } from './row.ts'

/** What is known of an organisation before anything is. */
export const NO_FACTS: Facts = {
  inn: null,
  kpp: null,
  ogrn: null,
  oktmo: null,
  okpo: null,
  address: null,
  latitude: null,
  longitude: null,
  isRural: null,
  pupils: null,
  teachers: null,
  adverse: false,
  siteUrl: null,
  email: null,
  phone: null,
}

/** Takes names for an organisation; one that another already answers to is a fault of the row. */
const claim = (
  row: RegisterRow,
  municipality: string | null,
  names: readonly string[],
  holder: string,
  ground: Ground,
): void => {
  for (const name of names) {
    const key = placed(municipality, normalOf(name))
    const other = ground.claims.get(key)
    if (other === undefined) ground.claims.set(key, { holder, name: row.shortName })
    else if (other.holder !== holder)
      fail(ground, row, 'shortName', name, 'nameOfOther', { name: other.name })
  }
}

/** A row whose organisation the register does not know. */
export const planNew = (row: RegisterRow, municipality: string | null, ground: Ground): PlannedRow => {
  const naming = namingOf({
    shortName: row.shortName,
    fullName: row.fullName ?? row.shortName,
    kind: kindOfRow(row),
    schoolType: row.schoolType,
    district: districtOf(row, municipality, ground),
  })
  const own = normalForms(naming)
  const aliases = row.aliases.filter((alias) => !own.includes(normalOf(alias)))
  claim(row, municipality, [naming.shortName, naming.fullName, ...aliases], `row ${row.row}`, ground)
  const category = categoryStep(row, naming, [], ground)
  return {
    kind: 'new',
    row: row.row,
    municipality,
    naming,
    facts: { ...NO_FACTS, ...row.facts },
    category,
    aliases,
  }
}

/** Where the full name was only the short one repeated, it follows the short one. */
const fullNameKept = (row: RegisterRow, known: KnownOrganisation): string =>
  known.fullName === known.shortName ? row.shortName : known.fullName

const namingAfter = (row: RegisterRow, known: KnownOrganisation, ground: Ground): Naming => {
  const theirs = ground.settings.names === 'theirs'
  const kind = row.kind ?? known.kind
  const naming = namingOf({
    shortName: theirs ? row.shortName : known.shortName,
    fullName: theirs ? (row.fullName ?? fullNameKept(row, known)) : known.fullName,
    kind,
    schoolType: row.schoolType ?? known.schoolType,
    district: districtOf(row, known.municipality, ground) ?? known.district,
  })
  // a type that nobody has named is guessed for a new school only: a file that says nothing of it changes nothing
  const isSame = naming.shortName === known.shortName && kind === known.kind && row.schoolType === null
  return isSame ? { ...naming, schoolType: known.schoolType } : naming
}

/** Names that the card does not answer to yet: those of the row, its aliases, and our former name when theirs is taken. */
const newAliases = (row: RegisterRow, known: KnownOrganisation, naming: Naming): readonly string[] => {
  const answered = new Set([...normalForms(naming), ...known.aliases])
  const fresh = new Map<string, string>()
  for (const name of [row.shortName, row.fullName ?? '', known.shortName, known.fullName, ...row.aliases]) {
    const normal = normalOf(name)
    if (normal !== '' && !answered.has(normal) && !fresh.has(normal)) fresh.set(normal, name)
  }
  return [...fresh.values()]
}

const shown = (value: string | number | boolean | null): string =>
  value === null ? '' : typeof value === 'boolean' ? (value ? 'да' : 'нет') : String(value)

const NAMING_FIELDS = ['shortName', 'fullName', 'kind', 'schoolType', 'district'] as const
const FACT_FIELDS = Object.keys(NO_FACTS) as readonly (keyof Facts)[]

const differing = <K extends string>(
  fields: readonly K[],
  was: Readonly<Record<K, string | number | boolean | null>>,
  now: Readonly<Record<K, string | number | boolean | null>>,
): Change[] =>
  fields
    .filter((field) => was[field] !== now[field])
    .map((field) => ({ field, from: shown(was[field]), to: shown(now[field]) }))

const categoryChange = (step: CategoryStep): Change => ({
  field: 'category',
  from: (step.ends ?? step.replaces)?.category ?? '',
  to: step.category ?? '',
})

/** A row whose organisation is in the register: what of it changes, or that nothing does. */
export const planKnown = (row: RegisterRow, known: KnownOrganisation, ground: Ground): PlannedRow => {
  const naming = namingAfter(row, known, ground)
  const facts = { ...known.facts, ...row.facts }
  const category = categoryStep(row, naming, known.categories, ground)
  const aliases = newAliases(row, known, naming)
  claim(row, known.municipality, [naming.shortName, ...aliases], known.id, ground)
  const changes: Change[] = [
    ...differing(NAMING_FIELDS, known, naming),
    ...differing(FACT_FIELDS, known.facts, facts),
    ...(category === null ? [] : [categoryChange(category)]),
    ...aliases.map((alias) => ({ field: 'aliases', from: '', to: alias })),
  ]
  if (changes.length === 0) return { kind: 'unchanged', row: row.row, known }
  return { kind: 'changed', row: row.row, known, naming, facts, category, aliases, changes }
}
