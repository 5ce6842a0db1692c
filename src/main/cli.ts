import { DatabaseFailure } from '../platform/database/failure.ts'
import { shutDown } from '../platform/shutdown.ts'
import { EXIT, helpText, notUnderstood, say } from './cli/command-line.ts'
import { commands } from './cli/commands.ts'

const [name = 'help', ...args] = process.argv.slice(2)

/** Commands that scripts call: an argument nobody knows is a mistake there, not a wish. */
const STRICT: ReadonlySet<string> = new Set(['read-terms', 'read-document', 'match'])

// «svyazka read-terms … | head -1»: the reader has left, that is no fault of ours
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
  process.exit(EXIT.done)
})

const main = async (): Promise<number> => {
  if (name === 'help' || name === '--help') {
    process.stdout.write(helpText(commands))
    return EXIT.done
  }
  const found = commands.find((command) => command.name === name)
  if (found === undefined) {
    process.stderr.write(`Нет команды «${name}».\n\n${helpText(commands)}`)
    return EXIT.usage
  }
  if (args.includes('--help')) {
    process.stdout.write(`${found.usage}\n\n${found.about}\n`)
    return EXIT.done
  }
  const unknown = STRICT.has(found.name) ? notUnderstood(args, found.usage) : []
  if (unknown.length > 0) {
    say(`Не понято: ${unknown.join(', ')}.\nsvyazka ${found.usage}`)
    return EXIT.usage
  }
  const code = await found.run(args)
  if (code === EXIT.usage) say(`svyazka ${found.usage}`)
  return code
}

/** What an administrator can act on is a sentence; only a fault of the program shows where it happened. */
const wordsOfFault = (fault: unknown): string => {
  if (fault instanceof DatabaseFailure) return fault.message
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}

main().then(
  (code) => {
    if (code !== EXIT.stays) process.exitCode = code
  },
  (fault: unknown) => {
    process.stderr.write(`${wordsOfFault(fault)}\n`)
    return shutDown(EXIT.fault)
  },
)
