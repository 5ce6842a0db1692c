import { beginning } from '../../../kernel/format.ts'
import { findPersonNames } from '../../../kernel/person-name.ts'
import type { Clause, Directive } from './types.ts'

type Named = Pick<Directive, 'kind' | 'number' | 'title'>

/** «О плане» in quotation marks; marks that are already there are not doubled (R003: some papers never close theirs). */
const quoted = (title: string): string =>
  `«${title.replace(/^«(?=[^»]*$)/u, '')}»`.replace(/^««/u, '«').replace(/»»$/u, '»')

/** «Приказ»: a word as it begins a name. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** A letter asks and informs; what is not addressed in it to anybody needs nothing more. */
export const isLetter = ({ kind }: Pick<Directive, 'kind'>): boolean => kind === 'письмо'

/** Kinds that are no words of their own are called a paper. */
const WITHOUT_WORD = new Set(['', 'другое'])

/** «Распоряжение № 118 «О плане»»: how a paper is called wherever it stands among other things. */
export const fullName = ({ kind, number, title }: Named): string =>
  [
    WITHOUT_WORD.has(kind) ? 'Документ' : capital(kind),
    number === null || number === '' ? '' : `№ ${number}`,
    title.trim() === '' ? '' : quoted(title.trim()),
  ]
    .filter(Boolean)
    .join(' ')

const SHOUTED = /^[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*$/u
const PLACE_NOUN =
  /^(?:област|кра[йяюе]|район|округ|республик|город|посел|муниципальн|городск|сельск|образовательн)/u
const PLACE_ADJECTIVE = /(?:ий|ый|ого|ому|ой|ая|ую|ое|им|ым|ом)$/u

/** Words of a name that begin with a capital: the first one, and adjectives of places («Светлоярской области»). */
const isProper = (words: readonly string[], at: number): boolean => {
  const word = words[at] ?? ''
  if (at === 0 || word.startsWith('«')) return true
  if (/^республик/u.test(words[at - 1] ?? '')) return true
  return PLACE_ADJECTIVE.test(word) && !PLACE_NOUN.test(word) && PLACE_NOUN.test(words[at + 1] ?? '')
}

/** Legal forms and kinds of schools keep their capitals. */
const ABBREVIATION = /^(?:м[баок]+у|г[баок]+у|муп|фгб[онв]*у|сош|оош|нош|цдо|имц|мо|рф|дпо)$/u

const capitalInside = (word: string): string => word.replace(/\p{L}/u, (letter) => letter.toUpperCase())

const cased = (words: readonly string[], at: number): string => {
  const word = words[at] ?? ''
  if (ABBREVIATION.test(word.replace(/[^\p{L}]/gu, ''))) return word.toUpperCase()
  return isProper(words, at) ? capitalInside(word) : word
}

/** A line of a letterhead as a name: «КОМИТЕТ ОБРАЗОВАНИЯ» reads «Комитет образования»; a line in usual letters stays. */
export const readableIssuer = (line: string): string => {
  if (!SHOUTED.test(line)) return line
  const words = line.toLowerCase().trim().split(/\s+/u)
  return words.map((_, at) => cased(words, at)).join(' ')
}

type Issued = { readonly issuer: readonly string[]; readonly issuerName: string | null }
/** A paper signed by several: the steps of its letterhead are bodies of their own. */
type MaybeJoint = Issued & { readonly isJoint: boolean }

const lastStep = ({ issuer, issuerName }: Issued): string => issuerName ?? readableIssuer(issuer.at(-1) ?? '')

/** The whole letterhead, highest step first, the last one as the register calls it. */
export const issuerLine = (paper: Issued): string =>
  [...paper.issuer.slice(0, -1).map(readableIssuer), lastStep(paper)].filter(Boolean).join(', ')

/** Who issued a paper: the organisation of the register, else the last step of the letterhead; all of a joint paper. */
export const issuedBy = (paper: MaybeJoint): string => (paper.isJoint ? issuerLine(paper) : lastStep(paper))

const TITLE_MAX = 160

/** A title of one line from the action: its first sentence, cut between words. */
export const titleOf = (clause: Pick<Clause, 'action' | 'text'>): string => {
  const words = (clause.action || clause.text).replace(/\s+/gu, ' ').trim()
  const sentence = (words.split(/(?<=[.;:])\s/u)[0] ?? words).replace(/[.;:,]+$/u, '')
  const cut = beginning(sentence, TITLE_MAX)
  return cut.slice(0, 1).toUpperCase() + cut.slice(1)
}

/** One signature: the post and the name as printed; either may be absent. */
export type Signer = { readonly position: string; readonly name: string }

type Signed = {
  readonly signatoryPosition: string | null
  readonly signatoryName: string | null
  readonly cosignatories: readonly Signer[]
}

/** Everybody who signed, one line a signature; several when the paper is a joint one. */
export const signerLines = ({ signatoryPosition, signatoryName, cosignatories }: Signed): string[] =>
  [{ position: signatoryPosition, name: signatoryName }, ...cosignatories]
    .map(({ position, name }) => [position, name].filter(Boolean).join(', '))
    .filter((line) => line !== '')

/** A line back as a signature: a post may hold commas, so that a name is what reads as one. */
export const signerIn = (line: string): Signer => {
  const found = findPersonNames(line).at(-1)
  if (found === undefined) return { position: line, name: '' }
  const position = `${line.slice(0, found.at)}${line.slice(found.at + found.text.length)}`
  return { position: position.trim().replace(/^[,;\s]+|[,;\s]+$/gu, ''), name: found.text }
}
