import type { Guarded } from '../../../kernel/access.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { matchingFaults, matchingOf } from '../domain/import/columns.ts'
import { MatchInput, UploadInput } from '../domain/import/input.ts'
import { lockImport, type RegisterImport } from '../queries/import.ts'

export const importPage = (id: string): string => `/schools/import/${id}`

type Place = Guarded & { readonly id?: string }
type Uploaded = UploadInput['files'][number] & { readonly id: string }

const placeOf = async (tx: Tx, input: UploadInput): Promise<Place | null> => {
  const owner = await maybe(
    tx,
    input.municipality === null
      ? sql<{
          region: string
          municipality: string | null
        }>`select id as region, null::uuid as municipality from region where id = ${input.region}`
      : sql<{
          region: string
          municipality: string | null
        }>`select region_id as region, id as municipality from municipality where id = ${input.municipality}`,
  )
  return owner === null ? null : { owner: { ...owner, organisation: null } as Guarded['owner'] }
}

/** Takes the file of a register; nothing of it is read into the register yet. */
export const uploadRegister = command<UploadInput, Place, Uploaded>({
  name: 'register.upload',
  input: UploadInput,
  access: access.keepRegister,
  load: placeOf,
  decide: (_place, input, { newId }): Result<Uploaded> => {
    const [file] = input.files
    return file === undefined ? refuse('fileNeeded', 'files') : ok({ ...file, id: newId() })
  },
  save: async (tx, file, { owner }, work) => {
    await run(
      tx,
      sql`insert into file_blob (sha256, size, created_at) values (${file.sha256}, ${file.size}, ${work.at}) on conflict do nothing`,
    )
    await run(
      tx,
      sql`insert into register_import (id, region_id, municipality_id, file_name, sha256, size, created_by, created_at)
          values (${file.id}, ${owner.region}, ${owner.municipality}, ${file.name}, ${file.sha256}, ${file.size}, ${tx.scope.person}, ${work.at})`,
    )
  },
  tell: (file) => ({ row: file.id, change: { file: file.name, sha256: file.sha256 } }),
  to: (file) => importPage(file.id),
})

/** A loading under a command. */
export type Loading = Guarded & RegisterImport

export const guardedLoading = (loading: RegisterImport): Loading => ({
  ...loading,
  owner: { region: loading.region, municipality: loading.municipality, organisation: null },
})

type Matched = Omit<MatchInput, 'columns'> & { readonly matching: ReturnType<typeof matchingOf> }

const isOpen = (loading: RegisterImport): boolean => loading.state !== 'done' && loading.state !== 'saving'

const judgeColumns = (columns: MatchInput['columns']): Result<null> => {
  const [fault] = matchingFaults(columns)
  if (fault === undefined) return ok(null)
  return refuse(fault.code, `columns.${fault.column ?? 0}`)
}

/** Says which column holds what; remembered for the next table with the same heads. */
export const matchRegister = command<MatchInput, Loading, Matched>({
  name: 'register.match',
  input: MatchInput,
  access: access.keepRegister,
  load: async (tx, input) => {
    const loading = await lockImport(tx, input.import)
    return loading === null ? null : guardedLoading(loading)
  },
  decide: (loading, { columns, ...rest }): Result<Matched> => {
    if (!isOpen(loading)) return refuse('importClosed')
    const judged = judgeColumns(columns)
    return judged.ok ? ok({ ...rest, matching: matchingOf(columns) }) : judged
  },
  save: async (tx, matched, loading) => {
    await run(
      tx,
      sql`update register_import set sheet = ${matched.sheet}, header_row = ${matched.headerRow - 1}, heads = ${matched.heads}, matching = ${JSON.stringify(matched.matching)},
            settings = ${JSON.stringify(matched.settings)}, state = 'matched', outcome = null, version = version + 1 where id = ${loading.id}`,
    )
  },
  tell: (matched, loading) => ({ row: loading.id, change: { matching: matched.matching } }),
  to: (_matched, loading) => `${importPage(loading.id)}/check`,
})
