import { may, type Owner } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { AnyCommand } from '../../../platform/command/command.ts'
import { emptyForm, type FormValues, prefilled } from '../../../platform/http/form.ts'
import {
  type Answer,
  datedPage,
  type FormRoute,
  form,
  type Problem,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { editPerson, erasePerson, leavePerson, mergePersons, returnPerson } from '../commands/persons.ts'
import { erasePeople, grantRole, managePeople, mergePeople } from '../domain/access.ts'
import { printedName } from '../domain/names.ts'
import { isAbove } from '../domain/rules.ts'
import type { RoleRow } from '../domain/types.ts'
import { type CardDoable, CardPage } from '../pages/card.tsx'
import { EditPersonPage, ErasePage, LeavePage, MergePage } from '../pages/person-forms.tsx'
import type { FormPageProps } from '../pages/shell.tsx'
import { type CardRole, type PersonCard, personCard } from '../queries/card.ts'
import { likePersons } from '../queries/subject.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import { SECTION } from './list.tsx'

import { formProps, NOTHING, namesOf } from './typed.ts'

const ownerOf = (held: CardRole): Owner =>
  ({ region: held.region, municipality: held.municipality, organisation: held.organisation }) as Owner

const rowOf = (held: CardRole): RoleRow => ({
  role: held.role,
  level: held.level,
  owner: ownerOf(held),
  from: held.from,
  until: held.until,
})

/** Where the person is managed: the nodes of his roles, else those of the viewer that the database says manage him. */
const isManaged = (visit: Visit, card: PersonCard): boolean =>
  card.managed && [...visit.scope.roles].some((held) => may(managePeople, visit.scope, { owner: held }))

/** The same rules that the commands ask, for the buttons of the card. */
export const doableFor = (visit: Visit, card: PersonCard): CardDoable => {
  const { scope } = visit
  const isSelf = scope.person === card.id
  const managed = isManaged(visit, card)
  const subject = { id: card.id as NonNullable<typeof scope.person>, roles: card.roles.map(rowOf) }
  const above = isAbove(scope, subject, scope.today)
  const isOpen = card.state === 'active' || card.state === 'left'
  const anywhere = (rule: typeof managePeople): boolean =>
    scope.roles.some((held) => may(rule, scope, { owner: held }))
  return {
    edit: isOpen && (isSelf || (managed && above)),
    hold: card.state === 'active' && managed,
    invite: card.state === 'active' && managed && above && !isSelf,
    deputy: card.state === 'active' && (isSelf || (managed && above)),
    leave: isOpen && managed && above && !isSelf,
    merge: isOpen && managed && above && anywhere(mergePeople),
    erase: isOpen && managed && above && !isSelf && anywhere(erasePeople),
    end: (held) => card.state === 'active' && may(grantRole[held.role], scope, { owner: ownerOf(held) }),
  }
}

/** The card of the person in the address; null when out of sight. */
export const findCard = async (visit: Visit): Promise<PersonCard | null> => {
  const id = visit.param('id')
  return isUuid(id) ? personCard(visit.tx, id) : null
}

const drawCard = (visit: Visit, card: PersonCard, problems: readonly Problem[]): Promise<Answer> =>
  visit.page(
    {
      title: printedName(card),
      section: SECTION,
      failed: problems.length > 0,
      about: { who: card.id },
    },
    <CardPage
      card={card}
      doable={doableFor(visit, card)}
      today={visit.scope.today}
      zone={visit.scope.zone}
      invited={visit.query('invited') !== ''}
      problems={problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
    />,
  )

/** The card with problems of a form that stands on it. */
export const showCard = async (visit: Visit, problems: readonly Problem[]): Promise<Answer> => {
  const card = await findCard(visit)
  return card === null ? { kind: 'notFound' } : drawCard(visit, card, problems)
}

// ---------------------------------------------------------------- forms about one person

type PersonForm = {
  readonly path: string
  readonly command: AnyCommand
  readonly input: FormRoute['input']
  readonly may: (doable: CardDoable) => boolean
  readonly known: (card: PersonCard) => FormValues
  readonly draw: (visit: Visit, card: PersonCard, props: FormPageProps) => Promise<Answer> | Answer
}

const showForm = async (spec: PersonForm, visit: Visit, typed: Typed): Promise<Answer> => {
  const card = await findCard(visit)
  if (card === null) return { kind: 'notFound' }
  // what cannot be done is no empty form: the card says why
  if (typed === NOTHING && !spec.may(doableFor(visit, card)))
    return { kind: 'redirect', to: `/people/${card.id}` }
  return spec.draw(
    visit,
    { ...card, version: typed.conflict ?? card.version },
    formProps(visit, typed, spec.known(card)),
  )
}

const personForm = (spec: PersonForm): readonly Route[] => [
  page(spec.path, 'person', (visit) => showForm(spec, visit, NOTHING)),
  form(spec.path, 'person', {
    command: spec.command,
    input: spec.input,
    again: (visit, typed) => showForm(spec, visit, typed),
    sentences: peopleSentences,
  }),
]

const onlyPerson: FormRoute['input'] = (_values, param) => ({ person: param('id') })

const pageOf = (visit: Visit, title: string, props: FormPageProps, content: Parameters<Visit['page']>[1]) =>
  visit.page({ title, section: SECTION, failed: props.problems.length > 0 }, content)

const edit: PersonForm = {
  path: '/people/:id/edit',
  command: editPerson,
  input: (values, param) => ({ person: param('id'), ...namesOf(values) }),
  may: (doable) => doable.edit,
  known: ({ lastName, firstName, middleName, email, phone }) =>
    prefilled({ lastName, firstName, middleName, email, phone }),
  draw: (visit, card, props) =>
    pageOf(
      visit,
      peopleText[visit.lang].edit.title(printedName(card)),
      props,
      <EditPersonPage {...props} person={card} />,
    ),
}

const leave: PersonForm = {
  path: '/people/:id/leave',
  command: leavePerson,
  input: onlyPerson,
  may: (doable) => doable.leave,
  known: () => emptyForm,
  draw: (visit, card, props) =>
    pageOf(
      visit,
      peopleText[visit.lang].card.leaveTitle(printedName(card)),
      props,
      <LeavePage {...props} person={card} />,
    ),
}

const erase: PersonForm = {
  path: '/people/:id/erase',
  command: erasePerson,
  input: (values, param) => ({ person: param('id'), confirmed: values.has('confirmed') }),
  may: (doable) => doable.erase,
  known: () => emptyForm,
  draw: (visit, card, props) =>
    pageOf(
      visit,
      peopleText[visit.lang].card.eraseTitle(printedName(card)),
      props,
      <ErasePage {...props} person={card} />,
    ),
}

const merge: PersonForm = {
  path: '/people/:id/merge',
  command: mergePersons,
  input: (values, param) => ({ person: param('id'), into: values.text('into') }),
  may: (doable) => doable.merge,
  known: () => emptyForm,
  draw: async (visit, card, props) => {
    const region = card.roles[0]?.region ?? visit.scope.roles[0]?.region ?? null
    const likes = (await likePersons(visit.tx, card, region)).filter(({ id }) => id !== card.id)
    const title = peopleText[visit.lang].card.mergeTitle(printedName(card))
    return pageOf(visit, title, props, <MergePage {...props} person={card} likes={likes} />)
  },
}

const back = form('/people/:id/return', 'person', {
  command: returnPerson,
  input: onlyPerson,
  again: (visit, typed) => showCard(visit, typed.problems),
  sentences: peopleSentences,
})

/** The card and what is done with one person as a whole. */
/** Contacts and the account are seen by those who manage the person; each look of theirs is written down. */
const lookAt = async (visit: Visit): Promise<Answer> => {
  const card = await findCard(visit)
  if (card === null) return { kind: 'notFound' }
  const drawn = await drawCard(visit, card, [])
  const isTold = drawn.kind === 'page' && card.managed && card.id !== visit.scope.person
  return isTold ? { ...drawn, reading: { name: 'person.look', whose: card.id } } : drawn
}

export const personRoutes: readonly Route[] = [
  datedPage('/people/:id', 'person', lookAt),
  ...personForm(edit),
  ...personForm(leave),
  ...personForm(erase),
  ...personForm(merge),
  back,
]
