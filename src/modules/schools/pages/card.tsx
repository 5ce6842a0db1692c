import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { type Entry, History } from '../../../ui/history.tsx'
import { Actions, type Crumb, Details, Section, SpreadHead, Two } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { type SummaryLine, SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Now } from '../../../ui/now.tsx'
import type { LabelCode, LabelForms } from '../domain/labels.ts'
import { heldOn } from '../domain/periods.ts'
import type { Card } from '../queries/card.ts'
import { Marks } from './card-marks.tsx'
import { Names, People, Units } from './card-people.tsx'
import { categoryName, type Here } from './words.ts'

/** What the viewer may do with the card; the page draws only these. */
export type Doable = {
  readonly edit: boolean
  readonly keep: boolean
  readonly answer: boolean
  readonly marks: boolean
}

export type CardProps = {
  readonly here: Here
  readonly card: Card
  readonly on: Day
  readonly own: boolean
  readonly doable: Doable
  readonly labels: Partial<Record<LabelCode, Partial<Record<keyof LabelForms, string | null>>>>
  readonly history: readonly Entry[]
  readonly crumbs: readonly Crumb[]
  readonly roleName: (code: string) => string
  /** Sections that other modules put on the card. */
  readonly parts: readonly Child[]
}

const StateNote = ({ card, here }: { readonly card: Card; readonly here: Here }) => {
  const { t } = here
  if (card.mergedInto !== null)
    return (
      <Note kind="lock" title={t.card.mergedTitle}>
        <p>
          {t.card.mergedWhy} <Link href={`/schools/${card.mergedInto.id}`}>{card.mergedInto.name}</Link>
        </p>
      </Note>
    )
  if (card.state === 'reorganising') return <Note kind="need" title={t.card.reorganising} />
  if (card.closedOn === null || card.closedOn > here.today) return null
  return (
    <Note kind="lock" title={t.card.closedTitle(card.closedOn)}>
      <p>
        {card.closedReason === null ? '' : `${card.closedReason}. `}
        {t.card.closedWhy}
        {card.successor === null ? null : (
          <>
            {' '}
            {t.card.successor} <Link href={`/schools/${card.successor.id}`}>{card.successor.name}</Link>
          </>
        )}
      </p>
    </Note>
  )
}

const Lead = ({ card, here, on, doable, labels }: CardProps) => {
  const { t } = here
  const held = heldOn(card.categories, on)
  const rural = card.isRural === null ? '' : card.isRural ? t.rural : t.urban
  const about = [
    card.schoolType === null ? t.kinds[card.kind] : t.schoolTypes[card.schoolType],
    rural,
    t.card.size(card.pupils, card.teachers),
  ].filter(Boolean)
  return (
    <>
      {doable.marks && held !== null ? (
        <>
          {t.card.since(categoryName(held.category, here, labels), held.from)} <Ref>{held.basis}</Ref>
          <br />
        </>
      ) : null}
      {about.join(', ')}
      <Now />
    </>
  )
}

const REQUISITES = ['inn', 'kpp', 'ogrn', 'okpo', 'oktmo'] as const

const site = (url: string | null) =>
  url === null ? null : <Link href={url}>{url.replace(/^https?:\/\//u, '')}</Link>

const factsOf = ({ card, here }: CardProps): SummaryLine[] => {
  const { t } = here
  const { latitude, longitude } = card
  const coordinates = latitude === null || longitude === null ? null : t.card.map(latitude, longitude)
  return [
    { label: t.fields.fullName, value: card.fullName },
    { label: t.fields.municipality, value: card.municipalityName ?? card.regionName },
    ...(card.districtName === null ? [] : [{ label: t.fields.district, value: card.districtName }]),
    { label: t.fields.address, value: card.address },
    { label: t.fields.phone, value: card.phone },
    { label: t.fields.email, value: card.email },
    { label: t.fields.siteUrl, value: site(card.siteUrl) },
    ...REQUISITES.map((name) => ({ label: t.fields[name], value: card[name] })),
    ...(coordinates === null ? [] : [{ label: t.forms.place, value: coordinates }]),
    ...(card.adverse ? [{ label: t.fields.adverse, value: t.yes }] : []),
  ]
}

const Predecessors = ({ card, here }: CardProps) =>
  card.predecessors.length === 0 ? null : (
    <Section title={here.t.card.predecessors} after>
      <ul class="rows">
        {card.predecessors.map(({ id, name, merged }) => (
          <li>
            <Link href={`/schools/${id}`}>{name}</Link>
            {merged ? <span class="by"> {here.t.card.merged}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  )

/** What changes the card as a whole: rare, so it unfolds. */
const Keeping = ({ card, here, doable }: CardProps) => {
  const { t } = here
  if (!doable.keep) return null
  const base = `/schools/${card.id}`
  return (
    <Details title={t.card.actions}>
      <ul class="rows">
        {card.state === 'closed' ? null : (
          <li>
            <Link href={`${base}/name`}>{t.card.rename}</Link>
          </li>
        )}
        <li>
          <Link href={`${base}/state`}>{card.state === 'closed' ? t.card.reopen : t.card.close}</Link>
        </li>
        {card.state === 'closed' ? null : (
          <li>
            <Link href={`${base}/merge`}>{t.card.merge}</Link>
          </li>
        )}
      </ul>
    </Details>
  )
}

/** Card of an organisation, «Наша школа». */
export const CardPage = (props: CardProps) => {
  const { here, card, doable, history, parts } = props
  const { t } = here
  return (
    <>
      <SpreadHead
        title={card.shortName}
        lead={<Lead {...props} />}
        crumbs={props.crumbs}
        actions={
          doable.edit && card.state !== 'closed' ? (
            <ButtonLink href={`/schools/${card.id}/edit`} kind="other" small>
              {t.card.edit}
            </ButtonLink>
          ) : undefined
        }
      />
      <StateNote card={card} here={here} />
      {parts}
      <Two after>
        <div>
          {doable.marks ? <Marks {...props} /> : null}
          <Section title={<Now>{t.card.requisites}</Now>} after={doable.marks} id="requisites">
            <SummaryList lines={factsOf(props)} />
          </Section>
        </div>
        <div>
          <People {...props} />
          <Units {...props} />
          <Names {...props} />
          <Predecessors {...props} />
          <Actions>
            <Keeping {...props} />
          </Actions>
        </div>
      </Two>
      {doable.edit || doable.marks ? (
        <Section title={t.card.history} after id="history">
          <History entries={history} />
        </Section>
      ) : null}
    </>
  )
}
