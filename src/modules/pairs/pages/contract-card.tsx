import { shortDay, spanText } from '../../../kernel/format.ts'
import { AnswerLinkNote, AnswerLinks } from '../../../ui/answer-link.tsx'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { Actions, Section, SpreadHead, Two } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Now } from '../../../ui/now.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { requisiteFaults } from '../domain/contracts/rules.ts'
import type { Contract, ContractSide, ContractSides } from '../domain/contracts/types.ts'
import type { SchoolPlace, Side } from '../domain/types.ts'
import type { Scan } from '../queries/contracts.ts'
import type { StateLine } from '../queries/list.ts'
import { CONTRACTS, type ContractHere, ContractTag, daysLeft } from './contract-shell.tsx'
import { History } from './history.tsx'
import { SECTION } from './shell.tsx'

export type ContractCard = {
  readonly here: ContractHere
  readonly contract: Contract
  /** As printed: copied once the text is agreed, from the register before. */
  readonly sides: ContractSides | null
  readonly formNo: number | null
  readonly scans: readonly Scan[]
  readonly states: readonly StateLine[]
  readonly keeps: boolean
  readonly signsFor: readonly Side[]
  /** Sides that this person may lead to their signature by a link, and the link made a moment ago. */
  readonly links: readonly SchoolPlace[]
  readonly madeLink: string | null
}

const Value = ({
  side,
  code,
  here,
}: {
  readonly side: ContractSide
  readonly code: 'inn' | 'kpp' | 'ogrn'
  readonly here: ContractHere
}) => {
  const fault = requisiteFaults(side).find((each) => each.code === code)
  return fault === undefined ? (
    side[code]
  ) : (
    <>
      {side[code]} <span class="need">{here.c.card[fault.fault]}</span>
    </>
  )
}

const SideList = ({ card, of }: { readonly card: ContractCard; readonly of: Side }) => {
  const { here, contract, sides } = card
  const { c, t } = here
  const side = sides?.[of]
  const signed = of === 'mentor' ? contract.mentorSignedOn : contract.curatedSignedOn
  const channel = of === 'mentor' ? contract.mentorChannel : contract.curatedChannel
  if (!side) return null
  const organisation = of === 'mentor' ? contract.mentor : contract.curated
  return (
    <div>
      <h3>{t.sides[of]}</h3>
      <p lang="ru">{side.fullName}</p>
      <SummaryList
        narrow
        lines={[
          ...(['inn', 'kpp', 'ogrn'] as const).map((code) => ({
            label: c.labels[code],
            value: <Value side={side} code={code} here={here} />,
          })),
          { label: c.labels.address, value: side.address },
          { label: c.labels.phone, value: side.phone },
          {
            label: c.card.head,
            value: <span lang="ru">{[side.position, side.head].filter(Boolean).join(' ')}</span>,
          },
        ]}
      />
      <p class="by">
        {signed === null
          ? c.card.unsigned
          : [c.card.signed(signed), t.card.said[channel]].filter(Boolean).join(', ')}
      </p>
      {card.keeps && contract.sides === null && requisiteFaults(side).length > 0 ? (
        <p class="go">
          <Link href={`/schools/${organisation}`} hidden={side.shortName}>
            {c.card.toSchool}
          </Link>
        </p>
      ) : null}
    </div>
  )
}

const Facts = ({ here, contract, formNo }: ContractCard) => {
  const { c } = here
  return (
    <SummaryList
      lines={[
        {
          label: c.card.pair,
          value: (
            <Link href={`${SECTION}/${contract.pair}`}>
              <span lang="ru">{contract.pairTitle}</span>
            </Link>
          ),
        },
        { label: <Now>{c.card.days}</Now>, value: spanText(contract) },
        ...(contract.datedOn === null ? [] : [{ label: c.card.dated, value: shortDay(contract.datedOn) }]),
        { label: c.card.basis, value: <span lang="ru">{contract.basis}</span> },
        { label: c.card.subject, value: <Prose text={contract.subject} /> },
        { label: c.card.form, value: formNo === null ? c.card.modelForm : c.card.ownForm(formNo) },
        ...(contract.endedOn === null ? [] : [{ label: c.card.ended, value: shortDay(contract.endedOn) }]),
        ...(contract.endedReason
          ? [{ label: c.card.reason, value: <span lang="ru">{contract.endedReason}</span> }]
          : []),
      ]}
    />
  )
}

const Moves = ({ here, contract, keeps, signsFor }: ContractCard) => {
  const { c } = here
  const own = `${CONTRACTS}/${contract.id}`
  const isOn = contract.state === 'inForce' || contract.state === 'extended'
  const isSigning = contract.state === 'sent' || contract.state === 'signedByOne'
  const isOver = contract.state === 'ended' || contract.state === 'terminated'
  return (
    <>
      {keeps && contract.state === 'draft' ? (
        <ButtonLink href={`${own}/agree`} small>
          {c.card.agree}
        </ButtonLink>
      ) : null}
      {keeps && contract.state === 'agreed' ? (
        <PostButton action={`${own}/send`} commandKey={here.commandKey} small>
          {c.card.send}
        </PostButton>
      ) : null}
      {isSigning && signsFor.length > 0 ? (
        <ButtonLink href={`${own}/sign`} small>
          {c.card.sign}
        </ButtonLink>
      ) : null}
      {keeps && isOn ? (
        <ButtonLink href={`${own}/extend`} small kind="other">
          {c.card.extend}
        </ButtonLink>
      ) : null}
      {keeps && !isOver ? (
        <ButtonLink href={`${own}/terminate`} small kind="other">
          {c.card.terminate}
        </ButtonLink>
      ) : null}
    </>
  )
}

const signerOf = ({ contract }: ContractCard, { of }: Scan): string =>
  of === contract.mentor ? contract.mentorName : of === contract.curated ? contract.curatedName : ''

const Scans = (card: ContractCard) => {
  const { here, scans } = card
  return (
    <Section title={here.c.card.scans} after>
      {scans.length === 0 ? (
        <p class="muted">{here.c.card.noScans}</p>
      ) : (
        <ul class="rows">
          {scans.map((scan) => (
            <li>
              <Link href={`/files/${scan.id}`}>
                <span lang="ru">{scan.name}</span>
              </Link>{' '}
              <span class="by">
                <span lang="ru">{signerOf(card, scan)}</span> {shortDay(scan.on)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const LEFT_TO_SAY = 30

/** The card of a contract: sides with requisites, term, signatures, what can be done now. */
export const ContractPage = (card: ContractCard) => {
  const { here, contract } = card
  const { c } = here
  const left = daysLeft(contract, here.today)
  const own = `${CONTRACTS}/${contract.id}`
  return (
    <>
      <SpreadHead
        title={c.card.of(contract.number)}
        lead={
          <>
            <ContractTag state={contract.state} c={c} />{' '}
            {left !== null && left <= LEFT_TO_SAY ? <span class="need">{c.card.expires(left)}</span> : null}
          </>
        }
        crumbs={[{ label: c.title, href: CONTRACTS }, { label: c.card.of(contract.number) }]}
        actions={<Moves {...card} />}
      />
      <AnswerLinkNote link={card.madeLink} />
      <Facts {...card} />
      <AnswerLinks
        action={`${CONTRACTS}/${card.contract.id}/link`}
        commandKey={card.here.commandKey}
        schools={card.links}
      />
      <Section title={c.card.sides} after note={contract.sides === null ? c.card.now : c.card.copied}>
        <Two even>
          <SideList card={card} of="mentor" />
          <SideList card={card} of="curated" />
        </Two>
        <Actions>
          <Link href={`${own}/paper`}>{c.card.print}</Link>
          <Link href={`${own}/docx`} download>
            {c.card.docx}
          </Link>
        </Actions>
      </Section>
      <Scans {...card} />
      <History title={card.here.c.card.history} names={card.here.c.states} states={card.states} />
    </>
  )
}
