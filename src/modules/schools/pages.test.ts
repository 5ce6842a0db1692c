import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { readTable } from '../../documents/xlsx/read.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import { moment } from '../../platform/clock.ts'
import { openFolderStore } from '../../platform/files/folder-store.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { createServer } from '../../platform/http/server.ts'
import { signer } from '../../platform/http/signing.ts'
import { type PersonFacts, scopeOfPerson } from '../../platform/scope/scope.ts'
import { ErrorContent } from '../../ui/error-page.tsx'
import type { Frame } from '../../ui/frame.ts'
import { usualSight } from '../../ui/low-vision.ts'
import { Page } from '../../ui/page.tsx'
import { importDirect } from './commands/import-direct.ts'
import { sheetReader } from './documents.ts'
import { schoolsRoutes } from './routes.ts'

const db = await testDatabase({ poolSize: 6 })
const folder = await mkdtemp(join(tmpdir(), 'svyazka-pages-test-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const frame: Frame = {
  lang: 'ru',
  person: null,
  place: '',
  role: '',
  sections: [],
  demo: null,
  lowVision: usualSight,
  csrf: '',
  path: '/',
}

type Who = { facts: PersonFacts | null; faults: unknown[] }
const who: Who = { facts: null, faults: [] }

const serverOver = (store: FileStore) =>
  createServer({
    pool: db.app,
    keys: signer('a secret of the tests that is long enough'),
    routes: schoolsRoutes(sheetReader(store)),
    session: async () => (who.facts === null ? null : { id: 'session', facts: who.facts, shift: 0 }),
    link: async () => null,
    keepFile: async (file) => {
      const put = await store.put(
        [new Uint8Array(await file.arrayBuffer())] as unknown as AsyncIterable<Uint8Array>,
        { limit: 1e7 },
      )
      return put.ok
        ? ok({ name: file.name, ...put.value, mediaType: file.type })
        : ok({ name: '', sha256: '', size: 0, mediaType: '' })
    },
    frame: async ({ lang, csrf }) => ({ ...frame, lang, csrf }),
    layout: (around, request, content) =>
      Page({ title: request.title, frame: around, children: content, failed: request.failed }),
    errorPage: ({ status, requestId, sentence }) =>
      Page({ title: String(status), frame, children: ErrorContent({ status, requestId, sentence }) }),
    log: { info: () => undefined, error: (line) => who.faults.push(line) },
  })

const ORIGIN = 'http://localhost'
const ready: { app?: ReturnType<typeof serverOver> } = {}
const app = () => {
  if (ready.app === undefined) throw new Error('the server is made first')
  return ready.app
}

const get = async (path: string) => {
  const response = await app().request(`${ORIGIN}${path}`, { headers: { host: 'localhost' } })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}

/** No-break spaces and soft hyphens are typography, not words. */
const plain = (html: string): string => html.replaceAll('\u00a0', ' ').replaceAll('\u00ad', '')
const has = (html: string, words: string) =>
  expect([words, plain(html).includes(words)]).toEqual([words, true])
const lacks = (html: string, words: string) =>
  expect([words, plain(html).includes(words)]).toEqual([words, false])

const fieldIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const post = async (page: string, action: string, fields: Record<string, string | File>) => {
  const { html } = await get(page)
  const body = new FormData()
  const hidden = {
    csrf: fieldIn(html, 'csrf'),
    command_key: crypto.randomUUID(),
    version: fieldIn(html, 'version'),
  }
  for (const [name, value] of Object.entries({ ...hidden, ...fields })) body.set(name, value)
  const response = await app().request(`${ORIGIN}${action}`, {
    method: 'POST',
    body,
    headers: { host: 'localhost', origin: ORIGIN },
  })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}

type Place = {
  region: RegionId
  lake: MunicipalityId
  school: OrganisationId
  coordinator: PersonFacts
  regional: PersonFacts
  head: PersonFacts
}

const makePlace = async (): Promise<Place> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const school = await makeSchool(db, region, lake, 'МБОУ «Озёрская СОШ № 2»')
  return {
    region,
    lake,
    school,
    coordinator: await makePerson(db, 'municipalCoordinator', { region, municipality: lake }),
    regional: await makePerson(db, 'regionalCoordinator', { region }),
    head: await makePerson(db, 'schoolHead', { region, municipality: lake, organisation: school }),
  }
}

let place: Place
beforeAll(async () => {
  ready.app = serverOver(await openFolderStore(folder))
  place = await makePlace()
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
    const response = await app().request(`${ORIGIN}/schools/export.xlsx`)
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
    has(then.html, 'Показано на 31.08.2022')
    lacks(then.html, 'Резильентная с')
  })

  it('out of sight is 404, whatever is asked', async () => {
    const stranger = await makePlace()
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
        const response = await app().request(`${ORIGIN}/schools/${place.school}/${last}`, {
          headers: { cookie: `lang=${lang}` },
        })
        expect([last, response.status]).toEqual([last, 200])
        expect(await response.text()).toContain('<form')
      }
    expect(who.faults).toEqual([])
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

describe('territory', () => {
  it('the region adds a municipality and finds its cases filled', async () => {
    who.facts = place.regional
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
    has((await get(`/schools/${place.school}`)).html, 'Школа-маяк с 01.09.2022')
  })
})

const csv = (text: string, name = 'реестр.csv') => new File([text], name, { type: 'text/csv' })

const upload = async (text: string, more: Record<string, string> = {}) => {
  const sent = await post('/schools/import', '/schools/import', {
    region: place.region,
    municipality: place.lake,
    files: csv(text),
    ...more,
  })
  return sent.location ?? ''
}

describe('loading a register on screen', () => {
  it('file, columns, check, done', async () => {
    who.facts = place.coordinator
    const page = await upload(
      'Школы района на 2022 год;;\nНазвание ОО;ИНН;Обучающихся\nМБОУ «Загрузочная СОШ»;9102066582;77\nМБОУ «Озёрская СОШ № 2»;;313\n',
    )
    const columns = await get(page)
    has(columns.html, 'МБОУ «Загрузочная СОШ»')
    expect(columns.html).toMatch(/<option value="shortName" selected/)
    const hidden = {
      sheet: fieldIn(columns.html, 'sheet'),
      headerRow: fieldIn(columns.html, 'headerRow'),
      heads: fieldIn(columns.html, 'heads'),
    }
    expect(hidden.headerRow).toBe('2')
    const matching = {
      'columns.0': 'shortName',
      'columns.1': 'inn',
      'columns.2': 'pupils',
      'settings.names': 'ours',
    }
    const checked = await post(page, `${page}/columns`, { ...hidden, ...matching })
    expect(checked.location).toBe(`${page}/check`)
    const preview = await get(`${page}/check`)
    has(preview.html, 'МБОУ «Загрузочная СОШ»')
    has(preview.html, '312')
    has(preview.html, '313')
    const saved = await post(`${page}/check`, `${page}/save`, { seen: fieldIn(preview.html, 'seen') })
    expect(saved).toMatchObject({ status: 303, location: page })
    has((await get(page)).html, 'Реестр загружен')
    has((await get(`/schools/${place.school}`)).html, 'реестр.csv')
    const next = await get(
      await upload('Название ОО;ИНН;Обучающихся\nМБОУ «Загрузочная СОШ»;9102066582;77\n'),
    )
    has(next.html, 'Столбцы взяты из прошлой загрузки')
  })

  it('all faults stand in one table with row, column, value and sentence, and in a file', async () => {
    who.facts = place.coordinator
    const page = await upload(
      'Название ОО;ИНН;Эл. почта\nМБОУ «Первая СОШ»;7707083892;нет\n;;\n«»;;a@example.org\n',
    )
    const columns = await get(page)
    const hidden = {
      sheet: fieldIn(columns.html, 'sheet'),
      headerRow: fieldIn(columns.html, 'headerRow'),
      heads: fieldIn(columns.html, 'heads'),
    }
    await post(page, `${page}/columns`, {
      ...hidden,
      'columns.0': 'shortName',
      'columns.1': 'inn',
      'columns.2': 'email',
      'settings.names': 'ours',
    })
    const checked = await get(`${page}/check`)
    has(checked.html, 'Реестр не загружен: исправьте 3')
    for (const words of [
      'B, ИНН',
      '7707083892',
      'контрольная цифра не сходится',
      'C, Электронная почта',
      'Напишите название словами',
    ])
      has(checked.html, words)
    const file = await app().request(`${ORIGIN}${page}/errors.xlsx`)
    const read = await readTable(new Uint8Array(await file.arrayBuffer()))
    expect(read.ok && read.value.sheets[0]?.rows.length).toBe(4)
    expect((await post(`${page}/columns`, `${page}/save`, { seen: '1-0-0-0' })).status).toBe(422)
  })

  it('a file that is no table, a column chosen twice, no file at all: a sentence each', async () => {
    who.facts = place.coordinator
    const none = await post('/schools/import', '/schools/import', {
      region: place.region,
      municipality: place.lake,
    })
    expect(none.status).toBe(422)
    has(none.html, 'Выберите файл с таблицей')
    const page = await upload('Название;ИНН\nМБОУ «Первая СОШ»;\n')
    const columns = await get(page)
    const hidden = { sheet: fieldIn(columns.html, 'sheet'), headerRow: '1', heads: '' }
    const twice = await post(page, `${page}/columns`, {
      ...hidden,
      'columns.0': 'shortName',
      'columns.1': 'shortName',
    })
    expect(twice.status).toBe(422)
    has(twice.html, 'Это уже выбрано для другого столбца')
    const broken = await upload('%PDF-1.7 broken', {})
    has((await get(broken)).html, 'Файл не прочитан')
  })

  it('a school may not load anything', async () => {
    who.facts = place.head
    expect((await get('/schools/import')).status).toBe(403)
  })
})
