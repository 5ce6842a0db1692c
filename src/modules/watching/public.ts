import { sql, type Tx } from '../../platform/database/query.ts'
import type { About } from '../../platform/http/visit.ts'
import { newId } from '../../platform/random.ts'
import type { SavedFilters, ThingTools } from '../../ui/frame.ts'
import { addressOf, filterOf, isFilteredList } from './domain/lists.ts'
import type { KeptFilter, Subject } from './domain/types.ts'
import { filtersOfList } from './queries/filters.ts'
import { starOf } from './queries/stars.ts'

const subjectOf = (about: About): Subject => {
  if ('record' in about) return { kind: 'record', id: about.record }
  return 'who' in about ? { kind: 'who', id: about.who } : { kind: 'form', id: about.form }
}

const questionsHref = (about: About): string =>
  'record' in about
    ? `/questions/about/${about.record}${about.row === undefined ? '' : `?row=${about.row}`}`
    : ''

/** What the frame offers on the card of a thing: its star and its questions. */
export const thingTools = async (tx: Tx, about: About): Promise<ThingTools> => {
  const subject = subjectOf(about)
  const { starred, questions } = await starOf(tx, subject)
  return {
    starred,
    subject: { [subject.kind]: subject.id },
    commandKey: newId(),
    questions: questions && { href: questionsHref(about), ...questions },
  }
}

const listAt = (address: string): string => address.split('?')[0] ?? ''

/** For the frame's question: what is kept for the list at this address, as a value; null where the address is no such list. */
export const keptFilters = (tx: Tx, address: string) =>
  isFilteredList(listAt(address)) ? filtersOfList(tx, listAt(address)) : sql<null>`null`

/** The answer to it for the page at the address. */
export const savedFilters = (address: string, kept: readonly KeptFilter[] | null): SavedFilters | null => {
  const [list = '', typed = ''] = address.split('?')
  if (!isFilteredList(list)) return null
  const query = filterOf(typed)
  return {
    list,
    query,
    commandKey: newId(),
    filters: (kept ?? []).map((filter) => ({
      name: filter.name,
      href: addressOf(filter),
      current: filter.query === query,
    })),
  }
}
