// JSON schemas of what the API answers, read off the types of its lists and cards (src/main/api): no second truth is written by hand.
import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import ts from 'typescript'

/** Days and moments are branded strings. */
const FORMATS = { Day: 'date', Moment: 'date-time' }
const LITERAL = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral
const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never

const programOf = (root) => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const folder = join(root, 'src', 'main', 'api')
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
  const program = ts.createProgram(paths, { ...options, incremental: false, tsBuildInfoFile: undefined })
  return { checker: program.getTypeChecker(), sources: paths.map((path) => program.getSourceFile(path)) }
}

const isResource = ({ type, initializer }) =>
  type?.getText() === 'Resource' && initializer !== undefined && ts.isObjectLiteralExpression(initializer)

/** Nouns of the API as they are written: the name of each, its list and its card. */
const nounsIn = (source) =>
  source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations.filter(isResource))
    .map(({ initializer }) => {
      const of = (name) => initializer.properties.find((each) => each.name?.getText() === name)?.initializer
      return { name: of('name').text, list: of('list'), card: of('card') }
    })

const isNothing = ({ flags }) => (flags & NOTHING) !== 0
const mayBeLeftOut = (property, type) =>
  (property.flags & ts.SymbolFlags.Optional) !== 0 || (type.isUnion() ? type.types : [type]).some(isNothing)

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1)

/** A type that has a name of its own is one component, named after its module: «AssignmentsReport». */
const nameOf = (type) => {
  const { aliasSymbol, aliasTypeArguments } = type
  if (aliasSymbol === undefined || aliasTypeArguments !== undefined) return null
  const path = aliasSymbol.declarations[0].getSourceFile().fileName.split(sep)
  const at = path.lastIndexOf('src')
  return at === -1 ? null : capital(path[path[at + 1] === 'modules' ? at + 2 : at + 1]) + aliasSymbol.name
}

/** `null` and alternatives in the words of JSON Schema. */
const anyOf = (found) => {
  const all = [...new Map(found.map((each) => [JSON.stringify(each), each])).values()]
  const simple = all.every((each) => Object.keys(each).join() === 'type')
  if (all.length === 1) return all[0]
  return simple ? { type: all.map(({ type }) => type) } : { anyOf: all }
}

const PRIMITIVES = [
  [ts.TypeFlags.Null, 'null'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
]

const schemasOver = (checker) => {
  const components = {}
  const named = new Map()

  const brandOf = (type) => {
    const base = type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.StringLike)
    if (!base) return null
    const format = FORMATS[type.aliasSymbol?.name]
    return format === undefined ? { type: 'string' } : { type: 'string', format }
  }

  const unionOf = (type) => {
    const members = type.types.filter((each) => !isNothing(each))
    const values = members.filter(({ flags }) => flags & LITERAL).map(({ value }) => value)
    const others = members.filter(({ flags }) => !(flags & LITERAL)).map(schemaOf)
    return anyOf([...(values.length === 0 ? [] : [{ enum: values.sort() }]), ...others])
  }

  const listOf = (type) => {
    const items = checker.getTypeArguments(type).map(schemaOf)
    if (!checker.isTupleType(type)) return { type: 'array', items: items[0] }
    return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length }
  }

  const objectOf = (type) => {
    const properties = checker
      .getPropertiesOfType(type)
      .map((property) => ({ property, found: checker.getTypeOfSymbol(property) }))
    const required = properties.filter(({ property, found }) => !mayBeLeftOut(property, found))
    const index = checker.getIndexInfosOfType(type)[0]
    return {
      type: 'object',
      properties: Object.fromEntries(
        properties.map(({ property, found }) => [property.name, schemaOf(found)]),
      ),
      ...(required.length === 0 ? {} : { required: required.map(({ property }) => property.name) }),
      ...(index === undefined ? {} : { additionalProperties: schemaOf(index.type) }),
    }
  }

  const structureOf = (type) => {
    if (type.isUnion()) return unionOf(type)
    if (checker.isArrayType(type) || checker.isTupleType(type)) return listOf(type)
    return objectOf(type)
  }

  /** A name stands for one type: the second of a module with the same name is written out where it is met. */
  const componentOf = (type, name) => {
    if (!named.has(name)) {
      named.set(name, type)
      components[name] = structureOf(type)
    }
    return named.get(name) === type ? { $ref: `#/components/schemas/${name}` } : structureOf(type)
  }

  const schemaOf = (type) => {
    const [, primitive] = type.flags & LITERAL ? [] : (PRIMITIVES.find(([flag]) => type.flags & flag) ?? [])
    if (primitive !== undefined) return { type: primitive }
    if (type.flags & LITERAL) return { enum: [type.value] }
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {}
    const brand = brandOf(type)
    if (brand !== null) return brand
    const name = nameOf(type)
    return name === null ? structureOf(type) : componentOf(type, name)
  }
  return { schemaOf, components }
}

/** What a list or a card gives when it gives something. */
const givenBy = (checker, expression) => {
  const [signature] = checker.getTypeAtLocation(expression).getCallSignatures()
  return checker.getNonNullableType(checker.getAwaitedType(checker.getReturnTypeOfSignature(signature)))
}

/** Rows of arrays of one kind or of several: a list that may be empty says so by an empty array. */
const rowsOf = (schema) =>
  anyOf(
    (schema.anyOf ?? [schema])
      .map(({ items }) => items)
      .filter((each) => each?.type !== undefined || each?.$ref !== undefined),
  )

/** The text of the generated file. */
export const answersText = (root) => {
  const { checker, sources } = programOf(root)
  const { schemaOf, components } = schemasOver(checker)
  const given = (expression) => schemaOf(givenBy(checker, expression))
  const nouns = sources.flatMap(nounsIn)
  const pick = (what, schema) =>
    Object.fromEntries(
      nouns.filter((noun) => noun[what] !== undefined).map((noun) => [noun.name, schema(given(noun[what]))]),
    )
  const rows = pick('list', rowsOf)
  const cards = pick('card', (schema) => schema)
  return `${JSON.stringify({ rows, cards, components }, null, 1)}\n`
}
