import type { Owner } from '../../../kernel/access.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign, withdrawOfSource } from '../../assignments/public.ts'
import { planMatching } from '../domain/access.ts'
import { CancelInput, OpenInput } from '../domain/form-input.ts'
import * as rules from '../domain/rules.ts'
import {
  type AskedSchool,
  lockMatching,
  lockYear,
  type MatchingCard,
  type Node,
  regionOf,
  schoolsOf,
} from '../queries/matching.ts'
import { matchingText } from '../text/matching.ts'
import { matchingPage } from './saving.ts'

type Desk = Subject & { readonly node: Node; readonly isOpen: boolean }
type Opened = rules.Opened & { readonly id: string; readonly owner: Owner }

const nodeOf = async (tx: Tx, municipality: string): Promise<Node | null> => {
  const region = municipality === '' ? (tx.scope.regions[0] ?? null) : await regionOf(tx, municipality)
  return region === null
    ? null
    : { region, municipality: municipality === '' ? null : (municipality as Node['municipality']) }
}

const toAssignment = (
  matching: Opened,
  { region, municipality, organisation }: AskedSchool,
): NewAssignment => {
  const t = matchingText.ru
  return {
    owner: { region, municipality, organisation },
    person: null,
    roleCode: null,
    sourceRecord: matching.id as RecordId,
    sourceRow: matching.id,
    title: t.assignment.title(matching.year),
    quote: t.assignment.quote,
    sourceLabel: t.titleOf(matching.year),
    sourceKind: 'campaign',
    // any school may say no: silence is «ответ не получен», never «просрочено»
    modality: 'recommendation',
    termAsWritten: null,
    term: null,
    opensOn: null,
    dueOn: matching.offersUntil,
    controllerPerson: null,
    controlAsWritten: null,
    controllerMunicipality: municipality,
    answerPath: '/offers-asked',
  }
}

const saveOpened = async (tx: Tx, matching: Opened, { node }: Desk, work: Work): Promise<void> => {
  const { id, owner } = matching
  const title = matchingText.ru.titleOf(matching.year)
  await work.record({ id, kind: 'matching', title, owner, reach: 'below' })
  await run(
    tx,
    sql`insert into matching (id, region_id, municipality_id, programme_id, title, school_year, from_on, until_on, offers_until, silence)
        values (${id}, ${node.region}, ${node.municipality}, ${matching.programme}, ${title}, ${matching.year}, ${matching.from}, ${matching.until},
          ${matching.offersUntil}, ${matching.silence})`,
  )
  await work.state({ record: id, from: null, to: 'collecting', owner })
  const answered = await answeredSchools(tx, node, matching.year)
  const asked = (await schoolsOf(tx, node)).filter(({ organisation }) => !answered.has(organisation))
  await assign(
    tx,
    work,
    asked.map((school) => toAssignment(matching, school)),
  )
}

const answeredSchools = async (tx: Tx, { region }: Node, year: number): Promise<ReadonlySet<string>> => {
  const { rows: found } = await tx.client.query(
    'select organisation_id as id from mentor_offer where region_id = $1 and school_year = $2',
    [region, year],
  )
  return new Set((found as { id: string }[]).map(({ id }) => id))
}

/** Begins a matching of a year: every school is asked how it will help others. */
export const openMatching = command<OpenInput, Desk, Opened>({
  name: 'matching.open',
  input: OpenInput,
  access: planMatching,
  load: async (tx, input) => {
    const node = await nodeOf(tx, input.municipality)
    if (node === null) return null
    return {
      owner: { region: node.region, municipality: node.municipality, organisation: null },
      node,
      isOpen: await lockYear(tx, node, input.year),
    }
  },
  decide: ({ isOpen, owner }, input, { today, newId }) => {
    const opened = rules.openMatching(input, { today, isOpen })
    return opened.ok ? ok({ ...opened.value, id: newId(), owner }) : opened
  },
  save: saveOpened,
  tell: ({ id, year, programme }) => ({ record: id, change: { year, programme } }),
  to: ({ id }) => matchingPage(id),
})

type Cancelled = rules.Moved & { readonly reason: string }

/** Writes the move of a matching: its row, its history. */
export const saveMove = async (
  tx: Tx,
  matching: Pick<MatchingCard, 'id' | 'owner'>,
  { from, to }: rules.Moved,
  work: Work,
  note: string | null = null,
): Promise<void> => {
  await run(tx, sql`update matching set state = ${to}, version = version + 1 where id = ${matching.id}`)
  await work.state({ record: matching.id, from, to, note, owner: matching.owner })
}

export const cancelMatching = command<CancelInput, MatchingCard, Cancelled>({
  name: 'matching.cancel',
  input: CancelInput,
  access: planMatching,
  load: (tx, { matching }) => lockMatching(tx, matching),
  decide: (matching, { reason }): Result<Cancelled> => {
    const moved = rules.moveMatching(matching, 'cancel')
    return moved.ok ? ok({ ...moved.value, reason }) : moved
  },
  save: async (tx, change, matching, work) => {
    await run(tx, sql`update matching set cancelled_reason = ${change.reason} where id = ${matching.id}`)
    await saveMove(tx, matching, change, work, change.reason)
    await withdrawOfSource(tx, work, matching.id, matchingText.ru.cancel.recalled)
  },
  tell: ({ reason }, { id }) => ({ record: id, change: { to: 'cancelled' }, words: { reason } }),
  to: (_change, { id }) => matchingPage(id),
})
