import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pack } from './packing.ts'

const page = '<p>Школа № 5</p>'.repeat(500)

test('a page is packed as the browser can unpack it, brotli first', async () => {
  const brotli = await pack(page, 'gzip, deflate, br')
  const gzip = await pack(page, 'gzip')
  expect([brotli.encoding, gzip.encoding]).toEqual(['br', 'gzip'])
  expect(brotliDecompressSync(brotli.body as Uint8Array).toString()).toBe(page)
  expect(gunzipSync(gzip.body as Uint8Array).toString()).toBe(page)
})

test('a short page and an old browser get the text itself', async () => {
  expect(await pack('<p>нет</p>', 'br')).toEqual({ body: Buffer.from('<p>нет</p>'), encoding: null })
  expect(await pack(page, '')).toEqual({ body: Buffer.from(page), encoding: null })
})
