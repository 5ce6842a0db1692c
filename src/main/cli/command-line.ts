/** Exit codes of the contract (contracts.md): 0 done, 1 input refused, 2 wrong usage, 3 a fault. `stays` keeps serving. */
export const EXIT = { done: 0, refused: 1, usage: 2, fault: 3, stays: -1 } as const

/** One command of `svyazka`. */
export type CliCommand = {
  readonly name: string
  readonly usage: string
  readonly about: string
  readonly run: (args: readonly string[]) => Promise<number>
}

/** What a command does, loaded only when it is asked for; how it is called and told of stands in the list of commands. */
export type CliRun = Pick<CliCommand, 'name' | 'run'>

/** Value of `--name VALUE` or `--name=VALUE`; undefined when it is not given. */
export const option = (args: readonly string[], name: string): string | undefined => {
  const joined = args.find((arg) => arg.startsWith(`--${name}=`))
  if (joined !== undefined) return joined.slice(name.length + 3)
  const at = args.indexOf(`--${name}`)
  return at === -1 ? undefined : args[at + 1]
}

/** True when the flag `--name` is given. */
export const flag = (args: readonly string[], name: string): boolean => args.includes(`--${name}`)

/** Arguments that are neither flags nor values of the named options. */
export const positional = (args: readonly string[], options: readonly string[]): string[] =>
  args.filter((arg, at) => !arg.startsWith('--') && !options.some((name) => args[at - 1] === `--${name}`))

/** Words of a usage that stand for arguments of their own: «registry», «ФАЙЛ». */
const places = (usage: string): number =>
  usage
    .replace(/ < .*| или .*/u, '')
    .replace(/\[[^\]]*\]/gu, '')
    .replace(/--[a-z-]+(?: "[^"]*"| [^\s"]+)?/gu, '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(1).length

/** What among the arguments the usage of the command does not name; `--json` and `--help` every command knows. */
export const notUnderstood = (args: readonly string[], usage: string): string[] => {
  const known = new Set(['--json', '--help', ...(usage.match(/--[a-z-]+/gu) ?? [])])
  const valued = [...usage.matchAll(/--([a-z-]+) [^\s<]/gu)].map(([, name = '']) => name)
  const flags = args.flatMap((arg) => (arg.startsWith('--') ? (arg.split('=')[0] ?? []) : []))
  return [...flags.filter((name) => !known.has(name)), ...positional(args, valued).slice(places(usage))]
}

/** Says something to a person: standard error, so that standard output holds only results. */
export const say = (message: string): void => {
  process.stderr.write(`${message}\n`)
}

/** The list of commands. */
export const helpText = (commands: readonly CliCommand[]): string =>
  `svyazka КОМАНДА [параметры]\n\n${commands.map((command) => `  ${command.usage}\n      ${command.about}`).join('\n')}\n`
