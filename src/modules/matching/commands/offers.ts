import type { Owner } from '../../../kernel/access.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { channelOf, isOwnWord } from '../../../platform/command/channel.ts'
import { type Circumstances, command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { prove } from '../../assignments/public.ts'
import { themesOf } from '../../deficits/public.ts'
import { answerForSchool } from '../domain/access.ts'
import { AskedOfferInput, answerOffer, type OfferAnswer, OfferInput } from '../domain/offers.ts'
import { findSchool, linkedOffer, lockOffer, type OfferSchool, waitingFor } from '../queries/offers.ts'
import { matchingText } from '../text/matching.ts'

type Desk = Subject & {
  readonly version: number
  readonly school: OfferSchool
  readonly year: number
  readonly offer: string | null
  readonly themes: ReadonlySet<string>
  readonly asked: Awaited<ReturnType<typeof waitingFor>>
}
type Answered = OfferAnswer & { readonly id: string; readonly year: number; readonly isNew: boolean }

const ownerOf = (school: OfferSchool): Owner => ({
  region: school.region,
  municipality: school.municipality,
  organisation: school.id,
})

const columnsOf = (answer: Answered, work: Work, person: string | null) => ({
  state: answer.state,
  reason: answer.reason,
  kind: answer.kind,
  cap_lead: answer.capLead,
  cap_subject: answer.capSubject,
  is_remote: answer.isRemote,
  forms: answer.forms,
  subjects: answer.subjects,
  languages: answer.languages,
  wishes: answer.wishes,
  channel: answer.channel,
  answered_on: work.today,
  answered_by: person,
})

const update = async (tx: Tx, answer: Answered, work: Work): Promise<void> => {
  const set = JSON.stringify(columnsOf(answer, work, tx.scope.person))
  await run(
    tx,
    sql`update mentor_offer f set state = w.state, reason = w.reason, kind = w.kind, cap_lead = w.cap_lead, cap_subject = w.cap_subject, is_remote = w.is_remote,
          forms = w.forms, subjects = w.subjects, languages = w.languages, wishes = w.wishes, channel = w.channel, answered_on = w.answered_on,
          answered_by = w.answered_by, version = f.version + 1
        from jsonb_populate_record(null::mentor_offer, ${set}::jsonb) w where f.id = ${answer.id}`,
  )
}

const insert = async (tx: Tx, answer: Answered, school: OfferSchool, work: Work): Promise<void> => {
  const owner = ownerOf(school)
  await work.record({ id: answer.id, kind: 'mentorOffer', title: school.name, owner, reach: 'own' })
  await insertAll(tx, 'mentor_offer', [
    {
      id: answer.id,
      region_id: school.region,
      municipality_id: school.municipality,
      organisation_id: school.id,
      school_year: answer.year,
      version: 1,
      ...columnsOf(answer, work, tx.scope.person),
    },
  ])
}

const saveThemes = async (tx: Tx, answer: Answered, school: OfferSchool, work: Work): Promise<void> => {
  await run(tx, sql`delete from mentor_offer_theme where record_id = ${answer.id}`)
  await insertAll(
    tx,
    'mentor_offer_theme',
    answer.themes.map(({ theme, level }) => ({
      id: work.newId(),
      record_id: answer.id,
      region_id: school.region,
      municipality_id: school.municipality,
      organisation_id: school.id,
      theme_id: theme,
      level,
    })),
  )
}

const save = async (tx: Tx, answer: Answered, { school, asked, record }: Desk, work: Work): Promise<void> => {
  await (answer.isNew ? insert(tx, answer, school, work) : update(tx, answer, work))
  await saveThemes(tx, answer, school, work)
  await work.state({
    // a link writes only about what it is bound to
    record: record ?? answer.id,
    row: record === undefined ? null : answer.id,
    from: null,
    to: answer.state,
    note: answer.reason || null,
    owner: ownerOf(school),
  })
  await work.fact('offerAnswered', answer.id, { school: school.id, year: answer.year, state: answer.state })
  for (const { id } of asked)
    await prove(tx, work, {
      sourceRecord: id,
      sourceRow: id,
      organisation: school.id,
      label: matchingText.ru.assignment.proof,
      record: answer.id,
    })
}

const deskOf = async (
  tx: Tx,
  school: OfferSchool,
  { year, asked }: { readonly year: number; readonly asked: Desk['asked'] },
): Promise<Desk> => {
  const offer = await lockOffer(tx, school.id, year)
  return {
    owner: ownerOf(school),
    // the first answer has a version too: two people answering at once see each other
    version: offer?.version ?? 0,
    school,
    year,
    offer: offer?.id ?? null,
    themes: new Set((await themesOf(tx)).map(({ id }) => id)),
    asked,
  }
}

const decide = (
  { school, year, offer, themes, asked }: Desk,
  input: Omit<OfferInput, 'school' | 'year'>,
  { today, as, newId }: Circumstances,
): Result<Answered> => {
  const answered = answerOffer(input, { school: school.id, category: school.category, knownThemes: themes })
  if (!answered.ok) return answered
  const late = asked.find(({ until }) => until < today)
  if (isOwnWord(as) && late !== undefined) return refuse('offersClosed', undefined, { day: late.until })
  const channel = channelOf(as, answered.value.channel)
  return ok({ ...answered.value, channel, id: offer ?? newId(), year, isNew: offer === null })
}

const tell = ({ id, year, state, themes, capLead, channel }: Answered, { record }: Desk) => ({
  record: record ?? id,
  change: { year, state, capLead, themes: themes.length },
  channel,
})

/** «Чем поможем другим школам»: one answer of a school for a year, said by it or written down for it. */
export const answerOfferOf = command<OfferInput, Desk, Answered>({
  name: 'offer.answer',
  input: OfferInput,
  access: answerForSchool,
  load: async (tx, input) => {
    const school = await findSchool(tx, input.school)
    if (school === null) return null
    return deskOf(tx, school, { year: input.year, asked: await waitingFor(tx, school, input.year) })
  },
  decide,
  save,
  tell,
  to: ({ year }, { school }) => `/offers/${year}/${school.id}?done=answered`,
})

/** The same answer without an account: the link closes the one поручение that it was made for. */
export const answerAskedOffer = command<AskedOfferInput, Desk, Answered>({
  name: 'offer.answerAsked',
  input: AskedOfferInput,
  access: answerForSchool,
  byLink: true,
  load: async (tx, { assignment }) => {
    const school = await linkedOffer(tx, assignment)
    if (school === null) return null
    const { year, matching, until } = school
    return { ...(await deskOf(tx, school, { year, asked: [{ id: matching, until }] })), record: assignment }
  },
  decide,
  save,
  tell,
  to: (_answer, { record }) => `/offers-asked/${record}?done=answered`,
})
