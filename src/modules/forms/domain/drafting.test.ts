import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import { choicesOver, codesOfCondition, conditionOf } from './choices.ts'
import { type Field, type FormDefinition, fieldsOf } from './definition.ts'
import { experienceForm } from './delivered/experience.ts'
import { NEW, saidOf, takeStep } from './drafting.ts'
import { dropField, dropSection, freshKey, moveField } from './editing.ts'
import { everyKind } from './forms.fixture.ts'
import { shapeRule, shownRule } from './ruling.ts'
import { shapeField, shownField } from './shaping.ts'

const form = (used: readonly string[] = []) => ({ definition: experienceForm, used })
const keys = (definition: FormDefinition) =>
  definition.sections.map(({ fields }) => fields.map(({ key }) => key))
const step = (definition: FormDefinition, change: Parameters<typeof takeStep>[1]) => {
  const taken = takeStep({ definition, used: [] }, change)
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusals))
  return taken.value
}
const field = (definition: FormDefinition, key: string): Field | undefined =>
  fieldsOf(definition).find((each) => each.key === key)

describe('a question on its page', () => {
  test('every question of every kind comes back as it was when nothing is typed', () => {
    for (const each of [...fieldsOf(experienceForm), ...fieldsOf(everyKind)])
      expect(shapeField(each, saidOf(shownField(each)))).toEqual({ field: each, faults: [] })
  })

  test('its words, limits, options and columns change; codes of what stayed do not', () => {
    const model = field(experienceForm, 'model')
    if (model === undefined) throw new Error('no question')
    const said = {
      ...shownField(model),
      options: ['Сеть равных школ\nНовая\nПара: школа-наставник и закреплённая школа'],
    }
    const { field: next } = shapeField(model, saidOf(said))
    expect(next.kind === 'oneOf' && next.options.map(({ value }) => value)).toEqual(['network', 'o5', 'pair'])
  })

  test('columns go by their typed places, a nameless one goes away, a new one gets a key of its own', () => {
    const events = field(experienceForm, 'events')
    if (events === undefined) throw new Error('no question')
    const said = {
      ...shownField(events),
      'c.0.place': ['3'],
      'c.2.label': ['Сколько было учителей'],
      'c.2.kind': ['number'],
      'c.2.place': ['2'],
    }
    const { field: next } = shapeField(events, saidOf(said))
    expect(next.kind === 'table' && next.columns.map(({ key, kind }) => [key, kind])).toEqual([
      ['event', 'text'],
      ['c3', 'number'],
      ['day', 'day'],
    ])
    const without = shapeField(events, saidOf({ ...shownField(events), 'c.0.label': [''] })).field
    expect(without.kind === 'table' && without.columns.map(({ key }) => key)).toEqual(['event'])
  })

  test('what is not a number is told beside its setting, and a question needs words', () => {
    const part = field(experienceForm, 'part')
    if (part === undefined) throw new Error('no question')
    const said = saidOf({ ...shownField(part), 's.maxChars': ['много'], label: [' '] })
    expect(shapeField(part, said).faults).toEqual([
      { code: 'noLabel', field: 'label' },
      { code: 'settingNotANumber', field: 's.maxChars' },
    ])
  })
})

describe('conditions by lines', () => {
  test('lines become a condition and come back', () => {
    const condition = conditionOf(['mark=1', 'mark=2', 'project~blank'])
    expect(condition).toEqual({
      any: [
        { field: 'mark', oneOf: ['1', '2'] },
        { field: 'project', is: 'blank' },
      ],
    })
    expect(codesOfCondition(condition)).toEqual(['mark=1', 'mark=2', 'project~blank'])
    expect(conditionOf([])).toBeUndefined()
    expect(codesOfCondition({ not: { field: 'mark', is: 'blank' } })).toBeNull()
  })

  test('a condition that lines cannot say stays until other lines are chosen', () => {
    const asked: Field = {
      key: 'x',
      number: '1',
      kind: 'text',
      label: { ru: 'Вопрос' },
      showIf: { not: { field: 'mark', is: 'blank' } },
    }
    expect(shapeField(asked, saidOf(shownField(asked))).field.showIf).toEqual(asked.showIf)
    const other = { ...shownField(asked), 'showIf.0': ['mark=5'] }
    expect(shapeField(asked, saidOf(other)).field.showIf).toEqual({ field: 'mark', oneOf: ['5'] })
  })

  test('a choice offers its options and its own words, a date only whether it is answered', () => {
    const [model, since] = ['model', 'since'].map((key) => field(experienceForm, key))
    if (model === undefined || since === undefined) throw new Error('no question')
    expect(choicesOver([model, since]).map(({ code }) => code)).toEqual([
      'model=pair',
      'model=oneToMany',
      'model=network',
      'model=site',
      'model=other',
      'model~answered',
      'model~blank',
      'since~answered',
      'since~blank',
    ])
  })
})

describe('steps of the editor', () => {
  test('up and down, over the edge of a section into the next one, and no further than the ends', () => {
    expect(keys(moveField(experienceForm, 'since', -1))[0]).toEqual([
      'school',
      'model',
      'partners',
      'since',
      'schoolsOfDistrict',
    ])
    const over = keys(moveField(experienceForm, 'since', 1))
    expect([over[0]?.includes('since'), over[1]?.[0]]).toEqual([false, 'since'])
    expect(moveField(experienceForm, 'school', -1)).toEqual(experienceForm)
    expect(moveField(experienceForm, 'proposals', 1)).toEqual(experienceForm)
  })

  test('a new question gets a key that the form never had', () => {
    expect(freshKey(experienceForm, ['q15', 'q16'])).toBe('q17')
    const said = { label: ['Сколько было встреч'], number: ['15'], kind: ['number'], required: ['yes'] }
    const taken = takeStep(form(['q15']), { step: 'field', key: NEW, section: 1, said })
    expect(taken.ok && keys(taken.value)[1]?.at(-1)).toBe('q16')
  })

  test('a question goes with the rules that speak of it; what hangs on it is told before publication', () => {
    const without = dropField(experienceForm, 'mark')
    expect(without.rules).toEqual([])
    expect(check(without)).toEqual([{ code: 'conditionUnknownField', where: 'why' }])
  })

  test('a section that is removed leaves its questions to its neighbour', () => {
    expect(keys(dropSection(experienceForm, 1))[0]?.slice(-2)).toEqual(['result', 'presented'])
    expect(fieldsOf(dropSection(experienceForm, 0))).toHaveLength(14)
    expect(fieldsOf(dropSection(dropSection(dropSection(experienceForm, 0), 0), 0))).toHaveLength(14)
  })

  test('a question that cannot be asked is refused at its place, unless its kind has just been changed', () => {
    const said = {
      ...shownField(field(experienceForm, 'part') ?? (fieldsOf(experienceForm)[0] as Field)),
      kind: ['oneOf'],
    }
    const changed = step(experienceForm, { step: 'field', key: 'part', section: 0, said })
    expect(field(changed, 'part')).toMatchObject({ kind: 'oneOf', options: [] })
    const again = takeStep(
      { definition: changed, used: [] },
      { step: 'field', key: 'part', section: 0, said },
    )
    expect(again).toMatchObject({ ok: false, refusals: [{ code: 'tooFewOptions', field: 'options' }] })
  })

  test('a question that somebody has removed is not saved', () => {
    expect(takeStep(form(), { step: 'field', key: 'gone', section: 0, said: {} })).toMatchObject({
      refusals: [{ code: 'questionGone' }],
    })
  })
})

describe('checks between questions', () => {
  test('a check by lists becomes a rule and comes back', () => {
    const said = {
      shape: ['compare'],
      left: ['r:events'],
      is: ['<='],
      right: ['f:partners'],
      at: ['events'],
      sentence: ['Мероприятий больше, чем партнёров'],
    }
    const { rule } = shapeRule('r1', null, saidOf(said))
    expect(rule?.test).toEqual({ left: { rowsOf: 'events' }, is: '<=', right: { field: 'partners' } })
    expect(rule && shownRule(rule)).toMatchObject(said)
    const withRule = step(experienceForm, { step: 'rule', key: NEW, said })
    expect(check(withRule)).toEqual([])
    expect(withRule.rules.map(({ key }) => key)).toEqual(['lowMarkWantsProposal', 'r2'])
  })

  test('a day is not compared with a number, and nothing is left out silently', () => {
    const said = {
      shape: ['compare'],
      left: ['f:since'],
      is: ['<'],
      right: ['value'],
      value: ['5'],
      at: ['since'],
      sentence: ['Рано'],
    }
    expect(takeStep(form(), { step: 'rule', key: NEW, said })).toMatchObject({
      refusals: [{ code: 'ruleUnlike', field: 'left' }],
    })
    expect(shapeRule('r1', null, saidOf({ shape: ['when'] })).faults.map((fault) => fault.field)).toEqual([
      'when.0',
      'must.0',
      'at',
      'sentence',
    ])
  })
})
