import type { Difference } from '../domain/writing/compare.ts'

type Labels = { readonly missing: string; readonly added: string }

/** Places where two texts differ, each after the words that are alike in both. */
export const DifferenceList = ({
  difference,
  labels,
}: {
  readonly difference: readonly Difference[]
  readonly labels: Labels
}) => (
  <ul class="rows" lang="ru">
    {difference.map(({ kind, text, near = '' }) => (
      <li>
        <b>{labels[kind]}:</b> {near === '' ? null : <span class="muted">… {near} </span>}
        {kind === 'missing' ? <del>{text}</del> : <ins>{text}</ins>}
      </li>
    ))}
  </ul>
)
