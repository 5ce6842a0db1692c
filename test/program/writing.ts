import type { Hono } from 'hono'
import { enterAs } from './visitor.ts'

/** Begins a paper with one clause: those of the demo are all past their draft. Gives its address. */
export const writePaperAs = async (app: Hono, persona: string): Promise<string> => {
  const visitor = await enterAs(app, persona)
  const begun = await visitor.post('/directives/write', '/directives/write', {
    kind: 'распоряжение',
    title: 'О неделе открытых уроков',
    answersTo: '',
  })
  const paper = /\/directives\/[0-9a-f-]{36}/u.exec(begun.headers.get('location') ?? '')?.[0]
  if (begun.status !== 303 || paper === undefined) throw new Error(`the paper is not begun: ${begun.status}`)
  const form = `${paper}/writing/clauses/new`
  const written = await visitor.post(form, form, {
    parent: '',
    addressedAs: '',
    action: 'Провести неделю открытых уроков.',
    controller: '',
    modality: 'order',
    term: '',
    control: '',
  })
  if (written.status !== 303) throw new Error(`the clause is not written: ${written.status}`)
  return paper
}
