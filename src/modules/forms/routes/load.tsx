import { writeTable } from '../../../documents/xlsx/write.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import {
  type Answer,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import type { SheetReader } from '../../schools/public.ts'
import { applySheet, applyTable, loadSheet, loadTable, mergeOne, mergesOf } from '../commands/load.ts'
import { oneSheet } from '../documents/sheet.ts'
import { knownAnswers } from '../domain/prefill.ts'
import * as rules from '../domain/rules.ts'
import { type LoadAbout, LoadCheckPage, LoadPage } from '../pages/load.tsx'
import { textOf } from '../pages/words.ts'
import { knownFor } from '../queries/answer.ts'
import { namesOfAnswers } from '../queries/collection.ts'
import { type FormLoad, findLoad } from '../queries/load.ts'
import { sayingIn } from '../text/saying.ts'
import { formsText } from '../text/words.ts'
import { type CollectionHere, collectionHere, SECTION } from './collection.tsx'
import { type Found, fillerHere, findHere, formsForm } from './visiting.ts'

const aroundOf = (visit: Visit, about: LoadAbout, typed: Typed | null) => ({
  about,
  problems: typed?.problems ?? [],
  commandKey: visit.commandKey,
  lang: visit.lang,
})

const aboutCollection = ({ card }: CollectionHere): LoadAbout => ({
  title: card.title,
  address: `/collections/${card.id}`,
  template: `/collections/${card.id}/template.xlsx`,
  many: true,
})

const aboutAnswer = ({ set }: Found): LoadAbout => ({
  title: set.title,
  address: `/answers/${set.id}`,
  template: `/answers/${set.id}/form.xlsx`,
  many: false,
})

const choose = (visit: Visit, about: LoadAbout, typed: Typed | null): Promise<Answer> =>
  visit.page(
    { title: textOf(visit.lang).load.title, section: SECTION, failed: typed !== null },
    <LoadPage {...aroundOf(visit, about, typed)} />,
  )

const showLoad = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const here = await collectionHere(visit)
  if (here === null) return NOT_FOUND
  return here.asks ? choose(visit, aboutCollection(here), typed) : { kind: 'forbidden' }
}

const checkFrame = (visit: Visit, typed: Typed | null) => ({
  title: textOf(visit.lang).load.checkTitle,
  section: SECTION,
  wide: true,
  failed: typed !== null,
})

const loadHere = (visit: Visit): Promise<FormLoad | null> => {
  const id = visit.param('load')
  return isUuid(id) ? findLoad(visit.tx, id) : Promise.resolve(null)
}

const showCheck = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const here = await collectionHere(visit)
  const load = here === null ? null : await loadHere(visit)
  if (here === null || load === null || load.collection !== here.card.id) return NOT_FOUND
  if (!here.asks) return { kind: 'forbidden' }
  const { merges, closed } = await mergesOf(visit.tx, load, false)
  const names = await namesOfAnswers(
    visit.tx,
    here.card.id,
    load.rows.map(({ answer }) => answer),
  )
  return visit.page(
    checkFrame(visit, typed),
    <LoadCheckPage
      {...aroundOf(visit, aboutCollection(here), typed)}
      load={load.id}
      merges={merges}
      notes={load.notes}
      closed={closed.map(({ id }) => names.get(id) ?? '')}
      names={names}
    />,
  )
}

/** The answer of the address, when the visitor may write it now. */
const writableHere = async (visit: Visit): Promise<Found | null> => {
  const found = await findHere(visit)
  const filler = found && fillerHere(visit, found.set)
  return found !== null && filler !== null && rules.isWritable(found.set, filler) ? found : null
}

const showLoadOne = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await writableHere(visit)
  return found === null ? NOT_FOUND : choose(visit, aboutAnswer(found), typed)
}

const showCheckOne = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await writableHere(visit)
  const load = found === null ? null : await loadHere(visit)
  if (found === null || load === null || load.answer !== found.set.id) return NOT_FOUND
  return visit.page(
    checkFrame(visit, typed),
    <LoadCheckPage
      {...aroundOf(visit, aboutAnswer(found), typed)}
      load={load.id}
      merges={[await mergeOne(visit.tx, load, found.set)]}
      notes={load.notes}
      closed={[]}
      names={new Map([[found.set.id, found.card.organisationName ?? '']])}
    />,
  )
}

/** The sheet of one answer: what was kept, else what the program knows. Data stay Russian (decisions 47). */
const exportOne = async (visit: Visit): Promise<Answer> => {
  const found = await writableHere(visit)
  if (found === null) return NOT_FOUND
  const { set } = found
  const answers = { ...knownAnswers(set.definition, await knownFor(visit.tx, set.id)), ...set.answers }
  const { one, kinds } = formsText.ru
  const table = oneSheet(set.definition, set.id, answers, { ...one, kinds }, sayingIn('ru'))
  return fileAnswer(writeTable(table), set.title, 'xlsx')
}

type RawLoad = {
  readonly file: { readonly name: string; readonly sha256: string } | undefined
}

/** The file is read before the transaction, in the killable child process. */
const readFile = (readSheets: SheetReader) => async (raw: unknown) => {
  const { file, ...about } = raw as RawLoad
  if (file === undefined) return refuse('noFile', 'file')
  const read = await readSheets(file.sha256)
  if (!read.ok) return refuse(read.refusals[0]?.code === 'emptyTable' ? 'emptyTable' : 'cannotRead', 'file')
  return ok({ ...about, file: { name: file.name, sheets: read.value.map(({ rows }) => rows) } })
}

/** Routes of tables that are filled in away from the program. */
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
    input: (values, param) => ({ load: param('load'), send: values.has('send'), seen: values.text('seen') }),
    again: showCheck,
  }),
  page('/answers/:id/form.xlsx', 'person', exportOne),
  page('/answers/:id/load', 'person', (visit) => showLoadOne(visit, null)),
  page('/answers/:id/load/:load', 'person', (visit) => showCheckOne(visit, null)),
  formsForm('/answers/:id/load', 'person', {
    command: loadSheet,
    input: (values, param) => ({ answer: param('id'), file: values.files('file')[0] }),
    prepare: readFile(readSheets),
    again: showLoadOne,
  }),
  formsForm('/answers/:id/load/:load', 'person', {
    command: applySheet,
    input: (values, param) => ({ load: param('load'), send: false, seen: values.text('seen') }),
    again: showCheckOne,
  }),
]
