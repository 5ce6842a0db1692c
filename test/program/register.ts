import type { Hono } from 'hono'
import { standing } from './forms.ts'
import { enterAs, type Visitor } from './visitor.ts'

const REGISTER = [
  'Наименование;Полное наименование;ИНН;Количество обучающихся',
  'МБОУ «Полевая СОШ»;МБОУ «Полевая средняя общеобразовательная школа»;;210',
  'МБОУ «Ручейная ООШ»;МБОУ «Ручейная основная общеобразовательная школа»;123;сорок',
].join('\n')

/** What the form of a page holds, one value a field. */
const fieldsOf = async (
  visitor: Visitor,
  page: string,
  action: string,
): Promise<Record<string, string | File>> =>
  Object.fromEntries(standing(await (await visitor.get(page)).text(), action))

const done = (step: string, response: Response): string => {
  if (response.status !== 303) throw new Error(`${step}: ${response.status}`)
  return response.headers.get('location') ?? ''
}

/** Loads a register with a bad row up to its check: the demo begins without one. */
export const beginImportAs = async (app: Hono, persona: string): Promise<void> => {
  const visitor = await enterAs(app, persona)
  const upload = await fieldsOf(visitor, '/schools/import', '/schools/import')
  const file = new File([REGISTER], 'reestr.csv', { type: 'text/csv' })
  const columns = done(
    'upload',
    await visitor.post('/schools/import', '/schools/import', { ...upload, files: file }),
  )
  const address = columns.replace(/\/columns$/u, '')
  const guessed = await fieldsOf(visitor, columns, `${address}/columns`)
  done('columns', await visitor.post(columns, `${address}/columns`, guessed))
}

/** Marks a school of the person's district. Gives the address of its card. */
export const markSchoolAs = async (app: Hono, persona: string, school: string): Promise<void> => {
  const visitor = await enterAs(app, persona)
  const page = `/schools/${school}/marks?attribute=headVacant`
  const marked = await visitor.post(page, `/schools/${school}/marks`, {
    ...(await fieldsOf(visitor, page, `/schools/${school}/marks`)),
    value: 'yes',
    from: '10.09.2026',
    basis: 'приказ от 10.09.2026 № 32',
  })
  done('mark', marked)
}
