import { beforeAll, describe, expect, it } from 'vitest'
import { makePerson } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { readDocumentModel } from '../../documents/read.ts'
import { planEffect, reportEffect } from './commands/effects.ts'
import { appointByClause, moveModel } from './commands/model.ts'
import { savePassport } from './commands/passport.ts'
import {
  addAlias,
  keepProgrammeCommand,
  keepStage,
  moveProgramme,
  removeStage,
} from './commands/programme.ts'
import { effectsDocx } from './documents/effects.ts'
import { NO_TEXTS } from './domain/passport.ts'
import {
  codesOf,
  type Ground,
  handsOver,
  makeGround,
  makeModel,
  makePaper,
  makeProgramme,
  passportOf,
} from './programmes.fixture.ts'
import { effectsOf, effectsOfProgramme } from './queries/effects.ts'
import { findModel, findPassport } from './queries/model.ts'
import { papersOf, papersSpeaking, statesOf } from './queries/papers.ts'
import { findProgramme } from './queries/programme.ts'

const db = await testDatabase({ poolSize: 6 })
const hands = handsOver(db)
let ground: Ground
beforeAll(async () => {
  ground = await makeGround(db)
})

describe('программа региона', () => {
  it('этапы лежат внутри программы, имя даётся один раз', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Этапы' })
    const stage = {
      programme,
      stage: '',
      name: 'Запуск',
      from: '01.09.2024',
      until: '31.10.2024',
      brings: '',
      answers: '',
    }
    expect(codesOf(await hands.run(ground.regional, keepStage, stage))).toEqual(['done'])
    expect(codesOf(await hands.run(ground.regional, keepStage, stage))).toEqual(['stage_name_once'])
    expect(
      codesOf(
        await hands.run(ground.regional, keepStage, { ...stage, name: 'Поздний', until: '01.06.2025' }),
      ),
    ).toEqual(['stageOutside'])
    expect(codesOf(await hands.run(ground.coordinator, keepStage, { ...stage, name: 'Чужой' }))).toEqual([
      'notFound',
    ])
    expect(
      codesOf(await hands.run(ground.regional, addAlias, { programme, alias: 'Сетевое наставничество' })),
    ).toEqual(['done'])
    expect(
      codesOf(await hands.run(ground.regional, addAlias, { programme, alias: '«Сетевое наставничество»' })),
    ).toEqual(['programme_alias_once'])
    expect(
      codesOf(
        await hands.run(ground.regional, keepProgrammeCommand, {
          ...(await asInput(programme)),
          until: '30.09.2024',
        }),
      ),
    ).toEqual(['stageLeftOutside'])
  })

  const asInput = async (programme: string) => {
    const found = await hands.read(ground.regional, (tx) => findProgramme(tx, programme))
    return {
      programme,
      name: found?.name,
      shortName: found?.shortName,
      purpose: '',
      from: '2024-09-01',
      until: '2025-05-31',
    }
  }

  it('состояние меняет только документ; до согласования район программы не видит', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Состояния' })
    const move = { id: programme, action: 'agree', act: '', actWords: '' }
    expect(await hands.read(ground.coordinator, (tx) => findProgramme(tx, programme))).toBeNull()
    expect(codesOf(await hands.run(ground.regional, moveProgramme, move))).toEqual(['actNeeded'])
    expect(
      codesOf(await hands.run(ground.regional, moveProgramme, { ...move, actWords: 'приказ комитета № 7' })),
    ).toEqual(['done'])
    expect((await hands.read(ground.coordinator, (tx) => findProgramme(tx, programme)))?.state).toBe('agreed')
    expect(
      codesOf(
        await hands.run(ground.coordinator, moveProgramme, { ...move, action: 'start', actWords: 'я' }),
      ),
    ).toEqual(['forbidden'])
    const told = await hands.read(ground.regional, (tx) => statesOf(tx, programme))
    expect(told[0]).toMatchObject({ from: 'draft', to: 'agreed', note: 'приказ комитета № 7' })
    const stage = {
      programme,
      stage: '',
      name: 'Поправка',
      from: '01.09.2024',
      until: '02.09.2024',
      brings: '',
      answers: '',
    }
    await hands.make(ground.regional, keepStage, stage)
    const [made] = (await hands.read(ground.regional, (tx) => findProgramme(tx, programme)))?.stages ?? []
    expect(codesOf(await hands.run(ground.regional, removeStage, { programme, stage: made?.id }))).toEqual([
      'stageIsAgreed',
    ])
  })

  it('бумага, назвавшая программу другим именем, найдена (R228)', async () => {
    const own = await makeGround(db)
    const programme = await makeProgramme(hands, own)
    await hands.make(own.regional, addAlias, { programme, alias: 'Взаимная помощь' })
    const { paper } = await makePaper(db, own)
    await db.owner.query('update directive set preamble = $2 where id = $1', [
      paper,
      'в рамках проекта «Взаимная помощь»',
    ])
    const found = await hands.read(own.regional, (tx) =>
      papersSpeaking(tx, own.region, ['Школы школам', 'Взаимная помощь']),
    )
    expect(found.map(({ id }) => id)).toEqual([paper])
  })
})

describe('муниципальная модель', () => {
  it('одна на программу; без паспорта не утверждается; утверждена пунктом распоряжения (R007)', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Модели' })
    await hands.make(ground.regional, moveProgramme, {
      id: programme,
      action: 'agree',
      act: '',
      actWords: 'приказ',
    })
    const model = await makeModel(hands, ground, programme)
    await expect(makeModel(hands, ground, programme)).rejects.toThrow('one_model_of_a_municipality')
    const { act, paper, clause } = await makePaper(db, ground)
    const move = { id: model, action: 'agree', act, actWords: '' }
    expect(codesOf(await hands.run(ground.coordinator, moveModel, move))).toEqual(['passportNeeded'])
    await hands.make(ground.coordinator, savePassport, passportOf(model))
    expect(codesOf(await hands.run(ground.neighbour, moveModel, move))).toEqual(['notFound'])
    expect(codesOf(await hands.run(ground.coordinator, moveModel, move))).toEqual(['done'])
    expect((await hands.read(ground.head, (tx) => findModel(tx, model)))?.state).toBe('agreed')
    expect(await hands.read(ground.neighbour, (tx) => findModel(tx, model))).toBeNull()
    expect(await hands.read(ground.coordinator, (tx) => papersOf(tx, model))).toMatchObject([
      { id: paper, words: 'п. 1 распоряжения № 12' },
    ])
    const links = await db.owner.query('select to_row_id from record_link where record_id = $1', [model])
    expect(links.rows).toEqual([{ to_row_id: clause }])
  })

  it('паспорт не правится, а выходит новой версией', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Версии' })
    const model = await makeModel2(programme)
    await hands.make(ground.regional, savePassport, passportOf(model))
    const fields = { ...NO_TEXTS, name: 'Модель «Озёра»', idea: 'Иначе' }
    await hands.make(ground.regional, savePassport, passportOf(model, { fields, note: 'уточнена идея' }))
    const [now, was] = await hands.read(ground.regional, async (tx) => [
      await findPassport(tx, model),
      await findPassport(tx, model, 1),
    ])
    expect([now?.number, now?.fields.idea, was?.fields.idea]).toEqual([2, 'Иначе', 'Помогать друг другу'])
    expect(
      codesOf(await hands.run(ground.regional, savePassport, passportOf(model, { fields: NO_TEXTS }))),
    ).toEqual(['required'])
  })

  it('эффекты паспорта планируют и отчитываются; новая версия сохраняет отчёты, снятое остаётся видно (R042)', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Эффекты' })
    const model = await makeModel2(programme)
    const withEffect = (effect: string) => ({ ...NO_TEXTS, name: 'Модель «Озёра»', effect })
    const save = (effect: string) =>
      hands.make(ground.regional, savePassport, passportOf(model, { fields: withEffect(effect) }))
    await save('Реализована:\nпрограмма помощи.\nПроизошли:\n· новый опыт;\n· рост мастерства.')
    const found = await hands.read(ground.regional, (tx) => effectsOf(tx, model))
    expect(found.map(({ kind, words }) => [kind, words])).toEqual([
      ['carriedOut', 'программа помощи'],
      ['happened', 'новый опыт'],
      ['happened', 'рост мастерства'],
    ])
    const effect = found[1]?.id ?? ''
    const report = {
      model,
      effect,
      state: 'partly',
      actual: 'Шесть встреч',
      evidence: '',
      on: '01.12.2020',
      files: [],
    }
    expect(codesOf(await hands.run(ground.head, reportEffect, report))).not.toEqual(['done'])
    expect(codesOf(await hands.run(ground.regional, reportEffect, { ...report, actual: ' ' }))).toEqual([
      'required',
    ])
    expect(codesOf(await hands.run(ground.regional, reportEffect, { ...report, on: '01.12.2099' }))).toEqual([
      'dayAhead',
    ])
    await hands.make(ground.regional, planEffect, {
      model,
      effect,
      planned: 'десять встреч',
      dueOn: '30.05.2025',
    })
    await hands.make(ground.regional, reportEffect, report)
    await hands.make(ground.regional, reportEffect, { ...report, state: 'reached', on: '02.12.2020' })
    await save('Произошли:\n· новый опыт;\n· тёплые отношения')
    const after = await hands.read(ground.regional, (tx) => effectsOf(tx, model))
    expect(
      after.map(({ words, planned, reports, droppedOn }) => [
        words,
        planned,
        reports.map(({ state }) => state),
        droppedOn !== null,
      ]),
    ).toEqual([
      ['новый опыт', 'десять встреч', ['reached', 'partly'], false],
      ['тёплые отношения', '', [], false],
      ['программа помощи', '', [], true],
      ['рост мастерства', '', [], true],
    ])
    const [line] = await hands.read(ground.regional, (tx) => effectsOfProgramme(tx, programme))
    expect(line).toMatchObject({ all: 2, reported: 1, reached: 1 })
    const printed = await readDocumentModel(await effectsDocx({ name: 'Модель' }, after))
    const words = printed.ok ? JSON.stringify(printed.value.blocks) : ''
    expect(
      ['новый опыт', 'десять встреч', 'Шесть встреч', 'достигнут, 02.12.2020'].filter(
        (text) => !words.includes(text),
      ),
    ).toEqual([])
    expect(words).not.toContain('рост мастерства')
  })

  /** A draft programme is the region's own: it makes the model itself. */
  const makeModel2 = (programme: string) =>
    makeModel(hands, { ...ground, coordinator: ground.regional }, programme)

  it('координатор назначен пунктом акта, с даты (R008)', async () => {
    const programme = await makeProgramme(hands, ground, { name: 'Роли' })
    const model = await makeModel2(programme)
    const { act, paper } = await makePaper(db, ground, '13')
    const { person } = await makePerson(
      db,
      'teamHead',
      { region: ground.region, municipality: ground.lake, organisation: ground.schools[0] as never },
      'Ольшанская',
    )
    const input = { model, person, role: 'municipalCoordinator', from: '01.10.2024', act, actWords: '' }
    expect(codesOf(await hands.run(ground.regional, appointByClause, { ...input, act: '' }))).toEqual([
      'actNeeded',
    ])
    expect(codesOf(await hands.run(ground.regional, appointByClause, input))).toEqual(['done'])
    expect(codesOf(await hands.run(ground.regional, appointByClause, input))).toEqual(['roleHeldAlready'])
    const { rows } = await db.owner.query(
      `select act, act_record_id, to_char(from_on, 'YYYY-MM-DD') as on from role_held where person_id = $1 and role = 'municipalCoordinator'`,
      [person],
    )
    expect(rows).toEqual([{ act: 'п. 1 распоряжения № 13', act_record_id: paper, on: '2024-10-01' }])
  })
})
