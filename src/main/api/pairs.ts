import { isUuid } from '../../kernel/ids.ts'
import { findMatching, listMatchings } from '../../modules/matching/queries/matching.ts'
import { findContract, listContracts } from '../../modules/pairs/queries/contracts.ts'
import { listPairs } from '../../modules/pairs/queries/list.ts'
import { findPair } from '../../modules/pairs/queries/pair.ts'
import { findPlan, listPlans } from '../../modules/pairs/queries/plans.ts'
import { after, type Resource, TEXT, textIn } from './resource.ts'

const pairs: Resource = {
  name: 'pairs',
  module: 'pairs',
  words: { ru: 'Пары школ', en: 'Pairs of schools' },
  filters: { text: TEXT, school: { words: { ru: 'Школа', en: 'School' } } },
  list: async (tx, following, query) => {
    const school = query('school')
    if (school !== '' && !isUuid(school)) return null
    return listPairs(
      tx,
      { text: textIn(query), state: '', school: isUuid(school) ? school : null } as Parameters<
        typeof listPairs
      >[1],
      following,
    )
  },
  card: findPair,
}

const contracts: Resource = {
  name: 'contracts',
  module: 'pairs',
  words: { ru: 'Договоры', en: 'Contracts' },
  filters: { text: TEXT },
  list: (tx, following, query) =>
    listContracts(tx, { text: textIn(query), state: '', soon: false }, following),
  card: findContract,
}

const plans: Resource = {
  name: 'plans',
  module: 'pairs',
  words: { ru: 'Планы взаимодействия', en: 'Interaction plans' },
  filters: {},
  list: (tx, following) => listPlans(tx, '', following),
  card: findPlan,
}

const matchings: Resource = {
  name: 'matching',
  module: 'matching',
  words: { ru: 'Закрепления школ', en: 'Matchings of schools' },
  filters: {},
  list: async (tx, following) => after(await listMatchings(tx), following),
  card: findMatching,
}

/** Nouns of pairs and of matching. */
export const pairResources: readonly Resource[] = [pairs, contracts, plans, matchings]
