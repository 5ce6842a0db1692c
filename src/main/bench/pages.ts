import type { Sample } from './fill.ts'
import { VISITORS } from './fill.ts'

/** A page under measurement and the limit's answer beside it. */
export type Measured = {
  readonly name: string
  readonly persona: string
  readonly path: (sample: Sample) => string
  readonly limit: (sample: Sample) => string
}

export const PAGES: readonly Measured[] = [
  {
    name: 'список школ муниципалитета',
    persona: VISITORS.municipality,
    path: () => '/schools',
    limit: ({ municipality }) => `/municipality/${municipality}`,
  },
  {
    name: 'список школ региона, страница 3',
    persona: VISITORS.region,
    path: () => '/schools?page=3',
    limit: ({ region }) => `/region/${region}`,
  },
  {
    name: 'карточка школы',
    persona: VISITORS.municipality,
    path: ({ school }) => `/schools/${school}`,
    limit: ({ school }) => `/school/${school}`,
  },
  {
    name: 'мои поручения (60 строк)',
    persona: VISITORS.school,
    path: () => '/assignments',
    limit: ({ school }) => `/assignments/${school}`,
  },
]
