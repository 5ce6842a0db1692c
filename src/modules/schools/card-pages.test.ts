import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { fieldIn, has, lacks, makePlace, ORIGIN, openPages, type Place } from './pages.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { who, app, get, post } = await openPages(db)

let place: Place
beforeAll(async () => {
  place = await makePlace(db)
})

describe('the card', () => {
  it('is «Наша школа» for its head, with the forms that are his', async () => {
    who.facts = place.head
    expect((await get('/school')).location).toBe(`/schools/${place.school}`)
    const { html } = await get(`/schools/${place.school}`)
    has(html, 'Изменить реквизиты и сведения')
    lacks(html, 'Изменить категорию')
    expect((await get(`/schools/${place.school}/category`)).status).toBe(403)
  })

  it('a refused form keeps everything typed and says what is wrong beside the field', async () => {
    who.facts = place.head
    const page = `/schools/${place.school}/edit`
    const refused = await post(page, page, { inn: '7707083892', address: 'посёлок Озёрный', pupils: 'сто' })
    expect(refused.status).toBe(422)
    has(refused.html, 'контрольная цифра не сходится')
    has(refused.html, 'value="7707083892"')
    has(refused.html, 'посёлок Озёрный')
    const saved = await post(page, page, {
      inn: '7707083893',
      address: 'посёлок Озёрный',
      pupils: '312',
      isRural: 'да',
    })
    expect(saved).toMatchObject({ status: 303, location: `/schools/${place.school}` })
    const card = await get(`/schools/${place.school}`)
    has(card.html, '312')
    has(card.html, 'Изменены сведения: ИНН')
  })

  it('two people editing at once are shown both texts and choose', async () => {
    who.facts = place.head
    const page = `/schools/${place.school}/edit`
    const mine = {
      phone: '8 (000) 11-111',
      was_phone: '',
      address: 'посёлок Озёрный',
      was_address: 'посёлок Озёрный',
      inn: '7707083893',
      pupils: '312',
      isRural: 'да',
    }
    const before = await get(page)
    const version = fieldIn(before.html, 'version')
    await post(page, page, { ...mine, phone: '8 (000) 22-222' })
    const late = await post(page, page, { ...mine, version })
    expect(late.status).toBe(409)
    has(late.html, '8 (000) 11-111')
    has(late.html, '8 (000) 22-222')
    has(late.html, 'name="keep_phone"')
    const settled = await post(page, page, {
      ...mine,
      version: fieldIn(late.html, 'version'),
      keep_phone: 'theirs',
      theirs_phone: '8 (000) 22-222',
    })
    expect(settled.status).toBe(303)
    has((await get(`/schools/${place.school}`)).html, '8 (000) 22-222')
  })

  it('shows the category of another day', async () => {
    who.facts = place.coordinator
    const page = `/schools/${place.school}/category`
    const give = (category: string, from: string) =>
      post(page, page, { category, from, basis: 'п. 1 приказа № 4' })
    expect((await give('lowResults', '01.09.2021')).status).toBe(303)
    expect((await give('resilient', '01.09.2022')).status).toBe(303)
    const now = await get(`/schools/${place.school}`)
    has(now.html, 'Резильентная с 01.09.2022')
    const then = await get(`/schools/${place.school}?on=31.08.2022`)
    has(then.html, 'С низкими результатами с 01.09.2021')
    lacks(then.html, 'Резильентная с')
  })

  it('out of sight is 404, whatever is asked', async () => {
    const stranger = await makePlace(db)
    who.facts = stranger.coordinator
    for (const last of ['', '/edit', '/name', '/category', '/marks', '/state', '/merge', '/names', '/units'])
      expect((await get(`/schools/${place.school}${last}`)).status).toBe(404)
    for (const path of ['/schools/nothing', `/municipalities/${place.lake}`, '/schools/import/nothing'])
      expect((await get(path)).status).toBe(404)
  })

  it('every form of the card opens in both languages without a fault', async () => {
    who.facts = place.coordinator
    who.faults.length = 0
    const paths = [
      'edit',
      'name',
      'category',
      'marks',
      'marks?attribute=innovationSite',
      'marks?attribute=headVacant',
      'state',
      'merge',
      'names',
      'units',
    ]
    for (const last of paths)
      for (const lang of ['ru', 'en']) {
        const response = await app.request(`${ORIGIN}/schools/${place.school}/${last}`, {
          headers: { cookie: `lang=${lang}` },
        })
        expect([last, response.status]).toEqual([last, 200])
        expect(await response.text()).toContain('<form')
      }
    expect(who.faults).toEqual([])
  })

  it('merging asks for the other card before it says that there is none', async () => {
    who.facts = place.coordinator
    const page = async (typed: string) => (await get(`/schools/${place.school}/merge${typed}`)).html
    const fresh = await page('')
    for (const words of ['Похожих карточек не нашлось', 'Наберите часть названия']) has(fresh, words)
    has(await page('?text=нетакой'), 'Таких организаций нет')
  })

  it('names, units, marks, state: each is saved through its page', async () => {
    who.facts = place.coordinator
    const base = `/schools/${place.school}`
    expect((await post(`${base}/names`, `${base}/names`, { alias: 'ОСШ № 2' })).status).toBe(303)
    expect(
      (
        await post(`${base}/units`, `${base}/units`, {
          name: 'Методический отдел',
          kind: 'methodicalService',
          genitive: '',
        })
      ).status,
    ).toBe(303)
    const mark = {
      attribute: 'engagement',
      qualifier: 'Эффективная школа',
      value: 'low',
      from: '01.10.2022',
      basis: 'письмо № 8',
    }
    expect((await post(`${base}/marks`, `${base}/marks`, mark)).status).toBe(303)
    const card = (await get(base)).html
    for (const words of ['ОСШ № 2', 'Методический отдел', 'Эффективная школа', 'низкая вовлечённость'])
      has(card, words)
    who.facts = place.head
    const id = new RegExp(`href="${base}/marks/([0-9a-f-]+)"`).exec((await get(base)).html)?.[1] ?? ''
    const words = `${base}/marks/${id}`
    expect((await post(words, words, { words: 'Документы отправлены' })).status).toBe(303)
    has((await get(base)).html, '«Документы отправлены»')
  })
})
