import { classes } from '../classes.ts'
import { useText } from '../surroundings.ts'
import { FieldBox, type FieldProps, wiringOf } from './field.tsx'

export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | undefined
  readonly autocomplete?: string | undefined
  /** Width says the length of the answer. */
  readonly width?: 'full' | 'short' | undefined
  /** Earlier answers offered while typing; any other text is as good. */
  readonly suggestions?: readonly string[] | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined
}

/** One line of text. */
export const TextField = (props: TextFieldProps) => {
  const wiring = wiringOf(props)
  const listId = props.suggestions?.length ? `${wiring.id}-list` : undefined
  return (
    <FieldBox {...props} value={props.value ?? ''}>
      <input
        class={classes('in', props.width === 'short' && 'in--short')}
        type={props.type ?? 'text'}
        value={props.value ?? ''}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        list={listId}
        {...wiring}
      />
      {listId ? (
        <datalist id={listId}>
          {props.suggestions?.map((text) => (
            <option value={text} />
          ))}
        </datalist>
      ) : null}
    </FieldBox>
  )
}

export type TextAreaProps = FieldProps & {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  /** Takes rows of a table: what is pasted keeps its cells (`client/grid.ts`). */
  readonly table?: boolean | undefined
}

/** Several lines of text. */
export const TextArea = (props: TextAreaProps) => (
  <FieldBox {...props} value={props.value ?? ''}>
    {/* a leading line break of the value would be eaten by the parser of HTML, hence the one added */}
    <textarea
      class={classes('in', props.table && 'in--table')}
      rows={props.rows ?? 4}
      data-rows={props.table ? '' : undefined}
      {...wiringOf(props)}
    >
      {`\n${props.value ?? ''}`}
    </textarea>
  </FieldBox>
)

export type DateFieldProps = FieldProps & { readonly value?: string | undefined }

/** One field for a date: «дд.мм.гггг»; the server also understands 5.3.22 and «5 марта 2022». */
export const DateField = (props: DateFieldProps) => {
  const text = useText()
  const withHint = { ...props, hint: props.hint ?? text.field.date }
  return (
    <FieldBox {...withHint} value={props.value ?? ''}>
      <input
        class="in in--date"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        value={props.value ?? ''}
        {...wiringOf(withHint)}
      />
    </FieldBox>
  )
}

export type NumberFieldProps = FieldProps & {
  readonly value?: string | number | undefined
  readonly decimal?: boolean | undefined
  /** What is counted, after the field: «часов». */
  readonly unit?: string | undefined
}

/** A figure. Not `type=number`: it loses what it does not understand, we keep it and say what is wrong. */
export const NumberField = (props: NumberFieldProps) => {
  const value = String(props.value ?? '')
  return (
    <FieldBox {...props} value={value}>
      <span class="row">
        <input
          class="in in--num"
          type="text"
          inputmode={props.decimal ? 'decimal' : 'numeric'}
          autocomplete="off"
          value={value}
          {...wiringOf(props)}
        />
        {props.unit === undefined ? null : <span>{props.unit}</span>}
      </span>
    </FieldBox>
  )
}

export type PasswordFieldProps = FieldProps & { readonly purpose: 'current' | 'new' }

/** A password: never filled back by the server. */
export const PasswordField = (props: PasswordFieldProps) => (
  <FieldBox {...props}>
    <input class="in" type="password" autocomplete={`${props.purpose}-password`} {...wiringOf(props)} />
  </FieldBox>
)
