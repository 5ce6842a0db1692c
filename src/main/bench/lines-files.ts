import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { streamTableIsolated } from '../../documents/isolated.ts'
import { type ExportTable, writeTable } from '../../documents/xlsx/write.ts'
import { copyIn, copyLine } from '../../platform/database/copy.ts'
import { FILE_TYPES } from '../../platform/http/download.ts'
import { newId } from '../../platform/random.ts'
import { VISITORS } from './fill.ts'
import { type Bench, type BenchLine, mbFigure, median, msFigure, ratioFigure } from './line.ts'
import { formIn, walkerOf } from './walker.ts'

const blobOf = async (table: ExportTable): Promise<Blob> =>
  new Blob([await new Response(writeTable(table)).arrayBuffer()], { type: FILE_TYPES.xlsx })

const inFile = async <T>(table: ExportTable, work: (path: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'svyazka-bench-file-'))
  try {
    const path = join(folder, 'table.xlsx')
    const file = createWriteStream(path)
    await once(Readable.fromWeb(writeTable(table) as never).pipe(file), 'finish')
    return await work(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ROWS = 2000

const schoolRow = (tag: string, at: number, fault: boolean): (string | number)[] => [
  `МБОУ «Школа измерения ${tag} № ${at}»`,
  fault ? 'много' : 100 + (at % 900),
  10 + (at % 60),
  `посёлок Озёрный, улица Школьная, дом ${at}`,
]

const HEADS = ['Наименование ОО', 'Число обучающихся', 'Число педагогов', 'Адрес']

/** A register of 2,000 schools; every fortieth row has a fault when asked for. */
const registerOf = (tag: string, faults: boolean): ExportTable => ({
  sheet: 'Реестр',
  columns: HEADS.map((title) => ({ title })),
  rows: Array.from({ length: ROWS }, (_, at) => schoolRow(tag, at, faults && at % 40 === 0)),
})

type Walker = ReturnType<typeof walkerOf>

/** As a person does it: the file, its columns, what would come of it. */
const upToCheck = async (walker: Walker, table: ExportTable) => {
  const file = await blobOf(table)
  const loaded = await walker.fill('/schools/import', '/schools/import', {
    files: new File([file], 'реестр.xlsx', { type: FILE_TYPES.xlsx }),
  })
  const matched = await walker.fill(`${loaded.location}`, `${loaded.location}/columns`, {})
  const checked = await walker.get(matched.location)
  const steps = { loaded: loaded.ms, matched: matched.ms, checked: checked.ms }
  return { page: loaded.location, checked, steps, ms: loaded.ms + matched.ms + checked.ms }
}

const untilSaved = async (walker: Walker, page: string): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    const { html } = await walker.get(page)
    if (html.includes('Реестр загружен')) return
    await sleep(100)
  }
  throw new Error('the register is not saved')
}

/** The first day of a fresh set has much to remind of; a loading in the day does not meet that. */
const untilIdle = async ({ database }: Bench): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    const { rowCount } = await database.owner.query(
      `select 1 from pgboss.job where state in ('created', 'active', 'retry') and start_after <= now() limit 1`,
    )
    if (rowCount === 0) return
    await sleep(200)
  }
  throw new Error('the jobs of the day do not end')
}

/** The same rows by COPY into the same two tables, committed by nobody. */
const copyByHand = async ({ database, sample }: Bench, tag: string): Promise<number> => {
  const lines = Array.from({ length: ROWS }, (_, at) => ({ id: newId(), row: schoolRow(tag, at, false) }))
  async function* bytes(of: (line: (typeof lines)[number]) => (string | number)[]) {
    for (const line of lines) yield Buffer.from(copyLine(of(line)))
  }
  const client = await database.owner.connect()
  try {
    const from = performance.now()
    await client.query('begin')
    await copyIn(
      client,
      'copy organisation (id, region_id, municipality_id, kind, full_name, short_name, normal_name, pupils, teachers, address) from stdin',
      bytes(({ id, row: [name = '', pupils = 0, teachers = 0, address = ''] }) => [
        ...[id, sample.region, sample.municipality, 'school', name, name],
        ...[`${name}`.toLowerCase(), pupils, teachers, address],
      ]),
    )
    await copyIn(
      client,
      'copy record (id, kind, title, region_id, municipality_id, organisation_id, created_at) from stdin',
      bytes(({ id, row: [name = ''] }) => [
        id,
        'organisation',
        name,
        sample.region,
        sample.municipality,
        id,
        '2022-01-01',
      ]),
    )
    return performance.now() - from
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** A register of 2,000 rows in XLSX: to the table of faults, and to the saved register; beside COPY of the same rows. */
const importLine: BenchLine = {
  code: 'import',
  measure: async (bench: Bench) => {
    const walker = walkerOf(bench.at.program.address, bench.sessions.get(VISITORS.import) ?? '')
    const tag = newId().slice(-6)
    await untilIdle(bench)
    const faulty = await upToCheck(walker, registerOf(tag, true))
    if (!faulty.checked.html.includes('много')) throw new Error('no faults of rows are shown')
    const clean = await upToCheck(walker, registerOf(tag, false))
    const from = performance.now()
    // the table of what would come of it is open already
    const came = await walker.send(formIn(clean.checked.html, `${clean.page}/save`), {})
    if (came.status !== 303) throw new Error(`the register was not saved: ${came.status}`)
    await untilSaved(walker, clean.page)
    const saved = performance.now() - from
    const whole = clean.ms + saved
    const copies: number[] = []
    for (const round of [1, 2, 3]) copies.push(await copyByHand(bench, `${tag}-${round}`))
    return [
      ratioFigure('загрузка 2 000 строк XLSX: файл, столбцы, сверка, запись', whole, median(copies), 5),
      ratioFigure('то же с 50 ошибками в строках, до их таблицы', faulty.ms, median(copies), 5),
      msFigure('из них файл', clean.steps.loaded),
      msFigure('столбцы', clean.steps.matched),
      msFigure('сверка', clean.steps.checked),
      msFigure('запись', saved),
    ]
  },
}

/** Peak memory of every process that this one has started, while something goes on. */
const peakOfChildren = async <T>(work: () => Promise<T>): Promise<{ value: T; mb: number }> => {
  const seen = { mb: 0, over: false }
  const ofChild = (pid: string): number => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      if (Number(/PPid:\s+(\d+)/.exec(status)?.[1]) !== process.pid) return 0
      return /Name:\s+node/.test(status) ? Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 : 0
    } catch {
      return 0
    }
  }
  const known = new Set(readdirSync('/proc').filter((name) => /^\d+$/.test(name) && ofChild(name) > 0))
  const watch = async (): Promise<void> => {
    while (!seen.over) {
      const fresh = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && !known.has(name))
      seen.mb = Math.max(seen.mb, ...fresh.map(ofChild))
      await sleep(50)
    }
  }
  const watching = watch()
  try {
    return { value: await work(), mb: seen.mb }
  } finally {
    seen.over = true
    await watching
  }
}

const MANY = 200_000
/** The program itself gives a reader less; here its memory is measured, and the machine may be busy. */
const PATIENCE_MS = 180_000

/** A table of 200,000 rows is read in the child process; rows go by, nobody keeps them. */
const readLine: BenchLine = {
  code: 'read',
  measure: async () => {
    const rows = Array.from({ length: MANY }, (_, at) => schoolRow('чтение', at, false))
    const table = { sheet: 'Реестр', columns: HEADS.map((title) => ({ title })), rows }
    return inFile(table, async (path) => {
      const count = { rows: 0 }
      const from = performance.now()
      const { value, mb } = await peakOfChildren(() =>
        streamTableIsolated(
          path,
          { onSheet: () => undefined, onRow: () => void count.rows++ },
          { timeoutMs: PATIENCE_MS },
        ),
      )
      const ms = performance.now() - from
      if (!value.ok || count.rows < MANY) throw new Error(`read ${count.rows} rows: ${JSON.stringify(value)}`)
      return [
        mbFigure('чтение 200 000 строк XLSX: память читающего процесса', mb, 300),
        msFigure('чтение 200 000 строк XLSX: время', ms),
      ]
    })
  },
}

/** The old spreadsheet of a municipality in 2,000 rows: file, columns, what would come of it, saved. */
const oldDeficitsLine: BenchLine = {
  code: 'old-deficits',
  measure: async ({ at, database, sample, sessions }: Bench) => {
    const { rows: schools } = await database.worker.query<{ name: string }>(
      `select short_name as name from organisation where municipality_id = $1 and kind = 'school' order by id limit 20`,
      [sample.municipality],
    )
    const table: ExportTable = {
      sheet: 'Дефициты',
      columns: ['Школа', 'Дефицит', 'Степень выраженности', 'Примечание'].map((title) => ({ title })),
      rows: Array.from({ length: ROWS }, (_, n) => [
        schools[n % schools.length]?.name ?? '',
        `Затруднение измерения ${newId().slice(-4)} ${n}`,
        1 + (n % 3),
        'Справка по итогам диагностики',
      ]),
    }
    const walker = walkerOf(at.program.address, sessions.get(VISITORS.municipality) ?? '')
    const file = new File([await blobOf(table)], 'дефициты.xlsx', { type: FILE_TYPES.xlsx })
    const loaded = await walker.fill('/deficits/old', '/deficits/old', { file })
    const matched = await walker.fill(loaded.location, loaded.location, {})
    const check = await walker.get(matched.location)
    const quarters = [
      ...(check.html.split('name="quarter"')[1]?.split('</select>')[0] ?? '').matchAll(/value="([^"]+)"/g),
    ]
    // another quarter each time, so that a kept folder serves several runs
    const quarter = quarters[Number(newId().at(-1)?.charCodeAt(0)) % quarters.length]?.[1] ?? ''
    const saved = await walker.fill(matched.location, matched.location, { quarter })
    return [
      msFigure('старая таблица дефицитов, 2 000 строк: файл и столбцы', loaded.ms + matched.ms),
      msFigure('старая таблица дефицитов, 2 000 строк: сверка и запись', saved.ms),
    ]
  },
}

type Downloaded = { readonly first: number; readonly whole: number; readonly bytes: number }

const download = async (url: string, cookie: string): Promise<Downloaded> => {
  const from = performance.now()
  const response = await fetch(url, { headers: { cookie } })
  const times = { first: 0, bytes: 0 }
  for await (const chunk of response.body ?? []) {
    if (times.first === 0) times.first = performance.now() - from
    times.bytes += chunk.length
  }
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`)
  return { ...times, whole: performance.now() - from }
}

const EXPORTS = [
  ['реестр школ региона', '/schools/export.xlsx'],
  ['дефициты региона', '/deficits/region.xlsx'],
] as const

/** Spreadsheets of a region: when the first byte comes, and the whole. */
const exportLine: BenchLine = {
  code: 'export',
  measure: async ({ at, sessions }: Bench) => {
    const cookie = sessions.get(VISITORS.region) ?? ''
    const figures = []
    for (const [what, path] of EXPORTS) {
      const times: Downloaded[] = []
      for (let round = 0; round < 5; round++)
        times.push(await download(`${at.program.address}${path}`, cookie))
      const kib = Math.round((times.at(-1)?.bytes ?? 0) / 1024)
      figures.push(
        msFigure(`выгрузка XLSX, ${what}: первый байт`, median(times.map(({ first }) => first)), 500),
        msFigure(`выгрузка XLSX, ${what}: весь файл, ${kib} КБ`, median(times.map(({ whole }) => whole))),
      )
    }
    return figures
  },
}

/** Lines about files that come and go. */
export const fileLines: readonly BenchLine[] = [exportLine, readLine, importLine, oldDeficitsLine]
