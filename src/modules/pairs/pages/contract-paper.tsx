import type { Child } from 'hono/jsx'
import { Link } from '../../../ui/link.tsx'
import type { Contract } from '../domain/contracts/types.ts'
import { CONTRACTS, type ContractHere } from './contract-shell.tsx'

type PaperProps = {
  readonly here: ContractHere
  readonly contract: Contract
  /** Printed by the municipality's own form: the sheet shows the model one, the file is by the own one. */
  readonly isOwnForm: boolean
  readonly hasPdf: boolean
  /** The page it was opened from: the card, or the page of a one-time link. */
  readonly back: string
  readonly children: Child
}

/** The contract as on paper, with the ways to its files. */
export const PaperFrame = ({ here, contract, isOwnForm, hasPdf, back, children }: PaperProps) => {
  const { c } = here
  const own = `${CONTRACTS}/${contract.id}`
  return (
    <>
      <h1 class="vh noprint">{c.title}</h1>
      <p class="noprint">
        <Link href={back}>{c.card.back}</Link>{' '}
        <Link href={`${own}/docx`} download>
          {c.card.docx}
        </Link>{' '}
        {hasPdf ? (
          <Link href={`${own}/pdf`} download>
            {c.card.pdf}
          </Link>
        ) : null}
      </p>
      {isOwnForm ? <p class="noprint need">{c.card.ownFormNote}</p> : null}
      {children}
    </>
  )
}
