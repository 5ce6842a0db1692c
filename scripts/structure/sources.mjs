// The files that the laws of structure look at, each parsed once.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]))

const kindOf = (path) => (path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

const parse = (path, text) => ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kindOf(path))

/** Every source of `src/`: path with forward slashes, text, syntax tree. */
export const readSources = (root) =>
  walk(join(root, 'src'))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const path = relative(root, file).split(sep).join('/')
      const text = readFileSync(file, 'utf8')
      return {
        path,
        text,
        tree: parse(path, text),
        isTest: /(\.(test|fixture)\.tsx?|\/testing\.ts)$/.test(path),
      }
    })

/** Calls `look` for every node of the tree, outermost first. */
export const visit = (node, look) => {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}

/** Line of a node as an editor counts it. */
export const lineOf = (tree, position) => tree.getLineAndCharacterOfPosition(position).line + 1
