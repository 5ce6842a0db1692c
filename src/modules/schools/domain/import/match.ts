import { normalOf } from '../normal.ts'
import { type Index, type KnownOrganisation, placed } from './known.ts'
import type { RegisterRow, RowError } from './row.ts'

/** Which organisation a row speaks of: one of the register, a new one, or an error. */
export type Match = { readonly known: KnownOrganisation | null } | { readonly error: RowError }

const fault = (
  row: RegisterRow,
  field: RowError['field'],
  value: string,
  code: string,
  values?: RowError['values'],
): Match => ({ error: { row: row.row, field, value, code, ...(values === undefined ? {} : { values }) } })

const atWork = (list: readonly KnownOrganisation[] | undefined): readonly KnownOrganisation[] =>
  (list ?? []).filter(({ state }) => state !== 'closed')

const byCodes = (row: RegisterRow, index: Index): Match | null => {
  const { inn, ogrn } = row.facts
  const ofInn = inn === undefined ? undefined : index.byCode.get(`inn ${inn}`)
  const ofOgrn = ogrn === undefined ? undefined : index.byCode.get(`ogrn ${ogrn}`)
  const first = atWork(ofInn)[0] ?? null
  const second = atWork(ofOgrn)[0] ?? null
  if (first !== null && second !== null && first.id !== second.id)
    return fault(row, 'ogrn', ogrn ?? '', 'codesOfTwo', { first: first.shortName, second: second.shortName })
  const found = first ?? second
  if (found !== null) return { known: found }
  const closed = ofInn?.[0] ?? ofOgrn?.[0]
  return closed === undefined
    ? null
    : fault(row, 'inn', inn ?? '', 'organisationIsClosed', { name: closed.shortName })
}

const only = (row: RegisterRow, found: readonly KnownOrganisation[], code: string): Match | null => {
  const [first, second] = found
  if (first === undefined) return null
  if (second !== undefined)
    return fault(row, 'shortName', row.shortName, code, { first: first.shortName, second: second.shortName })
  return { known: first }
}

/** Whether codes of a namesake say that it is another organisation. */
const contradicts = (row: RegisterRow, known: KnownOrganisation): boolean =>
  (row.facts.inn !== undefined && known.facts.inn !== null && row.facts.inn !== known.facts.inn) ||
  (row.facts.ogrn !== undefined && known.facts.ogrn !== null && row.facts.ogrn !== known.facts.ogrn)

const byNames = (row: RegisterRow, municipality: string | null, index: Index): Match | null => {
  const names = [row.shortName, row.fullName ?? '']
    .map(normalOf)
    .filter((normal) => normal !== '')
    .map((normal) => placed(municipality, normal))
  const unique = (map: Index['byName']): readonly KnownOrganisation[] => [
    ...new Set(names.flatMap((name) => atWork(map.get(name)))),
  ]
  return only(row, unique(index.byName), 'nameOfTwo') ?? only(row, unique(index.byAlias), 'aliasOfTwo')
}

/**
 * Recognises the organisation of a row: by ИНН, by ОГРН, then by name within the municipality, then by alias. A namesake
 * with another ИНН or ОГРН is refused: either the code or the name is wrong, and only a person can tell which.
 */
export const matchRow = (row: RegisterRow, municipality: string | null, index: Index): Match => {
  const coded = byCodes(row, index)
  if (coded !== null) {
    if ('error' in coded || coded.known === null || coded.known.municipality === municipality) return coded
    return fault(row, 'municipality', row.municipality ?? '', 'otherMunicipality', {
      name: coded.known.shortName,
    })
  }
  const namesake = byNames(row, municipality, index)
  if (namesake === null) return { known: null }
  if ('known' in namesake && namesake.known !== null && contradicts(row, namesake.known))
    return fault(row, 'inn', row.facts.inn ?? row.facts.ogrn ?? '', 'namesakeHasOtherCodes', {
      name: namesake.known.shortName,
      code: namesake.known.facts.inn ?? namesake.known.facts.ogrn ?? '',
    })
  return namesake
}
