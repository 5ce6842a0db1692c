import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { actAnnexes, actClauses, actTitle, pairsTable } from './act.ts'
import { differenceOf, type OldPair } from './difference.ts'
import { codes, id, line, looked } from './round.fixture.ts'
import { boundOf, doubledOf, mayDrawUp, ruleOn, ruleOnPlain, unboundOf, undecidedFirst } from './rulings.ts'

const table = { state: 'deciding' as const, hasDraft: false }
const stop = { check: 'objected' as const, about: 'x', values: {} }

describe('решения комиссии и документ', () => {
  it('остановленную пару не подтвердить, отклонить можно с причиной, решают до документа', () => {
    const free = looked(line('1', 'A'), null)
    const stopped = looked(line('2', 'A'), null, [stop])
    expect(codes(ruleOn(table, stopped, { ruling: 'confirmed', reason: '' }))).toEqual(['liftFirst ruling'])
    expect(codes(ruleOn(table, stopped, { ruling: 'refused', reason: '' }))).toEqual(['reasonNeeded reason'])
    expect(codes(ruleOn(table, undefined, { ruling: 'refused', reason: 'х' }))).toEqual(['noSuchPair'])
    expect(codes(ruleOn({ ...table, hasDraft: true }, free, { ruling: 'confirmed', reason: '' }))).toEqual([
      'draftDrawnUp',
    ])
    expect(codes(ruleOn({ ...table, state: 'consent' }, free, { ruling: 'confirmed', reason: '' }))).toEqual([
      'rulingNotNow',
    ])
    const bulk = ruleOnPlain(table, [free, stopped], '')
    expect(bulk.ok && bulk.value.map((each) => each.line.mentee)).toEqual(['1'])
    expect(codes(ruleOnPlain(table, [stopped], ''))).toEqual(['nothingPlain'])
  })

  it('что ещё не решено, стоит первым, остановленное прежде остального', () => {
    const all = [
      looked(line('1', 'A'), 'confirmed'),
      looked(line('2', 'A'), null),
      looked(line('3', 'A'), null, [stop]),
    ]
    expect(undecidedFirst(all).map((each) => each.line.mentee)).toEqual(['3', '2', '1'])
  })

  it('школа, у которой в те же дни есть наставник по другой паре, названа до документа, пока новую пару не отклонили', () => {
    const held = [1, 2, 3, 9].map((no) => ({ mentee: id(String(no)), name: `школа ${no}` }))
    const all = [
      looked(line('1', 'A'), 'confirmed'),
      looked(line('2', 'A'), null),
      looked(line('3', 'A'), 'refused'),
      looked(line('3', 'B', { kind: 'subject', subject: 'физика' }), null),
    ]
    expect(doubledOf(all, held).map(({ name }) => name)).toEqual(['школа 1', 'школа 2'])
  })

  it('в документ идут подтверждённые пары; без слова, с новой проверкой и с другим наставником он не готов', () => {
    const lead = looked(line('1', 'A'), 'confirmed')
    const helper = looked(line('1', 'B', { kind: 'subject', subject: 'физика' }), 'confirmed')
    const lonely = looked(line('2', 'B', { kind: 'subject', subject: 'химия' }), 'confirmed')
    const refused = looked(line('2', 'A'), 'refused')
    const all = [lead, helper, lonely, refused]
    expect(boundOf(all)).toMatchObject([{ mentee: '1', subjects: [{ mentor: 'B' }] }])
    expect(unboundOf([...all.map((each) => each.line), { ...line('3', 'A'), mentor: null }], all)).toEqual([
      { mentee: '2', name: 'школа 2', reason: 'далеко' },
      { mentee: '3', name: 'школа 3', reason: '' },
    ])
    expect(mayDrawUp(table, all, []).ok).toBe(true)
    expect(codes(mayDrawUp(table, [...all, looked(line('4', 'A'), null)], []))).toEqual(['ruleFirst'])
    expect(codes(mayDrawUp(table, [looked(line('1', 'A'), 'confirmed', [stop])], []))).toEqual([
      'stoppedSince',
    ])
    expect(codes(mayDrawUp(table, all, [{ mentee: id('1'), name: 'школа 1' }]))).toEqual(['hasMentor'])
    expect(codes(mayDrawUp(table, [refused], []))).toEqual(['nothingConfirmed'])
  })

  it('приложение перечисляет пары без дефицитов и печатает веса, среди года ещё и перемены', () => {
    const themes = [{ theme: 't', name: 'ЧТЕНИЕ', severity: 3, level: 3, points: 90 }]
    const lead = line('1', 'A', { why: { ...line('1', 'A').why, themes } })
    const bound = boundOf([looked(lead, 'confirmed'), looked(line('2', 'A'), 'confirmed')])
    const old: OldPair[] = [
      { pair: 'p2', mentee: id('2'), name: 'школа 2', lead: id('B'), leadName: 'школа B', subjects: [] },
    ]
    const act = {
      bound,
      unbound: [{ name: 'школа 9' }],
      difference: null,
      from: '2098-09-01' as Day,
      until: '2099-06-01' as Day,
      contractsUntil: '2098-09-20' as Day,
      schoolYear: 2098,
      policyVersion: '3',
      policy: { cover: 10, floor: 20 },
      inputHash: 'abc',
      solver: 'own 1',
      value: '190',
    }
    expect(pairsTable(bound).split('\n')).toHaveLength(3)
    const paper = JSON.stringify([actClauses(act), actAnnexes(act)])
    expect(paper).not.toContain('ЧТЕНИЕ')
    for (const words of ['версия 3', 'помочь: 10', 'слабой: 20', 'abc', 'школа 9', 'до 20.09.2098'])
      expect(paper).toContain(words)
    expect(actClauses(act).at(-1)?.addressees).toEqual([
      'organisation:1:',
      'organisation:A:',
      'organisation:2:',
    ])
    const changed = { ...act, difference: differenceOf(old, bound) }
    expect(actTitle(changed)).toContain('Об изменении')
    expect(JSON.stringify(actAnnexes(changed))).toContain('вместо школа B закреплена школа A')
  })
})

describe('перемены среди года', () => {
  it('школа за школой: остаётся, меняется, завершается, новая; другой наставник по предмету тоже перемена', () => {
    const old = (mentee: string, lead: string, subjects: string[] = []): OldPair => ({
      pair: `p${mentee}`,
      mentee: id(mentee),
      name: mentee,
      lead: id(lead),
      leadName: lead,
      subjects: subjects.map(id),
    })
    const next = boundOf([
      looked(line('1', 'A'), 'confirmed'),
      looked(line('2', 'B'), 'confirmed'),
      looked(line('4', 'B'), 'confirmed'),
      looked(line('5', 'A'), 'confirmed'),
    ])
    const found = differenceOf([old('1', 'A'), old('2', 'A'), old('3', 'A'), old('5', 'A', ['B'])], next)
    expect({
      kept: found.kept.map((each) => each.old.mentee),
      changed: found.changed.map((each) => each.old.mentee),
      ended: found.ended.map(({ mentee }) => mentee),
      fresh: found.fresh.map(({ mentee }) => mentee),
    }).toEqual({ kept: ['1'], changed: ['2', '5'], ended: ['3'], fresh: ['4'] })
  })
})
