import { Button, ButtonLink } from '../../../ui/button.tsx'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { Actions, Section, SpreadHead, Two } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { type Here, SECTION } from './shell.tsx'
import type { YearProps } from './year.tsx'

type TargetProps = {
  readonly here: Here
  readonly action: string
  readonly programmes: readonly SelectOption[]
  readonly municipalities: readonly SelectOption[]
  readonly programme: string
  readonly municipality: string
  /** Who makes the programme of the new year: its keepers go there, others ask them. */
  readonly maker: { readonly href: string; readonly isHere: boolean }
}

const NoTarget = ({ here, maker }: TargetProps) => {
  const t = here.t.year
  return (
    <Empty
      title={t.noTarget}
      level={3}
      action={<ButtonLink href={maker.href}>{maker.isHere ? t.makeProgramme : t.askRegion}</ButtonLink>}
    >
      {maker.isHere ? t.noTargetHere : t.noTargetWhy}
    </Empty>
  )
}

/** Where a model is carried to: a programme and a municipality, asked by a form that only shows. */
export const TargetForm = (props: TargetProps) => {
  const { here, programmes, municipalities } = props
  const t = here.t.year
  const isLost = programmes.length === 0
  return (
    <Section title={t.target} note={t.targetWhy}>
      {isLost ? <NoTarget {...props} /> : null}
      {isLost && municipalities.length < 2 ? null : (
        <form class="form" method="get" action={props.action}>
          <Two even>
            <div>
              <SelectField
                name="for"
                label={t.toMunicipality}
                options={municipalities}
                value={props.municipality}
                blank={false}
              />
            </div>
            <div>
              {isLost ? null : (
                <SelectField
                  name="to"
                  label={t.toProgramme}
                  options={programmes}
                  value={props.programme}
                  blank={false}
                />
              )}
            </div>
          </Two>
          <Actions>
            <Button kind="other">{t.choose}</Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}

/** New years that stand already: a second one is seldom meant. */
export const MadeNote = ({
  here,
  made,
}: {
  readonly here: Here
  readonly made: readonly { readonly id: string; readonly name: string }[]
}) =>
  made.length === 0 ? null : (
    <Note kind="need" title={here.t.year.made(made.length)}>
      <ul class="rows">
        {made.map(({ id, name }) => (
          <li>
            <Link href={`${SECTION}/${id}`}>
              <span lang="ru">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Note>
  )

type NowhereProps = Pick<YearProps, 'here' | 'title' | 'crumbs' | 'before'>

/** The page of a model that cannot be carried anywhere yet. */
export const NowherePage = ({ title, crumbs, before }: NowhereProps) => (
  <>
    <SpreadHead title={title} crumbs={crumbs} />
    {before}
  </>
)
