import { shortDay } from '../../../kernel/format.ts'
import { Section } from '../../../ui/layout.tsx'
import { Rows } from '../../../ui/lists.tsx'
import type { StateLine } from '../queries/list.ts'

/** How a pair, a contract or a plan went from state to state, the last move first. */
export const History = ({
  title,
  names,
  states,
}: {
  readonly title: string
  readonly names: Readonly<Record<string, string>>
  readonly states: readonly StateLine[]
}) => (
  <Section title={title} after>
    <Rows
      rows={states.map((line) => ({
        key: shortDay(line.on),
        children: (
          <>
            {names[line.to] ?? line.to}{' '}
            <span class="by" lang="ru">
              {line.note}
            </span>
          </>
        ),
      }))}
    />
  </Section>
)
