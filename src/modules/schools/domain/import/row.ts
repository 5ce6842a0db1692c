import type { CodeFault } from '../../../../kernel/codes.ts'
import { innFault, kppFault, withLostZero } from '../../../../kernel/codes.ts'
import type { Day } from '../../../../kernel/day.ts'
import * as f from '../fields.ts'
import { kindOf } from '../names.ts'
import { normalOf } from '../normal.ts'
import { CATEGORIES, type Category, type Facts, type OrganisationKind, type SchoolType } from '../types.ts'
import type { Matching, RegisterField, SheetRows } from './columns.ts'

/** Something wrong with one cell, or with the whole row when it names no field. */
export type RowError = {
  /** Number of the row as the spreadsheet shows it. */
  readonly row: number
  readonly field: RegisterField | null
  readonly value: string
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What a row says; what its cells leave out is absent and changes nothing. */
export type RegisterRow = {
  readonly row: number
  readonly shortName: string
  readonly fullName: string | null
  readonly municipality: string | null
  readonly kind: OrganisationKind | null
  readonly schoolType: SchoolType | null
  readonly district: string | null
  readonly facts: Partial<Facts>
  readonly category: Category | 'none' | null
  readonly categoryFrom: Day | null
  readonly categoryBasis: string | null
  readonly aliases: readonly string[]
}

const KINDS: readonly (readonly [RegExp, OrganisationKind])[] = [
  [/^(?:друг|ин(?:ое|ая|ой)|прочее)|детск|дошкольн/u, 'other'],
  [/^(?:школ|общеобразоват|сош|оош|нош|гимнази|лице)/u, 'school'],
  [/дополнительн|^(?:удо|дод)$/u, 'supplementary'],
  [/методич|^(?:имц|мимс)$/u, 'methodicalService'],
  [/орган|комитет|управлен|отдел/u, 'authority'],
  [/институт|^(?:иро|дпо)$/u, 'institute'],
]

const TYPES: readonly (readonly [RegExp, SchoolType])[] = [
  [/гимнази/u, 'gymnasium'],
  [/лице/u, 'lyceum'],
  [/центр/u, 'educationCentre'],
  [/интернат/u, 'boarding'],
  [/начальн|^нош/u, 'primary'],
  [/основн|^оош/u, 'basic'],
  [/средн|^со?ш/u, 'secondary'],
  [/друг|ино/u, 'otherType'],
]

/** Local names of the categories in districts' tables (R219). */
const CATEGORY_WORDS: readonly (readonly [RegExp, Category | 'none'])[] = [
  [/^(?:нет|без категории|-|−|—|обычная)$/u, 'none'],
  [/резильент|высок[а-я]+ потенциал/u, 'resilient'],
  [/риск|низк[а-я]+ потенциал/u, 'atRisk'],
  [/^(?:шнор|шнр|шно|нор)(?![а-я])|низк/u, 'lowResults'],
  [/^(?:швор|швр|швор)(?![а-я])|высок|стабильн|лидер/u, 'highResults'],
]

const byWords =
  <T>(words: readonly (readonly [RegExp, T])[], fault: string): f.Reader<T> =>
  (typed) => {
    const text = typed
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[\s\u00a0]+/gu, ' ')
      .trim()
    if (text === '') return { value: null }
    const found = words.find(([sign]) => sign.test(text))
    return found === undefined ? { fault } : { value: found[1] }
  }

const readCategory: f.Reader<Category | 'none'> = (typed) =>
  (CATEGORIES as readonly string[]).includes(typed.trim())
    ? { value: typed.trim() as Category }
    : byWords(CATEGORY_WORDS, 'categoryUnknown')(typed)

/** A spreadsheet shows a long code as `4,70501E+09`: its digits are gone, only the table's owner has them. */
const EXPONENT = /^\d[.,]\d+e\+?\d+$/iu

const readCode =
  (reader: f.Reader<string>, faultOf?: (text: string) => CodeFault | null): f.Reader<string> =>
  (typed) => {
    const text = typed.trim().replace(/[.,]0$/u, '')
    if (EXPONENT.test(text)) return { fault: 'codeAsNumber' }
    return reader(faultOf === undefined ? text : withLostZero(text, faultOf))
  }

const FACT_READERS = {
  inn: readCode(f.readInn, innFault),
  kpp: readCode(f.readKpp, kppFault),
  ogrn: readCode(f.readOgrn),
  okpo: readCode(f.readOkpo),
  oktmo: readCode(f.readOktmo),
  address: f.readLine(500),
  latitude: f.readLatitude,
  longitude: f.readLongitude,
  isRural: f.readRural,
  pupils: f.readCount,
  teachers: f.readCount,
  adverse: f.readYesNo,
  siteUrl: f.readSite,
  email: f.readEmail,
  phone: f.readPhone,
} as const satisfies { readonly [K in keyof Facts]: f.Reader<NonNullable<Facts[K]>> }

const FACT_NAMES = Object.keys(FACT_READERS) as readonly (keyof typeof FACT_READERS)[]

/** Cells of one row, read one by one; every fault is gathered, none stops the reading. */
class Cells {
  readonly errors: RowError[] = []
  readonly #cells: readonly string[]
  readonly #matching: Matching
  readonly #row: number

  constructor(cells: readonly string[], matching: Matching, row: number) {
    this.#cells = cells
    this.#matching = matching
    this.#row = row
  }

  text(field: RegisterField): string {
    const at = this.#matching[field]
    return at === undefined ? '' : (this.#cells[at] ?? '')
  }

  fail(field: RegisterField | null, code: string): null {
    this.errors.push({ row: this.#row, field, value: field === null ? '' : this.text(field), code })
    return null
  }

  read<T>(field: RegisterField, reader: f.Reader<T>): T | null {
    const read = reader(this.text(field))
    return 'value' in read ? read.value : this.fail(field, read.fault)
  }
}

const readFacts = (cells: Cells): Partial<Facts> => {
  const said = FACT_NAMES.map((name) => [
    name,
    cells.read<string | number | boolean>(name, FACT_READERS[name]),
  ])
  const facts = Object.fromEntries(said.filter(([, value]) => value !== null)) as Partial<Facts>
  const half = (facts.latitude === undefined) !== (facts.longitude === undefined)
  if (half && cells.errors.every(({ field }) => field !== 'latitude' && field !== 'longitude'))
    cells.fail(facts.latitude === undefined ? 'latitude' : 'longitude', 'halfCoordinates')
  return facts
}

const readName = (cells: Cells): string => {
  const name = cells.read('shortName', f.readLine(250))
  if (name !== null && normalOf(name) === '') cells.fail('shortName', 'nameWithoutWords')
  if (name === null && cells.errors.every(({ field }) => field !== 'shortName'))
    cells.fail('shortName', 'nameMissing')
  return name ?? ''
}

const readAliases = (cells: Cells): readonly string[] => {
  const aliases = cells
    .text('aliases')
    .split(/[;\n]/u)
    .map((alias) => alias.replace(/[\s\u00a0]+/gu, ' ').trim())
    .filter((alias) => normalOf(alias) !== '')
  if (aliases.some((alias) => alias.length > 400)) cells.fail('aliases', 'tooLong')
  return aliases
}

const readCells = (cells: Cells, row: number): RegisterRow => {
  const shortName = readName(cells)
  return {
    row,
    shortName,
    fullName: cells.read('fullName', f.readLine(600)),
    municipality: cells.read('municipality', f.readLine(160)),
    kind: cells.read('kind', byWords(KINDS, 'kindUnknown')),
    schoolType: cells.read('schoolType', byWords(TYPES, 'typeUnknown')),
    district: cells.read('district', f.readLine(160)),
    facts: readFacts(cells),
    category: cells.read('category', readCategory),
    categoryFrom: cells.read('categoryFrom', f.readDay),
    categoryBasis: cells.read('categoryBasis', f.readLine(300)),
    aliases: readAliases(cells),
  }
}

/** What the row's organisation is when no column says so. */
export const kindOfRow = (row: Pick<RegisterRow, 'kind' | 'shortName'>): OrganisationKind =>
  row.kind ?? kindOf(row.shortName)

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** Rows such as «Итого» or a second line of numbers «1 2 3 4» under the heads hold no organisation. */
const isNoise = (cells: readonly string[], matching: Matching): boolean => {
  const name = (matching.shortName === undefined ? '' : (cells[matching.shortName] ?? '')).trim()
  if (/^(?:итого|всего)(?![а-яё])/iu.test(name)) return true
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length > 1 && filled.every((cell, at) => cell.trim() === String(at + 1))
}

export type ReadRows = { readonly rows: readonly RegisterRow[]; readonly errors: readonly RowError[] }

/** All rows under the heads with all their faults at once; empty rows, totals and rows of column numbers are passed over. */
export const readRows = (sheet: SheetRows, headerRow: number, matching: Matching): ReadRows => {
  const rows: RegisterRow[] = []
  const errors: RowError[] = []
  sheet.forEach((line, at) => {
    if (at <= headerRow || isBlank(line) || isNoise(line, matching)) return
    const cells = new Cells(line, matching, at + 1)
    const row = readCells(cells, at + 1)
    errors.push(...cells.errors)
    if (row.shortName !== '') rows.push(row)
  })
  return { rows, errors }
}
