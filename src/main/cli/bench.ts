import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { layout } from '../../platform/database/embedded/cluster.ts'
import { readPostmaster } from '../../platform/database/embedded/postmaster.ts'
import { type Database, databaseConfig, openDatabase } from '../../platform/database/open.ts'
import { onShutdown } from '../../platform/shutdown.ts'
import { type Beside, type Compared, type Cost, measurable, measure, type Plan } from '../bench/bench.ts'
import { startChild } from '../bench/child.ts'
import { prepareSample, type Sample, sampleOf, VISITORS } from '../bench/fill.ts'
import { type FirstView, weighFirstView } from '../bench/first-view.ts'
import { startLimit } from '../bench/limit.ts'
import { type Bench, type BenchLine, type Figure, ratioFigure } from '../bench/line.ts'
import { LINES } from '../bench/lines.ts'
import { loadBenchmark, loadSet } from '../bench/load.ts'
import { madeSet, madeThemes, SIZES, type Size } from '../bench/made-set.ts'
import { PAGES } from '../bench/pages.ts'
import { signInAll } from '../bench/visitor.ts'
import { type CliRun, EXIT, option, say } from './command-line.ts'
import { environment, withDatabase } from './operations.ts'

const load = async (args: readonly string[], folder: string): Promise<void> => {
  const { rows, skipped } = await withDatabase(args, (database) => loadBenchmark(database, folder))
  say(`Загружено: ${JSON.stringify(rows)}`)
  if (skipped.length > 0) say(`ПРОПУЩЕНО, таблиц для этого ещё нет: ${skipped.join(', ')}`)
}

const USUAL_SEED = '20221115'

/** A set made here, region by region; the same seed makes the same rows. */
const make = async (args: readonly string[], size: Size, seed: number): Promise<void> => {
  const rows = await withDatabase(args, (database) =>
    loadSet(database, madeThemes(seed), madeSet(size, seed), ({ regions, schools, deficits }) =>
      say(`${regions[0]?.name}: школ ${schools.length}, дефицитов ${deficits.length}`),
    ),
  )
  say(`Загружено: ${JSON.stringify(rows)}`)
}

/** `generate --size …` makes a set of its own, `generate --load ПАПКА` loads CSV files of the same shape (contracts.md, section 5). */
const generateCommand: CliRun = {
  name: 'generate',
  run: async (args) => {
    const size = SIZES.find((each) => each === option(args, 'size'))
    const seed = option(args, 'seed') ?? USUAL_SEED
    const folder = option(args, 'load')
    if ((size === undefined) === (folder === undefined) || !/^\d{1,10}$/u.test(seed)) return EXIT.usage
    if (size !== undefined) await make(args, size, Number(seed))
    if (folder !== undefined) await load(args, folder)
    return EXIT.done
  },
}

const limitCommand: CliRun = {
  name: 'bench-limit',
  run: async (args) => {
    const database = await openDatabase({ ...databaseConfig(environment(args)), join: true, poolSize: 10 })
    const server = await startLimit(
      database,
      Number(option(args, 'port') ?? 0),
      option(args, 'program') ?? '',
    )
    onShutdown(() => database.close())
    onShutdown(async () => {
      server.close()
      server.closeAllConnections()
    })
    return EXIT.stays
  },
}

/** Architecture, section 4: how much dearer a page may become on the data of a country. */
const GROWTH = 1.5

const ms = (value: number): string => value.toFixed(1)

const totalOf = (of: Cost): number => of.process + of.database
const cost = (of: Cost): string => `${of.process.toFixed(2)} + ${of.database.toFixed(2)}`

const printCompared = (lines: readonly Compared[]): void => {
  console.table(
    lines.map((line) => ({
      страница: line.name,
      'p50, мс': ms(line.p50),
      'p95, мс': ms(line.p95),
      'предел p50, мс': ms(line.limitP50),
      отношение: line.ratio.toFixed(2),
      'процессор, мс: программа + база': cost(line.cpu),
      предел: cost(line.limitCpu),
      'отношение процессора': (totalOf(line.cpu) / totalOf(line.limitCpu)).toFixed(2),
      'в мере': line.isWithin ? 'да' : 'НЕТ',
      запросов: line.requests,
      неудач: line.failed,
      'HTML, байт': line.bytes,
    })),
  )
}

const printFirstView = ({ html, style, script, preloaded, fontsAtMost }: FirstView): void => {
  const total = html + style + script + fontsAtMost
  say(
    `Первая страница, байт: HTML ${html}, стиль ${style}, сценарий ${script}, шрифты заранее ${preloaded}, все шрифты ${fontsAtMost}; вместе не больше ${total}.`,
  )
}

const planOf = (args: readonly string[]): Plan => ({
  rounds: Number(option(args, 'rounds') ?? 3),
  seconds: Number(option(args, 'seconds') ?? 3),
  connections: Number(option(args, 'connections') ?? 10),
  lines: (option(args, 'lines') ?? '').split(',').filter((code) => code !== ''),
})

const printFigures = (figures: readonly Figure[]): void => {
  console.table(
    figures.map(({ what, measured, limit, ratio, bar, isWithin }) => ({
      что: what,
      намерено: measured,
      предел: limit,
      отношение: ratio,
      планка: bar,
      'в мере': isWithin === null ? '' : isWithin ? 'да' : 'НЕТ',
    })),
  )
}

/** Growth: a page on the data of a country against the same page on one region's, measured before and saved. */
const printGrowth = (lines: readonly Compared[], file: string): void => {
  const before = JSON.parse(readFileSync(file, 'utf8')) as readonly Compared[]
  printFigures(
    lines.flatMap((line) => {
      const other = before.find(({ code }) => code === line.code)
      return other === undefined
        ? []
        : [
            ratioFigure(`рост: ${line.name}, p50`, line.p50, other.p50, GROWTH),
            ratioFigure(
              `рост: ${line.name}, процессор на запрос`,
              totalOf(line.cpu),
              totalOf(other.cpu),
              GROWTH,
            ),
          ]
    }),
  )
}

const isWanted = ({ lines }: Plan, code: string): boolean => lines.length === 0 || lines.includes(code)

const measurePages = async (bench: Bench): Promise<Compared[]> => {
  const { at, sample, sessions, plan } = bench
  const wanted = PAGES.filter(({ code }) => isWanted(plan, code))
  const lines: Compared[] = []
  const found = await measurable(wanted, at, sample, sessions, say)
  if (found.length < wanted.length) process.exitCode = EXIT.fault
  for (const page of found)
    lines.push(await measure(page, at, sample, sessions.get(page.persona) ?? '', plan))
  if (lines.length > 0) printCompared(lines)
  return lines
}

/** A line that cannot be measured is named and leaves the others alone. */
const measureLine = async (bench: Bench, line: BenchLine): Promise<readonly Figure[]> => {
  try {
    return await line.measure(bench)
  } catch (fault) {
    say(`ПРОПУЩЕНО: ${line.code}: ${fault instanceof Error ? fault.message : fault}`)
    process.exitCode = EXIT.fault
    return []
  }
}

const measureLines = async (bench: Bench): Promise<void> => {
  const figures: Figure[] = []
  for (const line of LINES.filter(({ code }) => isWanted(bench.plan, code)))
    figures.push(...(await measureLine(bench, line)))
  if (figures.length > 0) printFigures(figures)
}

const measureAll = async (
  at: Beside,
  database: Database,
  sample: Sample,
  plan: Plan,
): Promise<Compared[]> => {
  const sessions = await signInAll(at.program.address)
  const bench: Bench = { at, database, sample, sessions, plan }
  const lines = await measurePages(bench)
  await measureLines(bench)
  if (isWanted(plan, 'first-view'))
    printFirstView(
      await weighFirstView(at.program.address, '/assignments', sessions.get(VISITORS.school) ?? ''),
    )
  return lines
}

/** First start, the loaded set, people to sign in as; a folder that was kept from another run is taken as it is. */
const fillFolder = async (data: string, folder: string): Promise<void> => {
  if (existsSync(join(data, 'postgres'))) return
  const first = await startChild('serve', data)
  say(`Первый запуск с показательным районом: ${Math.round(first.startedMs)} мс`)
  await load(['--data', data], folder)
  await withDatabase(['--data', data], prepareSample)
  await first.stop()
}

const benchIn = async (data: string, folder: string, plan: Plan): Promise<readonly Compared[]> => {
  await fillFolder(data, folder)
  const program = await startChild('serve', data)
  say(`Следующий запуск: ${Math.round(program.startedMs)} мс`)
  const limit = await startChild('bench-limit', data, ['--program', program.address])
  const postmaster = (await readPostmaster(layout(data).cluster))?.pid ?? 0
  try {
    const lines = await withDatabase(['--data', data], async (database) =>
      measureAll({ program, limit, postmaster }, database, await sampleOf(database), plan),
    )
    say(
      `Память программы, наибольшая: ${program.memoryMb()} МБ; ядер ${cpus().length}, нагрузка ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
    )
    return lines
  } finally {
    await limit.stop()
    await program.stop()
  }
}

/** `bench --load ПАПКА`: a fresh installation, the loaded set, every page beside the limit. */
const benchCommand: CliRun = {
  name: 'bench',
  run: async (args) => {
    const folder = option(args, 'load')
    if (folder === undefined) return EXIT.usage
    const kept = option(args, 'data')
    const data = kept ?? mkdtempSync(join(tmpdir(), 'svyazka-bench-'))
    try {
      const lines = await benchIn(data, folder, planOf(args))
      const [save, against] = [option(args, 'save'), option(args, 'against')]
      if (save !== undefined) writeFileSync(save, JSON.stringify(lines))
      if (against !== undefined) printGrowth(lines, against)
      return process.exitCode === EXIT.fault || lines.some((line) => line.failed > 0) ? EXIT.fault : EXIT.done
    } finally {
      if (kept === undefined) rmSync(data, { recursive: true, force: true })
    }
  },
}

export const benchCommands: readonly CliRun[] = [generateCommand, benchCommand, limitCommand]
