import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { CYCLE_STEPS } from '../domain/cycle.ts'
import { type Gap, type GapCode, gapCount } from '../domain/gaps.ts'
import { Shell, type ShellProps } from './shell.tsx'
import { addressOf, rowName } from './words.ts'

export type GapsProps = Omit<ShellProps, 'part' | 'children' | 'gaps'> & { readonly found: readonly Gap[] }

const wordsOf = ({ code, words, standsFor }: Gap, { t }: GapsProps['here']): string => {
  if (standsFor > 1 || (words === '' && code === 'schoolWithoutRow')) return t.gaps.others(standsFor)
  const step = CYCLE_STEPS.find((each) => each === words)
  return code === 'cycleStep' && step !== undefined ? t.cycle.steps[step] : words
}

/** Warnings by kind; each leads to the row that it is about. */
export const GapsPage = (props: GapsProps) => {
  const { here, roadmap, found } = props
  const { t } = here
  const codes = [...new Set(found.map((gap) => gap.code))] as GapCode[]
  return (
    <Shell {...props} part="gaps" gaps={gapCount(found)}>
      {found.length === 0 ? (
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
                  {gap.item === null ? null : (
                    <Link href={addressOf(roadmap, `/items/${gap.item.id}`)}>{rowName(gap.item)}</Link>
                  )}{' '}
                  <span class={gap.item === null ? undefined : 'by'}>{wordsOf(gap, here)}</span>
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
    </Shell>
  )
}
