import type { Role } from '../../../kernel/access.ts'
import type { Language, Scope } from '../../../platform/scope/scope.ts'
import { roleNames, rolesIn } from '../../../ui/roles.ts'
import { withDefaults } from '../domain/labels.ts'
import { inOwnWords, inOwnWordsWithCategories } from '../domain/own-words.ts'
import type { Category } from '../domain/types.ts'

/** Whose words: a visit, or anything else that knows who looks and in what language. */
export type Listener = { readonly scope: Scope; readonly lang: Language }

const KEPT = 50
/** What has been said in somebody's words already, by those words: a municipality's words change once a year. */
const said = new Map<string, Map<object, unknown>>()

const remembered = <T extends object>(key: string, texts: T, make: () => T): T => {
  if (!said.has(key) && said.size >= KEPT) said.clear()
  const byTexts = said.get(key) ?? new Map<object, unknown>()
  said.set(key, byTexts)
  if (!byTexts.has(texts)) byTexts.set(texts, make())
  return byTexts.get(texts) as T
}

/** Texts as this visitor's municipality says them; the program's where it has no words of its own, and in English. */
export const localText = <T extends object>({ scope: { words }, lang }: Listener, texts: T): T =>
  words === null || lang !== 'ru'
    ? texts
    : remembered(JSON.stringify(words), texts, () => inOwnWords(texts, withDefaults(words)))

/** The same for texts that name categories. */
export const localTextWithCategories = <
  T extends { readonly categories: Readonly<Record<Category, string>> },
>(
  { scope: { words }, lang }: Listener,
  texts: T,
): T =>
  words === null || lang !== 'ru'
    ? texts
    : remembered(JSON.stringify(words), texts, () => inOwnWordsWithCategories(texts, withDefaults(words)))

/** Names of roles as this visitor's municipality says them, by code; nothing for `self` and `link` of the audit. */
export const localRoles = (listener: Listener): ((code: string) => string) => {
  const names: Readonly<Record<Role, string>> = localText(listener, roleNames[listener.lang])
  const known = rolesIn(listener.lang)
  return (code) => (known(code) === '' ? '' : names[code as Role])
}
