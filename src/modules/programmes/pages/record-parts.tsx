import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import type { Category } from '../../schools/domain/types.ts'
import { CATEGORY_ORDER } from '../domain/passport.ts'
import type { ProgrammeState } from '../domain/types.ts'
import type { LinkedPaper, StateLine } from '../queries/papers.ts'
import type { Here } from './shell.tsx'
import type { Work } from './work.ts'

/** Papers of a record as boxed references. */
export const Papers = ({ papers, here }: { readonly papers: readonly LinkedPaper[]; readonly here: Here }) =>
  papers.length === 0 ? (
    <p class="muted">{here.t.card.noPapers}</p>
  ) : (
    <ul class="rows" lang="ru">
      {papers.map(({ id, words, title }) => (
        <li>
          <Ref href={id === null || title === null ? null : `/directives/${id}`}>{words}</Ref>{' '}
          <span class="by">{title}</span>
        </li>
      ))}
    </ul>
  )

/** What is late, who works, what is planned. */
export const WorkSection = ({ here, work }: { readonly here: Here; readonly work: Work }) => {
  const { t } = here
  return (
    <Section title={t.card.late} note={work.open === 0 ? undefined : t.card.openCount(work.open)} after>
      {work.late.length === 0 ? (
        <p class="muted">{t.card.noLate}</p>
      ) : (
        <ul class="rows" lang="ru">
          {work.late.map((line) => (
            <li>
              <Link href={line.href}>{line.title}</Link>{' '}
              <span class="need">{t.card.lateCount(line.count)}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="go">
        {work.teams === 0 ? null : (
          <>
            <Link href="/teams">{t.card.teamCount(work.teams)}</Link>{' '}
          </>
        )}
        <Link href="/roadmaps">{t.card.roadmapsLink}</Link>
      </p>
    </Section>
  )
}

export const totalOf = (counts: Readonly<Partial<Record<Category, number>>>): number =>
  CATEGORY_ORDER.reduce((sum, category) => sum + (counts[category] ?? 0), 0)

/** How many take part: today, or on the day of the programme nearest to it. */
export const participantsNote = ({ t, today }: Here, count: number, on: Day): string =>
  on === today ? t.card.participantsAll(count) : t.card.participantsOn(count, on)

const stateWord = (state: string, { t }: Here): string => t.states[state as ProgrammeState] ?? state

/** How the state changed and by which act. */
export const StateHistory = ({
  here,
  states,
}: {
  readonly here: Here
  readonly states: readonly StateLine[]
}) => (
  <Section title={here.t.card.history} after>
    <Rows
      rows={states.map((line) => ({
        key: shortDay(line.on),
        children: (
          <>
            {stateWord(line.to, here)} <span class="by">{line.note}</span>
          </>
        ),
      }))}
    />
  </Section>
)

/** «Как видят все»: to the preview, or to the open page itself. */
export const AsSeen = ({ here, href }: { readonly here: Here; readonly href: string | null }) =>
  href === null ? null : (
    <ButtonLink href={href} small kind="other">
      {here.t.publicPage.title}
    </ButtonLink>
  )
