import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { isOrphaning, type Relaxation } from '../domain/plan/explain.ts'
import type { Metrics } from '../domain/plan/metrics.ts'
import type { PlansText } from '../text/plans.ts'
import { AbsentMentors } from './changes.tsx'
import { type PlansHere, scenarioAddress } from './plans-part.tsx'
import type { GroupShown, HandCost, ScenarioProps } from './scenario.tsx'
import { priceWords } from './scenario-school.tsx'

const MEASURES = [
  'unserved',
  'coverage',
  'worst',
  'weak',
  'minutes',
  'own',
  'kept',
  'points',
  'overloaded',
] as const
type Measure = (typeof MEASURES)[number]

export type Measured = { readonly head: string; readonly metrics: Metrics | null }

/** Measures of several plans side by side. */
export const MetricsTable = ({
  p,
  plans,
  caption,
}: {
  readonly p: PlansText
  readonly plans: readonly Measured[]
  readonly caption: string
}) => {
  const columns: Column<Measure>[] = [
    { key: 'measure', head: p.page.measure, rowHead: true, cell: (name) => p.page.measures[name] },
    ...plans.map(
      ({ head, metrics }, at): Column<Measure> => ({
        key: `plan${at}`,
        head,
        phone: head,
        num: true,
        cell: (name) => (metrics === null ? '' : String(metrics[name])),
      }),
    ),
  ]
  return <Table caption={caption} captionHidden stackable rows={[...MEASURES]} columns={columns} />
}

const handWords = (p: PlansText, { mentee, mentor, other }: HandCost): string => {
  const isLoss = other.regret !== null && other.regret > 0 && !isOrphaning(other)
  const price = priceWords(p, other)
  return p.page.handCost(mentee, mentor, isLoss ? p.page.loses(price) : price)
}

const ByHand = ({ here, scenario, costs, yours }: ScenarioProps) => {
  const { p } = here
  return (
    <>
      <p>
        {p.page.againstWhy} {scenario.byHand}
      </p>
      <ul lang="ru">
        {costs.map((cost) => (
          <li>{handWords(p, cost)}</li>
        ))}
      </ul>
      {yours !== null && yours.overloaded > 0 ? <p class="muted">{p.page.overloadedWhy}</p> : null}
    </>
  )
}

/** «Ваш план против лучшего»: without changes the two are one. */
export const Against = (props: ScenarioProps & { readonly best: Metrics }) => {
  const { here, scenario, yours, last, best } = props
  const { p } = here
  const plans: Measured[] = [
    ...(scenario.byHand === 0 ? [] : [{ head: p.page.yours, metrics: yours }]),
    { head: p.page.best, metrics: best },
    ...(last === null || last.kept === 0
      ? []
      : [{ head: props.changes === null ? p.page.last : p.page.now, metrics: last }]),
  ]
  return (
    <Section title={scenario.byHand === 0 ? p.page.gives : p.page.against} after>
      {scenario.byHand === 0 ? null : <ByHand {...props} />}
      <MetricsTable p={p} plans={plans} caption={p.page.against} />
      <AbsentMentors absent={props.absent} lang={here.lang} />
    </Section>
  )
}

/** Schools that the plan leaves to those who lead them already. */
export const LedSchools = ({ here, matching, scenario, isOpen }: ScenarioProps) => {
  const { page } = here.p
  const led = scenario.request.led ?? []
  if (led.length === 0) return null
  const pin = (mentee: string) =>
    `${scenarioAddress(matching.id, scenario.id)}/decide?kind=pin&mentee=${mentee}`
  return (
    <Section title={page.led} after id="led">
      <p>{page.ledWhy}</p>
      <ul class="rows">
        {led.map(({ id, name, mentor, pair }) => (
          <li>
            <span lang="ru">{name}</span>: <Link href={`/pairs/${pair}`}>{page.ledBy(mentor)}</Link>
            {isOpen ? (
              <>
                {' · '}
                <Link href={pin(id)}>
                  {page.takeIn}
                  <span class="vh"> {name}</span>
                </Link>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const relaxWords = (p: PlansText, relaxation: Relaxation): string => {
  if (relaxation.kind === 'place') return p.page.relaxPlace(relaxation.mentor)
  const { rule, mentee, mentor, minutes, limit } = relaxation
  const words = p.page.relaxRule
  return rule in words ? words[rule as keyof typeof words](mentee, mentor, minutes, limit) : ''
}

const Group = ({ p, shown }: { readonly p: PlansText; readonly shown: GroupShown }) => {
  const { group, names, relaxations } = shown
  return (
    <li>
      <p>
        <b>{p.page.groupWords(group.mentees.length, group.mentors.length, group.slots, group.deficiency)}</b>{' '}
        {p.page.groupWho} <span lang="ru">{names.join(', ')}.</span>
      </p>
      {relaxations.length === 0 ? null : (
        <>
          <p class="muted">{p.page.groupRelax}</p>
          <ul>
            {relaxations.map((each) => (
              <li>{relaxWords(p, each)}</li>
            ))}
          </ul>
        </>
      )}
    </li>
  )
}

/** Schools that nobody can be found for, with the proof by counting and what would help. */
export const Groups = ({ here, groups }: ScenarioProps) =>
  groups.length === 0 ? null : (
    <Section title={here.p.page.unserved} after>
      <ul class="rows">
        {groups.map((shown) => (
          <Group p={here.p} shown={shown} />
        ))}
      </ul>
    </Section>
  )

const HASH_SHOWN = 12

/** What the plan was counted by, and that there is no better one. */
export const Proof = ({ here, scenario }: ScenarioProps) => {
  const { page } = here.p
  const { certificate, value } = scenario
  if (certificate === null || value === null || scenario.state !== 'done') return null
  const gap = BigInt(certificate.bound) - BigInt(value)
  const isExact = certificate.kind === 'reducedCosts' ? certificate.violations === 0 : gap <= 0n
  return (
    <Section title={page.proof} after>
      <p>{isExact ? page.proofExact : page.proofGap(String(gap))}</p>
      <p class="small muted">
        {page.proofLine(
          scenario.solver ?? '',
          (scenario.inputHash ?? '').slice(0, HASH_SHOWN),
          scenario.policyVersion,
        )}
      </p>
    </Section>
  )
}

type Fault = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> }

/** Why a plan failed, in words. */
export const Faults = ({ here, fault }: { readonly here: PlansHere; readonly fault: string | null }) => {
  const { p } = here
  const { code, values = {} } = JSON.parse(fault ?? '{"code":"broken"}') as Fault
  return (
    <Note kind="error" title={p.page.failed}>
      <p>{p.faults[code]?.(values) ?? p.faultOther}</p>
      <p>{p.page.failedHow}</p>
    </Note>
  )
}
