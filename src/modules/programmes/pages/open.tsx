import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { spanText } from '../../../kernel/format.ts'
import { softHyphens } from '../../../kernel/soft-hyphens.ts'
import { WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Poster } from '../../../ui/open-pages.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Prose } from '../../../ui/prose.tsx'
import {
  OPEN_FIELDS,
  OPEN_SCHOOLS_PER_PAGE,
  type OpenAct,
  type OpenModel,
  type OpenProgramme,
} from '../domain/opening.ts'
import { PASSPORT_LABELS } from '../domain/passport.ts'
import type { OpenModelLine, OpenSchool } from '../queries/open.ts'
import { type Here, StateTag } from './shell.tsx'

export const OPEN = '/open'
export const openProgrammePage = (id: string): string => `${OPEN}/programmes/${id}`
export const openModelPage = (id: string): string => `${OPEN}/models/${id}`
export const FEED = `${OPEN}/rss.xml`
export const calendarOf = (programme: string): string => `${openProgrammePage(programme)}/calendar.ics`

/** Names and papers are Russian in every language of the page. */
const Said = ({ children }: { readonly children: Child }) => <span lang="ru">{children}</span>

const Approved = ({ here, act, actOn }: OpenAct & { readonly here: Here }) =>
  act === null ? null : (
    <WithMargin sideTitle={here.t.open.approved} after>
      <p>
        <Said>{here.t.open.act(act, actOn)}</Said>
      </p>
    </WithMargin>
  )

type Face = {
  readonly here: Here
  /** In a preview the heading of the page stands above. */
  readonly level?: 2 | undefined
}

export type ProgrammeFaceProps = Face & {
  readonly programme: OpenProgramme
  readonly models: readonly OpenModelLine[]
}

const Stages = ({ here, programme }: ProgrammeFaceProps) =>
  programme.stages.length === 0 ? null : (
    <WithMargin sideTitle={here.t.open.stages} after>
      <Rows
        rows={programme.stages.map((stage) => ({
          children: (
            <>
              <b>
                <Said>{stage.name}</Said>
              </b>{' '}
              <span class="by">{spanText(stage)}</span>
              {stage.brings === '' ? null : (
                <p class="read">
                  <Prose text={stage.brings} />
                </p>
              )}
            </>
          ),
        }))}
      />
      <p class="go noprint">
        <Link href={calendarOf(programme.id)}>{here.t.open.calendar}</Link>
      </p>
    </WithMargin>
  )

const Models = ({ here, models }: ProgrammeFaceProps) => (
  <WithMargin sideTitle={here.t.open.models} after>
    {models.length === 0 ? (
      <p class="muted">{here.t.open.noModels}</p>
    ) : (
      <Rows
        rows={models.map((model) => ({
          children: (
            <>
              <Link href={openModelPage(model.id)}>
                <Said>{model.municipality}</Said>
              </Link>{' '}
              <p class="muted">
                <Said>{model.name}</Said>
              </p>
            </>
          ),
        }))}
      />
    )}
  </WithMargin>
)

/** A programme as everybody sees it: the same on the open page and in the preview. */
export const ProgrammeFace = (props: ProgrammeFaceProps) => {
  const { here, programme, level } = props
  const { t } = here
  return (
    <>
      <Poster
        title={<Said>{programme.shortName}</Said>}
        lead={<Said>{programme.name}</Said>}
        level={level}
        side={
          <>
            <p>
              <Said>{programme.region}</Said>
            </p>
            <p>{spanText(programme)}</p>
            <StateTag state={programme.state} t={t} />
          </>
        }
      />
      {programme.purpose === '' ? null : (
        <WithMargin sideTitle={t.open.about} after>
          <p class="read">
            <Prose text={programme.purpose} />
          </p>
        </WithMargin>
      )}
      <Stages {...props} />
      <Models {...props} />
      <Approved here={here} act={programme.act} actOn={programme.actOn} />
    </>
  )
}

export type ModelFaceProps = Face & {
  readonly model: OpenModel
  /** Its programme, where that is open too. */
  readonly programme: Pick<OpenProgramme, 'id' | 'shortName'> | null
  readonly schools: readonly OpenSchool[]
  readonly on: Day
  readonly page: number
}

const Fields = ({ model }: ModelFaceProps) => (
  <>
    {OPEN_FIELDS.filter((field) => model.fields[field] !== '').map((field) => (
      <WithMargin sideTitle={<Said>{softHyphens(PASSPORT_LABELS[field])}</Said>} after>
        <p class="read">
          <Prose text={model.fields[field]} />
        </p>
      </WithMargin>
    ))}
  </>
)

const Schools = ({ here, model, schools, on, page }: ModelFaceProps) => {
  const { t } = here
  const total = schools[0]?.total ?? 0
  return (
    <WithMargin
      sideTitle={t.open.schools}
      side={total === 0 ? undefined : <p>{t.open.schoolsOn(total, on)}</p>}
      after
      id="schools"
    >
      {schools.length === 0 ? (
        <p class="muted">{t.open.noSchools}</p>
      ) : (
        <div lang="ru">
          <Rows rows={schools.map(({ name }) => ({ children: name }))} />
        </div>
      )}
      <Pager
        page={page}
        perPage={OPEN_SCHOOLS_PER_PAGE}
        total={total}
        href={(to) => `${openModelPage(model.id)}?page=${to}#schools`}
      />
    </WithMargin>
  )
}

/** A model as everybody sees it: the same on the open page and in the preview. */
export const ModelFace = (props: ModelFaceProps) => {
  const { here, model, programme, level } = props
  const { t } = here
  return (
    <>
      <Poster
        title={<Said>{model.municipality}</Said>}
        lead={<Said>{model.name}</Said>}
        level={level}
        side={
          <>
            <p>
              <Said>{model.region}</Said>
            </p>
            {programme === null ? null : (
              <p>
                <Link href={openProgrammePage(programme.id)}>
                  <Said>{programme.shortName}</Said>
                </Link>
              </p>
            )}
            <p>{spanText(model)}</p>
            <StateTag state={model.state} t={t} />
          </>
        }
      />
      <Fields {...props} />
      <Schools {...props} />
      <Approved here={here} act={model.act} actOn={model.actOn} />
    </>
  )
}

/** Under an open page: the others, and how to hear of news. */
export const OpenTail = ({ here }: { readonly here: Here }) => (
  <WithMargin after>
    <p class="go noprint">
      <Link href={OPEN}>{here.t.open.all}</Link>
      <Link href={FEED}>{here.t.open.feed}</Link>
    </p>
  </WithMargin>
)
