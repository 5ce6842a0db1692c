/** Cases of a municipality's name, offered in the form and used by an import; a person may change them. */
export type TerritoryCases = {
  readonly genitive: string
  readonly prepositional: string
  readonly short: string
}

type Pattern = {
  readonly match: RegExp
  readonly genitive: string
  readonly prepositional: string
  readonly short: string
}

/** «Заозёрский муниципальный район» and its like; every other name stays as it is and waits for a person. */
const PATTERNS: readonly Pattern[] = [
  {
    match: /^(.+[сц]к)ий муниципальный (район|округ)$/u,
    genitive: '$1ого муниципального $2а',
    prepositional: '$1ом муниципальном $2е',
    short: '$1ий $2',
  },
  {
    match: /^(.+[сц]к)ий городской округ$/u,
    genitive: '$1ого городского округа',
    prepositional: '$1ом городском округе',
    short: '$1ий округ',
  },
  {
    match: /^(.+[сц]к)ий (район|округ)$/u,
    genitive: '$1ого $2а',
    prepositional: '$1ом $2е',
    short: '$1ий $2',
  },
]

/** Genitive, prepositional and short form of a municipality's name by the patterns that are regular in Russian. */
export const territoryCases = (name: string): TerritoryCases => {
  const text = name.trim()
  const pattern = PATTERNS.find(({ match }) => match.test(text))
  if (pattern === undefined) return { genitive: text, prepositional: text, short: text }
  const put = (form: string): string => text.replace(pattern.match, form)
  return {
    genitive: put(pattern.genitive),
    prepositional: put(pattern.prepositional),
    short: put(pattern.short),
  }
}

/** «Светлоярская область», «Приморский край», «Республика Карелия»: kinds of regions whose genitive is regular. */
const REGION_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(.+)ая область$/u, '$1ой области'],
  [/^(.+)ая автономная область$/u, '$1ой автономной области'],
  [/^(.+[сц]к)ий край$/u, '$1ого края'],
  [/^(.+[сц]к)ий автономный округ$/u, '$1ого автономного округа'],
  [/^Республика (.+)$/u, 'Республики $1'],
  [/^(.+[сц]к)ая Республика$/iu, '$1ой Республики'],
  [/^город (.+)$/iu, 'города $1'],
]

/** Genitive of a region's name by the regular patterns; any other name stays as it is and waits for a person. */
export const regionGenitive = (name: string): string => {
  const text = name.trim()
  const pattern = REGION_PATTERNS.find(([match]) => match.test(text))
  return pattern === undefined ? text : text.replace(...pattern)
}

/**
 * The word by which a municipality is recognised in a table: «Заозёрский муниципальный район», «Заозёрский р-н» and
 * «заозерский» meet.
 */
export const territoryKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/["'«»„“]/gu, ' ')
    .replace(/(?<![а-я])(?:мо|муниципальн[а-я]+ образовани[а-я]+)(?![а-я])/gu, ' ')
    .replace(
      /(?<![а-я-])(?:муниципальн[а-я]+|городск[а-я]+|район[а-я]*|р-н[а-я]*|округ[а-я]*|г\.?о\.?|м\.?р\.?|г\.?)(?![а-я])/gu,
      ' ',
    )
    .replace(/[.,;]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
