import type { BenchLine } from './line.ts'
import { fileLines } from './lines-files.ts'
import { matchingLine } from './lines-matching.ts'
import { writeLines } from './lines-writes.ts'

/** Everything that is measured beside pages, what changes the installation last. */
export const LINES: readonly BenchLine[] = [matchingLine, ...writeLines, ...fileLines]
