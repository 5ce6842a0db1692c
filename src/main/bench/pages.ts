import type { Sample } from './fill.ts'
import { VISITORS } from './fill.ts'

/** A page under measurement; the limit answers at the same address. */
export type Measured = {
  readonly name: string
  readonly persona: string
  readonly path: (sample: Sample) => string
}

export const PAGES: readonly Measured[] = [
  {
    name: 'список школ муниципалитета',
    persona: VISITORS.municipality,
    path: () => '/schools',
  },
  {
    name: 'список школ региона, страница 3',
    persona: VISITORS.region,
    path: () => '/schools?page=3',
  },
  {
    name: 'карточка школы',
    persona: VISITORS.municipality,
    path: ({ school }) => `/schools/${school}`,
  },
  {
    name: 'мои поручения (60 строк)',
    persona: VISITORS.school,
    path: () => '/assignments',
  },
]
