import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const require = createRequire(import.meta.url)
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Contrast is nine tenths of axe's time, and texts look alike on a page and from page to page. A text's contrast is decided by what
 * it is drawn with (its own colour, size and weight) and by the background of everything it stands in: of texts that stand in the
 * same elements and are drawn alike the first few are measured. Every other rule sees the whole page.
 */
const ALIKE = 4

/** Finds the looks of the texts of a page and keeps their elements in it. */
const LOOKS = `(() => {
  const hash = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57]
    for (let at = 0; at < text.length; at++) {
      a = Math.imul(a ^ text.charCodeAt(at), 2654435761)
      b = Math.imul(b ^ text.charCodeAt(at), 1597334677)
    }
    return (a >>> 0).toString(36) + ' ' + (b >>> 0).toString(36)
  }
  const places = new Map([[null, '']])
  const placeOf = (element) => {
    if (!places.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element)
      const own = [element.tagName, element.getAttribute('class'), backgroundColor, backgroundImage, opacity, position].join(' ')
      places.set(element, hash(placeOf(element.parentElement) + '>' + own))
    }
    return places.get(element)
  }
  const looks = new Map()
  const add = (element) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
    const look = hash([innerWidth, placeOf(element), color, fontSize, fontWeight, textShadow].join(' '))
    looks.set(look, [...(looks.get(look) ?? []), element])
  }
  for (const element of document.querySelectorAll('input, select, textarea')) add(element)
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement
    if (texts.currentNode.data.trim() !== '' && element.getClientRects().length > 0) add(element)
  }
  window.looks = looks
  return [...looks].map(([look, elements]) => [look, elements.length])
})()`

const run = (wanted: readonly (readonly [string, number])[]): string => `(async () => {
  const chosen = ${JSON.stringify(wanted)}.flatMap(([look, count]) => window.looks.get(look).slice(0, count))
  for (const element of chosen) element.setAttribute('data-contrast', '')
  axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-contrast]' }] })
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  for (const element of chosen) element.removeAttribute('data-contrast')
  return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', '))
})()`

/** What axe finds on the page as it stands, one line per rule. A caller that opens many pages keeps one `measured` for all. */
export const axeFinds = async (page: Page, measured = new Map<string, number>()): Promise<string[]> => {
  // its script is put into a page once
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE)
  const wanted = (await page.evaluate<[string, number][]>(LOOKS)).map(([look, there]) => {
    const before = measured.get(look) ?? 0
    measured.set(look, before + there)
    return [look, Math.max(ALIKE - before, 0)] as const
  })
  return page.evaluate<string[]>(run(wanted))
}

/** Pixels by which the page is wider than its window: text may never be pushed sideways on a phone. */
export const sidewaysBy = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'))

/** Everything the browser complained about since the page was opened. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (fault) => complaints.push(`${page.url()}: ${fault.message}`))
  return complaints
}

/** A picture of one point: the scan of a signed paper. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
)
