import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { makePerson } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { type Scope, scopeOfPerson } from '../../platform/scope/scope.ts'
import { toDecide } from '../assignments/queries/papers.ts'
import { sendForVisas } from './commands/visas.ts'
import { doneBy, drafted, makeOffice, routesOfPapers } from './papers.fixture.ts'

const db = await testDatabase({ poolSize: 4 })
const { app, faults } = testServer(db, {
  routes: routesOfPapers,
})

test('заместитель видит форму визы за того, кто передал ему дела, и ставит её; коллега без передачи её не видит', async () => {
  const office = await makeOffice(db)
  const directive = await drafted(db, office)
  const at = { region: office.region, municipality: office.municipality }
  const deputy = await makePerson(db, 'authorityHead', at, 'Заменова')
  await db.owner.query(`update role_held set delegated_by = $1 where person_id = $2`, [
    office.chair.person,
    deputy.person,
  ])
  await doneBy(db, office.officer, sendForVisas, {
    directive,
    people: [office.chair.person],
    mode: 'together',
  })
  const colleague = await signedIn(app, await giveAccount(db, office.methodologist.person ?? ''))
  expect((await colleague.get(`/directives/${directive}`)).html).not.toContain('Проект ждёт вашей визы')
  const who = await signedIn(app, await giveAccount(db, deputy.person ?? ''))
  const page = await who.get(`/directives/${directive}`)
  expect(page.html).toContain('Проект ждёт вашей визы')
  expect(page.html).toContain('Вы визируете за того, кого замещаете: В.П. Вяземская.')
  const waits = async (scope: Scope) =>
    (await asPerson(db.app, scope, 'read', toDecide)).papers.map(({ wants }) => wants)
  expect(await waits(office.chair)).toEqual(['visa'])
  const [chosen] = (await db.app.query('select person_facts($1) as facts', [deputy.person])).rows
  expect(await waits(scopeOfPerson(chosen.facts, moment()))).toEqual(['visa'])
  expect(await waits(office.methodologist)).toEqual([])
  const done = await who.post(`/directives/${directive}/visa`, { decision: 'agreed', remark: '' })
  const after = await who.get(done.location)
  expect(after.html).toContain('за него: Заменова')
  expect(after.html).not.toContain('Проект ждёт вашей визы')
  expect(await waits(office.chair)).toEqual([])
  expect(faults).toEqual([])
})
