import { shortDay } from '../../../kernel/format.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { settleTwin } from '../commands/twins.ts'
import { issuerLine } from '../domain/naming.ts'
import { besideEachOther, type Requisite } from '../domain/twins.ts'
import type { Directive } from '../domain/types.ts'
import { differences } from '../domain/writing/compare.ts'
import { TwinsPage } from '../pages/twins.tsx'
import type { DirectiveCard } from '../queries/paper.ts'
import { linesOf, twinsOf } from '../queries/twins.ts'
import { twinsText } from '../text/twins.ts'
import { directiveSentences } from '../text.ts'
import { type Found, findById, SECTION, whileChecked } from './found.ts'

type Paper = { readonly directive: Directive; readonly card: DirectiveCard; readonly clauses: number }

const requisitesOf = ({ card, clauses }: Paper): Requisite[] => [
  { key: 'issuer', words: [issuerLine(card)] },
  { key: 'kind', words: [card.kind] },
  { key: 'number', words: card.number === null ? [] : [card.number] },
  { key: 'date', words: card.dateOn === null ? [] : [shortDay(card.dateOn)] },
  { key: 'title', words: [card.title] },
  {
    key: 'signatory',
    words: [[card.signatoryPosition, card.signatoryName].filter(Boolean).join(', ')],
  },
  { key: 'clauses', words: [String(clauses)] },
]

/** The paper that this one looks like: the one named by the form that came back, else the first. */
const knownOf = async (visit: Visit, found: Found): Promise<Paper | null> => {
  const [twin] = await twinsOf(visit.tx, found.card.id)
  if (twin === undefined) return null
  const known = await findById(visit, twin.id)
  return known && { ...known, clauses: known.clauses.length }
}

const wordsOf = (visit: Visit, { directive, card }: Paper): Promise<string[]> =>
  linesOf(visit.tx, { model: card.model, directive })

const showTwins = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const known = await knownOf(visit, found)
  if (known === null) return { kind: 'redirect', to: `/directives/${found.card.id}` }
  const mine: Paper = { ...found, clauses: found.clauses.length }
  const [before, now] = [await wordsOf(visit, known), await wordsOf(visit, mine)]
  return visit.page(
    { title: twinsText[visit.lang].title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <TwinsPage
      card={found.card}
      known={known.card}
      pairs={besideEachOther(requisitesOf(mine), requisitesOf(known))}
      text={before.length === 0 || now.length === 0 ? null : differences(before, now)}
      isAbove={known.directive.owner.municipality !== found.directive.owner.municipality}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
    />,
  )
}

/** The same paper uploaded twice: both side by side, and what the person says. */
export const twinsRoutes: readonly Route[] = [
  page('/directives/:id/twin', 'person', (visit) => showTwins(visit, null)),
  form('/directives/:id/twin', 'person', {
    command: settleTwin,
    input: (values, param) => ({
      directive: param('id'),
      twin: values.text('twin'),
      choice: values.text('choice'),
      reason: values.text('reason'),
    }),
    again: showTwins,
    sentences: directiveSentences,
  }),
]
