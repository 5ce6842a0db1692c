import { TableRow } from 'docx'
import { shortDay } from '../../../kernel/format.ts'
import {
  EFFECT_COLUMNS,
  EFFECT_HEADINGS,
  EFFECT_KINDS,
  EFFECT_STATE_WORDS,
  type Effect,
} from '../domain/effects.ts'
import { PASSPORT_LABELS } from '../domain/passport.ts'
import type { Model } from '../domain/types.ts'
import { acrossCell, cell, line, lines, tableDocx } from './sheet.ts'

const WIDTHS = [30, 18, 28, 24] as const
const DASH = '–'

const rowOf = (texts: readonly string[], bold = false): TableRow =>
  new TableRow({
    children: WIDTHS.map((width, at) =>
      cell(bold ? [line(texts[at] ?? '', true)] : lines(texts[at] ?? ''), width),
    ),
  })

/** Heading of a group, across the sheet. */
const groupRow = (text: string): TableRow =>
  new TableRow({ cantSplit: true, children: [acrossCell(text, WIDTHS.length)] })

const effectRow = ({ words, planned, dueOn, reports: [last] }: Effect): TableRow =>
  rowOf([
    words,
    [planned || DASH, ...(dueOn === null ? [] : [`к ${shortDay(dueOn)}`])].join('\n'),
    last === undefined ? DASH : `${last.actual}\n${EFFECT_STATE_WORDS[last.state]}, ${shortDay(last.on)}`,
    last === undefined
      ? DASH
      : [last.evidence, ...last.files.map(({ name }) => name)].filter(Boolean).join('\n') || DASH,
  ])

/** The expected effect of a model with what came of it, in the two groups of the passport (R042). */
export const effectsDocx = (model: Pick<Model, 'name'>, effects: readonly Effect[]): Promise<Uint8Array> => {
  const own = effects.filter(({ droppedOn }) => droppedOn === null)
  const rows = EFFECT_KINDS.flatMap((kind) => {
    const group = own.filter((effect) => effect.kind === kind)
    return group.length === 0 ? [] : [groupRow(`${EFFECT_HEADINGS[kind]}:`), ...group.map(effectRow)]
  })
  return tableDocx([PASSPORT_LABELS.effect.toUpperCase(), model.name], [rowOf(EFFECT_COLUMNS, true), ...rows])
}
