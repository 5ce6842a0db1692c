import { expect, test } from 'vitest'
import { everyPage, isPage, WALK_MS } from '../program/addresses.ts'
import { openDemo } from '../program/demo.ts'

const demo = await openDemo()

const CYRILLIC = /[А-Яа-яЁё]/u
/** Words that stay Russian on an English page, with the reason. */
const STAY_RUSSIAN: readonly RegExp[] = [
  /Русский/gu, // the link that leads back names the language in itself
]
/** Pages whose whole content is a specimen or somebody's own words. */
// the labels of a district are Russian words in Russian cases
const NOT_READ: readonly string[] = ['/dev/kitchen-sink', '/sign-in', '/municipalities/:id/labels']

type Column = { readonly table: string; readonly column: string }

/** Every text that people wrote into the database: names, titles, clauses, letters. Codes are not Cyrillic and drop out. */
const userWords = async (): Promise<string[]> => {
  const { rows: columns } = await demo.database.owner.query<Column>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY', 'tsvector') and data_type <> 'tsvector'`,
  )
  const words = new Set<string>()
  for (const { table, column } of columns) {
    const { rows } = await demo.database.owner.query<{ text: string }>(
      `select distinct to_jsonb("${column}")::text as text from "${table}" where "${column}"::text ~ '[А-Яа-яЁё]'`,
    )
    for (const { text } of rows) collect(JSON.parse(text), words)
  }
  return [...words].sort((a, b) => b.length - a.length)
}

const collect = (value: unknown, into: Set<string>): void => {
  if (typeof value === 'string') {
    if (CYRILLIC.test(value)) into.add(plainText(value))
  } else if (Array.isArray(value)) for (const each of value) collect(each, into)
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) collect(each, into)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Text as it is compared: no entities, every space alike, no soft hyphens. */
const plainText = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\u00ad/gu, '')
    .replace(/[\s\u00a0\u202f\u2011]+/gu, (gap) => (gap.includes('\u2011') ? '-' : ' '))
    .trim()

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/u

/** Texts of the page outside elements that say they are in Russian, with attributes that are read aloud or seen. */
const foreignTexts = (html: string): string[] => {
  const texts: string[] = []
  const open: boolean[] = []
  const isRussian = (): boolean => open.at(-1) ?? false
  for (const [token] of html.replace(/<(script|style)\b.*?<\/\1>/gsu, '').matchAll(/<[^>]+>|[^<]+/gu)) {
    const tag = /^<(\/?)([a-z0-9]+)/u.exec(token)
    if (tag === null) {
      if (!isRussian()) texts.push(token)
    } else if (tag[1] === '/') open.pop()
    else {
      const inRussian = /\slang="ru"/u.test(token) || (isRussian() && !/\slang="en"/u.test(token))
      if (!inRussian)
        for (const [, text = ''] of token.matchAll(
          /\s(?:aria-label|title|placeholder|alt|data-l|content)="([^"]*)"/gu,
        ))
          texts.push(text)
      if (!VOID.test(tag[2] ?? '')) open.push(inRussian)
    }
  }
  return texts.map(plainText).filter((text) => CYRILLIC.test(text))
}

const seenBefore = new Map<string, string>()

/** A text without everything that people wrote; texts of the frame repeat on every page, so each is looked at once. */
const withoutWords = (text: string, words: readonly string[]): string => {
  const before = seenBefore.get(text)
  if (before !== undefined) return before
  let left = text
  for (const word of words) {
    if (word.length <= left.length && left.includes(word)) left = left.replaceAll(word, ' ')
    if (!CYRILLIC.test(left)) break
  }
  seenBefore.set(text, left)
  return left
}

const NAME_LENGTH = 120

/** Words of names and titles: a name is shortened to initials and put in cases, so it is compared word by word. */
const wordsOfNames = (words: readonly string[]): ReadonlySet<string> =>
  new Set(
    words
      .filter((word) => word.length <= NAME_LENGTH)
      .flatMap((word) => word.toLowerCase().match(/[а-яё]+/gu) ?? []),
  )

/** «4 Начало длинного пункта…»: the beginning of what somebody wrote, after its number. */
const isBeginning = (text: string, words: readonly string[]): boolean => {
  const [head = ''] = text.replace(/^[\s\d.]+/u, '').split('…')
  return text.includes('…') && head.length > 20 && words.some((word) => word.includes(head.trim()))
}

test(
  'an English page says nothing in Russian but what people wrote',
  async () => {
    const words = await userWords()
    expect(words.length).toBeGreaterThan(100)
    const vocabulary = wordsOfNames(words)
    const pages = await everyPage(demo, ['coordinator', 'z5', 'admin', 'nobody'], {
      prepare: (visitor) => visitor.get('/language?to=en&back=/help'),
    })
    expect(new Set(pages.map(({ path }) => path)).size).toBeGreaterThan(20)
    const left = new Map<string, string>()
    for (const { path, persona, html } of pages) {
      if (NOT_READ.includes(path)) continue
      expect(html).toContain('<html lang="en"')
      for (const text of foreignTexts(html)) {
        const stripped = STAY_RUSSIAN.reduce((rest, stays) => rest.replace(stays, ''), text)
        if (isBeginning(stripped, words)) continue
        const rest = withoutWords(stripped, words)
        const strange = (rest.toLowerCase().match(/[а-яё]+/gu) ?? []).filter(
          (word) => word.length > 1 && !vocabulary.has(word),
        )
        if (strange.length > 0) left.set(`${path} (${persona})`, text.slice(0, 120))
      }
    }
    expect(Object.fromEntries(left)).toEqual({})
    expect(demo.routes.filter(isPage).length).toBeGreaterThan(30)
  },
  WALK_MS,
)
