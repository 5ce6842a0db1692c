import { may } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
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
import { findDirective, partiesOffered } from '../../directives/public.ts'
import { annexPeriod, makeFromAnnex } from '../commands/from-annex.ts'
import { editRoadmap } from '../domain/access.ts'
import { wordingsOf } from '../domain/annex.ts'
import { groundsOf, titleOfPaper } from '../domain/naming.ts'
import { AnnexPage } from '../pages/annex.tsx'
import { annexOf } from '../queries/annex.ts'
import { annexText } from '../text/annex.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { hereOf, SECTION } from './found.ts'

const AT = '/roadmaps/papers/:directive/:table'
const MOST_WORDINGS = 200

const subjectOf = async (visit: Visit) => {
  const [id, table] = [visit.param('directive'), visit.param('table')]
  if (!isUuid(id) || !isUuid(table)) return null
  const directive = await findDirective(visit.tx, id)
  const annex = directive && (await annexOf(visit.tx, id, table))
  return directive && annex && { ...directive, annex }
}

const isDue = (state: string): boolean => state === 'inForce' || state === 'amended'

const whoIn = (values: FormValues): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: MOST_WORDINGS }, (_, at) => [String(at), values.text(`who-${at}`)]).filter(
      ([, choice]) => choice !== '',
    ),
  )

const showAnnex = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const subject = await subjectOf(visit)
  if (subject === null || subject.direction !== 'incoming') return NOT_FOUND
  if (!may(editRoadmap, visit.scope, subject)) return FORBIDDEN
  const { annex } = subject
  if (annex.made !== null) return { kind: 'redirect', to: `/roadmaps/${annex.made}` }
  if (!isDue(subject.state)) return { kind: 'redirect', to: `/directives/${subject.record}` }
  const title = titleOfPaper(annex.title ?? '', subject.title, annexPeriod(subject, visit.scope.today))
  const all = annex.rows.flatMap((row, at) => (row.heading ? [] : [String(at)]))
  const t = annexText[visit.lang]
  const at = `/roadmaps/papers/${subject.record}/${annex.id}`
  const wordings = wordingsOf(annex.rows).slice(0, MOST_WORDINGS)
  const { parties, more } = await partiesOffered(visit, subject.owner, {
    typed,
    chosen: typed === null ? [] : Object.values(whoIn(typed.values)),
    most: Math.max(100, Math.min(700, Math.floor(10_000 / (wordings.length + 1)))),
  })
  return visit.page(
    { title: t.title, section: SECTION, wide: true, failed: (typed?.problems.length ?? 0) > 0 },
    <AnnexPage
      here={hereOf(visit)}
      t={t}
      paper={{ id: subject.record, name: groundsOf(subject) }}
      action={at}
      rows={annex.rows}
      wordings={wordings}
      parties={parties}
      picked={new Set((typed?.values.all('rows') ?? all).map(Number))}
      values={typed?.values ?? prefilled({ title })}
      problems={typed?.problems ?? []}
      more={more}
    />,
  )
}

/** After the resolution on an upper paper with a plan: the node's own roadmap from its annex. */
export const annexRoutes: readonly Route[] = [
  page(AT, 'person', (visit) => showAnnex(visit, null)),
  form(AT, 'person', {
    command: makeFromAnnex,
    input: (values, param) => ({
      directive: param('directive'),
      table: param('table'),
      title: values.text('title'),
      rows: values.all('rows').map(Number),
      who: whoIn(values),
    }),
    again: showAnnex,
    sentences,
  }),
]
