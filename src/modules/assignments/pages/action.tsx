import { momentText } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Actions, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { MassLine, MassResult } from '../queries/actions.ts'
import { assignmentSentences } from '../text.ts'
import { LISTS, whatColumn } from './list-parts.tsx'
import { type Here, TAG } from './words.ts'

export type ActionPageProps = {
  readonly here: Here
  readonly action: MassResult
  /** Minutes in which it can still be taken back; 0 when it cannot. */
  readonly minutes: number
  readonly load: { readonly schools: number; readonly busy: number }
  readonly problems: readonly Problem[]
}

const whyOf = (line: MassLine, { lang, t }: Here): string => {
  const sentence = assignmentSentences[lang][line.refusal ?? '']
  if (sentence === undefined) return t.action.refused
  return typeof sentence === 'string' ? sentence : sentence({ state: line.fromState })
}

const columnsOf = (here: Here): Column<MassLine>[] => [
  whatColumn(here),
  { key: 'who', head: here.t.control.who, cell: (line) => line.who },
  {
    key: 'now',
    head: here.t.action.now,
    cell: (line) => <Tag state={TAG[line.state]}>{here.t.states[line.state]}</Tag>,
  },
]

const Refused = ({ here, lines }: { readonly here: Here; readonly lines: readonly MassLine[] }) =>
  lines.length === 0 ? null : (
    <Table
      caption={here.t.action.refusedCaption(lines.length)}
      stackable
      dense
      rows={lines}
      columns={[
        ...columnsOf(here),
        { key: 'why', head: here.t.action.why, cell: (line) => whyOf(line, here) },
      ]}
    />
  )

const Undo = ({ here, action, minutes }: ActionPageProps) => {
  if (action.undoneAt !== null)
    return (
      <Note
        kind="info"
        title={here.t.action.undone(momentText(localMoment(toMoment(action.undoneAt), here.zone)))}
      />
    )
  // of what was refused there is nothing to take back
  if (minutes === 0 || action.lines.every((line) => line.refusal !== null)) return null
  return (
    <PostButton action={`/assignments/actions/${action.id}/undo`} commandKey={here.commandKey} kind="other">
      {here.t.action.undo(minutes)}
    </PostButton>
  )
}

/** What a mass action did, what it did not and why; within ten minutes it can be taken back. */
export const ActionPage = (props: ActionPageProps) => {
  const { here, action, load, problems } = props
  const { t } = here
  const done = action.lines.filter((line) => line.refusal === null)
  const refused = action.lines.filter((line) => line.refusal !== null)
  const names = [action.fromName, action.toName].filter((name) => name !== null)
  return (
    <>
      <SpreadHead
        title={t.action.titles[action.kind](done.length)}
        lead={names.length === 2 ? names.join(' → ') : undefined}
        crumbs={[{ label: t.mine, href: LISTS.mine }, { label: t.action.crumb }]}
      />
      <Stack>
        <ErrorSummary problems={problems} />
        {action.words === null ? null : <p class="pre">«{action.words}»</p>}
        {load.schools === 0 ? null : <p>{t.action.load(load.schools, done.length, load.busy)}</p>}
        <Undo {...props} />
        <Refused here={here} lines={refused} />
        {done.length === 0 ? null : (
          <Table
            caption={t.action.doneCaption(done.length)}
            stackable
            dense
            rows={done}
            columns={columnsOf(here)}
          />
        )}
        <Actions>
          <Link href={LISTS.judging}>{t.action.back}</Link>
        </Actions>
      </Stack>
    </>
  )
}
