import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import type { BusySchool } from '../queries/load.ts'
import type { AssignmentText } from '../text.ts'

/** What those who are about to be asked have on their hands already (product, section 4.17). */
export const LoadBefore = ({
  asked,
  busy,
  t,
}: {
  readonly asked: number
  readonly busy: readonly BusySchool[]
  readonly t: AssignmentText['load']
}) =>
  busy.length === 0 ? (
    <p class="muted">{t.calm(asked)}</p>
  ) : (
    <Note kind="need" title={t.busy(busy.length, asked)}>
      <p>{busy.map(({ name, open }) => t.one(name, open)).join(', ')}</p>
    </Note>
  )

/** What was sent by this thing a few minutes ago and can still be taken back whole. */
export const SentNow = ({
  source,
  count,
  minutes,
  t,
}: {
  readonly source: string
  readonly count: number
  readonly minutes: number
  readonly t: AssignmentText['load']
}) => (
  <div class="noprint">
    <Note title={t.sent(count)}>
      <p>
        <Link href={`/assignments/of/${source}`}>{t.recall(minutes)}</Link>
      </p>
    </Note>
  </div>
)
