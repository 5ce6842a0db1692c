import type { Locator, Page } from 'playwright-core'

/** A click waits until another page answers, and no longer: who counts at once would count half of that page. */
const clickThrough = async (page: Page, what: Locator): Promise<void> => {
  await what.first().click()
  await page.waitForLoadState('domcontentloaded')
}

/** A person presses the button that he reads. */
export const press = (page: Page, name: string): Promise<void> =>
  clickThrough(page, page.getByRole('button', { name, exact: true }))

/** A person follows the link that he reads. */
export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  clickThrough(page, page.getByRole('link', { name }))

/** The form with a file on a page. */
export const attach = (page: Page, file: { readonly name: string; readonly buffer: Buffer }): Promise<void> =>
  page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ ...file, mimeType: 'application/octet-stream' })

export type Mode = { readonly name: string; readonly noScript?: boolean; readonly phone?: boolean }
/** A journey works for everybody: at a desk, without scripts, on a phone. */
export const MODES: readonly Mode[] = [
  { name: 'за столом' },
  { name: 'без скрипта', noScript: true },
  { name: 'с телефона', phone: true },
]

/** The file was brought in before: of each paper that it looks like a person says that this is another. */
export const tellApart = async (page: Page): Promise<void> => {
  while ((await page.getByRole('link', { name: 'Сравнить документы' }).count()) > 0) {
    await follow(page, 'Сравнить документы')
    await page.getByLabel('Это другой документ').check()
    await page.getByLabel('Если другой, то почему').fill('Передан ещё раз для другого набора школ.')
    await press(page, 'Решено')
    await page.waitForURL((url) => !url.pathname.endsWith('/twin'))
  }
}
