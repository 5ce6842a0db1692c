import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bareCode,
  innFault,
  kppFault,
  ogrnFault,
  okpoFault,
  oktmoControl,
  oktmoFault,
  withLostZero,
} from './codes.ts'

const REAL = { inn: ['9102066582', '7707083893'], ogrn: ['1149102182570', '1027700132195', '1037739010891'] }

/** The only last digit that makes `body` hold. */
const completions = (body: string, fault: (text: string) => string | null): string[] =>
  [...'0123456789'].map((digit) => body + digit).filter((code) => fault(code) === null)

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''))

describe('check digits', () => {
  it.each(REAL.inn)('the real ИНН %s holds', (code) => {
    expect(innFault(code)).toBeNull()
  })

  it.each(REAL.ogrn)('the real ОГРН %s holds', (code) => {
    expect(ogrnFault(code)).toBeNull()
  })

  it('control numbers of real classifiers', () => {
    expect(['24615000000', '04631437126', '03628000000', '56644410000'].map(oktmoControl)).toEqual([
      2, 3, 6, 3,
    ])
    expect(okpoFault('00800137')).toBeNull()
  })

  it('a body of nine digits has exactly one ИНН, of twelve exactly one ОГРН, of seven exactly one ОКПО', () => {
    fc.assert(fc.property(digits(9), (body) => completions(body, innFault).length === 1))
    fc.assert(fc.property(digits(12), (body) => completions(body, ogrnFault).length === 1))
    fc.assert(fc.property(digits(7), (body) => completions(body, okpoFault).length === 1))
  })

  it('one wrong digit in an ИНН of a legal entity is nearly always seen', () => {
    let seen = 0
    let tried = 0
    for (const code of REAL.inn)
      for (let at = 0; at < 10; at++)
        for (const digit of '0123456789')
          if (digit !== code[at]) {
            tried += 1
            if (innFault(code.slice(0, at) + digit + code.slice(at + 1)) !== null) seen += 1
          }
    expect(seen / tried).toBeGreaterThan(0.95)
  })
})

describe('shapes', () => {
  it.each([
    [innFault, '', 'notDigits'],
    [innFault, '77070838', 'wrongLength'],
    [innFault, '77О7083893', 'notDigits'],
    [innFault, '7707083892', 'wrongCheckDigit'],
    [ogrnFault, '102770013219', 'wrongLength'],
    [ogrnFault, '1027700132196', 'wrongCheckDigit'],
    [kppFault, '47050100', 'wrongLength'],
    [kppFault, '4705AB001', null],
    [kppFault, '4705аб001', 'notDigits'],
    [oktmoFault, '4161810', 'wrongLength'],
    [oktmoFault, '41618101', null],
  ] as const)('%o of %j is %j', (fault, text, expected) => {
    expect(fault(text)).toBe(expected)
  })

  it('takes away what people paste with a code', () => {
    expect(bareCode(' 770 708\u00a03893 ')).toBe('7707083893')
    expect(bareCode('4705ab001')).toBe('4705AB001')
  })

  it('gives back the zero that a spreadsheet ate, and only then', () => {
    const [code = ''] = completions('010501234', innFault)
    expect(withLostZero(code.slice(1), innFault)).toBe(code)
    expect(withLostZero('770708389', innFault)).toBe('770708389')
    expect(withLostZero('7707083893', innFault)).toBe('7707083893')
  })
})
