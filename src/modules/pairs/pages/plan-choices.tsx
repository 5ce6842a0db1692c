import type { Filled } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../../ui/fields/choice.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Details, MarginHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import type { UpperRow } from '../../roadmaps/public.ts'
import { type Delivered, OWN_LINES } from '../domain/plans/delivered.ts'
import type { ConsideredKind, WholePlan } from '../domain/plans/types.ts'
import { PLANS, PlanForm, type PlanHere, planCrumbs } from './plan-shell.tsx'

type OfPlan = { readonly here: PlanHere; readonly filled: Filled; readonly plan: WholePlan }

const rowLabel = (row: UpperRow, { p }: PlanHere) => (
  <span lang="ru">{[row.number, row.title].filter(Boolean).join('. ') || p.one}</span>
)

const Taken = ({ rows, here }: { readonly rows: readonly UpperRow[]; readonly here: PlanHere }) =>
  rows.length === 0 ? null : (
    <Details title={`${here.p.above.taken}: ${rows.length}`}>
      <ul class="rows">
        {rows.map((row) => (
          <li>{rowLabel(row, here)}</li>
        ))}
      </ul>
    </Details>
  )

/** Rows of the roadmaps above, roadmap by roadmap; those in the plan already are folded away. */
export const TakeRowsPage = ({ above, ...props }: OfPlan & { readonly above: readonly UpperRow[] }) => {
  const { here, plan } = props
  const { p } = here
  const free = above.filter(({ answeredBy }) => answeredBy === null)
  const taken = above.filter(({ answeredBy }) => answeredBy !== null)
  const roadmaps = [...new Map(free.map((row) => [row.roadmap, row.roadmapTitle]))]
  if (free.length === 0)
    return (
      <>
        <MarginHead title={p.above.title} crumbs={planCrumbs(here, plan, p.above.title)} />
        <Empty title={p.above.none} action={<Link href={`${PLANS}/${plan.id}`}>{p.above.later}</Link>}>
          {p.above.noneWhy}
        </Empty>
      </>
    )
  return (
    <PlanForm
      {...props}
      title={p.above.title}
      lead={p.above.lead}
      path="above"
      save={p.above.save}
      fields={(form) => (
        <>
          {roadmaps.map(([roadmap, title], at) => (
            <CheckboxGroup
              {...form.many('rows')}
              {...(at === 0 ? {} : { error: undefined })}
              label={<span lang="ru">{p.above.rows(title)}</span>}
              options={free
                .filter((row) => row.roadmap === roadmap)
                .map((row) => ({
                  value: row.id,
                  label: rowLabel(row, here),
                  hint: row.term === null ? p.above.noTerm : <span lang="ru">{row.term}</span>,
                }))}
            />
          ))}
          <Taken rows={taken} here={here} />
        </>
      )}
    />
  )
}

type ConsiderProps = OfPlan & { readonly kind: ConsideredKind; readonly lines: readonly Delivered[] }

const HowLabel = ({ title, p }: { readonly title: string; readonly p: PlanHere['p'] }) => (
  <>
    {p.consider.how}
    <span class="vh">: {title}</span>
  </>
)

const Ticked = ({
  form,
  line,
  p,
}: {
  readonly form: Bound
  readonly line: Delivered
  readonly p: PlanHere['p']
}) => (
  <>
    <Checkbox
      {...form.tick(`verdict.${line.code}`)}
      value="taken"
      label={<span lang="ru">{line.title}</span>}
    />
    <TextField {...form.text(`words.${line.code}`)} label={<HowLabel title={line.title} p={p} />} optional />
  </>
)

const Weighed = ({
  form,
  line,
  p,
}: {
  readonly form: Bound
  readonly line: Delivered
  readonly p: PlanHere['p']
}) => (
  <>
    <RadioGroup
      {...form.text(`verdict.${line.code}`)}
      label={
        <span lang="ru">
          {line.title}: {line.about}
        </span>
      }
      layout="scale"
      options={(['taken', 'unfit', ''] as const).map((value) => ({
        value,
        label: p.consider.verdicts[value],
      }))}
    />
    <TextField
      {...form.text(`words.${line.code}`)}
      label={
        <>
          <span lang="ru">{line.title}</span>: {p.consider.wordsOf}
        </>
      }
      optional
    />
  </>
)

const OwnLines = ({ form, p }: { readonly form: Bound; readonly p: PlanHere['p'] }) => (
  <>
    {OWN_LINES.map((code, at) => (
      <>
        <TextField {...form.text(`title.${code}`)} label={p.consider.own(at + 1)} optional />
        <TextField
          {...form.text(`words.${code}`)}
          label={p.consider.howOf(p.consider.own(at + 1))}
          optional
        />
      </>
    ))}
  </>
)

type ListsProps = {
  readonly form: Bound
  readonly kind: ConsideredKind
  readonly lines: readonly Delivered[]
  readonly p: PlanHere['p']
}

const Models = ({ form, lines, p }: ListsProps) => (
  <>
    <CheckboxGroup
      {...form.many('taken')}
      label={p.consider.titles.model}
      options={lines.map(({ code, title, about }) => ({
        value: code,
        label: <span lang="ru">{title}</span>,
        hint: <span lang="ru">{about}</span>,
      }))}
    />
    <HiddenFields
      values={Object.fromEntries(
        lines.map(({ code }) => [`words.${code}`, form.text(`words.${code}`).value]),
      )}
    />
    <TextField {...form.text('title.own-1')} label={p.consider.ownModel} optional />
  </>
)

const Guidelines = ({ form, lines, p }: ListsProps) => (
  <>
    {lines.length === 0 ? <p class="muted">{p.consider.none}</p> : null}
    {lines.map((line) => (
      <Ticked form={form} line={line} p={p} />
    ))}
    <OwnLines form={form} p={p} />
  </>
)

const Lists = (props: ListsProps) => {
  if (props.kind === 'model') return <Models {...props} />
  if (props.kind === 'guideline') return <Guidelines {...props} />
  return (
    <>
      {props.lines.map((line) => (
        <Weighed form={props.form} line={line} p={props.p} />
      ))}
    </>
  )
}

/** One list to be looked at: guidelines and models are ticked, kinds of mentoring answered one by one. */
export const ConsiderPage = ({ kind, lines, ...props }: ConsiderProps) => {
  const { p } = props.here
  return (
    <PlanForm
      {...props}
      title={p.consider.titles[kind]}
      lead={p.consider.leads[kind]}
      path={`consider/${kind}`}
      save={p.consider.save}
      fields={(form) => <Lists form={form} kind={kind} lines={lines} p={p} />}
    />
  )
}
