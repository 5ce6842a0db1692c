import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SIGHT_COOKIE } from '../../src/ui/low-vision.ts'
import type { Program } from './program.ts'
import { startProgram } from './program.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures')

type Picture = {
  readonly file: string
  readonly words: string
  readonly persona: string
  /** An address, or a route whose `:id` is the first thing found by `by`. */
  readonly address: string
  readonly by?: string
  readonly phone?: boolean
  readonly sight?: string
}

const pictures: readonly Picture[] = JSON.parse(readFileSync(join(FOLDER, 'list.json'), 'utf8'))

/** Ids for addresses: the same stories of the demo every time. */
const FINDS: Readonly<Record<string, string>> = {
  review: `select id from directive where state = 'review' limit 1`,
  order: `select id from directive where state <> 'review' order by (select count(*) from assignment a where a.source_record_id = directive.id) desc limit 1`,
  reported: `select id from assignment where state = 'reported' limit 1`,
  returned: `select a.id from assignment a join role_held r on r.organisation_id = a.organisation_id join persona p on p.person_id = r.person_id where p.code = 'z5' and a.state = 'returned' limit 1`,
  person: `select person_id as id from persona where code = 'z5'`,
  school: `select organisation_id as id from role_held r join persona p using (person_id) where p.code = 'z5' limit 1`,
  roadmap: `select r.id from roadmap r join record o on o.id = r.id where r.state = 'inForce' order by (select count(*) from roadmap_item i where i.record_id = r.id) desc, r.id limit 1`,
  programme: `select id from programme where state = 'running' order by from_on desc limit 1`,
  model: `select m.id from municipal_model m join persona p on p.code = 'coordinator' join role_held h on h.person_id = p.person_id where m.municipality_id = h.municipality_id order by m.id desc limit 1`,
  collection: `select id from form_collection order by id limit 1`,
  sheet: `select s.id from deficit_sheet s join deficit_round d on d.id = s.round_id join role_held r on r.organisation_id = s.organisation_id join persona p on p.person_id = r.person_id
    where p.code = 'z5' and d.state = 'open' limit 1`,
  scenario: `select m.id || '/scenarios/' || s.id as id from matching m join matching_scenario s on s.record_id = m.id join role_held r on r.municipality_id = m.municipality_id
    join persona p on p.person_id = r.person_id where p.code = 'l-coordinator' order by s.id limit 1`,
  pair: `select b.record_id as id from pair_school b join school_pair s on s.id = b.record_id join role_held r on r.organisation_id = b.organisation_id
    join persona p on p.person_id = r.person_id where p.code = 'z5' and s.state = 'working' limit 1`,
  contract: `select c.id from contract c join role_held r on r.municipality_id = c.municipality_id join persona p on p.person_id = r.person_id
    where p.code = 'coordinator' and c.state = 'inForce' limit 1`,
  later: 'select record_id as id from assignment_postponement where decided_at is null limit 1',
  team: `select id from school_team order by id limit 1`,
}

const addressOf = async (program: Program, { address, by }: Picture): Promise<string> => {
  if (by === undefined) return address
  const { rows } = await program.database.owner.query<{ id: string }>(FINDS[by] ?? '')
  return address.replace(':id', rows[0]?.id ?? 'missing')
}

const take = async (program: Program, picture: Picture): Promise<void> => {
  const page = await program.visitAs(picture.persona, { phone: picture.phone ?? false })
  if (picture.sight !== undefined)
    await page.context().addCookies([{ name: SIGHT_COOKIE, value: picture.sight, url: program.address }])
  const answer = await page.goto(await addressOf(program, picture))
  expect({ file: picture.file, status: answer?.status() }).toEqual({ file: picture.file, status: 200 })
  await page.screenshot({ path: join(FOLDER, picture.file), animations: 'disabled' })
  await page.context().close()
}

if (process.env.PICTURES === '1') {
  mkdirSync(FOLDER, { recursive: true })
  const program = await startProgram()
  for (const picture of pictures)
    test(`takes ${picture.file}`, async () => {
      await take(program, picture)
      expect(statSync(join(FOLDER, picture.file)).size).toBeGreaterThan(5_000)
    })
} else
  test('the pictures of the guide are there and are not empty', () => {
    expect(pictures.length).toBeGreaterThanOrEqual(10)
    for (const { file, words } of pictures) {
      expect({ file, exists: existsSync(join(FOLDER, file)) }).toEqual({ file, exists: true })
      expect(statSync(join(FOLDER, file)).size).toBeGreaterThan(5_000)
      expect(words.length).toBeGreaterThan(10)
    }
  })
