import type { Hono } from 'hono'
import { enterAs } from './visitor.ts'

const firstChoice = (html: string, name: string): string => {
  const select = new RegExp(`<select[^>]*name="${name}".*?</select>`, 'su').exec(html)?.[0] ?? ''
  return /value="([^"]{8,})"/u.exec(select.replace(/<select[^>]*>/u, ''))?.[1] ?? ''
}

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"|value="([^"]*)" name="${name}"`, 'u').exec(html)?.[1] ?? ''

/** Forms a team as a head of a school would: the demo begins without one. Gives its address. */
export const formTeamAs = async (app: Hono, persona: string): Promise<string> => {
  const visitor = await enterAs(app, persona)
  const html = await (await visitor.get('/teams/new')).text()
  const head = firstChoice(html, 'head')
  const formed = await visitor.post('/teams/new', '/teams/new', {
    node: hidden(html, 'node'),
    kind: 'school',
    name: 'Команда взаимных посещений уроков',
    purpose: 'Смотрим уроки друг друга и обсуждаем их.',
    head,
    act: 'приказ от 10.09.2026 № 31',
    from: '10.09.2026',
    until: '',
  })
  const address = formed.headers.get('location') ?? ''
  if (formed.status !== 303) throw new Error(`the team is not formed: ${formed.status}`)
  const team = /\/teams\/[0-9a-f-]{36}/u.exec(address)?.[0] ?? ''
  const page = await (await visitor.get(team)).text()
  await visitor.post(team, `${team}/members`, {
    person: firstChoice(page, 'person'),
    duty: 'участник',
    from: '10.09.2026',
  })
  return team
}
