import { expect, test } from 'vitest'
import { notUnderstood } from './command-line.ts'
import { commands } from './commands.ts'

const usageOf = (wanted: string): string => commands.find(({ name }) => name === wanted)?.usage ?? ''

test('лишнее слово названо, у каждой команды сколько надо своих', () => {
  expect(notUnderstood(['x', '--json', 'y'], usageOf('match'))).toEqual(['x', 'y'])
  expect(notUnderstood(['x'], usageOf('read-terms'))).toEqual(['x'])
  expect(notUnderstood(['а.docx', 'б.docx'], usageOf('read-document'))).toEqual(['б.docx'])
  expect(notUnderstood(['registry', 'школы.xlsx', '--data', 'папка', 'ещё'], usageOf('import'))).toEqual([
    'ещё',
  ])
  expect(notUnderstood(['--name', 'Лужина Вера', '--email', 'a@b.ru'], usageOf('create-admin'))).toEqual([])
  expect(notUnderstood(['--size', 'region', '--seed=5'], usageOf('generate'))).toEqual([])
  expect(notUnderstood(['--port', '3000', '--no-demo', '--role', 'web'], usageOf('serve'))).toEqual([])
})

test('параметр, которого команда не знает, назван; свои, --json и --help известны', () => {
  const usage = usageOf('read-document')
  expect(notUnderstood(['бумага.docx', '--context-year=2024', '--json'], usage)).toEqual([])
  expect(notUnderstood(['бумага.docx', '--context-year', '2024', '--help'], usage)).toEqual([])
  expect(notUnderstood(['--year=2024', 'бумага.docx', '--jsno'], usage)).toEqual(['--year', '--jsno'])
})
