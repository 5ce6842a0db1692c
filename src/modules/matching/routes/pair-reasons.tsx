import type { Child } from 'hono/jsx'
import type { Visit } from '../../../platform/http/visit.ts'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { SECTION } from '../pages/shell.tsx'
import { reasonsOfPair } from '../queries/pair-reasons.ts'
import { plansHere } from './visiting.ts'

/** On the card of a pair that a matching made: why this mentor school, and the way to what another would have cost. */
export const pairReasonsPart = async (visit: Visit, pair: string): Promise<Child> => {
  const reasons = await reasonsOfPair(visit.tx, pair)
  const [first] = reasons
  if (first === undefined) return null
  const { p } = plansHere(visit)
  return (
    <Section title={p.school.why} after>
      <Rows
        rows={reasons.map(({ mentor, themes, minutes, coverage }) => ({
          children: (
            <span lang="ru">
              {mentor} <span class="by">{p.school.inPair(themes.join('; '), minutes, coverage)}</span>
            </span>
          ),
        }))}
      />
      <p>
        <Link href={`${SECTION}/${first.matching}/scenarios/${first.scenario}/schools/${first.mentee}`}>
          {p.school.inPairMore}
        </Link>
      </p>
    </Section>
  )
}
