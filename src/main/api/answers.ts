import answers from './answers.json' with { type: 'json' }
import type { Schema } from './schema.ts'

type ByNoun = Readonly<Record<string, Schema>>

/**
 * What lists and cards answer: read off the types of their queries by `npm run generate` (scripts/answers.mjs), and compared with
 * real answers by a test.
 */
export const rowsAnswered: ByNoun = answers.rows
export const cardsAnswered: ByNoun = answers.cards

/** Types with a name of their own, which rows, cards and one another refer to. */
export const partsOfAnswers: ByNoun = answers.components
