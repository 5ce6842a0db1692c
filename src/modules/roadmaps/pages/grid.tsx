import { beginning } from '../../../kernel/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { type ConflictField, ConflictTable, choiceName } from '../../../ui/conflict-table.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { GridFields, type GridRow } from '../../../ui/fields/grid.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { editable, fieldName } from '../domain/edit.ts'
import type { Roadmap, RoadmapItem } from '../domain/types.ts'
import { crumbsOf, seenOf } from './row-forms.tsx'
import { addressOf, type Here } from './words.ts'

export type GridProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  /** Rows of the chosen section, or all. */
  readonly items: readonly RoadmapItem[]
  readonly sections: readonly RoadmapItem[]
  readonly section: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

const NEW_ROWS = 2
const WIDE = new Set(['activity', 'expectedResult'])

/** Rows that were typed or pasted beyond those that the page had drawn. */
export const newRowsIn = (values: FormValues): string[] => {
  const typed = Object.keys(values.fields).flatMap((name) => /^c\.(new\d{1,4})\.0$/u.exec(name)?.[1] ?? [])
  return typed.length > 0 ? typed : Array.from({ length: NEW_ROWS }, (_, at) => `new${at + 1}`)
}

const rowOf = (id: string, label: string, props: GridProps, item: RoadmapItem | null): GridRow => ({
  label,
  cells: editable(props.roadmap.layout).map(({ key }, at) => {
    const name = fieldName(id, at)
    return {
      name,
      value: props.values.has(name) ? props.values.text(name) : (item?.cells[key] ?? ''),
      error: props.problems.find((problem) => problem.field === name)?.text,
    }
  }),
})

const seenIn = (values: FormValues, roadmap: Roadmap, items: readonly RoadmapItem[]) =>
  Object.fromEntries(
    items.map((item) => [`was.${item.id}`, values.text(`was.${item.id}`) || seenOf(roadmap, item)]),
  )

const Choose = ({ roadmap, sections, section, here: { t } }: GridProps) =>
  sections.length < 2 ? null : (
    <p class="small noprint">
      {t.grid.part}:{' '}
      <Link href={addressOf(roadmap, '/edit')} current={section === ''}>
        {t.grid.whole}
      </Link>
      {sections.map((each) => (
        <>
          {', '}
          <Link href={addressOf(roadmap, `/edit?section=${each.id}`)} current={section === each.id}>
            {each.number ?? beginning(each.title, 30)}
          </Link>
        </>
      ))}
    </p>
  )

/** The whole table as fields, in the order and under the headings of the paper. */
export const GridPage = (props: GridProps) => {
  const { here, roadmap, items, section, values, problems } = props
  const { t } = here
  return (
    <>
      <SpreadHead title={t.grid.title} lead={t.grid.lead} crumbs={crumbsOf(roadmap, here, null)} />
      <ErrorSummary problems={problems} />
      <Choose {...props} />
      <Form
        action={addressOf(roadmap, '/edit')}
        commandKey={here.commandKey}
        hidden={{ back: 'table', section, ...seenIn(values, roadmap, items) }}
        draft={{
          form: 'roadmap.saveRows',
          subject: section || roadmap.record,
          title: roadmap.title,
          address: addressOf(roadmap, section === '' ? '/edit' : `/edit?section=${section}`),
        }}
      >
        <GridFields
          caption={roadmap.title}
          columns={editable(roadmap.layout).map(({ key, heading }) => ({
            heading,
            wide: WIDE.has(key),
            narrow: key === 'number',
          }))}
          rows={[
            ...items.map((item) =>
              rowOf(item.id, t.grid.rowLabel(item.number ?? beginning(item.title, 40)), props, item),
            ),
            ...newRowsIn(values).map((id) => rowOf(id, t.grid.newRow(Number(id.slice(3))), props, null)),
          ]}
        />
        <Actions>
          <Button>{t.grid.save}</Button>
          <Link href={addressOf(roadmap)}>{t.cancel}</Link>
        </Actions>
      </Form>
    </>
  )
}

export type ConflictProps = Omit<GridProps, 'sections' | 'section'> & { readonly action: string }

/** Cells that travel through the page of a conflict: as one field each way, so that an emptied cell is not lost. */
const carried = (values: FormValues, name: 'typed' | 'theirs'): Readonly<Record<string, string>> => {
  try {
    const found: unknown = JSON.parse(values.text(name) || '{}')
    return typeof found === 'object' && found !== null ? (found as Record<string, string>) : {}
  } catch {
    return {}
  }
}

/** The value that the person means: his own, or the other's where he chose so. */
export const settledValue = (values: FormValues, field: string): string => {
  const side = values.text('keep_all') || values.text(choiceName(field))
  const theirs = carried(values, 'theirs')[field]
  if (side === 'theirs' && theirs !== undefined) return theirs
  return values.has(field) ? values.text(field) : (carried(values, 'typed')[field] ?? '')
}

/** Every cell that the form brought, by its name. */
export const cellNames = (values: FormValues): string[] => [
  ...new Set(
    [...Object.keys(values.fields), ...Object.keys(carried(values, 'typed'))].filter((name) =>
      name.startsWith('c.'),
    ),
  ),
]

type Clash = ConflictField & { readonly id: string; readonly at: number }

const seenCells = (values: FormValues, id: string): readonly string[] => {
  try {
    const seen: unknown = JSON.parse(values.text(`was.${id}`) || '[]')
    return Array.isArray(seen) ? seen.map(String) : []
  } catch {
    return []
  }
}

const clashesOf = ({ items, roadmap, values, problems, here: { t } }: ConflictProps): Clash[] => {
  const wanted = new Set(problems.map((problem) => problem.field))
  return items.flatMap((item) =>
    editable(roadmap.layout).flatMap(({ key, heading }, at) => {
      const name = fieldName(item.id, at)
      if (!wanted.has(name)) return []
      return [
        {
          id: item.id,
          at,
          name,
          label: t.grid.conflictField(item.number ?? beginning(item.title, 40), heading),
          was: seenCells(values, item.id)[at] ?? '',
          theirs: item.cells[key] ?? '',
          yours: settledValue(values, name),
        },
      ]
    }),
  )
}

/** What the person saw becomes what stands there now, so that his choice is no conflict again. */
const seenNow = (values: FormValues, clashes: readonly Clash[]): Record<string, string> => {
  const ids = [...new Set(clashes.map((clash) => clash.id))]
  return Object.fromEntries(
    ids.map((id) => {
      const seen = [...seenCells(values, id)]
      for (const clash of clashes) if (clash.id === id) seen[clash.at] = clash.theirs
      return [`was.${id}`, JSON.stringify(seen)]
    }),
  )
}

/** Two people edited the same row: field by field «было», «у них», «у вас»; the rest of what was typed travels along (decisions 33). */
export const RowsConflictPage = (props: ConflictProps) => {
  const { here, roadmap, values, action } = props
  const clashes = clashesOf(props)
  const machinery = Object.fromEntries(
    Object.keys(values.fields)
      .filter((name) => /^(s|was)\.|^(back|after|under|answers|section|hasSection)$/u.test(name))
      .map((name) => [name, values.text(name)]),
  )
  const typed = Object.fromEntries(cellNames(values).map((name) => [name, settledValue(values, name)]))
  const theirs = Object.fromEntries(clashes.map((clash) => [clash.name, clash.theirs]))
  return (
    <>
      <SpreadHead title={here.t.grid.title} crumbs={crumbsOf(roadmap, here, null)} />
      <Form
        action={action}
        commandKey={here.commandKey}
        hidden={{
          ...machinery,
          ...seenNow(values, clashes),
          typed: JSON.stringify(typed),
          theirs: JSON.stringify(theirs),
        }}
      >
        <ConflictTable fields={clashes} who={here.t.grid.conflictWho} when={here.t.grid.conflictWhen} />
      </Form>
    </>
  )
}
