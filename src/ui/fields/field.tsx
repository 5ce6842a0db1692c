import type { Child } from 'hono/jsx'
import { classes } from '../classes.ts'
import { useText } from '../surroundings.ts'

/** Where a filled-in answer came from: shown in the margin beside the field. */
export type Prefilled = {
  /** «из реестра школ». */
  readonly from: string
  readonly href?: string | null | undefined
  /** One fact: «№ 7 и № 12, действуют». */
  readonly fact?: string | undefined
  /** What the program had put there; when the person changed it, the margin says what it was. */
  readonly original?: string | undefined
}

/** What every field has. Required is the norm: mark the rest with `optional`. */
export type FieldProps = {
  readonly name: string
  readonly label: Child
  readonly hint?: Child | undefined
  /** Sentence of a refusal; the same words stand in the summary. */
  readonly error?: string | undefined
  readonly optional?: boolean | undefined
  readonly prefilled?: Prefilled | undefined
  /** Number of the question as the document has it: «13». */
  readonly number?: string | undefined
}

/** Attributes that tie a control to its hint and error. */
export type Wiring = {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
}

/** Id of the control of a field: the summary of errors links to it. */
export const fieldId = (name: string): string =>
  `f-${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/-$/u, '')}`

const hintId = (name: string): string => `${fieldId(name)}-hint`
const errorId = (name: string): string => `${fieldId(name)}-error`

const hasHint = ({ hint, optional }: FieldProps): boolean =>
  optional === true || (hint !== undefined && hint !== null)

/** Attributes for the control of a field. */
export const wiringOf = (props: FieldProps): Wiring => {
  const described = [props.error && errorId(props.name), hasHint(props) && hintId(props.name)].filter(Boolean)
  return {
    id: fieldId(props.name),
    name: props.name,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': props.error ? 'true' : undefined,
  }
}

/** Between a hint and the sentence after it: a format such as «дд.мм.гггг» has no mark of its own. */
const stopOf = (hint: Child): string => (typeof hint === 'string' && !/[.!?…:]$/.test(hint) ? '. ' : ' ')

/** Hint with «Можно не заполнять» where the field may stay empty. */
export const Hint = (props: FieldProps) => {
  const text = useText()
  if (!hasHint(props)) return null
  return (
    <span class="hint" id={hintId(props.name)}>
      {props.hint}
      {props.optional ? (
        <>
          {props.hint === undefined ? '' : stopOf(props.hint)}
          {text.field.optional}
        </>
      ) : null}
    </span>
  )
}

export const ErrorMessage = ({ name, error }: Pick<FieldProps, 'name' | 'error'>) => {
  const text = useText()
  if (!error) return null
  return (
    <span class="msg" id={errorId(name)}>
      <span class="vh">{text.field.error}</span>
      {error}
    </span>
  )
}

const Source = ({
  prefilled,
  value,
}: {
  readonly prefilled: Prefilled
  readonly value: string | undefined
}) => {
  const text = useText()
  const { from, href, fact, original } = prefilled
  const changed = original !== undefined && value !== undefined && value.trim() !== original.trim()
  const was = original === '' ? text.field.correctedEmpty : text.field.corrected(original ?? '')
  return (
    <p class="src">
      <b>{changed ? was : text.field.prefilled}</b>
      {href ? <a href={href}>{from}</a> : <span>{from}</span>}
      {fact === undefined ? null : <span>{fact}</span>}
    </p>
  )
}

const QuestionNumber = ({ number }: Pick<FieldProps, 'number'>) =>
  number === undefined ? null : <span class="no">{number} </span>

type BoxProps = FieldProps & {
  readonly children: Child
  readonly value?: string | undefined
  readonly drop?: boolean | undefined
}

const boxClass = (props: BoxProps, kind?: string) =>
  classes(
    'field',
    kind,
    props.error && 'err',
    props.prefilled && 'field--src',
    props.number !== undefined && 'field--no',
    props.drop && 'drop',
  )

/** Label above, hint under it, error before the control. */
export const FieldBox = (props: BoxProps) => (
  <div class={boxClass(props)}>
    {props.prefilled ? <Source prefilled={props.prefilled} value={props.value} /> : null}
    <div class="field-in">
      <label for={fieldId(props.name)}>
        <QuestionNumber number={props.number} />
        {props.label}
      </label>
      <Hint {...props} />
      <ErrorMessage {...props} />
      {props.children}
    </div>
  </div>
)

type GroupProps = BoxProps & {
  readonly radios?: boolean | undefined
  readonly filter?: boolean | undefined
  readonly labelHidden?: boolean | undefined
}

/** Several controls that answer one question. */
export const FieldGroup = (props: GroupProps) => {
  const wiring = wiringOf(props)
  return (
    <div class={boxClass(props, 'field--group')}>
      {props.prefilled ? <Source prefilled={props.prefilled} value={props.value} /> : null}
      <fieldset
        class="field-in"
        role={props.radios ? 'radiogroup' : undefined}
        aria-describedby={wiring['aria-describedby']}
        aria-invalid={props.radios ? wiring['aria-invalid'] : undefined}
        data-filter={props.filter ? '' : undefined}
      >
        <legend class={classes(props.labelHidden && 'vh')}>
          <QuestionNumber number={props.number} />
          {props.label}
        </legend>
        <Hint {...props} />
        <ErrorMessage {...props} />
        {props.children}
      </fieldset>
    </div>
  )
}
