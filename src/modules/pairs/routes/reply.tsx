import { shortDay } from '../../../kernel/format.ts'
import { emptyForm, prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { remark, remarksPart } from '../../questions/public.ts'
import { localText } from '../../schools/public.ts'
import { makeContractLink, makePairLink, makePlanLink } from '../commands/links.ts'
import { agreePair, declinePair } from '../commands/moves.ts'
import { sayOpinion } from '../commands/opinions.ts'
import { approvePairPlan } from '../commands/plan-moves.ts'
import { signContract } from '../commands/signing.ts'
import { contractAsked, pairAsked, planAsked } from '../domain/replies.ts'
import { ContractReplyPage } from '../pages/contract-reply.tsx'
import { CONTRACTS } from '../pages/contract-shell.tsx'
import { PairReplyPage } from '../pages/pair-reply.tsx'
import { PlanReplyPage } from '../pages/plan-reply.tsx'
import { PLANS } from '../pages/plan-shell.tsx'
import type { Done, ReplyHere } from '../pages/reply-parts.tsx'
import { SECTION } from '../pages/shell.tsx'
import { findContract } from '../queries/contracts.ts'
import { findPair, opinionsOf } from '../queries/pair.ts'
import { findPlan } from '../queries/plans.ts'
import { contractsText } from '../text/contracts.ts'
import { plansText } from '../text/plans.ts'
import { repliesText } from '../text/replies.ts'
import { pairsSentences as sentences } from '../text.ts'
import { hereOf, textsOf } from './visiting.ts'

const replyHere = (visit: Visit): ReplyHere => ({
  ...hereOf(visit),
  r: localText(visit, repliesText[visit.lang]),
  c: localText(visit, contractsText[visit.lang]),
  p: localText(visit, plansText[visit.lang]),
})

const doneIn = (visit: Visit, typed: Typed | null): Done | null => {
  const said = visit.query('done')
  return typed === null && said in repliesText.ru.done ? (said as Done) : null
}

/** Whoever has an account answers on the card of the thing. */
const toCard = (visit: Visit, section: string): Answer => ({
  kind: 'redirect',
  to: `${section}/${visit.param('id')}`,
})

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

const showPair = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const { link } = visit.scope
  const pair = await findPair(visit.tx, visit.param('id'))
  if (link === null) return pair === null ? NOT_FOUND : toCard(visit, SECTION)
  const school = pair?.schools.find(({ organisation }) => organisation === link.organisation)
  if (!pair || school === undefined || link.record !== pair.id) return NOT_FOUND
  const said = await opinionsOf(visit.tx, pair.id)
  const asked = pairAsked(pair, school).find((each) => !said.some(({ kind }) => kind === each)) ?? null
  const here = replyHere(visit)
  return visit.page(
    { title: here.r.pair.title, failed: failed(typed) },
    <PairReplyPage
      here={here}
      filled={filledWith(typed, emptyForm)}
      pair={pair}
      school={school}
      asked={asked}
      done={doneIn(visit, typed)}
    />,
  )
}

/** What a page of remarks is drawn with: those refused stand in their own form, not in that of the answer. */
const remarking = async (visit: Visit, record: string, typed: Typed | null) => ({
  remark: filledWith(typed, emptyForm),
  said: await remarksPart(visit, record),
  takesRemarks: visit.scope.link?.commands.includes(remark.name) === true,
})

const showContract = async (
  visit: Visit,
  typed: Typed | null,
  remarks: Typed | null = null,
): Promise<Answer> => {
  const { link } = visit.scope
  const contract = await findContract(visit.tx, visit.param('id'))
  if (link === null) return contract === null ? NOT_FOUND : toCard(visit, CONTRACTS)
  if (contract === null || link.organisation === null || link.record !== contract.id) return NOT_FOUND
  const here = replyHere(visit)
  const files = typed?.values.files('file') ?? []
  return visit.page(
    { title: here.r.contract.title(contract.number), failed: failed(typed ?? remarks) },
    <ContractReplyPage
      here={here}
      filled={filledWith(typed, prefilled({ on: shortDay(here.today) }))}
      contract={contract}
      side={contractAsked(contract, link.organisation)}
      school={link.organisation}
      {...(await remarking(visit, contract.id, remarks))}
      done={doneIn(visit, typed ?? remarks)}
      kept={files.map((file) => ({ token: visit.keptToken(file), name: file.name, size: file.size }))}
    />,
  )
}

const showPlan = async (visit: Visit, typed: Typed | null, remarks: Typed | null = null): Promise<Answer> => {
  const { link } = visit.scope
  const plan = await findPlan(visit.tx, visit.param('id'))
  if (link === null) return plan === null ? NOT_FOUND : toCard(visit, PLANS)
  const school = plan?.pair.schools.find(({ organisation }) => organisation === link.organisation)
  if (!plan || school === undefined || link.record !== plan.id) return NOT_FOUND
  const here = replyHere(visit)
  return visit.page(
    { title: here.r.plan.title, failed: failed(typed ?? remarks) },
    <PlanReplyPage
      here={here}
      filled={filledWith(typed, emptyForm)}
      plan={plan}
      school={school}
      isAsked={planAsked(plan, school.organisation)}
      {...(await remarking(visit, plan.id, remarks))}
      done={doneIn(visit, typed ?? remarks)}
    />,
  )
}

/** Links that lead a school to its answer, and the pages they open. */
export const replyRoutes: readonly Route[] = [
  form(`${SECTION}/:id/link`, 'person', {
    command: makePairLink,
    input: (values, param) => ({ pair: param('id'), school: values.text('school') }),
    again: async (visit) => toCard(visit, SECTION),
    sentences,
  }),
  form(`${CONTRACTS}/:id/link`, 'person', {
    command: makeContractLink,
    input: (values, param) => ({ contract: param('id'), school: values.text('school') }),
    again: async (visit) => toCard(visit, CONTRACTS),
    sentences,
  }),
  form(`${PLANS}/:id/link`, 'person', {
    command: makePlanLink,
    input: (values, param) => ({ plan: param('id'), school: values.text('school') }),
    again: async (visit) => toCard(visit, PLANS),
    sentences,
  }),
  page(`${SECTION}/:id/reply`, 'personOrLink', (visit) => showPair(visit, null)),
  form(`${SECTION}/:id/reply/agree`, 'personOrLink', {
    command: agreePair,
    input: (values, param) => ({ pair: param('id'), ...textsOf(values, ['school', 'channel']) }),
    again: showPair,
    sentences,
  }),
  form(`${SECTION}/:id/reply/decline`, 'personOrLink', {
    command: declinePair,
    input: (values, param) => ({
      pair: param('id'),
      ...textsOf(values, ['school', 'reason']),
      channel: values.text('channel') || 'self',
    }),
    again: showPair,
    sentences,
  }),
  form(`${SECTION}/:id/reply/opinion`, 'personOrLink', {
    command: sayOpinion,
    input: (values, param) => ({
      pair: param('id'),
      ...textsOf(values, ['school', 'kind', 'mark', 'helped', 'missing', 'channel']),
    }),
    again: showPair,
    sentences,
  }),
  page(`${CONTRACTS}/:id/reply`, 'personOrLink', (visit) => showContract(visit, null)),
  form(`${CONTRACTS}/:id/reply`, 'personOrLink', {
    command: signContract,
    input: (values, param) => ({
      contract: param('id'),
      ...textsOf(values, ['side', 'on']),
      file: values.files('file')[0] ?? null,
    }),
    again: showContract,
    sentences,
  }),
  form(`${CONTRACTS}/:id/reply/remark`, 'personOrLink', {
    command: remark,
    input: (values, param) => ({ record: param('id'), remark: values.text('remark') }),
    again: (visit, typed) => showContract(visit, null, typed),
    sentences,
  }),
  form(`${PLANS}/:id/reply/remark`, 'personOrLink', {
    command: remark,
    input: (values, param) => ({ record: param('id'), remark: values.text('remark') }),
    again: (visit, typed) => showPlan(visit, null, typed),
    sentences,
  }),
  page(`${PLANS}/:id/reply`, 'personOrLink', (visit) => showPlan(visit, null)),
  form(`${PLANS}/:id/reply`, 'personOrLink', {
    command: approvePairPlan,
    input: (values, param) => ({
      plan: param('id'),
      fulfils: [],
      ...textsOf(values, ['school', 'channel']),
    }),
    again: showPlan,
    sentences,
  }),
]
