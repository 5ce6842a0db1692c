import { ButtonLink } from '../../../ui/button.tsx'
import { Actions, Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { CYCLE_STEPS } from '../domain/cycle.ts'
import { type Gap, type GapCode, gapCount } from '../domain/gaps.ts'
import { isShut } from '../domain/types.ts'
import { Shell, type ShellProps } from './shell.tsx'
import { addressOf, rowName } from './words.ts'

export type GapsProps = Omit<ShellProps, 'part' | 'children' | 'gaps'> & { readonly found: readonly Gap[] }

const wordsOf = ({ code, words, standsFor }: Gap, { t }: GapsProps['here']): string => {
  if (standsFor > 1 || (words === '' && code === 'schoolWithoutRow')) return t.gaps.others(standsFor)
  const step = CYCLE_STEPS.find((each) => each === words)
  return code === 'cycleStep' && step !== undefined ? t.cycle.steps[step] : words
}

/** The row above to read, and to be taken over with its words. */
const Upper = ({ gap, roadmap, here, mayEdit }: GapsProps & { readonly gap: Gap }) => (
  <>
    <Link href={`/roadmaps/${roadmap.aboveId}/items/${gap.upper}`}>{gap.words}</Link>{' '}
    {mayEdit && !isShut(roadmap) ? (
      <Link href={addressOf(roadmap, `/items/new?answers=${gap.upper}`)}>{here.t.gaps.takeOver}</Link>
    ) : null}
  </>
)

const Line = ({ gap, ...props }: GapsProps & { readonly gap: Gap }) => {
  if (gap.upper !== null) return <Upper {...props} gap={gap} />
  return (
    <>
      {gap.item === null ? null : (
        <Link href={addressOf(props.roadmap, `/items/${gap.item.id}`)}>{rowName(gap.item)}</Link>
      )}{' '}
      <span class={gap.item === null ? undefined : 'by'}>{wordsOf(gap, props.here)}</span>
    </>
  )
}

/** There is nothing to look at yet: not the same as nothing to remark on. */
const NoRows = ({ here: { t }, roadmap, mayEdit }: GapsProps) => {
  const mayAdd = mayEdit && !isShut(roadmap)
  return (
    <Empty
      title={t.table.noRows}
      action={
        mayAdd ? (
          <Actions>
            <ButtonLink href={addressOf(roadmap, '/paste')}>{t.actions.paste}</ButtonLink>
            <Link href={addressOf(roadmap, '/items/new')}>{t.actions.add}</Link>
          </Actions>
        ) : undefined
      }
    >
      {mayAdd ? t.gaps.noRowsWhy : t.gaps.noRowsYet}
    </Empty>
  )
}

/** Warnings by kind; each leads to the row that it is about. */
export const GapsPage = (props: GapsProps) => {
  const { here, found } = props
  const { t } = here
  const codes = [...new Set(found.map((gap) => gap.code))] as GapCode[]
  return (
    <Shell {...props} part="gaps" gaps={gapCount(found)}>
      {props.rows === 0 ? (
        <NoRows {...props} />
      ) : found.length === 0 ? (
        <Empty title={t.gaps.none}>{t.gaps.noneWhy}</Empty>
      ) : (
        <p class="muted">{t.gaps.lead}</p>
      )}
      {codes.map((code) => {
        const list = found.filter((gap) => gap.code === code)
        return (
          <Section title={t.gaps.codes[code]} note={t.gaps.rowsOf(gapCount(list))} after>
            <ul class="rows" lang="ru">
              {list.map((gap) => (
                <li>
                  <Line {...props} gap={gap} />
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
    </Shell>
  )
}
