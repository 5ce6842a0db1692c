import { addDays, type Day } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import { PASSPORT_FIELDS, type PassportField, type ProgrammeState, type Span } from './types.ts'
import { openingWorkflow } from './workflow.ts'

type Openable = {
  readonly state: ProgrammeState
  readonly isOpen: boolean
  /** The passport in force and the one that is shown; a programme has none. */
  readonly passport?: { readonly now: string | null; readonly shown: string | null }
}

/** Only what an act has approved is shown; what is shown already is not opened once more. */
export const opened = (thing: Openable): Result<{ readonly passport: string | null }> => {
  if (thing.state === 'draft') return refuse('notApprovedYet')
  if (thing.passport?.now === null) return refuse('passportNeeded')
  const isSame = thing.isOpen && (thing.passport === undefined || thing.passport.now === thing.passport.shown)
  return isSame ? refuse('openAlready') : ok({ passport: thing.passport?.now ?? null })
}

/** Only what is open can be taken back. */
export const shut = ({ isOpen }: Pick<Openable, 'isOpen'>): Result<{ readonly passport: null }> =>
  nextState(openingWorkflow, isOpen ? 'open' : 'shut', 'shut') === null
    ? refuse('shutAlready')
    : ok({ passport: null })

/** The passport for everybody: without participants, who stand in a list of their own, and without authors, who are people. */
export const OPEN_FIELDS = PASSPORT_FIELDS.filter(
  (field): field is OpenField => field !== 'name' && field !== 'participants' && field !== 'authors',
)
export type OpenField = Exclude<PassportField, 'name' | 'participants' | 'authors'>

export const OPEN_LINES_PER_PAGE = 50
export const OPEN_SCHOOLS_PER_PAGE = 100

/** What everybody sees of the paper that approved a thing. */
export type OpenAct = { readonly act: string | null; readonly actOn: Day | null }

export type OpenStage = Span & { readonly id: string; readonly name: string; readonly brings: string }

/** A programme as everybody sees it. */
export type OpenProgramme = Span &
  OpenAct & {
    readonly id: string
    readonly region: string
    readonly name: string
    readonly shortName: string
    readonly purpose: string
    readonly state: ProgrammeState
    readonly stages: readonly OpenStage[]
  }

/** A model as everybody sees it; its span is that of the programme. */
export type OpenModel = Span &
  OpenAct & {
    readonly id: string
    readonly region: string
    readonly municipality: string
    readonly programme: string
    readonly name: string
    readonly state: ProgrammeState
    readonly fields: Readonly<Record<OpenField, string>>
  }

/** The day whose participants are listed: today, within the days of the programme. */
export const listDay = (span: Span, today: Day): Day => {
  const last = addDays(span.until, -1)
  if (today < span.from) return span.from
  return today > last ? last : today
}

const CONTACT =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:\+7|\b8)[\s\u00a0(-]{0,2}\d{3,5}[\s\u00a0)-]{0,2}(?:\d[\s\u00a0-]?){5,7}/gu

/** Addresses of mail and telephones in words that are about to be shown to everybody. */
export const contactsIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => text.match(CONTACT) ?? []).map((found) => found.trim())),
]
