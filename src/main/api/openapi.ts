import { commandWords } from '../command-words.ts'
import type { ModuleCommands } from '../registry.ts'
import { cardsAnswered, partsOfAnswers, rowsAnswered } from './answers.ts'
import type { ApiCommand } from './commands.ts'
import { STATUS_OF } from './problem.ts'
import { MOST_LIMIT, USUAL_LIMIT } from './reading.ts'
import type { Filter, Resource } from './resource.ts'
import { resources } from './resources.ts'
import { type Schema, schemaOf } from './schema.ts'
import { apiText, type ProblemCode } from './text.ts'

const both = ({ ru, en }: { readonly ru: string; readonly en: string }): string => `${ru}. / ${en}.`

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

const json = (schema: Schema): Schema => ({ 'application/json': { schema } })

const PROBLEM = { 'application/problem+json': { schema: ref('Problem') } }

/** Answers by status: several problems may share one; each stands once among the components. */
const problems = (...codes: readonly ProblemCode[]): Schema =>
  Object.fromEntries(
    codes.map((code) => [
      String(STATUS_OF[code]),
      { $ref: `#/components/responses/Problem${STATUS_OF[code]}` },
    ]),
  )

const CODES = Object.keys(STATUS_OF) as ProblemCode[]

const RESPONSES: Schema = Object.fromEntries(
  [...new Set(Object.values(STATUS_OF))].map((status) => [
    `Problem${status}`,
    {
      description: CODES.filter((code) => STATUS_OF[code] === status)
        .map((code) => `\`${code}\`: ${apiText.ru[code]} / ${apiText.en[code]}`)
        .join('; '),
      content: PROBLEM,
    },
  ]),
)

const EVERYWHERE = ['noKey', 'tooMany', 'fault'] as const

const parameter = (name: string, { words, values, needed }: Filter): Schema => ({
  name,
  in: 'query',
  required: needed === true,
  description: both(words),
  schema: { type: 'string', ...(values === undefined ? {} : { enum: values }) },
})

const PAGING: readonly Schema[] = [
  {
    name: 'cursor',
    in: 'query',
    description: both({ ru: 'Слово next прошлого ответа', en: 'The word next of the answer before' }),
    schema: { type: 'string' },
  },
  {
    name: 'limit',
    in: 'query',
    description: both({ ru: 'Строк в ответе', en: 'Rows in the answer' }),
    schema: { type: 'integer', minimum: 1, maximum: MOST_LIMIT, default: USUAL_LIMIT },
  },
]

const text: Schema = { type: 'string' }
const object = (properties: Schema, required: readonly string[] = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
})

const partOf = (row: Schema): Schema =>
  object({
    items: { type: 'array', items: row },
    next: {
      type: ['string', 'null'],
      description: both({ ru: 'Откуда продолжить; null в конце', en: 'Where to go on; null at the end' }),
    },
  })

const listOf = ({ name, module, words, filters }: Resource): Schema => ({
  get: {
    operationId: `list.${name}`,
    tags: [module],
    summary: both(words),
    parameters: [...Object.entries(filters).map(([each, filter]) => parameter(each, filter)), ...PAGING],
    responses: {
      200: {
        description: both({ ru: 'Часть списка', en: 'A part of the list' }),
        content: json(partOf(rowsAnswered[name] ?? {})),
      },
      ...problems(...EVERYWHERE, 'moduleClosed', 'badCursor', 'badFilter'),
    },
  },
})

const cardOf = ({ name, module, words }: Resource): Schema => ({
  get: {
    operationId: `card.${name}`,
    tags: [module],
    summary: both(words),
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
    responses: {
      200: {
        description: both({ ru: 'Карточка; ETag есть версия', en: 'The card; ETag is its version' }),
        headers: { ETag: { schema: { type: 'string' } } },
        content: json(cardsAnswered[name] ?? {}),
      },
      ...problems(...EVERYWHERE, 'moduleClosed', 'notFound'),
    },
  },
})

const HEADERS: Schema = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: both({
      ru: 'Повтор с тем же ключом ничего не делает дважды',
      en: 'A repeat with the same key does nothing twice',
    }),
    schema: { type: 'string', format: 'uuid' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: both({ ru: 'Версия, которую вы видели', en: 'The version that you have seen' }),
    schema: { type: 'string' },
  },
}

const ran = (command: ApiCommand): Schema => {
  const { name } = command
  const said = { ru: commandWords.ru[name] ?? name, en: commandWords.en[name] ?? name }
  return {
    post: {
      operationId: command.name,
      tags: [command.module],
      summary: both(said),
      parameters: [
        { $ref: '#/components/parameters/IdempotencyKey' },
        { $ref: '#/components/parameters/IfMatch' },
      ],
      requestBody: { required: true, content: json(schemaOf(command.command)) },
      responses: {
        200: { description: both({ ru: 'Сделано', en: 'Done' }), content: json(ref('Done')) },
        ...problems(
          ...EVERYWHERE,
          'badJson',
          'badKey',
          'badVersion',
          'readOnlyKey',
          'moduleClosed',
          'forbidden',
          'notFound',
          'stale',
          'alreadySent',
          'tooLarge',
          'refused',
          'needsPerson',
          'fileByWord',
        ),
      },
    },
  }
}

const SCHEMAS: Schema = {
  ...partsOfAnswers,
  Done: object(
    {
      command: text,
      location: { ...text, description: both({ ru: 'Страница программы', en: 'Page of the program' }) },
      ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
      repeated: { type: 'boolean' },
      resource: text,
      version: { type: ['integer', 'null'] },
    },
    ['command', 'location', 'ids', 'repeated'],
  ),
  Upload: object({
    upload: {
      ...text,
      description: both({
        ru: 'Слово, которое вернула загрузка файла',
        en: 'The word that the upload gave back',
      }),
    },
  }),
  Uploaded: object({ upload: text, name: text, size: { type: 'integer' }, mediaType: text }),
  Problem: {
    ...object(
      {
        type: { type: 'string', format: 'uri' },
        title: text,
        status: { type: 'integer' },
        code: text,
        detail: text,
        instance: { type: 'string', format: 'uri' },
        errors: {
          type: 'array',
          items: object({ code: text, field: text, detail: text }, ['code', 'detail']),
        },
        version: { type: 'integer' },
      },
      ['type', 'title', 'status', 'code', 'instance'],
    ),
    description: 'RFC 9457',
  },
  Me: object({
    person: { type: ['string', 'null'], format: 'uuid' },
    name: text,
    today: { type: 'string', format: 'date' },
    roles: { type: 'array', items: object({ role: text, level: text, node: text }) },
    writes: { type: 'boolean' },
    modules: { type: 'array', items: text },
  }),
}

const FIXED: Schema = {
  '/me': {
    get: {
      operationId: 'me',
      summary: both({ ru: 'Чей это ключ и что он открывает', en: 'Whose key this is and what it opens' }),
      responses: {
        200: {
          description: both({ ru: 'Владелец ключа', en: 'The holder of the key' }),
          content: json(ref('Me')),
        },
        ...problems(...EVERYWHERE),
      },
    },
  },
  '/files': {
    post: {
      operationId: 'upload',
      summary: both({ ru: 'Загрузить файл для команды', en: 'Upload a file for a command' }),
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': { schema: object({ file: { type: 'string', format: 'binary' } }) },
        },
      },
      responses: {
        201: {
          description: both({ ru: 'Файл принят', en: 'The file is taken' }),
          content: json(ref('Uploaded')),
        },
        ...problems(...EVERYWHERE, 'readOnlyKey', 'noFile', 'tooLarge', 'refused'),
      },
    },
  },
}

const paths = (commands: ReadonlyMap<string, ApiCommand>): Schema => ({
  ...FIXED,
  ...Object.fromEntries(
    resources.flatMap((resource): [string, Schema][] => [
      ...(resource.list === undefined ? [] : [[`/${resource.name}`, listOf(resource)] as [string, Schema]]),
      ...(resource.card === undefined
        ? []
        : [[`/${resource.name}/{id}`, cardOf(resource)] as [string, Schema]]),
    ]),
  ),
  ...Object.fromEntries([...commands.values()].map((command) => [`/commands/${command.name}`, ran(command)])),
})

/** The OpenAPI 3.1 document, made from the tables that the API itself answers by. */
export const openApi = (
  commands: ReadonlyMap<string, ApiCommand>,
  modules: readonly ModuleCommands[],
): Schema => ({
  openapi: '3.1.0',
  info: {
    title: 'Связка',
    version: '1',
    description: both({
      ru: 'Те же команды, правила и видимость, что у страниц. Ключ доступа делают на странице «Ключи доступа»',
      en: 'The same commands, rules and visibility as the pages. A key is made on the page “Access keys”',
    }),
  },
  servers: [{ url: '/api/v1' }],
  security: [{ key: [] }],
  paths: paths(commands),
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    schemas: SCHEMAS,
    responses: RESPONSES,
    parameters: HEADERS,
  },
  // sign-in, passwords, invitations and keys: their pages check more than the command does
  'x-only-on-pages': modules
    .flatMap((each) => each.commands.map(({ name }) => name))
    .filter((name) => !commands.has(name))
    .sort(),
})
