import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { editable, fieldName } from '../domain/edit.ts'
import { subtree } from '../domain/tree.ts'
import type { Roadmap, RoadmapItem } from '../domain/types.ts'
import { addressOf, type Here, rowName } from './words.ts'

export type RowFormProps = {
  readonly here: Here
  readonly roadmap: Roadmap
  /** Null: a new row. */
  readonly item: RoadmapItem | null
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

/** What stood in the fields when the form was drawn: by it two people's edits are told apart. */
export const seenOf = (roadmap: Roadmap, item: RoadmapItem): string =>
  JSON.stringify(editable(roadmap.layout).map(({ key }) => item.cells[key] ?? ''))

export const crumbsOf = (roadmap: Roadmap, { t }: Here, item: RoadmapItem | null) => [
  { label: t.many, href: '/roadmaps' },
  { label: roadmap.title, href: addressOf(roadmap) },
  ...(item === null ? [] : [{ label: rowName(item), href: addressOf(roadmap, `/items/${item.id}`) }]),
]

const LONG = new Set([
  'activity',
  'municipalResponsibles',
  'institutionalResponsibles',
  'responsibles',
  'expectedResult',
])
const PEOPLE = new Set(['municipalResponsibles', 'institutionalResponsibles', 'responsibles'])

const hintOf = (key: string, { t }: Here): string | undefined =>
  key === 'term' ? t.row.termHint : PEOPLE.has(key) ? t.row.peopleHint : undefined

const Cell = ({
  at,
  column,
  id,
  form,
  here,
}: {
  readonly at: number
  readonly column: { key: string; heading: string }
  readonly id: string
  readonly form: Bound
  readonly here: Here
}) => {
  const field = form.text(fieldName(id, at))
  const shared = {
    ...field,
    label: column.heading || String(at + 1),
    optional: column.key !== 'activity',
    hint: hintOf(column.key, here),
  }
  return LONG.has(column.key) ? (
    <TextArea {...shared} rows={3} />
  ) : (
    <TextField {...shared} width={column.key === 'number' ? 'short' : 'full'} />
  )
}

/** One row as fields one under another; the same command as the whole table. */
export const RowFormPage = ({ here, roadmap, item, values, problems }: RowFormProps) => {
  const { t } = here
  const id = item?.id ?? 'new1'
  const action = item === null ? '/items/new' : `/items/${item.id}/edit`
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead
        title={item === null ? t.row.newTitle : t.row.edit}
        crumbs={crumbsOf(roadmap, here, item)}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form
          action={addressOf(roadmap, action)}
          commandKey={here.commandKey}
          hidden={{
            back: 'row',
            hasSection: 'yes',
            after: values.text('after'),
            under: values.text('under'),
            answers: values.text('answers'),
            ...(item === null ? {} : { [`was.${id}`]: values.text(`was.${id}`) || seenOf(roadmap, item) }),
          }}
          draft={
            item === null
              ? undefined
              : {
                  form: 'roadmap.saveRows',
                  subject: item.id,
                  title: rowName(item),
                  address: addressOf(roadmap, action),
                }
          }
        >
          <Stack>
            {editable(roadmap.layout).map((column, at) => (
              <Cell at={at} column={column} id={id} form={form} here={here} />
            ))}
            <Checkbox {...form.tick(`s.${id}`)} label={t.row.section} />
          </Stack>
          <Actions>
            <Button>{item === null ? t.row.add : t.row.save}</Button>
            <Link href={addressOf(roadmap, item === null ? '' : `/items/${item.id}`)}>{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

export type PlaceProps = Omit<RowFormProps, 'item'> & {
  readonly item: RoadmapItem
  readonly items: readonly RoadmapItem[]
}

const Under = ({ here, roadmap, item, items, form }: PlaceProps & { readonly form: Bound }) => {
  const { t } = here
  const inside = subtree(items, item.id)
  return (
    <Form
      action={addressOf(roadmap, `/items/${item.id}/move`)}
      commandKey={here.commandKey}
      hidden={{ how: 'under' }}
    >
      <SelectField
        {...form.text('parent')}
        label={t.place.parent}
        blank={t.place.top}
        options={items
          .filter((each) => !inside.has(each.id))
          .map((each) => ({ value: each.id, label: rowName(each).slice(0, 90) }))}
      />
      <Actions>
        <Button kind="other">{t.place.underSend}</Button>
      </Actions>
    </Form>
  )
}

const Split = ({ here, roadmap, item, values, form }: PlaceProps & { readonly form: Bound }) => {
  const { t } = here
  return (
    <Section title={t.place.split} after>
      <Form action={addressOf(roadmap, `/items/${item.id}/split`)} commandKey={here.commandKey}>
        <TextArea
          {...form.text('parts')}
          value={values.text('parts') || item.cells.activity}
          label={t.place.parts}
          hint={t.place.splitHint}
          rows={5}
        />
        <Actions>
          <Button kind="other">{t.place.splitSend}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** Everything that moves a row: up, down, under another, apart, together, away. */
export const PlacePage = (props: PlaceProps) => {
  const { here, roadmap, item, values, problems } = props
  const { t } = here
  const form = bindForm(values, problems)
  const at = (path: string) => addressOf(roadmap, `/items/${item.id}/${path}`)
  const step = (how: 'up' | 'down') => (
    <PostButton action={at('move')} kind="other" commandKey={here.commandKey} hidden={{ how }}>
      {t.place[how]}
    </PostButton>
  )
  return (
    <>
      <MarginHead title={t.place.title} lead={rowName(item)} crumbs={crumbsOf(roadmap, here, item)} />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Actions>
          {step('up')}
          {step('down')}
        </Actions>
        <Section title={t.place.under} after>
          <Under {...props} form={form} />
        </Section>
        <Split {...props} form={form} />
        <Section title={t.place.glue} after>
          <p class="muted">{t.place.glueHint}</p>
          <PostButton action={at('glue')} kind="other" commandKey={here.commandKey}>
            {t.place.glueSend}
          </PostButton>
        </Section>
        <Section title={t.place.remove} after>
          <Form action={at('remove')} commandKey={here.commandKey}>
            <TextField {...form.text('reason')} label={t.place.reason} hint={t.place.removeHint} />
            <Actions>
              <Button kind="stop">{t.place.removeSend}</Button>
            </Actions>
          </Form>
        </Section>
      </WithMargin>
    </>
  )
}

export type MarkProps = Omit<PlaceProps, 'items'> & { readonly above: readonly RoadmapItem[] }

/** What came of the row, in words and as a state where nobody reports; and which row above it carries out. */
export const MarkPage = ({ here, roadmap, item, values, problems, above }: MarkProps) => {
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead title={t.mark.title} lead={rowName(item)} crumbs={crumbsOf(roadmap, here, item)} />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action={addressOf(roadmap, `/items/${item.id}/mark`)} commandKey={here.commandKey}>
          <Stack>
            <RadioGroup
              {...form.text('mark')}
              label={t.mark.mark}
              options={Object.entries(t.mark.marks).map(([value, label]) => ({ value, label }))}
            />
            <TextArea {...form.text('result')} label={t.mark.result} hint={t.mark.resultHint} optional />
          </Stack>
          <Actions>
            <Button>{t.mark.save}</Button>
            <Link href={addressOf(roadmap, `/items/${item.id}`)}>{t.cancel}</Link>
          </Actions>
        </Form>
        {above.length === 0 ? null : (
          <Section title={t.gaps.above} after>
            <Form action={addressOf(roadmap, `/items/${item.id}/answers`)} commandKey={here.commandKey}>
              <SelectField
                {...form.text('answers')}
                label={t.row.answers}
                blank={t.row.answersNone}
                options={above.map((each) => ({ value: each.id, label: rowName(each).slice(0, 90) }))}
              />
              <Actions>
                <Button kind="other">{t.row.answersSave}</Button>
              </Actions>
            </Form>
          </Section>
        )}
      </WithMargin>
    </>
  )
}
