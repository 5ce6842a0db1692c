import { addDays } from '../../../kernel/day.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { FileField, type KeptFile } from '../../../ui/fields/file.tsx'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import type { Contract } from '../domain/contracts/types.ts'
import type { Side } from '../domain/types.ts'
import { ContractForm, type ContractHere } from './contract-shell.tsx'
import type { OfPair } from './pair-form.tsx'
import { channelOptions, PairForm } from './pair-form.tsx'

type Of = { readonly here: ContractHere; readonly filled: Filled; readonly contract: Contract }

/** A new contract of the pair. */
export const DraftPage = ({
  here,
  bonds,
  ...props
}: OfPair & { readonly here: ContractHere; readonly bonds: readonly SelectOption[] }) => {
  const { c } = here
  return (
    <PairForm
      {...props}
      here={here}
      title={c.draft.title}
      lead={c.draft.lead}
      path="contracts/new"
      save={c.draft.save}
      hidden={bonds.length === 1 ? { bond: bonds[0]?.value ?? '' } : {}}
      fields={(form) => (
        <>
          {bonds.length === 1 ? null : (
            <SelectField {...form.text('bond')} label={c.draft.bond} options={bonds} />
          )}
          <DateField {...form.text('from')} label={c.draft.from} />
          <DateField {...form.text('until')} label={c.draft.until} />
          <TextField {...form.text('place')} label={c.draft.place} />
          <TextField {...form.text('basis')} label={c.draft.basis} />
          <TextArea {...form.text('subject')} label={c.draft.subject} />
        </>
      )}
    />
  )
}

export const AgreeContractPage = (props: Of) => {
  const { c } = props.here
  return (
    <ContractForm
      {...props}
      title={c.agree.title}
      lead={c.agree.lead}
      path="agree"
      save={c.agree.save}
      fields={(form) => (
        <>
          <TextField
            {...form.text('number')}
            label={c.agree.number}
            hint={c.agree.numberHint}
            optional
            width="short"
          />
          <DateField {...form.text('on')} label={c.agree.on} />
        </>
      )}
    />
  )
}

export const SignPage = ({
  sides,
  kept,
  isOwn,
  ...props
}: Of & { readonly sides: readonly Side[]; readonly kept: readonly KeptFile[]; readonly isOwn: boolean }) => {
  const { c, t } = props.here
  const name = (side: Side): string =>
    side === 'mentor' ? props.contract.mentorName : props.contract.curatedName
  return (
    <ContractForm
      {...props}
      title={c.sign.title}
      lead={c.sign.lead}
      path="sign"
      save={c.sign.save}
      files
      fields={(form) => (
        <>
          <RadioGroup
            {...form.text('side')}
            label={c.sign.side}
            options={sides.map((side) => ({ value: side, label: name(side), hint: t.sides[side] }))}
          />
          <DateField {...form.text('on')} label={c.sign.on} />
          {isOwn ? (
            <HiddenFields values={{ channel: 'self' }} />
          ) : (
            <RadioGroup
              {...form.text('channel')}
              label={t.agree.channel}
              options={channelOptions(props.here)}
            />
          )}
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
  )
}

export const ExtendPage = (props: Of) => {
  const { c } = props.here
  return (
    <ContractForm
      {...props}
      title={c.extend.title}
      lead={c.extend.lead(addDays(props.contract.until, -1))}
      path="extend"
      save={c.extend.save}
      fields={(form) => (
        <>
          <DateField {...form.text('until')} label={c.extend.until} />
          <TextField {...form.text('words')} label={c.extend.words} hint={c.extend.wordsHint} />
        </>
      )}
    />
  )
}

export const TerminatePage = (props: Of) => {
  const { c } = props.here
  return (
    <ContractForm
      {...props}
      title={c.terminate.title}
      lead={c.terminate.lead}
      path="terminate"
      save={c.terminate.save}
      fields={(form) => (
        <>
          <DateField {...form.text('on')} label={c.terminate.on} />
          <TextArea {...form.text('reason')} label={c.terminate.reason} rows={3} />
        </>
      )}
    />
  )
}
