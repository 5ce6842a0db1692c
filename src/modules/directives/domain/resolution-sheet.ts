import type { Paper, PaperBlock } from '../../../documents/paper.ts'

/** What the sheet of a resolution says, in words already. */
export type ResolutionSheet = {
  readonly title: string
  /** «к распоряжению от 15.11.2026 № 338-р, вх. № 1 от 17.11.2026» and its heading. */
  readonly of: readonly string[]
  readonly text: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly position: string
  readonly name: string
  readonly day: string
}

/** The resolution as it is pinned to an incoming paper: what it is to, the words, the tasks, the signature (ГОСТ Р 7.0.97, requisite 28). */
export const resolutionSheet = (sheet: ResolutionSheet): Paper => ({
  title: sheet.title,
  look: { margins: { left: 30, right: 10, top: 20, bottom: 20 }, size: 13, spacing: 1.15 },
  blocks: [
    { kind: 'line', text: sheet.title.toUpperCase(), align: 'center', bold: true },
    ...sheet.of.map((text): PaperBlock => ({ kind: 'line', text, align: 'center' })),
    ...(sheet.text === ''
      ? []
      : sheet.text.split('\n').map(
          (text, at): PaperBlock => ({
            kind: 'line',
            text,
            align: 'justify',
            indent: true,
            above: at === 0 ? 1 : 0,
          }),
        )),
    ...(sheet.rows.length === 0
      ? []
      : ([
          { kind: 'line', text: '', below: 0.5 },
          { kind: 'grid', head: sheet.head, rows: sheet.rows, widths: [34, 46, 20] },
        ] as const)),
    { kind: 'line', text: sheet.position, right: sheet.name, above: 2 },
    { kind: 'line', text: sheet.day },
  ],
})
