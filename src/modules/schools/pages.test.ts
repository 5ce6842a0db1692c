import { beforeAll, describe, expect, it } from 'vitest'
import { makePerson, makeRegion } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { readTable } from '../../documents/xlsx/read.ts'
import { moment } from '../../platform/clock.ts'
import { scopeOfPerson } from '../../platform/scope/scope.ts'
import { importDirect } from './commands/import-direct.ts'
import { has, lacks, makePlace, ORIGIN, openPages, type Place } from './pages.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { who, app, get, post } = await openPages(db)

let place: Place
beforeAll(async () => {
  place = await makePlace(db)
})

describe('list of schools', () => {
  it('shows the register to the coordinator, with a link to each card', async () => {
    who.facts = place.coordinator
    const { status, html } = await get('/schools')
    expect(status).toBe(200)
    has(html, `href="/schools/${place.school}"`)
    has(html, 'Загрузить реестр')
  })

  it('keeps filters in the address of the next page and of the order', async () => {
    const region = await makeRegion(db)
    const regional = await makePerson(db, 'regionalCoordinator', { region })
    const rows = Array.from({ length: 130 }, (_, at) => [
      `МБОУ «Полевая СОШ № ${at + 1}»`,
      'Полевой район',
      String(at),
    ])
    const scope = scopeOfPerson(regional, moment())
    await importDirect(db.app, scope, {
      region,
      municipality: null,
      fileName: 'a',
      sheet: [['Название', 'Район', 'Обучающихся'], ...rows],
    })
    who.facts = regional
    const first = await get('/schools?text=полевая&kind=school&sort=pupils&dir=desc')
    has(first.html, 'Найдено: 130')
    expect(first.html.indexOf('№ 130»')).toBeLessThan(first.html.indexOf('№ 129»'))
    has(first.html, 'page=2')
    const third = await get('/schools?text=полевая&kind=school&sort=pupils&dir=desc&page=3')
    has(third.html, '101–130 из 130')
    has((await get('/schools?text=полевая 130')).html, 'Найдено: 1 организация')
    has((await get('/municipalities')).html, 'Полевой район')
  })

  it('gives a school an address book without categories', async () => {
    who.facts = place.head
    const { status, html } = await get('/schools')
    expect(status).toBe(200)
    lacks(html, 'Категория')
    lacks(html, 'Загрузить реестр')
  })

  it('goes out as XLSX that comes back unchanged', async () => {
    who.facts = place.coordinator
    const response = await app.request(`${ORIGIN}/schools/export.xlsx`)
    const read = await readTable(new Uint8Array(await response.arrayBuffer()))
    const sheet = read.ok ? (read.value.sheets[0]?.rows ?? []) : []
    expect(sheet.length).toBeGreaterThan(1)
    const scope = scopeOfPerson(place.coordinator, moment())
    const again = await importDirect(db.app, scope, {
      region: place.region,
      municipality: place.lake,
      fileName: 'a',
      sheet,
    })
    expect(again).toMatchObject({ errors: [], counts: { added: 0, changed: 0, unchanged: sheet.length - 1 } })
  })
})

describe('territory', () => {
  it('the region adds a municipality and finds its cases filled', async () => {
    who.facts = place.regional
    has((await get('/municipalities/new')).html, 'Владивосток (МСК+7)')
    const added = await post('/municipalities/new', '/municipalities/new', {
      region: place.region,
      name: 'Берёзовский городской округ',
      genitive: '',
      prepositional: '',
      shortName: '',
      oktmo: '',
      zone: '',
    })
    expect(added.status).toBe(303)
    const edit = await get(`${added.location}/edit`)
    has(edit.html, 'value="Берёзовского городского округа"')
    const district = await post(added.location ?? '', `${added.location}/districts`, {
      name: 'Северный округ',
    })
    expect(district.status).toBe(303)
    has((await get(added.location ?? '')).html, 'Северный округ')
  })

  it('local words are typed, kept on refusal and shown on the card', async () => {
    who.facts = place.coordinator
    const page = `/municipalities/${place.lake}/labels`
    const refused = await post(page, page, { 'labels.resilient.dative': 'школе-маяку' })
    expect(refused.status).toBe(422)
    has(refused.html, 'value="школе-маяку"')
    has(refused.html, 'Заполните слово в первой форме')
    expect((await post(page, page, { 'labels.resilient.nominative': 'школа-маяк' })).status).toBe(303)
    const category = `/schools/${place.school}/category`
    await post(category, category, { category: 'resilient', from: '01.09.2022', basis: 'приказ № 4' })
    has((await get(`/schools/${place.school}`)).html, 'Школа-маяк с 01.09.2022')
  })
})
