import { isUuid } from '../../kernel/ids.ts'
import { readRequest, STATE_FILTERS } from '../../modules/assignments/domain/listing.ts'
import { assignmentCard } from '../../modules/assignments/queries/card.ts'
import { rowsOf } from '../../modules/assignments/queries/list.ts'
import { findAssignment } from '../../modules/assignments/queries/subject.ts'
import { collectionCard, listCollections } from '../../modules/forms/queries/collection.ts'
import { findForm, listForms } from '../../modules/forms/queries/form.ts'
import { personCard } from '../../modules/people/queries/card.ts'
import { listPeople } from '../../modules/people/queries/list.ts'
import { findTeam, listTeams } from '../../modules/people/queries/teams.ts'
import { findModel } from '../../modules/programmes/queries/model.ts'
import { findProgramme, listProgrammes } from '../../modules/programmes/queries/programme.ts'
import { listRoadmaps } from '../../modules/roadmaps/queries/list.ts'
import { findRoadmap, itemsOf } from '../../modules/roadmaps/queries/roadmap.ts'
import { readCard } from '../../modules/schools/queries/card.ts'
import { organisationsAfter } from '../../modules/schools/queries/list.ts'
import { findMunicipality, municipalitiesOf } from '../../modules/schools/queries/territory.ts'
import { placeOf } from '../../modules/schools/routes/place.ts'
import { deficitInSight, deficitsIn, roundsIn } from './deficits.ts'
import { directiveInSight, directivesIn } from './directives.ts'
import { pairResources } from './pairs.ts'
import { after, type Resource, STATE, TEXT, textIn } from './resource.ts'

const oneOf = (values: readonly string[], wanted: string): boolean => wanted === '' || values.includes(wanted)

const LISTS = ['mine', 'control', 'judge'] as const

const schools: Resource = {
  name: 'schools',
  module: 'schools',
  words: { ru: 'Школы и другие организации', en: 'Schools and other organisations' },
  filters: { text: TEXT, state: { ...STATE, values: ['closed'] } },
  list: async (tx, following, query) => {
    const place = placeOf(tx.scope)
    if (place === null) return []
    const all = {
      kind: null,
      category: null,
      district: null,
      municipality: null,
      sort: 'name',
      descending: false,
      page: 1,
    } as const
    const asked = {
      ...all,
      node: place.node,
      text: textIn(query),
      closed: query('state') === 'closed',
      on: tx.scope.today,
    }
    return organisationsAfter(tx, asked, following)
  },
  card: (tx, id) => readCard(tx, id, tx.scope.today),
}

const municipalities: Resource = {
  name: 'municipalities',
  module: 'schools',
  words: { ru: 'Муниципалитеты региона', en: 'Municipalities of the region' },
  filters: {},
  list: async (tx, following) => {
    const region = placeOf(tx.scope)?.region
    return region === undefined ? [] : after(await municipalitiesOf(tx, region), following)
  },
  card: findMunicipality,
}

const people: Resource = {
  name: 'people',
  module: 'people',
  words: {
    ru: 'Люди. Контакты видит тот, кто ведёт этого человека; взгляд на них пишется в журнал',
    en: 'People. Contacts are seen by those who manage the person; a look at them is written into the audit',
  },
  filters: { text: TEXT, state: { ...STATE, values: ['active', 'left', 'noAccount'] } },
  list: async (tx, following, query) => {
    const state = (['active', 'left', 'noAccount'] as const).find(
      (each) => each === (query('state') || 'active'),
    )
    return state === undefined
      ? null
      : listPeople(tx, { node: null, text: textIn(query), role: null, state, page: 1 }, following)
  },
  card: personCard,
  reading: ({ scope }, card) =>
    'managed' in card && card.managed === true && 'id' in card && card.id !== scope.person
      ? 'person.look'
      : null,
}

const teams: Resource = {
  name: 'teams',
  module: 'people',
  words: { ru: 'Команды', en: 'Teams' },
  filters: {},
  list: (tx, following) => listTeams(tx, following),
  card: findTeam,
}

const directives: Resource = {
  name: 'directives',
  module: 'directives',
  words: { ru: 'Документы; карточка с пунктами и таблицами', en: 'Papers; the card has clauses and tables' },
  filters: { text: TEXT, state: STATE },
  list: (tx, following, query) =>
    directivesIn(tx, { text: textIn(query), state: query('state'), page: 1 }, following),
  card: directiveInSight,
}

const assignments: Resource = {
  name: 'assignments',
  module: 'assignments',
  words: { ru: 'Поручения', en: 'Assignments' },
  filters: {
    list: {
      words: {
        ru: 'Чьи: свои (mine), под контролем (control), ждущие решения (judge); без отбора свои',
        en: 'Whose: one’s own (mine), under control (control), waiting for a decision (judge); own by default',
      },
      values: LISTS,
    },
    state: {
      words: { ru: 'Состояние; без отбора открытые', en: 'State; open ones by default' },
      values: STATE_FILTERS,
    },
    source: { words: { ru: 'Документ, из которого поручение', en: 'The paper it comes from' } },
    school: { words: { ru: 'Школа', en: 'School' } },
  },
  list: async (tx, following, query) => {
    const list = LISTS.find((each) => each === (query('list') || 'mine'))
    return list === undefined || !oneOf(STATE_FILTERS, query('state'))
      ? null
      : rowsOf(tx, list, { ...readRequest(query), page: 1 }, following)
  },
  card: async (tx, id) => {
    const [assignment, card] = [await findAssignment(tx, id), await assignmentCard(tx, id)]
    return assignment && card && { ...card, version: assignment.version }
  },
}

const collections: Resource = {
  name: 'collections',
  module: 'forms',
  words: { ru: 'Сборы ответов по формам', en: 'Collections of answers' },
  filters: { state: { ...STATE, values: ['open', 'closed'] } },
  list: async (tx, following, query) => {
    const state = (['', 'open', 'closed'] as const).find((each) => each === query('state'))
    return state === undefined ? null : listCollections(tx, following, state)
  },
  card: collectionCard,
}

const forms: Resource = {
  name: 'forms',
  module: 'forms',
  words: { ru: 'Формы', en: 'Forms' },
  filters: { text: TEXT },
  list: async (tx, following, query) => after(await listForms(tx, textIn(query)), following),
  card: findForm,
}

const roadmaps: Resource = {
  name: 'roadmaps',
  module: 'roadmaps',
  words: { ru: 'Дорожные карты; карточка со строками', en: 'Roadmaps; the card has rows' },
  filters: { state: STATE, year: { words: { ru: 'Год', en: 'Year' } } },
  list: (tx, following, query) =>
    listRoadmaps(tx, following, { state: query('state'), year: query('year') } as Parameters<
      typeof listRoadmaps
    >[2]),
  card: async (tx, id) => {
    const roadmap = await findRoadmap(tx, id)
    return roadmap && { ...roadmap, items: await itemsOf(tx, roadmap) }
  },
}

const programmes: Resource = {
  name: 'programmes',
  module: 'programmes',
  words: {
    ru: 'Программы; в строке модель своего района',
    en: 'Programmes; a line names the model of one’s own district',
  },
  filters: { text: TEXT },
  list: (tx, following, query) =>
    listProgrammes(tx, { page: following, text: textIn(query), on: tx.scope.today }),
  card: findProgramme,
}

const models: Resource = {
  name: 'models',
  module: 'programmes',
  words: { ru: 'Муниципальные модели', en: 'Municipal models' },
  filters: {},
  card: findModel,
}

const deficits: Resource = {
  name: 'deficits',
  module: 'deficits',
  words: { ru: 'Дефициты школы', en: 'Deficits of a school' },
  filters: { school: { words: { ru: 'Школа', en: 'School' }, needed: true } },
  list: async (tx, following, query) =>
    isUuid(query('school')) ? after(await deficitsIn(tx, query('school')), following) : null,
  card: deficitInSight,
}

const rounds: Resource = {
  name: 'deficit-rounds',
  module: 'deficits',
  words: { ru: 'Сборы дефицитов района', en: 'Rounds of deficits of a district' },
  filters: {
    municipality: {
      words: { ru: 'Муниципалитет; без отбора свой', en: 'Municipality; one’s own by default' },
    },
  },
  list: async (tx, following, query) => {
    const asked = query('municipality') || tx.scope.municipalities[0]
    if (asked === undefined) return []
    return isUuid(asked) ? after(await roundsIn(tx, asked), following) : null
  },
}

/** Every noun that the API gives, in the order of modules. Addresses, access and the OpenAPI document come from this table. */
export const resources: readonly Resource[] = [
  schools,
  municipalities,
  people,
  teams,
  assignments,
  directives,
  collections,
  forms,
  roadmaps,
  programmes,
  models,
  deficits,
  rounds,
  ...pairResources,
]
