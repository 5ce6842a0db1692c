import { describe, expect, it } from 'vitest'
import { makeRequest, type Request } from '../../../../test/matching/requests.ts'
import { matchRefusalLine, matchSentences } from '../text.ts'
import { readMatchInput } from './input.ts'

const shape = { mentees: 3, mentors: 2, density: 1, themes: 4, deficits: 3, places: 2, terms: 9 }
const request: Request = makeRequest(1, shape)

const faultsOf = (raw: unknown) => {
  const read = readMatchInput(raw)
  return read.ok ? [] : read.refusals
}

const codesOf = (raw: unknown): string[] =>
  faultsOf(raw).map(({ code, field }) => `${code} ${field ?? ''}`.trim())

const places = (values: readonly number[]) =>
  request.mentors.map((it, at) => ({ ...it, capLead: values[at] ?? 0 }))

const changed = (part: Record<string, unknown>) => ({ ...request, ...part })

describe('a request to match', () => {
  it('is taken with the contract’s weights where none are given', () => {
    const { policy, decisions: _decisions, explain: _explain, ...bare } = request
    const read = readMatchInput(bare)
    expect(read.ok && read.value).toEqual({ ...request, decisions: [], explain: [] })
    expect(policy.unserved).toBe(100_000)
  })

  it('may name people by numbers, but not two by one name', () => {
    const mentees = request.mentees.map((it, at) => ({ ...it, id: at }))
    const read = readMatchInput(changed({ mentees }))
    expect(read.ok && read.value.mentees.map(({ id }) => id)).toEqual(['0', '1', '2'])
    expect(codesOf(changed({ mentees: [...mentees, { ...mentees[0], id: '0' }] }))).toEqual([
      'duplicateId mentees[3].id',
    ])
  })

  it.each([
    ['nothing', null, ['wrongType']],
    ['a list', [], ['wrongType']],
    ['an unknown mode', changed({ mode: 'best' }), ['notAllowed mode']],
    ['no mentees', changed({ mentees: undefined }), ['missing mentees']],
    [
      'a need that is text',
      changed({ mentees: [{ ...request.mentees[0], need: '9' }] }),
      ['wrongType mentees[0].need'],
    ],
    ['half a place', changed({ mentors: places([1.5, 1]) }), ['notInteger mentors[0].capLead']],
    ['places below 0', changed({ mentors: places([-1, 1]) }), ['outOfBounds mentors[0].capLead']],
    ['a falling load cost', changed({ policy: { loadStep: -1 } }), ['outOfBounds policy.loadStep']],
    ['a floor above the whole', changed({ policy: { floor: 1.1 } }), ['outOfBounds policy.floor']],
    ['an unknown decision', changed({ decisions: [{ kind: 'wish' }] }), ['notAllowed decisions[0].kind']],
    ['an unknown explanation', changed({ explain: ['all'] }), ['notAllowed explain[0]']],
    [
      'a deficit without its severity',
      changed({ mentees: [{ ...request.mentees[0], deficits: [[1, 2], [3]] }] }),
      ['wrongShape mentees[0].deficits'],
    ],
    ['a pair of four numbers', changed({ pairs: [[0, 0, 1, 1]] }), ['wrongShape pairs[0]']],
    ['a pair that is no list', changed({ pairs: ['0,0,1,1,1'] }), ['wrongShape pairs[0]']],
    ['half a point', changed({ pairs: [[0, 0, 1, 0.5, 1]] }), ['notInteger pairs[0][3]']],
    ['a cover below 0', changed({ pairs: [[0, 0, -1, 0, 1]] }), ['outOfBounds pairs[0][2]']],
    ['time below 0', changed({ pairs: [[0, 0, 1, 0, -1]] }), ['outOfBounds pairs[0][4]']],
    [
      'positions out of range',
      changed({ pairs: [[3, -1, 1, 0, 1]] }),
      ['unknownMentee pairs[0][0]', 'unknownMentor pairs[0][1]'],
    ],
    [
      'a pair twice',
      changed({
        pairs: [
          [1, 1, 1, 0, 1],
          [0, 1, 2, 0, 1],
          [1, 1, 2, 0, 1],
        ],
      }),
      ['duplicatePair pairs[2]'],
    ],
    ['points beyond exact sums', changed({ pairs: [[0, 0, 1, 2 ** 50, 1]] }), ['numbersTooLarge']],
  ])('is refused: %s', (_, raw, codes) => {
    expect(codesOf(raw)).toEqual(codes)
  })

  it('says no more than twenty faults and how many more there are', () => {
    const pairs = Array.from({ length: 33 }, () => [0, 0, 1])
    const faults = faultsOf(changed({ pairs }))
    expect(faults.length).toBe(21)
    expect(faults[20]).toEqual({ code: 'tooManyFaults', values: { more: 13 } })
  })
})

const decided = (decisions: Request['decisions'], capacities = [1, 2]) =>
  changed({ mentors: places(capacities), pairs: request.pairs.filter(([, mentor]) => mentor < 2), decisions })

describe('decisions of officials', () => {
  it.each<[string, Request['decisions'], string[]]>([
    [
      'about an unknown school',
      [{ kind: 'pin', mentee: 9, mentor: 0 }],
      ['unknownMentee decisions[0].mentee'],
    ],
    [
      'about an unknown mentor',
      [{ kind: 'capacity', mentor: 2, value: 1 }],
      ['unknownMentor decisions[0].mentor'],
    ],
    [
      'two pins of one school',
      [
        { kind: 'pin', mentee: 0, mentor: 0 },
        { kind: 'pin', mentee: 0, mentor: 1 },
      ],
      ['twoPins decisions[1]'],
    ],
    [
      'a pin that is banned',
      [
        { kind: 'ban', mentee: 0, mentor: 0 },
        { kind: 'pin', mentee: 0, mentor: 0 },
      ],
      ['pinAndBan decisions[1]'],
    ],
    [
      'two capacities',
      [
        { kind: 'capacity', mentor: 0, value: 1 },
        { kind: 'capacity', mentor: 0, value: 2 },
      ],
      ['twoCapacities decisions[1]'],
    ],
    [
      'more pins than places',
      [
        { kind: 'pin', mentee: 0, mentor: 0 },
        { kind: 'pin', mentee: 1, mentor: 0 },
      ],
      ['pinsOverCapacity decisions'],
    ],
  ])('cannot be obeyed: %s', (_, decisions, codes) => {
    expect(codesOf(decided(decisions))).toEqual(codes)
  })

  it('a pin must be among the allowed pairs, a ban need not', () => {
    const pairs = [[0, 0, 1, 0, 1]]
    expect(codesOf(changed({ pairs, decisions: [{ kind: 'pin', mentee: 1, mentor: 1 }] }))).toEqual([
      'pinNotListed decisions[0]',
    ])
    expect(codesOf(changed({ pairs, decisions: [{ kind: 'ban', mentee: 1, mentor: 1 }] }))).toEqual([])
  })

  it('said twice in the same words are one decision', () => {
    const pin = { kind: 'pin', mentee: 0, mentor: 0 } as const
    const capacity = { kind: 'capacity', mentor: 0, value: 1 } as const
    expect(codesOf(decided([pin, pin, capacity, capacity], [0, 0]))).toEqual([])
  })

  it('more places make room for more pins', () => {
    const pins = [0, 1].map((mentee) => ({ kind: 'pin' as const, mentee, mentor: 0 }))
    expect(codesOf(decided([...pins, { kind: 'capacity', mentor: 0, value: 2 }]))).toEqual([])
  })
})

describe('the words of refusals', () => {
  it('stand beside the field and hold no gaps', () => {
    const [fault] = faultsOf(decided([{ kind: 'pin', mentee: 9, mentor: 0 }]))
    if (fault === undefined) throw new Error('a refusal is expected')
    expect(matchRefusalLine('ru', fault)).toBe(
      'decisions[0].mentee: Наставляемой школы с номером 9 в списке нет (счёт с 0).',
    )
    expect(matchRefusalLine('en', { code: 'notJson' })).toBe(matchSentences.en.notJson())
  })
})
