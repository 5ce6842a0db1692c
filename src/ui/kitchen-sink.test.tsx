import { describe, expect, test } from 'vitest'
import { sampleFrame } from './kitchen-sink/sample.tsx'
import { KitchenSink } from './kitchen-sink.tsx'
import { markup } from './send.ts'
import { tagStates } from './tag.tsx'
import { uiText } from './text.ts'

const pages = {
  ru: await markup(<KitchenSink frame={sampleFrame} />),
  en: await markup(<KitchenSink frame={{ ...sampleFrame, lang: 'en' }} />),
}

const all = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map((match) => match[1] ?? '')

describe.each(['ru', 'en'] as const)('kitchen sink in %s', (lang) => {
  const html = pages[lang]

  test('the content security policy has nothing to refuse: no inline style, handler or script', () => {
    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/\son[a-z]+=/)
    expect(html).not.toMatch(/<style/)
    expect(html).not.toMatch(/javascript:|data:/)
    expect(
      all(html, /<script([^>]*)>[^<]*<\/script>/g).every((attributes) =>
        attributes.includes('src="/assets/'),
      ),
    ).toBe(true)
  })

  test('ids are unique and every reference to an id finds it', () => {
    const ids = all(html, /\sid="([^"]+)"/g)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    const wanted = all(html, /\s(?:for|aria-describedby|aria-labelledby|list|data-copy)="([^"]+)"/g).flatMap(
      (value) => value.split(' '),
    )
    expect(wanted.length).toBeGreaterThan(20)
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('the lines of the summary of errors lead to fields', () => {
    const summary = html.slice(
      html.indexOf('class="errors"'),
      html.indexOf('</ul>', html.indexOf('class="errors"')),
    )
    const targets = all(summary, /href="#([^"]+)"/g)
    expect(targets).toHaveLength(4)
    for (const target of targets) expect(html).toContain(` id="${target}"`)
  })

  test('every state has its mark and its word', () => {
    for (const state of tagStates) expect(html).toContain(`>${uiText[lang].states[state]}</span>`)
  })

  test('forms that change something carry token and command key', () => {
    const forms = html.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []
    expect(forms.length).toBeGreaterThan(5)
    for (const form of forms) expect(form).toContain('name="csrf" value="sample"')
  })

  test('pictures are named for those who do not see them', () => {
    const unnamed = (html.match(/<svg[^>]*>/g) ?? []).filter(
      (svg) => !/aria-hidden="true"|aria-label="[^"]+"/.test(svg),
    )
    expect(unnamed).toEqual([])
  })
})

test('one main heading leads the page, and the error page inside shows its own', () => {
  expect(pages.ru.match(/<h1/g)).toHaveLength(2)
})
