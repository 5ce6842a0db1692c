import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refuse } from '../../src/kernel/result.ts'
import {
  ASKED_BY_NOTICE,
  CLOSED_PATHS,
  JUST_TOLD,
  NEEDS_ACCOUNT,
  OWN_WORD,
} from '../../src/main/answering.ts'
import { commandsByModule } from '../../src/main/registry.ts'
import { LINK_COMMANDS } from '../../src/modules/assignments/domain/rules.ts'
import { noticesText } from '../../src/modules/notices/text.ts'

const commands = commandsByModule(async () => refuse('fileGone')).flatMap((each) => each.commands)
const byLink = commands.filter((each) => each.byLink === true)
const withReason = NEEDS_ACCOUNT.flatMap((each) => each.commands)

test('everything that a school or a named person may say is answered by a link, or the reason why not stands beside it', () => {
  const said = commands
    .filter(({ access }) => access.self !== undefined || access.by.some(({ at }) => at === 'organisation'))
    .filter((each) => each.byLink !== true)
    .map(({ name }) => name)
  expect([...new Set(said)].sort()).toEqual([...withReason].sort())
})

test('what a link answers, a district writes down for the school too, but for its own confirmation', () => {
  const closed = byLink
    .filter(
      ({ access }) =>
        !access.by.some(({ at, roles }) => at === 'municipality' && roles.includes('methodologist')),
    )
    .map(({ name }) => name)
  expect(closed.sort()).toEqual([...OWN_WORD].sort())
})

/** Files of the modules, tests and fixtures aside. */
const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name)
    if (each.isDirectory()) return sources(path)
    return /\.tsx?$/u.test(each.name) && !/\.(?:test|fixture)\./u.test(each.name) ? [path] : []
  })

test('every page that answers an assignment opens by a link, or says why not', () => {
  const paths = sources('src/modules').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/answerPath: '(\/[a-z-]+)'/gu)].map(([, found = '']) => found),
  )
  expect(paths.length).toBeGreaterThan(4)
  expect([...new Set(paths)].sort()).toEqual(
    [...Object.keys(LINK_COMMANDS), ...Object.keys(CLOSED_PATHS)].sort(),
  )
  const names = byLink.map(({ name }) => name)
  for (const answering of Object.values(LINK_COMMANDS))
    expect(names).toEqual(expect.arrayContaining([...answering]))
})

test('every notice is answered by a command, by a link where it asks a school, or only tells', () => {
  expect([...Object.keys(ASKED_BY_NOTICE), ...JUST_TOLD].sort()).toEqual(
    Object.keys(noticesText.ru.tellings).sort(),
  )
  const known = [...byLink.map(({ name }) => name), ...withReason]
  for (const [code, answers] of Object.entries(ASKED_BY_NOTICE))
    expect({ code, unknown: answers.filter((name) => !known.includes(name)) }).toEqual({ code, unknown: [] })
})
