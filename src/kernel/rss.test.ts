import { expect, test } from 'vitest'
import { feedMoment, feedText } from './rss.ts'

const CHANNEL = {
  title: 'Открытые страницы',
  words: 'Что открыто',
  address: 'https://svyazka.example/open',
  self: 'https://svyazka.example/open/rss.xml',
}

test('день недели и месяц стоят по-английски, как велит RSS', () => {
  expect(feedMoment('2026-11-23T00:21:42.000Z')).toBe('Mon, 23 Nov 2026 00:21:42 GMT')
  expect(feedMoment('2024-02-29T23:59:59.999Z')).toBe('Thu, 29 Feb 2024 23:59:59 GMT')
})

test('слова человека не становятся разметкой', () => {
  const xml = feedText(CHANNEL, [
    {
      title: 'Школы & «<script>»\u0007',
      words: `a"b'c`,
      address: 'https://svyazka.example/open/programmes/1?a=1&b=2',
      id: '1',
      at: '2026-11-23T00:21:42.000Z',
    },
  ])
  expect(xml).toContain('<title>Школы &amp; «&lt;script&gt;»</title>')
  expect(xml).toContain('?a=1&amp;b=2</link>')
  expect(xml).toContain('a&quot;b&apos;c')
  expect(xml.match(/<item>/gu)).toHaveLength(1)
})
