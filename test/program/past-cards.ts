import { deficitsText } from '../../src/modules/deficits/text.ts'
import { matchingText } from '../../src/modules/matching/text/matching.ts'
import { contractsText } from '../../src/modules/pairs/text/contracts.ts'
import { plansText } from '../../src/modules/pairs/text/plans.ts'
import { pairsText } from '../../src/modules/pairs/text.ts'
import { programmesText } from '../../src/modules/programmes/text.ts'

/** A card of a record, and how to find one in the demo. */
export type Card = {
  readonly path: string
  readonly kind: string
  readonly who?: string
  /** What more the record must be. */
  readonly where?: string
}

/** Records that the coordinator of the demo sees. */
export const OF_COORDINATOR = `(r.municipality_id is null or r.municipality_id = (select h.municipality_id from role_held h join persona p on p.person_id = h.person_id and p.code = 'coordinator' limit 1))`

/** Cards of records, each asked on the day it was made and on the day before. */
export const CARDS: readonly Card[] = [
  { path: '/directives/:id', kind: 'directive' },
  { path: '/roadmaps/:id', kind: 'roadmap' },
  { path: '/programmes/:id', kind: 'programme' },
  { path: '/models/:id', kind: 'municipalModel' },
  { path: '/models/:id/participants', kind: 'municipalModel' },
  { path: '/pairs/:id', kind: 'schoolPair' },
  { path: '/contracts/:id', kind: 'contract' },
  { path: '/matching/:id', kind: 'matching' },
  { path: '/collections/:id', kind: 'form-collection' },
  { path: '/deficits/rounds/:id', kind: 'deficit-round' },
  { path: '/plans/:id', kind: 'roadmap', where: 'exists (select from interaction_plan p where p.id = r.id)' },
]

/** Lists that show a past day. */
export const LISTS = [
  '/directives',
  '/roadmaps',
  '/programmes',
  '/pairs',
  '/contracts',
  '/plans',
  '/matching',
  '/collections',
  '/deficits',
  '/deficits/map',
]

/** A card that wears its state in these words. */
export type Stated = Card & { readonly words: Readonly<Record<string, string>> }

/** Cards that wear their state: its words on the day of its last move and on the day before. */
export const STATED: readonly Stated[] = [
  { path: '/programmes/:id', kind: 'programme', words: programmesText.ru.states },
  { path: '/models/:id', kind: 'municipalModel', words: programmesText.ru.states },
  { path: '/pairs/:id', kind: 'schoolPair', words: pairsText.ru.states },
  { path: '/contracts/:id', kind: 'contract', words: contractsText.ru.states },
  { path: '/plans/:id', kind: 'roadmap', words: plansText.ru.states },
  { path: '/matching/:id', kind: 'matching', words: matchingText.ru.states },
  { path: '/deficits/rounds/:id', kind: 'deficit-round', words: deficitsText.ru.roundStates },
]

/** Cards that know only today, each with the reason. */
export const TODAY_ONLY: Readonly<Record<string, string>> = {
  '/answers/:id': 'a form of the respondent; the table of its collection shows the answers of a day',
  '/assignments/actions/:id': 'what one mass action did, for the minutes in which it can be taken back',
  '/calendar/load/:id': 'a file that waits to be confirmed',
  '/consent/:id': 'a form of the asked school',
  '/deficit-sheets/:id': 'a form whose words keep no versions; the deficits that came of it show any day',
  '/deficits/old/:load': 'a file that waits to be confirmed',
  '/files/:id': 'sends a file',
  '/filters/:id': 'the person’s own name of a filter',
  '/forms/:id': 'editions of a form stand on the page side by side',
  '/forms/drafts/:id': 'a draft has no history',
  '/forms/papers/:directive': 'a form that begins a collection',
  '/invite/:token': 'a form',
  '/offers-asked/:id': 'leads to the form of an offer',
  '/offers/:year': 'answers are overwritten: a list to telephone by',
  '/offers/answers/:id': 'leads to the form of an offer',
  '/open/models/:id': 'what everybody sees today',
  '/open/programmes/:id': 'what everybody sees today',
  '/pairs/capacity/:school': 'a form',
  '/questions/:id': 'a conversation with days at every word',
  '/questions/about/:record': 'a form and the conversation',
  '/reset/:token': 'a form',
  '/row-forms/:id': 'a form of the school that holds an event',
  '/roadmaps/cited/:link': 'a form that ties a reference to a row',
  '/schools/import/:id': 'a file that waits to be confirmed',
  '/summaries/:id': 'a report of named days: its figures are those of the day it was sent',
  '/sources/:id': 'leads to the card of the source',
}
