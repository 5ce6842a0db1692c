import type { Sheets } from '../documents.ts'

/** Tables that were read lately, by the hash of their file. */
export type KeptSheets = {
  readonly find: (sha256: string) => Sheets | null
  readonly keep: (sha256: string, sheets: Sheets) => void
}

/** Long registers are read again: the program's memory has a bound. */
const MOST_SIGNS = 2_000_000
const KEPT_MS = 120_000
/** A cell takes memory beside its letters. */
const CELL = 16

const signsOf = (sheets: Sheets): number =>
  sheets.reduce(
    (sum, { rows }) =>
      sum + rows.reduce((line, cells) => line + cells.reduce((all, cell) => all + cell.length + CELL, 0), 0),
    0,
  )

/** Keeps the last tables for two minutes after their last use, within a bound of all their letters. */
export const keepSheets = (): KeptSheets => {
  const kept = new Map<string, { readonly sheets: Sheets; readonly signs: number }>()
  const timers = new Map<string, NodeJS.Timeout>()
  const forget = (sha256: string): void => {
    kept.delete(sha256)
    clearTimeout(timers.get(sha256))
    timers.delete(sha256)
  }
  const hold = (sha256: string): void => {
    clearTimeout(timers.get(sha256))
    timers.set(sha256, setTimeout(() => forget(sha256), KEPT_MS).unref())
  }
  const makeRoom = (signs: number): void => {
    let all = signs
    for (const each of kept.values()) all += each.signs
    for (const [sha256, each] of [...kept]) {
      if (all <= MOST_SIGNS) return
      all -= each.signs
      forget(sha256)
    }
  }
  return {
    find: (sha256) => {
      const found = kept.get(sha256)
      if (found === undefined) return null
      hold(sha256)
      return found.sheets
    },
    keep: (sha256, sheets) => {
      const signs = signsOf(sheets)
      if (signs > MOST_SIGNS) return
      makeRoom(signs)
      kept.set(sha256, { sheets, signs })
      hold(sha256)
    },
  }
}
