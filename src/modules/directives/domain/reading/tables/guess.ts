import { findPersonNames } from '../../../../../kernel/person-name.ts'
import type { TermContext } from '../../../../../kernel/term/types.ts'
import { findOrganisations } from '../organisations.ts'
import { readTermText } from '../terms.ts'
import type { ColumnRole } from './columns.ts'
import type { GridRow } from './grid.ts'

type Test = (text: string) => boolean
type Sample = { readonly rows: readonly GridRow[] }

const textsOf = ({ rows }: Sample, column: number): string[] =>
  rows.flatMap((row) => (row.cells[column]?.own ? row.cells[column]?.text || [] : []))

/** How many of the filled cells of a column pass a test. */
const share = (sample: Sample, column: number, test: Test): number => {
  const texts = textsOf(sample, column)
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length
}

const NUMBER = /^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+)[.)]?$/u

const isTerm = (text: string, context: TermContext): boolean => {
  const { reading } = readTermText(text, context)
  const isSaid =
    reading.kind !== 'undated' || (reading.reason !== 'unknown' && reading.reason !== 'not-a-term')
  return text.length < 60 && isSaid
}

/** A beginning or an end by itself: one day or one month, nothing that lasts from one to another. */
const isBound = (text: string, context: TermContext): boolean => {
  const { reading } = readTermText(text, context)
  return (
    reading.kind === 'day' ||
    (reading.kind === 'range' && reading.start.slice(0, 7) === reading.end.slice(0, 7))
  )
}

const RESPONSIBLE =
  /^(?:(?:зам(?:естител[ьи])?\.?\s+)?(?:руководител|директор|методист|специалист|начальник)|главн\S+ специалист|комитет|управлени|отдел|ИМЦ|администраци|учител|педагог|наставник|куратор|координатор|классн\S+ руковод|школ[аы]?(?![а-яё])|школьн\S+ команд|ОО(?![а-яё])|ШМО)/iu
const isResponsible: Test = (text) =>
  findPersonNames(text).length > 0 || RESPONSIBLE.test(text) || findOrganisations(text)[0]?.at === 0

const RESULT =
  /^(?:справк|протокол|отч[её]т|приказ|карт[аы](?![а-яё])|сборник|методическ\S+ (?:рекомендаци|пособи)|рекомендаци|план(?![а-яё]*ир)|аналитическ|информаци|договор|лист[ыа]?(?![а-яё])|материал|программ|банк|реестр|график|положени|решени|сертификат|публикаци|видеозапис|презентаци|создан|повышен|выявлен|разработан)/iu

const OF_SCHOOL = /школ|(?<![А-Я])(?:О[ОУ]|СОШ|ООШ)(?![А-Я])|наставник|директор|учител|педагог|организаци/iu
const ABOVE = /комитет|управлени|отдел|ИМЦ|методическ|специалист|центр/iu

type Naming = {
  readonly names: string[]
  readonly sample: Sample
  readonly context: TermContext
}

const columnsOf = ({ names }: Naming): number[] => [...names.keys()]
const isFree = ({ names }: Naming, column: number): boolean => names[column] === `col${column + 1}`

/** The free column with the highest score takes the name, when the score is high enough. */
const take = (naming: Naming, name: ColumnRole, least: number, score: (column: number) => number): void => {
  const scores = columnsOf(naming).map((column) => (isFree(naming, column) ? score(column) : 0))
  const best = Math.max(...scores)
  if (best >= least) naming.names[scores.indexOf(best)] = name
}

/** Right beside a column of single days another one: the first tells beginnings, the second ends. */
const takeEnd = (naming: Naming): void => {
  const { names, sample, context } = naming
  const columns = columnsOf(naming).filter(
    (column) =>
      (names[column] === 'term' || isFree(naming, column)) &&
      share(sample, column, (text) => isBound(text, context)) >= 0.6,
  )
  const [start, end] = columns
  if (columns.length !== 2 || start === undefined || end !== start + 1) return
  names[start] = 'term'
  names[end] = 'termEnd'
}

const isShort = ({ sample }: Naming, column: number): boolean =>
  share(sample, column, (text) => text.length < 80) >= 0.5

/** Who answers: one column, or two when one names schools and the other those above them. */
const takeResponsibles = (naming: Naming): void => {
  const { names, sample } = naming
  const found = columnsOf(naming).filter(
    (column) =>
      isFree(naming, column) && isShort(naming, column) && share(sample, column, isResponsible) >= 0.5,
  )
  const ofSchool = (column: number): boolean =>
    share(sample, column, (text) => OF_SCHOOL.test(text)) > share(sample, column, (text) => ABOVE.test(text))
  const [one, two] = found
  if (found.length === 2 && one !== undefined && two !== undefined && ofSchool(one) !== ofSchool(two)) {
    names[one] = ofSchool(one) ? 'institutionalResponsibles' : 'municipalResponsibles'
    names[two] = ofSchool(two) ? 'institutionalResponsibles' : 'municipalResponsibles'
    return
  }
  take(naming, 'responsibles', 0.5, (column) =>
    isShort(naming, column) ? share(sample, column, isResponsible) : 0,
  )
}

/** Without headings a column is known by what stands in it; the longest texts are the activity. */
export const guessColumns = (rows: readonly GridRow[], width: number, context: TermContext): string[] => {
  const sample: Sample = { rows }
  const naming: Naming = {
    names: [...Array(width).keys()].map((column) => `col${column + 1}`),
    sample,
    context,
  }
  take(naming, 'number', 0.6, (column) =>
    column === 0 ? share(sample, column, (text) => NUMBER.test(text)) : 0,
  )
  take(naming, 'term', 0.6, (column) => share(sample, column, (text) => isTerm(text, context)))
  if (!naming.names.includes('term')) return naming.names
  takeEnd(naming)
  takeResponsibles(naming)
  take(naming, 'activity', 1, (column) => textsOf(sample, column).join('').length)
  take(naming, 'expectedResult', 0.5, (column) =>
    isShort(naming, column) ? share(sample, column, (text) => RESULT.test(text)) : 0,
  )
  return naming.names
}
