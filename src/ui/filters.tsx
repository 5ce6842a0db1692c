import type { Child } from 'hono/jsx'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { OptionLines, type SelectOption } from './fields/choice.tsx'
import { fieldId } from './fields/field.tsx'
import { HiddenFields, type HiddenValues } from './fields/hidden.tsx'
import { SavedLine } from './saved-filters.tsx'
import { usePastDay, useSameDay, useText } from './surroundings.ts'

type Common = { readonly name: string; readonly label: string; readonly value: string }

/** One filter of the line above a table. */
export type Filter =
  | (Common & { readonly kind: 'select'; readonly options: readonly SelectOption[] })
  | (Common & { readonly kind: 'text' | 'date' | 'number' })

export type FiltersProps = {
  readonly action: string
  readonly filters: readonly Filter[]
  /** Other things of the address that must stay: the order of rows, the tab. */
  readonly keep?: HiddenValues | undefined
  /** Filters in force, in words: «школы с низкими результатами». */
  readonly active?: readonly string[] | undefined
  /** Address without filters. */
  readonly reset: string
  /** Heard by readers; differs where a page has two of them. */
  readonly label?: string | undefined
  /** Legend of a picture beside the filters. */
  readonly children?: Child | undefined
}

const WIDTH: Readonly<Record<Filter['kind'], string>> = {
  select: '',
  text: '',
  date: 'in--date',
  number: 'in--k',
}

const Control = ({ filter }: { readonly filter: Filter }) => {
  const id = `filter-${fieldId(filter.name)}`
  return (
    <p>
      <label for={id}>{filter.label}</label>
      {filter.kind === 'select' ? (
        <select class="in" id={id} name={filter.name}>
          <OptionLines options={filter.options} value={filter.value} />
        </select>
      ) : (
        <input
          class={classes('in', WIDTH[filter.kind])}
          type="text"
          inputmode={filter.kind === 'text' ? undefined : 'numeric'}
          id={id}
          name={filter.name}
          value={filter.value}
        />
      )}
    </p>
  )
}

/** One line above the table, a GET form with «Показать»; what is in force is repeated in words with «Сбросить». */
export const Filters = ({ action, filters, keep, active = [], reset, label, children }: FiltersProps) => {
  const text = useText()
  const sameDay = useSameDay()
  const day = filters.some(({ name }) => name === 'on') ? null : usePastDay()
  return (
    <>
      <form class="filters" method="get" action={action} aria-label={label ?? text.filters.label}>
        <HiddenFields values={day === null ? keep : { ...keep, on: day }} />
        {filters.map((filter) => (
          <Control filter={filter} />
        ))}
        <p>
          <Button kind="other">{text.filters.show}</Button>
        </p>
        {children}
      </form>
      {active.length === 0 ? null : (
        <p class="small active">
          {text.filters.active}: {active.join('; ')}. <a href={sameDay(reset)}>{text.filters.reset}</a>
        </p>
      )}
      <SavedLine list={action} />
    </>
  )
}
