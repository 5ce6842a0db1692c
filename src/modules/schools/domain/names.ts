import { legalFormOf } from '../../../kernel/names.ts'
import { normalOf } from './normal.ts'
import type { Naming, OrganisationKind, SchoolType } from './types.ts'

const TYPE_SIGNS: readonly (readonly [RegExp, SchoolType])[] = [
  [/(?<![а-я])гимнази/u, 'gymnasium'],
  [/(?<![а-я])лице[йея]/u, 'lyceum'],
  [/центр[а-я]* образования/u, 'educationCentre'],
  [/интернат/u, 'boarding'],
  [/(?<![а-я])о?нош(?![а-я])/u, 'primary'],
  [/(?<![а-я])[а-я]?оош(?![а-я])/u, 'basic'],
  [/(?<![а-я])[а-я]?со?ш(?![а-я])/u, 'secondary'],
]

/** The type of a school as its name says it; null when the name says none. */
export const schoolTypeOf = (normal: string): SchoolType | null =>
  TYPE_SIGNS.find(([sign]) => sign.test(normal))?.[1] ?? null

const KIND_SIGNS: readonly (readonly [RegExp, OrganisationKind])[] = [
  [/институт|повышения квалификации|развития образования/u, 'institute'],
  [/(?:информационно-|научно-)?методическ|(?<![а-я])имц(?![а-я])/u, 'methodicalService'],
  [/комитет|управление образования|отдел образования|департамент/u, 'authority'],
  [/дополнительного образования|дом творчества|дворец творчества|(?<![а-я])дюсш|юность/u, 'supplementary'],
  [/детский сад|(?<![а-я])дс(?![а-я])/u, 'other'],
]

/** What an organisation is, guessed from its name: an offer for a file without such a column, never a decision. */
export const kindOf = (name: string): OrganisationKind =>
  schoolTypeOf(normalOf(name)) === null && legalFormOf(name)?.form.endsWith(' ДО') === true
    ? 'supplementary'
    : kindByWords(normalOf(name))

const kindByWords = (normal: string): OrganisationKind => {
  if (schoolTypeOf(normal) !== null) return 'school'
  return KIND_SIGNS.find(([sign]) => sign.test(normal))?.[1] ?? (/школ/u.test(normal) ? 'school' : 'other')
}

export type NamingWords = {
  readonly fullName: string
  readonly shortName: string
  readonly kind: OrganisationKind
  readonly schoolType: SchoolType | null
  readonly district: string | null
}

/** Names with what follows from them: legal form apart, normal form for search, type where nobody named it. */
export const namingOf = (words: NamingWords): Naming => {
  const normal = normalOf(words.shortName)
  return {
    ...words,
    legalForm: (legalFormOf(words.shortName) ?? legalFormOf(words.fullName))?.form ?? null,
    normalName: normal,
    schoolType: words.kind === 'school' ? (words.schoolType ?? schoolTypeOf(normal)) : null,
  }
}

/** Every way the organisation is called by its own name, in normal form, without repeats. */
export const normalForms = (naming: Pick<Naming, 'fullName' | 'shortName'>): readonly string[] => [
  ...new Set([normalOf(naming.shortName), normalOf(naming.fullName)].filter((name) => name !== '')),
]

/** Old names that a renamed organisation keeps as aliases: those that its new names do not already say. */
export const formerNames = (
  was: Pick<Naming, 'fullName' | 'shortName'>,
  now: Pick<Naming, 'fullName' | 'shortName'>,
): readonly string[] => {
  const said = new Set(normalForms(now))
  const kept = new Map<string, string>()
  for (const name of [was.shortName, was.fullName]) {
    const normal = normalOf(name)
    if (!said.has(normal) && !kept.has(normal)) kept.set(normal, name)
  }
  return [...kept.values()]
}

/** Names beside the short one by which the organisation must be found: its full name, where that says more. */
export const searchedNames = (naming: Pick<Naming, 'fullName' | 'normalName'>): readonly string[] => {
  const normal = normalOf(naming.fullName)
  return normal === '' || normal === naming.normalName ? [] : [naming.fullName]
}
