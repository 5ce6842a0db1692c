// Ceilings of size: a file of 300 lines, a function of 50. Texts, tables and tests of one subject are exempt.
import ts from 'typescript'
import { lineOf, visit } from './sources.mjs'

const FILE_LINES = 300
const FUNCTION_LINES = 50

/** Tables grow with the subject, not with the program. */
const isTable = (path) =>
  path.endsWith('.fixture.ts') ||
  /\/(text|workflow|lexicon|common-passwords)\.ts$|\/text\/[^/]+\.ts$|^src\/main\/demo\/(ground|papers|people)\.ts$/.test(
    path,
  )
const isRoutes = (path) => /\/routes(\.tsx?$|\/)/.test(path)

const linesOf = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

const tooLong = (law, ceiling, found) =>
  found
    .filter(({ lines }) => lines > ceiling)
    .map(({ path, lines }) => ({
      key: `${law} ${path}`,
      size: lines,
      text: `${lines} lines, the ceiling is ${ceiling}`,
    }))

const longFiles = (sources) => {
  const found = sources
    .filter(({ path }) => !isTable(path))
    .map(({ path, text }) => ({ path, lines: linesOf(text) }))
  return tooLong('long-file', FILE_LINES, found)
}

const nameOf = (node) => {
  if (node.name !== undefined) return node.name.getText()
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText()
  return 'function'
}

const functionsOf = ({ path, tree }) => {
  const found = []
  visit(tree, (node) => {
    if (!ts.isFunctionLike(node) || node.body === undefined) return
    const lines = lineOf(tree, node.getEnd()) - lineOf(tree, node.getStart()) + 1
    found.push({ path: `${path}#${nameOf(node)}`, lines })
  })
  return found
}

const longFunctions = (sources) => {
  const counted = sources.filter(({ path, isTest }) => !isTest && !isTable(path) && !isRoutes(path))
  return tooLong('long-function', FUNCTION_LINES, counted.flatMap(functionsOf))
}

/** Files and functions above their ceilings. */
export const ceilingFaults = (sources) => [...longFiles(sources), ...longFunctions(sources)]

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Medians, for the line that the check prints. */
export const medians = (sources) => {
  const program = sources.filter(({ isTest, path }) => !isTest && !isTable(path))
  return {
    file: median(program.map(({ text }) => linesOf(text))),
    function: median(program.flatMap(functionsOf).map(({ lines }) => lines)),
  }
}
