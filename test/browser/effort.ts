import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a journey costs a person: fields typed or files chosen, presses of buttons, links and ticks, pages seen. */
export type Effort = { typed: number; presses: number; pages: number }

/** A person whose every act is counted. */
export type Counted = {
  readonly effort: Effort
  readonly open: (path: string) => Promise<void>
  readonly press: (name: string | RegExp) => Promise<void>
  readonly follow: (name: string | RegExp) => Promise<void>
  readonly tick: (label: string | RegExp) => Promise<void>
  /** One of several marks of a question, by its field and value. */
  readonly choose: (field: string, value: string) => Promise<void>
  readonly type: (label: string, words: string) => Promise<void>
  /** A list to choose from counts as typed: a person looks for his line in it. */
  readonly pick: (field: string, value: string) => Promise<void>
  readonly attach: (name: string, buffer: Buffer) => Promise<void>
}

/** Counts what is done on a page of the browser; every document that is shown is a page. */
export const counted = (page: Page): Counted => {
  const effort: Effort = { typed: 0, presses: 0, pages: 0 }
  page.on('domcontentloaded', () => {
    effort.pages += 1
  })
  const press = async (act: () => Promise<void>): Promise<void> => {
    effort.presses += 1
    await act()
    await page.waitForLoadState('load')
  }
  return {
    effort,
    open: async (path) => {
      await page.goto(path)
    },
    press: (name) =>
      press(() =>
        page
          .getByRole('button', { name, exact: typeof name === 'string' })
          .first()
          .click(),
      ),
    follow: (name) => press(() => page.getByRole('link', { name }).first().click()),
    tick: (label) => press(() => page.getByLabel(label).first().check()),
    choose: (field, value) =>
      press(() => page.locator(`[name="${field}"][value="${value}"]`).first().check()),
    pick: async (field, value) => {
      effort.typed += 1
      await page.locator(`[name="${field}"]`).first().selectOption(value)
    },
    type: async (label, words) => {
      effort.typed += 1
      await page.getByLabel(label).first().fill(words)
    },
    attach: async (name, buffer) => {
      effort.typed += 1
      await page
        .locator('input[type="file"]')
        .first()
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    },
  }
}

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'effort.md')

/** Figures of a line of docs/effort.md: «| слова | 3 | 4 | 5 | 11 | …». */
const lineOf = (words: string): number[] => {
  const line = readFileSync(DOCUMENT, 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`| ${words} |`))
  return (line ?? '').split('|').slice(2, -1).map(Number)
}

/** A journey costs what docs/effort.md says of it, and no more typing than today. */
export const agrees = (words: string, { typed, presses, pages }: Effort): void => {
  const [here, pressed, seen, today] = lineOf(words)
  expect({ words, typed, presses, pages }).toEqual({ words, typed: here, presses: pressed, pages: seen })
  expect(typed).toBeLessThanOrEqual(today ?? 0)
}
