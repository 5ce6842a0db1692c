/** A generated file: path from the root of the repository, and its text. */
export type GeneratedFile = { readonly path: string; readonly text: string }
