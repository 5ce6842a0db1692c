import type { Child } from 'hono/jsx'
import { classes } from '../classes.ts'
import { useText } from '../surroundings.ts'
import { ErrorMessage, FieldBox, FieldGroup, type FieldProps, fieldId, Hint, wiringOf } from './field.tsx'

/** One possible answer. */
export type Option = {
  readonly value: string
  readonly label: Child
  readonly hint?: Child | undefined
}

/** One line of a drop-down list; `group` gathers lines under a heading. */
export type SelectOption = {
  readonly value: string
  readonly label: string
  readonly group?: string | undefined
}

export type SelectFieldProps = FieldProps & {
  readonly options: readonly SelectOption[]
  readonly value?: string | undefined
  /** First line that answers nothing; «Выберите» when not given, none with `false`. */
  readonly blank?: string | false | undefined
  /** A line above the list to narrow it; for lists longer than a screen. */
  readonly filter?: boolean | undefined
}

const Lines = ({
  options,
  value,
}: {
  readonly options: readonly SelectOption[]
  readonly value: string | undefined
}) => (
  <>
    {options.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </>
)

/** Lines under their headings; the order of groups is that of their first lines. */
export const OptionLines = ({ options, value }: Pick<SelectFieldProps, 'options' | 'value'>) => {
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <>
      {groups.map((group) => {
        const lines = <Lines options={options.filter((option) => option.group === group)} value={value} />
        return group === undefined ? lines : <optgroup label={group}>{lines}</optgroup>
      })}
    </>
  )
}

/** Hidden until the script shows it: without a script the list is simply long. */
const Narrow = ({ name }: { readonly name: string }) => {
  const text = useText()
  const id = `${fieldId(name)}-narrow`
  return (
    <>
      <label class="vh" for={id} hidden>
        {text.field.narrow}
      </label>
      <input
        class="in narrow"
        type="search"
        id={id}
        placeholder={text.field.narrow}
        autocomplete="off"
        hidden
      />
    </>
  )
}

/** One of a closed list. */
export const SelectField = (props: SelectFieldProps) => {
  const text = useText()
  const blank = props.blank ?? text.field.choose
  const list = (
    <select class="in" {...wiringOf(props)}>
      {blank === false ? null : <option value="">{blank}</option>}
      <OptionLines options={props.options} value={props.value} />
    </select>
  )
  return (
    <FieldBox {...props}>
      {props.filter ? (
        <div data-filter="">
          <Narrow name={props.name} />
          {list}
        </div>
      ) : (
        list
      )}
    </FieldBox>
  )
}

type PickProps = {
  readonly type: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly option: Option
  readonly checked: boolean
  readonly invalid?: 'true' | undefined
  readonly describedby?: string | undefined
}

const Pick = ({ type, id, name, option, checked, invalid, describedby }: PickProps) => (
  <div class="pick">
    <input
      type={type}
      id={id}
      name={name}
      value={option.value}
      checked={checked}
      aria-invalid={invalid}
      aria-describedby={describedby}
    />
    <label for={id}>
      {option.label}
      {option.hint === undefined ? null : <small> {option.hint}</small>}
    </label>
  </div>
)

/** The first control bears the id of the field: the summary of errors leads to it. */
const pickId = (name: string, at: number): string => (at === 0 ? fieldId(name) : `${fieldId(name)}-${at + 1}`)

export type RadioGroupProps = FieldProps & {
  readonly options: readonly Option[]
  readonly value?: string | undefined
  /** `scale`: short answers in one line, «1 2 3 4 5»; `two`: two columns, where many such questions follow one another. */
  readonly layout?: 'list' | 'scale' | 'two' | undefined
  /** The question is for readers alone: a heading above says it to the eye. */
  readonly labelHidden?: boolean | undefined
}

const RadioList = ({ name, options, value }: Pick<RadioGroupProps, 'name' | 'options' | 'value'>) => (
  <>
    {options.map((option, at) => (
      <Pick type="radio" id={pickId(name, at)} name={name} option={option} checked={option.value === value} />
    ))}
  </>
)

/** One of a few answers, all in sight. */
export const RadioGroup = (props: RadioGroupProps) => (
  <FieldGroup {...props} radios>
    {props.layout === 'scale' ? (
      <div class="scale">
        {props.options.map((option, at) => (
          <label>
            {option.label}
            <input
              type="radio"
              id={pickId(props.name, at)}
              name={props.name}
              value={option.value}
              checked={option.value === props.value}
            />
          </label>
        ))}
      </div>
    ) : (
      <div class={classes(props.layout === 'two' && 'picks-two')}>
        <RadioList {...props} />
      </div>
    )}
  </FieldGroup>
)

export type CheckboxGroupProps = FieldProps & {
  readonly options: readonly Option[]
  readonly values?: readonly string[] | undefined
  readonly filter?: boolean | undefined
}

/** Any number of answers; all of them are sent under one name. */
export const CheckboxGroup = (props: CheckboxGroupProps) => (
  <FieldGroup {...props}>
    {props.filter ? <Narrow name={props.name} /> : null}
    <div class={classes(props.filter && 'picks')}>
      {props.options.map((option, at) => (
        <Pick
          type="checkbox"
          id={pickId(props.name, at)}
          name={props.name}
          option={option}
          checked={props.values?.includes(option.value) ?? false}
          invalid={props.error ? 'true' : undefined}
        />
      ))}
    </div>
  </FieldGroup>
)

export type CheckboxProps = Omit<FieldProps, 'prefilled' | 'number'> & {
  readonly checked?: boolean | undefined
  /** What is sent when ticked. */
  readonly value?: string | undefined
}

/** One yes: «Запомнить это написание». */
export const Checkbox = (props: CheckboxProps) => {
  const wiring = wiringOf(props)
  return (
    <div class={classes('field', props.error && 'err')}>
      <ErrorMessage {...props} />
      <Pick
        type="checkbox"
        id={wiring.id}
        name={props.name}
        option={{ value: props.value ?? 'yes', label: props.label }}
        checked={props.checked ?? false}
        invalid={wiring['aria-invalid']}
        describedby={wiring['aria-describedby']}
      />
      <Hint {...props} />
    </div>
  )
}
