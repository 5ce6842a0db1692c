import type { Child } from 'hono/jsx'
import type { Filled } from '../../../platform/http/here.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { type CallLine, calledOf, dayOf, leftOut } from '../domain/call.ts'
import type { Call } from '../queries/call.ts'
import type { ProgrammeChoice } from '../queries/round.ts'
import { type CallText, callText } from '../text/call.ts'
import { FormPage, RoundFields } from './round-forms.tsx'
import type { Here } from './shell.tsx'

export type CallPageProps = {
  readonly here: Here
  readonly filled: Filled
  readonly programmes: readonly ProgrammeChoice[]
  readonly quarters: readonly { readonly value: string; readonly label: string }[]
  readonly lines: readonly CallLine[]
  readonly seen: string
  /** How loaded the schools are already. */
  readonly load: Child
}

const columns = (c: CallText): Column<CallLine>[] => [
  {
    key: 'name',
    head: c.municipality,
    rowHead: true,
    cell: (line) => <span lang="ru">{line.name}</span>,
  },
  {
    key: 'count',
    head: c.count,
    phone: c.count,
    num: true,
    cell: (line) => (leftOut(line) === null ? line.schools.length : '—'),
  },
  {
    key: 'stands',
    head: c.stands,
    phone: c.stands,
    cell: (line) => {
      const why = leftOut(line)
      return why === null ? c.opens : c.skip(c.left[why](dayOf(line)))
    },
  },
]

/** A round of all municipalities: its days, and beside the button whom it concerns and whom not (product, section 4.17). */
export const CallPage = ({ here, filled, programmes, quarters, lines, seen, load }: CallPageProps) => {
  const c = callText[here.lang]
  const called = calledOf(lines)
  const schools = called.reduce((sum, line) => sum + line.schools.length, 0)
  return (
    <FormPage
      here={here}
      title={c.title}
      lead={c.lead}
      crumbs={[{ label: here.t.title, href: '/deficits' }]}
      action="/deficits/call"
      filled={filled}
      save={called.length === 0 ? c.look : c.save(called.length, schools)}
      back="/deficits"
      fields={(form) => (
        <>
          <RoundFields here={here} form={form} programmes={programmes} quarters={quarters} />
          <Section title={c.who} after>
            <HiddenFields values={{ seen }} />
            <p>{called.length === 0 ? c.nobody : c.all(called.length, schools)}</p>
            {load}
            <Table caption={c.who} captionHidden stackable columns={columns(c)} rows={lines} />
          </Section>
        </>
      )}
    />
  )
}

/** The way to it, from the section of the region. */
export const CallLink = ({ lang }: { readonly lang: Language }) => (
  <ButtonLink href="/deficits/call" kind="other" small>
    {callText[lang].link}
  </ButtonLink>
)

/** What was opened for all, who was left out and why, and for some minutes the way to take it back. */
export const CallDone = ({
  call,
  sent,
  lang,
}: {
  readonly call: Call
  readonly sent: Child
  readonly lang: Language
}) => {
  const c = callText[lang]
  return (
    <Stack after>
      <Note kind="done" title={c.done(call.rounds, call.schools)}>
        {call.skipped.length === 0 ? null : (
          <p>
            {c.skipped}:{' '}
            <span lang="ru">
              {call.skipped.map(({ name, why, day }) => `${name} (${c.left[why](day)})`).join('; ')}
            </span>
          </p>
        )}
      </Note>
      {sent}
    </Stack>
  )
}
