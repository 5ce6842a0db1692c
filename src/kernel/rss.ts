import { parseDay, weekdayOf } from './day.ts'

/** Something that was published, under an address of its own. */
export type NewsItem = {
  readonly title: string
  readonly words: string
  readonly address: string
  /** Tells this edition from the ones before it. */
  readonly id: string
  /** A moment in UTC: `2026-11-23T00:21:42.000Z`. */
  readonly at: string
}

export type Channel = {
  readonly title: string
  readonly words: string
  readonly address: string
  /** Where the feed itself stands. */
  readonly self: string
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
/** Control signs are no part of XML 1.0; everything that could be a tag is written as a sign. */
const escaped = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '').replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign)

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** «Mon, 23 Nov 2026 00:21:42 GMT»: a moment as RSS writes it (RFC 822). */
export const feedMoment = (at: string): string => {
  const day = parseDay(at.slice(0, 10))
  if (day === null) throw new Error(`not a moment: ${at}`)
  const [year, month, date] = day.split('-')
  return `${WEEKDAYS[weekdayOf(day) - 1]}, ${date} ${MONTHS[Number(month) - 1]} ${year} ${at.slice(11, 19)} GMT`
}

const itemLines = (item: NewsItem): string =>
  [
    '<item>',
    `<title>${escaped(item.title)}</title>`,
    `<link>${escaped(item.address)}</link>`,
    `<guid isPermaLink="false">${escaped(item.id)}</guid>`,
    `<pubDate>${feedMoment(item.at)}</pubDate>`,
    `<description>${escaped(item.words)}</description>`,
    '</item>',
  ].join('')

/** An RSS 2.0 file, the newest first as they come. */
export const feedText = (channel: Channel, items: readonly NewsItem[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${escaped(channel.title)}</title>`,
    `<link>${escaped(channel.address)}</link>`,
    `<description>${escaped(channel.words)}</description>`,
    '<language>ru</language>',
    `<atom:link href="${escaped(channel.self)}" rel="self" type="application/rss+xml"/>`,
    ...items.map(itemLines),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
