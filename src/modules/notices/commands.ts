import type { Guarded } from '../../kernel/access.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { type AnyCommand, command } from '../../platform/command/command.ts'
import { run, sql } from '../../platform/database/query.ts'
import * as access from './domain/access.ts'
import { ReadNewsInput, SettingsInput } from './domain/input.ts'
import type { OwnSettings } from './domain/types.ts'
import { nodeOfKeeper, settingsAt } from './queries/settings.ts'

/** How the people of a node are written to. Asked for a preview it refuses, and the page shows the letter. */
export const keepSettings = command<SettingsInput, OwnSettings, SettingsInput>({
  name: 'notices.keep',
  input: SettingsInput,
  access: access.keepNotices,
  load: async (tx, input) => {
    const owner = nodeOfKeeper(tx.scope)
    return owner === null ? null : settingsAt(tx, owner, input.programme)
  },
  decide: (_settings, input) => (input.preview ? refuse('previewOnly') : ok(input)),
  save: async (tx, change, { owner, version }, work) => {
    const { programme } = change
    const texts = JSON.stringify(change.texts)
    if (version > 0)
      await run(
        tx,
        sql`update notice_settings set mode = ${change.mode}, hour = ${change.hour}, days_before = ${change.daysBefore}::integer[],
            days_after = ${change.daysAfter}::integer[], late_every = ${change.lateEvery}, mailbox = ${change.mailbox}, texts = ${texts}, version = version + 1
          where region_id = ${owner.region} and municipality_id is not distinct from ${owner.municipality} and organisation_id is null
            and programme_id is not distinct from ${programme}`,
      )
    else
      await run(
        tx,
        sql`insert into notice_settings (id, region_id, municipality_id, programme_id, mode, hour, days_before, days_after, late_every, mailbox, texts)
          values (${work.newId()}, ${owner.region}, ${owner.municipality}, ${programme}, ${change.mode}, ${change.hour}, ${change.daysBefore}::integer[],
            ${change.daysAfter}::integer[], ${change.lateEvery}, ${change.mailbox}, ${texts})`,
      )
  },
  tell: ({ programme, mode, hour, daysBefore, daysAfter, lateEvery, mailbox }) => ({
    change: { programme, mode, hour, daysBefore, daysAfter, lateEvery, mailbox },
  }),
  to: ({ programme }) => `/news/settings?saved=yes${programme === null ? '' : `&programme=${programme}`}`,
})

/** «Отметить всё прочитанным»: the header stops counting. */
export const readNews = command<ReadNewsInput, Guarded, null>({
  name: 'notices.read',
  input: ReadNewsInput,
  access: access.readNews,
  load: async (tx) => ({
    owner: { region: null, municipality: null, organisation: null },
    named: { reader: tx.scope.person },
  }),
  decide: () => ok(null),
  save: async (tx, _change, _subject, work) => {
    await run(
      tx,
      sql`update notification set read_at = ${work.at} where person_id = ${tx.scope.person} and read_at is null and day <= ${work.today}`,
    )
  },
  tell: () => ({}),
  to: () => '/news',
})

export const noticesCommands: readonly AnyCommand[] = [keepSettings, readNews]
