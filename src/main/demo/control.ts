import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import {
  askLater,
  delegateAssignment,
  judgeManyAssignments,
  noteCall,
  reportAssignment,
  setTerm,
} from '../../modules/assignments/commands.ts'
import type { AnyCommand } from '../../platform/command/command.ts'
import { questions } from '../concerns.ts'
import { everyday } from './everyday.ts'

/** What the control of an order needs of the stage: who acts, and which поручение of a clause and school is meant. */
export type ControlStage = {
  readonly today: Day
  /** The order that is kept under control, and its clauses by number. */
  readonly order: string
  readonly clause: (number: string) => Promise<string>
  readonly act: (code: string, day: Day, command: AnyCommand, raw: object) => Promise<string>
  readonly assignment: (clause: string, school: string) => Promise<string | null>
  readonly person: (code: string) => string | undefined
  readonly questionAbout: (record: string) => Promise<string | null>
}

const SITE = '2.4'

/** Three schools report the same day; the officer accepts all of them at one press. */
const acceptTogether = async ({ today, act, assignment }: ControlStage): Promise<void> => {
  const ticks: string[] = []
  for (const school of ['z1', 'z3', 'z4']) {
    const id = await assignment(SITE, school)
    if (id === null) continue
    const report = { assignment: id, text: 'План размещён на сайте школы.', files: [], channel: 'self' }
    await act(school, addDays(today, -3), reportAssignment, report)
    ticks.push(`${id}:1`)
  }
  const decision = { assignments: ticks, decision: 'accepted', words: '' }
  await act('officer', addDays(today, -2), judgeManyAssignments, decision)
}

/** A head hands one поручение to her deputy for a week. */
const handToDeputy = async ({ today, act, assignment, person }: ControlStage): Promise<void> => {
  const id = await assignment('2.3', 'z6')
  if (id === null) return
  await act('z6', addDays(today, -2), delegateAssignment, {
    assignment: id,
    person: person('z6-deputyHead'),
    until: shortDay(addDays(today, 8)),
    words: 'Соберите сводку по предметам вместе с объединениями учителей.',
  })
}

/** The officer rings up a school that is late, and answers a question of another. */
const talk = async ({ today, act, assignment, questionAbout }: ControlStage): Promise<void> => {
  const late = await assignment('2.1', 'z8')
  if (late !== null)
    await act('officer', addDays(today, -1), noteCall, {
      assignments: [late],
      spokeWith: 'директор',
      said: 'План обсудили, пришлют после педсовета.',
      promised: shortDay(addDays(today, 2)),
      back: 'late',
    })
  const asked = await assignment('2.3', 'z7')
  if (asked === null) return
  await act('z7', addDays(today, -1), questions.ask, {
    record: asked,
    row: '',
    text: 'Дефициты указывать по каждому учителю или по предмету в целом?',
  })
  const question = await questionAbout(asked)
  if (question === null) return
  await act('officer', addDays(today, -1), questions.say, {
    question,
    text: 'По предмету в целом, фамилии не нужны.',
    forAll: false,
  })
}

/** One school got another day before its term came, another asks for one and waits. */
const otherDays = async ({ today, act, assignment }: ControlStage): Promise<void> => {
  const moved = await assignment('2.2', 'z9')
  if (moved !== null)
    await act('officer', addDays(today, -7), setTerm, {
      assignment: moved,
      decision: 'moved',
      until: shortDay(addDays(today, 10)),
      words: 'Учитель физики на курсах до конца недели.',
    })
  const asked = await assignment('2.1', 'z8')
  if (asked === null) return
  await act('z8', today, askLater, {
    assignment: asked,
    until: shortDay(addDays(today, 3)),
    reason: 'План принимает педсовет, он перенесён на среду.',
  })
}

/** How an order is kept under control: many accepted at once, one handed over, a call, a question, other days. */
export const keepUnderControl = async (stage: ControlStage): Promise<void> => {
  await acceptTogether(stage)
  await handToDeputy(stage)
  await talk(stage)
  await otherDays(stage)
  await everyday(stage)
}
