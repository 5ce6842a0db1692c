import { ok } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { newId } from '../../../platform/random.ts'
import { manageDirective } from '../domain/access.ts'
import type { Directive } from '../domain/types.ts'
import { GroundInput, HeadInput, RemoveGroundInput, StartInput } from '../domain/writing/input.ts'
import * as rules from '../domain/writing/rules.ts'
import { citedAs } from '../domain/writing/sheet.ts'
import type { Blank } from '../domain/writing/types.ts'
import { type Owed, owedBy } from '../queries/answering.ts'
import { blankOf } from '../queries/draft.ts'
import { findDirective, lockDirective } from '../queries/paper.ts'
import { headsOf } from '../queries/resolution.ts'
import { attachAnswer } from './answering.ts'
import { refreshClauses } from './clauses.ts'
import { pageOf, rename, touch } from './giving.ts'
import { deskOf } from './intake.ts'
import { saveDraft } from './starting.ts'

type Desk = Subject & {
  readonly blank: Blank
  readonly answered: Directive | null
  /** The head of the node, who usually signs. */
  readonly head: string | null
  readonly owed: Owed | null
}
type Started = StartInput & { readonly id: string }

/** What the asked form holds, as a table to be attached; given by the composition, as forms stand to the right. */
export type FilledForm = (
  tx: Tx,
  assignment: string,
) => Promise<{ readonly title: string; readonly rows: readonly (readonly [string, string])[] } | null>

/** «Исх.» of a letter that answers another: the words of the link. */
const answerWords = (answered: Directive): string => citedAs(answered)

const saveAnswer = async (tx: Tx, change: Started, desk: Desk, link: string): Promise<void> => {
  if (desk.answered === null) return
  const { region, municipality, organisation } = desk.owner
  await run(
    tx,
    sql`insert into record_link (id, record_id, kind, to_record_id, as_written, region_id, municipality_id, organisation_id)
        values (${link}, ${change.id}, 'answers', ${desk.answered.record}, ${answerWords(desk.answered)}, ${region}, ${municipality}, ${organisation})`,
  )
}

/** A paper is begun in the program: kind and title; the rest is written on its page. */
export const startDirectiveWith = (filled: FilledForm) =>
  command<StartInput, Desk, Started>({
    name: 'directive.start',
    input: StartInput,
    access: manageDirective,
    load: async (tx, input) => {
      const role = deskOf(tx.scope.roles)
      if (role === null) return null
      const owner = { region: role.region, municipality: role.municipality, organisation: role.organisation }
      return {
        owner,
        blank: await blankOf(tx, owner),
        head: (await headsOf(tx, owner))[0]?.id ?? null,
        answered: input.answersTo === '' ? null : await findDirective(tx, input.answersTo),
        owed: input.assignment === '' ? null : await owedBy(tx, input.assignment),
      }
    },
    decide: (_desk, input) => ok({ ...input, id: newId() }),
    save: async (tx, change, desk, work) => {
      await saveDraft(tx, change, desk, work)
      await saveAnswer(tx, change, desk, work.newId())
      if (desk.owed !== null)
        await attachAnswer(tx, { id: change.id, owner: desk.owner }, desk.owed, filled, work)
    },
    tell: (change) => ({ record: change.id, change: { kind: change.kind } }),
    to: (change) => `/directives/${change.id}`,
  })

/** Without forms of other modules. */
export const startDirective = startDirectiveWith(async () => null)

/** Title, purpose, control, who signs and who prepared. */
export const writeHead = command<HeadInput, Directive, HeadInput>({
  name: 'directive.writeHead',
  input: HeadInput,
  access: manageDirective,
  load: (tx, input) => lockDirective(tx, input.directive),
  decide: rules.writtenHead,
  save: async (tx, change, directive) => {
    const control = change.controlKind === 'person' ? change.control : null
    await run(
      tx,
      sql`update directive set kind = ${change.kind}, title = ${change.title}, purpose = ${change.purpose}, ordering_word = ${change.orderingWord},
          recipient = ${change.recipient || null}, control_kind = ${change.controlKind}, control_as_written = ${control},
          controller_person_id = ${change.controlKind === 'person' ? change.controller : null}, signatory_person_id = ${change.signatory || null},
          signatory_position = ${change.signatoryPosition || null}, prepared_person_id = ${change.prepared || null}, version = version + 1
        where id = ${directive.record}`,
    )
    await rename(tx, directive.record)
    await refreshClauses(tx, directive.record)
  },
  tell: (change, directive) => ({ record: directive.record, change: { kind: change.kind } }),
  to: (_change, directive) => pageOf(directive),
})

type Leaning = Directive & { readonly ground: Directive | null }
type Ground = { readonly record: string | null; readonly words: string }

/** A ground: a paper of the register, or an act in words. */
export const addGround = command<GroundInput, Leaning, Ground>({
  name: 'directive.addGround',
  input: GroundInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    if (directive === null) return null
    const ground = input.record === '' ? null : await findDirective(tx, input.record)
    return input.record !== '' && ground === null ? null : { ...directive, ground }
  },
  decide: (subject, input) => {
    const draft = rules.whileDraft(subject)
    if (!draft.ok) return draft
    return rules.groundOf(input, subject.ground)
  },
  save: async (tx, change, directive, work) => {
    const { region, municipality, organisation } = directive.owner
    await run(
      tx,
      sql`insert into record_link (id, record_id, kind, to_record_id, as_written, region_id, municipality_id, organisation_id)
          values (${work.newId()}, ${directive.record}, 'ground', ${change.record}, ${change.words}, ${region}, ${municipality}, ${organisation})`,
    )
    await touch(tx, directive)
  },
  tell: (change, directive) => ({ record: directive.record, change: { ground: change.record } }),
  to: (_change, directive) => `${pageOf(directive)}#grounds`,
})

export const removeGround = command<RemoveGroundInput, Directive, { readonly ground: string }>({
  name: 'directive.removeGround',
  input: RemoveGroundInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    const link = await maybe(
      tx,
      sql`select 1 from record_link where id = ${input.ground} and record_id = ${input.directive} and kind = 'ground'`,
    )
    return link === null ? null : directive
  },
  decide: (subject, input) => {
    const draft = rules.whileDraft(subject)
    return draft.ok ? ok({ ground: input.ground }) : draft
  },
  save: async (tx, change, directive) => {
    await run(
      tx,
      sql`delete from record_link where id = ${change.ground} and record_id = ${directive.record}`,
    )
    await touch(tx, directive)
  },
  tell: (change, directive) => ({ record: directive.record, change: { ground: change.ground } }),
  to: (_change, directive) => `${pageOf(directive)}#grounds`,
})
