import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { hereWith } from '../../../platform/http/here.ts'
import { type Answer, FORBIDDEN, NOT_FOUND, type Visit } from '../../../platform/http/visit.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { citablePapers } from '../../directives/public.ts'
import { localText } from '../../schools/public.ts'
import { declineForSchool, keepPair, linkForSchool, speakForSchool } from '../domain/access.ts'
import type { Pair, PairSchool } from '../domain/types.ts'
import type { Here } from '../pages/shell.tsx'
import { findPair, ownerOf } from '../queries/pair.ts'
import { pairsText } from '../text.ts'

export const hereOf = (visit: Visit): Here => hereWith(visit, localText(visit, pairsText[visit.lang]))

export const keeps = (visit: Visit, pair: Pick<Pair, 'owner'>): boolean =>
  visit.scope.on === null && may(keepPair, visit.scope, pair)

/** Schools of the pair that this person may speak for; on a past day nothing is said any more. */
export const speaksFor = (visit: Visit, pair: Pick<Pair, 'schools'>): PairSchool[] =>
  pair.schools.filter(
    (school) => visit.scope.on === null && may(speakForSchool, visit.scope, { owner: ownerOf(school) }),
  )

/** Schools of the pair for which this person may say no. */
export const refusesFor = (visit: Visit, pair: Pick<Pair, 'schools'>): PairSchool[] =>
  pair.schools.filter(
    (school) => visit.scope.on === null && may(declineForSchool, visit.scope, { owner: ownerOf(school) }),
  )

/** Schools of the pair that this person may lead to an answer by a one-time link. */
export const leadsTo = (visit: Visit, pair: Pick<Pair, 'schools'>): PairSchool[] =>
  pair.schools.filter(
    (school) => visit.scope.on === null && may(linkForSchool, visit.scope, { owner: ownerOf(school) }),
  )

/** He is of the school himself. */
export const isOwnSchool = (visit: Visit, school: string): boolean =>
  visit.scope.roles.some((role) => role.level === 'organisation' && role.organisation === school)

/** The pair of the address with what this person may do, or the answer when there is nothing for him. */
export type FoundPair = {
  readonly pair: Pair
  readonly keeps: boolean
  readonly speaks: readonly PairSchool[]
}

export const find = async (visit: Visit): Promise<FoundPair | null> => {
  const pair = await findPair(visit.tx, visit.param('id'))
  return pair && { pair, keeps: keeps(visit, pair), speaks: speaksFor(visit, pair) }
}

export const isAnswer = (value: object): value is Answer => 'kind' in value

/** Pages of those who keep the pair. */
export const toKeep = async (visit: Visit): Promise<FoundPair | Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  return found.keeps ? found : FORBIDDEN
}

/** Pages of those who speak for one of its schools. */
export const toSpeak = async (visit: Visit): Promise<FoundPair | Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  return found.speaks.length > 0 ? found : FORBIDDEN
}

/** Papers in force and their clauses as lines of a list. */
export const actOptions = async (
  visit: Visit,
  node: { readonly region: string; readonly municipality: string | null },
): Promise<SelectOption[]> => {
  const { t } = hereOf(visit)
  const papers = await citablePapers(visit.tx, node)
  return papers.flatMap((paper) => {
    const day = paper.dateOn === null ? '' : shortDay(paper.dateOn)
    const group = [paper.kind, paper.number === null ? '' : `№ ${paper.number}`, day, paper.title]
      .filter(Boolean)
      .join(' ')
      .slice(0, 110)
    return [
      { value: `d:${paper.id}`, label: `${group}: ${t.confirm.whole}`, group },
      ...paper.clauses.map((clause) => ({
        value: `c:${paper.id}:${clause.id}`,
        label: `${clause.number}. ${clause.text}`.slice(0, 110),
        group,
      })),
    ]
  })
}

export const textsOf = (values: FormValues, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, values.text(name)]))
