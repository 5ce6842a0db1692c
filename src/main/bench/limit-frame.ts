/** Facts of a page that surround its content: whose page it is, what waits for him, the token of its forms. */
export type Facts = {
  readonly csrf: string
  readonly name: string
  readonly place: string
  /** The number beside «Мои поручения», empty when nothing waits. */
  readonly waiting: string
  /** The number beside «Что нового», empty when there is none. */
  readonly unread: string
  readonly body: string
}

type Slot = keyof Facts
/** Constant strings and the facts between them, in the order of the page. */
export type Frame = readonly (string | { readonly slot: Slot })[]

const START = '<main id="main"><div class="wrap">'
/** What stands under the content: the way to a past day, where a page has one. */
const END = '<div class="after past-ask">'
const END_OF_ALL = '</main>'

/** Where a fact stands in the page of the program: before it, the fact, after it. */
const PLACES: readonly (readonly [Slot, RegExp])[] = [
  ['place', /(<div class="place"><b>)([^<]*)(<\/b>)/],
  ['name', /(<a href="\/me">)([^<]*)(<\/a>)/],
  ['csrf', /(name="csrf" value=")([^"]*)(")/],
  ['waiting', /(<a href="\/assignments"(?: aria-current="page")?>Мои поручения)(.*?)(<\/a><\/li>)/],
  ['unread', /(<a href="\/news">Что нового)(.*?)(<\/a><\/li>)/],
  ['body', new RegExp(`(${START})([^]*?)(${END}|${END_OF_ALL})`)],
]

/** Piece of a page between two words; both words are left outside. */
export const between = (html: string, from: string, to: string): string => {
  const start = html.indexOf(from)
  const end = html.indexOf(to, start + from.length)
  if (start < 0 || end < 0) throw new Error(`the page has no «${from} … ${to}»`)
  return html.slice(start + from.length, end)
}

/** Content of the page between its frame. */
export const bodyOf = (html: string): string => between(html, START, html.includes(END) ? END : END_OF_ALL)

/** Cuts a page of the program into what never changes and the places of the facts. */
export const cutFrame = (html: string): Frame => {
  const marked = PLACES.reduce(
    (page, [slot, place]) =>
      page.replace(place, (_all, before, _fact, after) => `${before}\u0000${slot}\u0000${after}`),
    html,
  )
  return marked.split('\u0000').map((part, at) => (at % 2 === 0 ? part : { slot: part as Slot }))
}

/** The page by concatenation. */
export const fill = (frame: Frame, facts: Facts): string => {
  let page = ''
  for (const part of frame) page += typeof part === 'string' ? part : facts[part.slot]
  return page
}

/** The page without what differs at every sign-in. */
export const comparable = (html: string): string =>
  html.replaceAll(/(name="(?:csrf|command_key)" value=")[^"]*/g, '$1')
