import { hasRole, may } from '../../../kernel/access.ts'
import { addDays } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  form,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { proposePair } from '../commands/propose.ts'
import { keepPair } from '../domain/access.ts'
import { healthOf } from '../domain/health.ts'
import { programmeNow } from '../domain/rules.ts'
import { PAIR_STATES } from '../domain/types.ts'
import { NewPairPage, SUBJECT_ROWS } from '../pages/forms.tsx'
import { ListPage } from '../pages/list.tsx'
import { SECTION } from '../pages/shell.tsx'
import { type Choice, listPairs, runningProgrammes, schoolChoices } from '../queries/list.ts'
import { pairsSentences as sentences } from '../text.ts'
import { hereOf } from './visiting.ts'

const PER_PAGE = 40

/** True for whoever may make pairs at some node of his. */
const proposes = ({ scope }: Visit): boolean => {
  const nodes = [
    ...scope.municipalities.map((municipality) => ({ region: null, municipality, organisation: null })),
    ...scope.regions.map((region) => ({ region, municipality: null, organisation: null })),
  ]
  return nodes.some((owner) => may(keepPair, scope, { owner }))
}

const capacityOf = ({ scope }: Visit): string | null =>
  hasRole(scope, 'schoolHead', 'deputyHead') ? (scope.organisations[0] ?? null) : null

const showList = async (visit: Visit): Promise<Answer> => {
  const here = hereOf(visit)
  const state = PAIR_STATES.find((each) => each === visit.query('state')) ?? ''
  const asked = {
    text: visit.query('text').slice(0, 100),
    state,
    look: visit.query('look') === 'attention' ? 'attention' : '',
  }
  const all = await listPairs(visit.tx, { ...asked, state, school: null })
  const needy = all.filter((line) => healthOf(line, here.today).kind !== 'fine')
  // what needs a look stands first, the rest in the order of the list
  const lines =
    asked.look === 'attention' ? needy : [...needy, ...all.filter((line) => !needy.includes(line))]
  const at = pageNumber(visit.query('page'))
  return visit.page(
    { title: here.t.title, section: SECTION, wide: true },
    <ListPage
      here={here}
      lines={lines.slice((at - 1) * PER_PAGE, at * PER_PAGE)}
      total={lines.length}
      attention={needy.length}
      asked={asked}
      page={at}
      perPage={PER_PAGE}
      proposes={proposes(visit)}
      capacityOf={capacityOf(visit)}
      isCapacitySaved={visit.query('done') === 'capacity'}
      places={visit.scope.regions.length > 0}
    />,
  )
}

const optionsOf = (choices: readonly Choice[], places: boolean, first: readonly (string | null)[]) =>
  [...choices]
    .sort((a, b) => Number(first.includes(b.category)) - Number(first.includes(a.category)))
    .map(({ id, name, place }) => ({ value: id, label: places && place ? `${name} (${place})` : name }))

const HELPED = ['lowResults', 'atRisk']
const HELPING = ['highResults', 'resilient']

const showNew = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  if (!proposes(visit)) return FORBIDDEN
  const here = hereOf(visit)
  const choices = await schoolChoices(visit.tx)
  const programmes = await runningProgrammes(visit.tx)
  const programme = programmeNow(programmes, here.today)
  const known = prefilled({
    programme: programme?.id,
    from: shortDay(programme === undefined || programme.from < here.today ? here.today : programme.from),
    until: programme === undefined ? '' : shortDay(addDays(programme.until, -1)),
    curated: visit.query('school') === '' ? [] : [visit.query('school')],
  })
  const places = visit.scope.regions.length > 0
  return visit.page(
    { title: here.t.form.title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <NewPairPage
      here={here}
      filled={filledWith(typed, known)}
      schools={optionsOf(choices, places, HELPED)}
      mentors={optionsOf(choices, places, HELPING)}
      programmes={programmes.map(({ id, name }) => ({ value: id, label: name }))}
    />,
  )
}

const subjectsIn = (values: FormValues) =>
  Array.from({ length: SUBJECT_ROWS }, (_, at) => ({
    mentor: values.text(`mentor.${at}`),
    subject: values.text(`subject.${at}`),
  }))

export const listRoutes: readonly Route[] = [
  datedPage(SECTION, 'person', showList),
  page(`${SECTION}/new`, 'person', (visit) => showNew(visit, null)),
  form(`${SECTION}/new`, 'person', {
    command: proposePair,
    input: (values) => ({
      programme: values.text('programme'),
      curated: values.all('curated'),
      lead: values.text('lead'),
      subjects: subjectsIn(values),
      from: values.text('from'),
      until: values.text('until'),
      goals: values.text('goals'),
    }),
    again: showNew,
    sentences,
  }),
]
