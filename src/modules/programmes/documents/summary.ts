import type { Paper, PaperBlock, PaperLine } from '../../../documents/paper.ts'
import { shortDay } from '../../../kernel/format.ts'
import {
  type Counts,
  type Figures,
  lateGroups,
  type Period,
  rowState,
  SUMMARY_WORDS,
  type Summary,
  type SummaryLine,
  sumOf,
  totalOf,
  type UpperLine,
  wholeOf,
} from '../domain/summary.ts'
import { programmesText } from '../text.ts'

const t = programmesText.ru.summary

const LOOK: Paper['look'] = {
  margins: { left: 25, right: 15, top: 20, bottom: 20 },
  size: 12,
  spacing: 1.15,
}

const line = (text: string, more: Partial<PaperLine> = {}): PaperLine => ({ kind: 'line', text, ...more })
const heading = (text: string): PaperLine => line(text, { bold: true, above: 1, below: 0.5 })

/** «1.2. Провести встречу»; a row without a number has its words alone. */
const rowName = ({ number, title }: Pick<UpperLine, 'number' | 'title'>): string =>
  [number.replace(/\.$/u, ''), title].filter(Boolean).join('. ')

const figuresIn = ({ all, done, waiting, late }: Counts): string[] => [all, done, waiting, late].map(String)

const COUNTS = [t.all, t.done, t.waiting, t.late]

const upperBlocks = ({ rows }: Figures): PaperBlock[] => [
  heading(t.upper),
  rows.length === 0
    ? line(t.upperNone)
    : {
        kind: 'grid',
        head: [t.row, t.term, t.own, t.state],
        widths: [36, 16, 30, 18],
        rows: rows.map((row) => [
          rowName(row),
          row.term,
          [row.own, row.result].filter(Boolean).join('\n'),
          [t.rowStates[rowState(row)], row.all === 0 ? '' : t.counts(row.done, row.all)]
            .filter(Boolean)
            .join('\n'),
        ]),
      },
]

const paperBlocks = ({ papers }: Figures): PaperBlock[] => [
  heading(t.papers),
  papers.length === 0
    ? line(t.papersNone)
    : {
        kind: 'grid',
        head: [t.paper, ...COUNTS],
        widths: [39, 11, 16, 17, 17],
        rows: papers.map((each) => [each.title, ...figuresIn(each)]),
      },
]

const lateBlocks = ({ late }: Figures): PaperBlock[] => [
  heading(t.lateRows),
  late.length === 0
    ? line(t.lateNone)
    : {
        kind: 'grid',
        head: [t.what, t.term, t.who, t.reason],
        widths: [34, 14, 30, 22],
        rows: lateGroups(late).map(({ who, title, label, dueOn, reasons }) => [
          `${title}\n${label}`,
          shortDay(dueOn),
          who.join(', '),
          reasons.join('\n'),
        ]),
      },
]

const factBlocks = ({ participants, effects, papers }: Figures): PaperBlock[] => {
  const total = totalOf({ papers })
  return [
    line(`${t.participants}: ${participants}`),
    ...(effects.all === 0
      ? []
      : [line(`${t.effects}: ${t.effectsOf(effects.reached, effects.reported, effects.all)}`)]),
    line(
      `${t.all}: ${total.all}; ${t.done.toLowerCase()}: ${total.done}; ${t.waiting.toLowerCase()}: ${total.waiting}; ${t.late.toLowerCase()}: ${total.late}`,
    ),
  ]
}

const wordBlocks = ({ words }: Pick<Summary, 'words'>): PaperBlock[] =>
  SUMMARY_WORDS.filter((key) => words[key] !== '').flatMap((key) => [
    heading(t.words[key]),
    ...words[key].split('\n').map((text) => line(text, { align: 'justify', indent: true })),
  ])

const headBlocks = (lines: readonly string[]): PaperBlock[] =>
  lines.map((text, at) =>
    line(text, { align: 'center', bold: at < 2, below: at === lines.length - 1 ? 1 : 0 }),
  )

export type ReportPaper = Pick<Summary, 'words' | 'sentOn'> &
  Period & {
    readonly municipality: string
    readonly programme: string
    readonly figures: Figures
    /** Who stands under it. */
    readonly signatory: string
  }

/** One municipality's report as a paper (R218). */
export const reportPaper = (report: ReportPaper): Paper => ({
  title: t.title,
  look: LOOK,
  blocks: [
    ...headBlocks([
      t.paperHead,
      report.municipality,
      t.paperOf(report.programme),
      t.paperPeriod(report.from, report.until),
      report.sentOn === null ? t.paperDraft(report.figures.on) : t.paperSent(report.sentOn),
    ]),
    ...factBlocks(report.figures),
    ...upperBlocks(report.figures),
    ...paperBlocks(report.figures),
    ...lateBlocks(report.figures),
    ...wordBlocks(report),
    line(t.sign, { right: `____________ ${report.signatory}`, above: 2 }),
  ],
})

const whoBlocks = (lines: readonly SummaryLine[]): PaperBlock[] => {
  const total = sumOf(lines)
  return [
    line(t.sentCount(total.sent, lines.length)),
    {
      kind: 'grid',
      head: [t.municipality, t.sentOn, ...COUNTS],
      widths: [26, 15, 10, 16, 16, 17],
      rows: [
        ...lines.map(({ municipalityName, sentOn, figures, state }) => [
          municipalityName,
          sentOn === null ? t.states[state] : shortDay(sentOn),
          ...(figures === null ? ['', '', '', ''] : figuresIn(totalOf(figures))),
        ]),
        [t.total, '', ...figuresIn(total)],
      ],
    },
  ]
}

const wholeBlocks = (lines: readonly SummaryLine[]): PaperBlock[] => {
  const rows = wholeOf(lines)
  return rows.length === 0
    ? []
    : [
        heading(t.whole),
        {
          kind: 'grid',
          head: [t.row, t.rowStates.done, t.rowStates.waiting, t.rowStates.open, t.behind],
          widths: [40, 13, 13, 12, 22],
          rows: rows.map((row) => [
            rowName(row),
            String(row.by.done),
            String(row.by.waiting),
            String(row.by.open),
            row.behind.join(', '),
          ]),
        },
      ]
}

/** The reports of all municipalities as one paper: who has sent, the rows of the region, the words of each. */
export const wholePaper = (programme: string, period: Period, lines: readonly SummaryLine[]): Paper => ({
  title: t.ofAll,
  look: LOOK,
  blocks: [
    ...headBlocks([
      t.paperHead,
      t.ofAll.toLowerCase(),
      t.paperOf(programme),
      t.paperPeriod(period.from, period.until),
    ]),
    ...whoBlocks(lines),
    ...wholeBlocks(lines),
    ...lines.flatMap((each) => {
      const said = wordBlocks(each)
      return said.length === 0
        ? []
        : [line(each.municipalityName, { align: 'center', bold: true, above: 1.5 }), ...said]
    }),
  ],
})
