// Habits that a reader would have to look for by hand: each is a law over the syntax of the sources.
import ts from 'typescript'
import { lineOf, visit } from './sources.mjs'

const CLOCK_OF_THE_DATABASE =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(|\bcurrent_(date|time|timestamp)\b|\blocaltime(stamp)?\b/i
/** A word of Russian; single letters stand in SQL that levels «ё» and «е». */
const RUSSIAN_WORD = /[А-Яа-яЁё]{3}/

/** Pages are made of parts that carry label, hint and error; a bare control has none of them (docs/decisions/0003). */
const BARE_CONTROLS = new Set(['input', 'select', 'textarea', 'form', 'button'])

const inModules = (path) => path.startsWith('src/modules/')
const isText = (node) =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node) ||
  ts.isJsxText(node)

const attribute = (node, name) =>
  node.attributes.properties.find((each) => ts.isJsxAttribute(each) && each.name.getText() === name)

/** A form that only asks (method="get") needs no token. */
const isBareControl = (node) => {
  if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) return false
  const tag = node.tagName.getText()
  if (!BARE_CONTROLS.has(tag)) return false
  return tag !== 'form' || attribute(node, 'method')?.initializer?.text !== 'get'
}

const isDate = (node) =>
  ts.isIdentifier(node) &&
  node.text === 'Date' &&
  (ts.isNewExpression(node.parent) ||
    ts.isCallExpression(node.parent) ||
    ts.isPropertyAccessExpression(node.parent)) &&
  node.parent.expression === node

/** Each law: where it holds, what breaks it, and the sentence for whoever broke it. */
const LAWS = [
  {
    name: 'no-style-attribute',
    holds: (path) => path.endsWith('.tsx'),
    broken: (node) => ts.isJsxAttribute(node) && node.name.getText() === 'style',
    say: 'style= is refused by the Content-Security-Policy: use a class of src/ui',
  },
  {
    name: 'no-clock-in-sql',
    holds: inModules,
    broken: (node) => isText(node) && CLOCK_OF_THE_DATABASE.test(node.text),
    say: 'the day is a parameter: «today» of the scope or of the work, never the clock of the database',
  },
  {
    name: 'no-date-outside-platform',
    holds: (path) => !/^src\/(platform\/|ui\/client\/|kernel\/day\.ts|documents\/xlsx\/cell\.ts)/.test(path),
    broken: isDate,
    say: 'JS Date does not leave src/platform: use Day of src/kernel/day.ts or moment() of the clock',
  },
  {
    name: 'no-bare-controls',
    holds: inModules,
    broken: isBareControl,
    say: 'use the fields, forms and buttons of src/ui: they carry label, hint, error and token',
  },
  {
    name: 'sentences-in-text',
    holds: (path) => /^src\/modules\/[^/]+\/(?!domain\/|text[./])/.test(path),
    broken: (node) => isText(node) && RUSSIAN_WORD.test(node.text),
    say: 'a sentence that a user reads stands in text.ts, in both languages',
  },
]

const linesBreaking = (law, { tree }) => {
  const lines = new Set()
  visit(tree, (node) => {
    if (law.broken(node)) lines.add(lineOf(tree, node.getStart()))
  })
  return [...lines]
}

const faultsOf = (law, source) => {
  const lines = linesBreaking(law, source)
  if (lines.length === 0) return []
  return [
    { key: `${law.name} ${source.path}`, size: lines.length, text: `${law.say}; lines ${lines.join(', ')}` },
  ]
}

/** Breaches: one fault for a law and a file, its size the number of lines. */
export const habitFaults = (sources) =>
  sources
    .filter(({ isTest }) => !isTest)
    .flatMap((source) =>
      LAWS.filter(({ holds }) => holds(source.path)).flatMap((law) => faultsOf(law, source)),
    )
