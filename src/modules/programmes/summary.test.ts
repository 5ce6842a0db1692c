import { expect, it } from 'vitest'
import { makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { writeDocx } from '../../documents/docx/write.ts'
import { readDocumentModel } from '../../documents/read.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { moveProgramme } from './commands/programme.ts'
import { askSummaries, judgeSummary, sendSummary } from './commands/summary.ts'
import { reportPaper, wholePaper } from './documents/summary.ts'
import { rowState } from './domain/summary.ts'
import {
  codesOf,
  type Ground,
  handsOver,
  makeGround,
  makeModel,
  makeProgramme,
} from './programmes.fixture.ts'
import { figuresOf, summariesOf, summaryBy } from './queries/summary.ts'

const db = await testDatabase({ poolSize: 4 })
const hands = handsOver(db)

const record = (id: string, kind: string, title: string, node: readonly (string | null)[]) =>
  db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, $2, $3, $4, $5, 'below', '2024-09-01')`,
    [id, kind, title, ...node],
  )

type Row = { readonly title: string; readonly due: string; readonly answers?: string; readonly mark?: string }

const roadmap = async (title: string, node: readonly (string | null)[], list: readonly Row[]) => {
  const id = newId()
  await record(id, 'roadmap', title, node)
  const level = node[1] === null ? 'region' : 'municipality'
  await db.owner.query(
    `insert into roadmap (id, region_id, municipality_id, level, profile, title, period_kind, period_year, state, layout)
     values ($1, $2, $3, $5::text, $5::text, $4, 'academic', 2024, 'inForce', '[]')`,
    [id, ...node, title, level],
  )
  const items: string[] = []
  for (const [at, row] of list.entries()) {
    items.push(newId())
    await db.owner.query(
      `insert into roadmap_item (id, record_id, region_id, municipality_id, ord, is_section, number, title, cells, due_on, answers_id, mark, marked_on)
       values ($1, $2, $3, $4, $5, false, $6, $7, '{}', $8, $9, $10::text, case when $10::text is null then null else $8::date end)`,
      [items[at], id, ...node, at, `${at + 1}.`, row.title, row.due, row.answers ?? null, row.mark ?? null],
    )
  }
  return { id, items }
}

/** What is written now is approved; what is written after that is not. */
const keepVersion = async (id: string) => {
  await db.owner.query(
    `update roadmap_item set cells = jsonb_build_object('number', number, 'activity', title) where record_id = $1`,
    [id],
  )
  await db.owner.query(
    `insert into roadmap_version (id, record_id, region_id, municipality_id, no, approved_on, grounds, title, layout, items, at)
      select $1, r.id, r.region_id, r.municipality_id, 1, '2024-09-02', 'приказ', r.title, '[]', (select json_agg(json_build_object('id', i.id,
        'parentId', null, 'isSection', false, 'cells', i.cells) order by i.ord) from roadmap_item i where i.record_id = r.id), now()
      from roadmap r where r.id = $2`,
    [newId(), id],
  )
  await db.owner.query(`update roadmap set amended = true, title = 'Пишут заново' where id = $1`, [id])
}

/** An assignment of the first school of the lake municipality. */
const task = async (own: Ground, source: { id: string; row: string }, state: string, due: string) => {
  const id = newId()
  const node = [own.region, own.lake, own.schools[0]]
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) values ($1, 'assignment', 'Дело', $2, $3, $4, '2024-09-02')`,
    [id, ...node],
  )
  await db.owner.query(
    `insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, occurrence, title, quote, source_label, source_kind, modality, due_on, state, created_at)
     values ($1, $2, $3, $4, $5, $6, '', 'Дело', '', 'карта', 'roadmap', 'order', $7, $8, '2024-09-02')`,
    [id, ...node, source.id, source.row, due, state],
  )
}

const askedOf = async (programme: string) =>
  (
    await db.owner.query<{ id: string; state: string; municipality: string; person: string | null }>(
      `select id, state, municipality_id as municipality, person_id as person from assignment where source_record_id = $1 order by id`,
      [programme],
    )
  ).rows

it('R218: область запрашивает, район отправляет собранный программой отчёт с причинами, область возвращает, принимает и видит всё вместе', async () => {
  const own = await makeGround(db)
  const programme = await makeProgramme(hands, own, { from: '01.09.2024', until: '31.05.2027' })
  const act = { id: programme, act: '', actWords: 'приказ' }
  await hands.make(own.regional, moveProgramme, { ...act, action: 'agree' })
  const ask = { programme, from: '01.09.2024', until: '31.12.2024', dueOn: '31.12.2026' }
  expect(codesOf(await hands.run(own.regional, askSummaries, ask))).toEqual(['noModelsYet'])
  const model = await makeModel(hands, own, programme)
  const upper = await roadmap(
    'Карта области',
    [own.region, null],
    [
      { title: 'Смотр уроков', due: '2024-10-10' },
      { title: 'Сводка', due: '2024-11-10' },
      { title: 'Форум', due: '2024-12-01' },
      { title: 'Весенний слёт', due: '2025-04-01' },
    ],
  )
  const lower = await roadmap(
    'Карта района',
    [own.region, own.lake],
    [
      { title: 'Наш смотр', due: '2024-10-09', answers: upper.items[0] as string, mark: 'done' },
      { title: 'Сбор сводок', due: '2024-11-01', answers: upper.items[1] as string },
    ],
  )
  await task(own, { id: lower.id, row: lower.items[1] as string }, 'inWork', '2024-11-01')
  const reportFor = (scope: Scope) =>
    hands.read(scope, (tx) =>
      figuresOf(
        tx,
        { id: model, region: own.region, municipality: own.lake },
        { from: '2024-09-01' as never, until: '2024-12-31' as never },
      ),
    )
  const figures = await reportFor(own.coordinator)
  expect(figures.rows.map((row) => [row.title, row.own, rowState(row)])).toEqual([
    ['Смотр уроков', '1. Наш смотр', 'done'],
    ['Сводка', '2. Сбор сводок', 'late'],
    ['Форум', '', 'notTaken'],
  ])
  expect(figures.late).toHaveLength(1)
  // a report says what binds, whoever reads it: a row taken out without an act is there, one written without an act is not
  for (const { id } of [upper, lower]) await keepVersion(id)
  await db.owner.query(`update roadmap_item set title = 'Ещё пишут', cells = '{}' where record_id = $1`, [
    lower.id,
  ])
  await db.owner.query(
    `update roadmap_item set removed_at = now(), removed_reason = 'не нужно' where id = any ($1)`,
    [[upper.items[1], lower.items[1]]],
  )
  for (const scope of [own.coordinator, own.regional])
    expect((await reportFor(scope)).rows).toEqual(figures.rows)

  expect(codesOf(await hands.run(own.coordinator, askSummaries, ask))).toEqual(['forbidden'])
  expect(codesOf(await hands.run(own.regional, askSummaries, { ...ask, from: '01.08.2024' }))).toEqual([
    'dayOutside',
  ])
  // two presses at once ask once
  const presses = await Promise.all([ask, ask].map((raw) => hands.run(own.regional, askSummaries, raw)))
  expect(presses.map(codesOf).sort()).toEqual([['done'], ['summariesAsked']])
  const [asked] = await askedOf(programme)
  const assignment = asked?.id ?? ''
  expect(asked).toMatchObject({ state: 'assigned', municipality: own.lake, person: own.coordinator.person })

  const words = { assignment, done: '', obstacles: '', requests: 'Ещё один автобус' }
  expect(codesOf(await hands.run(own.neighbour, sendSummary, words))).toEqual(['notFound'])
  expect(codesOf(await hands.run(own.head, sendSummary, words))).not.toEqual(['done'])
  expect(codesOf(await hands.run(own.coordinator, sendSummary, words))).toEqual(['summaryNeedsReasons'])
  const told = { ...words, obstacles: 'Болела ответственная, будет до 20 января' }
  await hands.make(own.coordinator, sendSummary, told)
  expect(codesOf(await hands.run(own.coordinator, sendSummary, told))).toEqual(['summarySent'])
  const judged = { assignment, decision: 'returned', words: 'Назовите день' }
  expect(codesOf(await hands.run(own.coordinator, judgeSummary, judged))).toEqual(['forbidden'])
  expect(codesOf(await hands.run(own.regional, judgeSummary, { ...judged, words: '' }))).toEqual(['required'])
  await hands.make(own.regional, judgeSummary, judged)
  expect(await hands.read(own.coordinator, (tx) => summaryBy(tx, assignment))).toMatchObject({
    state: 'returned',
    returned: 'Назовите день',
  })
  await hands.make(own.coordinator, sendSummary, told)
  await hands.make(own.regional, judgeSummary, { assignment, decision: 'accepted', words: '' })
  expect(codesOf(await hands.run(own.coordinator, sendSummary, told))).toEqual(['summaryOver'])

  // what happens later does not change what was sent
  await db.owner.query(
    `update assignment set state = 'accepted', closed_on = '2026-01-01' where source_record_id = $1`,
    [lower.id],
  )
  const lines = await hands.read(own.regional, (tx) => summariesOf(tx, programme))
  expect(lines).toMatchObject([{ state: 'accepted', words: { requests: 'Ещё один автобус' } }])
  expect(lines[0]?.figures?.rows.map(rowState)).toEqual(['done', 'late', 'notTaken'])
  expect(
    await hands.read(
      await makeScope(db, 'regionalCoordinator', { region: (await makeGround(db)).region }),
      (tx) => summariesOf(tx, programme),
    ),
  ).toEqual([])

  const [line] = lines
  if (!line?.figures) throw new Error('it was sent')
  const { figures: sent } = line
  const paper = reportPaper({
    ...line,
    figures: sent,
    municipality: 'Район',
    programme: 'Школы школам',
    signatory: '',
  })
  for (const each of [paper, wholePaper('Школы школам', line, lines)]) {
    const read = await readDocumentModel(await writeDocx(each))
    const text = read.ok ? JSON.stringify(read.value) : ''
    for (const said of ['Сводка', 'Болела ответственная', 'Ещё один автобус', '01.09.2024'])
      expect(text).toContain(said)
  }
})
