import type { Guarded, Owner, Role } from '../../kernel/access.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { channelOf } from '../../platform/command/channel.ts'
import { type AnyCommand, command } from '../../platform/command/command.ts'
import type { Work } from '../../platform/command/work.ts'
import { run, sql, type Tx } from '../../platform/database/query.ts'
import { linkCommand } from '../../platform/session/answer-link.ts'
import * as access from './domain/access.ts'
import { levelOf, ownerOfQuestion, putTo, toldRoles } from './domain/concern.ts'
import { AskInput, CloseInput, QuestionLinkInput, SayInput } from './domain/input.ts'
import { close, type Said, say } from './domain/rules.ts'
import type { PutTo, Question, QuestionState, Thing } from './domain/types.ts'
import {
  type AnswerChannel,
  type Concerns,
  concernedBy,
  findQuestion,
  findSchool,
  findThing,
} from './queries.ts'

const roleOf = (work: Work): string => (typeof work.as === 'string' ? work.as : work.as.role)

/** Things whose own card shows their questions; others are shown beside the question. */
const OWN_CARD: Readonly<Record<string, string>> = { assignment: '/assignments' }

const pageOf = (thing: Thing, id: string): string => {
  const card = OWN_CARD[thing.kind]
  return card === undefined ? `/questions/${id}` : `${card}/${thing.record}#questions`
}

type Telling = {
  readonly id: string
  readonly thing: Thing
  readonly code: 'questionAsked' | 'questionAnswered'
  readonly people: readonly (string | null)[]
  readonly node: { readonly owner: Owner; readonly roles: readonly Role[] } | null
}

/** Tells the people named and the holders of roles at a node, except whoever has just written. */
const tell = async (tx: Tx, { id, thing, code, people, node }: Telling, work: Work): Promise<void> => {
  const { region = null, municipality = null, organisation = null } = node?.owner ?? {}
  await run(
    tx,
    sql`insert into notification (id, person_id, code, record_id, row_id, day, words, address, created_at)
      select gen_random_uuid(), who.person, ${code}, ${thing.record}::uuid, ${id}::uuid, ${work.today}::date,
        ${JSON.stringify({ title: thing.title })}::jsonb, ${`/questions/${id}`}, ${work.at}::timestamptz
      from (select unnest(${people.filter((one) => one !== null)}::uuid[]) as person
        union select h.person_id from role_held h where h.level = ${node === null ? '' : levelOf(node.owner)} and h.role = any (${[...(node?.roles ?? [])]}::text[])
          and h.region_id = ${region}::uuid and h.municipality_id is not distinct from ${municipality}::uuid
          and h.organisation_id is not distinct from ${organisation}::uuid
          and h.from_on <= ${work.today} and (h.until_on is null or h.until_on > ${work.today})) who
      where who.person is distinct from ${tx.scope.person} on conflict do nothing`,
  )
}

/** Those asked: the person named, else whomever the thing names, else holders of the roles that its kind concerns. */
const tellAsked = async (
  tx: Tx,
  concerns: Concerns,
  asked: { readonly id: string; readonly thing: Thing; readonly to: PutTo },
  work: Work,
): Promise<void> => {
  const { id, thing, to } = asked
  const { answering } = await concernedBy(tx, concerns, thing)
  const named = to.person === null ? (to.owner.organisation === null ? answering : []) : [to.person]
  const node = named.length > 0 ? null : { owner: to.owner, roles: toldRoles(thing.kind, to.owner) }
  await tell(tx, { id, thing, code: 'questionAsked', people: named, node }, work)
}

type Asking = Guarded & { readonly thing: Thing; readonly to: PutTo; readonly kept: Owner }
type Asked = { readonly id: string; readonly text: string }

const ask = (concerns: Concerns) =>
  command<AskInput, Asking, Asked>({
    name: 'question.ask',
    input: AskInput,
    access: access.askQuestion,
    load: async (tx, input) => {
      const thing = await findThing(tx, input.record, input.row)
      if (thing === null) return null
      const to = putTo(thing, tx.scope, await concernedBy(tx, concerns, thing))
      const kept = ownerOfQuestion(thing, tx.scope)
      return { thing, to, kept, owner: thing.owner, named: { asker: tx.scope.person } }
    },
    decide: (_subject, input, { newId }) => ok({ id: newId(), text: input.text }),
    save: async (tx, { id, text }, { thing, to, kept }, work) => {
      const [role] = tx.scope.roles
      await run(
        tx,
        sql`insert into question (id, record_id, row_id, row_words, text, asked_by, asked_as, asked_at, last_at, region_id, municipality_id, organisation_id,
            to_region_id, to_municipality_id, to_organisation_id, to_person_id)
          values (${id}, ${thing.record}, ${thing.row}, ${thing.rowWords}, ${text}, ${tx.scope.person}, ${role?.role ?? null}, ${work.at}, ${work.at},
            ${kept.region}, ${kept.municipality}, ${kept.organisation}, ${to.owner.region}, ${to.owner.municipality}, ${to.owner.organisation}, ${to.person})`,
      )
      await tellAsked(tx, concerns, { id, thing, to }, work)
    },
    tell: ({ id, text }, { thing }) => ({ record: thing.record, row: id, words: { text } }),
    to: ({ id }, { thing }) => pageOf(thing, id),
  })

const lock = async (tx: Tx, concerns: Concerns, id: string): Promise<Question | null> => {
  await run(tx, sql`select 1 from question where id = ${id} for update`)
  return findQuestion(tx, concerns, id)
}

const saveState = async (
  tx: Tx,
  id: string,
  to: QuestionState,
  isOpen: boolean,
  work: Work,
): Promise<void> => {
  await run(
    tx,
    sql`update question set state = ${to}, is_open = is_open or ${isOpen}, last_at = ${work.at}, version = version + 1 where id = ${id}`,
  )
}

type Told = Said & { readonly channel: AnswerChannel }

const sayTo = (concerns: Concerns) =>
  command<SayInput, Question, Told>({
    name: 'question.say',
    input: SayInput,
    access: access.sayToQuestion,
    byLink: true,
    load: (tx, input) => lock(tx, concerns, input.question),
    decide: (question, input, { scope, as }) => {
      // a link answers once
      if (as === 'link' && question.state !== 'open') return refuse('nothingToAnswer')
      const said = say(question, input, scope.person)
      return said.ok ? ok({ ...said.value, channel: channelOf(as, input.channel) }) : said
    },
    save: async (tx, said, question, work) => {
      const { id, thing, askedBy, to } = question
      const role = typeof work.as === 'string' ? (tx.scope.roles[0]?.role ?? null) : roleOf(work)
      await run(
        tx,
        sql`insert into question_answer (id, question_id, text, by_person, by_role, at, channel)
          values (${work.newId()}, ${id}, ${said.text}, ${tx.scope.person}, ${role}, ${work.at}, ${said.channel})`,
      )
      await saveState(tx, id, said.to, said.isOpen, work)
      if (said.action === 'askMore') await tellAsked(tx, concerns, { id, thing, to }, work)
      else await tell(tx, { id, thing, code: 'questionAnswered', people: [askedBy], node: null }, work)
    },
    tell: (said, { id, thing }) => ({
      record: thing.record,
      row: id,
      change: { from: said.from, to: said.to },
      words: { text: said.text },
      channel: said.channel,
    }),
    to: ({ channel }, { thing, id }) =>
      channel === 'link' ? `/questions/${id}/reply?done=answered` : pageOf(thing, id),
  })

/** A school answers one question by a link: it sees the question, not the thing asked about. */
const makingLink = (concerns: Concerns) =>
  linkCommand({
    name: 'question.makeLink',
    input: QuestionLinkInput,
    access: access.linkToQuestion,
    load: async (tx, input) => {
      const question = await lock(tx, concerns, input.question)
      const school = question && (await findSchool(tx, question.to.owner.organisation))
      return question && { ...question, school }
    },
    opens: ({ id, record, row, owner, state, school }) =>
      state !== 'open' || school === null
        ? refuse('nothingToAnswer')
        : ok({
            record,
            row,
            owner,
            label: school,
            commands: ['question.say'],
            address: `/questions/${id}/reply`,
            back: `/questions/${id}`,
          }),
  })

const closing = (concerns: Concerns) =>
  command<CloseInput, Question, QuestionState>({
    name: 'question.close',
    input: CloseInput,
    access: access.closeQuestion,
    load: (tx, input) => lock(tx, concerns, input.question),
    decide: (question) => close(question),
    save: (tx, to, { id }, work) => saveState(tx, id, to, false, work),
    tell: (to, { id, thing, state }) => ({ record: thing.record, row: id, change: { from: state, to } }),
    to: (_change, { thing, id }) => pageOf(thing, id),
  })

/** Commands of questions; `concerns` says whom things of each kind name. */
export const questionsCommands = (
  concerns: Concerns,
): {
  readonly ask: AnyCommand
  readonly say: AnyCommand
  readonly close: AnyCommand
  readonly link: AnyCommand
} => ({
  ask: ask(concerns),
  say: sayTo(concerns),
  close: closing(concerns),
  link: makingLink(concerns),
})
