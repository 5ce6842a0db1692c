import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import {
  agreeContract,
  draftContract,
  extendContract,
  sendContract,
  terminateContract,
} from '../../modules/pairs/commands/contracts.ts'
import { logConsultation } from '../../modules/pairs/commands/meetings.ts'
import { sayOpinion } from '../../modules/pairs/commands/opinions.ts'
import { signContract } from '../../modules/pairs/commands/signing.ts'
import type { PairDesk } from './pairs.ts'

type Signing = {
  readonly pair: string
  readonly curated: string
  readonly mentor: string
  readonly day: number
  readonly until: number
  readonly signed: readonly ('mentor' | 'curated')[]
}

/** A contract from its draft to the signatures that there are. */
const contract = async (
  desk: PairDesk,
  { pair, curated, mentor, day, until, signed }: Signing,
): Promise<string> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const id = idInAddress(
    await desk.run('coordinator', on(day), draftContract, {
      pair,
      bond: `${desk.organisation(curated)}:${desk.organisation(mentor)}`,
      from: shortDay(on(day)),
      until: shortDay(on(until)),
      place: 'г. Заозёрск',
      basis: 'распоряжение комитета образования о сетевом наставничестве',
      subject: 'речь и чтение; математика; физика',
    }),
  )
  await desk.run('coordinator', on(day), agreeContract, { contract: id, number: '', on: shortDay(on(day)) })
  await desk.run('coordinator', on(day + 1), sendContract, { contract: id })
  const head = { mentor, curated }
  for (const side of signed)
    await desk.run(head[side], on(day + 2), signContract, {
      contract: id,
      side,
      on: shortDay(on(day + 2)),
      file: null,
    })
  return id
}

const BOTH = ['mentor', 'curated'] as const

/** Contracts in every state, most of them of the pair that works. */
export const contracts = async (
  desk: PairDesk,
  pair: string,
  quiet: { readonly z6: string; readonly z7: string },
): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const of = { pair, curated: 'z5', until: 190 }
  const first = await contract(desk, { ...of, mentor: 'z1', day: -44, until: 20, signed: BOTH })
  await desk.run('coordinator', on(-3), extendContract, {
    contract: first,
    until: shortDay(on(190)),
    words: 'дополнительное соглашение № 1',
  })
  await contract(desk, { ...of, mentor: 'z3', day: -43, until: 14, signed: BOTH })
  const sixth = { pair: quiet.z6, mentor: 'z2', curated: 'z6', until: 190 }
  const seventh = { pair: quiet.z7, mentor: 'z2', curated: 'z7', until: 190 }
  await contract(desk, { ...sixth, day: -10, signed: ['mentor'] })
  const left = await contract(desk, { ...seventh, day: -40, signed: BOTH })
  await desk.run('coordinator', on(-6), terminateContract, {
    contract: left,
    on: shortDay(on(-7)),
    reason: 'Стороны составят новый договор с другими направлениями.',
  })
  await contract(desk, { ...seventh, day: -5, signed: [] })
}

type Met = readonly [
  day: number,
  by: string,
  form: string,
  theme: string,
  hours: string,
  people: string,
  result: string,
]

const MEETINGS: readonly Met[] = [
  [
    -40,
    'z1',
    'visit',
    'С чего начать: уроки и записи о них',
    '2',
    '6',
    'Выбрали два класса и дни посещений.',
  ],
  [
    -33,
    'z3',
    'lesson',
    'Опыты на уроке физики в 7 классе',
    '1,5',
    '3',
    'Показали три опыта на том, что есть в кабинете.',
  ],
  [
    -19,
    'z1',
    'online',
    'Разбор ошибок проверочной работы по математике',
    '1',
    '5',
    'Составили задания на повторение.',
  ],
  [
    -8,
    'z5',
    'training',
    'Как готовить к устному собеседованию',
    '3',
    '11',
    'Учителя провели пробное собеседование.',
  ],
]

/** Meetings of the working pair, and its answer whether the pair suits. */
export const meetings = async (desk: PairDesk, pair: string): Promise<void> => {
  for (const [day, by, form, theme, hours, people, result] of MEETINGS)
    await desk.run(by, addDays(desk.today, day), logConsultation, {
      pair,
      school: desk.organisation(by),
      curated: desk.organisation('z5'),
      on: shortDay(addDays(desk.today, day)),
      form,
      theme,
      hours,
      people,
      result,
      who: by === 'z3' ? 'Ветлугин П. Р.' : 'Ольховская Н. П.',
      goal: '',
    })
  await desk.run('z5', addDays(desk.today, -30), sayOpinion, {
    pair,
    school: desk.organisation('z5'),
    kind: 'fit',
    mark: 'yes',
    helped: 'Приезжают к нам и смотрят наши уроки.',
    missing: '',
    channel: 'self',
  })
}
