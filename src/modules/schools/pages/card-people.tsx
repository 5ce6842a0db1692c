import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { holdsOn } from '../domain/periods.ts'
import type { Colleague } from '../queries/card.ts'
import type { CardProps } from './card.tsx'

const SHOWN = 12

const lineOf = ({ titles, roles, unit }: Colleague, roleName: (code: string) => string): string => {
  const words = titles.length > 0 ? titles : roles.map(roleName)
  return [...words, ...(unit === null ? [] : [unit])].join(', ')
}

/** People of the organisation as far as the viewer sees them: the head first. */
export const People = ({ card, here, on, roleName }: CardProps) => {
  const { t } = here
  const vacant = card.attributes.some((mark) => mark.attribute === 'headVacant' && holdsOn(mark, on))
  const people = card.people.slice(0, SHOWN)
  const more = card.people.length - people.length
  return (
    <Section title={t.card.people} id="people">
      {vacant ? <p>{t.card.vacant}</p> : null}
      {people.length === 0 ? (
        <p class="muted">
          {t.card.noPeople}. {t.card.noPeopleWhy}
        </p>
      ) : (
        <ul class="rows">
          {people.map((person) => (
            <li>
              {person.name}
              <br />
              <span class="by">{lineOf(person, roleName)}</span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? (
        <p class="small">
          <Link href={`/people?organisation=${card.id}`}>+{more}</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** Units with their own heads (R226). */
export const Units = ({ card, here, doable }: CardProps) => {
  const { t } = here
  if (card.units.length === 0 && !doable.edit) return null
  return (
    <Section title={t.card.units} after id="units">
      {card.units.length === 0 ? (
        <p class="muted">{t.card.noUnits}</p>
      ) : (
        <ul class="rows">
          {card.units.map((unit) => (
            <li>
              {unit.name}
              <br />
              <span class="by">
                {unit.closedOn === null ? t.unitKinds[unit.kind] : t.card.unitClosed(unit.closedOn)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {doable.edit && card.state !== 'closed' ? (
        <p class="small">
          <Link href={`/schools/${card.id}/units`}>{t.card.editUnits}</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** Aliases by which documents call the organisation (R128). */
export const Names = ({ card, here, doable }: CardProps) => {
  const { t } = here
  if (card.aliases.length === 0 && !doable.edit) return null
  return (
    <Section title={t.card.names} after id="names">
      {card.aliases.length === 0 ? (
        <p class="muted">{t.card.noNames}</p>
      ) : (
        <ul class="rows">
          {card.aliases.map(({ alias, origin }) => (
            <li>
              {alias} <span class="by">{t.aliasOrigins[origin as keyof typeof t.aliasOrigins] ?? ''}</span>
            </li>
          ))}
        </ul>
      )}
      {doable.edit && card.state !== 'closed' ? (
        <p class="small">
          <Link href={`/schools/${card.id}/names`}>{t.card.editNames}</Link>
        </p>
      ) : null}
    </Section>
  )
}
