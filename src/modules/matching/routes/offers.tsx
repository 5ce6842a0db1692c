import { may } from '../../../kernel/access.ts'
import { schoolYearOf } from '../../../kernel/day.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { themesOf } from '../../deficits/public.ts'
import { answerAskedOffer, answerOfferOf } from '../commands/offers.ts'
import { answerForSchool } from '../domain/access.ts'
import { HELP_FORMS, type OfferAnswer } from '../domain/offers.ts'
import { OFFER_STATES } from '../domain/types.ts'
import { OfferPage } from '../pages/offer.tsx'
import { levelField, OfferFormPage } from '../pages/offer-form.tsx'
import { OFFERS, OfferListPage, type OffersHere } from '../pages/offers.tsx'
import { SECTION } from '../pages/shell.tsx'
import { askedYear } from '../queries/matching.ts'
import {
  answeredBy,
  askedBy,
  countOffers,
  findOffer,
  findSchool,
  lastOffer,
  linkedOffer,
  listOffers,
  type Offer,
  type OfferSchool,
  type OffersAsked,
} from '../queries/offers.ts'
import { offersText } from '../text/offers.ts'
import { matchingSentences as sentences } from '../text/sentences.ts'
import { hereOf, isAnswer, isFailed, isHead, plannedNodes, textsOf } from './visiting.ts'

const PER_PAGE = 50
const ASKED = '/offers-asked'

const offersHere = (visit: Visit): OffersHere => ({ ...hereOf(visit), o: offersText[visit.lang] })

const ownSchool = ({ scope }: Visit): string | null =>
  scope.roles.find(
    ({ level, role }) => level === 'organisation' && (role === 'schoolHead' || role === 'deputyHead'),
  )?.organisation ?? null

/** The section by role: an officer sees all answers, a head his own. */
const showSection = async (visit: Visit): Promise<Answer> => {
  const year = (await askedYear(visit.tx)) ?? schoolYearOf(visit.scope.today)
  const nodes = plannedNodes(visit)
  if (nodes.municipalities.length > 0 || nodes.region) return { kind: 'redirect', to: `${OFFERS}/${year}` }
  const own = ownSchool(visit)
  return own === null ? FORBIDDEN : { kind: 'redirect', to: `${OFFERS}/${year}/${own}` }
}

/** The page of a school's answer: where an assignment leads to, and what proves it. */
const showBy =
  (find: typeof askedBy) =>
  async (visit: Visit): Promise<Answer> => {
    const found = await find(visit.tx, visit.param('id'))
    return found === null ? NOT_FOUND : { kind: 'redirect', to: `${OFFERS}/${found.year}/${found.school}` }
  }

const yearIn = (visit: Visit): number | null =>
  /^20\d\d$/u.test(visit.param('year')) ? Number(visit.param('year')) : null

const askedIn = (visit: Visit, year: number): OffersAsked => {
  const nodes = plannedNodes(visit)
  const state = [...OFFER_STATES, 'waiting' as const].find((each) => each === visit.query('state'))
  return {
    year,
    municipality: nodes.municipalities[0] ?? null,
    region: nodes.region ? (visit.scope.regions[0] ?? null) : null,
    state: state ?? '',
    text: visit.query('text').slice(0, 100),
  }
}

const showList = async (visit: Visit): Promise<Answer> => {
  const year = yearIn(visit)
  if (year === null) return NOT_FOUND
  const asked = askedIn(visit, year)
  if (asked.municipality === null && asked.region === null) return FORBIDDEN
  const at = pageNumber(visit.query('page'))
  const { lines, total } = await listOffers(visit.tx, asked, { from: (at - 1) * PER_PAGE, count: PER_PAGE })
  const here = offersHere(visit)
  const current = schoolYearOf(visit.scope.today)
  return visit.page(
    { title: here.o.title, section: SECTION, wide: true },
    <OfferListPage
      here={here}
      asked={asked}
      years={[...new Set([current - 1, current, current + 1, year])].sort()}
      lines={lines}
      counts={await countOffers(visit.tx, asked)}
      total={total}
      page={at}
      perPage={PER_PAGE}
      places={asked.region !== null}
    />,
  )
}

type FoundSchool = {
  readonly school: OfferSchool
  readonly year: number
  readonly at: string
  readonly answers: boolean
  readonly isOwn: boolean
}

/** The school of the address, for itself and for its officers. */
const findPlace = async (visit: Visit): Promise<FoundSchool | Answer> => {
  const year = yearIn(visit)
  const school = await findSchool(visit.tx, visit.param('school'))
  if (school === null || year === null) return NOT_FOUND
  const owner = { region: school.region, municipality: school.municipality, organisation: school.id }
  const answers = may(answerForSchool, visit.scope, { owner })
  return answers
    ? {
        school,
        year,
        at: `${OFFERS}/${year}/${school.id}`,
        answers,
        isOwn: isHead(visit) && ownSchool(visit) === school.id,
      }
    : FORBIDDEN
}

/** The school that a one-time link speaks for, at the address of the link; a person goes to the page of the school. */
const findLinked = async (visit: Visit): Promise<FoundSchool | Answer> => {
  const { link, today } = visit.scope
  if (link === null) return showBy(askedBy)(visit)
  const asked = link.commands.includes(answerAskedOffer.name)
    ? await linkedOffer(visit.tx, visit.param('id'))
    : null
  if (asked === null) return NOT_FOUND
  const { year, until } = asked
  return { school: asked, year, at: `${ASKED}/${visit.param('id')}`, answers: until >= today, isOwn: true }
}

type Find = (visit: Visit) => Promise<FoundSchool | Answer>

const showOffer =
  (find: Find) =>
  async (visit: Visit): Promise<Answer> => {
    const found = await find(visit)
    if (isAnswer(found)) return found
    const here = offersHere(visit)
    const themes = await themesOf(visit.tx)
    return visit.page(
      { title: here.o.ownOf(found.school.name, found.year), section: found.isOwn ? OFFERS : SECTION },
      <OfferPage
        here={here}
        {...found}
        offer={await findOffer(visit.tx, found.school.id, found.year)}
        themes={new Map(themes.map((theme) => [theme.id, theme]))}
        isDone={visit.query('done') === 'answered'}
      />,
    )
  }

const isNamed = (form: string): boolean => (HELP_FORMS as readonly string[]).includes(form)

/** An answer as fields: this year's, else last year's. */
const fieldsOf = (offer: OfferAnswer | null): FormValues =>
  prefilled({
    channel: offer === null || offer.channel === 'self' || offer.channel === 'link' ? 'phone' : offer.channel,
    ...(offer === null
      ? { capLead: '1', capSubject: '' }
      : {
          state: offer.state,
          reason: offer.reason,
          ...Object.fromEntries(offer.themes.map(({ theme, level }) => [levelField(theme), String(level)])),
          capLead: String(offer.capLead),
          capSubject: String(offer.capSubject),
          isRemote: offer.isRemote ? 'yes' : undefined,
          forms: offer.forms.filter(isNamed),
          otherForms: offer.forms.filter((each) => !isNamed(each)).join(', '),
          subjects: offer.subjects.join(', '),
          languages: offer.languages.join(', '),
          wishes: offer.wishes,
        }),
  })

const copiedFrom = (offer: Offer | null, last: Offer | null): number | null =>
  offer === null && last !== null ? last.year : null

const showForm =
  (find: Find) =>
  async (visit: Visit, typed: Typed | null): Promise<Answer> => {
    const found = await find(visit)
    if (isAnswer(found)) return found
    if (!found.answers && typed === null) return FORBIDDEN
    const { school, year, at, isOwn } = found
    const here = offersHere(visit)
    const offer = await findOffer(visit.tx, school.id, year)
    const last = offer === null ? await lastOffer(visit.tx, school.id, year) : null
    const named = new Set((offer ?? last)?.themes.map(({ theme }) => theme) ?? [])
    const themes = (await themesOf(visit.tx)).filter(
      ({ id, dictionary, current }) => named.has(id) || (current && dictionary === 'themes'),
    )
    return visit.page(
      { title: here.o.form.title, section: isOwn ? OFFERS : SECTION, failed: isFailed(typed) },
      <OfferFormPage
        here={here}
        filled={filledWith(typed, fieldsOf(offer ?? last))}
        school={school}
        year={year}
        at={at}
        version={typed?.conflict ?? offer?.version ?? 0}
        themes={themes}
        isOwn={isOwn}
        copied={copiedFrom(offer, last)}
      />,
    )
  }

const LEVEL = /^level\.(.+)$/u

const themesIn = (values: FormValues) =>
  Object.keys(values.fields).flatMap((name) => {
    const theme = LEVEL.exec(name)?.[1]
    const level = values.text(name)
    return theme === undefined || level === '' ? [] : [{ theme, level }]
  })

const saidIn = (values: FormValues) => ({
  themes: themesIn(values),
  isRemote: values.has('isRemote'),
  forms: values.all('forms'),
  ...textsOf(values, [
    'state',
    'reason',
    'capLead',
    'capSubject',
    'otherForms',
    'subjects',
    'languages',
    'wishes',
  ]),
  channel: values.text('channel') || 'self',
})

/** Offers of a year: all answers for officers, one's own for a head. */
export const offerRoutes: readonly Route[] = [
  page(OFFERS, 'person', showSection),
  page(`${ASKED}/:id`, 'personOrLink', showOffer(findLinked)),
  page(`${ASKED}/:id/answer`, 'personOrLink', (visit) => showForm(findLinked)(visit, null)),
  form(`${ASKED}/:id/answer`, 'personOrLink', {
    command: answerAskedOffer,
    input: (values, param) => ({ assignment: param('id'), ...saidIn(values) }),
    again: showForm(findLinked),
    sentences,
  }),
  page(`${OFFERS}/answers/:id`, 'person', showBy(answeredBy)),
  page(`${OFFERS}/:year`, 'person', showList),
  page(`${OFFERS}/:year/:school`, 'person', showOffer(findPlace)),
  page(`${OFFERS}/:year/:school/answer`, 'person', (visit) => showForm(findPlace)(visit, null)),
  form(`${OFFERS}/:year/:school/answer`, 'person', {
    command: answerOfferOf,
    input: (values, param) => ({
      school: param('school'),
      year: param('year'),
      ...saidIn(values),
    }),
    again: showForm(findPlace),
    sentences,
  }),
]
