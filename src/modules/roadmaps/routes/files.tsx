import type { Result } from '../../../kernel/result.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { type FormValues, prefilled, type StoredFile } from '../../../platform/http/form.ts'
import {
  type Answer,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { newId } from '../../../platform/random.ts'
import { pasted, pasteRows } from '../commands/paste.ts'
import { roadmapDocx } from '../documents/docx.ts'
import { roadmapXlsx } from '../documents/xlsx.ts'
import { compare } from '../domain/compare.ts'
import { digestOf, joinRows } from '../domain/paste.ts'
import { sheetOf } from '../domain/sheet.ts'
import type { ItemContent } from '../domain/types.ts'
import { PastePage, type Preview } from '../pages/paste.tsx'
import { grifOf } from '../pages/print.tsx'
import { textOf } from '../pages/words.ts'
import { itemsOf } from '../queries/roadmap.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { type Found, find, hereOf, isAnswer, SECTION, toEdit } from './found.ts'

/** Reads the plan out of a table file in a child process; given by the composition. */
export type ReadRows = (file: StoredFile) => Promise<Result<readonly (readonly string[])[]>>

const docx = page('/roadmaps/:id/docx', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { roadmap, head } = found
  // papers are Russian whatever the language of the page
  const items = await itemsOf(visit.tx, roadmap)
  const grif = grifOf(roadmap, head, textOf('ru'))
  const bytes = await roadmapDocx(
    { grif, title: roadmap.title, owner: head.owner },
    sheetOf(items, roadmap.layout),
  )
  return fileAnswer(bytes, roadmap.title, 'docx')
})

const xlsx = page('/roadmaps/:id/xlsx', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { roadmap } = found
  const sheet = sheetOf(await itemsOf(visit.tx, roadmap), roadmap.layout)
  return fileAnswer(await roadmapXlsx(textOf('ru').print.paper, sheet), roadmap.title, 'xlsx')
})

/** The text in the field, else that of the file. */
const textIn = async (values: FormValues, readRows: ReadRows): Promise<string> => {
  const typed = values.text('text')
  const [file] = values.files('file')
  if (typed.trim() !== '' || file === undefined) return typed
  const read = await readRows(file)
  return read.ok ? joinRows(read.value) : ''
}

const previewOf = async (
  visit: Visit,
  { roadmap }: Found,
  text: string,
  values: FormValues,
): Promise<Preview | null> => {
  const items = await itemsOf(visit.tx, roadmap)
  const mode = values.text('mode') === 'replace' ? 'replace' : 'add'
  const made = pasted({ ...roadmap, items }, { text, mode, after: values.text('after') }, newId)
  if (!made.ok) return null
  const { understood, changed, added, places } = made.value
  const rows = new Map<string, Omit<ItemContent, 'id' | 'parentId'>>([
    ...added.map((row) => [row.id, row] as const),
    ...changed.map(({ item, row }) => [item.id, row] as const),
  ])
  const after = places.flatMap(({ id, parentId }) => {
    const row = rows.get(id)
    return row === undefined ? [] : [{ id, parentId, isSection: row.isSection, cells: row.cells }]
  })
  return {
    items: understood.items,
    layout: understood.layout,
    fresh: understood.fresh,
    dropped: understood.dropped,
    found:
      mode === 'add'
        ? null
        : compare({ ...roadmap, items }, { ...roadmap, layout: understood.layout, items: after }),
    digest: digestOf(text, mode),
  }
}

const LOOK: readonly unknown[] = [sentences.ru.lookFirst, sentences.en.lookFirst]

const showPaste =
  (readRows: ReadRows) =>
  async (visit: Visit, typed: Typed | null): Promise<Answer> => {
    const found = await toEdit(visit)
    if (isAnswer(found)) return found
    const values = typed?.values ?? prefilled({ after: visit.query('after'), mode: 'add' })
    const text = typed === null ? '' : await textIn(values, readRows)
    // «look first» is a step of the work and no mistake of the person
    const problems = (typed?.problems ?? []).filter((problem) => !LOOK.includes(problem.text))
    const here = hereOf(visit)
    return visit.page(
      { title: here.t.paste.title, section: SECTION, wide: true, failed: problems.length > 0 },
      <PastePage
        here={here}
        roadmap={found.roadmap}
        values={values}
        text={text}
        problems={problems}
        preview={text === '' ? null : await previewOf(visit, found, text, values)}
        keptToken={visit.keptToken}
      />,
    )
  }

/** A roadmap goes out in the form it came in, and comes back. */
export const fileRoutes = (readRows: ReadRows): readonly Route[] => [
  docx,
  xlsx,
  page('/roadmaps/:id/paste', 'person', (visit) => showPaste(readRows)(visit, null)),
  form('/roadmaps/:id/paste', 'person', {
    command: pasteRows,
    input: (values, param) => ({
      roadmap: param('id'),
      text: values.text('text'),
      file: values.files('file')[0] ?? null,
      mode: values.text('mode') || 'add',
      after: values.text('after'),
      seen: values.text('seen'),
    }),
    prepare: async (raw) => {
      const input = raw as { text: string; file: StoredFile | null }
      if (input.text.trim() !== '' || input.file === null) return { ok: true, value: raw }
      const read = await readRows(input.file)
      return read.ok ? { ok: true, value: { ...input, text: joinRows(read.value) } } : read
    },
    again: showPaste(readRows),
    sentences,
  }),
]
