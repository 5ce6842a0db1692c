// `npm run torture -- [--rounds N] [--kill app|server] [--keep]`: kill -9 in the middle of writing, and nothing acknowledged is lost.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installIfNeeded } from './install-if-needed.mjs'

installIfNeeded()
const { buildIfChanged } = await import('./build.mjs')
const { halvesOf, lostOf, savedUnanswered } = await import('./torture/checks.mjs')
const { keepWriting, openLanes, sendWrite } = await import('./torture/lanes.mjs')
const { askServer, freePort, killProgram, killServer, startProgram, stopProgram, untilReady } = await import(
  './torture/program.mjs'
)

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    kill: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const BACK_MS = 5000
const BETWEEN_FALLS_MS = 15_000
const root = join(fileURLToPath(import.meta.url), '..', '..')
const data = mkdtempSync(join(tmpdir(), 'svyazka-torture-'))
/** A copy: another build in the same checkout must not take the program away while it runs. */
const program = join(root, 'node_modules', `.svyazka-torture-${process.pid}`)
cpSync(dirname(await buildIfChanged()), program, { recursive: true })
const entry = join(program, 'cli.mjs')
const port = await freePort()

const state = { running: await startProgram(entry, data, port), assignments: [], writes: [], lastFall: 0 }
console.log(`первый запуск с показательным районом: ${Math.round(state.running.ready)} мс`)
/** The story of the demo reports by answers to forms too, which the checks do not count; only what falls made is looked for. */
const told = new Set(await askServer(data, halvesOf))

const WAYS = {
  app: async () => {
    await killProgram(state.running)
    state.running = await startProgram(entry, data, port)
    return state.running.ready
  },
  server: async () => {
    // more than five falls a minute and the program lets the server rest; that is not what is measured here
    await sleep(Math.max(0, state.lastFall + BETWEEN_FALLS_MS - performance.now()))
    state.lastFall = performance.now()
    await killServer(data)
    return untilReady(state.running)
  },
}

/** Sends what was not answered once more with the same key: it must end up saved exactly once. A guess may be out of turn. */
const sendAgain = async (lanes, writes) => {
  for (const write of writes) {
    const lane = lanes.find((each) => each.assignment === write.lane)
    const status = await sendWrite(lane, write)
    if (status === 303) state.writes.push(write)
    else if (!write.isGuess || status !== 422) throw new Error(`sent again and not taken: ${status}`)
  }
}

const round = async (way, number) => {
  const lanes = await openLanes(state.running.address, state.assignments)
  state.assignments = lanes.map((lane) => lane.assignment)
  const book = { acknowledged: [], unanswered: [], refused: [] }
  let over = false
  const writing = lanes.map((lane) => keepWriting(lane, book, () => over))
  await sleep(400 + Math.random() * 1600)
  const back = await WAYS[way]()
  over = true
  await Promise.all(writing)
  state.writes.push(...book.acknowledged)
  const saved = await askServer(data, (query) => savedUnanswered(query, book.unanswered))
  await sendAgain(await openLanes(state.running.address, state.assignments), book.unanswered)
  const { lost, halves } = await askServer(data, async (query) => ({
    lost: await lostOf(query, state.writes),
    halves: (await halvesOf(query)).filter((half) => !told.has(half)),
  }))
  return {
    убито: way === 'app' ? 'программа' : 'сервер базы',
    круг: number,
    подтверждено: book.acknowledged.length,
    'без ответа': book.unanswered.length,
    'из них записано': saved,
    отказано: book.refused.length,
    потеряно: lost.length,
    'записано частью': halves.length,
    'снова готова, мс': Math.round(back),
    faults: [...lost, ...halves],
  }
}

const doctor = () => {
  const said = spawnSync(process.execPath, [entry, 'doctor', '--data', data, '--json'], { encoding: 'utf8' })
  const line = said.stdout.trim().split('\n').at(-1) ?? ''
  return JSON.parse(line).findings.filter((finding) => !finding.ok)
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

const report = (results) => {
  console.table(results.map(({ faults: _, ...row }) => row))
  for (const way of new Set(results.map((row) => row.убито))) {
    const times = results.filter((row) => row.убито === way).map((row) => row['снова готова, мс'])
    console.log(
      `${way}: снова готова за ${median(times)} мс (медиана), не дольше ${Math.max(...times)} мс${Math.max(...times) > BACK_MS ? ` — БОЛЬШЕ ${BACK_MS} мс` : ''}`,
    )
  }
  console.log(
    `подтверждённых записей проверено: ${state.writes.length}; нагрузка машины ${loadavg()[0].toFixed(1)}`,
  )
}

const results = []
let failed = false
try {
  for (const way of values.kill === undefined ? ['app', 'server'] : [values.kill])
    for (let number = 1; number <= Number(values.rounds); number++) {
      const result = await round(way, number)
      results.push(result)
      for (const fault of result.faults) console.error(`✗ ${result.убито}, круг ${number}: ${fault}`)
    }
  const complaints = doctor()
  for (const complaint of complaints) console.error(`✗ doctor: ${complaint.what}`)
  failed =
    complaints.length > 0 || results.some((row) => row.faults.length > 0 || row['снова готова, мс'] > BACK_MS)
} catch (fault) {
  failed = true
  console.error(fault)
} finally {
  report(results)
  await stopProgram(state.running)
  rmSync(program, { recursive: true, force: true })
  if (values.keep || failed) console.log(`данные остались в ${data}`)
  else rmSync(data, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0
