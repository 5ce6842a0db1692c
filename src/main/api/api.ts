import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MAX_BODY } from '../../platform/http/body.ts'
import { requestIdOf } from '../../platform/http/gate.ts'
import type { ModuleCommands } from '../registry.ts'
import { type ApiGround, type ApiVisit, apiDoor } from './caller.ts'
import { type ApiCommand, apiCommands, commandHandler } from './commands.ts'
import { takeFile } from './files.ts'
import { openApi } from './openapi.ts'
import { askedLanguage, problem } from './problem.ts'
import { cardHandler, listHandler, readBack } from './reading.ts'
import { resources } from './resources.ts'

/** Address of the API; a breaking change begins another. */
const API = '/api/v1'

const me = ({ c, caller }: ApiVisit): Response => {
  const { scope, writes, modules } = caller
  const roles = scope.roles.map(({ role, level, nodeName }) => ({ role, level, node: nodeName }))
  return c.json({
    person: scope.person,
    name: scope.name,
    today: scope.today,
    roles,
    writes,
    modules: [...modules],
  })
}

const routesInto = (api: Hono, ground: ApiGround, commands: () => ReadonlyMap<string, ApiCommand>): void => {
  const door = apiDoor(ground)
  const { server } = ground
  api.get('/me', door(me))
  api.post('/files', door(takeFile(server)))
  api.post(
    '/commands/:command',
    door((visit) => commandHandler(commands(), server, readBack(server))(visit)),
  )
  for (const { list, ...resource } of resources) {
    if (list !== undefined) api.get(`/${resource.name}`, door(listHandler({ ...resource, list }, server)))
    if (resource.card !== undefined) api.get(`/${resource.name}/:id`, door(cardHandler(resource, server)))
  }
  // whoever has no key learns nothing of what addresses there are
  api.all(
    '*',
    door(({ c, lang }) => problem(c, lang, 'notFound')),
  )
}

/**
 * The programmatic interface (contracts, section 4; docs/decisions/0014): the queries and commands of the pages behind access keys.
 * It stands before the routes of pages and reads no cookies.
 */
export const programmaticInterface =
  (ground: ApiGround, modules: readonly ModuleCommands[]) =>
  (app: Hono): void => {
    const made: { commands?: ReadonlyMap<string, ApiCommand>; document?: string } = {}
    const commands = (): ReadonlyMap<string, ApiCommand> => {
      made.commands ??= apiCommands(modules, ground.server().routes)
      return made.commands
    }
    const api = new Hono()
    api.use(bodyLimit({ maxSize: MAX_BODY, onError: (c) => problem(c, askedLanguage(c), 'tooLarge') }))
    api.onError((fault, c) => {
      ground.server().log.error({ request: requestIdOf(c), path: c.req.routePath, err: fault }, 'fault')
      return problem(c, askedLanguage(c), 'fault')
    })
    api.get('/openapi.json', (c) => {
      made.document ??= JSON.stringify(openApi(commands(), modules))
      return c.body(made.document, 200, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, max-age=3600',
      })
    })
    routesInto(api, ground, commands)
    app.route(API, api)
  }
