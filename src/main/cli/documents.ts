import { existsSync } from 'node:fs'
import { readIsolated } from '../../documents/isolated.ts'
import { refusalSentence } from '../../documents/text.ts'
import { readingToJson } from '../../modules/directives/domain/reading/contract.ts'
import { readDirective } from '../../modules/directives/domain/reading/read.ts'
import { type CliRun, EXIT, option, positional, say } from './command-line.ts'

/** `read-document FILE`: a paper in, what was understood out (contracts.md, section 2). Same limits as in the web program. */
export const readDocumentCommand: CliRun = {
  name: 'read-document',
  run: async (args) => {
    const [file] = positional(args, ['context-year'])
    const year = option(args, 'context-year')
    if (file === undefined || (year !== undefined && !/^\d{4}$/.test(year))) {
      say('Назовите файл: svyazka read-document ФАЙЛ [--context-year ГОД]')
      return EXIT.usage
    }
    if (!existsSync(file)) {
      say(`Нет файла «${file}»`)
      return EXIT.refused
    }
    const read = await readIsolated(file)
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
