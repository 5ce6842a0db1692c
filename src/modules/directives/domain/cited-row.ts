import type { CitedRow } from './types.ts'

const ROW =
  /(?<!\p{L})(?:пункт(?:а|у|ом|е)?|п\.|строк(?:а|и|у|ой|е)|позици(?:я|и|ю))\s*(?:№\s*)?(\d+(?:\.\d+)*)\.?\s+/iu
const PLAN = /дорожн\p{L}+\s+карт|план(?:а|у|ом|е)?(?!\p{L})|комплекса?\s+мер/iu
const REGIONAL = /региональн|областн|краев|республиканск/iu
const MUNICIPAL = /муниципальн|районн|городск/iu
const YEAR = /(?<!\d)(20\d\d)(?!\d)/u

const levelIn = (plan: string): CitedRow['level'] => {
  // the first word that says it belongs to the plan itself; later ones speak of what the plan is about
  const [regional, municipal] = [plan.search(REGIONAL), plan.search(MUNICIPAL)]
  if (regional < 0) return municipal < 0 ? null : 'municipality'
  return municipal >= 0 && municipal < regional ? 'municipality' : 'region'
}

/** The row of a plan that these words of a ground name; null when they name none. */
export const citedRow = (ground: string): CitedRow | null => {
  const found = ROW.exec(ground)
  if (found?.[1] === undefined) return null
  const plan = ground.slice(found.index + found[0].length).trim()
  const named = PLAN.exec(plan)
  // «пункта 3 распоряжения о плане» leans on a paper: the plan has to be what the row belongs to
  if (named === null || plan.slice(0, named.index).split(/\s+/u).length > 4) return null
  const year = YEAR.exec(plan)?.[1]
  return { number: found[1], plan, level: levelIn(plan), year: year === undefined ? null : Number(year) }
}
