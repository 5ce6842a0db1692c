import type { Child } from 'hono/jsx'
import type { FormValues, StoredFile } from '../../../platform/http/form.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { FieldGroup, type FieldProps } from '../../../ui/fields/field.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { DateField, NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { charsOf, wordsCount } from '../domain/answers.ts'
import {
  type CellField,
  type ChoiceField,
  FILE_KINDS,
  type Field,
  type FieldKind,
  type FieldOf,
  type FileKind,
  type TableField,
  wordsIn,
} from '../domain/definition.ts'
import { cellName, nameOf, typedRows } from '../domain/typed.ts'
import { textOf } from './words.ts'

/** What a question needs of the page it stands on. */
export type Asking = {
  readonly form: Bound
  readonly values: FormValues
  readonly lang: Language
  /** Names of organisations offered while typing. */
  readonly names: readonly string[]
  readonly keptToken: (file: StoredFile) => string
}

type Common = Pick<FieldProps, 'label' | 'hint' | 'optional' | 'number' | 'prefilled'>
type Draw<F extends Field> = (field: F, name: string, common: Common, asking: Asking) => Child

const joined = (...parts: readonly (string | undefined)[]): string | undefined => {
  const said = parts.filter((part) => part !== undefined && part !== '')
  return said.length === 0 ? undefined : said.join(' ')
}

const limitWords = (field: FieldOf<'text'>, text: string, lang: Language): string | undefined => {
  const t = textOf(lang).fill
  if (field.maxChars !== undefined) return t.upTo(field.maxChars, charsOf(text))
  return field.maxWords === undefined ? undefined : t.upToWords(field.maxWords, wordsCount(text))
}

const drawText: Draw<FieldOf<'text'>> = (field, name, common, { form, values, lang }) => {
  const hint = joined(common.hint as string | undefined, limitWords(field, values.text(name), lang))
  const props = { ...common, hint, ...form.text(name) }
  return field.kind === 'longText' ? <TextArea {...props} rows={4} /> : <TextField {...props} />
}

const drawNumber: Draw<FieldOf<'number'>> = (field, name, common, { form, lang }) => {
  const t = textOf(lang)
  const { min, max } = field
  const bounds = min === undefined && max === undefined ? undefined : t.fill.between(min, max)
  const unit = field.kind === 'money' ? t.rouble : field.unit && wordsIn(field.unit, lang)
  return (
    <NumberField
      {...common}
      hint={joined(common.hint as string | undefined, bounds)}
      decimal={field.kind === 'money' || (field.decimals ?? 0) > 0}
      unit={unit}
      {...form.text(name)}
    />
  )
}

const drawPeriod: Draw<FieldOf<'period'>> = (_field, name, common, { form, lang }) => {
  const t = textOf(lang).fill
  return (
    <FieldGroup {...common} name={name}>
      <div class="cells">
        <DateField {...form.text(`${name}.from`)} label={t.from} />
        <DateField {...form.text(`${name}.last`)} label={t.last} />
      </div>
    </FieldGroup>
  )
}

const drawYesNo: Draw<FieldOf<'yesNo'>> = (_field, name, common, { form, lang }) => {
  const t = textOf(lang)
  const options = [
    { value: 'yes', label: t.yes },
    { value: 'no', label: t.no },
  ]
  return <RadioGroup {...common} {...form.text(name)} options={options} />
}

const optionsOf = (field: ChoiceField, lang: Language) => [
  ...field.options.map(({ value, label }) => ({ value, label: wordsIn(label, lang) })),
  ...(field.other === undefined ? [] : [{ value: 'other', label: wordsIn(field.other, lang) }]),
]

const OwnWords = ({ field, name, asking }: { field: ChoiceField; name: string; asking: Asking }) =>
  field.other === undefined ? null : (
    <TextField {...asking.form.text(`${name}.other`)} label={wordsIn(field.other, asking.lang)} optional />
  )

/** More options than stand comfortably one under another make a drop-down list. */
const MANY = 7

const drawOneOf: Draw<FieldOf<'oneOf'>> = (field, name, common, asking) => {
  const { form, lang } = asking
  const options = optionsOf(field, lang)
  return (
    <>
      {options.length > MANY ? (
        <SelectField {...common} {...form.text(name)} options={options} />
      ) : (
        <RadioGroup {...common} {...form.text(name)} options={options} />
      )}
      <OwnWords field={field} name={name} asking={asking} />
    </>
  )
}

const drawSomeOf: Draw<FieldOf<'someOf'>> = (field, name, common, asking) => {
  const { form, lang } = asking
  const limit = field.atMost === undefined ? undefined : textOf(lang).fill.atMost(field.atMost)
  const options = optionsOf(field, lang)
  return (
    <>
      <CheckboxGroup
        {...common}
        hint={joined(common.hint as string | undefined, limit)}
        {...form.many(name)}
        options={options}
        filter={options.length > 2 * MANY}
      />
      <OwnWords field={field} name={name} asking={asking} />
    </>
  )
}

const drawScale: Draw<FieldOf<'scale'>> = (field, name, common, { form, lang }) => {
  const words = [field.low, field.high].map((each) => (each === undefined ? '' : wordsIn(each, lang)))
  const ends = textOf(lang).fill.scale(words[0] ?? '', words[1] ?? '', field.min, field.max)
  const options = Array.from({ length: field.max - field.min + 1 }, (_, step) => {
    const mark = String(field.min + step)
    return { value: mark, label: mark }
  })
  return (
    <RadioGroup
      {...common}
      hint={joined(common.hint as string | undefined, ends)}
      {...form.text(name)}
      options={options}
      layout="scale"
    />
  )
}

const MOST_MEGABYTES = 20
const ACCEPT: Readonly<Record<FileKind, string>> = {
  text: '.docx,.doc,.odt,.rtf,.pdf,.txt',
  sheet: '.xlsx,.xls,.ods,.csv',
  picture: 'image/png,image/jpeg,image/gif',
}

const drawFiles: Draw<FieldOf<'file'>> = (field, name, common, { form, values, keptToken, lang }) => (
  <FileField
    {...common}
    {...form.only(name)}
    hint={joined(
      common.hint as string | undefined,
      field.atMost === undefined ? undefined : textOf(lang).fill.filesAtMost(field.atMost),
    )}
    kinds={(field.kinds ?? FILE_KINDS).map((kind) => textOf(lang).fill.fileKinds[kind]).join(', ')}
    accept={(field.kinds ?? FILE_KINDS).map((kind) => ACCEPT[kind]).join(',')}
    megabytes={Math.min(MOST_MEGABYTES, field.megabytes ?? MOST_MEGABYTES)}
    multiple={field.atMost !== 1}
    kept={values.files(name).map((file) => ({ token: keptToken(file), name: file.name, size: file.size }))}
  />
)

const SPARE_ROWS = 2

/** Rows that are filled in and a few empty ones: without a script more appear when the form is saved. */
const rowsShown = (field: TableField, values: FormValues): readonly number[] => {
  const typed = typedRows(field.key, values)
  const used = (typed.at(-1) ?? -1) + 1
  const most = Math.max(field.maxRows ?? 100, used)
  const count = Math.min(most, Math.max(field.minRows ?? 0, used + (used === 0 ? SPARE_ROWS : 1)))
  return Array.from({ length: count }, (_, at) => at)
}

const drawTable: Draw<FieldOf<'table'>> = (field, name, common, asking) => {
  const t = textOf(asking.lang).fill
  return (
    <FieldGroup
      {...common}
      hint={joined(common.hint as string | undefined, t.moreRows)}
      name={name}
      error={asking.form.only(name).error}
    >
      {rowsShown(field, asking.values).map((row) => (
        <fieldset class="cells" aria-label={t.rowNo(row + 1)}>
          {field.columns.map((column) => drawCell(column, cellName(field.key, row, column.key), asking))}
        </fieldset>
      ))}
    </FieldGroup>
  )
}

const DRAWS: { readonly [K in FieldKind]: Draw<FieldOf<K>> } = {
  text: drawText,
  longText: drawText,
  number: drawNumber,
  money: drawNumber,
  day: (_field, name, common, { form }) => <DateField {...common} {...form.text(name)} />,
  period: drawPeriod,
  yesNo: drawYesNo,
  oneOf: drawOneOf,
  someOf: drawSomeOf,
  scale: drawScale,
  organisation: (_field, name, common, { form, names }) => (
    <TextField {...common} {...form.text(name)} suggestions={names} />
  ),
  person: (_field, name, common, { form, lang }) => (
    <TextField
      {...common}
      hint={joined(common.hint as string | undefined, textOf(lang).fill.person)}
      {...form.text(name)}
    />
  ),
  link: (_field, name, common, { form, lang }) => (
    <TextField
      {...common}
      hint={joined(common.hint as string | undefined, textOf(lang).fill.link)}
      type="url"
      {...form.text(name)}
    />
  ),
  file: drawFiles,
  table: drawTable,
}

const draw = (field: Field, name: string, common: Common, asking: Asking): Child =>
  // the table above ties kind and field together; a union cannot be told so
  (DRAWS[field.kind] as (field: Field, name: string, common: Common, asking: Asking) => Child)(
    field,
    name,
    common,
    asking,
  )

const drawCell = (column: CellField, name: string, asking: Asking): Child =>
  draw(column, name, { label: wordsIn(column.label, asking.lang) }, asking)

export type QuestionProps = {
  readonly field: Field
  readonly asking: Asking
  readonly required: boolean
  readonly prefilled: FieldProps['prefilled']
}

/** One question of a form, by its kind. */
export const Question = ({ field, asking, required, prefilled }: QuestionProps) => (
  <>
    {draw(
      field,
      nameOf(field.key),
      {
        label: wordsIn(field.label, asking.lang),
        hint: field.help === undefined ? undefined : wordsIn(field.help, asking.lang),
        // «можно не заполнять» would be untrue of a question that another answer makes obligatory
        optional: !required && typeof field.required !== 'object',
        number: field.number === '' ? undefined : field.number,
        prefilled,
      },
      asking,
    )}
  </>
)
