import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'

const ru = {
  ask: 'Попросить перенос',
  title: 'Попросить перенос срока',
  now: (day: Day) => `Сейчас срок ${shortDay(day)}.`,
  stays: 'Он останется таким, пока перенос не разрешат.',
  until: 'Новый срок',
  reason: 'Почему',
  reasonHint: 'Например: встреча с партнёром перенесена на следующую неделю.',
  send: 'Отправить просьбу',
  set: 'Перенести срок',
  setTitle: 'Перенос срока',
  decision: 'Решение',
  decisions: { moved: 'Перенести', kept: 'Оставить прежний срок' },
  words: 'Что сказать школе',
  wordsHint: 'Если срок остаётся прежним или переносится без просьбы, напишите почему.',
  save: 'Сохранить решение',
  asks: (by: string, day: Day, reason: string) => `${by} просит перенести на ${shortDay(day)}: «${reason}»`,
  waits: (day: Day) => `попросили перенести на ${shortDay(day)}, решения ещё нет`,
  moved: (before: Day) => `перенесён с ${shortDay(before)}`,
  list: 'Просят перенести срок',
  caption: 'Просьбы, на которые ещё не ответили',
  who: 'Кто просит',
  wanted: 'Просят до',
  termNow: 'Срок',
  role: 'просьба',
  decided: 'решение',
  asked: (day: Day, reason: string) => `Просьба перенести срок на ${shortDay(day)}: «${reason}»`,
  granted: (before: Day, day: Day, words: string) =>
    `Срок перенесён с ${shortDay(before)} на ${shortDay(day)}${words === '' ? '' : `: «${words}»`}`,
  refused: (words: string) => `Срок остался прежним: «${words}»`,
}

const en: typeof ru = {
  ask: 'Ask for a later day',
  title: 'Ask for a later day',
  now: (day) => `The term is ${shortDay(day)} now.`,
  stays: 'It stays until another day is given.',
  until: 'New term',
  reason: 'Why',
  reasonHint: 'For instance: the meeting with the partner was moved to the next week.',
  send: 'Send',
  set: 'Move the term',
  setTitle: 'Moving the term',
  decision: 'Decision',
  decisions: { moved: 'Move it', kept: 'Leave the old term' },
  words: 'What to tell the school',
  wordsHint: 'If the old term stays, or is moved without being asked for, say why.',
  save: 'Save the decision',
  asks: (by, day, reason) => `${by} asks to move it to ${shortDay(day)}: “${reason}”`,
  waits: (day) => `asked to move it to ${shortDay(day)}, not decided yet`,
  moved: (before) => `moved from ${shortDay(before)}`,
  list: 'A later day is asked for',
  caption: 'Requests that nobody has answered yet',
  who: 'Who asks',
  wanted: 'Asked for',
  termNow: 'Term',
  role: 'request',
  decided: 'decision',
  asked: (day, reason) => `Asked to move the term to ${shortDay(day)}: “${reason}”`,
  granted: (before, day, words) =>
    `The term was moved from ${shortDay(before)} to ${shortDay(day)}${words === '' ? '' : `: “${words}”`}`,
  refused: (words) => `The term stayed: “${words}”`,
}

/** A later day: asked for, given, or not. */
export const postponingText = { ru: { later: ru }, en: { later: en } } as const
