import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { changeColumns } from '../commands/columns.ts'
import type { Layout } from '../domain/types.ts'
import { ColumnsPage } from '../pages/columns.tsx'
import { itemsOf } from '../queries/roadmap.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { hereOf, isAnswer, SECTION, toEdit } from './found.ts'

const asTheyAre = (layout: Layout): Record<string, string> =>
  Object.fromEntries(
    layout.flatMap(({ heading }, at) => [
      [`heading.${at}`, heading],
      [`place.${at}`, String(at + 1)],
    ]),
  )

const show = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toEdit(visit)
  if (isAnswer(found)) return found
  const { roadmap } = found
  const items = await itemsOf(visit.tx, roadmap)
  const here = hereOf(visit)
  const problems = typed?.problems ?? []
  return visit.page(
    { title: here.t.cols.title, section: SECTION, wide: true, failed: problems.length > 0 },
    <ColumnsPage
      here={here}
      roadmap={{ ...roadmap, version: typed?.conflict ?? roadmap.version }}
      values={typed?.values ?? prefilled(asTheyAre(roadmap.layout))}
      problems={problems}
      filled={roadmap.layout.map(
        ({ key }) => items.filter(({ cells }) => (cells[key] ?? '').trim() !== '').length,
      )}
    />,
  )
}

const columnsIn = (values: FormValues) =>
  Object.keys(values.fields)
    .filter((name) => name.startsWith('heading.'))
    .map((name) => name.slice('heading.'.length))
    .map((key) => ({
      key,
      heading: values.text(`heading.${key}`),
      place: values.text(`place.${key}`),
      drop: values.text(`drop.${key}`) !== '',
    }))

/** The form of a roadmap: which columns, under which headings, in which order. */
export const columnRoutes: readonly Route[] = [
  page('/roadmaps/:id/columns', 'person', (visit) => show(visit, null)),
  form('/roadmaps/:id/columns', 'person', {
    command: changeColumns,
    input: (values, param) => ({
      roadmap: param('id'),
      columns: columnsIn(values),
      added: values.text('added'),
    }),
    again: show,
    sentences,
  }),
]
