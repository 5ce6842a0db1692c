import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** An asset before it has a hashed name. `bytes` is lazy: the script is bundled only when somebody asks for it. */
export type SourceAsset = {
  readonly name: string
  readonly hashed: string | Buffer
  readonly bytes: () => Buffer
}

const HERE = dirname(fileURLToPath(import.meta.url))
const ASSETS = join(HERE, 'assets')
const CLIENT = join(HERE, 'client')

/** Order matters: phone, large letters, low vision and print mend what stands before them. */
const STYLES = [
  'tokens',
  'base',
  'frame',
  'thread',
  'fields',
  'notices',
  'lists',
  'tables',
  'calendar',
  'charts',
  'compositions',
  'letters',
  'papers',
  'own',
  'phone',
] as const
const LAST_STYLES = ['low-vision', 'print'] as const

/** A media query counts in the browser's own letters, so a page with large ones must turn narrow at a wider screen. */
const NARROW = [
  ['44rem', ''],
  ['58rem', '[data-size="l"]'],
  ['76rem', '[data-size="xl"]'],
] as const

const read = (...path: string[]): Buffer => readFileSync(join(...path))

/** esbuild is taken at run time: the built server has its files ready and must not carry a bundler. */
const esbuild = (): typeof import('esbuild') => createRequire(import.meta.url)('esbuild')

const ready = (name: string): SourceAsset => {
  const bytes = read(ASSETS, name)
  return { name, hashed: bytes, bytes: () => bytes }
}

const fonts = (): SourceAsset[] =>
  readdirSync(join(ASSETS, 'fonts'))
    .filter((file) => file.endsWith('.woff2'))
    .map((file) => ({ ...ready(join('fonts', file)), name: file }))

const sheet = (name: string): string => read(ASSETS, `${name}.css`).toString('utf8')

const under = (width: string, rules: string): string => `@media (max-width: ${width}) {\n${rules}}\n`

/** A table of many columns is a list before the page is narrow: between the two it would push the page sideways. */
const EARLY = '64rem'

/** Letters made large by the reader's own sheet change no media query: a column narrow by its letters makes lists of its tables. */
const narrowColumn = (): string => `@container column (max-width: 26rem) {\n${sheet('stack')}}\n`

const narrowSheets = (): string => {
  const rules = sheet('narrow') + sheet('stack')
  const early = under(EARLY, sheet('stack').replaceAll('.stackable', '.stackable--early'))
  return (
    early +
    narrowColumn() +
    NARROW.map(([width, size]) => under(width, size === '' ? rules : `${size} {\n${rules}}\n`)).join('')
  )
}

/** One sheet from the files, with the addresses of fonts and marks replaced by their hashed names. */
const styles = (fileOf: (name: string) => string, minify: boolean): SourceAsset => {
  const plain = [...STYLES.map(sheet), narrowSheets(), ...LAST_STYLES.map(sheet)].join('\n')
  const text = plain.replace(/url\((?:fonts\/)?([\w.-]+)\)/gu, (_, name: string) => `url(${fileOf(name)})`)
  const code = minify
    ? esbuild().transformSync(text, { loader: 'css', minify, target: 'chrome109' }).code
    : text
  return { name: 'svyazka.css', hashed: code, bytes: () => Buffer.from(code) }
}

const bundle = (minify: boolean): Buffer => {
  const built = esbuild().buildSync({
    entryPoints: [join(CLIENT, 'client.ts')],
    bundle: true,
    write: false,
    minify,
    format: 'iife',
    target: 'chrome109',
  })
  return Buffer.from(built.outputFiles[0]?.contents ?? [])
}

const script = (minify: boolean): SourceAsset => ({
  name: 'svyazka.js',
  hashed: Buffer.concat(
    readdirSync(CLIENT)
      .sort()
      .map((file) => read(CLIENT, file)),
  ),
  bytes: () => bundle(minify),
})

/** All assets from the sources: sheet, script, marks, favicon, fonts. `fileOf` gives the final name of an asset. */
export const sourceAssets = (nameOf: (asset: SourceAsset) => string, minify: boolean): SourceAsset[] => {
  const leaves = [ready('marks.svg'), ready('favicon.svg'), ...fonts()]
  const files = new Map(leaves.map((leaf) => [leaf.name, nameOf(leaf)]))
  return [...leaves, styles((name) => files.get(name) ?? name, minify), script(minify)]
}
