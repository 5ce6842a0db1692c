import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { projectFolder } from './child.ts'
import { testDatabase } from './database.ts'

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const found = server.address()
  server.close()
  return typeof found === 'object' && found !== null ? found.port : 0
}

/** Waits until a line says that the program is open; gives everything it said. */
const untilOpen = async (child: ChildProcess): Promise<string> => {
  let said = ''
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('Войти можно как:')) end()
    })
  child.once('exit', end)
  await ended
  if (child.exitCode !== null) throw new Error(`the program did not start:\n${said}`)
  return said
}

/** What a newcomer does: one command in a fresh copy. Gives where the program is open and what it said. */
export const installed = async (): Promise<{ readonly address: string; readonly said: string }> => {
  const database = await testDatabase()
  const data = mkdtempSync(join(tmpdir(), 'svyazka-newcomer-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['scripts/start.mjs', '--port', String(port)], {
    cwd: projectFolder,
    env: {
      ...process.env,
      SVYAZKA_DATA: data,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterAll(async () => {
    const gone = once(child, 'exit')
    if (child.exitCode === null && child.kill('SIGTERM')) await gone
    await rm(data, { recursive: true, force: true })
  })
  const said = await untilOpen(child)
  return { address: `http://127.0.0.1:${port}`, said }
}
