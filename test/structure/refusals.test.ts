import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { routesOf } from '../../src/main/application.ts'
import { commandsByModule } from '../../src/main/registry.ts'
import type { AnyCommand } from '../../src/platform/command/command.ts'
import { refusalsOf } from '../../src/platform/command/runner.ts'
import { commonSentences } from '../../src/platform/http/text.ts'
import type { FormRoute, Sentences } from '../../src/platform/http/visit.ts'

const LANGUAGES = ['ru', 'en'] as const

const nothing = (): never => {
  throw new Error('nothing is run here')
}
const store = { put: nothing, get: nothing, has: nothing, remove: nothing, list: nothing }
const routes = routesOf(store as unknown as Parameters<typeof routesOf>[0], {
  sessions: {} as never,
  server: nothing,
})
const forms = routes.filter((route): route is FormRoute => 'command' in route)

const wordless = (codes: Iterable<string>, sentences: Sentences): string[] =>
  [...new Set(codes)].filter((code) =>
    LANGUAGES.some(
      (lang) => sentences[lang][code] === undefined && commonSentences[lang][code] === undefined,
    ),
  )

const LONG = 'я'.repeat(25_000)
const INVENTED: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'выдумка',
  LONG,
  -1,
  1e9,
  true,
  [],
  ['x'],
  [LONG],
  {},
]

/** Names of the fields of an input; none for one that is no object. */
const fieldsOf = (input: AnyCommand['input']): string[] => {
  const shape = (input as unknown as { shape?: Readonly<Record<string, unknown>> }).shape
  return shape === undefined ? [] : Object.keys(shape)
}

const codesOfInvented = ({ input }: AnyCommand): Set<string> => {
  const raws: unknown[] = [
    ...INVENTED,
    ...fieldsOf(input).flatMap((field) => INVENTED.map((value) => ({ [field]: value }))),
  ]
  const codes = raws.flatMap((raw) => {
    const parsed = input.safeParse(raw)
    return parsed.success ? [] : refusalsOf(parsed.error.issues).map(({ code }) => code)
  })
  return new Set(codes)
}

test('whatever is typed into a form, every refusal of its shape has a sentence in both languages', () => {
  expect(forms.length).toBeGreaterThan(150)
  const found = forms.flatMap(({ command, sentences }) =>
    wordless(codesOfInvented(command), sentences).map((code) => `${command.name}: ${code}`),
  )
  expect(found).toEqual([])
})

const MODULES = join(import.meta.dirname, '../../src/modules')

/** A request for matching is read by the command line too, which says its faults in words of its own. */
const OTHERWISE = /^(?:domain\/input|domain\/solver\/)/u

const sourcesOf = (module: string): string[] =>
  readdirSync(join(MODULES, module), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /(?:^|\/)(?:domain|commands)[/.]/u.test(name) && /(?<!\.test|\.fixture)\.ts$/u.test(name),
    )
    .filter((name) => module !== 'matching' || !OTHERWISE.test(name))
    .map((name) => readFileSync(join(MODULES, module, name), 'utf8'))

const WRITTEN = [
  /\brefuse\(\s*'([A-Za-z]+)'/gu,
  /(?<!stringify\()\{ code: '([A-Za-z]+)'(?: \}|, (?:field|values))/gu,
]

/** Codes that the rules of a module write down; only files that know refusals at all. */
const codesWritten = (module: string): string[] =>
  sourcesOf(module)
    .filter((text) => text.includes('kernel/result.ts'))
    .flatMap((text) => WRITTEN.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => code)))

const joined = (list: readonly Sentences[]): Sentences => ({
  ru: Object.assign({}, ...list.map(({ ru }) => ru)),
  en: Object.assign({}, ...list.map(({ en }) => en)),
})

test('every refusal that the rules of a module know has a sentence in both languages', () => {
  const found = commandsByModule(nothing)
    .filter(({ module }) => readdirSync(MODULES).includes(module))
    .flatMap(({ module, commands }) => {
      const own = forms.filter(({ command }) => commands.includes(command)).map(({ sentences }) => sentences)
      return wordless(codesWritten(module), joined(own)).map((code) => `${module}: ${code}`)
    })
  expect(found).toEqual([])
})
