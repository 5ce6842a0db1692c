import {
  makeMunicipality,
  makePerson,
  makeRegion,
  makeSchool,
  makeScope,
} from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import type { Moment } from '../../platform/clock.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { newId } from '../../platform/random.ts'
import { keepSettings } from './commands.ts'

export const URL = 'https://svyazka.test'

const WINTER = '2023-02-01T'
/** A moment of a winter's working day, or of another one. */
export const at = (time: string, day = WINTER): Moment => `${day}${time}:00.000Z` as Moment

export const SETTINGS = {
  mode: 'digest',
  hour: '9',
  daysBefore: '30, 7',
  daysAfter: '1',
  lateEvery: '0',
  mailbox: 'noAccount',
  texts: Object.fromEntries(
    ['digest', 'given', 'soon', 'late', 'answer'].map((kind) => [kind, { opening: '', closing: '' }]),
  ),
  preview: false,
}

/** A district with one school, news for its people, letters that went to them. */
export const deskOver = (db: TestDatabase) => {
  const ground = async () => {
    const region = await makeRegion(db)
    const municipality = await makeMunicipality(db, region)
    const school = await makeSchool(db, region, municipality, 'МБОУ «Озёрская СОШ № 2»')
    const head = await makePerson(db, 'schoolHead', { region, municipality, organisation: school })
    const email = `${head.person}@shkola.test`
    await db.owner.query('insert into person_contact (person_id, email) values ($1, $2)', [
      head.person,
      email,
    ])
    const coordinator = await makeScope(db, 'municipalCoordinator', { region, municipality })
    return { region, municipality, school, head, email, coordinator }
  }

  const tell = async (
    person: string | null,
    code: string,
    when: Moment,
    more: { organisation?: string; words?: object } = {},
  ) => {
    await db.owner.query(
      `insert into notification (id, person_id, organisation_id, code, row_id, day, words, address, created_at) values ($1, $2, $3, $4, $1, $5, $6, '/assignments', $7)`,
      [
        newId(),
        person,
        more.organisation ?? null,
        code,
        when.slice(0, 10),
        JSON.stringify(more.words ?? {}),
        when,
      ],
    )
  }

  const lettersTo = async (email: string) =>
    (
      await db.owner.query<{ subject: string; body: string; created_at: string }>(
        'select subject, body, created_at from mail_outbox where address = $1 order by created_at, id',
        [email],
      )
    ).rows

  const keep = (scope: Parameters<typeof runCommand>[1], changes: object) =>
    runCommand(db.app, scope, keepSettings, { raw: { ...SETTINGS, ...changes } })
  return { ground, tell, lettersTo, keep }
}
