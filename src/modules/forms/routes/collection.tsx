import { writeTable } from '../../../documents/xlsx/write.ts'
import { may, type Role } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { prefilled } from '../../../platform/http/form.ts'
import {
  type Answer,
  datedPage,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { loadPart, sentPart } from '../../assignments/public.ts'
import { closeCollection, openCollection, remindCollection } from '../commands/collection.ts'
import { answersSheet } from '../documents/sheet.ts'
import * as access from '../domain/access.ts'
import { askingNodes } from '../domain/node.ts'
import { knownAnswers } from '../domain/prefill.ts'
import { COLLECTION_STATES, MISSING, STANDINGS, type Standing } from '../domain/types.ts'
import { CollectionList } from '../pages/collection-list.tsx'
import { NewCollectionPage } from '../pages/collection-new.tsx'
import { ClosePage, CollectionTable } from '../pages/collection-table.tsx'
import { CollectionPage } from '../pages/collections.tsx'
import { textOf, wordOf } from '../pages/words.ts'
import { knownForMany } from '../queries/answer.ts'
import {
  addresseesOf,
  answerLines,
  type CollectionCard,
  collectionCard,
  collectionPattern,
  findCollection,
  groundsOf,
  listCollections,
  PAGE_SIZE,
  workingLines,
} from '../queries/collection.ts'
import { listForms } from '../queries/form.ts'
import { sayingIn } from '../text/saying.ts'
import { likeLastYear } from './like-last-year.ts'
import { formsForm } from './visiting.ts'

export const SECTION = '/collections'
export const ASKING: readonly Role[] = [
  'municipalCoordinator',
  'authorityHead',
  'committeeOfficer',
  'methodologist',
  'regionalCoordinator',
]
const EXPORT_LIMIT = 2_000

export type CollectionHere = { readonly card: CollectionCard; readonly asks: boolean }

/** The collection of the address and whether the visitor is the one who asks. */
export const collectionHere = async (visit: Visit): Promise<CollectionHere | null> => {
  const id = visit.param('id')
  if (!isUuid(id)) return null
  const collection = await findCollection(visit.tx, id)
  const card = collection && (await collectionCard(visit.tx, id))
  return collection && card && { card, asks: may(access.askByForm, visit.scope, collection) }
}

const list = async (visit: Visit): Promise<Answer> => {
  const at = pageNumber(visit.query('page'))
  const state = COLLECTION_STATES.find((one) => one === visit.query('state')) ?? ''
  const lines = await listCollections(visit.tx, at, state)
  return visit.page(
    { title: textOf(visit.lang).collection.title, section: SECTION, wide: true },
    <CollectionList
      lines={lines.slice(0, PAGE_SIZE)}
      page={at}
      state={state}
      hasNext={lines.length > PAGE_SIZE}
      lang={visit.lang}
    />,
  )
}

const showNew = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const nodes = askingNodes(visit.scope)
  const [first] = nodes
  if (first === undefined) return { kind: 'forbidden' }
  const draft = typed === null ? await visit.draft('collection.open', 'new') : null
  const chosen = nodes.find(({ value }) => value === typed?.values.text('node')) ?? first
  const addressees = await addresseesOf(visit.tx, chosen.owner)
  const like = visit.query('like')
  const pattern = isUuid(like) ? await collectionPattern(visit.tx, like) : null
  const start = prefilled({
    form: visit.query('form'),
    directive: visit.query('directive'),
    who: 'all',
    ...(pattern === null ? {} : likeLastYear(pattern, addressees, visit.scope.today)),
    node: first.value,
  })
  return visit.page(
    {
      title: textOf(visit.lang).collection.newTitle,
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <NewCollectionPage
      forms={(await listForms(visit.tx)).filter(({ withdrawnOn }) => withdrawnOn === null)}
      nodes={nodes}
      addressees={addressees}
      load={
        await loadPart(
          visit,
          addressees.map(({ id }) => id),
        )
      }
      grounds={await groundsOf(visit.tx, chosen.owner)}
      values={typed?.values ?? (visit.query('form') === '' && pattern === null ? draft : null) ?? start}
      problems={typed?.problems ?? []}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

/** Standings of a filter: one of them, «не ответили», or all. */
const standingsOf = (text: string): readonly Standing[] =>
  text === 'missing' ? MISSING : STANDINGS.filter((standing) => standing === text)

const countOf = (card: CollectionCard, standings: readonly Standing[]): number =>
  STANDINGS.filter((each) => standings.length === 0 || standings.includes(each)).reduce(
    (sum, each) => sum + (card.counts[each] ?? 0),
    0,
  )

const show = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const here = await collectionHere(visit)
  if (here === null) return NOT_FOUND
  const standings = standingsOf(visit.query('standing'))
  const filter = { standings, page: pageNumber(visit.query('page')), size: PAGE_SIZE }
  return visit.page(
    {
      title: here.card.title,
      section: SECTION,
      wide: true,
      about: { record: here.card.id },
      failed: typed !== null,
    },
    <CollectionPage
      {...here}
      lines={await answerLines(visit.tx, here.card.id, filter)}
      standing={standings.length === 0 ? '' : visit.query('standing')}
      missing={countOf(here.card, MISSING)}
      page={filter.page}
      total={countOf(here.card, standings)}
      size={PAGE_SIZE}
      done={visit.query('done')}
      sent={here.asks ? await sentPart(visit, here.card.id) : null}
      problems={typed?.problems ?? []}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

/** Those whose words can be read: also of forms that went back. */
const ANSWERED: readonly Standing[] = ['sent', 'sentLate', 'accepted', 'returned']

const showTable = async (visit: Visit): Promise<Answer> => {
  const here = await collectionHere(visit)
  if (here === null) return NOT_FOUND
  if (!here.asks) return { kind: 'forbidden' }
  const filter = { standings: ANSWERED, page: pageNumber(visit.query('page')), size: PAGE_SIZE }
  return visit.page(
    { title: textOf(visit.lang).collection.table, section: SECTION, wide: true },
    <CollectionTable
      {...here}
      lines={await answerLines(visit.tx, here.card.id, filter)}
      page={filter.page}
      total={countOf(here.card, ANSWERED)}
      size={PAGE_SIZE}
      lang={visit.lang}
    />,
  )
}

const confirmClose = async (visit: Visit): Promise<Answer> => {
  const here = await collectionHere(visit)
  if (here === null) return NOT_FOUND
  if (!here.asks) return { kind: 'forbidden' }
  if (here.card.state === 'closed') return { kind: 'redirect', to: `/collections/${here.card.id}` }
  return visit.page(
    { title: textOf(visit.lang).collection.closeTitle, section: SECTION },
    <ClosePage card={here.card} commandKey={visit.commandKey} lang={visit.lang} />,
  )
}

/** Heads and values stay Russian, as data do (decisions 47). */
const exportAnswers = async (visit: Visit): Promise<Answer> => {
  const here = await collectionHere(visit)
  if (here === null) return NOT_FOUND
  if (!here.asks) return { kind: 'forbidden' }
  const t = textOf('ru')
  const lines = await answerLines(visit.tx, here.card.id, { standings: [], page: 1, size: EXPORT_LIMIT })
  const before = [
    { title: t.collection.school, width: 40 },
    { title: t.collection.standing, width: 20 },
    { title: t.collection.sentOn, kind: 'day' as const },
  ]
  const rows = lines.map((line) => ({
    before: [line.organisation, wordOf(t.standings, line.standing), line.sentOn],
    answers: line.answers ?? {},
  }))
  const table = answersSheet(here.card.definition, t.collection.sheet, before, rows, sayingIn('ru'), false)
  return fileAnswer(writeTable(table), `${t.collection.file}. ${here.card.title}`, 'xlsx')
}

/** Rows of schools that have not sent, filled in as far as something is known, to be filled in further elsewhere. */
const exportTemplate = async (visit: Visit): Promise<Answer> => {
  const here = await collectionHere(visit)
  if (here === null) return NOT_FOUND
  if (!here.asks) return { kind: 'forbidden' }
  const t = textOf('ru').collection
  const working = await workingLines(visit.tx, here.card.id)
  const known = await knownForMany(
    visit.tx,
    working.map(({ id }) => id),
  )
  const rows = working.map((line) => {
    const beforehand = knownAnswers(here.card.definition, known.get(line.id) ?? { values: {}, last: null })
    return { before: [line.id, line.organisation], answers: { ...beforehand, ...line.answers } }
  })
  const before = [
    { title: t.idColumn, width: 38 },
    { title: t.school, width: 40 },
  ]
  const table = answersSheet(here.card.definition, t.sheet, before, rows, sayingIn('ru'), true)
  return fileAnswer(writeTable(table), `${t.templateFile}. ${here.card.title}`, 'xlsx')
}

/** Routes of collections. */
export const collectionRoutes: readonly Route[] = [
  datedPage('/collections', ASKING, list),
  page('/collections/new', ASKING, (visit) => showNew(visit, null)),
  datedPage('/collections/:id', 'person', (visit) => show(visit, null)),
  datedPage('/collections/:id/table', 'person', showTable),
  page('/collections/:id/close', 'person', confirmClose),
  page('/collections/:id/answers.xlsx', 'person', exportAnswers),
  page('/collections/:id/template.xlsx', 'person', exportTemplate),
  formsForm('/collections/new', ASKING, {
    command: openCollection,
    input: (values) => ({
      form: values.text('form'),
      title: values.text('title'),
      words: values.text('words'),
      dueOn: values.text('dueOn'),
      node: values.text('node'),
      basis: values.text('basis'),
      directive: values.text('directive'),
      who: values.text('who'),
      organisations: values.all('organisations'),
    }),
    again: showNew,
    draft: () => ({
      form: 'collection.open',
      subject: 'new',
      title: textOf('ru').collection.newTitle,
      address: '/collections/new',
    }),
  }),
  formsForm('/collections/:id/remind', 'person', {
    command: remindCollection,
    input: (_values, param) => ({ collection: param('id') }),
    again: show,
  }),
  formsForm('/collections/:id/close', 'person', {
    command: closeCollection,
    input: (_values, param) => ({ collection: param('id') }),
    again: show,
  }),
]
