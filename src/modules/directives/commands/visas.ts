import type { PersonId } from '../../../kernel/ids.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { manageDirective, putVisa } from '../domain/access.ts'
import { OneDirective } from '../domain/input.ts'
import * as directiveRules from '../domain/rules.ts'
import type { Directive } from '../domain/types.ts'
import { SendInput, VisaInput } from '../domain/writing/input.ts'
import type { Drafted } from '../domain/writing/rules.ts'
import * as rules from '../domain/writing/visa.ts'
import { lockDraft } from '../queries/draft.ts'
import { lockDirective } from '../queries/paper.ts'
import { signerOn } from '../queries/resolution.ts'
import { handedToMe, type VisaLine, visasOf, whoMayLook } from '../queries/visas.ts'
import { pageOf, saveState, told } from './giving.ts'
import { ownedBy } from './saving.ts'

type ToSend = Drafted & { readonly mayLook: ReadonlySet<string> }

const saveRound = async (tx: Tx, change: rules.Sent, directive: Directive, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update directive set visa_round = visa_round + 1, visa_mode = ${change.mode} where id = ${directive.record}`,
  )
  const round = await maybe(
    tx,
    sql<{ round: number }>`select visa_round as round from directive where id = ${directive.record}`,
  )
  const list = []
  for (const [ord, person] of change.people.entries()) {
    const signer = await signerOn(tx, person, tx.scope.today)
    list.push({
      ...ownedBy(directive.owner),
      id: work.newId(),
      record_id: directive.record,
      round: round?.round ?? 1,
      ord,
      person_id: person,
      name_then: signer?.name ?? '',
      position_then: signer?.position ?? '',
      state: 'waiting',
      remark: '',
      since: change.mode === 'together' || ord === 0 ? work.at : null,
    })
  }
  await insertAll(tx, 'directive_visa', list)
}

const askFor = (person: string, directive: Directive, work: Work): Promise<void> =>
  work.notify({
    person,
    code: 'visaAsked',
    record: directive.record,
    words: { title: directive.title },
    address: pageOf(directive),
  })

/** The draft goes round: everybody at once, or one after another. */
export const sendForVisas = command<SendInput, ToSend, rules.Sent>({
  name: 'directive.sendForVisas',
  input: SendInput,
  access: manageDirective,
  load: async (tx, input) => {
    const draft = await lockDraft(tx, input.directive)
    if (draft === null) return null
    const people = await whoMayLook(tx, draft.owner)
    return { ...draft, mayLook: new Set(people.map((person) => person.id)) }
  },
  decide: (subject, input) =>
    rules.sendForVisas(subject, input, { clauses: subject.clauses.length, mayLook: subject.mayLook }),
  save: async (tx, change, directive, work) => {
    await saveState(tx, change, directive, work)
    await saveRound(tx, change, directive, work)
    for (const person of change.mode === 'together' ? change.people : change.people.slice(0, 1))
      await askFor(person, directive, work)
  },
  tell: (change, directive) => ({
    ...told(change, directive),
    change: { from: change.from, to: change.to, people: change.people.length, mode: change.mode },
  }),
  to: (_change, directive) => `${pageOf(directive)}?done=sent`,
})

const withdraw = (tx: Tx, directive: Directive): Promise<number> =>
  run(
    tx,
    sql`update directive_visa set state = 'withdrawn' where record_id = ${directive.record} and state = 'waiting'`,
  )

export const takeBackDirective = command<OneDirective, Directive, directiveRules.Moved>({
  name: 'directive.takeBack',
  input: OneDirective,
  access: manageDirective,
  load: (tx, input) => lockDirective(tx, input.directive),
  decide: (directive) => directiveRules.move(directive, 'takeBack'),
  save: async (tx, change, directive, work) => {
    await saveState(tx, change, directive, work)
    await withdraw(tx, directive)
  },
  tell: told,
  to: (_change, directive) => pageOf(directive),
})

type Looking = Directive & {
  readonly visas: readonly VisaLine[]
  readonly mine: string
  readonly author: PersonId | null
  readonly named: { readonly visa: PersonId | null }
}

const loadLooking = async (tx: Tx, input: VisaInput): Promise<Looking | null> => {
  const directive = await lockDirective(tx, input.directive)
  if (directive === null) return null
  const visas = await visasOf(tx, input.directive)
  const facts = await maybe(
    tx,
    sql<{
      author: PersonId | null
    }>`select d.prepared_person_id as author from directive d where d.id = ${input.directive}`,
  )
  const mine = rules.visaOf(visas, tx.scope.person, await handedToMe(tx))
  return {
    ...directive,
    visas,
    mine: mine?.id ?? '',
    author: facts?.author ?? null,
    named: { visa: mine === undefined ? null : tx.scope.person },
  }
}

/** Agreed, or back to the author with remarks. */
export const putVisaOn = command<VisaInput, Looking, rules.Decided>({
  name: 'directive.visa',
  input: VisaInput,
  access: putVisa,
  load: loadLooking,
  decide: (subject, input) => rules.decideVisa(subject, subject.visas, subject.mine, input),
  save: async (tx, change, directive, work) => {
    await run(
      tx,
      sql`update directive_visa set state = ${change.decision}, remark = ${change.remark}, decided_at = ${work.at}, decided_by = ${tx.scope.person} where id = ${change.visa}`,
    )
    if (change.next !== null) {
      await run(tx, sql`update directive_visa set since = ${work.at} where id = ${change.next}`)
      const next = directive.visas.find((visa) => visa.id === change.next)
      if (next !== undefined) await askFor(next.person, directive, work)
    }
    if (change.moved === null) return
    await saveState(tx, change.moved, directive, work, change.remark || null)
    if (change.decision === 'remarks') await withdraw(tx, directive)
    if (directive.author !== null)
      await work.notify({
        person: directive.author,
        code: change.decision === 'remarks' ? 'visaRemarks' : 'visasDone',
        record: directive.record,
        words: { title: directive.title },
        address: pageOf(directive),
      })
  },
  tell: (change, directive) => ({
    record: directive.record,
    row: change.visa,
    change: { decision: change.decision },
    words: change.remark === '' ? {} : { remark: change.remark },
  }),
  to: (_change, directive) => `${pageOf(directive)}?done=visa`,
})
