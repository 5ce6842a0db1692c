import type { Child } from 'hono/jsx'
import { shortDay, spanText } from '../../../kernel/format.ts'
import { glue } from '../../../kernel/typo.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { FileField, type KeptFile } from '../../../ui/fields/file.tsx'
import { DateField } from '../../../ui/fields/text.tsx'
import { Actions, Section, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Prose } from '../../../ui/prose.tsx'
import type { Contract } from '../domain/contracts/types.ts'
import type { Side } from '../domain/types.ts'
import { AnswerForm, type Done, Remarks, Reply, type ReplyHere } from './reply-parts.tsx'

type OfContract = {
  readonly here: ReplyHere
  readonly filled: Filled
  readonly contract: Contract
  /** The side that this school has still to sign. */
  readonly side: Side | null
  readonly school: string
  readonly done: Done | null
  readonly kept: readonly KeptFile[]
  /** Remarks: what was typed, what was said before, and whether this link takes any. */
  readonly remark: Filled
  readonly said: Child
  readonly takesRemarks: boolean
}

const Signing = ({ here, filled, contract, kept, side }: OfContract & { readonly side: Side }) => {
  const { c, r } = here
  return (
    <Section title={c.sign.title} after>
      <Stack>
        <p>{r.contract.why}</p>
        <AnswerForm
          here={here}
          filled={filled}
          action={`/contracts/${contract.id}/reply`}
          save={c.sign.save}
          hidden={{ side }}
          files
          fields={(form) => (
            <>
              <DateField {...form.text('on')} label={c.sign.on} />
              <FileField
                {...form.only('file')}
                label={c.sign.file}
                kinds={c.sign.kinds}
                accept=".pdf,image/*,.sig"
                kept={kept}
                optional
              />
            </>
          )}
        />
        <p class="muted">{r.contract.next}</p>
      </Stack>
    </Section>
  )
}

/** A side says by a link that it has signed, with the scan. */
export const ContractReplyPage = (props: OfContract) => {
  const { here, filled, contract, school, done } = props
  const { c, r } = here
  const own = `/contracts/${contract.id}`
  const isMentor = school === contract.mentor
  const other = isMentor ? contract.curatedSignedOn : contract.mentorSignedOn
  return (
    <Reply
      here={here}
      title={r.contract.title(contract.number)}
      lead={
        <span lang="ru">{glue(r.contract.for(isMentor ? contract.mentorName : contract.curatedName))}</span>
      }
      done={done}
      isOver={props.side === null}
    >
      <ErrorSummary problems={[...filled.problems, ...props.remark.problems]} />
      <SummaryList
        lines={[
          {
            label: r.contract.other,
            value: (
              <>
                <span lang="ru">{isMentor ? contract.curatedName : contract.mentorName}</span>,{' '}
                {other === null ? r.contract.notYet : r.contract.signedOn(shortDay(other))}
              </>
            ),
          },
          { label: c.card.days, value: spanText(contract) },
          { label: r.contract.subject, value: <Prose text={contract.subject} /> },
        ]}
      />
      <Actions>
        <Link href={`${own}/paper`}>{r.contract.print}</Link>
        <Link href={`${own}/docx`} download>
          {r.contract.docx}
        </Link>
      </Actions>
      {props.side === null ? null : <Signing {...props} side={props.side} />}
      <Remarks
        here={here}
        filled={props.remark}
        action={`${own}/reply/remark`}
        said={props.said}
        why={props.takesRemarks && props.side !== null ? r.remarks.contract : null}
      />
    </Reply>
  )
}
