import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { type CheckGround, checkAll, type SchoolSide, stopsOf } from './checks.ts'
import { type Asked, answer, byUrgency, isSilenceOn, meaningOf } from './consent.ts'
import { codes, consent, id, line, side } from './round.fixture.ts'

const ground = (over: Partial<CheckGround> = {}): CheckGround => ({
  lines: [line('1', 'A')],
  sides: new Map([side('1'), side('A')].map((each) => [each.school, each])),
  consents: [],
  silence: 'agrees',
  ...over,
})

const asked = (over: Partial<Asked['about']> = {}, rows = [consent('1', 'A')]): Asked => ({
  id: 'a',
  owner: { region: null, municipality: null, organisation: null },
  record: 'a',
  rows,
  isCurrent: true,
  about: {
    matching: 'm',
    title: '',
    state: 'consent',
    round: 1,
    from: '2098-09-01' as Day,
    until: '2099-06-01' as Day,
    answerBy: '2098-08-01' as Day,
    silence: 'agrees',
    school: id('1'),
    schoolName: '',
    schoolYear: 2098,
    mentors: [
      { id: id('B'), name: 'B' },
      { id: id('C'), name: 'C' },
    ],
    ...over,
  },
})

const said = (answerTo: '' | 'agreed' | 'objected', reason = '', wishes: string[] = []) => ({
  answers: [{ row: '1>A', answer: answerTo, reason, hasRelatives: false }],
  wishes,
})
describe('ответ школы', () => {
  it('на каждую пару нужен ответ, на возражение причина; всё сказано сразу, рядом с полями', () => {
    expect(codes(answer(asked(), said('')))).toEqual(['chooseAnswer answer.1>A'])
    expect(codes(answer(asked(), said('objected')))).toEqual(['objectionNeedsReason reason.1>A'])
    expect(codes(answer(asked(), said('agreed', '', ['B', 'B', 'X'])))).toEqual([
      'wishTwice wish.1',
      'wishNotOffered wish.2',
    ])
    expect(answer(asked(), said('objected', 'далеко', ['C', 'B']))).toMatchObject({
      ok: true,
      value: { wishes: ['C', 'B'], rows: [{ answer: 'objected', reason: 'далеко', from: 'waiting' }] },
    })
    // a yes needs no reason, and none is kept
    expect(answer(asked(), said('agreed', 'лишние слова'))).toMatchObject({
      value: { rows: [{ reason: '' }] },
    })
  })

  it('наставника желает закреплённая школа; после утверждения и о прежнем плане ответов нет', () => {
    const mentor = asked({}, [consent('1', 'A', { side: 'mentor' })])
    expect(codes(answer(mentor, said('agreed', '', ['B'])))).toEqual(['wishNotYours wish.0'])
    expect(codes(answer(asked({ state: 'deciding' }), said('agreed')))).toEqual([])
    expect(codes(answer(asked({ state: 'published' }), said('agreed')))).toEqual(['consentOver'])
    expect(codes(answer({ ...asked(), isCurrent: false }, said('agreed')))).toEqual(['consentOver'])
  })

  it('молчание значит то, что решил район, и только после последнего дня', () => {
    expect(
      ['waiting', 'silent', 'agreed', 'objected'].map((state) => meaningOf(state as 'silent', 'objects')),
    ).toEqual(['waits', 'objects', 'agrees', 'objects'])
    expect(meaningOf('silent', 'agrees')).toBe('agrees')
    const last = '2098-08-01' as Day
    expect([
      isSilenceOn(last, last),
      isSilenceOn(last, '2098-08-02' as Day),
      isSilenceOn(null, last),
    ]).toEqual([false, true, false])
    const states = [
      consent('1', 'A', { state: 'agreed' }),
      consent('2', 'A', { state: 'silent' }),
      consent('3', 'A', { state: 'objected' }),
    ]
    expect(states.sort(byUrgency).map(({ state }) => state)).toEqual(['objected', 'silent', 'agreed'])
  })
})

describe('именованные проверки', () => {
  const found = (over: Partial<CheckGround>) =>
    stopsOf(line('1', 'A'), ground(over)).map(({ check }) => check)
  const withSide = (mentee: Partial<SchoolSide>, mentor: Partial<SchoolSide>) => ({
    sides: new Map([side('1', mentee), side('A', mentor)].map((each) => [each.school, each])),
  })

  it('каждая находит своё, без причин пара чиста', () => {
    expect(found({})).toEqual([])
    expect(found(withSide({}, { refusal: 'ремонт' }))).toEqual(['refusedOffer'])
    expect(found(withSide({ hasHead: false }, {}))).toEqual(['vacantHead'])
    expect(found(withSide({}, { isReorganising: true }))).toEqual(['reorganising'])
    expect(found({ consents: [consent('A', '1', { hasRelatives: true, state: 'agreed' })] })).toEqual([
      'relatives',
    ])
    expect(found({ consents: [consent('1', 'A', { state: 'objected', reason: 'далеко' })] })).toEqual([
      'objected',
    ])
    // a word about another pair of the same school says nothing of this one
    expect(found({ consents: [consent('1', 'B', { state: 'objected' })] })).toEqual([])
    expect(found({ consents: [consent('1', 'A', { state: 'silent' })], silence: 'objects' })).toEqual([
      'objected',
    ])
    expect(found({ consents: [consent('1', 'A', { state: 'silent' })], silence: 'agrees' })).toEqual([])
  })

  it('нагрузка считает школы плана и пары в других местах, школу с двумя ролями один раз', () => {
    const lines = [line('1', 'A'), line('2', 'A'), line('2', 'A', { kind: 'subject', subject: 'физика' })]
    expect(found({ lines })).toEqual([])
    expect(found({ lines: [...lines, line('3', 'A')] })).toEqual(['overload'])
    expect(found({ lines, ...withSide({}, { elsewhere: 1 }) })).toEqual(['overload'])
  })

  it('снятая проверка молчит, пока причина прежняя, и останавливает снова по новой', () => {
    const objected = (reason: string) =>
      ground({ consents: [consent('1', 'A', { state: 'objected', reason })] })
    const [stop] = stopsOf(line('1', 'A'), objected('далеко'))
    const lift = {
      mentee: id('1'),
      mentor: id('A'),
      check: 'objected' as const,
      about: stop?.about ?? '',
      reason: 'автобус есть',
    }
    const first = checkAll(objected('далеко'), [lift])[0]
    expect([first?.stops.length, first?.lifted[0]?.reason]).toEqual([0, 'автобус есть'])
    expect(checkAll(objected('нет кабинета'), [lift])[0]?.stops.map(({ check }) => check)).toEqual([
      'objected',
    ])
  })
})
