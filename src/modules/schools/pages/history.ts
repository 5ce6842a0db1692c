import { parseDay } from '../../../kernel/day.ts'
import { momentText } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Entry } from '../../../ui/history.tsx'
import { CATEGORIES, type Category } from '../domain/types.ts'
import type { HistoryLine } from '../queries/card.ts'
import type { SchoolsText } from '../text.ts'
import type { Here } from './words.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A code of the change as a word of the page; names and dates as they are. */
const wordOf = (value: unknown, { t }: Here): string => {
  const code = text(value)
  const known: Readonly<Record<string, string>> = { ...t.states, ...t.values }
  if ((CATEGORIES as readonly string[]).includes(code)) return t.categories[code as Category]
  return known[code] ?? code
}

const movement = (line: HistoryLine, here: Here): string => {
  const { from, to } = line.change
  if (from === undefined && to === undefined) return ''
  const nothing = here.t.history.nothing
  return here.t.history.arrow(wordOf(from, here) || nothing, wordOf(to, here) || nothing)
}

const fieldsOf = (line: HistoryLine, t: SchoolsText): string => {
  const { fields } = line.change
  if (!Array.isArray(fields)) return ''
  return fields
    .map((field) => t.fields[text(field) as keyof SchoolsText['fields']] ?? '')
    .filter(Boolean)
    .join(', ')
}

const attributeOf = (line: HistoryLine, t: SchoolsText): string => {
  const code = text(line.change.attribute) as keyof SchoolsText['attributes']
  return [t.attributes[code] ?? '', text(line.change.qualifier)].filter(Boolean).join(': ')
}

const dayOf = (line: HistoryLine, t: SchoolsText): string => {
  const day = parseDay(text(line.change.on))
  return day === null ? '' : `${t.history.on(day)}`
}

const PLAIN = ['basis', 'reason', 'successorName', 'alias', 'unit', 'merged'] as const

const detailsOf = (line: HistoryLine, here: Here): string => {
  const { t } = here
  const moved = line.command === 'register.import' ? '' : movement(line, here)
  return [
    attributeOf(line, t),
    moved,
    dayOf(line, t),
    fieldsOf(line, t),
    ...PLAIN.map((name) => text(line.change[name])),
    text(line.words?.file),
    text(line.words?.text),
  ]
    .filter(Boolean)
    .join('; ')
}

/** The history of a card in words, newest first. */
export const historyEntries = (
  lines: readonly HistoryLine[],
  here: Here,
  roleName: (code: string) => string,
): Entry[] =>
  lines.map((line) => {
    const title = here.t.history[line.command as keyof SchoolsText['history']]
    const details = detailsOf(line, here)
    const what = typeof title === 'string' ? title : here.t.history.other
    return {
      when: momentText(localMoment(toMoment(line.at), here.zone)),
      text: details === '' ? what : `${what}: ${details}`,
      ...(line.person
        ? { who: { name: line.person, role: line.role === null ? '' : roleName(line.role) } }
        : {}),
    }
  })
