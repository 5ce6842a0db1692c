import { type Dative, personToDative, roleToDative } from '../../../../kernel/dative.ts'

/** Who signed the paper that is answered, and for whom. */
export type Signer = {
  readonly name: string
  readonly position: string
  /** The body that issued the paper, as the register calls it or as the paper does. */
  readonly organisation: string
  /** «Полевому Р.А.» of the person's card; empty when nobody has written it. */
  readonly dative: string
  /** Known when the signer is a person of the program: it tells the gender. */
  readonly patronymic: string
}

/** Lines of «Кому» and those of them whose case the program does not know. */
export type Recipient = { readonly lines: readonly string[]; readonly check: readonly string[] }

/** «МБОУ «Ключевская СОШ»»: a name that has one form for all cases. */
const ONE_FORM = /^[А-ЯЁ]{2,8}\s+(?:«|")/u

/** The body stands in the genitive behind a post and in the dative alone. */
const organisationLine = ({ position, organisation }: Signer): Dative | null => {
  if (organisation === '') return null
  if (position === '') return ONE_FORM.test(organisation) ? sure(organisation) : roleToDative(organisation)
  /** «Председатель комитета образования» has named the body already. */
  if (/\s/u.test(position)) return null
  return { value: organisation, isSure: ONE_FORM.test(organisation) }
}

const sure = (value: string): Dative => ({ value, isSure: true })

const personLine = ({ name, dative, patronymic }: Signer): Dative | null => {
  if (dative !== '') return sure(dative)
  return name === '' ? null : personToDative(name, patronymic)
}

/** «Кому» of an answer: post, body and name of the one who signed; what the rules cannot decline is named. */
export const recipientOf = (signer: Signer): Recipient => {
  const post = signer.position === '' ? null : roleToDative(signer.position)
  const lines = [post, organisationLine(signer), personLine(signer)].filter((each) => each !== null)
  return {
    lines: lines.map(({ value }) => value),
    check: lines.filter(({ isSure }) => !isSure).map(({ value }) => value),
  }
}
