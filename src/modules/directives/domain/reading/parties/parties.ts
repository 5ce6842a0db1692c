import {
  findPersonNames,
  type NameCase,
  type PersonName,
  toNominative,
} from '../../../../../kernel/person-name.ts'
import { masked, piecesOutside } from '../mask.ts'
import { findOrganisations, type OrganisationSpan } from '../organisations.ts'
import { doubt, type Party, SURE } from '../types.ts'
import { startsWithAddressee } from '../words.ts'
import { kindOfWords, ROLE_CAPITAL, startsWithRoleWord } from './kinds.ts'
import { eachNumbered } from './numbered.ts'
import { positionToNominative } from './positions.ts'

/** A piece of the phrase between separators, with what was found in it outside brackets. */
type Chunk = {
  readonly text: string
  readonly persons: readonly { text: string; at: number; name: PersonName }[]
  readonly organisations: readonly OrganisationSpan[]
}

const chunkOf = (text: string): Chunk => {
  const hidden = masked(text)
  const organisations = findOrganisations(text)
  const inside = (at: number): boolean =>
    organisations.some((each) => at >= each.at && at < each.at + each.text.length)
  return {
    text,
    persons: findPersonNames(hidden).filter((person) => !inside(person.at)),
    organisations: organisations.filter((each) => !/[\u2592]/u.test(hidden[each.at] ?? '')),
  }
}

/** «рук. ШМО», «зам. Ивановой»: a post cut short, no end of a sentence. */
const CUT_SHORT =
  '(?<!(?:^|[^а-яё])(?:рук|зам|нач|пред|учит|преп|зав|дир|спец|ст|гл|вед|муниц|соц|пед|отв|секр|им))'
const SENTENCE_END = `(?<=[а-яё»"]{2}|[А-ЯЁ]{2})${CUT_SHORT}\\.\\s+(?=[А-ЯЁ«"])`
const BEFORE_ROLE = `(?<=[а-яёА-ЯЁ.»")])\\s+(?=${ROLE_CAPITAL})`
const AND = '\\s+(?:и|а также)\\s+(?=(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\\s[А-ЯЁ]\\.|[А-ЯЁ]{3,}\\s?["«]))'
const SEPARATOR = new RegExp(`[;\\n]|,(?!\\s*(?:ул|д|г)\\.)|${SENTENCE_END}|${BEFORE_ROLE}|${AND}`, 'u')

const trimmed = (text: string): string =>
  text
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, '')
    .replace(/^(?:и|а также)\s+/u, '')
    .replace(/(?<=[а-яё»]{2})\.$/u, '')
    .replace(/^[)\]]|(?<=^[^([]*»)[)\]]+$/gu, '')
    .trim()

/** «Фамилия И.О. должность Фамилия И.О. должность»: cut before each name, or after each when the post comes first. */
const splitPersons = (chunk: Chunk): string[] => {
  const [first] = chunk.persons
  if (first === undefined || chunk.persons.length < 2) return [chunk.text]
  const nameFirst = chunk.text.slice(0, first.at).trim() === ''
  const cuts = chunk.persons.map((person) => (nameFirst ? person.at : person.at + person.text.length))
  const edges = nameFirst ? [...cuts, chunk.text.length] : [0, ...cuts]
  const last = edges.at(-1) ?? 0
  const pieces = edges.slice(1).map((end, index) => chunk.text.slice(edges[index], end))
  return [...pieces, chunk.text.slice(last)].map(trimmed).filter((text) => text !== '')
}

/** A single word before organisations names their heads; a longer phrase is a responsible of its own. */
const HEADS =
  /^(?:руководител[ияьюям]+|директор[аыуам]*|администраци[яиюям]+|заведующ\S+|коллектив[ыуам]*|заместител\S+ (?:директор\S+|руководител\S+))$/iu

/** «МКОУ «…» МБОУ «…»»: cut after each organisation. */
const splitOrganisations = (text: string): string[] => {
  const { organisations, persons } = chunkOf(text)
  const [first] = organisations
  if (first === undefined || (persons.length > 0 && organisations.length < 2)) return [text]
  const front = text.slice(0, first.at).trim()
  const isOwn =
    front !== '' &&
    !HEADS.test(front) &&
    persons.length === 0 &&
    startsWithRoleWord(front) &&
    front.includes(' ') &&
    organisations.length > 1
  const cuts = organisations.slice(1).map((each) => each.at)
  if (isOwn) cuts.unshift(first.at)
  const edges = [0, ...cuts, text.length]
  return edges
    .slice(1)
    .map((end, index) => trimmed(text.slice(edges[index], end)))
    .filter((piece) => piece !== '')
}

const CONTINUES =
  /^(?:[а-яё-]+(?:ющ|ащ|ящ|вш|ущ|нн|ем|им)(?:им|их|ие|ий|ым|ых|ые|ему|ей|ая|ый|ого|ему|ому|ой)|котор|входящ|в\s|на\s|по\s|из\s|с\s|не\s|при\s|для\s|а также\s|от\s|за\s)/iu

const isContinuation = (text: string): boolean => CONTINUES.test(text) && !startsWithAddressee(text)

/** Pieces that only go on with the one before («…, показавших низкие результаты») are put back. */
const mergeContinuations = (pieces: readonly { text: string; at: number }[], whole: string): string[] => {
  const merged: { from: number; to: number }[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    const to = piece.at + piece.text.length
    if (last && (isContinuation(piece.text) || isListOfNouns(piece.text, whole.slice(last.from, last.to))))
      last.to = to
    else merged.push({ from: piece.at, to })
  }
  return merged.map(({ from, to }) => trimmed(whole.slice(from, to))).filter((text) => text !== '')
}

/** «заместителям директоров по учебной, воспитательной работе»: an adjective alone belongs to the phrase before it. */
const isListOfNouns = (text: string, before: string): boolean =>
  /^[а-яё-]+(?:ой|ей|ых|их)(?:\s|$)/u.test(text) &&
  /\s(?:по|для|в)\s[^,]*$/u.test(before) &&
  !startsWithRoleWord(text)

const personParty = (chunk: Chunk, nameCase: NameCase): Party | null => {
  const person = chunk.persons[0]
  if (person === undefined) return null
  const rest = trimmed(
    `${chunk.text.slice(0, person.at)} ${chunk.text.slice(person.at + person.text.length)}`.replace(
      /\s+/gu,
      ' ',
    ),
  )
  const post = rest.replace(/^(?:\(|[-–—])\s*|\)$/gu, '').trim()
  const nominative = toNominative(person.name, nameCase)
  const certainty = nominative.alternatives.length > 0 ? doubt('person-ambiguous') : SURE
  return {
    kind: 'person',
    text: trimmed(chunk.text),
    name: shortName(nominative.name),
    position: post === '' ? null : nameCase === 'nominative' ? post : positionToNominative(post),
    head: null,
    alternatives: nominative.alternatives.map(shortName),
    ...certainty,
  }
}

/** «Иванова А.П.», as documents print it; full names when the text has them. */
export const shortName = (name: PersonName): string =>
  name.given === ''
    ? `${name.surname} ${name.initials.replace(/\s/gu, '')}`
    : `${name.surname} ${name.given} ${name.patronymic}`

const organisationParty = (chunk: Chunk): Party | null => {
  const organisation = chunk.organisations[0]
  if (organisation === undefined) return null
  const front = trimmed(chunk.text.slice(0, organisation.at))
  const behind = chunk.text.slice(organisation.at + organisation.text.length)
  const head = findPersonNames(/\(([^)]*)\)/u.exec(behind)?.[1] ?? '')[0]
  return {
    kind: 'organisation',
    text: organisation.text,
    name: organisation.text,
    position: front === '' ? null : front,
    head: head === undefined ? null : shortName(head.name),
    alternatives: [],
    ...SURE,
  }
}

const IN_BRACKETS = /^(.*?\S)\s*\(([^()]*)\)$/su

/** «Отделу общего образования (Журавлёва Е.С.)»: who stands in the brackets is the head. */
const wordsParty = (source: string): Party => {
  const [, front, inner = ''] = IN_BRACKETS.exec(source) ?? []
  const heads = findPersonNames(inner)
  const text = front !== undefined && heads.length === 1 ? front : source
  const kind = kindOfWords(text)
  return {
    kind,
    text,
    name: kind === 'organisation' ? text : null,
    position: null,
    head: heads.length === 1 && heads[0] ? shortName(heads[0].name) : null,
    alternatives: [],
    ...SURE,
  }
}

const NAME_WITH_SCHOOL = /^\s*[–—-]\s*|^\s*$/u

/** «МБОУ СОШ № 1 – Быков А.А.». */
const isBehindSchool = (text: string, person: { readonly text: string; readonly at: number }): boolean =>
  text.slice(person.at + person.text.length).trim() === '' &&
  /[–—-]\s*$/u.test(text.slice(0, person.at)) &&
  findOrganisations(text)[0]?.at === 0

/** «Руководителям школ (Быков А.А., Сомова Б.Б.)», «(Беляева Н.Н. – МОУ «…», …)»: each of them, with the post all share. */
const personsInBrackets = (source: string): Party[] | null => {
  const [, front, inner = ''] = IN_BRACKETS.exec(source) ?? []
  const pieces = piecesOutside(inner, /[,;]/u).map(({ text }) => ({ text, person: findPersonNames(text)[0] }))
  const persons = pieces.flatMap(({ text, person }) => {
    const isFirst = person?.at === 0 && NAME_WITH_SCHOOL.test(text.slice(person.text.length))
    return person !== undefined && (isFirst || isBehindSchool(text, person)) ? [{ text, person }] : []
  })
  if (front === undefined || persons.length < 2 || persons.length < pieces.length) return null
  return persons.map(
    ({ text, person }): Party => ({
      kind: 'person',
      text,
      name: shortName(person.name),
      position: front,
      head: null,
      alternatives: [],
      ...SURE,
    }),
  )
}

const isNameOnly = (chunk: Chunk): boolean =>
  chunk.persons.length === 1 && chunk.persons[0]?.text === chunk.text
/** «Директора школ», «Учителя математики» in a column of the nominative are many, nobody's post. */
const MANY = /^(?:директора|учителя|мастера)(?:\s|$)/iu
const isPostOnly = (chunk: Chunk, nameCase: NameCase): boolean =>
  chunk.persons.length === 0 &&
  (startsWithRoleWord(chunk.text) || /^(?:рук|зам|нач|зав|преп|учит|пред)\.\s/iu.test(chunk.text)) &&
  !(nameCase === 'nominative' && MANY.test(chunk.text)) &&
  !/(?:ам|ям|ы|и)(?:\s|$)/u.test(chunk.text.split(' ')[0] ?? '')

/** A name and a post parted by a comma are one person: whichever comes first takes the next one. */
const mergeNamesWithPosts = (texts: readonly string[], nameCase: NameCase): Chunk[] => {
  const chunks: Chunk[] = []
  for (const text of texts) {
    const chunk = chunkOf(text)
    const last = chunks.at(-1)
    const fits =
      last !== undefined &&
      ((isNameOnly(last) && isPostOnly(chunk, nameCase)) || (isPostOnly(last, nameCase) && isNameOnly(chunk)))
    if (fits) chunks[chunks.length - 1] = chunkOf(`${last.text}, ${text}`)
    else chunks.push(chunk)
  }
  return chunks
}

const ENDS_OPEN = /(?:^|\s)(?:и|или|по|в|на|с|для|от|из|к|МБОУ|МКОУ|МАОУ|МОУ|ДО)$|[-,«(]$/u
const GOES_ON = /^(?:[а-яё«"(]|[А-ЯЁ]\.\s?[А-ЯЁ]\.(?:\s|$)|[А-ЯЁ][а-яё]+(?:ого|его|ой|ей|ых|их)\s)/u

/** A narrow column breaks lines anywhere: a new line is a new responsible only where it can begin one. */
const joinedLines = (source: string): string => {
  const lines = source.split('\n').map((line) => line.trim())
  const joined = lines.reduce((text, line) => {
    if (text === '' || line === '') return text + line
    const goesOn = ENDS_OPEN.test(text) || GOES_ON.test(line)
    return `${text}${goesOn ? ' ' : '; '}${line}`
  }, '')
  return joined
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[а-яё])- (?=[а-яё])(?!(?:и|или|а) )/gu, '-')
    .trim()
}

const NOBODY = /^(?:[-–—\s.]*|нет|не требуется)$/iu

/**
 * Takes a phrase apart into who is named in it (R215): persons with posts, organisations with a head in brackets,
 * roles, groups of schools. Works with any separators and without them (R135, R212); a dash is nobody (R134).
 * `nameCase` is the case the sentence puts names into.
 */
export const readParties = (source: string, nameCase: NameCase): Party[] => {
  const [first = '', ...others] = piecesOutside(eachNumbered(joinedLines(source)), TOGETHER).map(
    ({ text }) => text,
  )
  return [...partiesIn(first, nameCase), ...others.flatMap((text) => partiesIn(text, 'instrumental'))]
}

/** «Кедрова М.Л. совместно с Берёзкиным Д.Н.»: whoever follows is named in the instrumental. */
const TOGETHER = /,?\s+(?:и\s+)?(?:совместно|вместе|в сотрудничестве|во взаимодействии)\s+со?\s+/u

const partiesIn = (text: string, nameCase: NameCase): Party[] => {
  if (NOBODY.test(text)) return []
  const pieces = mergeContinuations(piecesOutside(text, SEPARATOR), text)
  const split = pieces.flatMap((piece) => splitPersons(chunkOf(piece))).flatMap(splitOrganisations)
  return mergeNamesWithPosts(split, nameCase).flatMap((chunk) => {
    if (NOBODY.test(chunk.text)) return []
    const persons = personsInBrackets(trimmed(chunk.text))
    if (persons !== null) return persons
    const party = personParty(chunk, nameCase) ?? organisationParty(chunk)
    return [party ?? wordsParty(trimmed(chunk.text))]
  })
}
