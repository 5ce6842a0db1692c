import { expect, test } from 'vitest'
import { makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { readDocumentModel } from '../../documents/read.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { resolveDirective } from '../../main/confirm.ts'
import { toDocx } from '../../main/demo/papers.ts'
import { reportAssignment } from '../assignments/commands.ts'
import { proofWords } from '../assignments/public.ts'
import { uploadDirective } from '../directives/commands/intake.ts'
import { receiveDirective } from '../directives/commands/resolution.ts'
import { settleTwin } from '../directives/commands/twins.ts'
import { readDirective } from '../directives/domain/reading/read.ts'
import { makeFromAnnex } from './commands/from-annex.ts'
import { markRow } from './commands/marks.ts'
import { rowsLeft, wordingsOf } from './domain/annex.ts'
import { groundsOf } from './domain/naming.ts'
import { annexBehind, annexOf, upperRowOf } from './queries/annex.ts'
import { findRoadmap } from './queries/roadmap.ts'
import { codesOf, handsOn, makePlace, order, type Place, seenNames, seenRows } from './roadmaps.fixture.ts'

const db = await testDatabase()
const { run, read, must, roadmapOf } = handsOn(db)

const UPPER: readonly (readonly string[])[] = [
  ['1.', 'Встреча школьных команд', '24.02', 'Муниципальные координаторы', 'Участники проекта', 'Участие'],
  ['2.', 'Наставничество', '10.03-28.12', '–', '–', 'Опыт внедрён'],
  ['2.1.', 'Открытые уроки', 'Апрель, май', '-', 'Участники проекта', 'Планы уроков'],
  ['3.', 'Сводка области', '20.12', 'Аппарат комитета', '–', 'Сводка'],
]

/** The paper of the region comes to the district with its plan, and waits for the head. */
const incoming = async (place: Place): Promise<{ directive: string; table: string }> => {
  const model = await readDocumentModel(await toDocx(order(UPPER, '338-р')))
  if (!model.ok) throw new Error('the paper cannot be read')
  const sha256 = `${'0'.repeat(63)}2`
  await db.owner.query(
    'insert into file_blob (sha256, size, created_at) values ($1, 1, now()) on conflict do nothing',
    [sha256],
  )
  const file = { name: 'upper.docx', sha256, size: 1, mediaType: 'application/octet-stream' }
  const reading = readDirective(model.value, {})
  const directive = idInAddress(
    await must(place.officer, uploadDirective, { file, level: 'incoming', model: model.value, reading }),
  )
  const { rows } = await db.owner.query<{ id: string }>(
    'select id from directive_table where record_id = $1',
    [directive],
  )
  return { directive, table: rows[0]?.id ?? '' }
}

const resolve = async (place: Place, directive: string): Promise<void> => {
  await must(place.officer, receiveDirective, { directive, number: '', receivedOn: '' })
  const chair = await makeScope(db, 'authorityHead', { region: place.region, municipality: place.lake })
  await must(chair, resolveDirective, { directive, text: 'В работу', lines: [] })
}

type Given = {
  readonly id: string
  readonly organisation: string | null
  readonly person: string | null
  readonly state: string
  readonly channel: string | null
  readonly label: string | null
  readonly record: string | null
}

/** What a row of a roadmap gave out, with the last report of each. */
const given = async (roadmap: string, number: string): Promise<Given[]> =>
  (
    await db.owner.query<Given>(
      `select a.id, a.organisation_id as organisation, a.person_id as person, a.state, r.channel, r.proof_label as label, r.proof_record_id as record
        from assignment a join roadmap_item i on i.id = a.source_row_id
        left join lateral (select * from assignment_report r where r.record_id = a.id order by r.no desc limit 1) r on true
        where a.source_record_id = $1 and i.number = $2 order by a.id`,
      [roadmap, number],
    )
  ).rows

test('R230: after the resolution the plan of an upper paper becomes a draft of our own, with our people and the upper rows kept', async () => {
  const place = await makePlace(db)
  const { directive, table } = await incoming(place)
  const annex = await read(place.officer, (tx) => annexOf(tx, directive, table))
  const wordings = wordingsOf(annex?.rows ?? [])
  const at = wordings.findIndex(({ text }) => text.startsWith('Участники'))
  const input = {
    directive,
    table,
    title: 'Дорожная карта района',
    rows: [0, 2],
    who: { [String(at)]: `organisation:${place.schools[0]}:МКОУ «Моховская ООШ»` },
  }
  expect(codesOf(await run(place.officer, makeFromAnnex, input))).toEqual(['resolutionFirst'])
  await resolve(place, directive)
  expect(codesOf(await run(place.officer, makeFromAnnex, { ...input, rows: [] }))).toEqual(['chooseRows'])
  expect(codesOf(await run(place.neighbour, makeFromAnnex, input))).toEqual(['notFound'])
  const id = idInAddress(await must(place.officer, makeFromAnnex, input))
  const { roadmap, items, people, upper } = await read(place.officer, async (tx) => {
    const list = await seenRows(tx, id)
    return {
      roadmap: await findRoadmap(tx, id),
      items: list,
      people: await seenNames(tx, id),
      upper: await upperRowOf(tx, id, list[2]?.id ?? ''),
    }
  })
  expect(roadmap).toMatchObject({ state: 'draft', title: 'Дорожная карта района', aboveId: null })
  expect(items.map((item) => [item.number, item.dueOn])).toEqual([
    ['1', '2022-02-24'],
    ['2', '2022-12-28'],
    ['2.1', '2022-05-31'],
  ])
  const ours = [...people.values()].flat().filter((each) => each.organisationId === place.schools[0])
  expect(ours.map((each) => each.asWritten)).toEqual(['МКОУ «Моховская ООШ»', 'МКОУ «Моховская ООШ»'])
  expect(items[2]?.cells.institutionalResponsibles).toBe('МКОУ «Моховская ООШ»')
  expect(upper?.words).toBe('п. 2.1 приложения: распоряжение № 338-р от 05.03.2022')
  const left = await read(place.officer, async (tx) => {
    const annex = await annexBehind(tx, id)
    return (
      annex &&
      rowsLeft(annex.rows, {
        labels: annex.labels.map(({ label }) => label),
        titles: [],
        paper: groundsOf(annex),
      })
    )
  })
  expect(left).toEqual(['3. Сводка области'])
  expect(codesOf(await run(place.officer, makeFromAnnex, input))).toEqual(['annexTaken'])
})

test('when the upper level keeps the same plan here, every row carries out its row', async () => {
  const place = await makePlace(db)
  const above = await roadmapOf(place.regional, order(UPPER, '338-р'))
  const { directive, table } = await incoming(place)
  const kept = await db.owner.query<{ id: string }>('select directive_id as id from roadmap where id = $1', [
    above,
  ])
  const twin = kept.rows[0]?.id ?? ''
  await must(place.officer, settleTwin, { directive, twin, choice: 'same', reason: '' })
  await resolve(place, directive)
  const input = { directive, table, title: 'Карта района', rows: [0, 2, 3], who: {} }
  const id = idInAddress(await must(place.officer, makeFromAnnex, input))
  const [mine, theirs] = await read(place.officer, async (tx) => [
    await seenRows(tx, id),
    await seenRows(tx, above),
  ])
  const numbers = new Map(theirs.map((item) => [item.id, item.number]))
  const carried = mine.map((item) => [item.number, numbers.get(item.answersId ?? '') ?? null])
  expect(carried).toEqual([
    ['1', '1'],
    ['2', '2'],
    ['2.1', '2.1'],
    ['3', '3'],
  ]) // the row that carries the upper one out closes the upper поручение of this very district
  const [first] = mine
  await must(place.officer, markRow, { roadmap: id, item: first?.id, mark: 'done', result: 'Встретились' })
  const closed = await given(above, '1')
  const byPerson = new Map(closed.map(({ person, state, label, record }) => [person, [state, label, record]]))
  expect(byPerson.get(place.coordinator.person)).toEqual(['reported', proofWords.rowAnswered, id])
  expect(byPerson.get(place.neighbour.person)).toEqual(['assigned', null, null])
})

test('a row marked as done reports what was given out by it, and a school that has reported is not asked twice', async () => {
  const place = await makePlace(db)
  const id = await roadmapOf(place.coordinator, order())
  const items = await read(place.coordinator, (tx) => seenRows(tx, id))
  const before = await given(id, '1')
  const [head] = place.heads
  const own = before.find((each) => each.organisation === place.schools[0])
  if (head === undefined || own === undefined) throw new Error('the school has its поручение')
  const report = { assignment: own.id, text: 'Провели', files: [], channel: 'self' }
  await must(head, reportAssignment, report)
  const mark = { roadmap: id, item: items[0]?.id, mark: 'done', result: '' }
  await must(place.officer, markRow, mark)
  const after = await given(id, '1')
  expect(after.map((each) => each.state)).toEqual(before.map(() => 'reported'))
  const channels = after.map((each) => [each.organisation === place.schools[0], each.channel])
  expect(channels.filter(([isOwn]) => isOwn)).toEqual([[true, 'self']])
  expect(channels.filter(([isOwn]) => !isOwn).map(([, channel]) => channel)).toEqual(
    before.slice(1).map(() => 'system'),
  )
})
