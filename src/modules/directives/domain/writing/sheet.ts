import type { Paper, PaperBlock, PaperLine } from '../../../../documents/paper.ts'
import { shortDay } from '../../../../kernel/format.ts'
import { genitiveOfKind } from '../rules.ts'
import { gridOfText, ROADMAP_HEAD, roadmapRows } from './annexes.ts'
import { clauseText, controlTexts, preambleText } from './phrases.ts'
import { numbered } from './tree.ts'
import type { Blank, Draft, DraftAnnex } from './types.ts'

const BLANKS = '__________'

const line = (text: string, rest: Omit<PaperLine, 'kind' | 'text'> = {}): PaperLine => ({
  kind: 'line',
  text,
  ...rest,
})
const body = (text: string, above = 0): PaperLine => line(text, { align: 'justify', indent: true, above })

const lookOf = (blank: Blank): Paper['look'] => ({
  margins: { left: blank.marginLeft, right: 10, top: 20, bottom: 20 },
  size: blank.typeSize,
  spacing: 1.15,
})

const dayWords = ({ head }: Draft): string => (head.dateOn === null ? BLANKS : shortDay(head.dateOn))
const numberWords = ({ head }: Draft): string => head.number ?? BLANKS

/** «На № … от …» under the number of a letter that answers another paper. */
const replyLine = ({ head: { kind, repliesTo } }: Draft): string[] =>
  kind !== 'письмо' || !repliesTo
    ? []
    : [
        `на № ${repliesTo.number ?? BLANKS} от ${repliesTo.dateOn === null ? BLANKS : shortDay(repliesTo.dateOn)}`,
      ]

/** Author, kind, date, number, place: in the middle of the sheet, or in its left half. */
const requisites = (draft: Draft): PaperBlock[] => {
  const { head, blank } = draft
  const place =
    blank.layout === 'centred' ? ({ align: 'center' } as const) : ({ half: 'left', align: 'center' } as const)
  const last = blank.authority.length - 1
  return [
    ...blank.authority.map((words, at) => line(words, { ...place, bold: at === last })),
    ...(blank.contacts === '' ? [] : [line(blank.contacts, { ...place, small: true })]),
    ...(head.kind === 'письмо' ? [] : [line(head.kind.toUpperCase(), { ...place, bold: true, above: 1 })]),
    line(`от ${dayWords(draft)} № ${numberWords(draft)}`, { ...place, above: 1 }),
    ...replyLine(draft).map((words) => line(words, place)),
    ...(blank.place === '' || head.kind === 'письмо' ? [] : [line(blank.place, place)]),
    ...(head.recipient === ''
      ? []
      : head.recipient
          .split('\n')
          .map((words, at) => line(words, { half: 'right', above: at === 0 ? 1 : 0 }))),
  ]
}

const titleLines = ({ head, blank }: Draft): PaperBlock[] =>
  head.title === ''
    ? []
    : [
        line(head.title, {
          above: 1,
          bold: true,
          ...(blank.layout === 'centred' && head.kind !== 'письмо' ? { align: 'center' } : { half: 'left' }),
        }),
      ]

/** Clauses with their printed numbers; a letter has paragraphs instead. */
export const printedClauses = (draft: Pick<Draft, 'head' | 'clauses'>) => {
  const own = numbered(draft.clauses)
  const parents = new Set(draft.clauses.map((clause) => clause.parentId))
  const controls = controlTexts(
    draft.head,
    own.map(({ branch, number }) => ({ number, control: branch.control })),
  )
  const top = own.filter(({ branch }) => branch.parentId === null).length
  return {
    own: own.map(({ branch, number }) => ({
      id: branch.id,
      parentId: branch.parentId,
      number,
      text: clauseText(branch, parents.has(branch.id)),
    })),
    control: controls.map((text, at) => ({ number: String(top + at + 1), text })),
  }
}

/** `above` is the room before the first of them: the heading stands apart from what follows it. */
const clauseLines = (draft: Draft, above: number): PaperBlock[] => {
  const { own, control } = printedClauses(draft)
  const isLetter = draft.head.kind === 'письмо'
  return [...own, ...(isLetter ? [] : control)].map(({ number, text }, at) =>
    body(isLetter ? text : `${number}. ${text}`, at === 0 ? above : 0),
  )
}

const annexList = ({ head, annexes }: Draft): PaperBlock[] =>
  head.kind !== 'письмо' || annexes.length === 0
    ? []
    : annexes.map((annex, at) =>
        line(`${at === 0 ? 'Приложение: ' : ''}${annexes.length === 1 ? '' : `${at + 1}. `}${annex.title}`, {
          above: at === 0 ? 1 : 0,
        }),
      )

/** «Разослано: в дело, …»: below the signature, above the one who prepared it. */
const sentTo = ({ head, distribution = [] }: Draft): PaperBlock[] =>
  head.kind === 'письмо' || distribution.length === 0
    ? []
    : [line(`Разослано: в дело, ${distribution.join(', ')}`, { small: true, above: 2 })]

const signature = (draft: Draft): PaperBlock[] => [
  ...signed(draft),
  ...sentTo(draft),
  ...(draft.head.preparedBy === ''
    ? []
    : [line(`Исп. ${draft.head.preparedBy}`, { small: true, above: sentTo(draft).length === 0 ? 2 : 1 })]),
]

/** A position begins a line of its own: with a capital letter, however it stands in the register. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const signed = ({ head }: Draft): PaperBlock[] => [
  line(capital(head.signatoryPosition), { right: head.signatoryName, above: 2 }),
]

const annexHead = (draft: Draft, annex: DraftAnnex): PaperBlock[] => {
  const number = annex.number === '' ? '' : ` № ${annex.number}`
  return [
    line(`Приложение${number}`, { half: 'right' }),
    line(`к ${dativeOfKind(draft.head.kind)} ${draft.blank.authorityGenitive}`.trim(), { half: 'right' }),
    line(`от ${dayWords(draft)} № ${numberWords(draft)}`, { half: 'right' }),
    line(annex.title, { align: 'center', bold: true, above: 1, below: 0.5 }),
  ]
}

const DATIVE: Readonly<Record<string, string>> = {
  распоряжение: 'распоряжению',
  приказ: 'приказу',
  постановление: 'постановлению',
  письмо: 'письму',
}
const dativeOfKind = (kind: string): string => DATIVE[kind] ?? 'документу'

const annexBody = (annex: DraftAnnex): PaperBlock[] => {
  if (annex.kind === 'roadmap')
    return [
      { kind: 'grid', head: ROADMAP_HEAD, rows: roadmapRows(annex.body), widths: [6, 30, 14, 18, 18, 18] },
    ]
  if (annex.kind === 'table') {
    const { head, rows } = gridOfText(annex.body)
    return head.length === 0 ? [] : [{ kind: 'grid', head, rows }]
  }
  return annex.body
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => body(text))
}

/** The paper in the look of the standard: author, kind, number, heading, clauses, signature, annexes each on its own sheet. */
export const paperOf = (draft: Draft): Paper => {
  const preamble = preambleText(draft)
  return {
    title: draft.head.title,
    look: lookOf(draft.blank),
    blocks: [
      ...requisites(draft),
      ...titleLines(draft),
      ...(preamble === '' ? [] : [body(preamble, 1)]),
      ...clauseLines(draft, preamble === '' ? 1 : 0),
      ...annexList(draft),
      ...signature(draft),
      // a file goes beside the paper, it is no sheet of it
      ...draft.annexes
        .filter(({ kind }) => kind !== 'file')
        .flatMap((annex): PaperBlock[] => [
          { kind: 'sheet', wide: annex.kind === 'roadmap' },
          ...annexHead(draft, annex),
          ...annexBody(annex),
        ]),
    ],
  }
}

/** «распоряжения от 05.03.2022 № 94»: how a paper is cited as a ground. */
export const citedAs = (paper: {
  readonly kind: string
  readonly dateOn: Draft['head']['dateOn']
  readonly number: string | null
}): string =>
  [
    genitiveOfKind(paper.kind),
    paper.dateOn === null ? '' : `от ${shortDay(paper.dateOn)}`,
    paper.number === null ? '' : `№ ${paper.number}`,
  ]
    .filter(Boolean)
    .join(' ')
