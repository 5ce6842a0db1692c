import type { Child } from 'hono/jsx'
import { daysBetween } from '../../../kernel/day.ts'
import type { Filled } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { Contract, ContractState } from '../domain/contracts/types.ts'
import type { ContractsText } from '../text/contracts.ts'
import { FormPage, type Here } from './shell.tsx'

export const CONTRACTS = '/contracts'

/** Pages of contracts have words of their own beside those of pairs. */
export type ContractHere = Here & { readonly c: ContractsText }

const STATE_TAG: Readonly<Record<ContractState, TagState>> = {
  draft: 'draft',
  agreed: 'reported',
  sent: 'planned',
  signedByOne: 'planned',
  inForce: 'active',
  extended: 'active',
  ended: 'offControl',
  terminated: 'cancelled',
}

export const ContractTag = ({ state, c }: { readonly state: ContractState; readonly c: ContractsText }) => (
  <Tag state={STATE_TAG[state]}>{c.states[state]}</Tag>
)

/** Days left under a contract in force; null for any other. */
export const daysLeft = (contract: Contract, today: Here['today']): number | null =>
  contract.state === 'inForce' || contract.state === 'extended'
    ? Math.max(0, daysBetween(today, contract.until) - 1)
    : null

/** A form about one contract, on a page of its own. */
export const ContractForm = ({
  here,
  filled,
  contract,
  ...rest
}: {
  readonly here: ContractHere
  readonly filled: Filled
  readonly contract: Contract
  readonly title: string
  readonly lead: Child
  readonly path: string
  readonly save: string
  readonly files?: boolean
  readonly fields: (form: Bound) => Child
}) => {
  const own = `${CONTRACTS}/${contract.id}`
  return (
    <FormPage
      here={here}
      filled={filled}
      title={rest.title}
      lead={rest.lead}
      crumbs={[
        { label: here.c.title, href: CONTRACTS },
        { label: here.c.card.of(contract.number), href: own },
        { label: rest.title },
      ]}
      action={`${own}/${rest.path}`}
      save={rest.save}
      back={own}
      files={rest.files}
      fields={rest.fields}
    />
  )
}
