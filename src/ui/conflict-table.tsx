import type { Child } from 'hono/jsx'
import { Button } from './button.tsx'
import { useText } from './surroundings.ts'
import { Table } from './table.tsx'

/** One field that two people changed. Values as a person would read them. */
export type ConflictField = {
  readonly name: string
  readonly label: string
  readonly was: string
  readonly theirs: string
  readonly yours: string
}

export type ConflictTableProps = {
  readonly fields: readonly ConflictField[]
  /** Who changed the record and when. */
  readonly who: string
  readonly when: string
  readonly actions?: Child | undefined
}

/** Name of the choice for a field: its value is `yours` or `theirs`. */
export const choiceName = (field: string): string => `keep_${field}`

/** Name of the button that decides for all fields at once. */
export const CHOOSE_ALL = 'keep_all'

type Side = 'theirs' | 'yours'

/** Only one side changed it: take the change. Both did: the person's own words are offered first. */
export const offeredSide = ({ was, theirs, yours }: ConflictField): Side =>
  yours === was && theirs !== was ? 'theirs' : 'yours'

const Choice = ({ field, side }: { readonly field: ConflictField; readonly side: Side }) => {
  const text = useText()
  const id = `${choiceName(field.name)}-${side}`
  const label = side === 'yours' ? text.conflict.keepYours : text.conflict.keepTheirs
  return (
    <div class="pick">
      <input
        type="radio"
        id={id}
        name={choiceName(field.name)}
        value={side}
        checked={offeredSide(field) === side}
      />
      <label for={id}>
        {field[side] === '' ? <span class="muted">{text.conflict.empty}</span> : field[side]}
        <span class="vh">
          , {label}: {field.label}
        </span>
      </label>
    </div>
  )
}

/** Field by field: was, recorded now, yours (decisions 33). Stands in a `Form` with the new version; choosing all is one press. */
export const ConflictTable = ({ fields, who, when, actions }: ConflictTableProps) => {
  const text = useText()
  return (
    <div class="conflict stack">
      <div class="errors" role="alert" tabindex={-1}>
        <h2>{text.conflict.title}</h2>
        <p>{text.conflict.explain(who, when)}</p>
      </div>
      <Table
        caption={text.conflict.title}
        captionHidden
        stackable
        rows={fields}
        columns={[
          { key: 'label', head: text.conflict.field, cell: (field) => field.label, rowHead: true },
          {
            key: 'was',
            head: text.conflict.was,
            phone: text.conflict.was,
            cell: (field) => <span class="was">{field.was}</span>,
          },
          {
            key: 'theirs',
            head: text.conflict.theirs,
            phone: text.conflict.theirs,
            cell: (field) => <Choice field={field} side="theirs" />,
          },
          {
            key: 'yours',
            head: text.conflict.yours,
            phone: text.conflict.yours,
            cell: (field) => <Choice field={field} side="yours" />,
          },
        ]}
      />
      <div class="row">
        <Button>{text.conflict.save}</Button>
        <Button kind="other" name={CHOOSE_ALL} value="yours">
          {text.conflict.allYours}
        </Button>
        <Button kind="other" name={CHOOSE_ALL} value="theirs">
          {text.conflict.allTheirs}
        </Button>
        {actions}
      </div>
    </div>
  )
}
