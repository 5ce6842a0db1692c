// Runs projects of Vitest and counts: every test, every file that could not be read, and what was passed over.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root, runNode } from './run.mjs'

const NOTHING = { passed: 0, failed: 0, skipped: [] }

/** A file that fails before its first test has no failed test to count. */
const countFile = ({ name, status, assertionResults }) => {
  const failed = assertionResults.filter((test) => test.status === 'failed').length
  return {
    passed: assertionResults.filter((test) => test.status === 'passed').length,
    failed: failed === 0 && status === 'failed' ? 1 : failed,
    skipped: assertionResults
      .filter((test) => !['passed', 'failed'].includes(test.status))
      .map((test) => `${relative(root, name)}: ${test.fullName}`),
  }
}

const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: [...a.skipped, ...b.skipped],
})

const countsOf = (file) =>
  existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8')).testResults.map(countFile).reduce(add, NOTHING)
    : NOTHING

/** Counts of projects that run together; a run that ends badly without a failed test (nothing found, a fault outside tests) is one failure. */
export const runProjects = (projects, env = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'svyazka-report-'))
  const report = join(folder, 'report.json')
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  try {
    const code = runNode('node_modules/vitest/vitest.mjs', args, env)
    const counts = countsOf(report)
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
