import { may } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { prefilled } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { citedRow } from '../../directives/public.ts'
import { tieCited } from '../commands/cited.ts'
import { editRoadmap } from '../domain/access.ts'
import { CitedPage } from '../pages/cited.tsx'
import { findCited, rowsNumbered } from '../queries/cited.ts'
import { citedText } from '../text/cited.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { hereOf, SECTION } from './found.ts'

const AT = '/roadmaps/cited/:link'

const showCited = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const id = visit.param('link')
  const link = isUuid(id) ? await findCited(visit.tx, id) : null
  const cited = link && citedRow(link.words)
  if (link === null || cited === null) return NOT_FOUND
  if (!may(editRoadmap, visit.scope, link)) return FORBIDDEN
  const t = citedText[visit.lang]
  return visit.page(
    { title: t.title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <CitedPage
      here={hereOf(visit)}
      t={t}
      link={link}
      rows={await rowsNumbered(visit.tx, link.owner, cited.number)}
      values={typed?.values ?? prefilled({ row: link.row ?? '' })}
      problems={typed?.problems ?? []}
    />,
  )
}

/** Which row of a roadmap an act means, chosen by a person when the program could not tell. */
export const citedRoutes: readonly Route[] = [
  page(AT, 'person', (visit) => showCited(visit, null)),
  form(AT, 'person', {
    command: tieCited,
    input: (values, param) => ({ link: param('link'), row: values.text('row') }),
    again: showCited,
    sentences,
  }),
]
