import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What axe finds on the page as it stands, one line per rule. */
export const axeFinds = async (page: Page): Promise<string[]> => {
  // our pages have no frames, so the quick way of gathering results is enough
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
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
