/** Text that is markup already: made only here. */
class Raw {
  constructor(readonly html: string) {}
}

type Props = Readonly<Record<string, unknown>>
export type Component = (props: never) => unknown

/** A part of a page that is not drawn yet. */
export class Element {
  constructor(
    readonly tag: string | Component,
    readonly props: Props,
  ) {}

  toString(): string {
    return draw(this)
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const SPECIAL = /[&<>"']/
const EVERY_SPECIAL = /[&<>"']/g

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (sign) => SIGNS[sign] ?? sign) : text

const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
)
const BOOLEAN: ReadonlySet<string> = new Set(
  'allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected'.split(
    ' ',
  ),
)

const attribute = (name: string, value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return ` ${name}="${escaped(value)}"`
  if (typeof value === 'boolean' && BOOLEAN.has(name)) return value ? ` ${name}=""` : ''
  if (typeof value === 'function') throw new Error(`a function cannot be the attribute ${name}`)
  return ` ${name}="${escaped(String(value))}"`
}

const attributesOf = (props: Props): string => {
  let out = ''
  for (const name in props) {
    if (name === 'children') continue
    const value = props[name]
    if (value !== undefined) out += attribute(name, value)
  }
  return out
}

const drawTag = (tag: string, props: Props): string => {
  const { children } = props
  const open = `<${tag}${attributesOf(props)}`
  if (children === undefined) return VOID.has(tag) ? `${open}/>` : `${open}></${tag}>`
  return `${open}>${typeof children === 'string' ? escaped(children) : draw(children)}</${tag}>`
}

/** A tag that stands many times on a page with the same attributes: they are drawn once, each time only what is inside. */
export const repeated = (tag: string, props: Props): ((children: unknown) => Raw) => {
  const open = `<${tag}${attributesOf(props)}>`
  const close = `</${tag}>`
  return (children) => new Raw(open + draw(children) + close)
}

const drawAll = (children: readonly unknown[]): string => {
  let out = ''
  for (const child of children) out += draw(child)
  return out
}

const drawElement = ({ tag, props }: Element): string =>
  typeof tag === 'string' ? drawTag(tag, props) : draw(tag(props as never))

/** Markup of whatever JSX can hold; words are escaped, nothing is waited for. */
export const draw = (child: unknown): string => {
  if (typeof child === 'string') return escaped(child)
  if (child instanceof Element) return drawElement(child)
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (Array.isArray(child)) return drawAll(child)
  if (child instanceof Raw) return child.html
  if (child instanceof Promise) throw new Error('a part of a page may not wait: read first, draw then')
  return escaped(String(child))
}

/** Markup that is drawn now, so that what surrounds it holds while it is drawn. */
export const drawn = (child: unknown): Raw => new Raw(draw(child))
