import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { localRoles } from '../../schools/public.ts'
import {
  addPosition,
  cancelAbsence,
  delegateDuty,
  endPosition,
  endRole,
  grantRole,
} from '../commands/roles.ts'
import { managePeople } from '../domain/access.ts'
import { printedName } from '../domain/names.ts'
import { delegableRoles } from '../domain/rules.ts'
import { DeputyPage } from '../pages/deputy.tsx'
import { AddPositionPage, EndPage, GrantRolePage } from '../pages/holding-forms.tsx'
import { colleagues, type PersonCard, personCard } from '../queries/card.ts'
import { nodesInReach } from '../queries/subject.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import { SECTION } from './list.tsx'
import { grantableRoles } from './new-person.tsx'
import { doableFor, findCard } from './person.tsx'

import { formProps, NOTHING, wantedNode } from './typed.ts'

const toCard = (card: PersonCard): Answer => ({ kind: 'redirect', to: `/people/${card.id}` })

/** Appointing to a role, or adding a position: the same facts, two pages. */
const showHold =
  (what: 'role' | 'position') =>
  async (visit: Visit, typed: Typed): Promise<Answer> => {
    const card = await findCard(visit)
    if (card === null) return { kind: 'notFound' }
    if (typed === NOTHING && !doableFor(visit, card).hold) return toCard(card)
    const nodes = (await nodesInReach(visit.tx, wantedNode(visit, typed))).filter(({ owner }) =>
      may(managePeople, visit.scope, { owner }),
    )
    const known = prefilled({
      node: nodes.length === 1 ? (nodes[0]?.value ?? '') : '',
      from: shortDay(visit.scope.today),
    })
    const props = formProps(visit, typed, known)
    const t = peopleText[visit.lang]
    const title = (what === 'role' ? t.role : t.position).title(printedName(card))
    const Draw = what === 'role' ? GrantRolePage : AddPositionPage
    return visit.page(
      { title, section: SECTION, failed: props.problems.length > 0 },
      <Draw {...props} person={card} nodes={nodes} roles={grantableRoles(visit, nodes)} />,
    )
  }

const crumbsOf = (card: PersonCard, visit: Visit) => [
  { label: peopleText[visit.lang].people.title, href: '/people' },
  { label: printedName(card), href: `/people/${card.id}` },
]

const showEndRole = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const card = await findCard(visit)
  const held = card?.roles.find(({ id }) => id === visit.param('held'))
  if (!card || !held) return { kind: 'notFound' }
  if (typed === NOTHING && !doableFor(visit, card).end(held)) return toCard(card)
  const t = peopleText[visit.lang].role
  const title = t.endTitle(localRoles(visit)(held.role), printedName(card))
  return visit.page(
    { title, section: SECTION, failed: typed.problems.length > 0 },
    <EndPage
      {...formProps(visit, typed, prefilled({ until: shortDay(visit.scope.today) }))}
      title={title}
      lead={t.endWords}
      field={t.endUntil}
      button={t.endDo}
      action={`/people/${card.id}/roles/${held.id}/end`}
      back={`/people/${card.id}`}
      crumbs={crumbsOf(card, visit)}
    />,
  )
}

const showEndPosition = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const card = await findCard(visit)
  const position = card?.positions.find(({ id }) => id === visit.param('position'))
  if (!card || !position) return { kind: 'notFound' }
  if (typed === NOTHING && !doableFor(visit, card).hold) return toCard(card)
  const t = peopleText[visit.lang].position
  const title = t.endTitle(position.title, printedName(card))
  return visit.page(
    { title, section: SECTION, failed: typed.problems.length > 0 },
    <EndPage
      {...formProps(visit, typed, prefilled({ until: shortDay(visit.scope.today) }))}
      title={title}
      field={t.endUntil}
      button={t.endDo}
      action={`/people/${card.id}/positions/${position.id}/end`}
      back={`/people/${card.id}`}
      crumbs={crumbsOf(card, visit)}
    />,
  )
}

// ---------------------------------------------------------------- deputies

const heldByHimself = (card: PersonCard, today: Visit['scope']['today']) =>
  delegableRoles(
    card.roles.map((held) => ({
      ...held,
      delegated: held.delegatedBy !== null,
      owner: { region: null, municipality: null, organisation: null },
    })),
    today,
  )

const drawDeputy = async (visit: Visit, card: PersonCard, typed: Typed): Promise<Answer> => {
  const duties = heldByHimself(card, visit.scope.today)
  const known = prefilled({
    roles: duties.map(({ id }) => id),
    reason: 'leave',
    from: shortDay(visit.scope.today),
  })
  const isOwn = visit.scope.person === card.id
  return visit.page(
    {
      title: peopleText[visit.lang].deputy.title,
      failed: typed.problems.length > 0,
      ...(isOwn ? {} : { section: SECTION }),
    },
    <DeputyPage
      {...formProps(visit, typed, known)}
      person={card}
      isOwn={isOwn}
      duties={duties}
      colleagues={await colleagues(visit.tx, card.id, duties)}
      absences={card.absences}
    />,
  )
}

const showDeputy = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const card = await findCard(visit)
  if (card === null) return { kind: 'notFound' }
  if (typed === NOTHING && !doableFor(visit, card).deputy) return toCard(card)
  return drawDeputy(visit, card, typed)
}

const showOwnDeputy = async (visit: Visit): Promise<Answer> => {
  const card = visit.scope.person === null ? null : await personCard(visit.tx, visit.scope.person)
  return card === null ? { kind: 'notFound' } : drawDeputy(visit, card, NOTHING)
}

/** Roles and positions with their dates; duties handed over. */
export const holdingRoutes: readonly Route[] = [
  page('/me/deputy', 'person', showOwnDeputy),
  page('/people/:id/roles/new', 'person', (visit) => showHold('role')(visit, NOTHING)),
  form('/people/:id/roles/new', 'person', {
    command: grantRole,
    input: (values, param) => ({
      person: param('id'),
      node: values.text('node'),
      role: values.text('role'),
      from: values.text('from'),
      until: values.text('until'),
      act: values.text('act'),
    }),
    again: showHold('role'),
    sentences: peopleSentences,
  }),
  page('/people/:id/roles/:held/end', 'person', (visit) => showEndRole(visit, NOTHING)),
  form('/people/:id/roles/:held/end', 'person', {
    command: endRole,
    input: (values, param) => ({ person: param('id'), held: param('held'), until: values.text('until') }),
    again: showEndRole,
    sentences: peopleSentences,
  }),
  page('/people/:id/positions/new', 'person', (visit) => showHold('position')(visit, NOTHING)),
  form('/people/:id/positions/new', 'person', {
    command: addPosition,
    input: (values, param) => ({
      person: param('id'),
      node: values.text('node'),
      title: values.text('title'),
      from: values.text('from'),
      until: values.text('until'),
    }),
    again: showHold('position'),
    sentences: peopleSentences,
  }),
  page('/people/:id/positions/:position/end', 'person', (visit) => showEndPosition(visit, NOTHING)),
  form('/people/:id/positions/:position/end', 'person', {
    command: endPosition,
    input: (values, param) => ({
      person: param('id'),
      position: param('position'),
      until: values.text('until'),
    }),
    again: showEndPosition,
    sentences: peopleSentences,
  }),
  page('/people/:id/deputy', 'person', (visit) => showDeputy(visit, NOTHING)),
  form('/people/:id/deputy', 'person', {
    command: delegateDuty,
    input: (values, param) => ({
      person: param('id'),
      deputy: values.text('deputy'),
      roles: values.all('roles'),
      reason: values.text('reason'),
      from: values.text('from'),
      until: values.text('until'),
      act: values.text('act'),
    }),
    again: showDeputy,
    sentences: peopleSentences,
  }),
  form('/people/:id/deputy/cancel', 'person', {
    command: cancelAbsence,
    input: (values, param) => ({ person: param('id'), absence: values.text('absence') }),
    again: showDeputy,
    sentences: peopleSentences,
  }),
]
