import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const pages = [
  ...readdirSync(root).map((name) => join(root, name)),
  ...readdirSync(join(root, 'docs'), { recursive: true }).map((name) => join(root, 'docs', String(name))),
].filter((path) => path.endsWith('.md'))

/** Addresses of links and pictures inside the repository. */
const addresses = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/gu)]
    .map((match) => match[1] ?? '')
    .filter((address) => !/^(https?:|mailto:|#)/u.test(address))
    .map((address) => decodeURI(address.split('#')[0] ?? ''))

test('каждая ссылка и картинка в документации ведёт к тому, что есть', () => {
  const lost = pages.flatMap((page) =>
    addresses(readFileSync(page, 'utf8'))
      .filter((address) => !existsSync(join(dirname(page), address)))
      .map((address) => `${relative(root, page)}: ${address}`),
  )
  expect(pages.length).toBeGreaterThan(15)
  expect(lost).toEqual([])
})

test('номера решений, на которые ссылается код, есть в списке', () => {
  const listed = new Set(
    [...readFileSync(join(root, 'docs', 'decisions.md'), 'utf8').matchAll(/^(\d+)\. /gmu)].map(
      (match) => match[1],
    ),
  )
  const sources = readdirSync(join(root, 'src'), { recursive: true })
    .map((name) => join(root, 'src', String(name)))
    .filter((path) => /\.tsx?$/u.test(path))
  const named = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\bdecisions (\d+)/gu)].map((match) => match[1]),
  )
  expect(named.length).toBeGreaterThan(50)
  expect([...new Set(named)].filter((number) => !listed.has(number))).toEqual([])
})
