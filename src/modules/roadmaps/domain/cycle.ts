import type { Cells, RoadmapItem } from './types.ts'

/** Steps of one theme (R170): an event on a site, a trial at one's own school, what came of it, work in pairs, a report. */
export const CYCLE_STEPS = ['entry', 'trial', 'reflection', 'independent', 'report'] as const
export type CycleStep = (typeof CYCLE_STEPS)[number]

/** Whom a theme is for: each audience words the steps its own way (R130). */
export const AUDIENCES = ['teachers', 'heads'] as const
export type Audience = (typeof AUDIENCES)[number]

type Sign = readonly [CycleStep, RegExp]

/** By what a row is told; the first that fits, for an event on a site may hold lessons and a round table as well. */
const SIGNS: readonly Sign[] = [
  ['entry', /лекци|мастер-класс|стажировочн|на баз[еах]+ (?:площад|школ\S*-наставник)|вводн|установочн/iu],
  ['trial', /пробн|апробац|практик\S* (?:в|на баз)|на баз\S* школ|в своей школе|открыт\S* урок/iu],
  ['reflection', /рефлекс|круглый стол|что получилось|разбор/iu],
  ['independent', /самостоятельн|в парах|в группах|работ\S* пар|наставничеств/iu],
  ['report', /отч[её]т|справк/iu],
]

const stepOf = (item: RoadmapItem): CycleStep | null =>
  SIGNS.find(([, pattern]) => pattern.test(item.title))?.[0] ?? null

/** The rows of a theme by steps; `report` is also told by the expected result of the work in pairs. */
export type Cycle = ReadonlyMap<CycleStep, readonly RoadmapItem[]>

const reports = ({ cells }: RoadmapItem): boolean => /отч[её]т/iu.test(cells.expectedResult ?? '')

/** The round of a theme under a row; null when its rows are no round: fewer than two steps are told, or no work of one's own. */
export const cycleUnder = (items: readonly RoadmapItem[], parent: string): Cycle | null => {
  const rows = items.filter((item) => item.parentId === parent && item.mark !== 'cancelled')
  const steps = new Map<CycleStep, RoadmapItem[]>()
  const put = (step: CycleStep, item: RoadmapItem) => steps.set(step, [...(steps.get(step) ?? []), item])
  for (const item of rows) {
    const step = stepOf(item)
    if (step !== null) put(step, item)
    if (step === 'independent' && reports(item)) put('report', item)
  }
  const isRound = steps.has('entry') && (steps.has('trial') || steps.has('reflection'))
  return isRound ? steps : null
}

/** Steps that a theme has no row for. */
export const missingSteps = (cycle: Cycle): CycleStep[] => CYCLE_STEPS.filter((step) => !cycle.has(step))

type Wording = { readonly activity: string; readonly expectedResult: string }

/** Words of a document, hence Russian. */
const WORDS: Readonly<Record<Audience, Readonly<Record<CycleStep, Wording>>>> = {
  teachers: {
    entry: {
      activity: 'Лекции, мастер-классы и открытые уроки на базе площадок',
      expectedResult: 'Рекомендации по уроку получены',
    },
    trial: {
      activity: 'Пробные открытые уроки в своей школе',
      expectedResult: 'План урока, урок, разбор урока',
    },
    reflection: { activity: 'Круглый стол: что получилось', expectedResult: 'Аналитические справки' },
    independent: {
      activity: 'Самостоятельная работа в парах и группах учителей',
      expectedResult: 'Встречи пар и групп проведены',
    },
    report: { activity: 'Отчёт о совместной работе', expectedResult: 'Отчёт пары или группы' },
  },
  heads: {
    entry: {
      activity: 'Лекции и управленческие мастер-классы на базе площадок',
      expectedResult: 'Рекомендации по управлению получены',
    },
    trial: {
      activity: 'Практикумы на базе школ участников',
      expectedResult: 'Решения опробованы в своей школе',
    },
    reflection: { activity: 'Круглый стол: что получилось', expectedResult: 'Рекомендации выполнены' },
    independent: {
      activity: 'Самостоятельная работа в парах и группах руководителей',
      expectedResult: 'Встречи пар и групп проведены',
    },
    report: { activity: 'Отчёт о совместной работе', expectedResult: 'Отчёт пары или группы' },
  },
}

const HEADING: Readonly<Record<Audience, string>> = {
  teachers: 'Направление для педагогов',
  heads: 'Направление для руководителей',
}

/** Number of the next row of the first level, printed as the others are. */
const nextNumber = (items: readonly RoadmapItem[]): { readonly number: number; readonly dot: string } => {
  const top = items.filter(({ number }) => number !== null && /^\d+$/u.test(number))
  return {
    number: Math.max(0, ...top.map(({ number }) => Number(number))) + 1,
    dot: top.length === 0 || /\.$/u.test((top[0]?.cells.number ?? '').trim()) ? '.' : '',
  }
}

/** Rows of a new round: a direction and its five steps, each with its term. */
export const cycleRows = (
  items: readonly RoadmapItem[],
  { audience, theme, terms }: { readonly audience: Audience; readonly theme: string; readonly terms: Cells },
): { readonly heading: Cells; readonly steps: readonly Cells[] } => {
  const { number, dot } = nextNumber(items)
  return {
    heading: { number: `${number}${dot}`, activity: `${HEADING[audience]}: «${theme}»` },
    steps: CYCLE_STEPS.map((step, at) => ({
      number: `${number}.${at + 1}${dot}`,
      term: terms[step] ?? '',
      ...WORDS[audience][step],
    })),
  }
}
