import type { Hono } from 'hono'
import type { Visitor } from './visitor.ts'

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1]

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? '')

const isSent = (tag: string): boolean => {
  const type = attribute(tag, 'type') ?? 'text'
  return type === 'radio' || type === 'checkbox' ? /\schecked\b/u.test(tag) : type !== 'file'
}

/** What the form of a page would send as it stands, by the address it is sent to. */
export const standing = (html: string, action: string): FormData => {
  // a form that only asks may lead to the same address; a second button of a form may send it elsewhere
  const form = [...html.matchAll(/<form\b[^>]*\smethod="post".*?<\/form>/gsu)].find(([whole]) =>
    new RegExp(`\\s(?:form)?action="${action.replaceAll('.', '\\.')}"`, 'u').test(whole),
  )?.[0]
  const data = new FormData()
  if (form === undefined) throw new Error(`the page has no form to ${action}`)
  for (const [tag] of form.matchAll(/<input[^>]*>/gu)) {
    const name = attribute(tag, 'name')
    if (name !== undefined && isSent(tag)) data.append(name, plain(attribute(tag, 'value') ?? ''))
  }
  for (const [, name = '', lines = ''] of form.matchAll(
    /<select[^>]*\sname="([^"]*)"[^>]*>(.*?)<\/select>/gsu,
  ))
    data.append(name, plain(attribute(/<option[^>]*selected[^>]*>/u.exec(lines)?.[0] ?? '', 'value') ?? ''))
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*\sname="([^"]*)"[^>]*>(.*?)<\/textarea>/gsu,
  ))
    data.append(name, plain(text))
  return data
}

/** Sends a form of a page that was opened before, whatever has happened since. */
export const sendForm = async (
  app: Hono,
  visitor: Visitor,
  html: string,
  action: string,
  fields: Readonly<Record<string, string | File>> = {},
): Promise<Response> => {
  const body = standing(html, action)
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const headers = { cookie: visitor.cookie(), host: 'localhost', origin: 'http://localhost' }
  return app.request(`http://localhost${action}`, { method: 'POST', body, headers })
}

/** Presses the button of a form twice at the same moment, as an impatient hand does. Gives where it leads. */
export const pressTwice = async (
  app: Hono,
  visitor: Visitor,
  page: string,
  action: string,
  fields: Readonly<Record<string, string | File>> = {},
): Promise<string> => {
  const html = await (await visitor.get(page)).text()
  const answers = await Promise.all([
    sendForm(app, visitor, html, action, fields),
    sendForm(app, visitor, html, action, fields),
  ])
  const [first, second] = answers.map((answer) => `${answer.status} ${answer.headers.get('location')}`)
  if (first !== second || !first?.startsWith('303 ')) throw new Error(`${action}: ${first}, then ${second}`)
  return first.slice('303 '.length)
}
