import { Link } from '../../../ui/link.tsx'
import { editable } from '../domain/edit.ts'
import { standsAlone } from '../domain/sheet.ts'
import { depths } from '../domain/tree.ts'
import type { Roadmap, RoadmapItem } from '../domain/types.ts'
import type { RoadmapHead } from '../queries/card.ts'
import type { RoadmapText } from '../text.ts'
import { addressOf, type Here } from './words.ts'

export type PrintProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  readonly head: RoadmapHead
  readonly items: readonly RoadmapItem[]
}

/** Lines in the right corner: nobody has approved rows that were changed after the last version. */
export const grifOf = (
  { approved, isAmended, shows }: Roadmap,
  { grounds }: RoadmapHead,
  { print }: RoadmapText,
): readonly string[] => {
  if (approved === 0) return [print.draft]
  if (isAmended && shows === 'copy') return [print.draft, `(${print.unapproved(approved)})`]
  return [print.approved, ...(grounds === null ? [] : [grounds]), `(${print.version(approved)})`]
}

const Grif = ({ roadmap, head, here: { t } }: PrintProps) => (
  <div class="grif" lang="ru">
    {grifOf(roadmap, head, t).map((line) => (
      <p>{line}</p>
    ))}
  </div>
)

/** The paper form: landscape, the grif of approval, columns and headings of the document, the head repeated on every sheet. */
export const PrintRoadmap = (props: PrintProps) => {
  const { roadmap, items, head, here } = props
  const tree = depths(items)
  const columns = editable(roadmap.layout)
  return (
    <>
      <p class="noprint">
        <Link href={addressOf(roadmap)}>{here.t.print.back}</Link>
      </p>
      <Grif {...props} />
      <h1 class="paper-title" lang="ru">
        {roadmap.title}
      </h1>
      <p class="paper-owner">{head.owner}</p>
      <table class="tbl tbl--dense paper-table" lang="ru">
        <caption class="vh">{roadmap.title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column.heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) =>
            standsAlone(item, columns) ? (
              <tr class="par">
                <th scope="row" colspan={columns.length}>
                  {[item.cells.number, item.cells.activity].filter(Boolean).join(' ')}
                </th>
              </tr>
            ) : (
              <tr>
                {columns.map(({ key }) =>
                  key === 'activity' ? (
                    <th scope="row" class={`pre d${Math.min(tree.get(item.id) ?? 0, 3)}`}>
                      {item.cells[key] ?? ''}
                    </th>
                  ) : (
                    <td class="pre">{item.cells[key] ?? ''}</td>
                  ),
                )}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </>
  )
}
