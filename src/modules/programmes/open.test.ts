import { beforeAll, describe, expect, it } from 'vitest'
import { has, lacks, openPagesOver } from '../../../test/builders/pages.ts'
import { makePerson } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { rows, sql } from '../../platform/database/query.ts'
import type { PersonFacts } from '../../platform/scope/scope.ts'
import { moveModel } from './commands/model.ts'
import { openModelToAll, openProgrammeToAll } from './commands/opening.ts'
import { changeParticipation } from './commands/participation.ts'
import { savePassport } from './commands/passport.ts'
import { keepStage, moveProgramme } from './commands/programme.ts'
import { NO_TEXTS } from './domain/passport.ts'
import {
  codesOf,
  type Ground,
  handsOver,
  makeGround,
  makeModel,
  makePaper,
  makeProgramme,
} from './programmes.fixture.ts'
import { openRoutes } from './routes/open.tsx'
import { publicRoutes } from './routes/public.tsx'

const db = await testDatabase({ poolSize: 6 })
const hands = handsOver(db)
const pages = await openPagesOver(db, () => [...publicRoutes, ...openRoutes])

let ground: Ground
let programme: string
let model: string
const people: Record<'regional' | 'coordinator' | 'officer', PersonFacts | null> = {
  regional: null,
  coordinator: null,
  officer: null,
}

const passport = (over: object = {}) => ({
  model,
  passport: '',
  fields: {
    ...NO_TEXTS,
    name: 'Модель «Озёра»',
    authors: 'Вяземская Тамара Олеговна, председатель комитета',
    idea: 'Помогать друг другу',
    ...over,
  },
  schools: [],
  note: '',
  remember: false,
})

const seenBy = async (facts: PersonFacts | null, path: string) => {
  pages.who.facts = facts
  return pages.get(path)
}
const everybody = (path: string) => seenBy(null, path)
const press = (facts: PersonFacts | null, page: string, action: string) => {
  pages.who.facts = facts
  return pages.post(page, action, {})
}
/** What stands on the sheet of the preview, under the heading that the open page has. */
const faceIn = (html: string): string =>
  (html.split('<div class="sheet">')[1] ?? '')
    .split('</div><div class="row actions">')[0]
    ?.replace('<h2 class="poster">', '<h1 class="poster">')
    .replace('</h2><p class="lead">', '</h1><p class="lead">') ?? ''

beforeAll(async () => {
  ground = await makeGround(db)
  const { region, lake } = ground
  people.regional = await makePerson(db, 'regionalCoordinator', { region })
  people.coordinator = await makePerson(db, 'municipalCoordinator', { region, municipality: lake })
  people.officer = await makePerson(db, 'committeeOfficer', { region, municipality: lake })
  programme = await makeProgramme(hands, ground)
  await hands.make(ground.regional, moveProgramme, {
    id: programme,
    action: 'agree',
    act: '',
    actWords: 'приказ от 25.08.2024 № 14',
  })
  model = await makeModel(hands, ground, programme)
  const stage = { programme, stage: '', from: '01.09.2024', until: '31.10.2024' }
  await hands.make(ground.regional, keepStage, {
    ...stage,
    name: 'Запуск; знакомство',
    brings: 'Пары школ',
    answers: 'Вяземская Т. О.',
  })
  await hands.make(ground.coordinator, savePassport, passport())
  const entry = { model, kind: 'enter', on: '02.09.2024', reason: '', act: '', actWords: 'приказ № 3' }
  const [first, second, third] = ground.schools
  await hands.make(ground.coordinator, changeParticipation, {
    ...entry,
    schools: [first, third],
    category: 'lowResults',
  })
  await hands.make(ground.coordinator, changeParticipation, {
    ...entry,
    schools: [second],
    category: 'highResults',
  })
})

describe('роль открытых страниц', () => {
  it('читает только представления open_* и не зовёт функций, которые смотрят мимо политик', async () => {
    const { rows: readable } = await db.owner.query<{ name: string; kind: string }>(
      `select relname as name, relkind as kind from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r','v','m','p')
         and has_any_column_privilege('svyazka_open', c.oid, 'select,insert,update,references') order by 1`,
    )
    expect(readable).toEqual(
      ['open_model', 'open_participant', 'open_programme', 'open_stage'].map((name) => ({ name, kind: 'v' })),
    )
    const { rows: callable } = await db.owner.query(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege('svyazka_open', oid, 'execute')`,
    )
    expect(callable).toEqual([])
    for (const table of ['organisation', 'participation', 'model_passport', 'person', 'opening'])
      await expect(db.open.query(`select 1 from ${table}`)).rejects.toThrow(/permission denied/u)
    await expect(db.open.query('create temporary table kept (id int)')).rejects.toThrow(/read-only|denied/u)
  })

  it('ни один столбец не говорит о группе, дефиците, человеке или связи с ним', async () => {
    const { rows: columns } = await db.owner.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and table_name like 'open\\_%' escape '\\'`,
    )
    expect(columns.length).toBeGreaterThan(30)
    const telling = /categor|deficit|risk|level|rank|score|person|authors|phone|mail|_by|reason|basis|groups/u
    expect(columns.filter(({ name }) => telling.test(name.split('.')[1] ?? ''))).toEqual([])
  })
})

describe('программа для всех', () => {
  it('проект не открыть; утверждённую открывает только координатор региона', async () => {
    const draft = await makeProgramme(hands, ground, { name: 'Проект' })
    expect(codesOf(await hands.run(ground.regional, openProgrammeToAll, { id: draft }))).toEqual([
      'notApprovedYet',
    ])
    expect((await everybody(`/open/programmes/${programme}`)).status).toBe(404)
    const machine = { ...ground.regional, person: null }
    await expect(hands.run(machine, openProgrammeToAll, { id: programme })).rejects.toThrow(/opened_by/u)
    expect((await seenBy(people.officer, `/programmes/${programme}/public`)).status).toBe(403)
    expect(codesOf(await hands.run(ground.coordinator, openProgrammeToAll, { id: programme }))).toEqual([
      'forbidden',
    ])
  })

  it('сначала показано ровно то, что увидят все', async () => {
    const page = `/programmes/${programme}/public`
    const preview = await seenBy(people.regional, page)
    has(preview.html, 'увидит каждый, без входа и пароля')
    expect((await press(people.regional, page, page)).status).toBe(303)
    const open = await everybody(`/open/programmes/${programme}`)
    expect(open.status).toBe(200)
    const face = faceIn(preview.html)
    expect(face.length).toBeGreaterThan(500)
    expect(open.html).toContain(face)
    has(open.html, 'приказ от 25.08.2024 № 14')
    has(open.html, 'Пары школ')
    lacks(open.html, 'Вяземская')
    has((await seenBy(people.regional, page)).html, `/open/programmes/${programme}`)
  })
})

describe('модель для всех', () => {
  it('без документа не открыть; школы стоят одним списком по алфавиту, без групп и людей', async () => {
    const page = `/models/${model}/public`
    has((await seenBy(people.coordinator, page)).html, 'Показывать пока нечего')
    const paper = await makePaper(db, ground)
    await hands.make(ground.coordinator, moveModel, {
      id: model,
      action: 'agree',
      act: paper.act,
      actWords: '',
    })
    const preview = await seenBy(people.coordinator, page)
    expect((await everybody(`/open/models/${model}`)).status).toBe(404)
    expect((await press(people.coordinator, page, page)).status).toBe(303)
    const { status, html } = await everybody(`/open/models/${model}`)
    expect(status).toBe(200)
    expect(html).toContain(faceIn(preview.html))
    const order = ['Камышовая', 'Озёрская', 'Приозёрная'].map((name) => html.indexOf(name))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order.toSorted((a, b) => a - b)).toEqual(order)
    has(html, 'распоряжения № 12 от 01.09.2024')
    for (const words of ['Вяземская', 'низкими', 'высокими', 'приказ № 3']) lacks(html, words)
  })

  it('никому из вошедших не открывается ничего нового: ни модель, ни участие школ', async () => {
    const count = (table: string) =>
      hands.read(ground.neighbour, (tx) =>
        rows(tx, sql`select 1 from ${sql.table(table)} where record_id = ${model}::uuid`),
      )
    for (const table of ['participation', 'model_passport', 'opening']) expect(await count(table)).toEqual([])
    expect(await hands.read(ground.head, (tx) => rows(tx, sql`select 1 from municipal_model`))).toHaveLength(
      1,
    )
  })

  it('новый паспорт виден всем, только когда его показали', async () => {
    const page = `/models/${model}/public`
    expect(codesOf(await hands.run(ground.coordinator, openModelToAll, { id: model }))).toEqual([
      'openAlready',
    ])
    await hands.make(ground.coordinator, savePassport, passport({ idea: 'Пишите на centr@ozero.example' }))
    has((await everybody(`/open/models/${model}`)).html, 'Помогать друг другу')
    const preview = await seenBy(people.coordinator, page)
    for (const words of ['У модели новый паспорт', 'centr@ozero.example', 'В тексте есть почта'])
      has(preview.html, words)
    await press(people.coordinator, page, page)
    has((await everybody(`/open/models/${model}`)).html, 'centr@ozero.example')
    const { rows: openings } = await db.owner.query(
      'select shut_at is null as now from opening where record_id = $1 order by opened_at',
      [model],
    )
    expect(openings).toEqual([{ now: false }, { now: true }])
  })

  it('страница, нарисованная до чужой правки, ничего не открывает', async () => {
    const page = `/models/${model}/public`
    const { html } = await seenBy(people.coordinator, page)
    expect(html).toContain('name="version"')
    const stale = await pages.post(page, `${page}/shut`, { version: '1' })
    expect(stale.status).toBe(409)
    expect((await everybody(`/open/models/${model}`)).status).toBe(200)
  })
})

describe('список, календарь и новости', () => {
  it('список ищет по району; модели стоят под программой', async () => {
    const all = (await everybody('/open')).html
    expect(all.indexOf(`/open/programmes/${programme}`)).toBeLessThan(all.indexOf(`/open/models/${model}`))
    const found = (await everybody('/open?text=заозёр')).html
    lacks(found, `/open/programmes/${programme}`)
    expect(found).toContain(`/open/models/${model}`)
    has((await everybody('/open?text=%25')).html, 'Ничего не нашлось')
  })

  it('календарь и новости одни для всех, с меткой: повторный запрос пуст', async () => {
    for (const [path, type, words] of [
      [`/open/programmes/${programme}/calendar.ics`, 'text/calendar', 'SUMMARY:Запуск\\; знакомство'],
      [
        '/open/rss.xml',
        'application/rss+xml',
        '<title>Заозёрский муниципальный район: Модель «Озёра»</title>',
      ],
    ] as const) {
      const first = await pages.app.request(`http://localhost${path}`)
      expect(first.headers.get('content-type')).toContain(type)
      expect(first.headers.get('cache-control')).toBe('public, max-age=300')
      expect(await first.text()).toContain(words)
      const again = await pages.app.request(`http://localhost${path}`, {
        headers: { 'if-none-match': first.headers.get('etag') ?? '' },
      })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
  })

  it('страницу хранит минуту только невошедший, и на каждый язык и вид свою', async () => {
    const page = await pages.app.request(`http://localhost/open/models/${model}`)
    expect(page.headers.get('cache-control')).toBe('private, max-age=60')
    expect(page.headers.get('vary')).toContain('cookie')
    pages.who.facts = people.coordinator
    const own = await pages.app.request(`http://localhost/open/models/${model}`)
    expect(own.headers.get('cache-control')).toBe('private, no-store')
  })

  it('закрытое снова не найдено нигде', async () => {
    const page = `/models/${model}/public`
    expect((await press(people.coordinator, page, `${page}/shut`)).status).toBe(303)
    expect((await everybody(`/open/models/${model}`)).status).toBe(404)
    lacks((await everybody('/open')).html, model)
    lacks((await everybody('/open/rss.xml')).html, model)
    expect((await hands.read(ground.head, (tx) => rows(tx, sql`select 1 from municipal_model`))).length).toBe(
      1,
    )
    expect(pages.who.faults).toEqual([])
  })
})
