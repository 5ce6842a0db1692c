import { existsSync } from 'node:fs'
import { readIsolated, readTableIsolated } from '../../documents/isolated.ts'
import type { DocumentReading } from '../../documents/read.ts'
import { refusalSentence } from '../../documents/text.ts'
import { asDocument } from '../../documents/xlsx/document.ts'
import { ok } from '../../kernel/result.ts'
import { readingToJson } from '../../modules/directives/domain/reading/contract.ts'
import { readDirective } from '../../modules/directives/domain/reading/read.ts'
import { type CliRun, EXIT, option, positional, say } from './command-line.ts'

/** The program has no days beyond the neighbours of these years, as in `read-terms`. */
const isYear = (text: string): boolean => /^\d{4}$/.test(text) && Number(text) > 1900 && Number(text) < 2199

/** A plan typed into a spreadsheet comes through the reader of imports, in the same kind of child process. */
const readPaper = async (file: string): Promise<DocumentReading> => {
  const read = await readIsolated(file)
  if (read.ok || !read.refusals.some(({ code }) => code === 'not-a-document')) return read
  const table = await readTableIsolated(file)
  return table.ok ? ok(asDocument(table.value)) : table
}

/** `read-document FILE`: a paper in, what was understood out (contracts.md, section 2). Same limits as in the web program. */
export const readDocumentCommand: CliRun = {
  name: 'read-document',
  run: async (args) => {
    const [file] = positional(args, ['context-year'])
    const year = option(args, 'context-year')
    if (
      file === undefined ||
      (year !== undefined && !isYear(year)) ||
      (year === undefined && args.includes('--context-year'))
    ) {
      say(file === undefined ? 'Назовите файл.' : 'Год называют четырьмя цифрами, с 1901 по 2198.')
      return EXIT.usage
    }
    if (!existsSync(file)) {
      say(`Нет файла «${file}»`)
      return EXIT.refused
    }
    const read = await readPaper(file)
    if (!read.ok) {
      for (const { code, values } of read.refusals) {
        const detail = String(values?.limit ?? '')
        say(`${refusalSentence(code, 'ru', detail)}\n  ${refusalSentence(code, 'en', detail)}`)
      }
      return EXIT.refused
    }
    const reading = readDirective(read.value, year === undefined ? {} : { contextYear: Number(year) })
    process.stdout.write(`${JSON.stringify(readingToJson(reading))}\n`)
    return EXIT.done
  },
}
