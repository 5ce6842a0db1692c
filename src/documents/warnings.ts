import { LIMITS } from './limits.ts'
import type { ReadWarning } from './model.ts'
import { ru, type WarningCode } from './text.ts'

/** Collects what a person must know about the reading; capped, so that a hostile file cannot fill memory with it. */
export type Warnings = {
  readonly add: (code: WarningCode, where: string, detail?: string) => void
  readonly list: () => ReadWarning[]
}

/** Starts an empty collection. The same code at the same place is told once. */
export const startWarnings = (): Warnings => {
  const found = new Map<string, ReadWarning>()
  return {
    add: (code, where, detail) => {
      const key = `${code} ${where}`
      if (found.has(key) || found.size >= LIMITS.document.warnings) return
      found.set(key, { code, where, text: ru.warnings[code](detail ?? '') })
    },
    list: () => [...found.values()],
  }
}
