import { momentText } from '../../../kernel/format.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { localMoment, moment } from '../../../platform/clock.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import {
  type Answer,
  datedPage,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { localRoles } from '../../schools/public.ts'
import { recallSent } from '../commands/recall-sent.ts'
import { controlCardFile, matrixFile } from '../documents.ts'
import { IN_A_FILE, MATRIX_FILTERS, type MatrixFilter, matrixOf, ON_A_PAGE } from '../domain/matrix.ts'
import { ControlCardPage, ControlListPage } from '../pages/control-card.tsx'
import { LISTS } from '../pages/list-parts.tsx'
import { MatrixPage, type MatrixPageProps } from '../pages/matrix.tsx'
import { hereOf } from '../pages/words.ts'
import { busyAmong } from '../queries/load.ts'
import { assignmentsOfSource, controlLines, sourceName } from '../queries/matrix.ts'
import { isJudge } from '../queries/whose.ts'
import { assignmentSentences, assignmentText } from '../text.ts'
import { xlsxAnswer } from './answer.ts'
import { find } from './found.ts'
import { justSent } from './load.tsx'

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

/** What was sent a few minutes ago by this source: with the load it made. */
const sentNow = async (visit: Visit, source: string): Promise<MatrixPageProps['sent']> => {
  const sent = await justSent(visit, source)
  if (sent === null) return null
  const { ids, schools, minutes } = sent
  const busy = (await busyAmong(visit.tx, schools)).length
  return { count: ids.length, schools: schools.length, busy, minutes }
}

const showMatrix = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const source = visit.param('source')
  if (!isUuid(source)) return NOT_FOUND
  const [found, cells, sent] = await Promise.all([
    sourceOf(visit),
    assignmentsOfSource(visit.tx, source, ON_A_PAGE),
    sentNow(visit, source),
  ])
  if (found === null) return NOT_FOUND
  return visit.page(
    {
      title: assignmentText[visit.lang].matrix.title,
      section: LISTS.mine,
      wide: true,
      failed: typed !== null,
    },
    <MatrixPage
      here={hereOf(visit)}
      {...found}
      {...printedAs(visit)}
      controls={isJudge(visit.tx)}
      isCut={cells.length === ON_A_PAGE}
      matrix={matrixOf(cells, visit.scope.today, found.filter)}
      sent={sent}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
    />,
  )
}

const recall = form('/assignments/of/:source/recall', 'person', {
  command: recallSent,
  input: (values, param) => ({ source: param('source'), reason: values.text('reason') }),
  again: showMatrix,
  sentences: assignmentSentences,
})

const matrixExport = page('/assignments/of/:source/matrix.xlsx', 'person', async (visit) => {
  const found = await sourceOf(visit)
  if (found === null) return NOT_FOUND
  const cells = await assignmentsOfSource(visit.tx, found.source, IN_A_FILE)
  return xlsxAnswer(
    matrixFile(matrixOf(cells, visit.scope.today, found.filter), visit.scope.today),
    `${assignmentText.ru.matrix.title}. ${found.name}`,
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
      lines={await controlLines(visit.tx, found.source, ON_A_PAGE)}
      most={ON_A_PAGE}
    />,
  )
})

const controlListExport = page('/assignments/of/:source/control-card.xlsx', 'person', async (visit) => {
  const found = await sourceOf(visit)
  if (found === null) return NOT_FOUND
  return xlsxAnswer(
    controlCardFile(await controlLines(visit.tx, found.source, IN_A_FILE)),
    `${assignmentText.ru.card.print}. ${found.name}`,
  )
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
      roleName={localRoles(visit)}
    />,
  )
})

export const sourceRoutes: readonly Route[] = [
  datedPage('/assignments/of/:source', 'person', (visit) => showMatrix(visit, null)),
  recall,
  matrixExport,
  controlList,
  controlListExport,
  controlCard,
]
