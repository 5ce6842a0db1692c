import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findTerms } from './find.ts'
import { outcomeSign, sign } from './notation.fixture.ts'
import { readTerm } from './read.ts'

/** The real documents stay outside the repository and are only read here. */
const FOLDER = resolve(process.cwd(), '../shared/source-documents')
const isThere = existsSync(FOLDER)
if (!isThere) console.warn(`ВНИМАНИЕ: папки ${FOLDER} нет, сроки настоящих документов не проверены`)

const textOf = (name: string): string => (isThere ? readFileSync(`${FOLDER}/${name}.txt`, 'utf8') : '')

/** The date column of the roadmap; a row without a number goes on with the row above (R133). */
const dateColumn = (text: string): string[] => {
  const cells: string[] = []
  const rows = text.split('\n').map((line) => line.split('\t'))
  const first = rows.findIndex((row) => row[2] === 'Дата')
  for (const row of rows.slice(first + 1)) {
    if (row.length < 6 || row[0] === '--') continue
    const [number = '', , date = ''] = row
    if (number !== '') cells.push(date)
    else if (date !== '') cells.push(`${cells.pop() ?? ''}\n${date}`)
  }
  return cells
}

const ROADMAP = [
  '2022-02-24',
  '2022-03-03',
  '2022-03-03…2022-03-10 day',
  '2022-03-10',
  '2022-03-10…2022-03-31 day',
  '2022-05-01…2022-05-31 month',
  '? 2022-02-01…2022-11-30 month ×4',
  '2022-03-10…2022-12-28 day',
  '2022-03-14…2022-03-31 day',
  '2022-03-14…2022-03-18 day',
  '2022-02-24…2022-03-10 day',
  '2022-03-28…2022-03-31 day',
  '2022-04-01…2022-05-31 month',
  '2022-04-04…2022-04-29 day',
  '2022-04-04…2022-04-08 day',
  '2022-04-25…2022-04-29 day',
  '2022-05-01…2022-06-30 month',
  '2022-09-12…2022-10-07 day',
  '2022-09-12…2022-09-16 day',
  '2022-09-19…2022-09-30 day',
  '2022-09-26…2022-09-30 day',
  '2022-10-03…2022-10-07 day',
  '2022-10-01…2022-12-31 month',
  '2022-10-10…2022-10-31 day',
  '2022-10-10…2022-10-14 day',
  '2022-10-17…2022-10-31 day',
  '2022-10-24…2022-10-31 day',
  '2022-11-01…2022-12-31 month',
  '{2022-11-15, 2022-11-17, 2022-11-22, 2022-11-24, 2022-11-29}',
  '2022-12-15',
  '2022-11-01…2022-12-31 month',
  '2022-12-01…2022-12-31 month',
]

const roles = (name: string, year: number, role: string): string[] =>
  textOf(name)
    .split('\n')
    .flatMap((line) => findTerms(line, { year, kind: 'calendar' }))
    .filter((one) => one.role === role)
    .map((one) => sign(one.term.reading))

test.runIf(isThere)('all 32 terms of the roadmap (R138-R169)', () => {
  const read = dateColumn(textOf('kirovsk-roadmap-order-2022')).map((cell) =>
    outcomeSign(readTerm(cell, { year: 2022, kind: 'calendar' })),
  )
  expect(read).toEqual(ROADMAP)
})

test.runIf(isThere)('the terms of the letter (R177, R184-R188) and of its schedule (R207-R211)', () => {
  expect(roles('regional-letter-500plus-2022', 2022, 'term')).toEqual([
    '2022-11-15…2022-11-29 day',
    '2022-11-08 deadline',
    '2022-11-08 deadline',
    '2022-11-15…2022-11-29 day',
    '2022-11-15 deadline',
    '2022-11-14 deadline',
  ])
  const days = roles('regional-letter-500plus-2022', 2022, 'mention')
  expect(days.filter((one) => /^2022-11-(15|17|22|24|29)$/.test(one)).length).toBe(5)
})

test.runIf(isThere)(
  'the clauses of the orders: one deadline, the monthly day, the update every 3 months (R012, R018, R119)',
  () => {
    const clauses = textOf('kirovsk-roadmap-order-2022').split('№ п/п')[0] ?? ''
    const found = clauses.split('\n').flatMap((line) => findTerms(line, { year: 2022, kind: 'calendar' }))
    expect(found.filter((one) => one.role === 'term').map((one) => sign(one.term.reading))).toEqual([
      '2022-03-25 deadline',
    ])
    expect(roles('gatchina-order-2020', 2020, 'term')).toEqual(['every month', 'every month/3'])
  },
)

test.runIf(isThere)('periods of projects (R039, R075) and dates of acts', () => {
  expect(roles('gatchina-model-passport-2020', 2020, 'name')).toContain('2020-01-01…2023-12-31 year')
  expect(roles('priozersk-site-order-2021', 2021, 'term')).toContain('2021-01-01…2023-05-31 month')
  expect(roles('priozersk-site-order-2021', 2021, 'document')).toEqual([
    '2021-03-11',
    '2012-12-29',
    '2021-03-01',
  ])
})
