import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Pair } from '../types.ts'

type Sided = Pick<Pair, 'schools'>

const of = ({ schools }: Sided, side: Pair['schools'][number]['side']): OrganisationId[] =>
  schools.filter((school) => school.side === side).map(({ organisation }) => organisation)

/** Words of a plan that name a side and no school, the more telling first. */
const WORDS: readonly (readonly [RegExp, (pair: Sided) => OrganisationId[]])[] = [
  [
    /^(?:обе|школы|обе школы|все школы|стороны|школы пары|руководители школ)[\s.]*$/iu,
    ({ schools }) => schools.map(({ organisation }) => organisation),
  ],
  [/наставни/iu, (pair) => of(pair, 'mentor')],
  [/закрепл[её]нн|курируем|подшефн/iu, (pair) => of(pair, 'curated')],
]

/** Schools of the pair that the words name, or that «школа-наставник», «обе школы» stand for; none where they name no side. */
export const sidesIn = (asWritten: string, pair: Sided): readonly OrganisationId[] => {
  const words = asWritten.trim()
  // a school of another municipality is not in the register that rows are read with
  const named = pair.schools.filter(({ name }) => words.toLowerCase().includes(name.toLowerCase()))
  if (named.length > 0) return named.map(({ organisation }) => organisation)
  return WORDS.find(([form]) => form.test(words))?.[1](pair) ?? []
}
