import type { Day } from '../../kernel/day.ts'
import type { Language } from '../scope/scope.ts'
import type { FormValues } from './form.ts'
import type { Problem, Typed, Visit } from './visit.ts'

/** What every page of a module is drawn with: its words in the reader's language, the day of the page, the key of its form. */
export type Here<Text> = {
  readonly t: Text
  readonly lang: Language
  readonly today: Day
  readonly zone: string
  readonly commandKey: string
}

/** What a page of this visit is drawn with; `t` are the words of its module in the visitor's language. */
export const hereWith = <Text>(
  visit: Pick<Visit, 'lang' | 'commandKey'> & { readonly scope: Pick<Visit['scope'], 'today' | 'zone'> },
  t: Text,
): Here<Text> => ({
  t,
  lang: visit.lang,
  today: visit.scope.today,
  zone: visit.scope.zone,
  commandKey: visit.commandKey,
})

/** Where the server keeps what is typed into a form and not sent yet. */
type KeptDraft = {
  readonly form: string
  readonly subject: string
  readonly title: string
  readonly address: string
}

/** A form as it stands: typed values, what is wrong with them, the version and the draft it was drawn from. */
export type Filled = {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly version?: number | undefined
  readonly draft?: KeptDraft | undefined
}

/** A form as it is to be drawn: what was typed, else what is known. */
export const filledWith = (typed: Typed | null, known: FormValues): Filled => ({
  values: typed?.values ?? known,
  problems: typed?.problems ?? [],
})

/** A form as it is to be drawn: what was typed first, then the person's draft, then what is known. */
export const filledFrom = async (
  visit: Visit,
  typed: Typed | null,
  known: FormValues,
  more: { readonly version?: number | undefined; readonly draft?: KeptDraft | undefined } = {},
): Promise<Filled> => {
  const left =
    typed === null && more.draft !== undefined ? await visit.draft(more.draft.form, more.draft.subject) : null
  return {
    values: typed?.values ?? left ?? known,
    problems: typed?.problems ?? [],
    version: typed?.conflict ?? more.version,
    draft: more.draft,
  }
}
