import { page, type Route, type Visit } from '../../platform/http/visit.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { findMine } from '../assignments/public.ts'
import { printedName, seekPeople } from '../people/public.ts'
import { findOrganisations, type Node } from '../schools/public.ts'
import { type Group, grouped, type Hit } from './domain/groups.ts'
import { isNamed, searchWords, type Words } from './domain/words.ts'
import { FoundPage } from './pages/found.tsx'
import { findTexts } from './queries.ts'
import { searchText } from './text.ts'

const PER_KIND = 5
const PER_KIND_ALONE = 60
const TEXTS = 120

type Named = Group & { readonly title: string }

/** Where schools are looked for: the region, else the municipality, one's own or the one above. */
const placeOf = (scope: Scope): Node | null => {
  const [region] = scope.regions
  if (region !== undefined) return { region }
  const municipality = scope.municipalities[0] ?? scope.above.municipalities[0]
  return municipality === undefined ? null : { municipality }
}

const named = (kind: string, title: string, hits: readonly Hit[]): Named[] =>
  hits.length === 0 ? [] : [{ kind, title, hits: hits.slice(0, PER_KIND), more: false }]

const myWork = async (visit: Visit, words: Words): Promise<Named[]> => {
  const found = await findMine(visit.tx, words.stems, PER_KIND)
  const hits = found.map(({ id, title, sourceLabel }) => ({
    href: `/assignments/${id}`,
    title,
    lines: [sourceLabel],
    place: null,
  }))
  return named('assignment', searchText[visit.lang].mine, hits)
}

const schools = async (visit: Visit, typed: string): Promise<Named[]> => {
  const place = placeOf(visit.scope)
  if (place === null) return []
  const t = searchText[visit.lang]
  const found = await findOrganisations(visit.tx, typed, place, PER_KIND)
  const hits = found.map(({ id, name, municipality, state }) => ({
    href: `/schools/${id}`,
    title: name,
    lines: state === 'closed' ? [t.closed] : [],
    place: municipality,
  }))
  return named('organisation', t.schools, hits)
}

const people = async (visit: Visit, { letters }: Words): Promise<Named[]> => {
  const found = await seekPeople(visit.tx, letters, PER_KIND)
  const hits = found.map((person) => ({
    href: `/people/${person.id}`,
    title: printedName(person),
    lines: person.position === null ? [] : [person.position],
    place: person.place,
  }))
  return named('person', searchText[visit.lang].people, hits)
}

const show = async (visit: Visit) => {
  const t = searchText[visit.lang]
  const typed = visit.query('q').trim()
  const words = searchWords(typed)
  const kind = visit.query('kind') in t.kinds ? visit.query('kind') : null
  const { exact, texts } =
    words === null ? { exact: true, texts: [] } : await findTexts(visit.tx, words, kind, TEXTS)
  const papers = grouped(texts, kind === null ? PER_KIND : PER_KIND_ALONE).map((group) => ({
    ...group,
    title: t.kinds[group.kind] ?? t.others,
  }))
  const others =
    words === null || kind !== null
      ? []
      : [...(await schools(visit, typed)), ...(await people(visit, words)), ...(await myWork(visit, words))]
  // likeness of letters in papers is worth less than a school or a person found by name; whoever is named exactly comes first
  const isMeant = ({ kind: of, hits }: Named): boolean =>
    !exact || (of !== 'assignment' && words !== null && hits.some(({ title }) => isNamed(title, words)))
  const groups = [...others.filter(isMeant), ...papers, ...others.filter((group) => !isMeant(group))]
  return visit.page(
    { title: typed === '' ? t.title : t.titleOf(typed.slice(0, 60)) },
    <FoundPage
      lang={visit.lang}
      typed={typed}
      kind={kind}
      exact={exact || others.length > 0}
      groups={groups}
    />,
  )
}

export const searchRoutes: readonly Route[] = [page('/search', 'person', show)]
