import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, the longest first: begun last, one of them would run alone at the end. */
const LONG = [
  'browser/axe',
  'browser/first-journey',
  'browser/matching-journey',
  'engine/tenancy',
  'engine/pages',
  'engine/many-rows',
  'engine/live-days',
  'embedded/launcher',
  'backup/backup',
  'engine/english',
  'engine/journeys',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONG.findIndex((name) => moduleId.endsWith(`${name}.test.ts`))
  return place === -1 ? LONG.length : place
}

/** Scenarios of the browser, then the database; in each the long files first, then as usual. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    // a worker keeps what it has read only while the next file is of its own project
    const projects = [...new Set(usual.map(({ project }) => project.name))]
    return projects.flatMap((name) =>
      usual.filter(({ project }) => project.name === name).sort((a, b) => placeOf(a) - placeOf(b)),
    )
  }
}
