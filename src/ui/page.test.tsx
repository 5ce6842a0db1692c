import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Day } from '../kernel/day.ts'
import { ERROR_STATUSES, ErrorPage, errorTitle } from './error-page.tsx'
import type { Frame } from './frame.ts'
import { splitSections } from './header.tsx'
import { sampleFrame } from './kitchen-sink/sample.tsx'
import { Page, PrintPage } from './page.tsx'
import { markup, sendPage } from './send.ts'
import { uiText } from './text.ts'

const frame: Frame = {
  ...sampleFrame,
  lang: 'en',
  person: null,
  place: 'Region',
  role: '',
  sections: [],
  demo: null,
}

test('a page is sent with its doctype and status', async () => {
  const app = new Hono().get('/', (c) =>
    sendPage(
      c,
      <Page title="Дефициты" frame={sampleFrame}>
        текст
      </Page>,
      422,
    ),
  )
  const answer = await app.request('/')
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8')
  expect(await answer.text()).toMatch(/^<!doctype html><html lang="ru">/)
})

test('an English page has no Cyrillic but the name of the other language', async () => {
  const html = await markup(
    <Page title="Deficits" frame={frame}>
      text
    </Page>,
  )
  expect(html.replace('Русский', '').match(/[а-яё]+/giu)).toBeNull()
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('href="/sign-in"')
})

test('the current section carries the knot, urgent counts are told to readers', async () => {
  const html = await markup(
    <Page title="Мои поручения" frame={sampleFrame}>
      текст
    </Page>,
  )
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect(html).toMatch(/n--late"> 7<span class="vh">, есть просроченные/)
  expect(html).toContain('Сегодня здесь 10\u00a0ноября\u00a02022, четверг')
  expect(html).not.toContain('Этот день прошёл')
})

test('on a day that has passed the band of the demo says that nothing can be changed', async () => {
  const demo = { today: '2022-11-10' as Day, isPast: true, href: '/demo' }
  const html = await markup(
    <Page title="Мои поручения" frame={{ ...sampleFrame, demo }}>
      текст
    </Page>,
  )
  expect(html).toMatch(/четверг\. Этот день прошёл/u)
})

const sections = (count: number, current: number) =>
  Array.from({ length: count }, (_, at) => ({ href: `/${at}`, label: String(at), current: at === current }))
const split = (count: number, current: number) => {
  const { line, more } = splitSections(sections(count, current))
  return [line, more].map((part) => part.map(({ label }) => label).join(''))
}

test('more sections than a line holds go under «Ещё», the current one never', async () => {
  expect(split(8, 2)).toEqual(['01234567', ''])
  expect(split(10, 2)).toEqual(['0123456', '789'])
  expect(split(10, 9)).toEqual(['0123459', '678'])
  expect(split(10, -1)).toEqual(['0123456', '789'])
  const html = await markup(
    <Page title="Школы" frame={{ ...sampleFrame, sections: sections(10, 9) }}>
      текст
    </Page>,
  )
  expect(html).toMatch(/<details><summary>Ещё<\/summary><ul><li><a href="\/6">/u)
})

test('what was set for low vision stands on <html>, its panel on every page', async () => {
  const seen = await markup(
    <Page
      title="Школы"
      frame={{ ...sampleFrame, lowVision: { size: 'xl', colour: 'wb', spacing: 'wide', pictures: 'off' } }}
    >
      текст
    </Page>,
  )
  expect(seen).toContain(
    '<html lang="ru" data-size="xl" data-colour="wb" data-space="wide" data-pictures="off">',
  )
  expect(seen).toContain('action="/low-vision"')
  expect(
    await markup(
      <Page title="Школы" frame={sampleFrame}>
        текст
      </Page>,
    ),
  ).not.toContain('action="/low-vision"')
})

test('a failed form is heard in the title, the sign-in page leads to the open pages', async () => {
  expect(
    await markup(
      <Page title="Встреча" frame={sampleFrame} failed>
        текст
      </Page>,
    ),
  ).toContain('<title>Ошибка: Встреча — Связка</title>')
  expect(
    await markup(
      <Page title="Вход" frame={frame} gate>
        текст
      </Page>,
    ),
  ).not.toContain('href="/sign-in"')
})

test('a page for paper has neither header nor footer', async () => {
  const html = await markup(
    <PrintPage title="Карта" frame={sampleFrame} wide>
      текст
    </PrintPage>,
  )
  expect(html).not.toMatch(/<header|<footer|<nav/)
  expect(html).toContain('<body class="wide paper">')
})

test.each(ERROR_STATUSES)(
  '%d: says what happened, what to do, and its number, in both languages',
  async (status) => {
    for (const lang of ['ru', 'en'] as const) {
      const text = uiText[lang]
      const page = <ErrorPage status={status} requestId="7f3a" frame={{ ...sampleFrame, lang }} />
      const html = await markup(page)
      expect(html).toContain(`<h1>${text.errors[status].title}</h1>`)
      expect(html).toContain(text.errors[status].todo)
      expect(html).toContain('7f3a')
    }
  },
)

test('an unknown status is told as its family', () => {
  expect(errorTitle(418, uiText.ru)).toBe(uiText.ru.errors[400].title)
  expect(errorTitle(502, uiText.ru)).toBe(uiText.ru.errors[500].title)
})
