import { addDays, type Day, parseDay } from '../../kernel/day.ts'
import type { CsvRow } from './csv.ts'
import type { Counters, SetPart } from './made-set.ts'
import { personName, sentence } from './made-words.ts'
import { type Dice, shared } from './random.ts'

const BEGIN = parseDay('2022-01-01') as Day
const QUARTERS = ['2022Q1', '2022Q2', '2022Q3', '2022Q4', '2023Q1', '2023Q2', '2023Q3', '2023Q4'] as const
const ROLES = ['head', 'deputy', 'teacher', 'tutor', 'psychologist', 'methodist'] as const
/** A weak school names more deficits, and sharper ones. */
const NAMED: Readonly<Record<string, number>> = {
  shnor: 3,
  risk: 2,
  regular: 0.7,
  resilient: 0.6,
  strong: 0.4,
}
const SHARP = [0.06, 0.18, 0.3, 0.3, 0.16]
const MILD = [0.2, 0.35, 0.28, 0.13, 0.04]
const STATES = ['open', 'in_work', 'closed'] as const
const ITEMS = 84
const FIRST_ITEMS = 120

type Place = Pick<SetPart, 'municipalities' | 'schools'>
type Asked = { readonly deficits: number; readonly themes: number }

const dayIn = (dice: Dice, from: number, to: number): Day => addDays(BEGIN, dice.whole(from, to))

const grouped = (schools: readonly CsvRow[]): ReadonlyMap<string, readonly CsvRow[]> => {
  const found = new Map<string, CsvRow[]>()
  for (const school of schools) {
    const key = school.municipality ?? ''
    found.set(key, [...(found.get(key) ?? []), school])
  }
  return found
}

/** A weak school is helped by one or two strong ones, of its own district where there are any. */
const pairsOf = (dice: Dice, { schools }: Place, counters: Counters): CsvRow[] => {
  const isStrong = ({ status }: CsvRow): boolean => status === 'strong' || status === 'resilient'
  const strong = schools.filter(isStrong)
  const near = grouped(strong)
  return schools
    .filter(({ status }) => status === 'shnor' || status === 'risk')
    .flatMap((school) => {
      const mentors = near.get(school.municipality ?? '') ?? strong
      const wanted = mentors.length === 0 ? 0 : dice.weighted([0, 0.7, 0.3])
      const chosen = new Set(Array.from({ length: wanted }, () => dice.one(mentors).id ?? ''))
      return [...chosen].map((mentor): CsvRow => {
        const id = ++counters.pair
        return {
          id: String(id),
          mentor_school: mentor,
          mentee_school: school.id ?? '',
          municipality: school.municipality ?? '',
          contract_no: `${id}-СН`,
          signed: dayIn(dice, 20, 240),
          state: ['draft', 'signed', 'closed'][dice.weighted([0.2, 0.6, 0.2])] ?? 'signed',
        }
      })
    })
}

/** Few themes are named often, most seldom. */
const themeOf = (dice: Dice, themes: number): number => 1 + Math.floor(themes * dice.next() ** 1.8)

const deficitsOf = (
  dice: Dice,
  { schools }: Place,
  { deficits, themes }: Asked,
  counters: Counters,
): CsvRow[] => {
  const weights = schools.map(({ status }) => (NAMED[status ?? ''] ?? 1) * (0.5 + dice.next()))
  const counts = shared(deficits * schools.length, weights, 2)
  return schools.flatMap((school, at) =>
    Array.from({ length: counts[at] ?? 0 }, (): CsvRow => {
      const isWeak = school.status === 'shnor' || school.status === 'risk'
      const quarter = dice.whole(0, QUARTERS.length - 1)
      // what was named long ago is more often filled by now
      const filled = 0.1 + 0.05 * (QUARTERS.length - quarter)
      return {
        id: String(++counters.deficit),
        school: school.id ?? '',
        municipality: school.municipality ?? '',
        theme: String(themeOf(dice, themes)),
        role: dice.one(ROLES),
        severity: String(1 + dice.weighted(isWeak ? SHARP : MILD)),
        quarter: QUARTERS[quarter] ?? '2022Q1',
        state: STATES[dice.weighted([0.55, 0.45 - filled / 2, filled])] ?? 'open',
        note: sentence(dice, 4, 10),
      }
    }),
  )
}

/** Sections, activities, steps: the plan of one district. */
const planOf = (
  dice: Dice,
  municipality: string,
  schools: readonly CsvRow[],
  count: number,
  counters: Counters,
): CsvRow[] => {
  const base = counters.item
  counters.item += count
  const sections = Math.max(4, Math.round(count / 14))
  const depth: number[] = []
  return Array.from({ length: count }, (_, at): CsvRow => {
    const isStep = at >= sections * 3 && dice.next() < 0.4
    const parent =
      at < sections ? null : isStep ? dice.whole(sections, sections * 3 - 1) : dice.whole(0, sections - 1)
    depth.push(parent === null ? 0 : (depth[parent] ?? 0) + 1)
    const due = dayIn(dice, 30, 700)
    return {
      id: String(base + at + 1),
      municipality,
      parent: parent === null ? '' : String(base + parent + 1),
      ord: String(at + 1),
      depth: String(depth[at]),
      title: sentence(dice, 4, 12),
      due_text: `${dice.one(['до', 'не позднее', 'в срок до'])} ${due}`,
      due,
      responsible_municipal: personName(dice),
      responsible_school: 'Руководители школьных команд',
      expected: sentence(dice, 6, 16),
      state: ['planned', 'in_work', 'done'][dice.weighted([0.4, 0.25, 0.35])] ?? 'planned',
      school: dice.next() < 0.5 ? (dice.one(schools).id ?? '') : '',
    }
  })
}

const answerOf = (dice: Dice, school: CsvRow): CsvRow => ({
  id: school.id ?? '',
  school: school.id ?? '',
  municipality: school.municipality ?? '',
  submitted: dayIn(dice, 300, 333),
  ...Object.fromEntries(
    Array.from({ length: 14 }, (_, at) => [
      `f${String(at + 1).padStart(2, '0')}`,
      at % 3 === 2 ? sentence(dice, 20, 60) : sentence(dice, 3, 12),
    ]),
  ),
})

/** What goes on in a region: pairs, deficits of two years, a plan of each district, an answer of each school. */
export const madeWork = (
  dice: Dice,
  place: Place,
  asked: Asked,
  counters: Counters,
): Pick<SetPart, 'pairs' | 'deficits' | 'items' | 'answers'> => {
  const schools = grouped(place.schools)
  return {
    pairs: pairsOf(dice, place, counters),
    deficits: deficitsOf(dice, place, asked, counters),
    items: place.municipalities.flatMap(({ id = '' }) =>
      planOf(dice, id, schools.get(id) ?? place.schools, id === '1' ? FIRST_ITEMS : ITEMS, counters),
    ),
    answers: place.schools.map((school) => answerOf(dice, school)),
  }
}
