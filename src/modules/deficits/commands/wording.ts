import { z } from 'zod'
import type { MunicipalityId } from '../../../kernel/ids.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { maybe, rows, run, sql } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import type { Deficit, Theme } from '../domain/types.ts'
import { markOf } from '../domain/wording.ts'
import { type DeficitLine, lockDeficit } from '../queries/deficit.ts'
import { themesById } from '../queries/theme.ts'

const MapInput = z.object({
  deficit: z.string().refine(isUuid, 'notAnId'),
  theme: z.string().refine(isUuid, 'chooseTheme'),
})
type MapInput = z.infer<typeof MapInput>
type Mapping = Deficit &
  DeficitLine & {
    readonly wanted: Theme | null
    readonly same: readonly string[]
    readonly newMark: string
    readonly clash: boolean
  }

/** Own words of schools get a theme; the words stay beside it. The same words of other schools of the municipality go along. */
export const mapWording = command<MapInput, Mapping, { readonly theme: Theme }>({
  name: 'deficit.mapWording',
  input: MapInput,
  access: access.keepThemes,
  load: async (tx, input) => {
    const deficit = await lockDeficit(tx, input.deficit)
    if (deficit === null) return null
    const wanted = (await themesById(tx)).get(input.theme) ?? null
    const newMark = markOf({ ...deficit, theme: input.theme })
    const municipality: MunicipalityId = deficit.municipality
    const same = await rows(
      tx,
      sql<{
        id: string
      }>`select d.id from deficit d where d.municipality_id = ${municipality} and d.mark = ${deficit.mark} and d.theme_id is null
        and not exists (select 1 from deficit other where other.organisation_id = d.organisation_id and other.mark = ${newMark}) for update of d`,
    )
    const clash = await maybe(
      tx,
      sql<{
        id: string
      }>`select id from deficit where organisation_id = ${deficit.organisation} and mark = ${newMark}`,
    )
    return { ...deficit, wanted, same: same.map((each) => each.id), newMark, clash: clash !== null }
  },
  decide: (deficit) => {
    if (deficit.theme !== null) return refuse('hasTheme')
    if (deficit.wanted === null || !deficit.wanted.current) return refuse('chooseTheme', 'theme')
    return deficit.clash ? refuse('themeThereAlready', 'theme') : ok({ theme: deficit.wanted })
  },
  save: async (tx, { theme }, { same, newMark }) => {
    await run(
      tx,
      sql`update deficit set theme_id = ${theme.id}, kind = ${theme.kind}, audience = ${theme.audience}, mark = ${newMark}, version = version + 1 where id = any (${[...same]}::uuid[])`,
    )
  },
  tell: ({ theme }, deficit) => ({
    row: deficit.id,
    change: { theme: theme.code, deficits: deficit.same.length },
  }),
  to: () => '/deficits/wordings?done=mapped',
})
