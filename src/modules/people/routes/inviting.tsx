import { addDays } from '../../../kernel/day.ts'
import { runCommand } from '../../../platform/command/runner.ts'
import { type Handed, type HandOutcome, handForm, handOutcome } from '../../../platform/http/hand-form.ts'
import { page, type Route, type Visit } from '../../../platform/http/visit.ts'
import { publicAddress } from '../../../platform/session/open.ts'
import { invitationFaults, invitePeople } from '../commands/account.ts'
import { hashesOf, INVITATION_DAYS, type NewInvitation, newInvitation } from '../commands/invitation.ts'
import { managePeople } from '../domain/access.ts'
import { LETTERS_AT_ONCE } from '../domain/input.ts'
import { suggestLogin } from '../domain/names.ts'
import { LettersPage, type PrintedLetter } from '../pages/invitation.tsx'
import { peopleToInvite } from '../queries/list.ts'
import { peopleNamed } from '../queries/names.ts'
import { subjectsOf, takenLogins } from '../queries/subject.ts'
import { peopleSentences } from '../text/refusals.ts'
import { peopleText } from '../text.ts'
import { type PeopleGround, readAs } from './ground.ts'
import { filterOf, showPeople } from './list.tsx'
import { showCard } from './person.tsx'

type Made = NewInvitation & { readonly person: string }

const make = (person: string): Made => ({ ...newInvitation(), person })

/** Those ticked; or everybody of the list who has not signed in yet, without those whom this person may not invite. */
const wantedPeople = async (ground: PeopleGround, handed: Handed): Promise<readonly string[]> => {
  const whom = handed.values.text('whom')
  if (whom !== 'fresh' && whom !== 'everybody') return [...new Set(handed.values.all('people'))]
  const filter = filterOf(handed.values.text)
  return readAs(ground, handed, async (tx) => {
    const found = await peopleToInvite(tx, filter, whom === 'fresh')
    const people = await subjectsOf(tx, found, managePeople)
    const mine = new Set<string>(
      people.filter((person) => invitationFaults([person], false, tx.scope).length === 0).map(({ id }) => id),
    )
    return found.filter((id) => mine.has(id))
  })
}

const takeLetters =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { sessions } = ground
    const wanted = await wantedPeople(ground, handed)
    const isAll = handed.values.text('whom') !== ''
    if (isAll && wanted.length === 0) return { kind: 'refused', refusals: [{ code: 'nobodyToInvite' }] }
    const made = (isAll ? wanted.slice(0, LETTERS_AT_ONCE) : wanted).map(make)
    const outcome = await runCommand(sessions.pools.app, handed.caller.scope, invitePeople, {
      raw: {
        people: made.map((invitation) => ({
          ...hashesOf(invitation),
          person: invitation.person,
          link: null,
        })),
        byMail: false,
      },
      requestId: handed.caller.requestId,
    })
    if (outcome.kind !== 'done') return handOutcome(outcome)
    return { kind: 'page', show: (visit) => showLetters(ground, visit, made, wanted.length - made.length) }
  }

const showLetters = async (ground: PeopleGround, visit: Visit, made: readonly Made[], left: number) => {
  const people = await peopleNamed(
    visit.tx,
    made.map(({ person }) => person),
  )
  const used = new Set(
    await takenLogins(
      visit.tx,
      people.map((person) => suggestLogin(person)),
    ),
  )
  const letters = people.map((person): PrintedLetter => {
    const login = person.login ?? suggestLogin(person, (wanted) => used.has(wanted))
    used.add(login)
    return {
      ...person,
      person: person.id,
      login,
      code: made.find(({ person: id }) => id === person.id)?.code ?? '',
    }
  })
  return visit.page(
    { title: peopleText[visit.lang].letter.pageTitle, paper: true },
    <LettersPage
      letters={letters}
      address={publicAddress(ground.sessions, visit.c, '/invite')}
      until={addDays(visit.scope.today, INVITATION_DAYS)}
      left={left}
      lang={visit.lang}
    />,
  )
}

const takeInvite =
  (ground: PeopleGround) =>
  async (handed: Handed): Promise<HandOutcome> => {
    const { sessions } = ground
    const made = make(handed.param('id'))
    const outcome = await runCommand(sessions.pools.app, handed.caller.scope, invitePeople, {
      raw: {
        people: [
          {
            ...hashesOf(made),
            person: made.person,
            codeHash: null,
            link: publicAddress(sessions, handed.c, `/invite/${made.token}`),
          },
        ],
        byMail: true,
      },
      requestId: handed.caller.requestId,
    })
    return handOutcome(outcome)
  }

/** Letters for print and invitations by mail, given by whoever manages people. */
export const invitingRoutes = (ground: PeopleGround): readonly Route[] => [
  // the printed page opened again: codes are shown once, so it leads to where they are given anew
  page('/people/letters', 'person', async () => ({
    kind: 'redirect',
    to: '/people?state=noAccount&letters=gone',
  })),
  handForm(ground.server, {
    path: '/people/letters',
    audience: 'person',
    take: takeLetters(ground),
    again: showPeople,
    sentences: peopleSentences,
  }),
  handForm(ground.server, {
    path: '/people/:id/invite',
    audience: 'person',
    take: takeInvite(ground),
    again: (visit, typed) => showCard(visit, typed.problems),
    sentences: peopleSentences,
  }),
]
