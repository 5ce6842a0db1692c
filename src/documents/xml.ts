import { SaxesParser, type SaxesTagNS } from 'saxes'
import { LIMITS } from './limits.ts'
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

/** Transitional and strict OOXML give the same prefix, so readers need not know which one they read. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
}

const canonicalName = (tag: SaxesTagNS): string => {
  const prefix = PREFIXES[tag.uri]
  return prefix === undefined ? `?:${tag.local}` : `${prefix}:${tag.local}`
}

const plainAttributes = (tag: SaxesTagNS): Attributes => {
  const attributes: Record<string, string> = {}
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.prefix !== 'xmlns') attributes[attribute.local] = attribute.value
  }
  return attributes
}

const decoderFor = (head: Uint8Array): TextDecoder => {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}

const guardedParser = (handler: XmlHandler, nodeLimit: number): SaxesParser<{ xmlns: true }> => {
  const parser = new SaxesParser({ xmlns: true })
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
    handler.open(canonicalName(tag), plainAttributes(tag))
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('closetag', (tag) => {
    depth -= 1
    handler.close(canonicalName(tag))
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
