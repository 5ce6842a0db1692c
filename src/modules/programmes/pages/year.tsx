import type { Child } from 'hono/jsx'
import { spanText } from '../../../kernel/format.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox } from '../../../ui/fields/choice.tsx'
import type { HiddenValues } from '../../../ui/fields/hidden.tsx'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, type Crumb, Details, Section, SpreadHead, Stack, Two } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { MovedTerms, OpenTermFields } from '../../roadmaps/public.ts'
import { PASSPORT_LABELS } from '../domain/passport.ts'
import type { PassportField } from '../domain/types.ts'
import {
  type LeftBehind,
  LINE_KINDS,
  type LineKind,
  type MovedTerm,
  type OpenTerm,
  type YearLine,
} from '../domain/year.ts'
import type { Here } from './shell.tsx'

export type YearProps = {
  readonly here: Here
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly action: string
  readonly back: string
  readonly filled: Filled
  readonly years: number
  readonly lines: readonly YearLine[]
  readonly behind: readonly LeftBehind[]
  /** Terms that do not move by themselves: each is asked before anything is made. */
  readonly terms?: readonly OpenTerm[]
  /** Terms that move by themselves. */
  readonly moved?: readonly MovedTerm[]
  readonly hidden?: HiddenValues | undefined
  readonly create: string
  /** Fields of the whole: name, days, period; old words beside. */
  readonly head: readonly { readonly was: string; readonly field: (form: Bound) => Child }[]
  /** Between the heading and the form: where to. */
  readonly before?: Child | undefined
}

/** More terms than this are folded by the thing they stand in. */
const SHOWN_AT_ONCE = 40

const Notes = ({ line, here }: { readonly line: YearLine; readonly here: Here }) =>
  line.notes.length === 0 ? null : (
    <p class="small need">{line.notes.map((note) => here.t.year.reasons[note]).join('; ')}</p>
  )

/** One line: how it was on the left, how it will be on the right, and a tick. */
const Line = ({
  line,
  here,
  form,
}: {
  readonly line: YearLine
  readonly here: Here
  readonly form: Bound
}) => {
  const t = here.t.year
  return (
    <div class="year-line">
      <Two even>
        <div>
          <Checkbox {...form.tick(`take.${line.key}`)} label={<span lang="ru">{line.title}</span>} />
          {line.was === null ? null : (
            <p class="small muted">
              {t.was}: {spanText(line.was)}
            </p>
          )}
        </div>
        <div>
          {line.will === null ? null : (
            <Two even>
              <div>
                <DateField
                  {...form.text(`from.${line.key}`)}
                  label={t.from}
                  hint={<span class="vh">{line.title}</span>}
                />
              </div>
              <div>
                <DateField
                  {...form.text(`until.${line.key}`)}
                  label={t.until}
                  hint={<span class="vh">{line.title}</span>}
                />
              </div>
            </Two>
          )}
          <Notes line={line} here={here} />
        </div>
      </Two>
    </div>
  )
}

const Lines = ({ props, form }: { readonly props: YearProps; readonly form: Bound }) => (
  <>
    {LINE_KINDS.filter((kind) => props.lines.some((line) => line.kind === kind)).map((kind) => (
      <Section title={props.here.t.year.kinds[kind]} after>
        {kind === 'school' ? <p class="small muted">{props.here.t.year.schoolsWhy}</p> : null}
        {props.lines
          .filter((line) => line.kind === kind)
          .map((line) => (
            <Line line={line} here={props.here} form={form} />
          ))}
      </Section>
    ))}
  </>
)

const isLineKind = (kind: string): kind is LineKind => (LINE_KINDS as readonly string[]).includes(kind)

const whatOf = ({ kind }: LeftBehind, { t }: Here): Child =>
  isLineKind(kind) ? t.year.kinds[kind] : <span lang="ru">{PASSPORT_LABELS[kind as PassportField]}</span>

const TermsOf = ({
  line,
  terms,
  here,
  form,
}: {
  readonly line: YearLine | undefined
  readonly terms: readonly OpenTerm[]
  readonly here: Here
  readonly form: Bound
}) => (
  <>
    <h3 lang="ru">{line?.title ?? ''}</h3>
    <OpenTermFields terms={terms} form={form} words={here.t.year} />
  </>
)

/** Terms that could not be shifted, by the roadmap or paper they stand in; a person sets each of them here. */
const OpenTerms = ({ props, form }: { readonly props: YearProps; readonly form: Bound }) => {
  const { here, lines, terms = [] } = props
  const owners = [...new Set(terms.map(({ of }) => of))]
  return terms.length === 0 ? null : (
    <Section title={here.t.year.openTerms(terms.length)} note={here.t.year.openTermsWhy} after>
      {owners.map((owner) => (
        <TermsOf
          line={lines.find(({ key }) => key === owner)}
          terms={terms.filter(({ of }) => of === owner)}
          here={here}
          form={form}
        />
      ))}
    </Section>
  )
}

/** Terms that move by themselves, old beside new, by the roadmap or paper they stand in. */
const Moves = ({ here, lines, moved = [] }: YearProps) => {
  const owners = lines.filter(({ key }) => moved.some(({ of }) => of === key))
  return owners.length === 0 ? null : (
    <Section title={here.t.year.moves} after>
      {owners.map(({ key, title }) => {
        const terms = moved.filter(({ of }) => of === key)
        return (
          <Details
            title={
              <>
                <span lang="ru">{title}</span> <span class="by">{here.t.year.termCount(terms.length)}</span>
              </>
            }
            open={moved.length <= SHOWN_AT_ONCE}
          >
            <MovedTerms lang={here.lang} terms={terms} />
          </Details>
        )
      })}
    </Section>
  )
}

const Behind = ({ here, behind }: YearProps) => {
  const t = here.t.year
  return (
    <Section title={t.behind} note={behind.length === 0 ? undefined : t.behindWhy} after>
      {behind.length === 0 ? (
        <p class="muted">{t.nothingBehind}</p>
      ) : (
        <ul class="rows">
          {behind.map((each) => (
            <li>
              {whatOf(each, here)}:{' '}
              {each.href === undefined ? (
                <span lang="ru">{each.title}</span>
              ) : (
                <Link href={each.href}>
                  <span lang="ru">{each.title}</span>
                </Link>
              )}{' '}
              <span class="by">{t.reasons[each.reason]}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** «Новый год по образцу прошлого»: old and new side by side; nothing is made before the button is pressed. */
export const YearPage = (props: YearProps) => {
  const { here, filled } = props
  const t = here.t.year
  const form = bindForm(filled.values, filled.problems)
  return (
    <>
      <SpreadHead title={props.title} lead={t.lead} crumbs={props.crumbs} />
      {props.before}
      <Stack>
        <p class="muted go">{t.first(props.years)}</p>
        <ErrorSummary problems={filled.problems} />
      </Stack>
      <Form action={props.action} commandKey={here.commandKey} hidden={props.hidden} draft={filled.draft}>
        {props.head.map(({ was, field }) => (
          <div class="year-line">
            <Two even>
              <p class="small muted" lang="ru">
                {t.was}: {was}
              </p>
              <div>{field(form)}</div>
            </Two>
          </div>
        ))}
        <Lines props={props} form={form} />
        <OpenTerms props={props} form={form} />
        <Moves {...props} />
        <Behind {...props} />
        <Actions>
          <Button>{props.create}</Button>
          <Link href={props.back}>{here.t.cancel}</Link>
        </Actions>
      </Form>
    </>
  )
}

/** Fields of the name and days, shared by both copies. */
export const nameField = (here: Here) => (form: Bound) => (
  <TextArea {...form.text('name')} rows={2} label={here.t.year.nextName} />
)
export const shortNameField = (here: Here) => (form: Bound) => (
  <TextField {...form.text('shortName')} label={here.t.form.shortName} />
)
export const periodField = (here: Here) => (form: Bound) => (
  <TextField {...form.text('period')} label={here.t.year.period} />
)
export const daysFields = (here: Here) => (form: Bound) => (
  <Two even>
    <div>
      <DateField {...form.text('from')} label={here.t.form.from} />
    </div>
    <div>
      <DateField {...form.text('until')} label={here.t.form.until} />
    </div>
  </Two>
)
