import { isUuid } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import { type Answer, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import type { SheetReader } from '../../schools/public.ts'
import { applyTable, loadTable, mergesOf } from '../commands/load.ts'
import { LoadCheckPage, LoadPage } from '../pages/load.tsx'
import { textOf } from '../pages/words.ts'
import { workingLines } from '../queries/collection.ts'
import { findLoad } from '../queries/load.ts'
import { collectionHere, SECTION } from './collection.tsx'
import { formsForm, NOT_FOUND } from './visiting.ts'

const showLoad = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const here = await collectionHere(visit)
  if (here === null) return NOT_FOUND
  if (!here.asks) return { kind: 'forbidden' }
  return visit.page(
    { title: textOf(visit.lang).load.title, section: SECTION, failed: typed !== null },
    <LoadPage
      card={here.card}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

const showCheck = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const here = await collectionHere(visit)
  const id = visit.param('load')
  const load = here !== null && isUuid(id) ? await findLoad(visit.tx, id) : null
  if (here === null || load === null || load.collection !== here.card.id) return NOT_FOUND
  if (!here.asks) return { kind: 'forbidden' }
  const lines = await workingLines(visit.tx, here.card.id)
  return visit.page(
    { title: textOf(visit.lang).load.checkTitle, section: SECTION, wide: true, failed: typed !== null },
    <LoadCheckPage
      card={here.card}
      load={load.id}
      merges={await mergesOf(visit.tx, load, false)}
      names={new Map(lines.map((line) => [line.id, line.organisation]))}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

type RawLoad = {
  readonly collection: string
  readonly file: { readonly name: string; readonly sha256: string } | undefined
}

/** The file is read before the transaction, in the killable child process. */
const readFile = (readSheets: SheetReader) => async (raw: unknown) => {
  const { collection, file } = raw as RawLoad
  if (file === undefined) return refuse('noFile', 'file')
  const read = await readSheets(file.sha256)
  if (!read.ok) return refuse(read.refusals[0]?.code === 'emptyTable' ? 'emptyTable' : 'cannotRead', 'file')
  return ok({ collection, file: { name: file.name, sheets: read.value.map(({ rows }) => rows) } })
}

/** Routes of the table that is filled in away from the program. */
export const loadRoutes = (readSheets: SheetReader): readonly Route[] => [
  page('/collections/:id/load', 'person', (visit) => showLoad(visit, null)),
  page('/collections/:id/load/:load', 'person', (visit) => showCheck(visit, null)),
  formsForm('/collections/:id/load', 'person', {
    command: loadTable,
    input: (values, param) => ({ collection: param('id'), file: values.files('file')[0] }),
    prepare: readFile(readSheets),
    again: showLoad,
  }),
  formsForm('/collections/:id/load/:load', 'person', {
    command: applyTable,
    input: (values, param) => ({ load: param('load'), send: values.has('send') }),
    again: showCheck,
  }),
]
