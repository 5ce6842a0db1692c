import type { Day } from '../../../kernel/day.ts'

/** What of a late поручение may be said in a chat: no person, only the school and the thing (product, section 4.12). */
export type ChatItem = { readonly title: string; readonly dueOn: Day }

export type ChatWords = {
  readonly hello: (school: string) => string
  readonly item: (title: string, dueOn: Day) => string
  readonly link: (url: string) => string
}

/** How many are named; the rest stands behind the link. */
const NAMED = 3

/** Two sentences and a link, ready to be put into a chat. */
export const chatText = (
  school: string,
  items: readonly ChatItem[],
  owed: number,
  url: string,
  words: ChatWords,
): string => {
  const named = items.slice(0, NAMED).map((item) => words.item(item.title, item.dueOn))
  const rest = owed > NAMED ? ` (+${owed - NAMED})` : ''
  return `${words.hello(school)} ${named.join('; ')}${rest}. ${words.link(url)}`
}
