import type { Role } from '../../../../kernel/access.ts'
import { genitiveOfKind } from '../rules.ts'
import type { Draft, DraftClause, DraftHead } from './types.ts'

/** Groups and roles in the dative, as orders name them; our own reader understands them back. */
export const GROUP_DATIVE: Readonly<Record<string, string>> = {
  all: 'Руководителям общеобразовательных организаций',
  lowResults: 'Руководителям школ с низкими образовательными результатами',
  highResults: 'Руководителям школ с высокими образовательными результатами',
  atRisk: 'Руководителям школ, находящихся в зоне риска',
  resilient: 'Руководителям резильентных школ',
  lowEngagement: 'Руководителям школ с низкой вовлечённостью',
  adverse: 'Руководителям школ, функционирующих в неблагоприятных социальных условиях',
}
export const ROLE_DATIVE: Readonly<Partial<Record<Role, string>>> = {
  schoolHead: 'Руководителям общеобразовательных организаций',
  teamHead: 'Руководителям школьных сетевых команд',
  municipalCoordinator: 'Муниципальному координатору',
  municipalCurator: 'Муниципальным кураторам',
  siteHead: 'Руководителям стажировочных площадок',
  mentor: 'Наставникам',
}

export type Named = {
  readonly kind: 'category' | 'role' | 'organisation' | 'person'
  readonly key: string
  readonly label: string
  /** Dative of a person as his card keeps it; empty when nobody has written it. */
  readonly dative: string
}

const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)
const large = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const dativeOf = (named: Named): string => {
  if (named.kind === 'category') return GROUP_DATIVE[named.key] ?? ''
  if (named.kind === 'role') return ROLE_DATIVE[named.key as Role] ?? ''
  return named.kind === 'person' ? named.dative : ''
}

/** Words for the chosen addressees; null when a person's dative is not known and has to be written by hand. */
export const addressedWords = (chosen: readonly Named[]): string | null => {
  const organisations = chosen.filter((each) => each.kind === 'organisation').map((each) => each.label)
  const others = chosen.filter((each) => each.kind !== 'organisation').map(dativeOf)
  if (others.includes('')) return null
  const schools =
    organisations.length === 0
      ? []
      : [`${organisations.length === 1 ? 'Руководителю' : 'Руководителям'} ${organisations.join(', ')}`]
  return [...others, ...schools].map((words, at) => (at === 0 ? large(words) : small(words))).join(', ')
}

const JOINS_BY_ITSELF = /^(?:не позднее|к |с |в |по |еже|кажд|раз |один раз|в течение)/iu

/** How the term continues the sentence: «в срок до 15.11.2026», «ежемесячно», «, срок: ноябрь 2026 года». */
const termPhrase = (action: string, term: string): string => {
  const words = term.trim()
  if (words === '' || action.includes(words)) return ''
  if (/^до /iu.test(words)) return ` в срок ${small(words)}`
  return JOINS_BY_ITSELF.test(words) ? ` ${small(words)}` : `, срок: ${words}`
}

const addressPhrase = (clause: Pick<DraftClause, 'addressedAs' | 'modality'>): string => {
  if (clause.modality !== 'recommendation') return clause.addressedAs
  return clause.addressedAs === '' ? 'Рекомендовать' : `Рекомендовать ${small(clause.addressedAs)}`
}

/** «Музыкиной А.К., руководителю службы, собрать»: a post after a name stands between commas. */
const POST_AFTER_NAME = /(?:^|[\s,])\p{Lu}[\p{Ll}-]+ \p{Lu}\.\s?(?:\p{Lu}\.)?, [^,]+$/u

/** A clause as it is printed, without its number. */
export const clauseText = (clause: DraftClause, hasChildren: boolean): string => {
  const action = clause.action.trim().replace(/[.;:,\s]+$/u, '')
  const address = addressPhrase(clause).trim()
  const term = termPhrase(action, clause.term)
  const comma = action !== '' && POST_AFTER_NAME.test(address) ? ',' : ''
  const words = [`${address}${comma}`, address === '' ? large(action) : small(action)]
    .filter((part) => part !== '')
    .join(' ')
  return `${words}${term}${hasChildren ? ':' : '.'}`
}

/** «настоящего распоряжения» */
const ofThis = (kind: string): string => `настоящего ${genitiveOfKind(kind)}`

/** Clauses about control, after the author's own: of single clauses first, of the whole paper last. */
export const controlTexts = (
  head: DraftHead,
  clauses: readonly { readonly number: string; readonly control: string }[],
): string[] => [
  ...clauses
    .filter((clause) => clause.control.trim() !== '')
    .map(
      (clause) => `Контроль за исполнением пункта ${clause.number} возложить на ${clause.control.trim()}.`,
    ),
  ...(head.controlKind === 'self' ? [`Контроль за исполнением ${ofThis(head.kind)} оставляю за собой.`] : []),
  ...(head.controlKind === 'person' && head.control.trim() !== ''
    ? [`Контроль за исполнением ${ofThis(head.kind)} возложить на ${head.control.trim()}.`]
    : []),
]

/** Grounds, purpose and the ordering word in one paragraph. */
export const preambleText = ({ head }: Pick<Draft, 'head'>): string => {
  const grounds = head.grounds.length === 0 ? '' : `на основании ${head.grounds.join(', ')}`
  const purpose = head.purpose.trim().replace(/[:.,\s]+$/u, '')
  const words = large([grounds, grounds === '' ? purpose : small(purpose)].filter(Boolean).join(', '))
  if (head.kind === 'письмо') return words === '' ? '' : `${words}.`
  const order = head.orderingWord.trim().replace(/:$/u, '')
  return [words, order].filter(Boolean).join(' ') === '' ? '' : `${[words, order].filter(Boolean).join(' ')}:`
}

const SHORT_NAME = /\(\s*далее\s*(?:по тексту\s*)?[–—-]\s*([^)]{2,80})\)/giu
/** «…открытых уроков (Приложение № 1) (далее – План)»: what stands in other brackets is no part of the name. */
const BRACKETS_BEFORE = /(?:\s*\([^()]*\))+$/u
const INFINITIVE_BEFORE = /^[\p{L}]+(?:ть|ти|чь)(?:ся)?\s+/u

/** Where the quoted name that ends a text begins; its end when it ends with no quote. */
const quoteStart = (text: string): number => {
  if (!text.endsWith('»')) return text.length
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '»') depth += 1
    if (text[at] === '«') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

const namedBefore = (text: string): string => {
  const before = text.trimEnd().replace(BRACKETS_BEFORE, '')
  const quote = quoteStart(before)
  const words =
    before
      .slice(0, quote)
      .split(/[.,;:(\n]/u)
      .at(-1) ?? ''
  return `${words.trimStart()}${before.slice(quote)}`.replace(INFINITIVE_BEFORE, '')
}

/** «(Далее – …)»: what a paper calls shorter, and how (R007). */
export const shortNames = (text: string): { readonly full: string; readonly short: string }[] =>
  [...text.matchAll(SHORT_NAME)].map((match) => ({
    full: namedBefore(text.slice(0, match.index)),
    short: (match[1] ?? '').trim(),
  }))

/** The short names of a paper in one line: «План: план недели открытых уроков». */
export const shortNamesIn = (texts: readonly string[]): string =>
  texts
    .flatMap(shortNames)
    .map(({ short, full }) => `${short}: ${full}`)
    .join('; ')
