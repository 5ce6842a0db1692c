import type { Choice, LetterKind, NewsKind, NoticeSettings } from './types.ts'

/** Words that a node's own text may stand in for; everything else in braces is a slip. */
const PLACEHOLDERS: Readonly<Record<LetterKind, readonly string[]>> = {
  digest: ['имя', 'район', 'дата'],
  given: ['имя', 'район', 'дата', 'документ'],
  soon: ['имя', 'район', 'дата', 'срок'],
  late: ['имя', 'район', 'дата', 'срок'],
  answer: ['имя', 'район', 'дата'],
}

export const placeholdersOf = (kind: LetterKind): readonly string[] =>
  PLACEHOLDERS[kind].map((name) => `{${name}}`)

/** Words in braces that this kind of letter does not know; a lone brace counts too. */
export const unknownPlaceholders = (kind: LetterKind, text: string): string[] => {
  const unknown = [...text.matchAll(/\{([^{}]*)\}/gu)]
    .filter(([, name = '']) => !PLACEHOLDERS[kind].includes(name.trim()))
    .map(([whole]) => whole)
  const rest = text.replace(/\{[^{}]*\}/gu, '')
  return [...new Set([...unknown, ...(/[{}]/u.exec(rest) ?? [])])]
}

const CODES: Readonly<Record<string, NewsKind>> = {
  assignmentsGiven: 'given',
  dueSoon: 'soon',
  formReminder: 'soon',
  overdue: 'late',
}

/** What a notice is about; answers to reports, roles and the rest are one kind. */
export const kindOf = (code: string): NewsKind => CODES[code] ?? 'answer'

/** New orders and overdue ones reach everybody, whatever he chose. */
export const isObligatory = (code: string): boolean => kindOf(code) === 'given' || kindOf(code) === 'late'

/** How this person is written to; null when this notice is not mailed to him. */
export const modeFor = (
  choice: Choice,
  settings: NoticeSettings,
  code: string,
): NoticeSettings['mode'] | null => {
  if (choice === 'none') return isObligatory(code) ? 'digest' : null
  if (choice === 'usual') return settings.mode
  return choice === 'each' ? 'single' : 'digest'
}

/** What the letter is filled with; values are plain words already. */
export type LetterFacts = {
  readonly имя: string
  readonly район: string
  readonly дата: string
  readonly документ?: string | undefined
  readonly срок?: string | undefined
}

export type LetterPhrases = {
  readonly greeting: (name: string) => string
  readonly subject: Readonly<Record<LetterKind, string>>
  readonly lines: Readonly<Record<NewsKind, (count: number) => string>>
  readonly link: (address: string) => string
  readonly closing: string
}

export type Counts = Partial<Readonly<Record<NewsKind, number>>>

const ORDER: readonly NewsKind[] = ['late', 'soon', 'given', 'answer']

const filled = (text: string, facts: LetterFacts): string =>
  text.replace(/\{([^{}]*)\}/gu, (whole, name: string) => {
    const value = facts[name.trim() as keyof LetterFacts]
    return value ?? (name.trim() in facts ? '' : whole)
  })

/**
 * A letter: the node's opening or the usual greeting, what happened in counts, the link, the node's closing. No names but
 * the addressee's and no words of papers: those stand behind the link and a sign-in (decisions 37).
 */
export const composeLetter = (
  kind: LetterKind,
  counts: Counts,
  facts: LetterFacts,
  { texts }: Pick<NoticeSettings, 'texts'>,
  phrases: LetterPhrases,
  link: string,
): { readonly subject: string; readonly text: string } => {
  const own = texts[kind] ?? { opening: '', closing: '' }
  const opening = own.opening.trim() === '' ? phrases.greeting(facts.имя) : filled(own.opening, facts)
  const closing = own.closing.trim() === '' ? phrases.closing : filled(own.closing, facts)
  const lines = ORDER.flatMap((news) => {
    const count = counts[news] ?? 0
    return count > 0 ? [phrases.lines[news](count)] : []
  })
  const parts = [opening, lines.join('\n'), phrases.link(link), closing]
  return { subject: phrases.subject[kind], text: parts.filter((part) => part.trim() !== '').join('\n\n') }
}
