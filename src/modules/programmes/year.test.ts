import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import type { Day } from '../../kernel/day.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { carriers, copyModel } from '../../main/carrying.ts'
import type { Outcome } from '../../platform/command/command.ts'
import { collectionPattern } from '../forms/queries/collection.ts'
import { OWN_CARRIERS } from './commands/carriers/own.ts'
import { changeParticipation } from './commands/participation.ts'
import { savePassport } from './commands/passport.ts'
import { addAlias, keepStage, moveProgramme } from './commands/programme.ts'
import { copyProgramme } from './commands/year.ts'
import { isOffered } from './domain/year.ts'
import {
  codesOf,
  entryOf,
  handsOver,
  makeGround,
  makeModel,
  makeProgramme,
  passportOf,
} from './programmes.fixture.ts'
import { findModel, findPassport, participantsOf } from './queries/model.ts'
import { findProgramme, listProgrammes } from './queries/programme.ts'
import { loadYear } from './queries/year.ts'
import { thingsOfYear } from './year.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const hands = handsOver(db)
const d = (text: string) => text as Day

const take = (kind: string, id: string, from = '', until = '') => ({
  key: `${kind}-${id}`,
  take: true,
  from,
  until,
})

/** Two presses of one button from two tabs: one makes the year, the other is refused in words. Gives what was made. */
const onlyOne = async (presses: readonly Promise<Outcome>[], refusal: readonly string[]): Promise<string> => {
  const outcomes = await Promise.all(presses)
  const done = outcomes.filter(({ kind }) => kind === 'done')
  const refused = outcomes.filter(({ kind }) => kind !== 'done').map(codesOf)
  expect([done.length, refused]).toEqual([1, [refusal]])
  const [made] = done
  return made?.kind === 'done' ? idInAddress(made.location) : ''
}

describe('новый год по образцу прошлого', () => {
  it('программа и модель переносятся одним нажатием каждая, второй раз даёт одно', async () => {
    const own = await makeGround(db)
    const { regional, coordinator } = own
    const programme = await makeProgramme(hands, own)
    const stage = {
      programme,
      stage: '',
      name: 'Запуск',
      from: '02.09.2024',
      until: '31.10.2024',
      brings: '',
      answers: '',
    }
    await hands.make(regional, keepStage, stage)
    await hands.make(regional, addAlias, { programme, alias: 'Взаимная помощь' })
    await hands.make(regional, moveProgramme, { id: programme, action: 'agree', act: '', actWords: 'приказ' })
    const model = await makeModel(hands, own, programme)
    await hands.make(coordinator, savePassport, passportOf(model))
    await hands.make(coordinator, changeParticipation, entryOf(model, own))
    await hands.make(
      coordinator,
      changeParticipation,
      entryOf(model, own, {
        kind: 'exit',
        on: '01.03.2025',
        schools: [own.schools[2]],
      }),
    )
    const found = await hands.read(regional, (tx) => findProgramme(tx, programme))
    const lines = [
      ...(found?.stages ?? []).map(({ id }) => ({
        key: `stage-${id}`,
        take: true,
        from: '01.09.2025',
        until: '31.10.2025',
      })),
      ...(found?.aliases ?? []).map(({ id }) => ({ key: `alias-${id}`, take: true, from: '', until: '' })),
    ]
    const year = {
      programme,
      name: 'Школы школам 2025/26',
      shortName: 'Школы школам',
      from: '01.09.2025',
      until: '31.05.2026',
      lines,
    }
    expect(
      codesOf(await hands.run(regional, copyProgramme, { ...year, from: '01.09.2024', until: '31.05.2025' })),
    ).toEqual(['yearNotLater'])
    // two tabs at once, each with a key of its own
    const next = await onlyOne(
      [year, { ...year, name: 'Ещё раз' }].map((raw) => hands.run(regional, copyProgramme, raw)),
      ['programme_copied_once'],
    )
    expect(await hands.read(regional, (tx) => findProgramme(tx, next))).toMatchObject({
      state: 'draft',
      copiedFrom: programme,
      stages: [{ name: 'Запуск', from: '2025-09-01', until: '2025-11-01' }],
      aliases: [{ alias: 'Взаимная помощь' }],
    })
    await hands.make(regional, moveProgramme, { id: next, action: 'agree', act: '', actWords: 'приказ' })
    const things = await thingsOfYear(db, own, model)
    const target = await hands.read(regional, (tx) => findProgramme(tx, next))
    const source = await hands.read(coordinator, (tx) => findModel(tx, model))
    if (target === null || source === null) throw new Error('nothing to copy')
    // the Monday it would come to is a holiday
    await db.owner.query(
      `insert into calendar_day (day, kind, basis) values ('2026-02-09', 'holiday', 'перенос выходного')`,
    )
    const plan = await hands.read(coordinator, (tx) =>
      loadYear(tx, source, { programme: target, municipality: own.lake }, [...OWN_CARRIERS, ...carriers]),
    )
    // before anything is made, every term that does not move is named, each with its own field
    expect(plan.terms.map(({ row, title, term }) => [row, title, term])).toEqual([
      [things.open, 'Слёт', 'после паводка'],
      [things.clause, '1 Провести встречу', 'к празднику урожая'],
    ])
    // those that move stand old beside new, under the roadmap or paper they belong to
    expect(plan.moved.map(({ of, title, was, now, dayOff }) => [of, title, was, now, dayOff])).toEqual([
      [`roadmap-${things.roadmap}`, 'Сбор', '10.02.2025', '10.02.2026', true],
    ])
    // a roadmap that nobody approved and an empty one are offered, but not ticked
    const doubts = [things.empty, things.draft].map((id) => `roadmap-${id}`)
    expect(
      plan.lines
        .filter((line) => !isOffered(line))
        .map(({ key, notes }) => [key, notes[0]])
        .sort(),
    ).toEqual(
      [
        [doubts[0], 'noRows'],
        [doubts[1], 'neverApproved'],
      ].sort(),
    )
    expect(
      plan.lines.filter(({ kind, key }) => kind !== 'school' && !doubts.includes(key)).map(({ key }) => key),
    ).toEqual([
      `team-${things.team}`,
      `roadmap-${things.roadmap}`,
      `paper-${things.paper}`,
      `form-${things.form}`,
    ])
    expect(plan.behind.map(({ title, reason }) => [title, reason])).toEqual(
      expect.arrayContaining([
        ['бланк.docx', 'goesOn'],
        ['Осенний сбор: 15.11.2024 → 14.11.2025', 'openAnew'],
      ]),
    )
    const copy = {
      model,
      programme: next,
      municipality: own.lake,
      name: 'Модель «Озёра» 2025/26',
      period: '2025–2026 годы',
      lines: [
        ...own.schools.slice(0, 2).map((school) => take('school', school)),
        take('team', things.team, '02.09.2025', '29.05.2026'),
        take('roadmap', things.roadmap),
        take('paper', things.paper),
        take('form', things.form),
      ],
      terms: [
        { row: things.open, words: '20.04.2026' },
        { row: things.clause, words: 'до 01.10.2025' },
      ],
    }
    const made = await onlyOne(
      [copy, copy].map((raw) => hands.run(coordinator, copyModel, raw)),
      ['one_model_of_a_municipality'],
    )
    expect(codesOf(await hands.run(coordinator, copyModel, copy))).toEqual(['one_model_of_a_municipality'])
    const { rows: items } = await db.owner.query(
      `select i.title, i.term_as_written as term, i.due_on::text as due, r.state from roadmap_item i join roadmap r on r.id = i.record_id where r.copied_from = $1 order by i.title`,
      [things.roadmap],
    )
    expect(items).toEqual([
      { title: 'Сбор', term: '10.02.2026', due: '2026-02-10', state: 'draft' },
      { title: 'Слёт', term: '20.04.2026', due: '2026-04-20', state: 'draft' },
    ])
    const { rows: papers } = await db.owner.query(
      `select d.title, d.state, d.number, c.text, c.due_on::text as due from directive d join clause c on c.record_id = d.id
       where d.municipality_id = $1 and d.id in (select record_id from record_link where kind = 'copiedFrom' and to_record_id = $2)`,
      [own.lake, things.paper],
    )
    expect(papers).toMatchObject([
      { title: 'О школах в 2025 году', state: 'draft', number: null, due: '2025-10-01' },
    ])
    const { rows: forms } = await db.owner.query('select id, title from form where copied_from = $1', [
      things.form,
    ])
    expect(forms).toMatchObject([{ title: 'Сведения за 2025/26 год' }])
    // last year's collection leads to a new one by the form of the new year
    const past =
      plan.behind
        .find(({ kind }) => kind === 'collection')
        ?.href?.split('=')
        .at(-1) ?? ''
    expect(await hands.read(coordinator, (tx) => collectionPattern(tx, past))).toMatchObject({
      title: 'Осенний сбор',
      dueOn: '2024-11-15',
      form: forms[0]?.id,
    })
    const schools = await hands.read(coordinator, (tx) => participantsOf(tx, made, d('2025-09-01')))
    expect(schools).toHaveLength(2)
    expect((await hands.read(coordinator, (tx) => findPassport(tx, made)))?.fields).toMatchObject({
      period: '2025–2026 годы',
      idea: 'Помогать друг другу',
    })
    expect(await hands.read(coordinator, (tx) => findModel(tx, made))).toMatchObject({
      copiedFrom: model,
      state: 'draft',
    })
    const list = await hands.read(coordinator, (tx) =>
      listProgrammes(tx, { page: 1, text: 'взаимная', on: d('2025-09-10') }),
    )
    expect(list.map(({ id, ownModel, schools: count }) => [id, ownModel, count])).toEqual([
      [next, made, 2],
      [programme, model, 2],
    ])
  })

  it('сторонний район по образцу: школы не переходят, паспорт и слова да', async () => {
    const own = await makeGround(db)
    const programme = await makeProgramme(hands, own)
    await hands.make(own.regional, moveProgramme, {
      id: programme,
      action: 'agree',
      act: '',
      actWords: 'приказ',
    })
    const model = await makeModel(hands, own, programme)
    await hands.make(own.coordinator, savePassport, passportOf(model))
    await hands.make(own.coordinator, changeParticipation, entryOf(model, own))
    const things = await thingsOfYear(db, own, model)
    await db.owner.query(
      `insert into local_label (municipality_id, code, nominative) values ($1, 'methodDay', 'день открытых дверей')`,
      [own.lake],
    )
    await db.owner.query(
      `update municipality set name_genitive = case when id = $1 then 'Озёрного района' else 'Лугового округа' end where id in ($1, $2)`,
      [own.lake, own.meadow],
    )
    await db.owner.query(`update roadmap set title = 'План Озёрного района на 2024/25' where id = $1`, [
      things.roadmap,
    ])
    const copy = {
      model,
      programme,
      municipality: own.meadow,
      name: 'Модель Лужанского района',
      period: '',
      lines: [
        take('labels', 'all'),
        take('team', things.team, '02.09.2024', '30.05.2025'),
        take('roadmap', things.roadmap),
        take('paper', things.paper),
        take('form', things.form),
        take('contractForm', things.template),
      ],
    }
    expect(codesOf(await hands.run(own.coordinator, copyModel, copy))).toEqual(['forbidden'])
    const made = await hands.make(own.regional, copyModel, copy)
    expect(await hands.read(own.neighbour, (tx) => participantsOf(tx, made, null))).toEqual([])
    const { rows } = await db.owner.query('select nominative from local_label where municipality_id = $1', [
      own.meadow,
    ])
    expect(rows).toEqual([{ nominative: 'день открытых дверей' }])
    const { rows: gone } = await db.owner.query(
      `select 'team' as kind, name as title, coalesce(head_name, '') as more from school_team where municipality_id = $1
       union all select 'roadmap', title, state || ' ' || level from roadmap where municipality_id = $1
       union all select 'paper', title, state from directive where municipality_id = $1
       union all select 'form', title, '' from form where municipality_id = $1
       union all select 'contractForm', file_name, state from contract_template where municipality_id = $1 order by 1`,
      [own.meadow],
    )
    expect(gone).toEqual([
      { kind: 'contractForm', title: 'бланк.docx', more: 'draft' },
      { kind: 'form', title: 'Сведения за 2024/25 год', more: '' },
      { kind: 'paper', title: 'О школах в 2024 году', more: 'draft' },
      { kind: 'roadmap', title: 'План Лугового округа на 2024/25', more: 'draft municipality' },
      { kind: 'team', title: 'Команда озёр', more: '' },
    ])
  })
})
