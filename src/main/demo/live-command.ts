import { z } from 'zod'
import type { AccessRule, Guarded } from '../../kernel/access.ts'
import { type Day, daysBetween, parseDay } from '../../kernel/day.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { dayInZone, moment } from '../../platform/clock.ts'
import { type AnyCommand, command } from '../../platform/command/command.ts'
import { maybe, sql, type Tx } from '../../platform/database/query.ts'
import { sendJob } from '../../platform/jobs/send.ts'
import { FARTHEST_DAYS, liveDaysJob } from './live-days.ts'

const LiveInput = z.object({
  until: z.string().transform((text, context): Day => {
    const day = parseDay(text)
    if (day === null) context.addIssue({ code: 'custom', message: 'notADay' })
    return day ?? ('1970-01-01' as Day)
  }),
})
type LiveInput = z.infer<typeof LiveInput>

type Visiting = Guarded & { readonly today: Day }
type Living = { readonly until: Day; readonly job: { id: string } }

/** Anybody who looks around in a demo; elsewhere the command does not exist. */
const liveInDemo: AccessRule = { by: [], self: 'visitor' }

const isDemo = async (tx: Tx): Promise<boolean> =>
  (await maybe(tx, sql<{ demo: boolean }>`select is_demo() as demo`))?.demo === true

/** «Прожить эти дни»: the daily work of the demo region runs day by day for all visitors, in the background. */
export const startLiving = command<LiveInput, Visiting, Living>({
  name: 'demo.live',
  input: LiveInput,
  access: liveInDemo,
  load: async (tx) =>
    (await isDemo(tx))
      ? {
          owner: { region: null, municipality: null, organisation: null },
          named: { visitor: tx.scope.person },
          today: dayInZone(moment(), tx.scope.zone),
        }
      : null,
  decide: ({ today }, { until }) => {
    const ahead = daysBetween(today, until)
    if (ahead <= 0) return refuse('notAhead')
    return ahead > FARTHEST_DAYS
      ? refuse('tooFarAhead', undefined, { days: FARTHEST_DAYS })
      : ok({ until, job: { id: '' } })
  },
  save: async (tx, { until, job }) => {
    job.id = await sendJob(tx, liveDaysJob(null), { until }, { visibleTo: { person: tx.scope.person } })
  },
  tell: ({ until }) => ({ change: { until } }),
  to: ({ job }) => `/demo/days?job=${job.id}`,
})

export const demoCommands: readonly AnyCommand[] = [startLiving]
