import type { Child } from 'hono/jsx'
import { may } from '../../../kernel/access.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { emptyForm, prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { candidatesAt } from '../../people/public.ts'
import { sayOpinion, setCapacity } from '../commands/opinions.ts'
import { addGoal, closeGoal, namePerson, releasePerson } from '../commands/people-and-goals.ts'
import { speakForSchool } from '../domain/access.ts'
import { questionOf, USUAL_CAPACITY } from '../domain/rules.ts'
import { CapacityPage, CloseGoalPage, GoalPage, OpinionPage, PersonPage } from '../pages/school-forms.tsx'
import { PairsOfSchool } from '../pages/school-part.tsx'
import { SECTION } from '../pages/shell.tsx'
import { isPaired, listPairs } from '../queries/list.ts'
import { capacityOf, findGoal, ownerOf, placesOf } from '../queries/pair.ts'
import { pairsSentences as sentences } from '../text.ts'
import { hereOf, isAnswer, isOwnSchool, textsOf, toSpeak } from './visiting.ts'

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

const showPerson = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toSpeak(visit)
  if (isAnswer(found)) return found
  const here = hereOf(visit)
  const people = []
  for (const school of found.speaks) people.push(...(await candidatesAt(visit.tx, ownerOf(school))))
  return visit.page(
    { title: here.t.person.title, section: SECTION, failed: failed(typed) },
    <PersonPage
      here={here}
      pair={found.pair}
      filled={filledWith(typed, emptyForm)}
      schools={found.speaks}
      people={people.map(({ id, name, place }) => ({
        value: id,
        label: [name, found.speaks.length > 1 ? place : ''].filter(Boolean).join(', '),
      }))}
    />,
  )
}

const showGoal = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toSpeak(visit)
  if (isAnswer(found)) return found
  const schools = found.speaks.filter(({ side }) => side === 'curated')
  if (schools.length === 0) return FORBIDDEN
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.goal.title, section: SECTION, failed: failed(typed) },
    <GoalPage here={here} pair={found.pair} filled={filledWith(typed, emptyForm)} schools={schools} />,
  )
}

const showCloseGoal = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toSpeak(visit)
  if (isAnswer(found)) return found
  const goal = await findGoal(visit.tx, found.pair.id, visit.param('goal'))
  if (goal === null) return NOT_FOUND
  if (!found.speaks.some(({ organisation }) => organisation === goal.organisation)) return FORBIDDEN
  if (goal.state !== 'open') return { kind: 'redirect', to: `${SECTION}/${found.pair.id}#goals` }
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.goal.closeTitle, section: SECTION, failed: failed(typed) },
    <CloseGoalPage
      here={here}
      pair={found.pair}
      filled={filledWith(typed, prefilled({ state: 'met' }))}
      goal={goal}
    />,
  )
}

const showOpinion = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toSpeak(visit)
  if (isAnswer(found)) return found
  const wanted = typed?.values.text('school') ?? visit.query('school')
  const school = found.speaks.find(({ organisation }) => organisation === wanted) ?? found.speaks[0]
  const asked = typed?.values.text('kind') ?? visit.query('kind')
  const kind = questionOf(found.pair, asked)
  if (school === undefined) return FORBIDDEN
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.card[kind], section: SECTION, failed: failed(typed) },
    <OpinionPage
      here={here}
      pair={found.pair}
      filled={filledWith(typed, prefilled({ channel: 'phone' }))}
      school={school}
      kind={kind}
      isOwn={isOwnSchool(visit, school.organisation)}
    />,
  )
}

const showCapacity = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const [place] = await placesOf(
    visit.tx,
    [visit.param('school')].filter((id) => /^[0-9a-f-]{36}$/u.test(id)),
  )
  if (place === undefined) return NOT_FOUND
  if (!may(speakForSchool, visit.scope, { owner: ownerOf(place) })) return FORBIDDEN
  const here = hereOf(visit)
  const said = await capacityOf(visit.tx, place.organisation)
  return visit.page(
    { title: here.t.capacity.title, section: SECTION, failed: failed(typed) },
    <CapacityPage
      here={here}
      filled={filledWith(typed, prefilled({ schools: String(said?.schools ?? USUAL_CAPACITY) }))}
      school={place.organisation}
      name={place.name}
    />,
  )
}

/** On the card of a school: its pairs, and how they go. */
export const pairsPart = async (
  visit: Visit,
  { id }: { readonly id: OrganisationId },
): Promise<Child | null> => {
  if (!(await isPaired(visit.tx, id))) return null
  const lines = await listPairs(visit.tx, { text: '', state: '', school: id })
  return lines.length === 0 ? null : <PairsOfSchool here={hereOf(visit)} lines={lines} />
}

/** What a school does in its pair: names people, writes goals and their outcomes, answers questions. */
export const schoolRoutes: readonly Route[] = [
  page(`${SECTION}/capacity/:school`, 'person', (visit) => showCapacity(visit, null)),
  form(`${SECTION}/capacity/:school`, 'person', {
    command: setCapacity,
    input: (values, param) => ({ school: param('school'), schools: values.text('schools') }),
    again: showCapacity,
    sentences,
  }),
  page(`${SECTION}/:id/people/new`, 'person', (visit) => showPerson(visit, null)),
  form(`${SECTION}/:id/people/new`, 'person', {
    command: namePerson,
    input: (values, param) => ({
      pair: param('id'),
      ...textsOf(values, ['school', 'person', 'name', 'position', 'duty', 'subject']),
    }),
    again: showPerson,
    sentences,
  }),
  form(`${SECTION}/:id/people/:named/release`, 'person', {
    command: releasePerson,
    input: (_values, param) => ({ pair: param('id'), named: param('named') }),
    again: showPerson,
    sentences,
  }),
  page(`${SECTION}/:id/goals/new`, 'person', (visit) => showGoal(visit, null)),
  form(`${SECTION}/:id/goals/new`, 'person', {
    command: addGoal,
    input: (values, param) => ({
      pair: param('id'),
      ...textsOf(values, ['school', 'text', 'subject', 'expected']),
    }),
    again: showGoal,
    sentences,
  }),
  page(`${SECTION}/:id/goals/:goal`, 'person', (visit) => showCloseGoal(visit, null)),
  form(`${SECTION}/:id/goals/:goal`, 'person', {
    command: closeGoal,
    input: (values, param) => ({
      pair: param('id'),
      goal: param('goal'),
      ...textsOf(values, ['state', 'outcome']),
    }),
    again: showCloseGoal,
    sentences,
  }),
  page(`${SECTION}/:id/opinion`, 'person', (visit) => showOpinion(visit, null)),
  form(`${SECTION}/:id/opinion`, 'person', {
    command: sayOpinion,
    input: (values, param) => ({
      pair: param('id'),
      ...textsOf(values, ['school', 'kind', 'mark', 'helped', 'missing', 'channel']),
    }),
    again: showOpinion,
    sentences,
  }),
]
