import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Link, Ref } from '../../../ui/link.tsx'
import { type Row, Rows } from '../../../ui/lists.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import type { CardPosition, CardRole, CardTeam } from '../queries/card.ts'
import { peopleText } from '../text.ts'

/** «с 01.09.2022» or «01.09.2022 – 31.05.2023»; the end of a period is its first day without the role. */
export const periodWords = (from: Day, until: Day | null, lang: Language): string => {
  const t = peopleText[lang].card
  return until === null ? t.from(shortDay(from)) : t.period(shortDay(from), shortDay(until))
}

const Act = ({ held, lang }: { readonly held: CardRole; readonly lang: Language }) => {
  if (held.act === null) return <span class="small muted">{peopleText[lang].card.noAct}</span>
  return <Ref href={held.actRecord === null ? null : `/directives/${held.actRecord}`}>{held.act}</Ref>
}

type RoleLinesProps = {
  readonly roles: readonly CardRole[]
  readonly lang: Language
  readonly empty: Child
  /** Address of the page that ends a role; none where the viewer may not. */
  readonly endHref?: ((held: CardRole) => string | null) | undefined
}

/** Roles with their nodes, dates and acts (R008). */
export const RoleLines = ({ roles, lang, empty, endHref }: RoleLinesProps) => {
  const t = peopleText[lang].card
  if (roles.length === 0) return <p class="muted">{empty}</p>
  const rows = roles.map((held): Row => {
    const name = useRoles()(held.role)
    const end = endHref?.(held) ?? null
    return {
      children: (
        <>
          <b>{name}</b>, {held.node}
          {held.delegatedBy === null ? null : <span class="muted"> ({t.delegated(held.delegatedBy)})</span>}
          <br />
          <span class="small">{periodWords(held.from, held.until, lang)}</span>{' '}
          <Act held={held} lang={lang} />
          {end === null ? null : (
            <>
              {' '}
              <Link href={end} hidden={t.endOf(name)}>
                {t.end}
              </Link>
            </>
          )}
        </>
      ),
    }
  })
  return <Rows rows={rows} />
}

type PositionLinesProps = {
  readonly positions: readonly CardPosition[]
  readonly lang: Language
  readonly empty: Child
  readonly endHref?: ((position: CardPosition) => string | null) | undefined
}

/** Positions with their organisations and dates. */
export const PositionLines = ({ positions, lang, empty, endHref }: PositionLinesProps) => {
  const t = peopleText[lang].card
  if (positions.length === 0) return <p class="muted">{empty}</p>
  const rows = positions.map((position): Row => {
    const end = endHref?.(position) ?? null
    return {
      children: (
        <>
          <b>{position.title}</b>, {position.place}
          <br />
          <span class="small">{periodWords(position.from, position.until, lang)}</span>
          {end === null ? null : (
            <>
              {' '}
              <Link href={end} hidden={position.title}>
                {t.endPosition}
              </Link>
            </>
          )}
        </>
      ),
    }
  })
  return <Rows rows={rows} />
}

/** What was given later was not there on a past day; on a page of today what begins later is shown too. */
export const knownOn = <T extends { readonly from: Day }>(
  list: readonly T[],
  today: Day,
  isPast: boolean,
): readonly T[] => (isPast ? list.filter(({ from }) => from <= today) : list)

/** Teams that a person is in, with his duty there. */
export const TeamLines = ({
  teams,
  lang,
}: {
  readonly teams: readonly CardTeam[]
  readonly lang: Language
}) => (
  <Rows
    rows={teams.map((team) => ({
      children: (
        <>
          <Link href={`/teams/${team.id}`}>{team.name}</Link>
          {team.isHead ? `, ${peopleText[lang].card.headOf}` : team.duty === null ? '' : `, ${team.duty}`}
        </>
      ),
    }))}
  />
)
