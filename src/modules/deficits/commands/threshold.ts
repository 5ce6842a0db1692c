import { z } from 'zod'
import type { MunicipalityId, RegionId } from '../../../kernel/ids.ts'
import { ok } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { maybe, run, sql } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'

const ThresholdInput = z.object({
  municipality: z.string(),
  threshold: z.coerce
    .number('notANumber')
    .int('notANumber')
    .min(2, 'thresholdTooLow')
    .max(500, 'thresholdTooHigh'),
})
type ThresholdInput = z.infer<typeof ThresholdInput>

type Setting = Subject & {
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly was: number | null
}

/** «Считать дефицит общим, если он есть у … школ»: the municipality's own figure. */
export const setThreshold = command<ThresholdInput, Setting, { readonly threshold: number }>({
  name: 'deficit.setThreshold',
  input: ThresholdInput,
  access: access.keepThemes,
  load: async (tx, input) => {
    const found = await maybe(
      tx,
      sql<{
        region: RegionId
        municipality: MunicipalityId
        was: number | null
        version: number | null
      }>`select m.region_id as region, m.id as municipality, s.threshold as was, s.version from municipality m left join deficit_setting s on s.municipality_id = m.id
        where m.id = any (${[...tx.scope.municipalities]}::uuid[]) and (${input.municipality} = '' or m.id::text = ${input.municipality}) order by m.id limit 1`,
    )
    if (found === null) return null
    const { region, municipality, was, version } = found
    return {
      region,
      municipality,
      was,
      ...(version === null ? {} : { version }),
      owner: { region, municipality, organisation: null },
    }
  },
  decide: (_setting, { threshold }) => ok({ threshold }),
  save: async (tx, { threshold }, { region, municipality, was }, work) => {
    await run(
      tx,
      was === null
        ? sql`insert into deficit_setting (municipality_id, region_id, threshold, set_by, set_on) values (${municipality}, ${region}, ${threshold}, ${tx.scope.person}, ${work.today})`
        : sql`update deficit_setting set threshold = ${threshold}, set_by = ${tx.scope.person}, set_on = ${work.today}, version = version + 1 where municipality_id = ${municipality}`,
    )
  },
  tell: ({ threshold }, { was }) => ({ change: { from: was, to: threshold } }),
  to: () => '/deficits/threshold?done=saved',
})
