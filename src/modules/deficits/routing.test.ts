import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { shortDay } from '../../kernel/format.ts'
import { moment } from '../../platform/clock.ts'
import { one, rows, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { asWorker } from '../../platform/database/worker-transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { closeToRegion, openToRegion } from './commands/opening.ts'
import { evidenceFromPair } from './commands/pair-facts.ts'
import { closeRound } from './commands/round.ts'
import { declineProposal, routeRound } from './commands/routing.ts'
import { sendSheet } from './commands/sheet.ts'
import { setThreshold } from './commands/threshold.ts'
import { mapWording } from './commands/wording.ts'
import {
  decideMeasure,
  forgetPerson,
  giveEvidence,
  judgeEvidence,
  namePerson,
  reportMeasure,
} from './commands/work.ts'
import {
  act,
  type DeficitsDistrict,
  deficitNamed,
  deficitsDistrict,
  done,
  headOf,
  openedRound,
  plan,
  sheetOf,
  themeId,
  typedRow,
} from './deficits.fixture.ts'
import { deficitsOf } from './queries/deficit.ts'
import { mapOf, settingOf } from './queries/map.ts'
import { openNeeds } from './queries/need.ts'
import { openingsOf } from './queries/opening.ts'
import { roundsToShow, shownRound } from './queries/round.ts'
import { proposalsOf } from './queries/routing.ts'
import { countInHands, inHands, threadOf, wordingsOf } from './queries/thread.ts'

const db = await testDatabase()
let place: DeficitsDistrict
let round: string
let lesson: string
let math: string
const WORDS = 'Робость на открытых уроках'

const head = (at: number): Scope => headOf(place, at)
const read = <T>(scope: Scope, ask: Parameters<typeof asPerson<T>>[3]) => asPerson(db.app, scope, 'read', ask)
const cellsOf = async (tx: Parameters<typeof mapOf>[0], of: Parameters<typeof mapOf>[2]) =>
  (await mapOf(tx, place.municipality, of, { kind: '', audience: '' })).flatMap(({ cells }) => cells)
const lineOf = (at: number, name: string) => deficitNamed(place, at, name)

beforeAll(async () => {
  place = await deficitsDistrict(db)
  round = await openedRound(place, '01.10.2026')
  lesson = await themeId(place, 't02')
  math = await themeId(place, 'p01')
  for (const at of [0, 1, 2]) {
    const rows = [
      typedRow(0, { theme: lesson, severity: '2', people: '4' }),
      ...(at === 0 ? [typedRow(1, { theme: math, severity: '3', people: '20' })] : []),
      ...(at > 0 ? [typedRow(1, { own: WORDS, audience: 'teachers', severity: '1' })] : []),
    ]
    await done(place, head(at), sendSheet, { sheet: await sheetOf(place, round, at), rows, channel: '' })
  }
})

test('карта и порог: общее в повестку, индивидуальное в цели пар, повтор ничего не удваивает', async () => {
  const cells = await read(place.methodologist, (tx) => cellsOf(tx, round))
  expect(cells).toHaveLength(4)
  expect(await read(place.regional, (tx) => cellsOf(tx, round))).toEqual([])
  expect(
    await act(place, place.methodologist, setThreshold, { municipality: '', threshold: '1' }),
  ).toMatchObject({
    refusals: [{ code: 'thresholdTooLow' }],
  })
  await done(place, place.methodologist, setThreshold, { municipality: '', threshold: '3' })
  expect((await read(place.methodologist, (tx) => settingOf(tx, place.municipality)))?.threshold).toBe(3)
  for (const _ of [1, 2]) await done(place, place.methodologist, routeRound, { round })
  const proposals = await read(place.methodologist, (tx) => proposalsOf(tx, round))
  expect(
    proposals.map(({ name, section, schools, people, state }) => [name, section, schools, people, state]),
  ).toEqual([['Дифференциация заданий на уроке', 'teachers', 3, 12, 'proposed']])
  expect(await read(head(0), (tx) => proposalsOf(tx, round))).toEqual([])
  // of the agenda a school is told only whether its own deficit waits there
  const own = await read(head(0), (tx) => deficitsOf(tx, place.schools[0] ?? ''))
  expect(own.find(({ name }) => name.startsWith('Дифференциация'))?.proposal).toBe('proposed')
  const { rows: facts } = await db.owner.query(
    `select payload ->> 'text' as text from fact where name = 'deficitForPair' and record_id = $1 group by 1 order by 1`,
    [round],
  )
  expect(facts).toEqual([{ text: 'Низкие результаты по математике' }, { text: WORDS }])
  const hands = await read(place.methodologist, (tx) => countInHands(tx, place.municipality))
  expect(Object.fromEntries(hands.map((each) => [each.hands, each.count]))).toEqual({
    proposed: 3,
    nobody: 3,
  })

  await done(place, place.methodologist, declineProposal, {
    proposal: proposals[0]?.id,
    reason: 'было в марте',
  })
  const nobody = await read(place.methodologist, (tx) => inHands(tx, place.municipality, 'nobody', 1))
  expect(nobody).toHaveLength(6)
})

test('мера выбирается или отклоняется с причиной, сделанное записано, закрывают принятые материалы', async () => {
  const { id } = await lineOf(0, 'Низкие результаты по математике')
  const measure = {
    deficit: id,
    source: 'own',
    sourceId: '',
    title: 'Пробный экзамен',
    decision: 'refused',
    reason: '',
  }
  expect(await act(place, head(0), decideMeasure, measure)).toMatchObject({
    refusals: [{ code: 'refusalNeedsReason' }],
  })
  await done(place, head(0), decideMeasure, { ...measure, reason: 'проводили' })
  await done(place, head(0), decideMeasure, { ...measure, title: 'Кружок', decision: 'chosen' })
  const chosen = (await read(head(0), (tx) => threadOf(tx, id)))?.measures.find(
    ({ state }) => state === 'chosen',
  )
  await done(place, head(0), reportMeasure, { deficit: id, measure: chosen?.id, words: 'Десять занятий' })
  expect(
    await act(place, head(0), reportMeasure, { deficit: id, measure: chosen?.id, words: 'ещё' }),
  ).toMatchObject({
    refusals: [{ code: 'measureNotChosen' }],
  })
  await done(place, head(0), giveEvidence, { deficit: id, words: 'Пробный ОГЭ сдали все' })
  const evidence = (await read(head(0), (tx) => threadOf(tx, id)))?.evidence[0]?.id
  const judged = { deficit: id, evidence, decision: 'returned', remark: '' }
  expect(await act(place, head(0), judgeEvidence, judged)).toEqual({ kind: 'forbidden' })
  expect(await act(place, place.methodologist, judgeEvidence, judged)).toMatchObject({
    refusals: [{ code: 'returnNeedsRemark' }],
  })
  await done(place, place.methodologist, judgeEvidence, { ...judged, decision: 'accepted' })
  expect(await lineOf(0, 'Низкие результаты по математике')).toMatchObject({
    state: 'closed',
    closedHow: 'evidence',
  })
  expect(await act(place, head(1), giveEvidence, { deficit: id, words: 'чужое' })).toEqual({
    kind: 'notFound',
  })
})

test('цель, достигнутая парой, становится материалами, которые ждут решения', async () => {
  const { id } = await lineOf(2, 'Дифференциация заданий на уроке')
  const payload = { row: id, state: 'met', outcome: 'Открытые уроки проведены', pair: newId(), goal: newId() }
  const fact = { id: newId(), name: 'pairGoalClosed', record: round, payload, at: moment() as string }
  await asWorker(db.worker, (tx) => evidenceFromPair.handle(tx, fact))
  expect(await lineOf(2, 'Дифференциация заданий на уроке')).toMatchObject({ waiting: 1, state: 'open' })
})

test('имена видят школа и методист, координатор и регион нет', async () => {
  const { id } = await lineOf(1, 'Дифференциация заданий на уроке')
  expect(
    await act(place, place.methodologist, namePerson, { deficit: id, name: 'Иванова А. А.', position: '' }),
  ).toEqual({
    kind: 'forbidden',
  })
  await done(place, head(1), namePerson, { deficit: id, name: 'Иванова А. А.', position: 'учитель' })
  const names = async (scope: Scope) => (await read(scope, (tx) => threadOf(tx, id)))?.people.length ?? null
  expect([
    await names(head(1)),
    await names(place.methodologist),
    await names(place.coordinator),
    await names(place.regional),
    await names(head(2)),
  ]).toEqual([1, 1, 0, null, null])
  const person = (await read(head(1), (tx) => threadOf(tx, id)))?.people[0]?.id
  await done(place, head(1), forgetPerson, { deficit: id, person })
  expect(await names(head(1))).toBe(0)
})

test('свои слова школ относятся к теме вместе и не теряются', async () => {
  const lines = await read(place.methodologist, (tx) => wordingsOf(tx, place.municipality))
  expect(lines).toMatchObject([{ wording: WORDS, schools: 2 }])
  expect(
    await act(place, place.methodologist, mapWording, { deficit: lines[0]?.id, theme: lesson }),
  ).toMatchObject({
    refusals: [{ code: 'themeThereAlready' }],
  })
  await done(place, place.methodologist, mapWording, {
    deficit: lines[0]?.id,
    theme: await themeId(place, 't26'),
  })
  expect(await read(place.methodologist, (tx) => wordingsOf(tx, place.municipality))).toEqual([])
  const { id } = await lineOf(2, 'Анализ собственных уроков и самообразование')
  expect((await read(head(2), (tx) => threadOf(tx, id)))?.wording).toBe(WORDS)
})

test('нужды для закрепления: открытые индивидуальные дефициты последнего закрытого обновления, чужим не видны', async () => {
  const needs = (scope: Scope, schools?: readonly string[]) =>
    read(scope, (tx) => openNeeds(tx, place.municipality, schools))
  expect(await needs(place.coordinator)).toEqual([])
  await done(place, place.methodologist, closeRound, { round, reason: 'сведения собраны' })
  const found = await needs(place.coordinator)
  // математика восполнена по материалам, общая тема ушла в методический день, свои слова отнесены к теме
  expect(found.map(({ school, theme, severity }) => [school, theme, severity])).toEqual(
    [1, 2]
      .map((at) => place.schools[at])
      .sort()
      .map((school) => [school, found[0]?.theme, 1]),
  )
  expect(await needs(place.coordinator, [place.schools[2] ?? ''])).toHaveLength(1)
  expect(await needs(place.coordinator, [])).toEqual([])
  expect([await needs(place.regional), await needs(head(0)), (await needs(head(1))).length]).toEqual([
    [],
    [],
    1,
  ])
})

test('файлы материалов видят школа и район; регион видит строки и файлы только по документу района и до его конца', async () => {
  const sha256 = `${'d'.repeat(63)}1`
  await db.owner.query(
    'insert into file_blob (sha256, size, created_at) values ($1, 3, now()) on conflict do nothing',
    [sha256],
  )
  const { id } = await lineOf(1, 'Дифференциация заданий на уроке')
  const file = { name: 'справка.pdf', sha256, size: 3, mediaType: 'application/pdf' }
  const given = { deficit: id, words: 'Справка об уроках' }
  expect(
    await act(place, head(1), giveEvidence, { ...given, files: Array.from({ length: 11 }, () => file) }),
  ).toMatchObject({ refusals: [{ code: 'tooManyEvidence' }] })
  await done(place, head(1), giveEvidence, { ...given, files: [file] })
  const seen = async (scope: Scope) =>
    (await read(scope, (tx) => threadOf(tx, id)))?.evidence.flatMap(({ files }) =>
      files.map(({ name }) => name),
    ) ?? null
  const eyes = async () => [
    await seen(head(1)),
    await seen(place.coordinator),
    await seen(head(2)),
    await seen(place.regional),
  ]
  const bare = (scope: Scope) =>
    read(scope, (tx) =>
      rows(
        tx,
        sql<{
          n: number
        }>`select count(*)::int as n from attachment where purpose = 'deficitEvidence' and region_id = ${place.region}`,
      ),
    )
  expect(await eyes()).toEqual([['справка.pdf'], ['справка.pdf'], null, null])
  expect(await bare(place.regional)).toEqual([{ n: 0 }])

  const opening = { act: '', actWords: '', until: '' }
  expect(await act(place, place.methodologist, openToRegion, opening)).toEqual({ kind: 'forbidden' })
  expect(await act(place, place.coordinator, openToRegion, opening)).toMatchObject({
    refusals: [{ code: 'actNeeded' }],
  })
  const words = { ...opening, actWords: 'соглашение № 5' }
  expect(await act(place, place.coordinator, openToRegion, { ...words, until: '01.01.2020' })).toMatchObject({
    refusals: [{ code: 'termInThePast' }],
  })
  await done(place, place.coordinator, openToRegion, { ...words, until: shortDay(place.today) })
  expect(await act(place, place.coordinator, openToRegion, words)).toMatchObject({
    refusals: [{ code: 'openedAlready' }],
  })
  expect((await eyes())[3]).toEqual(['справка.pdf'])
  const [now] = await read(place.coordinator, (tx) => openingsOf(tx, place.municipality))
  expect(now).toMatchObject({ basis: 'соглашение № 5', isOpen: true, lastDay: place.today })
  await done(place, place.coordinator, closeToRegion, { opening: now?.id })
  expect((await eyes())[3]).toBeNull()
  expect(await act(place, place.coordinator, closeToRegion, { opening: now?.id })).toMatchObject({
    refusals: [{ code: 'notOpened' }],
  })
})

test('карта показывает названное обновление, иначе последнее, о котором что-то сказали: список и вопросы о нём выбирают одно', async () => {
  const empty = await openedRound(place, '01.07.2028')
  const coming = await plan(place, '01.07.2030')
  const chosen = (asked: string) =>
    read(place.methodologist, async (tx) => {
      const question = shownRound(tx, place.municipality, asked)
      const listed = (await roundsToShow(tx, place.municipality, asked)).find(({ shown }) => shown)
      const { id } = await one(tx, sql<{ id: string | null }>`select ${question} as id`)
      const cells = await cellsOf(tx, question)
      return [listed?.id, id, cells.length]
    })
  for (const unknown of ['', coming, "no round'"]) expect(await chosen(unknown)).toEqual([round, round, 6])
  expect(await chosen(empty)).toEqual([empty, empty, 0])
})
