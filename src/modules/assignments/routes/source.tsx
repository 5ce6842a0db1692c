import { momentText } from '../../../kernel/format.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { localMoment, moment } from '../../../platform/clock.ts'
import { type Answer, page, type Route, type Visit } from '../../../platform/http/visit.ts'
import { rolesIn } from '../../../ui/roles.ts'
import { controlCardFile, matrixFile } from '../documents.ts'
import { MATRIX_FILTERS, type MatrixFilter, matrixOf } from '../domain/matrix.ts'
import { ControlCardPage, ControlListPage } from '../pages/control-card.tsx'
import { LISTS } from '../pages/list-parts.tsx'
import { MatrixPage } from '../pages/matrix.tsx'
import { hereOf } from '../pages/words.ts'
import { assignmentsOfSource, controlLines, sourceName } from '../queries/matrix.ts'
import { isJudge } from '../queries/whose.ts'
import { assignmentText } from '../text.ts'
import { xlsxAnswer } from './answer.ts'
import { find } from './found.ts'

const NOT_FOUND: Answer = { kind: 'notFound' }

const isFilter = (text: string): text is MatrixFilter => MATRIX_FILTERS.some((each) => each === text)

/** The paper or plan of the address, and its matrix as asked for; null when it is out of sight. */
const sourceOf = async (visit: Visit) => {
  const source = visit.param('source')
  const name = isUuid(source) ? await sourceName(visit.tx, source) : null
  if (name === null) return null
  const show = visit.query('show')
  return { source, name, filter: isFilter(show) ? show : null }
}

/** What stands above a printed page: the first place of the person, and when. */
const printedAs = ({ scope }: Visit) => ({
  place: scope.roles[0]?.nodeName ?? '',
  printed: momentText(localMoment(moment(), scope.zone)),
})

const matrixPage = page('/assignments/of/:source', 'person', async (visit) => {
  const found = await sourceOf(visit)
  if (found === null) return NOT_FOUND
  const cells = await assignmentsOfSource(visit.tx, found.source)
  return visit.page(
    { title: assignmentText[visit.lang].matrix.title, section: LISTS.mine, wide: true },
    <MatrixPage
      here={hereOf(visit)}
      {...found}
      {...printedAs(visit)}
      controls={isJudge(visit.tx)}
      matrix={matrixOf(cells, visit.scope.today, found.filter)}
    />,
  )
})

const matrixExport = page('/assignments/of/:source/matrix.xlsx', 'person', async (visit) => {
  const found = await sourceOf(visit)
  if (found === null) return NOT_FOUND
  const cells = await assignmentsOfSource(visit.tx, found.source)
  return xlsxAnswer(
    matrixFile(matrixOf(cells, visit.scope.today, found.filter), visit.scope.today),
    assignmentText.ru.matrix.title,
  )
})

const controlList = page('/assignments/of/:source/control-card', 'person', async (visit) => {
  const found = await sourceOf(visit)
  if (found === null) return NOT_FOUND
  return visit.page(
    { title: assignmentText[visit.lang].card.print, section: LISTS.mine, wide: true },
    <ControlListPage
      here={hereOf(visit)}
      {...found}
      {...printedAs(visit)}
      lines={await controlLines(visit.tx, found.source)}
    />,
  )
})

const controlListExport = page('/assignments/of/:source/control-card.xlsx', 'person', async (visit) => {
  const found = await sourceOf(visit)
  if (found === null) return NOT_FOUND
  return xlsxAnswer(controlCardFile(await controlLines(visit.tx, found.source)), assignmentText.ru.card.print)
})

const controlCard = page('/assignments/:id/control-card', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  return visit.page(
    { title: assignmentText[visit.lang].card.print, section: LISTS.mine },
    <ControlCardPage
      here={hereOf(visit)}
      card={found.card}
      {...printedAs(visit)}
      roleName={rolesIn(visit.lang)}
    />,
  )
})

export const sourceRoutes: readonly Route[] = [
  matrixPage,
  matrixExport,
  controlList,
  controlListExport,
  controlCard,
]
