import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newId } from '../../platform/random.ts'

/** Runs the built program on a folder of data that must stay unmade: it refuses before it touches anything. */
const refused = (...args: readonly string[]) => {
  const data = join(tmpdir(), `svyazka-${newId()}`)
  const { status, stderr, stdout } = spawnSync(
    'node',
    ['bin/svyazka.mjs', 'serve', '--data', data, ...args],
    {
      encoding: 'utf8',
    },
  )
  expect(existsSync(data)).toBe(false)
  expect(stderr).not.toContain('    at ')
  return { status, stdout, said: stderr.trim() }
}

it.each([
  ['a word for a port', ['--port', 'abc'], 'Порт называют числом от 1 до 65535'],
  ['a port past the last one', ['--port', '80000'], 'Порт называют числом от 1 до 65535'],
  ['an unknown role', ['--role', 'boss'], '--role бывает web, worker, all'],
  ['no number of workers', ['--workers', '0'], '--workers называют целым числом от 1.'],
])('refuses %s with a sentence', (_, args, sentence) => {
  const { status, said, stdout } = refused(...args)
  expect(status).toBe(2)
  expect(said).toContain(sentence)
  expect(stdout).toBe('')
})

it('says that a port is taken before the first run makes anything', async () => {
  const other = createServer()
  await once(other.listen(0, '127.0.0.1'), 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    const { status, said } = refused('--port', String(port))
    expect(status).toBe(1)
    expect(said).toBe(`Порт ${port} занят. Назовите другой: npm start -- --port ${port + 1}`)
  } finally {
    other.close()
  }
})
