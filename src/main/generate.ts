/** Writes every generated file under the folder that is named: `npm run generate` names the repository, its check a temporary folder. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuse } from '../kernel/result.ts'
import { answeringFile } from './generate/answering.ts'
import { engineFiles } from './generate/engine.ts'
import type { GeneratedFile } from './generate/file.ts'
import { permissionsFile } from './generate/permissions.ts'
import { picturesFile } from './generate/pictures.ts'
import { requirementsFile } from './generate/requirements.ts'
import { workflowFiles } from './generate/workflows.ts'
import { commandsByModule, workflows } from './registry.ts'

const write = async (folder: string, { path, text }: GeneratedFile): Promise<void> => {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

const [root = '.', folder = root] = process.argv.slice(2)
const nothingToRead = async () => refuse('fileGone')

const files: readonly GeneratedFile[] = [
  permissionsFile(commandsByModule(nothingToRead)),
  answeringFile(commandsByModule(nothingToRead)),
  requirementsFile(root),
  picturesFile(root),
  ...(await engineFiles()),
  ...workflowFiles(workflows),
]
for (const file of files) await write(folder, file)
process.stdout.write(`${files.map(({ path }) => path).join('\n')}\n`)
