import { spanText } from '../../../kernel/format.ts'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import type { PairLine } from '../queries/list.ts'
import { HealthTag, type Here, SECTION, StateTag } from './shell.tsx'

/** Pairs of one school, on its card. */
export const PairsOfSchool = ({
  here,
  lines,
}: {
  readonly here: Here
  readonly lines: readonly PairLine[]
}) => (
  <Section title={here.t.part.title} after id="pairs">
    <ul class="rows">
      {lines.map((line) => (
        <li>
          <Link href={`${SECTION}/${line.id}`}>
            <span lang="ru">{`${line.mentors.join(', ')} → ${line.curated.join(', ')}`}</span>
          </Link>{' '}
          <span class="by">{spanText(line)}</span> <StateTag state={line.state} t={here.t} />{' '}
          <HealthTag pulse={line} here={here} />
        </li>
      ))}
    </ul>
  </Section>
)
