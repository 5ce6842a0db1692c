import { findOrganisations } from '../organisations.ts'
import type { TableKind } from '../types.ts'
import type { GridRow } from './grid.ts'
import type { Headed } from './header.ts'

const share = (rows: readonly GridRow[], test: (row: GridRow) => boolean): number =>
  rows.length === 0 ? 0 : rows.filter(test).length / rows.length

const cellAt = (row: GridRow, column: number): string => row.cells[column]?.text ?? ''

const hasOrganisation = (row: GridRow): boolean =>
  row.cells.some((cell) => findOrganisations(cell.text).length > 0)

/** Questions with room for answers: two columns and the second empty, or nothing but labels and numbers filled in. */
const isForm = (headed: Headed): boolean => {
  const { body, columns } = headed
  if (body.length === 0) return columns.length > 1
  const answers = body.flatMap((row) =>
    row.cells.slice(columns[0] === 'number' ? 2 : 1).map((cell) => cell.text),
  )
  const empty = answers.filter((text) => /^[\s_.–-]*$/u.test(text)).length
  return answers.length > 0 && empty / answers.length >= 0.7
}

const LABEL =
  /^(?:полное |краткое )?(?:наименование|название|тип|цел[ьи]|задач|срок|период|участник|разработчик|основани|исполнител|координатор|ожидаем|источник|объ[её]м|направлени|этап|иде|новизн|муниципальн\S+ орган|адрес|руководител|контакт|ресурс|механизм|индикатор|показател|результат|нормативн|заказчик|куратор|проблем|актуальн)/iu

const isPassport = (headed: Headed, title: string | null): boolean => {
  if (headed.columns.length !== 2 || !headed.guessed || headed.body.length < 3) return false
  const labels = headed.body.filter((row) => row.cells[0]?.own && cellAt(row, 0) !== '')
  const known = labels.filter((row) => LABEL.test(cellAt(row, 0))).length
  const filled = share(headed.body, (row) => cellAt(row, 1) !== '')
  return filled > 0.6 && (/паспорт/iu.test(title ?? '') || known / Math.max(labels.length, 1) >= 0.4)
}

const isSchedule = (headed: Headed, title: string | null): boolean => {
  const { columns, body } = headed
  if (
    !columns.includes('term') ||
    columns.includes('expectedResult') ||
    columns.includes('municipalResponsibles')
  )
    return false
  const schools = share(body, hasOrganisation)
  if (columns.includes('activity'))
    return /график|расписание/iu.test(title ?? '') && schools >= 0.5 && !columns.includes('responsibles')
  return columns.includes('organisation') || schools >= 0.5 || /график|расписание/iu.test(title ?? '')
}

const isRoadmap = ({ columns }: Headed): boolean => {
  const answers = columns.some((name) => /responsibles/iu.test(name))
  return columns.includes('activity') && (columns.includes('term') || answers)
}

const isList = (headed: Headed): boolean =>
  headed.columns.includes('organisation') ||
  share(headed.body, hasOrganisation) >= 0.5 ||
  headed.columns.includes('number')

/** Kind of a table by its headings and its shape; the title decides only between look-alikes. */
export const kindOfTable = (headed: Headed, title: string | null): TableKind => {
  if (isPassport(headed, title)) return 'passport'
  if (isForm(headed)) return 'form'
  if (isSchedule(headed, title)) return 'schedule'
  if (isRoadmap(headed)) return 'roadmap'
  return isList(headed) ? 'list' : 'other'
}
