import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import type { Day } from '../../kernel/day.ts'
import type { AnyCommand } from '../../platform/command/command.ts'
import { runCommand } from '../../platform/command/runner.ts'
import { newId } from '../../platform/random.ts'
import {
  agreeContract,
  draftContract,
  extendContract,
  sendContract,
  terminateContract,
} from './commands/contracts.ts'
import { logConsultation, strikeMeeting } from './commands/meetings.ts'
import { agreePair, confirmPair } from './commands/moves.ts'
import { makePairPlan } from './commands/plans.ts'
import { proposePair } from './commands/propose.ts'
import { signContract } from './commands/signing.ts'
import { judgeTemplate, uploadTemplate } from './commands/templates.ts'
import { contractDuties } from './jobs.ts'
import {
  codesOf,
  type Ground,
  handsOver,
  makeGround,
  makeWorking,
  PROPOSAL,
  propose,
} from './pairs.fixture.ts'
import { findContract, listContracts, templatesOf } from './queries/contracts.ts'
import { pulseOf } from './queries/list.ts'
import { meetingsOf } from './queries/meetings.ts'
import { findPair } from './queries/pair.ts'

const db = await testDatabase({ poolSize: 6 })
const hands = handsOver(db)

const draft = (ground: Ground, pair: string, over: object = {}) =>
  hands.make(ground.coordinator, draftContract, {
    pair,
    bond: `${ground.curated}:${ground.mentor}`,
    from: '01.09.2024',
    until: '31.12.2029',
    place: 'г. Заозёрск',
    basis: 'распоряжение № 97',
    subject: 'чтение',
    ...over,
  })

const find = (ground: Ground, id: string) => hands.read(ground.coordinator, (tx) => findContract(tx, id))
const today = () => new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow' }).format()

/** A contract that both sides have signed. */
const inForce = async (ground: Ground, pair: string): Promise<string> => {
  const contract = await draft(ground, pair)
  await hands.make(ground.coordinator, agreeContract, { contract, number: '', on: '02.09.2024' })
  await hands.make(ground.coordinator, sendContract, { contract })
  const sign = { contract, on: '03.09.2024', file: null }
  await hands.make(ground.mentorHead, signContract, { ...sign, side: 'mentor' })
  await hands.make(ground.curatedHead, signContract, { ...sign, side: 'curated' })
  return contract
}

it('договор проходит от проекта до подписания, каждая сторона подписывает за себя', async () => {
  const ground = await makeGround(db)
  const pair = await makeWorking(hands, ground)
  await db.owner.query(`update organisation set inn = '7707083894' where id = $1`, [ground.mentor])
  const contract = await draft(ground, pair)
  const agree = (number: string) =>
    hands.run(ground.coordinator, agreeContract, { contract, number, on: '02.09.2024' })
  expect(codesOf(await agree(''))).toEqual(['codeWrong'])
  await db.owner.query(`update organisation set inn = '7707083893' where id = $1`, [ground.mentor])
  expect(codesOf(await agree(''))).toEqual(['done'])
  expect(await find(ground, contract)).toMatchObject({
    number: '1/2024',
    state: 'agreed',
    sides: { mentor: { inn: '7707083893', head: 'Рябинина Вера Павловна' } },
  })
  const sign = (scope: Ground['coordinator'], side: string) =>
    hands.run(scope, signContract, { contract, side, on: '03.09.2024', file: null })
  expect(codesOf(await sign(ground.mentorHead, 'mentor'))).toEqual(['contractNotNow'])
  expect(codesOf(await hands.run(ground.coordinator, sendContract, { contract }))).toEqual(['done'])
  expect(codesOf(await sign(ground.mentorHead, 'curated'))).toEqual(['forbidden'])
  expect(codesOf(await sign(ground.thirdHead, 'mentor'))).toEqual(['notFound'])
  expect(codesOf(await sign(ground.mentorHead, 'mentor'))).toEqual(['done'])
  expect((await find(ground, contract))?.state).toBe('signedByOne')
  expect(codesOf(await sign(ground.curatedHead, 'curated'))).toEqual(['done'])
  expect((await find(ground, contract))?.state).toBe('inForce')
  const second = await draft(ground, pair)
  const taken = { contract: second, number: '1/2024', on: '02.09.2024' }
  expect(codesOf(await hands.run(ground.coordinator, agreeContract, taken))).toEqual(['contract_number_once'])
  const seen = { text: '', state: '', soon: false } as const
  expect(await hands.read(ground.mentorHead, (tx) => listContracts(tx, seen))).toHaveLength(2)
  expect(await hands.read(ground.thirdHead, (tx) => listContracts(tx, seen))).toEqual([])
})

it('о конце срока предупреждают один раз, на следующий день после него договор кончается', async () => {
  const ground = await makeGround(db)
  const contract = await inForce(ground, await makeWorking(hands, ground))
  const live = (day: string) =>
    contractDuties(db, { zone: 'Europe/Moscow', day: day as Day }, { region: ground.region })
  const late = { contract, until: '01.06.2099', words: 'соглашение № 1' }
  expect(codesOf(await hands.run(ground.coordinator, extendContract, late))).toEqual(['beyondPair'])
  await hands.make(ground.coordinator, extendContract, {
    contract,
    until: '31.01.2030',
    words: 'соглашение № 1',
  })
  expect(await live('2030-01-01')).toBe(1)
  expect(await live('2030-01-01')).toBe(0)
  expect(await live('2030-01-02')).toBe(0)
  expect(await live('2030-02-01')).toBe(1)
  expect((await find(ground, contract))?.state).toBe('ended')
  const end = { contract, on: '01.02.2025', reason: 'передумали' }
  expect(codesOf(await hands.run(ground.coordinator, terminateContract, end))).toEqual(['contractNotNow'])
})

it('консультация пишется под договором своего дня, начинает пару и двигает её здоровье', async () => {
  const ground = await makeGround(db)
  const pair = await propose(hands, ground)
  for (const [scope, school] of [
    [ground.mentorHead, ground.mentor],
    [ground.curatedHead, ground.curated],
  ] as const)
    await hands.make(scope, agreePair, { pair, school, channel: 'self' })
  const meeting = {
    pair,
    school: ground.mentor,
    curated: ground.curated,
    on: '10.09.2024',
    form: 'visit',
    theme: 'Читательская грамотность',
    hours: '1,5',
    who: 'Рябинина В. П.',
    people: '4',
    result: 'Разобрали два урока',
    goal: '',
  }
  const log = (over: object = {}, scope = ground.mentorHead) =>
    hands.run(scope, logConsultation, { ...meeting, ...over })
  expect(codesOf(await log())).toEqual(['meetingsLater'])
  await hands.make(ground.coordinator, confirmPair, { pair, act: '', actWords: 'распоряжение № 97' })
  const contract = await inForce(ground, pair)
  expect(codesOf(await log({ school: ground.curated }))).toEqual(['forbidden'])
  expect(codesOf(await log({}, ground.thirdHead))).toEqual(['notFound'])
  expect(codesOf(await log({ hours: 'час' }))).toEqual(['hoursWrong'])
  expect(codesOf(await log())).toEqual(['done'])
  expect(codesOf(await log({ on: today(), people: '' }))).toEqual(['done'])
  const found = await hands.read(ground.curatedHead, (tx) => findPair(tx, pair))
  expect(found?.state).toBe('working')
  const lines = await hands.read(ground.curatedHead, (tx) => meetingsOf(tx, pair))
  expect(lines.map(({ hours, people, contract: under }) => [hours, people, under])).toEqual([
    [1.5, null, contract],
    [1.5, 4, contract],
  ])
  const strike = { pair, meeting: lines[0]?.id, reason: 'записали дважды' }
  expect(codesOf(await hands.run(ground.curatedHead, strikeMeeting, strike))).toEqual(['forbidden'])
  expect(codesOf(await hands.run(ground.mentorHead, strikeMeeting, strike))).toEqual(['done'])
  if (found === null) throw new Error('the pair is there')
  expect((await hands.read(ground.coordinator, (tx) => pulseOf(tx, found))).lastMet).toBe('2024-09-10')
})

it('форма района: незнакомые слова названы, замечания, утверждение; договор помнит редакцию, по которой составлен', async () => {
  const ground = await makeGround(db)
  const pair = await makeWorking(hands, ground)
  const sha256 = `${'c'.repeat(63)}7`
  await db.owner.query(
    'insert into file_blob (sha256, size, created_at) values ($1, 9, now()) on conflict do nothing',
    [sha256],
  )
  const file = (name: string) => ({ name, sha256, size: 9, mediaType: 'application/octet-stream' })
  const upload = (name: string, tags: readonly string[], scope = ground.coordinator) =>
    hands.run(scope, uploadTemplate, { file: file(name), tags })
  let act = 'приказ от 01.10.2026 № 7'
  const judge = (template: string | undefined, decision: string, remarks = '', scope = ground.coordinator) =>
    hands.run(scope, judgeTemplate, { template, decision, remarks, act: '', actWords: act })
  const editions = () =>
    hands.read(ground.coordinator, (tx) =>
      templatesOf(tx, { region: ground.region, municipality: ground.lake }),
    )

  expect(await upload('форма.docx', ['номер', 'числа', 'ПДн'])).toMatchObject({
    refusals: [{ code: 'tagsUnknown', values: { tags: '{числа}, {ПДн}' } }],
  })
  expect(codesOf(await upload('форма.docx', []))).toEqual(['tagsNeeded'])
  expect(codesOf(await upload('форма.docx', ['номер'], ground.mentorHead))).toEqual(['notFound'])
  expect(codesOf(await upload('форма.docx', ['номер', 'предмет']))).toEqual(['done'])
  const [first] = await editions()
  const before = await draft(ground, pair)
  expect((await find(ground, before))?.template).toBeNull()
  expect(codesOf(await judge(first?.id, 'remarks'))).toEqual(['remarksNeeded'])
  expect(codesOf(await judge(first?.id, 'remarks', 'Нет реквизитов'))).toEqual(['done'])
  expect(codesOf(await judge(first?.id, 'approve'))).toEqual(['templateNotNow'])
  await upload('форма 2.docx', ['номер', 'наставник_ИНН'])
  const [second] = await editions()
  expect(codesOf(await judge(second?.id, 'approve', '', ground.neighbour))).toEqual(['notFound'])
  act = ''
  expect(codesOf(await judge(second?.id, 'approve'))).toEqual(['actNeeded'])
  act = 'приказ от 01.10.2026 № 7'
  expect(codesOf(await judge(second?.id, 'approve'))).toEqual(['done'])
  expect((await editions())[0]).toMatchObject({ state: 'approved', actWords: act })
  await hands.make(ground.coordinator, terminateContract, {
    contract: before,
    on: today(),
    reason: 'по новой форме',
  })
  const contract = await draft(ground, pair)
  expect((await find(ground, contract))?.template).toBe(second?.id)
  await upload('форма 3.docx', ['номер'])
  const [third] = await editions()
  await judge(third?.id, 'approve')
  expect((await editions()).map(({ no, state }) => [no, state])).toEqual([
    [3, 'approved'],
    [2, 'replaced'],
    [1, 'remarks'],
  ])
  expect((await find(ground, contract))?.template).toBe(second?.id)
})

it('двойное нажатие ничего не удваивает: ни пары, ни договора, ни подписи, ни плана', async () => {
  const ground = await makeGround(db)
  const twice = async (scope: Ground['coordinator'], spec: AnyCommand, raw: object): Promise<string> => {
    const key = newId()
    const press = () => runCommand(db.app, scope, spec, { raw, key })
    const [one, other] = await Promise.all([press(), press()])
    const again = await press()
    if (one.kind !== 'done') throw new Error(`${spec.name}: ${JSON.stringify(one)}`)
    expect([other, again]).toMatchObject([
      { kind: 'done', location: one.location },
      { kind: 'done', location: one.location, repeated: true },
    ])
    return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u.exec(one.location)?.[0] ?? ''
  }
  const { coordinator, mentorHead, curatedHead, mentor, curated } = ground
  const pair = await twice(coordinator, proposePair, {
    ...PROPOSAL,
    curated: [curated],
    lead: mentor,
    goals: 'Речь',
  })
  await twice(mentorHead, agreePair, { pair, school: mentor, channel: 'self' })
  await twice(curatedHead, agreePair, { pair, school: curated, channel: 'self' })
  await twice(coordinator, confirmPair, { pair, act: '', actWords: 'приказ' })
  const contract = await twice(coordinator, draftContract, {
    ...{ pair, bond: `${curated}:${mentor}`, from: '01.09.2024', until: '31.12.2029' },
    ...{ place: 'г. Заозёрск', basis: 'приказ', subject: 'речь' },
  })
  await twice(coordinator, agreeContract, { contract, number: '', on: '02.09.2024' })
  await twice(coordinator, sendContract, { contract })
  const sign = { contract, on: '03.09.2024', file: null }
  await twice(mentorHead, signContract, { ...sign, side: 'mentor' })
  await twice(curatedHead, signContract, { ...sign, side: 'curated' })
  await twice(curatedHead, makePairPlan, {
    pair,
    school: curated,
    period: '2026/27',
    copy: '',
    goals: [],
    partOf: '',
  })
  const { rows } = await db.owner.query(
    `select (select count(*)::int from school_pair where region_id = $1) as pairs, (select count(*)::int from pair_goal where region_id = $1) as goals,
      (select count(*)::int from contract where region_id = $1) as contracts, (select count(*)::int from interaction_plan where region_id = $1) as plans,
      (select count(*)::int from state_change where record_id = $2) as moves`,
    [ground.region, contract],
  )
  expect(rows).toEqual([{ pairs: 1, goals: 1, contracts: 1, plans: 1, moves: 5 }])
})
