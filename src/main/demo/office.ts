import { addDays, type Day } from '../../kernel/day.ts'
import { draftResolution, receiveDirective } from '../../modules/directives/commands/resolution.ts'
import type { Command, Subject } from '../../platform/command/command.ts'
import { resolveDirective } from '../confirm.ts'
import { type Paper, regionOrder } from './papers.ts'

/** What the story of the office needs of the stage: real commands of real people on their days. */
export type Desk = {
  readonly today: Day
  readonly person: (code: string) => string
  readonly upload: (code: string, day: Day, paper: Paper, level: 'own' | 'incoming') => Promise<string>
  readonly act: <I, S extends Subject, C>(
    code: string,
    day: Day,
    spec: Command<I, S, C>,
    raw: unknown,
  ) => Promise<string>
}

const takeIn = async (desk: Desk, day: Day, number: string, about: string): Promise<string> => {
  const directive = await desk.upload(
    'officer',
    day,
    regionOrder(addDays(day, -2), desk.today, number, about),
    'incoming',
  )
  await desk.act('officer', day, receiveDirective, { directive, number: '', receivedOn: '' })
  return directive
}

/** One paper of the region with its resolution, one that still waits on the head's table with a draft. */
const incoming = async (desk: Desk): Promise<void> => {
  const { today } = desk
  const done = await takeIn(desk, addDays(today, -5), '338-р', 'О сборе сведений об опыте школ')
  const task = {
    clause: null,
    goesDown: true,
    text: 'Собрать ответы школ и подготовить сводку района',
    term: '',
    executors: [desk.person('officer'), desk.person('methodologist')],
  }
  await desk.act('chair', addDays(today, -4), resolveDirective, {
    directive: done,
    text: 'В работу. Прошу взять сведения и у школ, которые помогают другим.',
    lines: [task],
  })
  const waiting = await takeIn(
    desk,
    addDays(today, -1),
    '351-р',
    'О подготовке областной встречи школьных команд',
  )
  await desk.act('methodologist', addDays(today, -1), draftResolution, {
    directive: waiting,
    text: 'Прошу подобрать команды, готовые выступить.',
    lines: [
      { ...task, text: 'Предложить три команды для выступления', executors: [desk.person('methodologist')] },
    ],
  })
}

/** The paperwork of the district's office. */
export const officeStory = async (desk: Desk): Promise<void> => {
  await incoming(desk)
}
