import type { OrganisationId } from '../../kernel/ids.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { newId } from '../../platform/random.ts'
import { signDirective } from '../directives/commands/signing.ts'
import { publishSigned } from './jobs.ts'
import type { Hands, MatchingGround } from './matching.fixture.ts'

/** A line of a plan: who, by whom (nobody: none was found), in which subject. */
export type Wanted = {
  readonly mentee: OrganisationId
  readonly mentor: OrganisationId | null
  readonly subject?: string
}

/** A plan that was counted, put into the database: how it is counted is tested elsewhere. */
export const putPlan = async (
  { db, region, lake }: MatchingGround,
  matching: string,
  lines: readonly Wanted[],
): Promise<string> => {
  const scenario = newId()
  await db.owner.query(
    `insert into matching_scenario (id, record_id, region_id, municipality_id, title, mode, policy, policy_version, state, request, input_hash, solver, value, made_on)
     values ($1, $2, $3, $4, 'План 1', 'floor', '{"cover":10}', '1', 'done', '{}', 'hash', 'own', '100', '2026-01-01')`,
    [scenario, matching, region, lake],
  )
  for (const { mentee, mentor, subject = '' } of lines)
    await db.owner.query(
      `insert into matching_line (id, scenario_id, record_id, region_id, municipality_id, mentee_id, mentee_name, mentor_id, mentor_name, kind, subject, coverage, minutes, why)
       values ($1, $2, $3, $4, $5, $6, (select short_name from organisation where id = $6), $7, coalesce((select short_name from organisation where id = $7), ''), $8, $9, 40, 25,
         '{"themes":[{"theme":"t","name":"Читательская грамотность","severity":3,"level":3,"points":90}],"context":0,"sameMunicipality":true,"lastYear":false,"loadStep":0}')`,
      [
        newId(),
        scenario,
        matching,
        region,
        lake,
        mentee,
        mentor,
        subject === '' ? 'lead' : 'subject',
        subject,
      ],
    )
  await db.owner.query(`update matching set state = 'planning' where id = $1 and state = 'collecting'`, [
    matching,
  ])
  return scenario
}

/** The act that was drawn up comes back signed, and what follows from it is done. */
export const signAct = async (hands: Hands, ground: MatchingGround, matching: string): Promise<string> => {
  const { db, coordinator } = ground
  const { rows } = await db.owner.query<{ directive: string }>(
    'select directive_id as directive from matching where id = $1',
    [matching],
  )
  const sha256 = newId().replaceAll('-', '').padEnd(64, '0')
  await db.owner.query('insert into file_blob (sha256, size, created_at) values ($1, 10, now())', [sha256])
  const [year = '', month = '', day = ''] = ground.today.split('-')
  await hands.make(coordinator, signDirective, {
    directive: rows[0]?.directive,
    number: newId().slice(-6),
    date: `${day}.${month}.${year}`,
    position: 'Председатель комитета',
    name: 'В.П. Рябинина',
    copies: [
      {
        file: { name: 'scan.pdf', sha256, size: 10, mediaType: 'application/pdf' },
        purpose: 'copy',
        parts: null,
      },
    ],
    lines: null,
    accept: false,
  })
  await followFacts(ground)
  return rows[0]?.directive ?? ''
}

/** Facts told so far reach their listener. */
export const followFacts = ({ db }: Pick<MatchingGround, 'db'>): Promise<number> =>
  handleFacts(db, [publishSigned], makeLog())

export const asked = async (
  { db }: MatchingGround,
  matching: string,
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await db.owner.query<{ school: string; id: string }>(
    `select a.organisation_id as school, a.id from assignment a where a.source_record_id = $1 and a.answer_path = '/consent' order by a.created_at`,
    [matching],
  )
  return new Map(rows.map(({ school, id }) => [school, id]))
}

/** What a school says of all its pairs, or of those that are named otherwise. */
export const saying = async (
  { db }: MatchingGround,
  assignment: string,
  over: {
    readonly no?: string
    readonly wishes?: readonly string[]
    readonly channel?: string
    readonly relatives?: boolean
  } = {},
): Promise<object> => {
  const { rows } = await db.owner.query<{ id: string }>(
    'select id from matching_consent where assignment_id = $1 order by id',
    [assignment],
  )
  return {
    assignment,
    answers: rows.map(({ id }) => ({
      row: id,
      answer: over.no === undefined ? 'agreed' : 'objected',
      reason: over.no ?? '',
      hasRelatives: over.relatives ?? false,
    })),
    wishes: over.wishes ?? [],
    channel: over.channel ?? 'self',
  }
}
