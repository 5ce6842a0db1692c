import { LEGAL_FORM_SIGN, LEGAL_FORM_WORDS, legalFormOf } from '../../../../kernel/names.ts'
import { isUnfinished, masked } from './mask.ts'

export type OrganisationSpan = {
  readonly text: string
  readonly at: number
  readonly legalForm: string | null
  readonly name: string
}

const FORM_AT = new RegExp(`(?<![А-ЯЁа-яёA-Za-z-])(?:${LEGAL_FORM_SIGN})(?=\\s*["«„“]|\\s+[А-ЯЁ№])`, 'gu')
const WORDS_AT = new RegExp(`(?<![А-ЯЁа-яё])${LEGAL_FORM_WORDS}(?=\\s)`, 'giu')
const TYPE =
  '(?:СОШ|ООШ|НОШ|СШ|ОШ|ЦО|[Лл]ице[йяюе]|[Гг]имнази[яиюей]+|[Шш]кол[аыеуой]+(?:-интернат[ауе]?)?|[Дд]етск(?:ий|ого|ому) сад[ау]?)'
/** «СОШ № 3», «Заозёрская СОШ», «лицей № 2», «гимназия «Лира»» without a legal form. */
const TYPED_AT = new RegExp(
  `(?<![А-ЯЁа-яё«"])(?:(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)?(?:ая|ой|ую|ий|ого|ому)\\s)(?:СОШ|ООШ|НОШ|СШ|[Лл]ице[йяюе]|[Гг]имнази[яиюей]+|[Шш]кол[аыеуой]+)(?:\\s?№\\s?\\d+)?|${TYPE}\\s?№\\s?\\d+)(?![А-ЯЁа-яё])`,
  'gu',
)
/** «"Заозёрская СОШ №3"» in quotes without a legal form. */
const QUOTED_TYPE_AT =
  /(?<=^|[\s,;(])[«"][^«»"]{0,60}(?:СОШ|ООШ|НОШ|лицей|гимназия|центр образования)[^«»"]{0,60}[»"]/gu

/** Where a name without quotes ends: a separator, a bracket, another legal form, a word that begins a sentence part. */
const BARE_END = new RegExp(
  `[,;:()\\n]|(?<!(?<![А-Яа-яё])(?:им|г|с|п|пос|д|пгт|ст|р|ул))(?<![А-ЯЁ])\\.(?=\\s|$)|\\s[-–—]\\s|\\s(?:${LEGAL_FORM_SIGN})(?=\\s|["«„“])|\\s(?:и|в|на|по|до|с|не|за|от|для|к|организовать|обеспечить|оказать|представить|подготовить|провести|разработать|направить|принять|создать)\\s|\\s[а-яё]+(?:ть|ти|чь)(?:ся)?(?![а-яё])|\\s[А-ЯЁ][а-яё]+\\s[А-ЯЁ]\\.|\\s[А-ЯЁ]\\.\\s?[А-ЯЁ]\\.\\s?[А-ЯЁ]`,
  'u',
)

/** Signs after a closing quote that still belong to the name: «СОШ №8 «Центр образования»». */
const quotedLength = (rest: string): number | null => {
  const lead = /^\s*/u.exec(rest)?.[0].length ?? 0
  if (!/^["«„“]/u.test(rest.slice(lead))) return null
  const hidden = masked(rest, 'quotes')
  const visible = hidden.slice(lead).search(/[^\u2592]/u)
  if (visible > 0) return lead + visible
  if (visible === -1 && hidden.length > lead) return hidden.length
  const close = rest.slice(lead + 1).search(/["»“”]/u)
  return close === -1 ? null : lead + close + 2
}

/** «МБОУ «Школа «Радуга»»: with one closing quote for two the name must not swallow the sentence behind it. */
const bareLength = (rest: string): number => {
  const end = rest.slice(1).search(BARE_END)
  return end === -1 ? rest.length : end + 1
}

/** «МБОУ «СОШ № 4» г. Лужанска»: the town behind the quotes tells one school from another. */
const TOWN =
  /^\s+(?:г\.|гор\.|пос\.|п\.|пгт\.?|с\.|д\.|ст\.|города|пос[её]лка|села|деревни|станицы)\s?[А-ЯЁ][а-яё]+(?:-[А-Яа-яЁё]+)*/u

const lengthOf = (rest: string): number => {
  const quoted = quotedLength(rest)
  return quoted === null ? bareLength(rest) : quoted + (TOWN.exec(rest.slice(quoted))?.[0].length ?? 0)
}

const spanAt = (text: string, at: number, written: string): OrganisationSpan => {
  const whole = text.slice(at, at + written.length + lengthOf(text.slice(at + written.length))).trim()
  const form = legalFormOf(whole)
  return { text: whole, at, legalForm: form?.form ?? null, name: bareName(form?.rest ?? whole) }
}

/** Without the outer quotes; the closing one stays when it belongs to an inner name. */
const bareName = (text: string): string => {
  const opened = text.trim().replace(/^["«„“]/u, '')
  if (opened === text.trim()) return opened
  return !isUnfinished(opened.slice(0, -1)) ? opened.replace(/["»“”]$/u, '').trim() : opened
}

const without = (spans: readonly OrganisationSpan[], at: number): boolean =>
  !spans.some((span) => at >= span.at && at < span.at + span.text.length)

const matches = (text: string, pattern: RegExp): { at: number; text: string }[] =>
  [...text.matchAll(pattern)].map((match) => ({ at: match.index, text: match[0] }))

const OWNED = /муниципальн|государственн|частн|бюджетн|автономн|каз[её]нн/iu

/** «образовательных организаций в …» is no name: a form in words wants a quote, or an owner and a capital. */
const isNamed = (form: string, rest: string): boolean =>
  /^\s*["«„“]/u.test(rest) || (OWNED.test(form) && /^\s+[А-ЯЁ№]/u.test(rest))

/** Every organisation in a text, in its order: with a legal form, abbreviated or in words, or known by its type. */
export const findOrganisations = (source: string): OrganisationSpan[] => {
  const text = source.replace(/[\n\t]/gu, ' ')
  const spans: OrganisationSpan[] = []
  const inWords = matches(text, WORDS_AT).filter((hit) =>
    isNamed(hit.text, text.slice(hit.at + hit.text.length)),
  )
  for (const hit of [...inWords, ...matches(text, FORM_AT)].sort((a, b) => a.at - b.at))
    if (without(spans, hit.at)) spans.push(spanAt(text, hit.at, hit.text))
  const outside = masked(text, 'quotes')
  for (const hit of [...matches(text, QUOTED_TYPE_AT), ...matches(outside, TYPED_AT)])
    if (without(spans, hit.at) && without(spans, hit.at + hit.text.length - 1))
      spans.push({ text: hit.text, at: hit.at, legalForm: null, name: bareName(hit.text) })
  return spans.sort((a, b) => a.at - b.at)
}
