import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { type Circumstances, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { linkCommand } from '../../../platform/session/answer-link.ts'
import { judgeByAnswer, prove } from '../../assignments/public.ts'
import * as access from '../domain/access.ts'
import { ExtendInput, KeepInput, readRows, SendInput, SheetInput } from '../domain/input.ts'
import { lockOf, sourceOf } from '../domain/rounds.ts'
import { type Change, placeOf, planSending } from '../domain/sheets.ts'
import type { Confirmation, Deficit, Sheet, SheetChannel, SheetRow, Theme } from '../domain/types.ts'
import { asDeficit, deficitsOf } from '../queries/deficit.ts'
import { openersOf } from '../queries/round.ts'
import { lockSheet } from '../queries/sheet.ts'
import { themesById } from '../queries/theme.ts'
import { deficitsText, roundTitle } from '../text.ts'

/** A sheet under a command, with everything its rules look at. */
export type Filling = Sheet & {
  readonly known: readonly Deficit[]
  readonly themes: ReadonlyMap<string, Theme>
}

export const loadFilling = async (tx: Tx, id: string): Promise<Filling | null> => {
  const sheet = await lockSheet(tx, id)
  if (sheet === null) return null
  const lines = await deficitsOf(tx, sheet.organisation)
  return { ...sheet, known: lines.map(asDeficit), themes: await themesById(tx) }
}

const address = (sheet: Pick<Sheet, 'id'>): string => `/deficit-sheets/${sheet.id}`

/** Somebody above the school writes in its name: then he says how he knows (decisions 24). */
export const isForSchool = ({ as }: Pick<Circumstances, 'as'>): boolean =>
  typeof as === 'object' && as.level !== 'organisation'

export const whileWritable = (sheet: Sheet, today: Sheet['round']['dueOn']): Result<null> =>
  lockOf(sheet, today) === null ? ok(null) : refuse('sheetLocked')

/** The working copy: what a colleague of the school continues with. */
export const saveWorking = async (
  tx: Tx,
  rows: readonly SheetRow[],
  sheet: Pick<Sheet, 'id'>,
  work: Work,
): Promise<void> => {
  await run(
    tx,
    sql`update deficit_sheet set working = ${JSON.stringify(rows)}::jsonb, kept_on = ${work.today}, kept_by = ${tx.scope.person}, version = version + 1 where id = ${sheet.id}`,
  )
}

export const keepSheet = command<KeepInput, Filling, readonly SheetRow[]>({
  name: 'deficitSheet.keep',
  input: KeepInput,
  access: access.fillSheet,
  byLink: true,
  load: (tx, input) => loadFilling(tx, input.sheet),
  decide: (sheet, input, { today }) => {
    const open = whileWritable(sheet, today)
    if (!open.ok) return open
    const read = readRows(input.rows, new Set(sheet.themes.keys()))
    return read.faults.length > 0 ? refuseAll(read.faults) : ok(read.rows)
  },
  save: saveWorking,
  tell: (rows, sheet) => ({ record: sheet.record, change: { rows: rows.length } }),
  to: (_rows, sheet) => `${address(sheet)}/fill?kept=1`,
})

export type Sent = {
  readonly rows: readonly SheetRow[]
  readonly changes: readonly Change[]
  readonly channel: SheetChannel
  readonly confirmation: Confirmation | null
}

const confirmationOf = (sheet: Sheet, forSchool: boolean): Confirmation | null => {
  if (forSchool) return 'waiting'
  return sheet.confirmation === null ? null : 'corrected'
}

/** What a sending of these rows would be; shared by the form and by the table from a file. */
export const decideSending = (
  sheet: Filling,
  read: { readonly rows: readonly SheetRow[]; readonly places?: readonly number[] },
  by: { readonly forSchool: boolean; readonly byLink?: boolean; readonly channel: '' | SheetChannel },
): Result<Sent> => {
  if (by.forSchool && (by.channel === '' || by.channel === 'self')) return refuse('sayHowYouKnow', 'channel')
  const planned = planSending(read.rows, sheet.known, read.places)
  if (!planned.ok) return planned
  return ok({
    rows: read.rows,
    changes: planned.value.changes,
    channel: by.forSchool && by.channel !== '' ? by.channel : by.byLink === true ? 'link' : 'self',
    confirmation: confirmationOf(sheet, by.forSchool),
  })
}

/** What saving deficits needs of a sheet. */
type Holding = Pick<Filling, 'id' | 'owner' | 'round' | 'known' | 'themes'>

/** Deficits that are new, go on, close or open again, and what the round says of each. */
export const saveDeficits = async (tx: Tx, sent: Sent, sheet: Holding, work: Work): Promise<void> => {
  const { region, municipality, organisation } = sheet.owner
  const ids = new Map(sheet.known.map(({ mark, id }) => [mark, id]))
  const list = sent.changes.map(({ mark, row, how }, ord) => ({
    id: ids.get(mark) ?? work.newId(),
    entry: work.newId(),
    mark,
    how,
    ord,
    ...placeOf(row, sheet.themes),
    theme: row.theme,
    wording: row.wording,
    subject: row.subject,
    severity: row.severity,
    people: row.people,
    note: row.note,
  }))
  const rowsOf = sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as w(id uuid, entry uuid, mark text, how text, ord int, kind text, audience text, theme uuid,
    wording text, subject text, severity int, people int, note text)`
  await run(
    tx,
    sql`insert into deficit (id, region_id, municipality_id, organisation_id, kind, audience, theme_id, wording, subject, mark, named_on)
        select w.id, ${region}::uuid, ${municipality}::uuid, ${organisation}::uuid, w.kind, w.audience, w.theme, w.wording, w.subject, w.mark, ${work.today}::date
        from ${rowsOf} where w.how = 'new'`,
  )
  await run(
    tx,
    sql`update deficit d set state = case when w.severity = 0 then 'closed' when d.state = 'closed' then 'open' else d.state end,
          closed_on = case when w.severity = 0 then coalesce(d.closed_on, ${work.today}::date) end, closed_how = case when w.severity = 0 then coalesce(d.closed_how, 'round') end,
          version = d.version + 1
        from ${rowsOf} where d.id = w.id and w.how <> 'new'`,
  )
  await run(
    tx,
    sql`update deficit_entry e set severity = w.severity, people = w.people, note = w.note, ord = w.ord from ${rowsOf} where e.round_id = ${sheet.round.id} and e.deficit_id = w.id`,
  )
  await run(
    tx,
    sql`insert into deficit_entry (id, deficit_id, round_id, sheet_id, region_id, municipality_id, organisation_id, severity, people, note, ord)
        select w.entry, w.id, ${sheet.round.id}::uuid, ${sheet.id}::uuid, ${region}::uuid, ${municipality}::uuid, ${organisation}::uuid, w.severity, w.people, w.note, w.ord
        from ${rowsOf} where not exists (select 1 from deficit_entry e where e.round_id = ${sheet.round.id} and e.deficit_id = w.id)`,
  )
}

/** A sending: deficits and what the round says of them, the sheet, its assignment proved by the record. */
export const saveSent = async (tx: Tx, sent: Sent, sheet: Filling, work: Work): Promise<void> => {
  await saveDeficits(tx, sent, sheet, work)
  await run(
    tx,
    sql`update deficit_sheet set state = 'sent', working = ${JSON.stringify(sent.rows)}::jsonb, sent_on = coalesce(sent_on, ${work.today}::date), sent_by = ${tx.scope.person},
          sent_as = ${typeof work.as === 'string' ? work.as : work.as.role}, channel = ${sent.channel}, confirmation = ${sent.confirmation}, version = version + 1 where id = ${sheet.id}`,
  )
  if (sheet.state !== 'sent') {
    await work.state({ record: sheet.record, from: sheet.state, to: 'sent', owner: sheet.owner })
    await prove(tx, work, {
      sourceRecord: sourceOf(sheet.round),
      sourceRow: sourceOf(sheet.round),
      organisation: sheet.organisation,
      label: deficitsText.ru.sheet.proof(work.today),
      record: sheet.id,
    })
    // the record itself shows that it is done: nobody has to accept it
    await judgeByAnswer(tx, work, { assignment: sheet.record, decision: 'accepted', words: '' })
  }
  await work.fact('deficitSheetSent', sheet.record, { round: sheet.round.id })
  if (sent.confirmation === 'waiting')
    await work.notify({
      organisation: sheet.organisation,
      code: 'deficitsEnteredForYou',
      record: sheet.record,
      words: { title: roundTitle(sheet.round.quarterOn) },
      address: address(sheet),
    })
}

export const sendSheet = command<SendInput, Filling, Sent>({
  name: 'deficitSheet.send',
  input: SendInput,
  access: access.fillSheet,
  byLink: true,
  load: (tx, input) => loadFilling(tx, input.sheet),
  decide: (sheet, input, circumstances) => {
    const open = whileWritable(sheet, circumstances.today)
    if (!open.ok) return open
    const read = readRows(input.rows, new Set(sheet.themes.keys()))
    const forSchool = isForSchool(circumstances)
    const byLink = circumstances.as === 'link'
    const sent = decideSending(sheet, read, { forSchool, byLink, channel: input.channel })
    if (read.faults.length > 0) return refuseAll([...read.faults, ...(sent.ok ? [] : sent.refusals)])
    return sent
  },
  save: saveSent,
  tell: (sent, sheet) => ({
    record: sheet.record,
    change: { rows: sent.rows.length, fresh: sent.changes.filter(({ how }) => how === 'new').length },
    channel: sent.channel,
  }),
  to: (_sent, sheet) => `${address(sheet)}?done=sent`,
})

export const confirmSheet = command<SheetInput, Sheet, { readonly confirmation: 'confirmed' }>({
  name: 'deficitSheet.confirm',
  input: SheetInput,
  access: access.confirmSheet,
  byLink: true,
  load: (tx, input) => lockSheet(tx, input.sheet),
  decide: (sheet) =>
    sheet.confirmation === 'waiting' ? ok({ confirmation: 'confirmed' }) : refuse('nothingToConfirm'),
  save: async (tx, { confirmation }, sheet, work) => {
    await run(
      tx,
      sql`update deficit_sheet set confirmation = ${confirmation}, confirmed_on = ${work.today}, version = version + 1 where id = ${sheet.id}`,
    )
  },
  tell: (change, sheet) => ({ record: sheet.record, change }),
  to: (_change, sheet) => `${address(sheet)}?done=confirmed`,
})

/** A school without an account reads what was entered for it, and confirms or corrects it. */
export const makeConfirmLink = linkCommand<SheetInput, Sheet>({
  name: 'deficitSheet.makeLink',
  input: SheetInput,
  access: access.linkToSheet,
  load: (tx, input) => lockSheet(tx, input.sheet),
  opens: (sheet) =>
    sheet.confirmation === 'waiting'
      ? ok({
          record: sheet.record,
          owner: sheet.owner,
          label: roundTitle(sheet.round.quarterOn),
          commands: [confirmSheet.name, keepSheet.name, sendSheet.name],
          address: address(sheet),
          back: address(sheet),
        })
      : refuse('nothingToConfirm'),
})

/** One school is let in after the lock: until a day, by a named role, with a reason. */
export const extendSheet = command<ExtendInput, Sheet, Omit<ExtendInput, 'sheet'>>({
  name: 'deficitSheet.extend',
  input: ExtendInput,
  access: access.keepRound,
  load: (tx, input) => lockSheet(tx, input.sheet),
  decide: (_sheet, { until, reason }, { today }) =>
    until < today ? refuse('termInThePast', 'until') : ok({ until, reason }),
  save: async (tx, { until, reason }, sheet, work) => {
    await run(
      tx,
      sql`update deficit_sheet set extended_until = ${until}, extended_by = ${tx.scope.person}, extended_as = ${typeof work.as === 'string' ? work.as : work.as.role},
            extended_reason = ${reason}, version = version + 1 where id = ${sheet.id}`,
    )
    await work.notify({
      organisation: sheet.organisation,
      code: 'deficitSheetOpened',
      record: sheet.record,
      words: { title: roundTitle(sheet.round.quarterOn), due: until },
      address: `${address(sheet)}/fill`,
    })
  },
  tell: ({ until, reason }, sheet) => ({ record: sheet.record, change: { until }, words: { reason } }),
  to: (_change, sheet) => `/deficits/rounds/${sheet.round.id}?done=extended`,
})

type Asking = Sheet & { readonly openers: readonly { readonly person: string }[] }

/** The school asks whoever can lift the lock. */
export const askOpening = command<SheetInput, Asking, { readonly asked: number }>({
  name: 'deficitSheet.askOpening',
  input: SheetInput,
  access: access.confirmSheet,
  load: async (tx, input) => {
    const sheet = await lockSheet(tx, input.sheet)
    return sheet && { ...sheet, openers: await openersOf(tx, sheet.round.municipality) }
  },
  decide: (sheet, _input, { today }) =>
    lockOf(sheet, today) === null ? refuse('sheetIsOpen') : ok({ asked: sheet.openers.length }),
  save: async (_tx, _change, sheet, work) => {
    for (const { person } of sheet.openers)
      await work.notify({
        person,
        code: 'deficitSheetAsked',
        record: sheet.record,
        words: { title: roundTitle(sheet.round.quarterOn) },
        address: `${address(sheet)}/extend`,
      })
  },
  tell: (change, sheet) => ({ record: sheet.record, change }),
  to: (_change, sheet) => `${address(sheet)}?done=asked`,
})
