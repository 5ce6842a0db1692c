/** A row of a filled table: which answer it is about, its cells by question and where in the file they stand. */
export type LoadedRow = {
  readonly answer: string
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
  readonly places: Readonly<Record<string, string>>
}

/** What of the file was not taken: columns that no question has, rows of nobody, rows about the same answer. */
export type LoadNotes = {
  readonly extra: readonly string[]
  readonly strange: readonly number[]
  readonly twice: readonly number[]
}

/** A word for what the person saw: it changes with every change of the answers that the table is about. */
export const sightOf = (answers: readonly { readonly version: number }[]): string =>
  `${answers.length}.${answers.reduce((sum, { version }) => sum + version, 0)}`
