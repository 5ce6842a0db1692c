import { isUuid, type RecordId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Subject } from '../../../platform/command/command.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign, withdrawOfSource } from '../../assignments/public.ts'
import * as access from '../domain/access.ts'
import { CollectionInput, OpenInput } from '../domain/input.ts'
import { nodeNamed } from '../domain/node.ts'
import * as rules from '../domain/rules.ts'
import type { Collection } from '../domain/types.ts'
import { type Addressee, addresseesOf, collectionCard, lockCollection } from '../queries/collection.ts'
import { findForm } from '../queries/form.ts'
import { formsText } from '../text/words.ts'

type Asking = Subject & {
  readonly versionId: string
  readonly isWithdrawn: boolean
  readonly addressees: readonly Addressee[]
  /** Words of the paper that the collection stands on. */
  readonly paper: string | null
}

type Opening = {
  readonly id: RecordId
  readonly input: OpenInput
  readonly addressees: readonly Addressee[]
  readonly basis: string
}

const wanted = (all: readonly Addressee[], { who, organisations }: OpenInput): readonly Addressee[] => {
  if (who === 'all') return all
  if (who === 'chosen') return all.filter(({ id }) => organisations.includes(id))
  return all.filter(({ groups }) => groups.includes(who))
}

/** «paper» or «paper/clause» of the form. */
const groundOf = (typed: string): { readonly paper: string | null; readonly clause: string | null } => {
  const [paper = '', clause = ''] = typed.split('/')
  return { paper: isUuid(paper) ? paper : null, clause: isUuid(clause) ? clause : null }
}

const paperWords = async (tx: Tx, typed: string): Promise<string | null> => {
  const { paper, clause } = groundOf(typed)
  if (paper === null) return null
  const found = await maybe(
    tx,
    sql<{
      words: string
    }>`select concat_ws(' ', 'п. ' || (select c.number from clause c where c.id = ${clause}::uuid and c.record_id = d.id), d.kind, '№ ' || d.number) as words
      from directive d where d.id = ${paper}`,
  )
  return found?.words ?? null
}

const loadAsking = async (tx: Tx, input: OpenInput): Promise<Asking | null> => {
  const node = nodeNamed(tx.scope, input.node)
  const form = await findForm(tx, input.form)
  if (node === null || form === null) return null
  return {
    owner: node.owner,
    versionId: form.version,
    isWithdrawn: form.withdrawnOn !== null,
    addressees: wanted(await addresseesOf(tx, node.owner), input),
    paper: await paperWords(tx, input.directive),
  }
}

const toAssignment = (
  opening: Opening,
  asked: Addressee,
  { municipality }: Subject['owner'],
): NewAssignment => ({
  owner: { region: asked.region, municipality: asked.municipality, organisation: asked.id },
  person: null,
  roleCode: null,
  sourceRecord: opening.id,
  sourceRow: opening.id,
  title: opening.input.title,
  quote: opening.input.words,
  sourceLabel: opening.basis,
  sourceKind: 'form',
  modality: 'order',
  termAsWritten: null,
  term: null,
  opensOn: null,
  dueOn: opening.input.dueOn,
  controllerPerson: null,
  controlAsWritten: null,
  // who asked decides: the region does not look through what a municipality collects
  controllerMunicipality: municipality,
  answerPath: '/answers',
})

const saveCollection = async (tx: Tx, { id, input, basis }: Opening, asking: Asking, work: Work) => {
  const { region, municipality } = asking.owner
  // «below»: a school that was asked may read what it is asked about; answers stay with their schools
  await work.record({
    id,
    kind: 'form-collection',
    title: input.title,
    owner: { region, municipality, organisation: null },
    reach: 'below',
  })
  await run(
    tx,
    sql`insert into form_collection (id, region_id, municipality_id, version_id, title, words, due_on, opened_on, opened_by)
        values (${id}, ${region}, ${municipality}, ${asking.versionId}, ${input.title}, ${input.words}, ${input.dueOn}, ${work.today}, ${tx.scope.person})`,
  )
  if (input.directive !== '' || input.basis !== '')
    await run(
      tx,
      sql`insert into record_link (id, record_id, kind, to_record_id, to_row_id, as_written, region_id, municipality_id)
          values (${work.newId()}, ${id}, 'ground', ${groundOf(input.directive).paper}, ${groundOf(input.directive).clause}, ${basis}, ${region}, ${municipality})`,
    )
}

export const openCollection = command<OpenInput, Asking, Opening>({
  name: 'collection.open',
  input: OpenInput,
  access: access.askByForm,
  load: loadAsking,
  decide: (asking, input, { newId, today }): Result<Opening> => {
    if (asking.isWithdrawn) return refuse('formWithdrawn', 'form')
    if (!rules.termLiesAhead(input.dueOn, today)) return refuse('termInThePast', 'dueOn')
    if (asking.addressees.length === 0)
      return refuse('chooseSchools', input.who === 'chosen' ? 'organisations' : 'who')
    if (input.directive !== '' && asking.paper === null) return refuse('notAnId', 'directive')
    const basis = [input.basis, asking.paper].filter(Boolean).join(', ')
    return ok({
      id: newId() as RecordId,
      input,
      addressees: asking.addressees,
      basis: basis === '' ? input.title : basis,
    })
  },
  save: async (tx, opening, asking, work) => {
    await saveCollection(tx, opening, asking, work)
    const made = await assign(
      tx,
      work,
      opening.addressees.map((each) => toAssignment(opening, each, asking.owner)),
    )
    await run(
      tx,
      sql`insert into form_answer (id, record_id, region_id, municipality_id, organisation_id, version_id, collection_id)
          select a.id, a.id, a.region_id, a.municipality_id, a.organisation_id, ${asking.versionId}::uuid, ${opening.id}::uuid
          from assignment a where a.id = any (${made}::uuid[])`,
    )
    await work.state({ record: opening.id, from: null, to: 'open', owner: asking.owner })
    await work.fact('formCollectionOpened', opening.id)
  },
  tell: (opening) => ({ record: opening.id, change: { asked: opening.addressees.length } }),
  to: (opening) => `/collections/${opening.id}?done=opened`,
})

export const closeCollection = command<CollectionInput, Collection, { readonly to: 'closed' }>({
  name: 'collection.close',
  input: CollectionInput,
  access: access.askByForm,
  load: (tx, input) => lockCollection(tx, input.collection),
  decide: rules.close,
  save: async (tx, { to }, collection, work) => {
    await run(
      tx,
      sql`update form_collection set state = ${to}, closed_on = ${work.today}, version = version + 1 where id = ${collection.record}`,
    )
    await work.state({ record: collection.record, from: collection.state, to, owner: collection.owner })
    await withdrawOfSource(tx, work, collection.record, formsText.ru.collection.closedReason)
    await work.fact('formCollectionClosed', collection.record)
  },
  tell: ({ to }, collection) => ({ record: collection.record, change: { from: collection.state, to } }),
  to: (_change, collection) => `/collections/${collection.record}?done=closed`,
})

/** One notice a day for each school that has nothing at the controller's: to its common box and to its head. */
const tellMissing = (tx: Tx, work: Work, { record, title }: Collection): Promise<number> =>
  run(
    tx,
    sql`insert into notification (id, person_id, organisation_id, code, record_id, row_id, day, words, address, created_at)
      select gen_random_uuid(), who.person_id, who.organisation_id, 'formReminder', ${record}::uuid, a.id, ${work.today}::date,
        jsonb_build_object('title', ${title}::text), '/answers/' || a.id || '/fill', ${work.at}::timestamptz
      from form_answer a join assignment s on s.id = a.record_id
      join lateral (select null::uuid as person_id, a.organisation_id
        union all select h.person_id, null from role_held h where h.organisation_id = a.organisation_id and h.role = 'schoolHead'
          and h.from_on <= ${work.today} and (h.until_on is null or h.until_on > ${work.today})) who on true
      where a.collection_id = ${record} and a.state in ('draft','returned') and s.state in ('assigned','inWork','returned')
      on conflict do nothing`,
  )

type Reminding = { readonly on: Work['today'] }

/** Those who have not answered are reminded, not more than once a day. */
export const remindCollection = command<
  CollectionInput,
  Collection & { readonly remindedOn: string | null },
  Reminding
>({
  name: 'collection.remind',
  input: CollectionInput,
  access: access.askByForm,
  load: async (tx, input) => {
    const collection = await lockCollection(tx, input.collection)
    const card = collection && (await collectionCard(tx, input.collection))
    return collection && card && { ...collection, remindedOn: card.remindedOn }
  },
  decide: (collection, _input, { today }) => {
    if (collection.state === 'closed') return refuse('collectionClosed')
    return collection.remindedOn === today ? refuse('remindedToday') : ok({ on: today })
  },
  save: async (tx, { on }, collection, work) => {
    await tellMissing(tx, work, collection)
    await run(tx, sql`update form_collection set reminded_on = ${on} where id = ${collection.record}`)
  },
  tell: (_change, { record }) => ({ record, change: { reminded: true } }),
  to: (_change, { record }) => `/collections/${record}?done=reminded&standing=missing`,
})
