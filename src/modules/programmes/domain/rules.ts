import { addDays, type Day } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { nextState, type Workflow } from '../../../kernel/workflow.ts'
import { normalProgrammeName } from './naming.ts'
import type { Act, Programme, ProgrammeState, Span } from './types.ts'
import type { ProgrammeAction } from './workflow.ts'

/** The last day of a half-open span, as people write it. */
export const lastDay = (span: Span): Day => addDays(span.until, -1)

/** The day of a span nearest to a day: a programme is looked at before it begins and after it is over. */
export const dayWithin = (span: Span, day: Day): Day =>
  day < span.from ? span.from : day >= span.until ? lastDay(span) : day

/** A span from two days of a form, both inside. */
export const spanOf = (from: Day, last: Day): Result<Span> =>
  last < from ? refuse('periodBackwards', 'until') : ok({ from, until: addDays(last, 1) })

/** A closed programme or model is history. */
export const whileOpen = (thing: { readonly state: ProgrammeState }): Refusal[] =>
  thing.state === 'closed' ? [{ code: 'closedIsHistory' }] : []

/** A stage lies within its programme: a stage outside would never have its place. */
export const stageSpan = (programme: Programme, from: Day, last: Day): Result<Span> => {
  const span = spanOf(from, last)
  if (!span.ok) return span
  const closed = whileOpen(programme)
  if (closed.length > 0) return refuseAll(closed)
  const isInside = from >= programme.from && span.value.until <= programme.until
  return isInside ? span : refuse('stageOutside', from < programme.from ? 'from' : 'until')
}

export type Moved = { readonly from: ProgrammeState; readonly to: ProgrammeState; readonly act: Act }

/** A move by an act: without a paper or its words nothing is agreed, started or closed. */
export const moveByAct = (
  workflow: Workflow<ProgrammeState, ProgrammeAction>,
  state: ProgrammeState,
  action: ProgrammeAction,
  act: Act | null,
): Result<Moved> => {
  const to = nextState(workflow, state, action)
  if (to === null) return refuse('programmeNotNow', undefined, { state })
  return act === null ? refuse('actNeeded', 'act') : ok({ from: state, to, act })
}

/** A name that leads here already is not kept twice; its own name needs no alias. */
export const newAlias = (programme: Programme, alias: string): Result<{ alias: string; normal: string }> => {
  const normal = normalProgrammeName(alias)
  if (normal.length < 4) return refuse('aliasTooShort', 'alias')
  const known = [programme.name, programme.shortName, ...programme.aliases.map((each) => each.alias)]
  return known.some((name) => normalProgrammeName(name) === normal)
    ? refuse('programme_alias_once', 'alias')
    : ok({ alias, normal })
}

/** Where a day stands among spans: its place is shown beside each stage. */
export type Place = 'past' | 'now' | 'ahead'
export const placeOf = (span: Span, today: Day): Place =>
  today >= span.until ? 'past' : today >= span.from ? 'now' : 'ahead'
