import type { CsvRow } from './csv.ts'
import { districtName, personName, SUBJECTS, schoolInn, schoolName, sentence } from './made-words.ts'
import { madeWork } from './made-work.ts'
import { type Dice, diceOf, shared } from './random.ts'

export const SIZES = ['municipality', 'region', 'country'] as const
export type Size = (typeof SIZES)[number]

/** One region of a set, as rows of the files of contracts.md, section 5: what is held in memory at once. */
export type SetPart = {
  readonly regions: readonly CsvRow[]
  readonly municipalities: readonly CsvRow[]
  readonly schools: readonly CsvRow[]
  readonly people: readonly CsvRow[]
  readonly pairs: readonly CsvRow[]
  readonly deficits: readonly CsvRow[]
  readonly items: readonly CsvRow[]
  readonly answers: readonly CsvRow[]
}

type Plan = {
  readonly regions: number
  readonly municipalities: number
  readonly schools: number
  readonly people: number
  readonly deficits: number
}

/** Architecture, section 4: a municipality, a region of 350 schools, the country. People and deficits are of a school. */
const PLANS: Readonly<Record<Size, Plan>> = {
  municipality: { regions: 1, municipalities: 1, schools: 24, people: 11, deficits: 57 },
  region: { regions: 1, municipalities: 18, schools: 350, people: 11, deficits: 57 },
  country: { regions: 89, municipalities: 1780, schools: 40_000, people: 3, deficits: 30 },
}

const THEMES = 60

/** Numbers go on from region to region, as in the files. */
export type Counters = Record<'municipality' | 'school' | 'person' | 'pair' | 'deficit' | 'item', number>

/** How likely each status is: the lower the results, the likelier a school is weak; a poor village school that does well is resilient. */
const statusOf = (dice: Dice, score: number, rural: boolean): string => {
  if (score < 3.35) return dice.next() < 0.8 ? 'shnor' : 'risk'
  if (score < 3.55) return dice.next() < 0.6 ? 'risk' : 'regular'
  if (score > 4.05) return rural && dice.next() < 0.5 ? 'resilient' : 'strong'
  return 'regular'
}

const madeSchool = (dice: Dice, id: number, municipality: number): CsvRow => {
  const rural = dice.next() < 0.45
  const pupils = rural ? dice.skewed(140, 0.6, 15, 700) : dice.skewed(620, 0.45, 120, 2400)
  const score = Math.min(
    4.9,
    Math.max(2.6, (rural ? 3.68 : 3.78) + 0.9 * (dice.next() + dice.next() + dice.next() - 1.5)),
  )
  return {
    id: String(id),
    municipality: String(municipality),
    name: schoolName(dice, id),
    inn: schoolInn(id),
    status: statusOf(dice, score, rural),
    pupils: String(pupils),
    teachers: String(Math.max(5, Math.round(pupils / dice.whole(11, 16)))),
    rural: String(rural),
    avg_score: score.toFixed(2),
  }
}

const OTHERS = ['deputy', 'teacher', 'tutor', 'psychologist', 'methodist'] as const
const SHARES = [0.2, 0.6, 0.06, 0.08, 0.06]

const peopleOf = (dice: Dice, school: CsvRow, count: number, counters: Counters): CsvRow[] =>
  Array.from({ length: count }, (_, at) => {
    const id = ++counters.person
    return {
      id: String(id),
      school: school.id ?? '',
      municipality: school.municipality ?? '',
      full_name: personName(dice),
      role: at === 0 ? 'head' : (OTHERS[dice.weighted(SHARES)] ?? 'teacher'),
      subject: dice.one(SUBJECTS),
      experience: String(dice.skewed(14, 0.7, 0, 50)),
      email: `p${id}@example.test`,
    }
  })

type Territory = Pick<SetPart, 'regions' | 'municipalities' | 'schools' | 'people'>

const madeTerritory = (dice: Dice, region: number, plan: Plan, counters: Counters): Territory => {
  const sizes = shared(
    plan.schools,
    Array.from({ length: plan.municipalities }, () => dice.skewed(100, 0.6, 20, 600)),
    4,
  )
  const municipalities = sizes.map(() => {
    const id = ++counters.municipality
    return {
      id: String(id),
      region: String(region),
      name: districtName(dice, id),
      coordinator: personName(dice),
    }
  })
  const schools = sizes.flatMap((size, at) =>
    Array.from({ length: size }, () => madeSchool(dice, ++counters.school, Number(municipalities[at]?.id))),
  )
  const crowd = schools.map((school) => Number(school.teachers))
  const people = shared(plan.people * schools.length, crowd, 2)
  return {
    regions: [{ id: String(region), name: `Область измерения ${String(region).padStart(2, '0')}` }],
    municipalities,
    schools,
    people: schools.flatMap((school, at) => peopleOf(dice, school, people[at] ?? 2, counters)),
  }
}

/** The dictionary of themes of a set. */
export const madeThemes = (seed: number): CsvRow[] => {
  const dice = diceOf(seed)
  return Array.from({ length: THEMES }, (_, at) => ({
    id: String(at + 1),
    code: `T${String(at + 1).padStart(2, '0')}`,
    name: sentence(dice, 3, 6),
  }))
}

/**
 * A set of a size, region by region. Every region has random numbers of its own, and nothing but counters is kept from one to the
 * next: a country takes no more memory than its largest region.
 */
export function* madeSet(size: Size, seed: number): Generator<SetPart> {
  const plan = PLANS[size]
  const outer = diceOf(seed ^ 0x5ca1ab1e)
  const weights = Array.from({ length: plan.regions }, () => outer.skewed(100, 0.55, 30, 350))
  const schools = shared(plan.schools, weights, 60 * (plan.regions > 1 ? 1 : 0))
  const municipalities = shared(plan.municipalities, weights, plan.regions > 1 ? 5 : 1)
  const counters: Counters = { municipality: 0, school: 0, person: 0, pair: 0, deficit: 0, item: 0 }
  for (let at = 0; at < plan.regions; at++) {
    const dice = diceOf(Math.imul(seed + at + 1, 0x9e3779b1))
    const own = { ...plan, schools: schools[at] ?? 0, municipalities: municipalities[at] ?? 0 }
    const territory = madeTerritory(dice, at + 1, own, counters)
    yield {
      ...territory,
      ...madeWork(dice, territory, { deficits: plan.deficits, themes: THEMES }, counters),
    }
  }
}
