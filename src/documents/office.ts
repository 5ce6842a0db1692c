import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { LIMITS } from './limits.ts'
import type { ReadRefusalCode } from './refusals.ts'
import type { FileKind } from './sniff.ts'

const NAMES = ['soffice', 'libreoffice', 'soffice.exe', 'soffice.com']
const USUAL_PLACES = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
]

/** Where LibreOffice is, or null: `SOFFICE_PATH`, then the search path, then the usual places. */
export const findOffice = (environment: NodeJS.ProcessEnv = process.env): string | null => {
  const named = environment.SOFFICE_PATH
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const places = named === undefined ? [...onPath, ...USUAL_PLACES] : [named]
  return places.find((place) => existsSync(place)) ?? null
}

/** A profile that runs no macros, follows no links and opens nothing from outside. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

const makeProfile = async (folder: string): Promise<string> => {
  const profile = join(folder, 'profile')
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE)
  return pathToFileURL(profile).href
}

const FILTERS = { docx: 'docx:MS Word 2007 XML', pdf: 'pdf:writer_pdf_Export' } as const
type Target = keyof typeof FILTERS

const argumentsFor = async (folder: string, source: string, target: Target): Promise<string[]> => [
  `-env:UserInstallation=${await makeProfile(folder)}`,
  '--headless',
  '--norestore',
  '--nolockcheck',
  '--nodefault',
  '--convert-to',
  FILTERS[target],
  '--outdir',
  folder,
  source,
]

/** Nothing of the server's surroundings (passwords of databases) goes to a foreign program. */
const bareEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? '',
  HOME: folder,
  TMPDIR: folder,
  LANG: 'C.UTF-8',
  ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
})

const killGroup = (pid: number | undefined): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself in the meantime, or the system has no process groups: the child is killed below anyway.
  }
}

type Ending = 'done' | 'late' | 'failed'

/** LibreOffice starts a helper of its own, so the whole process group is ended when time is out. */
const run = (office: string, args: readonly string[], folder: string, timeoutMs: number): Promise<Ending> =>
  new Promise((resolve) => {
    const child = spawn(office, args, {
      cwd: folder,
      env: bareEnvironment(folder),
      stdio: 'ignore',
      detached: true,
    })
    let late = false
    const timer = setTimeout(() => {
      late = true
      killGroup(child.pid)
      child.kill('SIGKILL')
    }, timeoutMs)
    child.on('error', () => {
      clearTimeout(timer)
      resolve('failed')
    })
    child.on('exit', (code) => {
      clearTimeout(timer)
      resolve(late ? 'late' : code === 0 ? 'done' : 'failed')
    })
  })

const convertIn = async (
  folder: string,
  office: string,
  bytes: Uint8Array,
  kind: string,
  into: Target,
): Promise<Result<Uint8Array, ReadRefusalCode>> => {
  const source = join(folder, `source.${kind}`)
  const target = join(folder, `source.${into}`)
  await writeFile(source, bytes)
  const ending = await run(
    office,
    await argumentsFor(folder, source, into),
    folder,
    LIMITS.child.office.timeoutMs,
  )
  if (ending === 'late') return refuse('took-too-long')
  if (ending === 'failed' || !existsSync(target)) return refuse('conversion-failed')
  if ((await stat(target)).size > LIMITS.uploadBytes) return refuse('inflates-too-much')
  return ok(new Uint8Array(await readFile(target)))
}

const convert = async (
  bytes: Uint8Array,
  kind: string,
  into: Target,
  office: string | null,
): Promise<Result<Uint8Array, ReadRefusalCode>> => {
  if (office === null) return refuse('needs-libreoffice', undefined, { kind })
  const folder = await mkdtemp(join(tmpdir(), 'svyazka-office-'))
  try {
    return await convertIn(folder, office, bytes, kind, into)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/**
 * Turns DOC, ODT or RTF into DOCX by LibreOffice in a process, a profile and a folder of its own, all of which are
 * gone afterwards. Refuses: needs-libreoffice when it is not installed, conversion-failed, took-too-long.
 */
export const convertToDocx = (
  bytes: Uint8Array,
  kind: FileKind,
  office: string | null = findOffice(),
): Promise<Result<Uint8Array, ReadRefusalCode>> => convert(bytes, kind, 'docx', office)

/** A PDF of a DOCX that the program wrote, in the same way; refuses when there is no LibreOffice. */
export const docxToPdf = (
  bytes: Uint8Array,
  office: string | null = findOffice(),
): Promise<Result<Uint8Array, ReadRefusalCode>> => convert(bytes, 'docx', 'pdf', office)
