import { expect, test } from 'vitest'
import { refuse } from '../../src/kernel/result.ts'
import { commandWords } from '../../src/main/command-words.ts'
import { commandsByModule } from '../../src/main/registry.ts'

/** Readings of what belongs to people are noted too, beside the commands. */
const READINGS = ['person.look', 'person.export']

test('the journal has words for every command of the program, and for nothing else', () => {
  const names = commandsByModule(async () => refuse('fileGone')).flatMap(({ commands }) =>
    commands.map(({ name }) => name),
  )
  const wanted = [...new Set([...names, ...READINGS])].sort()
  expect(Object.keys(commandWords.ru).sort()).toEqual(wanted)
  expect(Object.keys(commandWords.en).sort()).toEqual(wanted)
})
