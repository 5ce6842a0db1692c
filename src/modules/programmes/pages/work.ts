/** What the papers of a programme or model have brought about by today. */
export type Work = {
  readonly open: number
  readonly late: readonly { readonly href: string; readonly title: string; readonly count: number }[]
  readonly teams: number
}
