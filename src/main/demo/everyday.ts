import { addDays } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { writeAnnex } from '../../modules/directives/commands/annexes.ts'
import { writeClause } from '../../modules/directives/commands/clauses.ts'
import { nameDirectiveControllers } from '../../modules/directives/commands/controllers.ts'
import { makeToken } from '../../modules/people/commands/tokens.ts'
import { keepStar, saveFilter } from '../../modules/watching/commands.ts'
import { hashOfToken, newId, newToken } from '../../platform/random.ts'
import { startDirective } from '../confirm.ts'
import type { ControlStage } from './control.ts'

/** A school begins to answer by letter: the поручение it answers stands in it, a table is its annex. */
const answerByLetter = async ({ today, act, assignment }: ControlStage): Promise<void> => {
  const owed = await assignment('2.3', 'z1')
  if (owed === null) return
  const day = addDays(today, -1)
  const about = 'О сводке дефицитов педагогов по предметам'
  const begun = await act('z1', day, startDirective, {
    kind: 'письмо',
    title: about,
    answersTo: '',
    assignment: owed,
  })
  const directive = idInAddress(begun)
  await act('z1', day, writeClause, {
    directive,
    ...{ clause: '', parent: '', addressees: [], addressedAs: '', modality: 'order', term: '' },
    ...{ control: '', controller: '' },
    action: 'Направляем сводку дефицитов педагогов нашей школы по предметам',
  })
  await act('z1', day, writeAnnex, {
    directive,
    annex: '',
    title: 'Сводка по предметам',
    kind: 'table',
    body: 'Предмет\tПедагогов\tКакая помощь нужна\nматематика\t3\tразбор заданий второй части\nфизика\t1\tопыты на уроке',
  })
}

/** Two people control one clause of the order, each in his own list. */
const shareControl = async ({ today, act, person, order, clause }: ControlStage): Promise<void> => {
  await act('coordinator', addDays(today, -4), nameDirectiveControllers, {
    directive: order,
    clause: await clause('2.3'),
    people: [person('officer'), person('methodologist')],
  })
}

/** What people keep in sight: stars, and a filter under a name of its own. */
const keepInSight = async ({ today, act, order }: ControlStage): Promise<void> => {
  const star = { record: order, who: '', form: '', keep: true, back: 'card' }
  for (const code of ['coordinator', 'methodologist']) await act(code, addDays(today, -8), keepStar, star)
  await act('coordinator', addDays(today, -8), saveFilter, {
    list: '/assignments/control',
    query: 'state=late',
    name: 'Просроченное по району',
  })
}

/** A program of the district reads its assignments by a key; nobody knows the key itself any more. */
const letProgramsIn = async ({ today, act }: ControlStage): Promise<void> => {
  const key = () => ({ id: newId(), tokenHash: hashOfToken(newToken()), tail: 'демо' })
  const until = shortDay(addDays(today, 120))
  await act('coordinator', addDays(today, -6), makeToken, {
    ...key(),
    ...{
      name: 'Сводка для совещаний',
      until,
      writes: false,
      modules: ['assignments', 'directives'],
      node: '',
    },
  })
}

/** Small things of every day around the order. */
export const everyday = async (stage: ControlStage): Promise<void> => {
  await shareControl(stage)
  await letProgramsIn(stage)
  await keepInSight(stage)
  await answerByLetter(stage)
}
