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
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
}

/** Prefix of everything we do not know; no reader asks for it. */
const UNKNOWN = '?'

type Scope = {
  readonly depth: number
  readonly prefixes: ReadonlyMap<string, string>
  readonly names: Map<string, string>
}

const isDeclaration = (attribute: string): boolean => attribute === 'xmlns' || attribute.startsWith('xmlns:')

/**
 * Gives elements their usual names whatever prefixes a file uses. The parser's own namespace mode does the same and
 * takes most of the reading time, because it looks at every attribute of every element.
 */
export class Namespaces {
  readonly #scopes: Scope[] = [{ depth: 0, prefixes: new Map(), names: new Map() }]
  readonly #locals = new Map<string, string>()
  #depth = 0

  #scope(): Scope | undefined {
    return this.#scopes.at(-1)
  }

  /** Call when an element opens; its declarations hold from here on. */
  enter(name: string, attributes: Readonly<Record<string, string>>): string {
    this.#depth += 1
    const declared = Object.keys(attributes).filter(isDeclaration)
    if (declared.length > 0) {
      const prefixes = new Map(this.#scope()?.prefixes)
      for (const attribute of declared)
        prefixes.set(attribute.slice(6), PREFIXES[attributes[attribute] ?? ''] ?? UNKNOWN)
      this.#scopes.push({ depth: this.#depth, prefixes, names: new Map() })
    }
    return this.#nameOf(name)
  }

  /** Call when it closes. */
  leave(name: string): string {
    const found = this.#nameOf(name)
    if (this.#scope()?.depth === this.#depth) this.#scopes.pop()
    this.#depth -= 1
    return found
  }

  #nameOf(name: string): string {
    const scope = this.#scope()
    const known = scope?.names.get(name)
    if (known !== undefined) return known
    const colon = name.indexOf(':')
    const prefix = scope?.prefixes.get(colon < 0 ? '' : name.slice(0, colon)) ?? UNKNOWN
    const found = `${prefix}:${name.slice(colon + 1)}`
    scope?.names.set(name, found)
    return found
  }

  /** Name of an attribute without its prefix. */
  local(attribute: string): string {
    const known = this.#locals.get(attribute)
    if (known !== undefined) return known
    const found = attribute.slice(attribute.indexOf(':') + 1)
    if (this.#locals.size < 1000) this.#locals.set(attribute, found)
    return found
  }
}
