import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * Contrast is nine tenths of axe's time, and on a long page rows look alike. Colours come from our style sheets alone (no
 * inline styles: decisions 45), so texts under the same tags, classes and states have the same: the first few of them are
 * measured there, every other rule sees the whole page.
 */
const ALIKE = 4
const MANY = 300
const RUN = `(async () => {
  const named = (element) => [element.tagName, ...[...element.attributes]
    .filter(({ name }) => name === 'class' || name === 'type' || /^(aria-(?!label|describe|control)|data-|role|lang|hidden|disabled|open)/.test(name))
    .map(({ name, value }) => name + value.slice(0, 40))].join(' ')
  const paths = new Map([[null, '']])
  const pathOf = (element) => {
    if (!paths.has(element)) paths.set(element, pathOf(element.parentElement) + '>' + named(element))
    return paths.get(element)
  }
  const seen = new Map()
  let left = 0
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const chosen = [...document.querySelectorAll('input, select, textarea')]
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement
    if (texts.currentNode.data.trim() === '' || element.getClientRects().length === 0) continue
    const path = pathOf(element)
    seen.set(path, (seen.get(path) ?? 0) + 1)
    if (seen.get(path) <= ${ALIKE}) chosen.push(element)
    else left += 1
  }
  const options = { resultTypes: ['violations'] }
  const runs = left < ${MANY}
    ? [await axe.run(document, options)]
    : [
        await axe.run(document, { ...options, rules: { 'color-contrast': { enabled: false } } }),
        await axe.run({ include: chosen }, { ...options, runOnly: ['color-contrast'] }),
      ]
  return runs.flatMap(({ violations }) => violations).map(
    ({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', '),
  )
})()`

/** What axe finds on the page as it stands, one line per rule; its script is put into a page once. */
export const axeFinds = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  return page.evaluate<string[]>(RUN)
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
