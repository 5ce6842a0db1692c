import type { Contract } from './contracts/types.ts'
import { isOpen, standing } from './plans/rules.ts'
import type { WholePlan } from './plans/types.ts'
import type { OpinionKind, Pair, PairSchool, Side } from './types.ts'

/** What a school may still be asked about its pair. */
export type PairQuestion = 'agree' | OpinionKind

/** Which of it stands open: consent while the pair is proposed, an opinion while it works and when it is over. */
export const pairAsked = (
  { state }: Pick<Pair, 'state'>,
  { agreedOn }: Pick<PairSchool, 'agreedOn'>,
): readonly PairQuestion[] => {
  if (state === 'proposed') return agreedOn === null ? ['agree'] : []
  if (state === 'working') return ['fit']
  return state === 'ended' || state === 'endedEarly' ? ['closing'] : []
}

/** The side that this school has still to sign; null when nothing waits for it. */
export const contractAsked = (contract: Contract, school: string): Side | null => {
  if (contract.state !== 'sent' && contract.state !== 'signedByOne') return null
  const side = school === contract.mentor ? 'mentor' : school === contract.curated ? 'curated' : null
  if (side === null) return null
  return (side === 'mentor' ? contract.mentorSignedOn : contract.curatedSignedOn) === null ? side : null
}

/** The plan as it stands waits for the head of this school. */
export const planAsked = (plan: WholePlan, school: string): boolean =>
  isOpen(plan) &&
  plan.roadmap.items.some(({ isSection }) => !isSection) &&
  !standing(plan, plan.roadmap).some(({ organisation }) => organisation === school)
