import type { Day } from '../../../kernel/day.ts'

/** The two groups of a passport (R042): what was carried out, and what has changed because of it. */
export const EFFECT_KINDS = ['carriedOut', 'happened'] as const
export type EffectKind = (typeof EFFECT_KINDS)[number]

/** Headings as a document prints them. */
export const EFFECT_HEADINGS: Readonly<Record<EffectKind, string>> = {
  carriedOut: 'Реализована',
  happened: 'Произошли',
}

/** Columns of the printed table. */
export const EFFECT_COLUMNS = ['Эффект', 'По чему увидим', 'Что получилось', 'Подтверждающие материалы']

export const EFFECT_STATES = ['reached', 'partly', 'notReached'] as const
export type EffectState = (typeof EFFECT_STATES)[number]

/** How a report names the state in a document. */
export const EFFECT_STATE_WORDS: Readonly<Record<EffectState, string>> = {
  reached: 'достигнут',
  partly: 'достигнут частично',
  notReached: 'не достигнут',
}

/** An effect as the text of a passport promises it. */
export type PromisedEffect = { readonly kind: EffectKind; readonly words: string }

/** A report on an effect: what came of it, by what it is seen, on which day. */
export type EffectReport = {
  readonly id: string
  readonly state: EffectState
  readonly actual: string
  readonly evidence: string
  readonly on: Day
  readonly by: string | null
  readonly files: readonly { readonly id: string; readonly name: string }[]
}

/** An effect with what was planned and what was reported, the latest report first. */
export type Effect = PromisedEffect & {
  readonly id: string
  readonly planned: string
  readonly dueOn: Day | null
  readonly droppedOn: Day | null
  readonly reports: readonly EffectReport[]
}

const CARRIED_OUT = /реализован|выполнен|осуществл|пройден|создан|внедрен/u
const HEADING = /^(.{2,60}):$/u
const BULLET = /^[\s·•\-–—*]+|^\d{1,2}[.)]\s+/u
const TAIL = /[\s.;]+$/u

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** «Реализована: …; Произошли: …» line by line; a heading opens a group, a line without one says a change. */
export const effectsIn = (text: string): PromisedEffect[] => {
  const found: PromisedEffect[] = []
  let kind: EffectKind = 'happened'
  for (const line of text.split('\n').map((each) => each.trim())) {
    const heading = HEADING.exec(line)?.[1]
    const words = line.replace(BULLET, '').replace(TAIL, '').slice(0, 1000)
    if (heading !== undefined) kind = CARRIED_OUT.test(plain(heading)) ? 'carriedOut' : 'happened'
    else if (words !== '' && !found.some((each) => each.words === words)) found.push({ kind, words })
  }
  return found
}

/** How many of the effects of today's passport have a report, and how many are reached. */
export const effectsDone = (effects: readonly Effect[]) => {
  const own = effects.filter(({ droppedOn }) => droppedOn === null)
  const last = own.map(({ reports }) => reports[0]?.state ?? null)
  return {
    all: own.length,
    reported: last.filter((state) => state !== null).length,
    reached: last.filter((state) => state === 'reached').length,
  }
}

/** Past its day without a report: to be looked at, never a fault. */
export const isEffectLate = (effect: Effect, today: Day): boolean =>
  effect.droppedOn === null && effect.reports.length === 0 && effect.dueOn !== null && effect.dueOn < today
