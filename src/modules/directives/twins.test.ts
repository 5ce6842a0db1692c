import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { confirmDirective } from '../../main/confirm.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { receiveDirective } from './commands/resolution.ts'
import { settleTwin } from './commands/twins.ts'
import { signerLines } from './domain/naming.ts'
import { doneBy, LETTER, makeOffice, type Office, refusedBy, uploadLines } from './papers.fixture.ts'
import { linksOf } from './queries/changes.ts'
import { directiveCard } from './queries/paper.ts'
import { twinsOf } from './queries/twins.ts'

const db = await testDatabase()

const twins = async (office: Office, directive: string): Promise<string[]> =>
  (await asPerson(db.app, office.officer, 'read', (tx) => twinsOf(tx, directive))).map(({ id }) => id)

const OTHER_WORDS = LETTER.map((line) => line.replace('15.11.2026', '16.11.2026'))
const OTHER_ISSUER = OTHER_WORDS.map((line) => line.replace('КОМИТЕТ ОБРАЗОВАНИЯ', 'ДЕПАРТАМЕНТ ФИНАНСОВ'))

test('the same paper becomes another file of the known one, and nothing is given out twice', async () => {
  const office = await makeOffice(db)
  const first = await uploadLines(db, office.officer, LETTER)
  await doneBy(db, office.officer, confirmDirective, { directive: first })
  expect(await twins(office, first)).toEqual([])
  const second = await uploadLines(db, office.officer, OTHER_WORDS)
  expect(await twins(office, second)).toEqual([first])
  // nothing is given out until a person has said what the two are to each other
  expect(await refusedBy(db, office.officer, confirmDirective, { directive: second })).toEqual([
    'twinUndecided',
  ])
  expect(
    await refusedBy(db, office.officer, receiveDirective, { directive: second, number: '', receivedOn: '' }),
  ).toEqual(['twinUndecided'])
  const settle = { directive: second, twin: first, choice: 'same', reason: '' }
  const location = await doneBy(db, office.officer, settleTwin, settle)
  expect(idInAddress(location)).toBe(first)
  const { rows } = await db.owner.query('select state from directive where id = any ($1) order by id', [
    [first, second],
  ])
  expect(rows.map((row) => row.state)).toEqual(['inForce', 'discarded'])
  const card = await asPerson(db.app, office.officer, 'read', (tx) => directiveCard(tx, first))
  expect(card?.more.map(({ name, purpose }) => [name, purpose])).toEqual([['paper.txt', 'copy']])
  expect(await refusedBy(db, office.officer, settleTwin, settle)).toEqual(['directiveNotNow'])
})

test('another paper is remembered with its reason, never asked about again, and both cards tell it', async () => {
  const office = await makeOffice(db)
  const first = await uploadLines(db, office.officer, LETTER)
  const second = await uploadLines(db, office.officer, OTHER_WORDS)
  const third = await uploadLines(db, office.officer, OTHER_ISSUER)
  expect(await twins(office, third)).toEqual([])
  const settle = { directive: second, twin: first, choice: 'other', reason: '' }
  expect(await refusedBy(db, office.officer, settleTwin, settle)).toEqual(['sayWhyOther'])
  await doneBy(db, office.officer, settleTwin, { ...settle, reason: 'номер другого отдела' })
  expect([await twins(office, first), await twins(office, second)]).toEqual([[], []])
  const links = await asPerson(db.app, office.officer, 'read', (tx) => linksOf(tx, first))
  expect(links).toMatchObject([{ kind: 'differsFrom', direction: 'from', words: 'номер другого отдела' }])
})

test('papers of a neighbour district are neither shown nor joined', async () => {
  const [office, stranger] = [await makeOffice(db), await makeOffice(db)]
  const theirs = await uploadLines(db, stranger.officer, LETTER)
  const mine = await uploadLines(db, office.officer, LETTER)
  expect(await twins(office, mine)).toEqual([])
  const settle = { directive: mine, twin: theirs, choice: 'same', reason: '' }
  expect(await refusedBy(db, office.officer, settleTwin, settle)).toEqual(['notFound'])
})

test('a paper of two bodies keeps everybody who signed it', async () => {
  const office = await makeOffice(db)
  const joint = [
    ...LETTER.map((text) => text.replace('№ 338-р', '№ 340-р')),
    'Директор методического центра                    П.П. Петлин',
  ]
  const directive = await uploadLines(db, office.officer, joint, 'incoming')
  const card = await asPerson(db.app, office.officer, 'read', (tx) => directiveCard(tx, directive))
  expect(card?.cosignatories).toEqual([{ position: 'Директор методического центра', name: 'П.П. Петлин' }])
  expect(card && signerLines(card).at(-1)).toMatch(/^Директор методического центра, П\.П\. Петлин$/u)
})
