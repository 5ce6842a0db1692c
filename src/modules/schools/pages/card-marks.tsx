import { ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Link, Ref } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { heldOn, holdsOn } from '../domain/periods.ts'
import type { AttributePeriod } from '../domain/types.ts'
import type { CardProps } from './card.tsx'
import { CategoryTag } from './list-columns.tsx'
import { attributeValue, categoryName } from './words.ts'

const Categories = ({ card, here, on, doable, labels }: CardProps) => {
  const { t } = here
  const held = heldOn(card.categories, on)
  const past = card.categories.filter((period) => period.from <= on)
  const rows = past.map((period) => ({
    key: t.card.period(period.from, period.until !== null && period.until <= on ? period.until : null),
    children: (
      <>
        {categoryName(period.category, here, labels)} <Ref>{period.basis}</Ref>
      </>
    ),
  }))
  return (
    <Section title={t.card.categories} id="category">
      {held === null ? (
        <p class="muted">{t.card.noCategory}</p>
      ) : (
        <p>
          <CategoryTag category={held.category} word={categoryName(held.category, here, labels)} />
        </p>
      )}
      {rows.length === 0 ? null : <Rows rows={rows} />}
      {doable.keep && card.state !== 'closed' ? (
        <p class="go">
          <ButtonLink href={`/schools/${card.id}/category`} kind="other" small>
            {t.card.setCategory}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  )
}

const Mark = ({ mark, props }: { readonly mark: AttributePeriod; readonly props: CardProps }) => {
  const { here, doable, card } = props
  const { t } = here
  const name = [t.attributes[mark.attribute], mark.qualifier].filter(Boolean).join(': ')
  return (
    <>
      <b>{name}</b>: {attributeValue(mark, t)} <Ref>{mark.basis}</Ref>
      {mark.schoolWords === null ? null : (
        <p class="read">
          <span class="by">{t.card.schoolSays}:</span> «{mark.schoolWords}»
        </p>
      )}
      {doable.answer ? (
        <p class="small">
          <Link href={`/schools/${card.id}/marks/${mark.id}`}>{t.card.answer}</Link>
        </p>
      ) : null}
    </>
  )
}

const Attributes = (props: CardProps) => {
  const { card, here, on, doable } = props
  const { t } = here
  const held = card.attributes.filter((mark) => holdsOn(mark, on))
  const rows = held.map((mark) => ({
    key: t.card.period(mark.from, mark.until),
    children: <Mark mark={mark} props={props} />,
  }))
  return (
    <Section title={t.card.attributes} after id="attributes">
      {rows.length === 0 ? <p class="muted">{t.card.noAttributes}</p> : <Rows rows={rows} />}
      {doable.keep && card.state !== 'closed' ? (
        <p class="go">
          <ButtonLink href={`/schools/${card.id}/marks`} kind="other" small>
            {t.card.setAttribute}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  )
}

/** Category with its history and acts, and the dated attributes with the school's own words beside them. */
export const Marks = (props: CardProps) => (
  <>
    {props.card.kind === 'school' || props.card.categories.length > 0 ? <Categories {...props} /> : null}
    <Attributes {...props} />
  </>
)
