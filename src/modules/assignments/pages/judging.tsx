import { shortDay } from '../../../kernel/format.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { listHref, PER_PAGE } from '../domain/listing.ts'
import { tickOf } from '../domain/many.ts'
import type { AssignmentLine } from '../queries/line.ts'
import type { Found } from '../queries/list.ts'
import type { LaterLine } from '../queries/postponing.ts'
import { LISTS, ListFilters, type ListPageProps, ListTabs, pageHref } from './list-parts.tsx'
import { LaterRequests } from './postponing.tsx'
import { type Here, whoOf } from './words.ts'

/** What was ticked and typed when the form came back. */
export type JudgingTyped = {
  readonly ticks: readonly string[]
  readonly words: string
  readonly problems: readonly Problem[]
}

const tick = (line: AssignmentLine): string => tickOf(line.id, line.reportNo)

const columnsOf = ({ t }: Here): Column<AssignmentLine>[] => [
  {
    key: 'what',
    head: t.judging.what,
    rowHead: true,
    cell: (line) => (
      <>
        <Link href={`/assignments/${line.id}/judge`}>{line.title}</Link>
        <br />
        <span class="by">{line.sourceLabel}</span>
      </>
    ),
  },
  { key: 'who', head: t.judging.who, cell: whoOf },
  {
    key: 'report',
    head: t.judging.report,
    cell: (line) => (
      <>
        {line.isProven ? <b>{t.card.channels.system}. </b> : null}
        {line.reportText}
        {line.reportFiles === 0 ? null : <span class="by"> {t.judging.files(line.reportFiles)}</span>}
      </>
    ),
  },
  {
    key: 'when',
    head: t.judging.when,
    phone: t.judging.when,
    nowrap: true,
    cell: (line) => (line.reportedOn === null ? '' : shortDay(line.reportedOn)),
  },
]

const Bar = ({ here: { t }, typed }: { readonly here: Here; readonly typed: JudgingTyped | undefined }) => {
  const error = typed?.problems.find((problem) => problem.field === 'words')?.text
  return (
    <>
      <Actions>
        <Button name="decision" value="accepted">
          {t.judging.accept}
        </Button>
        <Button name="decision" value="offControl" kind="other">
          {t.judging.offControl}
        </Button>
      </Actions>
      <Details title={t.judging.returnTitle} open={error !== undefined || (typed?.words ?? '') !== ''}>
        <TextArea
          name="words"
          label={t.judging.returnWords}
          hint={t.judging.returnHint}
          rows={2}
          value={typed?.words ?? ''}
          error={error}
        />
        <Button name="decision" value="returned" kind="other">
          {t.judging.return}
        </Button>
      </Details>
    </>
  )
}

type JudgeFormProps = Pick<ListPageProps, 'here'> & {
  readonly found: Found
  /** Everything is ticked: asked for by a link, so that it works without a script. */
  readonly all?: boolean | undefined
  readonly typed?: JudgingTyped | undefined
}

/** Reports with ticks and one bar of decisions. */
export const JudgeForm = ({ here, found, all, typed }: JudgeFormProps) => (
  <Form action="/assignments/judging" commandKey={here.commandKey}>
    <Stack>
      <Table
        caption={here.t.judging.caption}
        dense
        stackable
        columns={columnsOf(here)}
        rows={found.lines}
        ticking={{
          name: 'assignments',
          value: tick,
          label: (line) => `${line.title}, ${whoOf(line)}`,
          ticked: (line) => all === true || (typed?.ticks.includes(tick(line)) ?? false),
        }}
      />
      <Bar here={here} typed={typed} />
    </Stack>
  </Form>
)

/** «Ждут решения»: all reports that wait for this person, with filters, by page. */
export const JudgingPage = (
  props: ListPageProps & {
    readonly found: Found
    readonly all: boolean
    readonly later: readonly LaterLine[]
    readonly typed?: JudgingTyped | undefined
  },
) => {
  const { here, request, found } = props
  const { t } = here
  const every = listHref(LISTS.judging, request, { page: request.page })
  return (
    <>
      <SpreadHead title={t.waiting} lead={t.waitingLead} />
      <ListTabs {...props} current="judging" />
      <ErrorSummary problems={props.typed?.problems ?? []} />
      <LaterRequests here={here} lines={props.later} />
      <ListFilters list="judging" props={props} />
      {found.lines.length === 0 ? (
        <Empty title={t.judging.empty}>{t.judging.emptyWhy}</Empty>
      ) : (
        <>
          <p>
            <Link href={props.all ? every : `${every}${every.includes('?') ? '&' : '?'}all=1`}>
              {props.all ? t.judging.tickNone : t.judging.tickAll(found.lines.length)}
            </Link>
          </p>
          <JudgeForm here={here} found={found} all={props.all} typed={props.typed} />
        </>
      )}
      <Pager page={request.page} perPage={PER_PAGE} total={found.total} href={pageHref('judging', request)} />
    </>
  )
}
