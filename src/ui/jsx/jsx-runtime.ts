import { type Component, Element } from './render.ts'

/** Attributes of HTML are hono's types; only the drawing is ours (docs/decisions/0011-own-drawing.md). */
export type { JSX } from 'hono/jsx/jsx-runtime'

export const jsx = (tag: string | Component, props: Readonly<Record<string, unknown>>): Element =>
  new Element(tag, props)
export const jsxs = jsx

/** `<>…</>`: its children and nothing around them. */
export const Fragment = ({ children }: { readonly children?: unknown }): unknown => children
