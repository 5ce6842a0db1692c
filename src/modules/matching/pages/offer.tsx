import { ButtonLink } from '../../../ui/button.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Rows, SummaryList } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Prose } from '../../../ui/prose.tsx'
import type { Theme } from '../../deficits/domain/types.ts'
import type { Level } from '../domain/offers.ts'
import type { Offer, OfferSchool } from '../queries/offers.ts'
import { AnswerTag, OFFERS, type OffersHere } from './offers.tsx'

export type OfferProps = {
  readonly here: OffersHere
  readonly school: OfferSchool
  readonly year: number
  /** Address of this page. */
  readonly at: string
  readonly offer: Offer | null
  readonly themes: ReadonlyMap<string, Theme>
  /** May answer for the school; who came by a link may not after the last day. */
  readonly answers: boolean
  /** Is of the school itself. */
  readonly isOwn: boolean
  readonly isDone: boolean
}

const listed = (words: readonly string[]) =>
  words.length === 0 ? '' : <span lang="ru">{words.join(', ')}</span>

const Facts = ({ here, offer }: { readonly here: OffersHere; readonly offer: Offer }) => {
  const { page, channels, forms } = here.o
  const answered = {
    label: page.answered,
    value: page.answeredOn(offer.answeredOn, channels[offer.channel]),
  }
  if (offer.state === 'refused')
    return <SummaryList lines={[{ label: page.reason, value: <Prose text={offer.reason} /> }, answered]} />
  return (
    <SummaryList
      lines={[
        { label: page.places, value: page.placesOf(offer.capLead, offer.capSubject) },
        { label: page.forms, value: listed(offer.forms.map((form) => forms[form] ?? form)) },
        { label: page.remote, value: offer.isRemote ? page.yes : page.no },
        { label: page.subjects, value: listed(offer.subjects) },
        { label: page.languages, value: listed(offer.languages) },
        { label: page.wishes, value: offer.wishes === '' ? '' : <Prose text={offer.wishes} /> },
        answered,
      ]}
    />
  )
}

const Themes = ({ here, offer, themes }: Pick<OfferProps, 'here' | 'themes'> & { readonly offer: Offer }) => (
  <Section title={here.o.page.themes} after>
    <Rows
      rows={offer.themes.map(({ theme, level }) => ({
        children: (
          <>
            <span lang="ru">{themes.get(theme)?.name ?? ''}</span>{' '}
            <span class="by">{here.o.shortLevels[level as Level]}</span>
          </>
        ),
      }))}
    />
  </Section>
)

/** What a school has said of its help in a year. */
export const OfferPage = ({ here, school, year, at, offer, themes, answers, isOwn, isDone }: OfferProps) => {
  const { o } = here
  const word = offer === null ? (isOwn ? o.answer : o.writeFor) : o.change
  const button = answers ? (
    <ButtonLink href={`${at}/answer`} small>
      {word}
    </ButtonLink>
  ) : undefined
  return (
    <>
      <SpreadHead
        title={isOwn ? o.own : <span lang="ru">{school.name}</span>}
        lead={
          <>
            {isOwn ? <span lang="ru">{school.name}, </span> : null}
            {here.t.year(year)} <AnswerTag state={offer?.state ?? 'waiting'} o={o} />
          </>
        }
        crumbs={isOwn ? undefined : [{ label: o.title, href: `${OFFERS}/${year}` }, { label: school.name }]}
        actions={offer === null ? undefined : button}
      />
      {isDone ? (
        <Note kind="done" title={o.page.done}>
          {o.page.doneWhy}
        </Note>
      ) : null}
      {offer === null ? (
        <Empty title={o.page.none} action={button}>
          {answers ? o.page.noneWhy : o.page.noneClosed}
        </Empty>
      ) : (
        <>
          <Facts here={here} offer={offer} />
          {offer.state === 'offered' ? <Themes here={here} offer={offer} themes={themes} /> : null}
        </>
      )}
    </>
  )
}
