import { expect, test } from 'vitest'
import { unknownFlags } from './command-line.ts'
import { commands } from './commands.ts'

test('параметр, которого команда не знает, назван; свои, --json и --help известны', () => {
  const usage = commands.find(({ name }) => name === 'read-document')?.usage ?? ''
  expect(unknownFlags(['бумага.docx', '--context-year=2024', '--json'], usage)).toEqual([])
  expect(unknownFlags(['бумага.docx', '--context-year', '2024', '--help'], usage)).toEqual([])
  expect(unknownFlags(['--year=2024', 'бумага.docx', '--jsno'], usage)).toEqual(['--year', '--jsno'])
})
