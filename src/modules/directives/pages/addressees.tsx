import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Actions, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Steps } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Load } from '../domain/rules.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { directiveText } from '../text.ts'

export type AddresseesProps = {
  readonly card: DirectiveCard
  readonly load: readonly Load[]
  /** Open assignments that an organisation has already (product, section 4.17). */
  readonly busy: ReadonlyMap<string, number>
  readonly lang: Language
  readonly commandKey: string
  readonly problems: readonly Problem[]
}

type Line = {
  readonly key: string
  readonly label: string
  readonly clauses: string[]
  readonly busy: number
}

/** One line per addressee: which clauses fall to him, and what he has on his hands already. */
const linesOf = ({ load, busy }: AddresseesProps): Line[] => {
  const lines = new Map<string, Line>()
  for (const { clause, addressees } of load)
    for (const addressee of addressees) {
      const key = addressee.person ?? addressee.organisation ?? addressee.label
      const line = lines.get(key) ?? {
        key,
        label: addressee.label,
        clauses: [],
        busy: busy.get(addressee.organisation ?? '') ?? 0,
      }
      line.clauses.push(clause.number ?? '—')
      lines.set(key, line)
    }
  return [...lines.values()]
}

/** The load before it is sent: who gets what (product, section 4.17). */
export const AddresseesPage = (props: AddresseesProps) => {
  const { card, load, lang, commandKey, problems } = props
  const t = directiveText[lang]
  const lines = linesOf(props)
  const total = load.reduce((sum, each) => sum + each.addressees.length, 0)
  return (
    <>
      <SpreadHead
        title={t.addressees.title}
        lead={t.addressees.lead(total, lines.length)}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: card.title || t.newTitle, href: `/directives/${card.id}` },
          { label: t.addressees.title },
        ]}
      />
      <Steps steps={t.steps(lines.length)} current={2} />
      <Stack after>
        {problems.length === 0 ? null : <ErrorSummary problems={problems} title={t.addressees.blocked} />}
        <Table
          caption={t.addressees.title}
          captionHidden
          stackable
          rows={lines}
          empty={<Empty title={t.addressees.nothing}>{t.addressees.nothingWhy}</Empty>}
          columns={[
            { key: 'who', head: t.addressees.who, rowHead: true, cell: (line) => line.label },
            {
              key: 'what',
              head: t.addressees.what,
              phone: t.addressees.what,
              cell: (line) => line.clauses.join(', '),
            },
            {
              key: 'busy',
              head: t.addressees.already,
              phone: t.addressees.already,
              num: true,
              cell: (line) => line.busy,
            },
          ]}
        />
        <Note title={t.addressees.whoSees} />
        <Actions>
          {problems.length > 0 ? null : (
            <PostButton
              action={`/directives/${card.id}/confirm`}
              commandKey={commandKey}
              version={card.version}
            >
              {t.addressees.confirm}
            </PostButton>
          )}
          <Link href={`/directives/${card.id}`}>{t.addressees.back}</Link>
        </Actions>
      </Stack>
    </>
  )
}
