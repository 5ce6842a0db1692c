import { ok } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { BlankInput } from '../domain/writing/input.ts'
import { deskOf } from './intake.ts'

/** How papers of the person's node look from now on; signed ones keep what they had. */
export const setBlank = command<BlankInput, Subject, BlankInput>({
  name: 'directive.setBlank',
  input: BlankInput,
  access: manageDirective,
  load: async (tx) => {
    const role = deskOf(tx.scope.roles)
    return (
      role && {
        owner: { region: role.region, municipality: role.municipality, organisation: role.organisation },
      }
    )
  },
  decide: (_subject, input) => ok(input),
  save: async (tx, change, { owner }, work) => {
    const authority = change.authority
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    await run(
      tx,
      sql`insert into directive_blank (id, region_id, municipality_id, organisation_id, edition, layout, authority, authority_genitive, contacts, place,
            ordering_word, signatory_position, margin_left, type_size)
          values (${work.newId()}, ${owner.region}, ${owner.municipality}, ${owner.organisation}, ${change.edition}, ${change.layout}, ${authority}::text[],
            ${change.authorityGenitive}, ${change.contacts}, ${change.place}, ${change.orderingWord}, ${change.signatoryPosition}, ${Number(change.marginLeft)},
            ${Number(change.typeSize)})
          on conflict on constraint blank_once do update set edition = excluded.edition, layout = excluded.layout, authority = excluded.authority,
            authority_genitive = excluded.authority_genitive, contacts = excluded.contacts, place = excluded.place, ordering_word = excluded.ordering_word,
            signatory_position = excluded.signatory_position, margin_left = excluded.margin_left, type_size = excluded.type_size,
            version = directive_blank.version + 1`,
    )
  },
  tell: (change) => ({ change: { edition: change.edition, layout: change.layout } }),
  to: () => '/directives/blank?done=saved',
})
