import { SaxesParser } from 'saxes'
import { LIMITS } from './limits.ts'
import { Namespaces } from './namespaces.ts'
import { ReadRefusal } from './refusals.ts'

/** Attributes by local name: `w:val` and `val` are the same for us. */
export type Attributes = Readonly<Record<string, string>>

export type XmlHandler = {
  /** `name` has the usual prefix of its namespace («w:p»), whatever prefix the file itself uses. */
  readonly open: (name: string, attributes: Attributes) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

export type XmlNode = {
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly XmlNode[]
}

const NO_ATTRIBUTES: Attributes = {}

const localAttributes = (source: Readonly<Record<string, string>>, namespaces: Namespaces): Attributes => {
  let attributes: Record<string, string> | undefined
  for (const name in source) {
    attributes ??= {}
    attributes[namespaces.local(name)] = source[name] ?? ''
  }
  return attributes ?? NO_ATTRIBUTES
}

const decoderFor = (head: Uint8Array): TextDecoder => {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}

const guardedParser = (handler: XmlHandler, nodeLimit: number): SaxesParser<{ xmlns: false }> => {
  const parser = new SaxesParser({ xmlns: false })
  const namespaces = new Namespaces()
  let depth = 0
  let nodes = 0
  parser.on('doctype', () => {
    throw new ReadRefusal('forbidden-doctype')
  })
  parser.on('error', () => {
    throw new ReadRefusal('damaged')
  })
  parser.on('opentag', (tag) => {
    depth += 1
    nodes += 1
    if (depth > LIMITS.xml.depth) throw new ReadRefusal('too-deep')
    if (nodes > nodeLimit) throw new ReadRefusal('too-many-nodes')
    handler.open(namespaces.enter(tag.name, tag.attributes), localAttributes(tag.attributes, namespaces))
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('closetag', (tag) => {
    depth -= 1
    handler.close(namespaces.leave(tag.name))
  })
  return parser
}

/**
 * Reads XML chunk by chunk and calls the handler. A DOCTYPE of any kind is refused before its contents are looked
 * at: that ends external entities and entity bombs alike. Throws `ReadRefusal`: forbidden-doctype, too-deep,
 * too-many-nodes, damaged.
 */
export const readXml = async (
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  nodeLimit: number = LIMITS.xml.nodes,
): Promise<void> => {
  const parser = guardedParser(handler, nodeLimit)
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk)
    parser.write(decoder.decode(chunk, { stream: true }))
  }
  parser.close()
}

type OpenNode = XmlNode & { readonly children: XmlNode[] }

/** Builds a tree out of events; used for small parts and for property elements inside a large one. */
export const treeBuilder = (name: string, attributes: Attributes) => {
  const root: OpenNode = { name, attributes, children: [] }
  const open: OpenNode[] = [root]
  return {
    root,
    open: (childName: string, childAttributes: Attributes): void => {
      const child: OpenNode = { name: childName, attributes: childAttributes, children: [] }
      open.at(-1)?.children.push(child)
      open.push(child)
    },
    /** True when the root itself was closed. */
    close: (): boolean => {
      open.pop()
      return open.length === 0
    },
  }
}

/** A small part (styles, numbering, relations) as a tree. Refuses as `readXml` does. */
export const readXmlTree = async (chunks: AsyncIterable<Uint8Array>): Promise<XmlNode> => {
  const builder = treeBuilder('#document', {})
  await readXml(
    chunks,
    { open: builder.open, text: () => undefined, close: () => builder.close() },
    LIMITS.xml.smallTreeNodes,
  )
  const [root] = builder.root.children
  if (root === undefined) throw new ReadRefusal('damaged')
  return root
}

/** First child of that name. */
export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((candidate) => candidate.name === name)

/** All children of that name. */
export const childrenNamed = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((candidate) => candidate.name === name) ?? []

/** `val` of the child of that name: the usual way WordprocessingML writes a property. */
export const settingOf = (node: XmlNode | undefined, name: string): string | undefined =>
  child(node, name)?.attributes.val

/** An on/off property: present without a value means on; `0`, `false`, `off` mean off; absent is undefined. */
export const toggleOf = (node: XmlNode | undefined, name: string): boolean | undefined => {
  const found = child(node, name)
  if (found === undefined) return undefined
  return !['0', 'false', 'off', 'none'].includes(found.attributes.val ?? 'true')
}
