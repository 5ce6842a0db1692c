import { expect, test } from 'vitest'
import { noticesText } from '../text.ts'
import { composeLetter, kindOf, modeFor, unknownPlaceholders } from './letter.ts'
import { USUAL } from './types.ts'

const FACTS = { имя: 'Вера', район: 'Заозёрский район', дата: '15.11.2022' }
const phrases = noticesText.ru.letter

test('незнакомое слово в скобках и одинокая скобка называются, известные проходят', () => {
  expect(unknownPlaceholders('digest', 'Здравствуйте, {имя}! {район}, {дата}')).toEqual([])
  expect(unknownPlaceholders('digest', 'Документ {документ} и {фамилия}')).toEqual([
    '{документ}',
    '{фамилия}',
  ])
  expect(unknownPlaceholders('given', 'Документ {документ}')).toEqual([])
  expect(unknownPlaceholders('given', 'Скобка { одна')).toEqual(['{'])
})

test('сводка считает новости по видам, просроченное первым; ноль не упоминается', () => {
  const letter = composeLetter(
    'digest',
    { late: 2, given: 1, soon: 0 },
    FACTS,
    USUAL,
    phrases,
    'https://s/assignments',
  )
  expect(letter.text.split('\n').filter((line) => line.includes(':') || line.includes('!'))).toEqual([
    'Здравствуйте, Вера!',
    'Просрочено: 2\u00a0поручения.',
    'Новые документы с поручениями: 1.',
    'Откройте «Что нового»: https://s/assignments',
  ])
  expect(letter.text).not.toContain('Скоро срок')
})

test('свои слова района встают вместо обычных, имена в скобках заменены', () => {
  const texts = { digest: { opening: 'Добрый день, {имя}.', closing: 'Отдел образования, {район}, {дата}' } }
  const letter = composeLetter('digest', { soon: 1 }, FACTS, { texts }, phrases, 'https://s/x')
  expect(letter.text.startsWith('Добрый день, Вера.')).toBe(true)
  expect(letter.text.endsWith('Отдел образования, Заозёрский район, 15.11.2022')).toBe(true)
})

test('выбор человека сильнее обычая района; обязательное приходит и тому, кто отказался от писем', () => {
  const single = { ...USUAL, mode: 'single' as const }
  expect(modeFor('usual', single, 'dueSoon')).toBe('single')
  expect(modeFor('digest', single, 'dueSoon')).toBe('digest')
  expect(modeFor('each', USUAL, 'dueSoon')).toBe('single')
  expect(modeFor('none', single, 'dueSoon')).toBe(null)
  expect(modeFor('none', single, 'overdue')).toBe('digest')
  expect(modeFor('none', single, 'assignmentsGiven')).toBe('digest')
  expect(kindOf('roleGranted')).toBe('answer')
})
