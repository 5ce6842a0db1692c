import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { SettleTwinInput } from '../domain/input.ts'
import { fullName } from '../domain/naming.ts'
import { move } from '../domain/rules.ts'
import { type SettledTwin, settleTwin as settle } from '../domain/twins.ts'
import type { Directive } from '../domain/types.ts'
import { findDirective, lockDirective } from '../queries/paper.ts'
import { twinNote } from '../text/twins.ts'
import { pageOf, saveState, touch } from './giving.ts'
import { ownedBy } from './saving.ts'

type Subject = Directive & { readonly known: Directive }

/** The uploaded file stands beside those of the known paper, unless the very same bytes stand there already. */
const joinFiles = (tx: Tx, { record, known }: Subject, work: Work): Promise<number> =>
  run(
    tx,
    sql`insert into attachment (id, record_id, purpose, name, sha256, size, media_type, added_by, added_at, region_id, municipality_id, organisation_id)
      select ${work.newId()}, ${known.record}, 'copy', f.name, f.sha256, f.size, f.media_type, ${tx.scope.person}, ${work.at},
        f.region_id, f.municipality_id, f.organisation_id
      from directive d join attachment f on f.id = d.source_attachment_id where d.id = ${record}
        and not exists (select 1 from attachment k where k.record_id = ${known.record} and k.sha256 = f.sha256 and k.removed_at is null)`,
  )

/** The upload becomes another file of the known paper; what pointed to it points there. */
const join = async (tx: Tx, subject: Subject, work: Work): Promise<void> => {
  const moved = move(subject, 'discard')
  if (!moved.ok) return
  await joinFiles(tx, subject, work)
  await run(
    tx,
    sql`update record_link set to_record_id = ${subject.known.record} where to_record_id = ${subject.record}`,
  )
  await saveState(tx, moved.value, subject, work, twinNote(fullName(subject.known)))
}

/** The same paper twice: a person has compared the two and says what it is; he is not asked again. */
export const settleTwin = command<SettleTwinInput, Subject, SettledTwin>({
  name: 'directive.settleTwin',
  input: SettleTwinInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    const known = await findDirective(tx, input.twin)
    return directive && known && { ...directive, known }
  },
  decide: (subject, input) => settle(subject, subject.known, input),
  save: async (tx, change, subject, work) => {
    if (change.outcome === 'joined') await join(tx, subject, work)
    else await touch(tx, subject)
    await insertAll(tx, 'record_link', [
      {
        ...ownedBy(subject.owner),
        id: work.newId(),
        record_id: subject.record,
        kind: change.outcome === 'differsFrom' ? 'differsFrom' : 'sameAs',
        to_record_id: change.twin,
        as_written: change.reason || fullName(subject.known),
      },
    ])
  },
  tell: (change, subject) => ({
    record: subject.record,
    change: { outcome: change.outcome, twin: change.twin },
  }),
  to: (change, subject) =>
    change.outcome === 'joined'
      ? `/directives/${change.twin}?done=joined`
      : `${pageOf(subject)}?done=${change.outcome}`,
})
