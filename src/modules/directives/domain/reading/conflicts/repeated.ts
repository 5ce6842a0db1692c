import type { Day } from '../../../../../kernel/day.ts'
import type { DirectiveReading, ReadingWarning, TableRow } from '../types.ts'
import { warn } from '../warn.ts'
import { shown } from './bounds.ts'

/** So many days in common are no chance. */
const LEAST = 3

const daysOf = (row: TableRow): readonly Day[] =>
  row.term?.kind === 'days' ? row.term.dates : row.term?.kind === 'day' ? [row.term.date] : []

type Event = { readonly name: string; readonly days: ReadonlySet<Day>; readonly place: TableRow['place'] }

/** As much of a paper as its meetings need. */
type Paper = Pick<DirectiveReading, 'kind' | 'number' | 'tables'>

/** Meetings of a paper: a row with several days, or a whole schedule. */
const eventsOf = ({ tables }: Paper): Event[] =>
  tables.flatMap((table, at): Event[] => {
    const own = table.rows.map((row) => ({
      name: `строка ${row.number ?? (row.cells.activity ?? '').slice(0, 60)}`,
      days: new Set(daysOf(row)),
      place: row.place,
    }))
    const whole = {
      name: `таблица ${at + 1}`,
      days: new Set(table.rows.flatMap(daysOf)),
      place: table.place,
    }
    return table.kind === 'schedule' ? [whole] : table.kind === 'roadmap' ? own : []
  })

const sameDays = (one: Event, other: Event): boolean =>
  one.days.size >= LEAST &&
  one.days.size === other.days.size &&
  [...one.days].every((day) => other.days.has(day))

const titleOf = ({ kind, number }: Paper): string =>
  number.value === null ? kind.value : `${kind.value} № ${number.value}`

/** The meetings of one paper on the very days of another's: one event may answer both (R229). */
export const repeatedEvents = (reading: Paper, others: readonly Paper[]): ReadingWarning[] =>
  eventsOf(reading).flatMap((event) =>
    others.flatMap((paper) =>
      eventsOf(paper)
        .filter((other) => sameDays(event, other))
        .map((other) =>
          warn('event-in-other-document', event.place, {
            text: event.name,
            other: `${titleOf(paper)}, ${other.name}`,
            day: [...event.days].sort().map(shown).join(', '),
          }),
        ),
    ),
  )
