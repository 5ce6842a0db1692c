import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import { workIn } from '../../platform/command/work.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { assign } from '../assignments/public.ts'
import { approveVersion } from '../roadmaps/commands/approve.ts'
import { markRow } from '../roadmaps/commands/marks.ts'
import { saveRows } from '../roadmaps/commands/rows.ts'
import { copyLinesOf, findRoadmap } from '../roadmaps/public.ts'
import { workingCopy } from '../roadmaps/queries/roadmap.ts'
import { addGoal } from './commands/people-and-goals.ts'
import { agreePlan, amendPlan, approvePairPlan, returnPlan, withdrawPlan } from './commands/plan-moves.ts'
import { aboveFor, considerParts, makePairPlan, takeRows } from './commands/plans.ts'
import { followAgreedPlan } from './jobs.ts'
import { codesOf, type Ground, handsOver, makeGround, makeWorking, roadmapAbove } from './pairs.fixture.ts'
import { goalsOf } from './queries/pair.ts'
import { consideredIn, findPlan, listPlans } from './queries/plans.ts'

const db = await testDatabase({ poolSize: 10 })
const hands = handsOver(db)
const log = makeLog({ level: 'silent' })
let place: Ground
let pair: string
beforeAll(async () => {
  place = await makeGround(db)
  pair = await makeWorking(hands, place)
})

const clauseFor = (school: string): Promise<string[]> =>
  asPerson(db.app, place.coordinator, 'write', (tx) =>
    assign(tx, workIn({ tx, at: moment(), as: 'self', newId }), [
      {
        owner: {
          region: place.region,
          municipality: place.lake,
          organisation: school as typeof place.mentor,
        },
        ...{
          person: null,
          roleCode: null,
          sourceRecord: pair as RecordId,
          sourceRow: newId(),
          title: 'Разработать сетевую программу',
        },
        ...{
          quote: 'Разработать',
          sourceLabel: 'п. 2.1',
          sourceKind: 'clause',
          modality: 'order',
          termAsWritten: null,
          term: null,
        },
        ...{
          opensOn: null,
          dueOn: null,
          controllerPerson: null,
          controlAsWritten: null,
          controllerMunicipality: place.lake,
        },
      },
    ]),
  )

const make = (over: object = {}, by = place.curatedHead, school = place.curated): Promise<string> =>
  hands.make(by, makePairPlan, { pair, school, period: '2026/27', copy: '', goals: [], partOf: '', ...over })
const plan = (id: string, scope: Scope = place.coordinator) => hands.read(scope, (tx) => findPlan(tx, id))
const approve = (scope: Scope, id: string, school: string, fulfils: readonly string[] = []) =>
  hands.run(scope, approvePairPlan, { plan: id, school, channel: 'phone', fulfils })
const followFacts = () => handleFacts(db, [followAgreedPlan], log)
/** What a plan has given out: the row, the school, the state. */
const given = async (id: string): Promise<string[][]> => {
  const { rows } = await db.owner.query<{ title: string; school: string; state: string }>(
    'select title, organisation_id as school, state from assignment where source_record_id = $1 order by title, organisation_id = $2',
    [id, place.mentor],
  )
  return rows.map(({ title, school, state }) => [title, school, state])
}
const addRow = (scope: Scope, id: string, title: string, who = '') =>
  hands.run(scope, saveRows, {
    ...{ roadmap: id, after: '', under: '', back: 'table' },
    rows: [{ id: 'new1', cells: { 1: title, 2: 'октябрь', 3: who }, was: {}, isSection: false }],
  })

describe('план взаимодействия пары', () => {
  let id: string
  let clauses: string[]

  it('составлен из целей и пунктов карт региона и района, пишут обе школы, чужие не видят', async () => {
    await roadmapAbove(db, place, null)
    await roadmapAbove(db, place, place.lake)
    await hands.make(place.curatedHead, addGoal, {
      pair,
      school: place.curated,
      text: 'Устная речь',
      subject: '',
      expected: 'говорят связно',
    })
    const goals = (await hands.read(place.curatedHead, (tx) => goalsOf(tx, pair))).map((goal) => goal.id)
    id = await make({ goals, partOf: 'Программа перехода' })
    expect(
      codesOf(
        await hands.run(place.mentorHead, makePairPlan, {
          pair,
          school: place.mentor,
          period: '2026/27',
          copy: '',
          goals: [],
          partOf: '',
        }),
      ),
    ).toEqual(['planIsThere'])
    const found = await plan(id)
    if (found === null) throw new Error('no plan')
    const above = await hands.read(place.mentorHead, (tx) => aboveFor(tx, found))
    expect(above.map(({ title }) => title)).toEqual([
      'общее дело, region',
      'дело нашей школы, region',
      'общее дело, municipality',
      'дело нашей школы, municipality',
    ])
    const wanted = above.filter(({ title }) => title.startsWith('общее')).map((row) => row.id)
    expect(codesOf(await hands.run(place.thirdHead, takeRows, { plan: id, rows: wanted }))).toEqual([
      'notFound',
    ])
    await hands.make(place.mentorHead, takeRows, { plan: id, rows: wanted })
    expect(codesOf(await hands.run(place.mentorHead, takeRows, { plan: id, rows: wanted }))).toEqual([
      'chooseRows',
    ])
    expect(codesOf(await addRow(place.mentorHead, id, 'Своё дело'))).toEqual(['done'])
    expect(codesOf(await addRow(place.curatedHead, id, 'Дело закреплённой'))).toEqual(['done'])
    expect(codesOf(await addRow(place.thirdHead, id, 'чужое'))).toEqual(['notFound'])
    const items = await hands.read(place.coordinator, (tx) => workingCopy(tx, id))
    expect(items.map(({ number, title }) => [number, title])).toEqual([
      ['1', 'По целям пары'],
      ['1.1', 'Устная речь'],
      ['2', 'По карте: Карта: region'],
      ['2.1', 'общее дело, region'],
      ['3', 'По карте: Карта: municipality'],
      ['3.1', 'общее дело, municipality'],
      [null, 'Своё дело'],
      [null, 'Дело закреплённой'],
    ])
    const left = await hands.read(place.curatedHead, (tx) => aboveFor(tx, found))
    expect(left.filter(({ answeredBy }) => answeredBy === null)).toHaveLength(2)
    expect(await plan(id, place.thirdHead)).toBeNull()
    expect(await plan(id, place.neighbour)).toBeNull()
  })

  it('учтены рекомендации, модели и виды наставничества; отказ от вида объяснён', async () => {
    const line = (code: string, verdict: string, words = '', title = '') => ({ code, title, verdict, words })
    const mentoring = {
      plan: id,
      kind: 'mentoring',
      lines: [line('traditional', 'taken'), line('online', 'unfit')],
    }
    expect(codesOf(await hands.run(place.curatedHead, considerParts, mentoring))).toEqual([
      'unfitNeedsReason',
    ])
    const lines = [
      line('traditional', 'taken'),
      line('online', 'unfit', 'нет связи'),
      line('выдумка', 'taken'),
    ]
    for (const _ of [1, 2])
      await hands.make(place.mentorHead, considerParts, { ...mentoring, lines: lines.slice(0, 2) })
    await hands.make(place.curatedHead, considerParts, {
      plan: id,
      kind: 'model',
      lines: [line('hub', 'taken', 'по четвергам')],
    })
    await hands.make(place.curatedHead, considerParts, {
      plan: id,
      kind: 'guideline',
      lines: [line('own-1', '', 'на семинарах', 'Смысловое чтение')],
    })
    const saved = await hands.read(place.coordinator, (tx) => consideredIn(tx, id))
    expect(saved.map(({ kind, title, verdict }) => [kind, title, verdict])).toEqual([
      ['guideline', 'Смысловое чтение', 'taken'],
      ['mentoring', 'Традиционное', 'taken'],
      ['mentoring', 'Интернет-наставничество', 'unfit'],
      ['model', 'Школа-наставник и закреплённые школы', 'taken'],
    ])
  })

  it('утверждают оба руководителя: правка спрашивает заново, с последним план версия и уходит в район', async () => {
    clauses = await clauseFor(place.curated)
    expect(codesOf(await approve(place.curatedHead, id, place.curated, clauses))).toEqual(['done'])
    expect(codesOf(await approve(place.curatedHead, id, place.curated))).toEqual(['planApprovedAlready'])
    expect(codesOf(await approve(place.curatedHead, id, place.mentor))).toEqual(['forbidden'])
    expect(codesOf(await hands.run(place.coordinator, agreePlan, { plan: id }))).toEqual(['planNotNow'])
    await addRow(place.mentorHead, id, 'Ещё одно', 'школа-наставник')
    expect(codesOf(await approve(place.mentorHead, id, place.mentor))).toEqual(['done'])
    expect((await plan(id))?.state).toBe('draft')
    expect(codesOf(await approve(place.curatedHead, id, place.curated, clauses))).toEqual(['done'])
    expect(await plan(id)).toMatchObject({ state: 'sent', roadmap: { approved: 1, held: true } })
    expect(codesOf(await addRow(place.mentorHead, id, 'поздно'))).toEqual(['roadmapNotNow'])
    expect(codesOf(await hands.run(place.mentorHead, takeRows, { plan: id, rows: [] }))).toEqual([
      'planStands',
    ])
    const waiting = await hands.read(place.coordinator, (tx) => listPlans(tx, 'sent', 1))
    expect(waiting.map((line) => line.id)).toEqual([id])
    expect(await hands.read(place.thirdHead, (tx) => listPlans(tx, '', 1))).toEqual([])
  })

  it('возвращён с замечаниями, утверждён заново, согласован: поручение закрылось само', async () => {
    expect(codesOf(await hands.run(place.mentorHead, agreePlan, { plan: id }))).toEqual(['forbidden'])
    expect(codesOf(await hands.run(place.coordinator, returnPlan, { plan: id, remarks: '' }))).toEqual([
      'remarksNeeded',
    ])
    await hands.make(place.coordinator, returnPlan, { plan: id, remarks: 'Нет сроков' })
    expect(await plan(id, place.mentorHead)).toMatchObject({ state: 'returned', remarks: 'Нет сроков' })
    await approve(place.mentorHead, id, place.mentor)
    expect(codesOf(await approve(place.coordinator, id, place.curated, clauses))).toEqual(['done'])
    await hands.make(place.curatedHead, withdrawPlan, { plan: id })
    await approve(place.mentorHead, id, place.mentor)
    await approve(place.curatedHead, id, place.curated, clauses)
    await hands.make(place.coordinator, agreePlan, { plan: id })
    expect(codesOf(await hands.run(place.coordinator, agreePlan, { plan: id }))).toEqual(['planNotNow'])
    expect(await plan(id)).toMatchObject({
      state: 'agreed',
      agreedNo: 3,
      remarks: '',
      roadmap: { state: 'inForce' },
    })
    await followFacts()
    const { rows } = await db.owner.query<{ state: string }>(
      'select state from assignment where id = any ($1)',
      [clauses],
    )
    expect(rows).toEqual([{ state: 'reported' }])
    // rows became assignments: of both schools where both are named, of the side that the words mean; not twice what was asked above
    expect(await given(id)).toEqual([
      ['Ещё одно', place.mentor, 'assigned'],
      ['Устная речь', place.curated, 'assigned'],
      ['Устная речь', place.mentor, 'assigned'],
    ])
    // the engine's own approval is not a way round the two heads
    expect(
      codesOf(
        await hands.run(place.curatedHead, approveVersion, {
          roadmap: id,
          directive: '',
          grounds: 'сам',
          on: '',
          fulfils: '',
        }),
      ),
    ).toEqual(['roadmapNotNow'])
    const item = (await plan(id))?.roadmap.items.find(({ title }) => title === 'Ещё одно')
    await hands.make(place.mentorHead, markRow, {
      roadmap: id,
      item: item?.id,
      mark: 'done',
      result: 'прошло',
    })
    expect((await given(id))[0]).toEqual(['Ещё одно', place.mentor, 'reported'])
    await hands.make(place.mentorHead, amendPlan, { plan: id })
    expect(codesOf(await addRow(place.mentorHead, id, 'После согласования', 'обе школы'))).toEqual(['done'])
    await approve(place.mentorHead, id, place.mentor)
    await approve(place.curatedHead, id, place.curated)
    await hands.make(place.coordinator, agreePlan, { plan: id })
    await followFacts()
    await followFacts()
    expect((await given(id)).map(([title]) => title)).toEqual([
      ...['Ещё одно', 'После согласования', 'После согласования', 'Устная речь', 'Устная речь'],
    ])
  })

  it('план другого года копируется с новыми сроками и с тем, что было учтено', async () => {
    const to = { kind: 'academic', year: 2027 } as const
    const lines = (await hands.read(place.mentorHead, (tx) => copyLinesOf(tx, id, to))) ?? []
    expect(
      lines.filter(({ was }) => was !== null).map(({ row, was }) => [was, row.shifted.text]),
    ).toContainEqual(['октябрь', 'октябрь'])
    expect(await hands.read(place.thirdHead, (tx) => copyLinesOf(tx, id, to))).toBeNull()
    const typed = lines.find(({ row }) => row.title === 'Своё дело')?.row.from
    const terms = [{ row: typed, words: '12.10.2027' }]
    const next = await make({ period: '2027/28', copy: id, terms }, place.mentorHead, place.mentor)
    const items = await hands.read(place.mentorHead, (tx) => workingCopy(tx, next))
    expect(items.find(({ title }) => title === 'Своё дело')?.dueOn).toBe('2027-10-12')
    const roadmap = await hands.read(place.curatedHead, (tx) => findRoadmap(tx, next))
    expect(roadmap).toMatchObject({ profile: 'pair', state: 'draft', period: { year: 2027 }, held: false })
    expect((await plan(next, place.curatedHead))?.roadmap.items.length).toBe(
      (await plan(id))?.roadmap.items.length,
    )
    expect(await hands.read(place.curatedHead, (tx) => consideredIn(tx, next))).toHaveLength(4)
    expect(codesOf(await addRow(place.curatedHead, next, 'Новое'))).toEqual(['done'])
  })
})
