import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of a second in /proc: 100 on every Linux that Node runs on. */
const TICK_MS = 10

type Ticks = { readonly parent: number; readonly own: number; readonly reaped: number }

/** Numbers of `/proc/PID/stat` after the name in brackets; null where the system does not tell. */
const ticksOf = (pid: number | string): Ticks | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (field: number): number => fields[field - 3] ?? 0
    return { parent: at(4), own: at(14) + at(15), reaped: at(16) + at(17) }
  } catch {
    return null
  }
}

/** Processor time a process has used so far, user and system, in ms. Unlike wall time it does not grow when others use the machine. */
export const cpuOf = (pid: number | undefined): number => (ticksOf(pid ?? 0)?.own ?? 0) * TICK_MS

/** The same of a database server: its main process, those it waited for, and every connection that lives now. */
export const cpuOfServer = (postmaster: number): number => {
  const main = ticksOf(postmaster)
  if (main === null) return 0
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => ticksOf(name) ?? [])
    .filter(({ parent }) => parent === postmaster)
  return children.reduce((sum, { own }) => sum + own, main.own + main.reaped) * TICK_MS
}
