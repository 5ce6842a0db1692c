import { expect, test } from 'vitest'
import { faults, worth } from '../../../../../test/matching/contract.ts'
import { type Request, randomFrom, smallRequest } from '../../../../../test/matching/requests.ts'
import { readMatchInput } from '../input.ts'
import { componentsOf, together } from './components.ts'
import { planTwoStage } from './hybrid-match.ts'
import { planLeads } from './match.ts'
import type { MatchInput } from './types.ts'

const inputOf = (request: Request): MatchInput => {
  const read = readMatchInput(request)
  if (!read.ok) throw new Error(JSON.stringify(read.refusals))
  return read.value
}

/** Three districts in one request, their people mixed. */
const districts = (seed: number): Request => {
  const parts = [1, 2, 3].map((at) => smallRequest(seed * 3 + at, { mentees: 7, mentors: 5 }))
  const { shuffled } = randomFrom(seed)
  const all = (of: 'mentees' | 'mentors') =>
    parts.flatMap((part, at) => part[of].map((_, own) => `${at} ${own}`))
  const [mentees, mentors] = [shuffled(all('mentees')), shuffled(all('mentors'))]
  const [first] = parts
  if (first === undefined) throw new Error('no district')
  const person =
    <T extends { id: string }>(list: (part: Request) => readonly T[]) =>
    (name: string): T[] => {
      const [at = 0, own = 0] = name.split(' ').map(Number)
      const found = parts[at] && list(parts[at])[own]
      return found ? [{ ...found, id: name }] : []
    }
  return {
    ...first,
    mode: 'hybrid',
    mentees: mentees.flatMap(person((part) => part.mentees)),
    mentors: mentors.flatMap(person((part) => part.mentors)),
    pairs: shuffled(
      parts.flatMap((part, at) =>
        part.pairs.map(([i, j, ...rest]): Request['pairs'][number] => [
          mentees.indexOf(`${at} ${i}`),
          mentors.indexOf(`${at} ${j}`),
          ...rest,
        ]),
      ),
    ),
    decisions: parts.flatMap((part, at) =>
      part.decisions.map((it) =>
        it.kind === 'capacity'
          ? { ...it, mentor: mentors.indexOf(`${at} ${it.mentor}`) }
          : {
              ...it,
              mentee: mentees.indexOf(`${at} ${it.mentee}`),
              mentor: mentors.indexOf(`${at} ${it.mentor}`),
            },
      ),
    ),
  }
}

test('districts that share no pair are planned apart, and their plans are the plan of the whole', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const request = districts(seed)
    const input = inputOf(request)
    const parts = componentsOf(input)
    expect(parts.flatMap(({ menteeAt }) => menteeAt).sort((a, b) => a - b)).toEqual([
      ...request.mentees.keys(),
    ])
    expect(parts.reduce((sum, part) => sum + part.input.pairs.length, 0)).toBe(request.pairs.length)
    for (const mode of ['sum', 'hybrid'] as const) {
      const planOf = (of: MatchInput) =>
        mode === 'sum' ? planLeads({ ...of, mode }) : planTwoStage({ ...of, mode })
      const joined = together(
        input,
        parts.map((component) => ({ component, plan: planOf(component.input) })),
      )
      const asked: Request = { ...request, mode }
      expect(faults(asked, joined)).toEqual([])
      expect(joined.value).toBe(String(worth(asked, joined)))
      expect(joined.certificate.violations).toBe(0)
      expect(BigInt(joined.certificate.bound)).toBeGreaterThanOrEqual(BigInt(joined.value))
      if (mode === 'sum') expect(joined.value).toBe(planOf(input).value)
    }
  }
})
