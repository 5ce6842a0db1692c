import { addDays, schoolYearOf } from '../../kernel/day.ts'
import { followPair, takenByPair } from '../../modules/deficits/public.ts'
import { goalFromDeficit } from '../../modules/pairs/jobs.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { askedRound, publish, type RoundDesk, STORY_DAYS, say } from './matching-round.ts'
import type { Help } from './offering.ts'

const SEAT = { who: 'coordinator', district: 'zaozersky' }

/** What schools of the lake district could give this year; the one that helped last year has not answered. */
const HELPS: readonly Help[] = [
  {
    school: 'z1',
    day: -73,
    themes: [
      ['p01', 3],
      ['t02', 2],
    ],
    lead: 2,
    subject: 1,
    forms: ['consultation', 'openLesson', 'visits'],
  },
  {
    school: 'z2',
    day: -73,
    themes: [
      ['t20', 3],
      ['m01', 2],
      ['p09', 3],
    ],
    lead: 3,
    subject: 0,
    forms: ['consultation', 'masterClass'],
  },
  {
    school: 'z3',
    day: -72,
    themes: [
      ['t16', 3],
      ['t19', 2],
    ],
    lead: 0,
    subject: 2,
    forms: ['openLesson', 'online'],
    wishes: 'Учитель физики готов приезжать по средам.',
  },
]

/** This year's matching of the lake district: counted from last year's deficits, answered, decided, signed; its pairs stand. */
export const mainMatching = async (desk: RoundDesk): Promise<void> => {
  const matching = await askedRound(desk, {
    seat: SEAT,
    year: schoolYearOf(desk.today),
    from: addDays(desk.today, -48),
    until: addDays(desk.today, 190),
    ...{ opened: -75, asked: -66, answerBy: -58 },
    helps: HELPS,
    mode: 'hybrid',
    minOverlap: '1',
  })
  await say(desk, matching, { school: 'z5', day: -64, wish: 'z1' })
  await say(desk, matching, { school: 'z1', day: -64 })
  await say(desk, matching, { school: 'z3', day: -63 })
  await say(desk, matching, { school: 'z6', day: -62 })
  await say(desk, matching, { school: 'z2', day: -61 })
  await say(desk, matching, {
    school: 'z9',
    day: -60,
    no: 'Просим дождаться ответа школы, которая помогала нам в прошлом году.',
  })
  await publish(desk, matching, {
    seat: SEAT,
    refused: [
      { school: 'z8', reason: 'Школа на ремонте и своих дефицитов не назвала: предложим пару отдельно.' },
      { school: 'z9', reason: 'Школа возражает: решим, когда ответит её прошлогодний наставник.' },
    ],
    ...{ closed: -57, decided: -56, signed: -52, contractsUntil: -20, number: '71-р' },
    chair: ['председатель комитета', 'Т.О. Вяземская'],
  })
  await handleFacts(
    desk.database,
    [followPair, goalFromDeficit, takenByPair],
    makeLog({ level: 'silent' }),
    STORY_DAYS,
  )
}
