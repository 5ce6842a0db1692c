import type { Sample } from './fill.ts'
import { VISITORS } from './fill.ts'

/** A page under measurement; the limit answers at the same address. */
export type Measured = {
  /** Name among the lines of the measurement. */
  readonly code: string
  readonly name: string
  readonly persona: string
  readonly path: (sample: Sample) => string
  /** How many times dearer than the limit it may be; three times where nothing is said. */
  readonly times?: number
}

export const PAGES: readonly Measured[] = [
  {
    code: 'schools',
    name: 'список школ муниципалитета',
    persona: VISITORS.municipality,
    path: () => '/schools',
  },
  {
    code: 'region-schools',
    name: 'список школ региона, страница 3',
    persona: VISITORS.region,
    path: () => '/schools?page=3',
  },
  {
    code: 'school',
    name: 'карточка школы',
    persona: VISITORS.municipality,
    path: ({ school }) => `/schools/${school}`,
  },
  {
    code: 'assignments',
    name: 'мои поручения (60 строк)',
    persona: VISITORS.school,
    path: () => '/assignments',
  },
  {
    code: 'roadmap',
    name: 'дорожная карта, 120 строк',
    persona: VISITORS.municipality,
    path: ({ roadmap }) => `/roadmaps/${roadmap}`,
  },
  {
    code: 'matrix',
    name: 'исполнение по пунктам и школам, 32 × 40',
    persona: VISITORS.region,
    path: ({ matrix }) => `/assignments/of/${matrix}`,
  },
  {
    code: 'heatmap',
    name: 'карта дефицитов муниципалитета',
    persona: VISITORS.municipality,
    path: () => '/deficits/map',
    times: 1.5,
  },
  {
    code: 'region-deficits',
    name: 'дефициты региона (сводный отчёт)',
    persona: VISITORS.region,
    path: () => '/deficits',
    times: 1.5,
  },
  {
    code: 'school-deficits',
    name: 'дефициты школы',
    persona: VISITORS.municipality,
    path: ({ school }) => `/deficits/schools/${school}`,
  },
  {
    code: 'search',
    name: 'поиск по словам',
    persona: VISITORS.region,
    path: () => `/search?q=${encodeURIComponent('мониторинг рефлексия')}`,
  },
]
