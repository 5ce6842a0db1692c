import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type SourceAsset, sourceAssets } from './asset-sources.ts'

/** Names by which pages ask for assets. */
export type AssetName =
  | 'svyazka.css'
  | 'svyazka.js'
  | 'favicon.svg'
  | 'marks.svg'
  | `golos-text-${string}.woff2`

/** What the server sends for an asset. */
export type AssetAnswer = { readonly bytes: Buffer; readonly headers: Readonly<Record<string, string>> }

/** A loaded set: addresses with a hash of the contents, so that a browser may keep a file for a year. */
export type Assets = {
  readonly url: (name: AssetName) => string
  /** Takes the path of a request and its Accept-Encoding; null when there is no such file. */
  readonly serve: (path: string, acceptEncoding?: string) => AssetAnswer | null
}

type Loaded = { readonly name: string; readonly file: string; readonly bytes: () => Buffer }

const PREFIX = '/assets/'
const MANIFEST = 'manifest.json'
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const hash8 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 8)

const hashedName = (name: string, content: string | Buffer): string => {
  const extension = extname(name)
  return `${name.slice(0, -extension.length)}.${hash8(content)}${extension}`
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The three forms of a file, each made on the first request for it and kept in memory. */
const answersOf = (asset: Loaded) => {
  const plain = once(asset.bytes)
  const type = TYPES[extname(asset.file)] ?? 'application/octet-stream'
  const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }
  const encoded = { ...headers, vary: 'accept-encoding' }
  // woff2 is compressed already
  const packed = asset.file.endsWith('.woff2')
  return {
    plain: once(() => ({ bytes: plain(), headers: packed ? headers : encoded })),
    br: packed
      ? null
      : once(() => ({
          bytes: brotliCompressSync(plain()),
          headers: { ...encoded, 'content-encoding': 'br' },
        })),
    gzip: packed
      ? null
      : once(() => ({ bytes: gzipSync(plain()), headers: { ...encoded, 'content-encoding': 'gzip' } })),
  }
}

const assetsFrom = (list: readonly Loaded[]): Assets => {
  const files = new Map(list.map((asset) => [asset.name, asset.file]))
  const answers = new Map(list.map((asset) => [PREFIX + asset.file, answersOf(asset)]))
  return {
    url: (name) => PREFIX + (files.get(name) ?? name),
    serve: (path, acceptEncoding = '') => {
      const answer = answers.get(path)
      if (!answer) return null
      if (answer.br && /\bbr\b/u.test(acceptEncoding)) return answer.br()
      return answer.gzip && /\bgzip\b/u.test(acceptEncoding) ? answer.gzip() : answer.plain()
    },
  }
}

/** Assets as `writeAssets` left them: `dir` holds manifest.json and the files it names. Throws when there is none. */
export const loadAssets = (dir: string): Assets => {
  const manifest: Record<string, string> = JSON.parse(readFileSync(join(dir, MANIFEST), 'utf8'))
  return assetsFrom(
    Object.entries(manifest).map(([name, file]) => ({
      name,
      file,
      bytes: () => readFileSync(join(dir, file)),
    })),
  )
}

const hashedNow = (asset: SourceAsset): string => hashedName(asset.name, asset.hashed)

/** Assets straight from the sources (tests, development): not minified, the script is bundled when first asked for. */
export const assetsFromSources = (): Assets =>
  assetsFrom(sourceAssets(hashedNow, false).map((asset) => ({ ...asset, file: hashedNow(asset) })))

/** Writes minified assets and manifest.json into `dir` (the build calls it for `dist/assets`). */
export const writeAssets = (dir: string): void => {
  mkdirSync(dir, { recursive: true })
  const manifest: Record<string, string> = {}
  for (const asset of sourceAssets(hashedNow, true)) {
    const bytes = asset.bytes()
    const file = hashedName(asset.name, bytes)
    writeFileSync(join(dir, file), bytes)
    manifest[asset.name] = file
  }
  writeFileSync(join(dir, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** Beside a built server lies `assets/manifest.json`; beside the sources there is none. */
const findAssets = (): Assets => {
  const built = join(dirname(fileURLToPath(import.meta.url)), 'assets')
  return existsSync(join(built, MANIFEST)) ? loadAssets(built) : assetsFromSources()
}

let current: Assets | null = null

const assets = (): Assets => {
  current ??= findAssets()
  return current
}

/** Names the set to use from now on: `main.ts` may call it with `loadAssets(dir)` when the files lie elsewhere. */
export const setAssets = (loaded: Assets): void => {
  current = loaded
}

/** The address of an asset for `href` and `src`: `asset('svyazka.css')`. */
export const asset = (name: AssetName): string => assets().url(name)

/** Answer to `GET /assets/…`; null means 404. */
export const serveAsset = (path: string, acceptEncoding?: string): AssetAnswer | null =>
  assets().serve(path, acceptEncoding)
