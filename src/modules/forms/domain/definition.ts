import type { Day } from '../../../kernel/day.ts'
import type { PrefillSource } from './prefill.ts'

/** Words of a form: they are data and may exist in Russian only, when they were read from a Russian paper. */
export type Words = { readonly ru: string; readonly en?: string }

/** When something holds, by the answers given above. `oneOf` names options, `yes`/`no`, or marks of a scale. */
export type Condition =
  | { readonly field: string; readonly is: 'answered' | 'blank' }
  | { readonly field: string; readonly oneOf: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

type Common = {
  /** Name of the answer in what is stored; never changes while the question means the same. */
  readonly key: string
  /** Number as the paper has it: «13», «2.1»; empty for a question without one. */
  readonly number: string
  readonly label: Words
  readonly help?: Words
  readonly required?: boolean | Condition
  readonly showIf?: Condition
  /** Names the one who answers: left out of blind copies (decisions 22). */
  readonly identifying?: true
  readonly prefill?: PrefillSource
}

export type Option = { readonly value: string; readonly label: Words }

export type TextField = Common & {
  readonly kind: 'text' | 'longText'
  readonly maxChars?: number
  readonly maxWords?: number
  readonly minChars?: number
}
export type NumberField = Common & {
  readonly kind: 'number' | 'money'
  readonly min?: number
  readonly max?: number
  /** Digits after the comma; money always has up to two. */
  readonly decimals?: number
  readonly unit?: Words
}
export type DayField = Common & {
  readonly kind: 'day'
  readonly notBefore?: Day
  readonly notAfter?: Day
}
export type ChoiceField = Common & {
  readonly kind: 'oneOf' | 'someOf'
  readonly options: readonly Option[]
  /** Own words besides the list: the label of that line. */
  readonly other?: Words
  readonly atMost?: number
}
export type ScaleField = Common & {
  readonly kind: 'scale'
  readonly min: number
  readonly max: number
  readonly low?: Words
  readonly high?: Words
}
export type PlainField = Common & {
  readonly kind: 'period' | 'yesNo' | 'organisation' | 'person' | 'link'
}
/** What a file may be: a text of an office or PDF, a sheet, a picture. */
export const FILE_KINDS = ['text', 'sheet', 'picture'] as const
export type FileKind = (typeof FILE_KINDS)[number]
export type FilesField = Common & {
  readonly kind: 'file'
  readonly atMost?: number
  readonly megabytes?: number
  /** Any that the program takes when absent. */
  readonly kinds?: readonly FileKind[]
}
/** Questions that fit into a cell. */
export type CellField = TextField | NumberField | DayField | ChoiceField | PlainField
export type TableField = Common & {
  readonly kind: 'table'
  readonly columns: readonly CellField[]
  readonly minRows?: number
  readonly maxRows?: number
}
export type Field = CellField | ScaleField | FilesField | TableField
export type FieldKind = Field['kind']

/** The member of the union that has this kind. */
export type FieldOf<K extends FieldKind> = Field extends infer F
  ? F extends { readonly kind: infer X }
    ? K extends X
      ? F
      : never
    : never
  : never

export type Section = { readonly title: Words; readonly fields: readonly Field[] }

/** What a comparison stands on: an answer, a plain value, the sum of a column, the number of rows. */
export type Operand =
  | { readonly field: string }
  | { readonly value: number | Day }
  | { readonly sumOf: string; readonly column: string }
  | { readonly rowsOf: string }

export type Comparison = '<' | '<=' | '=' | '>=' | '>' | '<>'

/** A rule over several answers; silent while one of its sides is not answered. */
export type Rule = {
  readonly key: string
  /** The question beside which the sentence stands. */
  readonly at: string
  readonly test:
    | { readonly left: Operand; readonly is: Comparison; readonly right: Operand }
    | { readonly when: Condition; readonly must: Condition }
  readonly sentence: Words
}

/** One version of a form, as data. */
export type FormDefinition = {
  readonly title: Words
  readonly lead?: Words
  readonly sections: readonly Section[]
  readonly rules: readonly Rule[]
}

export const FIELD_KINDS = [
  'text',
  'longText',
  'number',
  'money',
  'day',
  'period',
  'yesNo',
  'oneOf',
  'someOf',
  'scale',
  'organisation',
  'person',
  'link',
  'file',
  'table',
] as const satisfies readonly FieldKind[]

/** All questions in the order of the paper. */
export const fieldsOf = (form: FormDefinition): readonly Field[] =>
  form.sections.flatMap((section) => section.fields)

/** Words in the reader's language, Russian where there are no others. */
export const wordsIn = (words: Words, lang: 'ru' | 'en'): string =>
  lang === 'en' ? (words.en ?? words.ru) : words.ru
