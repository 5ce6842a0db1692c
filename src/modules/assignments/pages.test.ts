import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import type { Visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { codesOf, daysFrom, handsOn, makeGround, REPORT } from './assignments.fixture.ts'
import { judgeAssignment, recallSent, reportAssignment, startAssignment } from './commands.ts'
import { massResult } from './queries/actions.ts'
import { assignmentCard } from './queries/card.ts'
import { assignmentRoutes } from './routes.ts'

const db = await testDatabase({ poolSize: 8 })
const { app, faults } = testServer(db, { routes: assignmentRoutes })
const { run, read, give } = handsOn(db)

const enter = async (scope: Scope): Promise<Visitor> =>
  signedIn(app, await giveAccount(db, scope.person ?? ''))

const keyIn = (html: string): string => /name="command_key" value="([^"]*)"/u.exec(html)?.[1] ?? ''
const ticksIn = (html: string): string[] =>
  [...html.matchAll(/name="assignments" value="([^"]+)"/gu)].map(([, value]) => value ?? '')

test('без скрипта: отметить все, принять одним нажатием, прочитать итог, отозвать', async () => {
  const ground = await makeGround(db)
  for (let count = 0; count < 3; count++)
    await run(ground.head, reportAssignment, { assignment: await give(ground), ...REPORT })
  const who = await enter(ground.coordinator)
  const mine = await who.get('/assignments')
  expect(mine.html).toContain('Ждут вашего решения: 3 отчёта')
  expect(mine.html.indexOf('id="waiting"')).toBeLessThan(mine.html.indexOf('class="thread"'))
  const page = await who.get('/assignments/judging?all=1')
  const ticks = ticksIn(page.html)
  expect(ticks).toHaveLength(3)
  expect(page.html.match(/type="checkbox"[^>]*checked/gu)).toHaveLength(3)
  const nothing = await who.post('/assignments/judging', {
    decision: 'accepted',
    command_key: keyIn(page.html),
  })
  expect([nothing.status, nothing.html.includes('Отметьте хотя бы один отчёт')]).toEqual([422, true])
  const unsaid = await who.post('/assignments/judging', {
    assignments: ticks,
    decision: 'returned',
    words: '',
  })
  expect(unsaid.html).toContain('Напишите, чего не хватает')
  expect(unsaid.html.match(/type="checkbox"[^>]*checked/gu)).toHaveLength(3)
  const done = await who.post('/assignments/judging', { assignments: ticks, decision: 'accepted', words: '' })
  const result = await who.get(done.location)
  expect(result.html).toContain('Принято: 3 отчёта')
  expect(result.html).toContain('Отозвать (можно ещё 10 минут)')
  expect((await who.get('/assignments')).html).not.toContain('id="waiting"')
  const undone = await who.post(`${done.location}/undo`, { command_key: keyIn(result.html) })
  expect((await who.get(undone.location)).html).toContain('Решение отозвано')
  expect((await who.get('/assignments/judging')).html).toContain('Отметить все 3')
  expect(faults).toEqual([])
})

test('исполненное по данным системы принимают здесь же, одно и многие сразу; ответ открывается рядом', async () => {
  const ground = await makeGround(db)
  const proved = async () => {
    const id = await give(ground, { answerPath: '/offers-asked' })
    await db.owner.query(
      `insert into assignment_report (id, record_id, region_id, municipality_id, organisation_id, no, text, channel, reported_on, reported_at, reported_as, proof_label)
        select gen_random_uuid(), id, region_id, municipality_id, organisation_id, 1, 'Закрыто записью', 'system', current_date, now(), 'schoolHead', 'Предложение школы' from assignment where id = $1`,
      [id],
    )
    await db.owner.query(
      `update assignment set state = 'reported', reported_on = current_date where id = $1`,
      [id],
    )
    return id
  }
  const [one, other] = [await proved(), await proved()]
  const who = await enter(ground.coordinator)
  const form = await who.get(`/assignments/${one}/judge`)
  expect([form.status, form.html.includes(`href="/offers-asked/${one}"`)]).toEqual([200, true])
  expect((await who.post(`/assignments/${one}/judge`, { decision: 'accepted', words: '' })).status).toBe(303)
  const page = await who.get('/assignments/judging?all=1')
  const done = await who.post('/assignments/judging', {
    assignments: ticksIn(page.html),
    decision: 'accepted',
    words: '',
  })
  expect((await who.get(done.location)).html).toContain('Принято: 1 отчёт')
  expect((await read(ground.coordinator, (tx) => assignmentCard(tx, other)))?.state).toBe('accepted')
  expect(faults).toEqual([])
})

test('возвращённое исправляют перед замечанием и с прежними словами; районной службе это слова школы, а не свой отчёт', async () => {
  const ground = await makeGround(db)
  const id = await give(ground)
  await run(ground.head, reportAssignment, { assignment: id, ...REPORT, text: 'План составили' })
  await run(ground.officer, judgeAssignment, {
    assignment: id,
    decision: 'returned',
    words: 'Нет дат встреч',
  })
  const head = await enter(ground.head)
  expect((await head.get(`/assignments/${id}`)).html).toContain('Исправить и отправить')
  const form = (await head.get(`/assignments/${id}/report`)).html
  expect(form.indexOf('Нет дат встреч')).toBeGreaterThan(0)
  expect(form.indexOf('Нет дат встреч')).toBeLessThan(form.indexOf('<textarea'))
  expect(form).toMatch(/<textarea[^>]*>\nПлан составили<\/textarea>/u)
  const officer = (await (await enter(ground.coordinator)).get(`/assignments/${id}`)).html
  expect(officer).toContain('Внести со слов школы')
  expect(officer).not.toContain('Исправить и отправить')
  expect(faults).toEqual([])
})

test('мои поручения стоят по срочности; строки дорожной карты свёрнуты, пока до срока больше 30 дней', async () => {
  const ground = await makeGround(db)
  const due = (days: number) => daysFrom(ground.head, days)
  await give(ground, { title: 'Вчерашнее', dueOn: due(-1) })
  await give(ground, { title: 'Сегодняшнее', dueOn: due(0) })
  await give(ground, { title: 'Далёкое', dueOn: due(60) })
  await give(ground, { title: 'Бессрочное' })
  await give(ground, { title: 'Совет', dueOn: due(-9), modality: 'recommendation' })
  await give(ground, { title: 'Строка плана', dueOn: due(90), sourceKind: 'roadmap' })
  const who = await enter(ground.head)
  const { html } = await who.get('/assignments')
  const order = ['Вчерашнее', 'Сегодняшнее', 'Далёкое', 'Бессрочное', 'Мне рекомендовано', 'Совет']
  const places = order.map((word) => html.indexOf(word))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
  expect(html).toContain('Ответ не получен')
  expect(html).toContain('Ещё 1 мероприятие')
  expect(html).not.toContain('Строка плана')
  expect((await who.get('/assignments?folded=1')).html).toContain('Строка плана')
  const late = await who.get('/assignments?state=late')
  expect([late.html.includes('Вчерашнее'), late.html.includes('Далёкое')]).toEqual([true, false])
})

test('матрица, карточка и выгрузка одного документа; чужому их нет', async () => {
  const ground = await makeGround(db)
  await give(ground, { dueOn: daysFrom(ground.head, -2) })
  const who = await enter(ground.coordinator)
  const page = await who.get(`/assignments/of/${ground.source}`)
  expect(page.html).toContain('Исполнено 0 из 1, просрочено 1')
  expect(page.html).toContain('п. 2.1')
  for (const file of ['matrix.xlsx', 'control-card.xlsx']) {
    const { headers } = await who.get(`/assignments/of/${ground.source}/${file}`)
    expect(headers.get('content-type')).toContain('spreadsheetml')
    // each paper has a file of its own name
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('Распоряжение')
  }
  expect((await who.get(`/assignments/of/${ground.source}/control-card`)).html).toContain('В дело №')
  const stranger = await enter(ground.neighbour)
  expect((await stranger.get(`/assignments/of/${ground.source}`)).status).toBe(404)
})

test('рассылку отзывают целиком в первые минуты; взятое в работу остаётся школе', async () => {
  const ground = await makeGround(db)
  const [sent, taken] = [await give(ground), await give(ground)]
  await run(ground.head, startAssignment, { assignment: taken })
  const recall = { source: ground.source, reason: 'Ошибка в сроке' }
  expect(codesOf(await run(ground.head, recallSent, recall))).toEqual(['forbidden'])
  const outcome = await run(ground.coordinator, recallSent, recall)
  const action = outcome.kind === 'done' ? (outcome.location.split('/').at(-1) ?? '') : ''
  expect((await read(ground.coordinator, (tx) => massResult(tx, action)))?.lines).toMatchObject([
    { id: sent, refusal: null, state: 'recalled' },
  ])
  expect((await read(ground.head, (tx) => assignmentCard(tx, taken)))?.state).toBe('inWork')
  // who gave it and when stands in the history, though no state tells of it
  const { html } = await (await enter(ground.head)).get(`/assignments/${taken}`)
  expect(html).toMatch(/<b>[^<]+<\/b>, \d\d\.\d\d\.\d{4}, \d\d:\d\d<\/p><p class="said">Поручение дано<\/p>/u)
  expect(codesOf(await run(ground.coordinator, recallSent, recall))).toEqual(['notFound'])
})

test('начатое и не отправленное стоит у своего человека, ведёт туда, где его набирали, и удаляется только им', async () => {
  const ground = await makeGround(db)
  const head = await enter(ground.head)
  const coordinator = await enter(ground.coordinator)
  await head.get('/assignments')
  const typed = {
    draft_form: 'question.ask',
    draft_subject: '',
    draft_title: 'Вопрос о сроке',
    draft_address: '/me',
  }
  await head.post('/drafts', { ...typed, words: 'Когда' })
  await head.post('/drafts', { ...typed, draft_form: 'nameless', draft_title: '', words: 'Без имени' })
  const mine = (await head.get('/assignments')).html
  expect(mine).toMatch(/<a href="\/me"><span lang="ru">Вопрос о сроке<\/span><\/a>/u)
  expect(mine.match(/name="id" value/gu)).toHaveLength(1)
  const id = /name="id" value="([^"]+)"/u.exec(mine)?.[1] ?? ''
  expect((await coordinator.get('/assignments')).html).not.toContain('Вопрос о сроке')
  await coordinator.post('/drafts/drop', { id })
  expect((await head.get('/assignments')).html).toContain('Вопрос о сроке')
  expect((await head.post('/drafts/drop', { id })).status).toBe(303)
  expect((await head.get('/assignments')).html).not.toContain('Вопрос о сроке')
})

test('короткий список не начинается с отбора, длинный начинается; пустому отбору сказано, чего нет', async () => {
  const ground = await makeGround(db)
  const head = await enter(ground.head)
  const coordinator = await enter(ground.coordinator)
  const empty = (await coordinator.get('/assignments')).html
  expect(empty).toContain('Вам ничего не поручено')
  expect(empty).toContain('<a href="/assignments/late">')
  expect((await head.get('/assignments')).html).toContain('Поручений нет')
  expect(empty).not.toContain('class="filters"')

  await give(ground)
  const few = (await head.get('/assignments')).html
  expect(few.indexOf('class="filters"')).toBeGreaterThan(few.indexOf('<summary>Выбрать из списка</summary>'))
  for (let count = 0; count < 12; count++) await give(ground)
  expect((await head.get('/assignments')).html).not.toContain('Выбрать из списка')
  const none = (await head.get('/assignments?state=reported')).html
  expect(none).toContain('Таких поручений нет')
  expect(none).toContain('class="filters"')
})

test('у человека с ролью школы и ролью района один список: свои дела и чужие отчёты рядом, переключать нечего', async () => {
  const ground = await makeGround(db)
  await db.owner.query(
    `insert into role_held (id, person_id, role, level, region_id, municipality_id, from_on) values ($1, $2, 'methodologist', 'municipality', $3, $4, '2020-01-01')`,
    [newId(), ground.head.person, ground.region, ground.lake],
  )
  const own = await give(ground, { title: 'Составить план школы' })
  const others = await give(ground, {
    owner: { region: ground.region, municipality: ground.lake, organisation: ground.second },
  })
  await run(ground.secondHead, reportAssignment, { assignment: others, ...REPORT })
  const both = await enter(ground.head)
  const { html } = await both.get('/assignments')
  expect(html).toContain(`href="/assignments/${own}/report"`)
  expect(html).toContain(`href="/assignments/${others}/judge"`)
  expect((await both.get(`/assignments/${others}/judge`)).status).toBe(200)
})
