import { ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { countOffers } from '../queries/offers.ts'
import type { CardPart } from './matching.tsx'
import { hereOf, isHead } from './visiting.ts'

/** How many schools have answered, on the card of a matching; a school finds the way to its own answer. */
export const offersPart: CardPart = async (visit, { matching, plans }) => {
  const { t } = hereOf(visit)
  const { schoolYear: year, municipality, region } = matching
  if (!plans)
    return {
      section: null,
      actions: isHead(visit) ? (
        <ButtonLink href="/offers" small>
          {t.card.own}
        </ButtonLink>
      ) : null,
    }
  const counts = await countOffers(visit.tx, {
    year,
    municipality,
    region: municipality === null ? region : null,
  })
  return {
    section: (
      <Section title={t.card.offers} after>
        <p>
          {t.card.offersCount(counts.offered, counts.refused, counts.waiting)}{' '}
          <Link href={`/offers/${year}`}>{t.card.offersLink}</Link>
        </p>
      </Section>
    ),
  }
}
