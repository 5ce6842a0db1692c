import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows, SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Now } from '../../../ui/now.tsx'
import { useIsPast } from '../../../ui/surroundings.ts'
import { fullName, printedName } from '../domain/names.ts'
import type { CardPosition, CardRole, PersonCard } from '../queries/card.ts'
import { peopleText } from '../text.ts'
import { knownOn, PositionLines, RoleLines, TeamLines } from './held.tsx'
import type { FormPageProps } from './shell.tsx'

/** What this viewer may do with this person: booleans, made from the same rules that the commands ask. */
export type CardDoable = {
  readonly edit: boolean
  readonly hold: boolean
  readonly invite: boolean
  readonly deputy: boolean
  readonly leave: boolean
  readonly merge: boolean
  readonly erase: boolean
  readonly end: (held: CardRole) => boolean
}

export type CardPageProps = Pick<FormPageProps, 'problems' | 'lang' | 'commandKey'> & {
  readonly card: PersonCard
  readonly doable: CardDoable
  readonly today: Day
  readonly zone: string
  readonly invited: boolean
}

type Part = CardPageProps & { readonly day: (text: string) => string }

const base = (card: PersonCard): string => `/people/${card.id}`

const StateNote = ({ card, lang, commandKey, doable, day }: Part) => {
  const t = peopleText[lang].card
  if (card.state === 'left')
    return (
      <Note kind="lock" title={<Now>{t.left}</Now>}>
        <p>{t.leftWords}</p>
        {doable.leave ? (
          <PostButton action={`${base(card)}/return`} commandKey={commandKey} kind="other">
            {t.return}
          </PostButton>
        ) : null}
      </Note>
    )
  if (card.state === 'merged')
    return (
      <Note kind="lock" title={t.merged}>
        {card.mergedInto === null ? null : <Link href={`/people/${card.mergedInto}`}>{t.mergedOpen}</Link>}
      </Note>
    )
  if (card.state === 'erased') return <Note kind="lock" title={t.erased} />
  if (card.erasureAskedAt !== null && card.managed)
    return <Note kind="need" title={t.erasureAsked(day(card.erasureAskedAt))} />
  return null
}

const Away = ({ card, lang, today }: Part) => {
  const text = peopleText[lang]
  return (
    <>
      {card.absences
        .filter((absence) => absence.from <= today)
        .map((absence) => (
          <Note
            title={text.card.absent(
              shortDay(absence.from),
              shortDay(absence.until),
              text.deputy.reasons[absence.reason],
            )}
          >
            {absence.deputy === null ? undefined : <p>{text.card.absentDeputy(absence.deputy)}</p>}
          </Note>
        ))}
    </>
  )
}

const Contacts = ({ card, lang, doable }: Part) => {
  const text = peopleText[lang]
  const t = text.card
  if (!card.managed) return <p class="muted">{t.noContacts}</p>
  return (
    <Stack>
      <SummaryList
        lines={[
          {
            label: text.me.email,
            value: card.email === null ? null : <Link href={`mailto:${card.email}`}>{card.email}</Link>,
          },
          { label: text.me.phone, value: card.phone },
        ]}
      />
      {doable.edit ? (
        <p>
          <Link href={`${base(card)}/edit`}>{t.edit}</Link>
        </p>
      ) : null}
    </Stack>
  )
}

const accountWords = ({ card, lang, day }: Part): Child => {
  const t = peopleText[lang].card
  const { account } = card
  if (account === null) {
    if (card.invitedAt === null || card.invitedUntil === null) return t.noAccount
    return t.invitedAt(day(card.invitedAt), day(card.invitedUntil))
  }
  return [
    account.login === null ? t.noLogin : t.login(account.login),
    account.totp ? t.secondStep : '',
    account.lastSeen === null ? '' : t.lastSeen(day(account.lastSeen)),
  ]
    .filter((words) => words !== '')
    .join(', ')
}

const SignInPart = (props: Part) => {
  const { card, doable, lang, commandKey } = props
  const t = peopleText[lang].card
  return (
    <Stack>
      <p>{accountWords(props)}</p>
      {doable.invite ? (
        <>
          <Actions>
            {card.email === null ? null : (
              <PostButton action={`${base(card)}/invite`} commandKey={commandKey} kind="other">
                {t.inviteMail}
              </PostButton>
            )}
            <PostButton
              action="/people/letters"
              commandKey={commandKey}
              kind="other"
              hidden={{ people: [card.id] }}
            >
              {t.inviteLetter}
            </PostButton>
          </Actions>
          {card.account === null && card.invitedAt === null ? null : (
            <p class="small muted">{t.inviteAgain}</p>
          )}
        </>
      ) : card.state === 'active' ? (
        <p class="small muted">{t.above}</p>
      ) : null}
    </Stack>
  )
}

const Roles = ({ card, doable, lang, today }: Part) => {
  const t = peopleText[lang].card
  const known = knownOn(card.roles, today, useIsPast())
  const present = known.filter((held) => held.until === null || held.until > today)
  const past = known.filter((held) => held.until !== null && held.until <= today)
  return (
    <Stack>
      <RoleLines
        roles={present}
        lang={lang}
        empty={peopleText[lang].me.rolesEmpty}
        endHref={(held) => (doable.end(held) ? `${base(card)}/roles/${held.id}/end` : null)}
      />
      {doable.hold ? (
        <Actions>
          <ButtonLink href={`${base(card)}/roles/new`} kind={present.length === 0 ? 'main' : 'other'}>
            {t.grant}
          </ButtonLink>
          {doable.deputy && present.length > 0 ? <Link href={`${base(card)}/deputy`}>{t.deputy}</Link> : null}
        </Actions>
      ) : null}
      {past.length === 0 ? null : (
        <>
          <h3>{t.rolesPast}</h3>
          <RoleLines roles={past} lang={lang} empty="" />
        </>
      )}
    </Stack>
  )
}

const Positions = ({ card, doable, lang, today }: Part) => {
  const t = peopleText[lang].card
  const endHref = (position: CardPosition): string | null =>
    doable.hold && (position.until === null || position.until > today)
      ? `${base(card)}/positions/${position.id}/end`
      : null
  return (
    <Stack>
      <PositionLines
        positions={knownOn(card.positions, today, useIsPast())}
        lang={lang}
        empty={peopleText[lang].me.positionsEmpty}
        endHref={endHref}
      />
      {doable.hold ? (
        <p>
          <Link href={`${base(card)}/positions/new`}>{t.addPosition}</Link>
        </p>
      ) : null}
    </Stack>
  )
}

const Other = ({ card, doable, lang }: Part) => {
  const t = peopleText[lang].card
  const links = [
    doable.leave && card.state === 'active' ? { href: `${base(card)}/leave`, label: t.leave } : null,
    doable.merge ? { href: `${base(card)}/merge`, label: t.merge } : null,
    doable.erase ? { href: `${base(card)}/erase`, label: t.erase } : null,
  ].filter((link) => link !== null)
  if (links.length === 0) return null
  return (
    <WithMargin sideTitle={t.danger} after>
      <Rows rows={links.map(({ href, label }) => ({ children: <Link href={href}>{label}</Link> }))} />
    </WithMargin>
  )
}

const leadOf = (card: PersonCard, today: Day): string | undefined => {
  const present = card.positions.filter(
    ({ from, until }) => from <= today && (until === null || until > today),
  )
  const words = present.map(({ title, place }) => `${title}, ${place}`).join('; ')
  return words === '' ? undefined : words
}

/** A person's card: who he is, what he holds and by what act, how he is reached, whether he signs in. */
export const CardPage = (props: CardPageProps) => {
  const { card, lang, today, zone } = props
  const text = peopleText[lang]
  const t = text.card
  const part: Part = { ...props, day: (at) => shortDay(localMoment(toMoment(at), zone).day) }
  return (
    <>
      <MarginHead
        title={fullName(card)}
        lead={leadOf(card, today)}
        crumbs={[{ label: text.people.title, href: '/people' }, { label: printedName(card) }]}
      />
      <WithMargin>
        <ErrorSummary problems={props.problems} />
        {props.invited && card.email !== null ? (
          <Note kind="done" title={t.invited}>
            <p>{t.invitedWords(card.email)}</p>
          </Note>
        ) : null}
        <StateNote {...part} />
        <Away {...part} />
      </WithMargin>
      <WithMargin sideTitle={t.roles} after>
        <Roles {...part} />
      </WithMargin>
      <WithMargin sideTitle={t.place} after>
        <Positions {...part} />
      </WithMargin>
      <WithMargin sideTitle={<Now>{t.contacts}</Now>} after>
        <Contacts {...part} />
      </WithMargin>
      {card.managed ? (
        <WithMargin sideTitle={<Now>{t.account}</Now>} after>
          <SignInPart {...part} />
        </WithMargin>
      ) : null}
      {card.teams.length === 0 ? null : (
        <WithMargin sideTitle={t.teams} after>
          <TeamLines teams={card.teams} lang={lang} />
        </WithMargin>
      )}
      <Other {...part} />
    </>
  )
}
