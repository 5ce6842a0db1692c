import { createInterface } from 'node:readline'
import { termLine } from '../../kernel/term/line.ts'
import { type CliCommand, EXIT, say } from './command-line.ts'

const readAll = async (): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line.replace(/^\ufeff/u, ''))
  } catch {
    return undefined
  }
}

/** Writes a line and waits when the reader at the other end is slower than we are. */
const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (fault) => (fault ? reject(fault) : resolve()))
  })

/** `read-terms`: JSON lines in, JSON lines out, in order; a bad line is answered by an error in its place. */
export const readTermsCommand: CliCommand = {
  name: 'read-terms',
  usage: 'read-terms [--json] < строки.jsonl',
  about:
    'Читает сроки: строки JSON {"text","contextYear","contextKind"} со стандартного ввода, по одной строке JSON в ответ.',
  run: async () => {
    let refused = 0
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue
      const answer = termLine(parse(line))
      if ('error' in answer) refused++
      await write(JSON.stringify(answer))
    }
    if (refused > 0) say(`Не принято строк: ${refused}`)
    return refused > 0 ? EXIT.refused : EXIT.done
  },
}

/** `match`: one JSON document in, one out. */
export const matchCommand: CliCommand = {
  name: 'match',
  usage: 'match [--json] < задача.json',
  about: 'Закрепляет школы: задача JSON со стандартного ввода, план с доказательством в ответ.',
  run: async () => {
    const { matchRefusalLine, runMatch } = await import('../../modules/matching/public.ts')
    const plan = await runMatch(await readAll())
    if (plan.ok) {
      await write(JSON.stringify(plan.value))
      return EXIT.done
    }
    await write(JSON.stringify({ version: 1, refusals: plan.refusals }))
    for (const refusal of plan.refusals.slice(0, 20))
      say(`${matchRefusalLine('ru', refusal)}\n  ${matchRefusalLine('en', refusal)}`)
    return EXIT.refused
  },
}
