import type { Child } from 'hono/jsx'
import { addDays } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { madeLink } from '../../../platform/session/answer-link.ts'
import { papersOf } from '../../programmes/public.ts'
import { localText } from '../../schools/public.ts'
import {
  agreeContract,
  draftContract,
  extendContract,
  sendContract,
  terminateContract,
} from '../commands/contracts.ts'
import { signContract } from '../commands/signing.ts'
import { moveContract, outliving } from '../domain/contracts/rules.ts'
import { CONTRACT_STATES, type Contract } from '../domain/contracts/types.ts'
import type { ContractAction } from '../domain/contracts/workflow.ts'
import { ContractPage } from '../pages/contract-card.tsx'
import {
  AgreeContractPage,
  DraftPage,
  ExtendPage,
  SignPage,
  TerminatePage,
} from '../pages/contract-forms.tsx'
import { ContractListPage, ContractsOfPair } from '../pages/contract-list.tsx'
import { CONTRACTS, type ContractHere } from '../pages/contract-shell.tsx'
import { SECTION } from '../pages/shell.tsx'
import {
  type ContractFilter,
  contractsOf,
  findTemplate,
  listContracts,
  scansOf,
  sidesOf,
} from '../queries/contracts.ts'
import { statesOf } from '../queries/list.ts'
import { goalsOf } from '../queries/pair.ts'
import { contractsText } from '../text/contracts.ts'
import { pairsSentences as sentences } from '../text.ts'
import { type FoundContract, find } from './contract-visiting.ts'
import { type FoundPair, hereOf, isAnswer, textsOf, toKeep } from './visiting.ts'

const PER_PAGE = 40
const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

/** Words of both parts of the module. */
export const contractHere = (visit: Visit): ContractHere => ({
  ...hereOf(visit),
  c: localText(visit, contractsText[visit.lang]),
})

/** What of the register the address asks for. */
export const askedContracts = (visit: Visit): ContractFilter & { readonly look: string } => ({
  text: visit.query('text').slice(0, 100),
  state: CONTRACT_STATES.find((each) => each === visit.query('state')) ?? '',
  soon: visit.query('look') === 'soon',
  look: visit.query('look') === 'soon' ? 'soon' : '',
})

const keepsSome = ({ scope }: Visit): boolean => scope.municipalities.length + scope.regions.length > 0

const showList = async (visit: Visit): Promise<Answer> => {
  const here = contractHere(visit)
  const asked = askedContracts(visit)
  const all = await listContracts(visit.tx, asked)
  const at = pageNumber(visit.query('page'))
  return visit.page(
    { title: here.c.title, section: SECTION, wide: true },
    <ContractListPage
      here={here}
      contracts={all.slice((at - 1) * PER_PAGE, at * PER_PAGE)}
      total={all.length}
      asked={{ text: asked.text, state: asked.state, look: asked.look }}
      page={at}
      perPage={PER_PAGE}
      keepsForm={keepsSome(visit)}
    />,
  )
}

/** On the card of a pair. */
export const contractsPart = async (visit: Visit, { pair, keeps }: FoundPair): Promise<Child> => {
  const contracts = await contractsOf(visit.tx, pair.id)
  const isOpen = pair.state === 'agreed' || pair.state === 'confirmed' || pair.state === 'working'
  return (
    <ContractsOfPair
      here={contractHere(visit)}
      contracts={contracts}
      pair={pair.id}
      adds={keeps && isOpen}
      isOutliving={outliving(pair, contracts)}
    />
  )
}

const showDraft = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toKeep(visit)
  if (isAnswer(found)) return found
  const { pair } = found
  const here = contractHere(visit)
  const name = (id: string) => pair.schools.find(({ organisation }) => organisation === id)?.name ?? ''
  const bonds = new Map(pair.bonds.map((bond) => [`${bond.curated}:${bond.mentor}`, bond]))
  const goals = await goalsOf(visit.tx, pair.id)
  const papers = await papersOf(visit.tx, pair.id)
  const subjects = pair.bonds.flatMap(({ subject }) => (subject === '' ? [] : [subject]))
  const known = prefilled({
    bond: [...bonds.keys()][0],
    from: shortDay(pair.from > here.today ? pair.from : here.today),
    until: shortDay(addDays(pair.until, -1)),
    basis: papers[0]?.words,
    subject: [...new Set([...goals.map(({ text }) => text), ...subjects])].join('; '),
  })
  return visit.page(
    { title: here.c.draft.title, section: SECTION, failed: failed(typed) },
    <DraftPage
      here={here}
      pair={pair}
      filled={filledWith(typed, known)}
      bonds={[...bonds].map(([value, bond]) => ({
        value,
        label: `${name(bond.mentor)} → ${name(bond.curated)}`,
      }))}
    />,
  )
}

const showCard = async (visit: Visit): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { contract } = found
  const here = contractHere(visit)
  const form = contract.template === null ? null : await findTemplate(visit.tx, contract.template)
  return visit.page(
    { title: here.c.card.of(contract.number), section: SECTION, wide: true },
    <ContractPage
      {...found}
      here={here}
      sides={contract.sides ?? (await sidesOf(visit.tx, contract))}
      formNo={form?.no ?? null}
      scans={await scansOf(visit.tx, contract.id)}
      states={await statesOf(visit.tx, contract.id)}
      madeLink={madeLink(visit)}
    />,
  )
}

type Shown = (props: {
  readonly here: ContractHere
  readonly filled: ReturnType<typeof filledWith>
  readonly contract: Contract
}) => Child

/** What its state does not lead to has no form: the card says what has become of the contract. */
const leadsNow = (contract: Contract, ...actions: readonly ContractAction[]): boolean =>
  actions.some((action) => moveContract(contract, action).ok)

const toCard = ({ contract }: FoundContract): Answer => ({
  kind: 'redirect',
  to: `${CONTRACTS}/${contract.id}`,
})

/** A form of those who keep the contract. */
const keeperForm =
  (
    action: ContractAction,
    title: (here: ContractHere) => string,
    known: (found: FoundContract, here: ContractHere) => object,
    Shown: Shown,
  ) =>
  async (visit: Visit, typed: Typed | null): Promise<Answer> => {
    const found = await find(visit)
    if (found === null) return NOT_FOUND
    if (!found.keeps) return FORBIDDEN
    if (typed === null && !leadsNow(found.contract, action)) return toCard(found)
    const here = contractHere(visit)
    const filled = filledWith(typed, prefilled(known(found, here) as Record<string, string>))
    return visit.page(
      { title: title(here), section: SECTION, failed: failed(typed) },
      <Shown here={here} filled={filled} contract={found.contract} />,
    )
  }

const showAgree = keeperForm(
  'agree',
  ({ c }) => c.agree.title,
  (_found, { today }) => ({ on: shortDay(today) }),
  AgreeContractPage,
)
const showExtend = keeperForm(
  'extend',
  ({ c }) => c.extend.title,
  () => ({}),
  ExtendPage,
)
const showTerminate = keeperForm(
  'terminate',
  ({ c }) => c.terminate.title,
  (_found, { today }) => ({ on: shortDay(today) }),
  TerminatePage,
)

const showSign = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  if (found.signsFor.length === 0) return FORBIDDEN
  if (typed === null && !leadsNow(found.contract, 'sign', 'complete')) return toCard(found)
  const here = contractHere(visit)
  const files = typed?.values.files('file') ?? []
  return visit.page(
    { title: here.c.sign.title, section: SECTION, failed: failed(typed) },
    <SignPage
      here={here}
      contract={found.contract}
      filled={filledWith(
        typed,
        prefilled({ side: found.signsFor[0], on: shortDay(here.today), channel: 'paper' }),
      )}
      sides={found.signsFor}
      isOwn={found.isOwn}
      kept={files.map((file) => ({ token: visit.keptToken(file), name: file.name, size: file.size }))}
    />,
  )
}

const one = (param: (name: string) => string) => ({ contract: param('id') })

export const contractRoutes: readonly Route[] = [
  datedPage(CONTRACTS, 'person', showList),
  page(`${SECTION}/:id/contracts/new`, 'person', (visit) => showDraft(visit, null)),
  form(`${SECTION}/:id/contracts/new`, 'person', {
    command: draftContract,
    input: (values, param) => ({
      pair: param('id'),
      ...textsOf(values, ['bond', 'from', 'until', 'place', 'basis', 'subject']),
    }),
    again: showDraft,
    sentences,
  }),
  datedPage(`${CONTRACTS}/:id`, 'person', showCard),
  page(`${CONTRACTS}/:id/agree`, 'person', (visit) => showAgree(visit, null)),
  form(`${CONTRACTS}/:id/agree`, 'person', {
    command: agreeContract,
    input: (values, param) => ({ ...one(param), ...textsOf(values, ['number', 'on']) }),
    again: showAgree,
    sentences,
  }),
  form(`${CONTRACTS}/:id/send`, 'person', {
    command: sendContract,
    input: (_values, param) => one(param),
    again: showCard,
    sentences,
  }),
  page(`${CONTRACTS}/:id/sign`, 'person', (visit) => showSign(visit, null)),
  form(`${CONTRACTS}/:id/sign`, 'person', {
    command: signContract,
    input: (values, param) => ({
      ...one(param),
      ...textsOf(values, ['side', 'on', 'channel']),
      file: values.files('file')[0] ?? null,
    }),
    again: showSign,
    sentences,
  }),
  page(`${CONTRACTS}/:id/extend`, 'person', (visit) => showExtend(visit, null)),
  form(`${CONTRACTS}/:id/extend`, 'person', {
    command: extendContract,
    input: (values, param) => ({ ...one(param), ...textsOf(values, ['until', 'words']) }),
    again: showExtend,
    sentences,
  }),
  page(`${CONTRACTS}/:id/terminate`, 'person', (visit) => showTerminate(visit, null)),
  form(`${CONTRACTS}/:id/terminate`, 'person', {
    command: terminateContract,
    input: (values, param) => ({ ...one(param), ...textsOf(values, ['on', 'reason']) }),
    again: showTerminate,
    sentences,
  }),
]
