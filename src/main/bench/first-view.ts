import { askOnce } from './drive.ts'

/** Bytes on the wire of a first view; fonts are those that the style names, a browser takes only what it draws. */
export type FirstView = {
  readonly html: number
  readonly style: number
  readonly script: number
  readonly preloaded: number
  readonly fontsAtMost: number
}

const PACKED = { 'accept-encoding': 'br, gzip' }

const addressesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? '')),
]

/** Weighs a page with everything that it names. */
export const weighFirstView = async (address: string, path: string, cookie: string): Promise<FirstView> => {
  const headers = { cookie, ...PACKED }
  const weigh = async (paths: readonly string[]): Promise<number> => {
    const weights = await Promise.all(paths.map((each) => askOnce({ url: `${address}${each}`, headers })))
    return weights.reduce((sum, { bytes }) => sum + bytes, 0)
  }
  const html = await (await fetch(`${address}${path}`, { headers: { cookie } })).text()
  const styles = addressesIn(html, /href="([^"]+\.css)"/g)
  const css = await Promise.all(styles.map(async (each) => (await fetch(`${address}${each}`)).text()))
  const fonts = addressesIn(css.join('\n'), /url\(["']?([^"')]+\.woff2)/g)
  return {
    html: await weigh([path]),
    style: await weigh(styles),
    script: await weigh(addressesIn(html, /src="([^"]+\.js)"/g)),
    preloaded: await weigh(addressesIn(html, /href="([^"]+\.woff2)"/g)),
    fontsAtMost: await weigh(fonts.map((each) => new URL(each, `${address}/assets/`).pathname)),
  }
}
