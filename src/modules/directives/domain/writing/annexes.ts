import { readTerm } from '../../../../kernel/term/read.ts'
import type { Reading, TermContext } from '../../../../kernel/term/types.ts'

/** Columns of a roadmap in an annex, in this order; the codes are those of the reader's tables. */
export const ROADMAP_COLUMNS = [
  'number',
  'activity',
  'term',
  'municipalResponsibles',
  'institutionalResponsibles',
  'expectedResult',
] as const
export const ROADMAP_HEAD = [
  '№ п/п',
  'Мероприятие',
  'Сроки',
  'Ответственные на муниципальном уровне',
  'Ответственные на институциональном уровне',
  'Ожидаемый результат',
]

const cellsOf = (line: string): string[] =>
  line.split(line.includes('\t') ? '\t' : '|').map((cell) => cell.trim())

const linesOf = (body: string): string[] => body.split('\n').filter((line) => line.trim() !== '')

/** A table as it was typed or pasted from a spreadsheet: a row a line, cells parted by a tab or «|». */
export const gridOfText = (body: string): { readonly head: string[]; readonly rows: string[][] } => {
  const [head = [], ...rows] = linesOf(body).map(cellsOf)
  return { head, rows }
}

/** Rows of a roadmap: numbered when the author did not, six cells each. */
export const roadmapRows = (body: string): string[][] =>
  linesOf(body)
    .map(cellsOf)
    .filter((cells) => !/^№/u.test(cells[0] ?? ''))
    .map((cells, at) => (/^\d+(?:\.\d+)*\.?$/u.test(cells[0] ?? '') ? cells : [String(at + 1), ...cells]))
    .map((cells) => ROADMAP_COLUMNS.map((_, at) => cells[at] ?? ''))

/** Rows as the register keeps tables of papers: terms read, words kept. */
export const roadmapTable = (body: string, context: TermContext) =>
  roadmapRows(body).map((cells) => {
    const named: Record<string, string> = Object.fromEntries(
      ROADMAP_COLUMNS.map((name, at) => [name, cells[at] ?? '']),
    )
    const termText = named.term ?? ''
    const read = termText === '' ? null : readTerm(termText, context)
    const term: Reading = read?.reading ?? { kind: 'undated', reason: 'blank' }
    return {
      number: named.number ?? '',
      parent: null,
      cells: named,
      termText: termText === '' ? null : termText,
      term,
      termAlternatives: read?.alternatives ?? [],
      municipal: [],
      institutional: [],
      expectedResult: named.expectedResult ?? '',
      heading: false,
      place: null,
      confidence: 'sure',
      reason: null,
    }
  })

/** Rows of a plain table as the register keeps them. */
export const plainTable = (body: string) => {
  const { head, rows } = gridOfText(body)
  return {
    columns: head,
    rows: rows.map((cells, at) => ({
      number: String(at + 1),
      parent: null,
      cells: Object.fromEntries(head.map((name, column) => [name, cells[column] ?? ''])),
    })),
  }
}
