import type { MunicipalityId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/query.ts'
import type { Route, Visit } from '../../../platform/http/visit.ts'
import type { Labels } from '../domain/labels.ts'
import { inOwnWords, inOwnWordsWithCategories } from '../domain/own-words.ts'
import type { Category } from '../domain/types.ts'
import { labelsOf } from '../queries/territory.ts'

/** Words of the visitor's municipality for one visit: read once before the page, used wherever its texts are taken. */
const known = new WeakMap<Tx, Labels>()

const municipalityOf = ({ scope }: Visit): MunicipalityId | null =>
  scope.municipalities[0] ??
  scope.roles.find(({ municipality }) => municipality !== null)?.municipality ??
  null

const learn = async (visit: Visit): Promise<void> => {
  const municipality = visit.lang === 'ru' ? municipalityOf(visit) : null
  if (municipality !== null) known.set(visit.tx, await labelsOf(visit.tx, municipality))
}

/** Routes whose sentences are said in the visitor's municipality's own words (R219). */
export const sayingLocally = (routes: readonly Route[]): readonly Route[] =>
  routes.map((route): Route => {
    if ('show' in route)
      return {
        ...route,
        show: async (visit) => {
          await learn(visit)
          return route.show(visit)
        },
      }
    if (!('again' in route)) return route
    return {
      ...route,
      again: async (visit, typed) => {
        await learn(visit)
        return route.again(visit, typed)
      },
    }
  })

const KEPT = 50
/** What has been said in somebody's words already, by those words: a municipality's words change once a year. */
const said = new Map<string, Map<object, unknown>>()

const remembered = <T extends object>(texts: T, labels: Labels, make: () => T): T => {
  const key = JSON.stringify(labels)
  if (!said.has(key) && said.size >= KEPT) said.clear()
  const byTexts = said.get(key) ?? new Map<object, unknown>()
  said.set(key, byTexts)
  if (!byTexts.has(texts)) byTexts.set(texts, make())
  return byTexts.get(texts) as T
}

/** Texts as this visitor's municipality says them; the program's where it has no words of its own. */
export const localText = <T extends object>(visit: Visit, texts: T): T => {
  const labels = known.get(visit.tx)
  return labels === undefined ? texts : remembered(texts, labels, () => inOwnWords(texts, labels))
}

/** The same for texts that name categories. */
export const localTextWithCategories = <
  T extends { readonly categories: Readonly<Record<Category, string>> },
>(
  visit: Visit,
  texts: T,
): T => {
  const labels = known.get(visit.tx)
  return labels === undefined
    ? texts
    : remembered(texts, labels, () => inOwnWordsWithCategories(texts, labels))
}
