import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { asset, assetsFromSources, loadAssets, serveAsset, writeAssets } from './assets.ts'

const dir = mkdtempSync(join(tmpdir(), 'svyazka-assets-'))
writeAssets(dir)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const sets = [
  ['from sources', assetsFromSources()],
  ['from a build', loadAssets(dir)],
] as const

test.each(sets)('%s: hashed address, long cache, both encodings give the same bytes', (_, set) => {
  const url = set.url('svyazka.css')
  expect(url).toMatch(/^\/assets\/svyazka\.[0-9a-f]{8}\.css$/)
  const plain = set.serve(url)
  expect(plain?.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  const br = set.serve(url, 'gzip, deflate, br')
  const gzip = set.serve(url, 'gzip')
  expect(br?.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(br?.bytes ?? Buffer.alloc(0))).toEqual(plain?.bytes)
  expect(gunzipSync(gzip?.bytes ?? Buffer.alloc(0))).toEqual(plain?.bytes)
})

test.each(sets)(
  '%s: every address inside the sheet leads to a file, none to data: or another site',
  (_, set) => {
    const css = set.serve(set.url('svyazka.css'))?.bytes.toString('utf8') ?? ''
    const addresses = [...css.matchAll(/url\("?([^)"]+)"?\)/g)].map((match) => match[1] ?? '')
    expect(addresses.length).toBeGreaterThan(4)
    for (const address of addresses) expect(set.serve(`/assets/${address}`), address).not.toBeNull()
  },
)

test.each(sets)('%s: the script is one small file', (_, set) => {
  const script = set.serve(set.url('svyazka.js'))
  expect(script?.headers['content-type']).toMatch(/^text\/javascript/)
  expect(script?.bytes.length).toBeGreaterThan(500)
})

test('the first view stays within its budget', () => {
  const set = loadAssets(dir)
  const weight = (name: 'svyazka.css' | 'svyazka.js') => set.serve(set.url(name), 'gzip')?.bytes.length ?? 0
  expect(weight('svyazka.css')).toBeLessThan(12_000)
  expect(weight('svyazka.js')).toBeLessThan(3300)
})

test('nothing outside the list is served', () => {
  for (const path of ['/assets/', '/assets/../assets.ts', '/assets/manifest.json', '/assets/tokens.css']) {
    expect(serveAsset(path)).toBeNull()
  }
  expect(serveAsset(asset('favicon.svg'))?.bytes).toEqual(
    readFileSync(join(import.meta.dirname, 'assets/favicon.svg')),
  )
})
