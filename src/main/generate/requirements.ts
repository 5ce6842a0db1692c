import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { GeneratedFile } from './file.ts'
import { HEAD, table } from './markdown.ts'

const STATES = ['есть', 'частично', 'запланировано'] as const
const LAST = 241

const Requirement = z.strictObject({
  id: z.string().regex(/^R\d{3}$/),
  kind: z.string().min(1),
  text: z.string().min(1),
  state: z.enum(STATES),
  /** What is there and what is not, where the state is «частично». */
  note: z.string().optional(),
  /** Module, and the page where a person meets it. */
  place: z.string().min(1),
  /** Paths of tests from the root of the repository. */
  tests: z.array(z.string()).default([]),
})
type Requirement = z.infer<typeof Requirement>

const Chapter = z.strictObject({ title: z.string().min(1), requirements: z.array(Requirement) })
const Chapters = z.array(Chapter)

const expectedId = (at: number): string => `R${String(at + 1).padStart(3, '0')}`

const gaps = (all: readonly Requirement[]): readonly string[] =>
  Array.from({ length: Math.max(LAST, all.length) }, (_, at) => at)
    .filter((at) => all[at]?.id !== expectedId(at))
    .slice(0, 1)
    .map((at) => `${expectedId(at)} is missing or out of its place`)

/** What is said to be there is shown by a test, and the test exists. */
const unproved = (root: string, all: readonly Requirement[]): readonly string[] =>
  all.flatMap(({ id, state, tests }) => [
    ...(state === 'есть' && tests.length === 0 ? [`${id} is said to be there, but no test is named`] : []),
    ...tests
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${id} names ${path}, which does not exist`),
  ])

const rowOf = ({ id, kind, text, state, note, place, tests }: Requirement): readonly string[] => [
  id,
  kind,
  text,
  note === undefined ? state : `${state}: ${note}`,
  place,
  tests.map((path) => `\`${path}\``).join(', '),
]

const summary = (all: readonly Requirement[]): string =>
  STATES.map((state) => `${state}: ${all.filter((each) => each.state === state).length}`).join(' · ')

const INTRO =
  'Что требуют пять исходных документов, своими словами, и где это живёт в программе. «Есть» значит: человек может ввести, увидеть, изменить это, и тест это показывает; «частично»: сделана часть (сказано какая); «запланировано»: назван модуль, в котором появится.'

/** The table of requirements from `docs/requirements.data.json`. Throws on a gap, on «есть» without a test, on a test that does not exist. */
export const requirementsFile = (root: string): GeneratedFile => {
  const source = readFileSync(join(root, 'docs', 'requirements.data.json'), 'utf8')
  const chapters = Chapters.parse(JSON.parse(source))
  const all = chapters.flatMap(({ requirements }) => requirements)
  const faults = [...gaps(all), ...unproved(root, all)]
  if (faults.length > 0) throw new Error(`docs/requirements.data.json:\n  ${faults.join('\n  ')}`)
  const sections = chapters.map(
    ({ title, requirements }) =>
      `## ${title}\n\n${table(['№', 'вид', 'требование', 'состояние', 'модуль и страница', 'тест'], requirements.map(rowOf))}`,
  )
  const text = [HEAD, '# Требования', INTRO, `Всего ${all.length}. ${summary(all)}.`, ...sections].join(
    '\n\n',
  )
  return { path: 'docs/requirements.md', text: `${text}\n` }
}
