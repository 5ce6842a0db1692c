import { describe, expect, it } from 'vitest'
import { makeSchool } from '../../../test/builders/territory.ts'
import { agreePair } from '../pairs/commands/moves.ts'
import { proposePair } from '../pairs/commands/propose.ts'
import { answerConsent, decideMatching } from './commands/answer.ts'
import { askSchools } from './commands/ask.ts'
import { continueMatching } from './commands/continue.ts'
import { publishMatching } from './commands/publish.ts'
import { confirmPlain, liftCheck, rulePair } from './commands/rulings.ts'
import { codesOf, offer } from './matching.fixture.ts'
import { gatherFacts } from './queries/facts.ts'
import { findMatching, matchingOfAct } from './queries/matching.ts'
import { asked, followFacts, putPlan, saying, signAct } from './round.fixture.ts'
import {
  answerAll,
  ask,
  board,
  db,
  ground,
  hands,
  head,
  matchingState,
  openDesk,
  pairsOf,
  publish,
  ruled,
  school,
  statesOf,
  untilDay,
  usual,
} from './round-desk.fixture.ts'

await openDesk()

describe('решения и документ', () => {
  it('проверки останавливают пару, человек снимает их с причиной, новая причина останавливает снова', async () => {
    await db.owner.query(`update organisation set state = 'reorganising' where id = $1`, [
      school('mentees', 1),
    ])
    await db.owner.query(
      `insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, from_on, until_on) values (gen_random_uuid(), $1, $2, $3, $4, 'директор', '2020-01-01', '2021-01-01')`,
      [head(2).person, school('mentees', 0), ground.region, ground.lake],
    )
    await offer(hands, ground, head(1), school('mentors', 1), {
      state: 'refused',
      reason: 'некому',
      themes: [],
    })
    const matching = await ask()
    await answerAll(matching)
    await hands.make(ground.coordinator, decideMatching, { matching })
    const { looked } = await board(matching)
    expect(looked.map(({ stops }) => stops.map(({ check }) => check))).toEqual([
      ['vacantHead'],
      ['refusedOffer', 'vacantHead'],
      ['reorganising'],
    ])
    const [first, , third] = looked
    const at = { matching, line: first?.line.id, reason: 'назначен исполняющий обязанности' }
    const [stop] = first?.stops ?? []
    expect(codesOf(await hands.run(ground.coordinator, rulePair, { ...at, ruling: 'confirmed' }))).toEqual([
      'liftFirst',
    ])
    expect(
      codesOf(await hands.run(ground.coordinator, liftCheck, { ...at, check: 'vacantHead', about: 'иначе' })),
    ).toEqual(['checkChanged'])
    await hands.make(ground.coordinator, liftCheck, { ...at, check: 'vacantHead', about: stop?.about })
    await hands.make(ground.coordinator, rulePair, { ...at, ruling: 'confirmed', reason: '' })
    await hands.make(ground.coordinator, rulePair, {
      matching,
      line: looked[1]?.line.id,
      ruling: 'refused',
      reason: 'отказ',
    })
    expect(codesOf(await hands.run(ground.coordinator, publishMatching, { matching, ...publish }))).toEqual([
      'ruleFirst',
    ])
    await hands.make(ground.coordinator, rulePair, {
      matching,
      line: third?.line.id,
      ruling: 'refused',
      reason: 'реорганизация',
    })
    // the school changes its mind after the ruling: that is new, and stops the act
    const late = (await asked(ground, matching)).get(school('mentees', 0)) ?? ''
    await hands.make(head(2), answerConsent, await saying(ground, late, { no: 'передумали' }))
    expect(codesOf(await hands.run(ground.coordinator, publishMatching, { matching, ...publish }))).toEqual([
      'stoppedSince',
    ])
    expect(codesOf(await hands.run(head(2), publishMatching, { matching, ...publish }))).toEqual([
      'forbidden',
    ])
  })

  it('двое утверждают сразу: один проект документа; подпись создаёт пары с наставниками, датами и основанием', async () => {
    const matching = await ruled()
    const both = await Promise.all(
      [1, 2].map(() => hands.run(ground.coordinator, publishMatching, { matching, ...publish })),
    )
    expect(both.flatMap(codesOf).sort()).toEqual(['done', 'draftDrawnUp'])
    const drafts = await db.owner.query<{ id: string }>(
      `select id from directive where municipality_id = $1 and origin = 'written'`,
      [ground.lake],
    )
    expect(drafts.rowCount).toBe(1)
    expect(await pairsOf(matching)).toEqual([])
    const directive = await signAct(hands, ground, matching)
    // the same fact told again makes nothing more
    await db.owner.query(
      `insert into fact (id, name, record_id, payload, at) values (gen_random_uuid(), 'directiveSigned', $1, '{}', now())`,
      [directive],
    )
    await followFacts(ground)
    expect(await matchingState(matching)).toBe('published')
    const pairs = await pairsOf(matching)
    expect(pairs.map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    const bonds = await db.owner.query(
      `select b.kind, b.subject, b.from_on::text as from, b.until_on::text as until from pair_bond b where b.municipality_id = $1 order by b.kind, b.id`,
      [ground.lake],
    )
    expect(bonds.rows).toEqual([
      { kind: 'lead', subject: '', from: '2098-09-01', until: '2099-06-01' },
      { kind: 'lead', subject: '', from: '2098-09-01', until: '2099-06-01' },
      { kind: 'subject', subject: 'физика', from: '2098-09-01', until: '2099-06-01' },
    ])
    const acts = await db.owner.query(
      'select 1 from record_link where to_record_id = $1 and record_id = any ($2)',
      [directive, pairs.map(({ id }) => id)],
    )
    expect(acts.rowCount).toBe(2)
    const annexes = await db.owner.query<{ title: string; body: string }>(
      'select title, body from annex where record_id = $1 order by ord',
      [directive],
    )
    expect(annexes.rows.map(({ title }) => title)).toEqual([
      'Закрепление школ-наставников',
      'Школы, за которыми наставник пока не закреплён',
      'Правила подбора',
    ])
    expect(annexes.rows[0]?.body).not.toContain('Читательская')
    const addressed = await db.owner.query(
      `select 1 from responsible where record_id = $1 and addressee_organisation_id is not null`,
      [directive],
    )
    expect(addressed.rowCount).toBe(4)
  })

  it('между проектом и подписью школу начали реорганизовывать: её пара не создаётся и названа, остальные стоят', async () => {
    const matching = await ruled()
    await hands.make(ground.coordinator, publishMatching, { matching, ...publish })
    await db.owner.query(`update organisation set state = 'reorganising' where id = $1`, [
      school('mentees', 1),
    ])
    try {
      expect((await board(matching)).looked.filter(({ stops }) => stops.length > 0)).not.toEqual([])
      // the page of signing asks what the paper would do today; once it is signed there is nothing to say
      const act = (await hands.read(ground.coordinator, (tx) => findMatching(tx, matching)))?.directive ?? ''
      const waiting = () => hands.read(ground.coordinator, (tx) => matchingOfAct(tx, act))
      expect((await waiting())?.id).toBe(matching)
      await signAct(hands, ground, matching)
      expect(await waiting()).toBeNull()
    } finally {
      await db.owner.query(`update organisation set state = 'active' where id = $1`, [school('mentees', 1)])
    }
    expect(await pairsOf(matching)).toHaveLength(1)
    const { rows } = await db.owner.query<{ reason: string }>(
      `select reason from matching_ruling where record_id = $1 and kind = 'lead' and ruling = 'refused'`,
      [matching],
    )
    expect(rows).toEqual([
      { reason: expect.stringMatching(/^Пару\s.+\sсоздать\sнельзя\.\sИдёт\sреорганизация:/u) },
    ])
  })

  it('мест не раздают больше, чем есть: пятьдесят согласий наперегонки с подписанным документом', async () => {
    const mentor = school('mentors', 0)
    await offer(hands, ground, head(0), mentor, { capLead: '3', capSubject: '0' })
    await db.owner.query(
      `insert into mentor_capacity (organisation_id, region_id, municipality_id, schools, set_on) values ($1, $2, $3, 3, '2026-01-01')
       on conflict (organisation_id) do update set schools = 3`,
      [mentor, ground.region, ground.lake],
    )
    const matching = await ruled()
    const rivals: string[] = []
    for (let at = 0; at < 48; at += 1) {
      const curated = await makeSchool(db, ground.region, ground.lake, `Дальняя СОШ № ${at + 100}`)
      rivals.push(
        await hands.make(ground.coordinator, proposePair, {
          programme: '',
          curated: [curated],
          lead: mentor,
          subjects: [],
          from: '01.10.2098',
          until: '31.05.2099',
          goals: '',
        }),
      )
    }
    await hands.make(ground.coordinator, publishMatching, { matching, ...publish })
    const race = rivals.map((pair) =>
      hands.run(head(0), agreePair, { pair, school: mentor, channel: 'self' }),
    )
    await Promise.all([...race, signAct(hands, ground, matching)])
    const { rows } = await db.owner.query<{ taken: number }>(
      `select taken from mentor_load($1, '2098-09-01', '2099-06-01', gen_random_uuid())`,
      [mentor],
    )
    expect(rows[0]?.taken).toBe(3)
    expect(await matchingState(matching)).toBe('published')
    const stayed = await statesOf(
      `select ruling as state from matching_ruling where record_id = $1 and kind = 'lead' order by ruling`,
      matching,
    )
    const made = (await pairsOf(matching)).length
    expect(stayed.filter((ruling) => ruling === 'confirmed')).toHaveLength(made)
  })
})

describe('перемены среди года', () => {
  it('наставник выбыл: оставшаяся пара прежняя, другая завершена с причиной, новая встаёт с нового дня', async () => {
    const first = await ruled(usual().filter(({ subject }) => subject === undefined))
    await hands.make(ground.coordinator, publishMatching, { matching: first, ...publish })
    await signAct(hands, ground, first)
    const before = await pairsOf(first)
    const wish = { matching: first, from: '15.01.2099', reason: 'школа-наставник закрыта на ремонт' }
    expect(
      codesOf(await hands.run(ground.coordinator, continueMatching, { ...wish, from: '01.07.2099' })),
    ).toEqual(['continueOutside'])
    const next = await hands.make(ground.coordinator, continueMatching, wish)
    const pairs = await hands.read(ground.coordinator, async (tx) => {
      const found = await findMatching(tx, next)
      return found === null ? [] : (await gatherFacts(tx, found)).previous
    })
    expect(pairs.map(([mentee]) => mentee).sort()).toEqual(ground.mentees.slice(0, 2).sort())
    const scenario = await putPlan(ground, next, [
      { mentee: school('mentees', 0), mentor: school('mentors', 0) },
      { mentee: school('mentees', 1), mentor: school('mentors', 1) },
      { mentee: school('mentees', 2), mentor: school('mentors', 1) },
    ])
    await hands.make(ground.coordinator, askSchools, { matching: next, scenario, until: untilDay() })
    // the pair that goes on is not asked about again and needs no ruling
    expect([...(await asked(ground, next)).keys()].sort()).toEqual(
      [school('mentees', 1), school('mentees', 2), school('mentors', 1)].sort(),
    )
    await answerAll(next)
    await hands.make(ground.coordinator, decideMatching, { matching: next })
    await hands.make(ground.coordinator, confirmPlain, { matching: next })
    await hands.make(ground.coordinator, publishMatching, { matching: next, contractsUntil: '20.02.2099' })
    // nothing has ended yet
    expect((await pairsOf(first)).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    const directive = await signAct(hands, ground, next)
    const ended = (await pairsOf(first)).filter(({ state }) => state === 'endedEarly')
    expect(ended).toMatchObject([
      { ended: '2099-01-14', reason: expect.stringContaining('закрыта на ремонт') },
    ])
    const after = await pairsOf(next)
    expect(after).toHaveLength(3)
    const kept = after.filter(({ id }) => before.some((each) => each.id === id))
    expect(kept.map(({ state }) => state)).toEqual(['confirmed'])
    const bodies = (
      await db.owner.query<{ body: string }>('select body from annex where record_id = $1', [directive])
    ).rows
      .map(({ body }) => body)
      .join('\n')
    expect(bodies).toContain('Тростниковская СОШ: вместо Озёрская гимназия закреплена Приозёрный лицей')
  })
})
