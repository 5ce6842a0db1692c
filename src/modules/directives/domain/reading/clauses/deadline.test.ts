import { expect, test } from 'vitest'
import { termContextOn } from '../../typed-term.ts'
import { readClauseTerm } from './deadline.ts'

const CONTEXT = termContextOn('2026-10-01' as Parameters<typeof termContextOn>[0])
const words = (sentence: string) => readClauseTerm(sentence, CONTEXT).text

test('точка в конце предложения не остаётся в повторяющемся сроке, точка сокращения остаётся', () => {
  expect(words('Обновлять раздел сайта один раз в 3 месяца.')).toBe('один раз в 3 месяца')
  expect(words('Срок: один раз в 3 месяца.')).toBe('один раз в 3 месяца')
  expect(words('Обновлять раздел сайта (один раз в 3 месяца).')).toBe('один раз в 3 месяца')
  expect(words('Представлять отчёт ежемесячно;')).toBe('ежемесячно')
})
