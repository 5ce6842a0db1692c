import type { Hono } from 'hono'
import { enterAs } from './visitor.ts'

const REGISTER = [
  'Наименование;Полное наименование;ИНН;Количество обучающихся',
  'МБОУ «Полевая СОШ»;МБОУ «Полевая средняя общеобразовательная школа»;;210',
  'МБОУ «Ручейная ООШ»;МБОУ «Ручейная основная общеобразовательная школа»;123;сорок',
].join('\n')

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1]

/** What the form of a page would send as it stands: hidden and text fields, chosen lines of lists. */
const standing = (html: string): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*type="(?:hidden|text)"[^>]*>/gu)) {
    const name = attribute(tag, 'name')
    if (name !== undefined) fields[name] = attribute(tag, 'value') ?? ''
  }
  for (const [whole, name = '', lines = ''] of html.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gsu,
  ))
    if (whole !== '')
      fields[name] = attribute(/<option[^>]*selected[^>]*>/u.exec(lines)?.[0] ?? '', 'value') ?? ''
  return fields
}

const done = (step: string, response: Response): string => {
  if (response.status !== 303) throw new Error(`${step}: ${response.status}`)
  return response.headers.get('location') ?? ''
}

/** Loads a register with a bad row up to its check: the demo begins without one. */
export const beginImportAs = async (app: Hono, persona: string): Promise<void> => {
  const visitor = await enterAs(app, persona)
  const upload = standing(await (await visitor.get('/schools/import')).text())
  const file = new File([REGISTER], 'reestr.csv', { type: 'text/csv' })
  const columns = done(
    'upload',
    await visitor.post('/schools/import', '/schools/import', { ...upload, files: file }),
  )
  const guessed = standing(await (await visitor.get(columns)).text())
  const address = columns.replace(/\/columns$/u, '')
  done('columns', await visitor.post(columns, `${address}/columns`, guessed))
}

/** Marks a school of the person's district. Gives the address of its card. */
export const markSchoolAs = async (app: Hono, persona: string, school: string): Promise<void> => {
  const visitor = await enterAs(app, persona)
  const page = `/schools/${school}/marks?attribute=headVacant`
  const marked = await visitor.post(page, `/schools/${school}/marks`, {
    ...standing(await (await visitor.get(page)).text()),
    value: 'yes',
    from: '10.09.2026',
    basis: 'приказ от 10.09.2026 № 32',
  })
  done('mark', marked)
}
