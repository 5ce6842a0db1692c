import { newId } from '../../platform/random.ts'
import type { CsvRow } from './csv.ts'
import { type Ids, type Line, type Loading, nodeOf, type Place, put, putRecords, type Within } from './put.ts'

/** f01 … f14 of the set: short answers and, every third, a long one. */
export const QUESTIONS: readonly string[] = Array.from(
  { length: 14 },
  (_, at) => `f${String(at + 1).padStart(2, '0')}`,
)
const TITLE = 'Форма измерения'
const DAY = '2022-11-01'

const DEFINITION = JSON.stringify({
  title: { ru: TITLE },
  rules: [],
  sections: [
    {
      title: { ru: '' },
      fields: QUESTIONS.map((key, at) => ({
        key,
        number: String(at + 1),
        kind: at % 3 === 2 ? 'longText' : 'text',
        label: { ru: `Вопрос ${at + 1}` },
        required: true,
      })),
    },
  ],
})

type Answered = {
  readonly id: string
  readonly assignment: string
  readonly row: CsvRow
  readonly school: Place
  readonly asked: Asked
}
type Asked = {
  readonly region: string
  readonly form: string
  readonly version: string
  readonly collection: string
  readonly opener: string
}

const askedOf = (region: string, opener: string): Asked => ({
  region,
  form: newId(),
  version: newId(),
  collection: newId(),
  opener,
})

/** Whoever is first in a region: a collection is opened by somebody. */
const openersOf = async ({ client }: Loading, regions: Ids): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await client.query<{ region: string; person: string }>(
    `select distinct on (p.region_id) p.region_id as region, p.id as person from person p
      join external_id e on e.id = p.id and e.system = 'benchmark' and e.kind = 'coordinator' where p.region_id = any ($1::uuid[]) order by p.region_id, p.id`,
    [[...regions.values()]],
  )
  return new Map(rows.map(({ region, person }) => [region, person]))
}

const schoolOf = ({ school }: Answered): Line => ({ ...nodeOf(school), organisation_id: school.id })

const assignmentOf = (each: Answered): Line => ({
  id: each.assignment,
  ...schoolOf(each),
  source_record_id: each.asked.collection,
  source_row_id: each.asked.collection,
  title: TITLE,
  source_label: TITLE,
  source_kind: 'form',
  due_on: '2022-12-01',
  state: 'accepted',
  reported_on: each.row.submitted ?? null,
  closed_on: each.row.submitted ?? null,
  answer_path: '/answers',
  created_at: DAY,
})

const saidIn = (row: CsvRow): string =>
  JSON.stringify(Object.fromEntries(QUESTIONS.map((key) => [key, row[key]])))

const answerOf = (each: Answered): Line => ({
  id: each.id,
  record_id: each.assignment,
  ...schoolOf(each),
  version_id: each.asked.version,
  collection_id: each.asked.collection,
  state: 'accepted',
  answers: saidIn(each.row),
})

const sendingOf = (each: Answered): Line => ({
  id: newId(),
  record_id: each.assignment,
  answer_id: each.id,
  ...schoolOf(each),
  no: 1,
  answers: saidIn(each.row),
  sent_on: each.row.submitted ?? null,
  sent_at: each.row.submitted ?? null,
  entered_as: 'schoolHead',
  decision: 'accepted',
  decided_on: each.row.submitted ?? null,
})

const loadQuestions = async (loading: Loading, asked: readonly Asked[]): Promise<void> => {
  const form = { title: TITLE, source: 'данные измерения' }
  await put(
    loading,
    'form',
    asked.map((each) => ({ id: each.form, region_id: each.region, ...form })),
  )
  const keys = `{${QUESTIONS.join(',')}}`
  const version = { no: 1, definition: DEFINITION, keys, published_on: DAY }
  await put(
    loading,
    'form_version',
    asked.map((each) => ({ id: each.version, form_id: each.form, ...version })),
  )
  const places = asked.map(({ collection, region }) => ({
    id: collection,
    title: TITLE,
    place: { region_id: region },
  }))
  await putRecords(loading, 'form-collection', 'below', places)
  await put(
    loading,
    'form_collection',
    asked.map(({ collection, region, version: version_id, opener }) => ({
      id: collection,
      region_id: region,
      version_id,
      title: TITLE,
      due_on: '2022-12-01',
      opened_on: DAY,
      opened_by: opener,
    })),
  )
}

/** One form of 14 questions in each region, asked of every school, with the answer of each. */
export const loadAnswers = async (
  loading: Loading,
  within: Within,
  found: readonly CsvRow[],
): Promise<void> => {
  const asked = new Map(
    [...(await openersOf(loading, within.regions))].map(([region, opener]) => [
      region,
      askedOf(region, opener),
    ]),
  )
  if (found.length === 0) return
  await loadQuestions(loading, [...asked.values()])
  const answers = found.flatMap((row): Answered[] => {
    const school = within.schools.get(row.school ?? '')
    const question = school && asked.get(school.region)
    return school === undefined || question === undefined
      ? []
      : [{ id: newId(), assignment: newId(), row, school, asked: question }]
  })
  const records = answers.map((each) => ({ id: each.assignment, title: TITLE, place: schoolOf(each) }))
  await putRecords(loading, 'assignment', 'own', records)
  await put(loading, 'assignment', answers.map(assignmentOf))
  await put(loading, 'form_answer', answers.map(answerOf))
  await put(loading, 'form_sending', answers.map(sendingOf))
}
