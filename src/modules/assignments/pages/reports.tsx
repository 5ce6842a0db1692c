import { fileSize, shortDay } from '../../../kernel/format.ts'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import type { AssignmentCard, ReportLine } from '../queries/card.ts'
import type { AssignmentText } from '../text.ts'
import type { Here } from './words.ts'

const decisionWords = (report: ReportLine, t: AssignmentText): string => {
  if (report.decision === null || report.decidedOn === null) return t.states.reported
  const states: Readonly<Record<string, string>> = t.states
  return t.card.decided(states[report.decision] ?? report.decision, shortDay(report.decidedOn))
}

const byWhom = (report: ReportLine, t: AssignmentText): string => {
  const channels: Readonly<Record<string, string>> = t.card.channels
  return [
    report.by,
    report.forName === null ? null : t.card.forWhom(report.forName),
    shortDay(report.reportedOn),
    channels[report.channel],
  ]
    .filter(Boolean)
    .join(', ')
}

const Proof = ({ report }: { readonly report: ReportLine }) =>
  report.proofLabel === null ? null : (
    <p>
      {report.proofRecord === null ? (
        report.proofLabel
      ) : (
        <Link href={`/sources/${report.proofRecord}`}>{report.proofLabel}</Link>
      )}
    </p>
  )

const ReportBlock = ({ report, here }: { readonly report: ReportLine; readonly here: Here }) => (
  <li>
    <p class="by">
      <b>{here.t.card.reportNo(report.no)}</b>, {byWhom(report, here.t)}
    </p>
    <p class="read pre">{report.text}</p>
    <Proof report={report} />
    {report.files.map((file) => (
      <p>
        <Link href={`/files/${file.id}`}>
          {file.name}, {fileSize(file.size, here.lang)}
        </Link>
      </p>
    ))}
    <p class="by">
      {[decisionWords(report, here.t), report.decidedBy].filter(Boolean).join(', ')}
      {report.decisionText === null ? null : `: «${report.decisionText}»`}
    </p>
  </li>
)

/** «Подтверждающие материалы»: every file and proof of every report in one list. */
export const Evidence = ({ card, here }: { readonly card: AssignmentCard; readonly here: Here }) => {
  const files = card.reports.flatMap((report) => report.files.map((file) => ({ report, file })))
  if (files.length === 0) return <p class="muted">{here.t.card.noEvidence}</p>
  return (
    <Rows
      rows={files.map(({ report, file }) => ({
        children: (
          <>
            <Link href={`/files/${file.id}`}>
              {file.name}, {fileSize(file.size, here.lang)}
            </Link>
            <span class="by">
              {' '}
              {here.t.card.reportNo(report.no)}, {shortDay(report.reportedOn)}
            </span>
          </>
        ),
      }))}
    />
  )
}

/** All reports of a card, or that there were none. */
export const Reports = ({ card, here }: { readonly card: AssignmentCard; readonly here: Here }) =>
  card.reports.length === 0 ? (
    <p class="muted">{here.t.card.noReports}</p>
  ) : (
    <ul class="rows">
      {card.reports.map((report) => (
        <ReportBlock report={report} here={here} />
      ))}
    </ul>
  )
