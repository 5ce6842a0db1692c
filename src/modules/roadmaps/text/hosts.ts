import { countEn, countRu } from '../../../kernel/format.ts'

export const hostsRu = {
  title: 'Где проводится',
  lead: 'Одну строку выполняют сразу несколько школ, каждая выбирает свой вид. Отмеченные получат поручение указать вид и дни.',
  schools: 'Школы, у которых проводится',
  schoolsHint: 'Снятая отметка отзывает поручение, если школа ещё не ответила.',
  save: 'Сохранить и спросить школы',
  part: 'Где проводится',
  none: 'Школы, у которых проводится, не названы.',
  count: (done: number, all: number) => `вид выбрали ${done} из ${countRu(all, ['школы', 'школ', 'школ'])}`,
  host: 'Школа',
  form: 'Вид проведения',
  formHint: (usual: string) => `Своими словами. Чаще всего: ${usual}.`,
  when: 'Когда у нас',
  whenHint: 'Например: «12.10-14.10». Можно указать позже.',
  rowTerm: 'Срок строки:',
  notYet: 'ещё не выбран',
  name: 'Назвать школы, где проводится',
  choose: 'Указать вид проведения',
  change: 'Изменить вид',
  send: 'Сохранить вид',
  sent: 'Ответ отправлен',
  sentWhy: 'Его увидит район. Изменить ответ можно здесь же, пока ссылка действует.',
}

export const hostsEn: typeof hostsRu = {
  title: 'Where it takes place',
  lead: 'Several schools carry out one row at once, each in its own form. Those ticked are asked for their form and days.',
  schools: 'Schools that host it',
  schoolsHint: 'Removing a tick takes the assignment back if the school has not answered yet.',
  save: 'Save and ask the schools',
  part: 'Where it takes place',
  none: 'No hosts are named.',
  count: (done, all) => `${done} of ${countEn(all, ['school', 'schools'])} chose a form`,
  host: 'School',
  form: 'Form',
  formHint: () => 'In your own words.',
  when: 'When at ours',
  whenHint: 'For example: “12.10-14.10”. May be given later.',
  rowTerm: 'Term of the row:',
  notYet: 'not chosen yet',
  name: 'Name the schools that host it',
  choose: 'Choose the form',
  change: 'Change the form',
  send: 'Save the form',
  sent: 'The answer is sent',
  sentWhy: 'The municipality sees it. It can be changed here while the link works.',
}

/** Refusals about hosts. */
export const hostSentences = {
  ru: {
    hostsOfDraft: 'Школы называют у действующей карты: сначала утвердите версию',
    hostsOfUnapproved: 'Строка ещё не утверждена: сначала утвердите новую версию',
    hostsOfSection: 'Это заголовок раздела: назовите школы у его строк',
    noHost: 'Отметьте хотя бы одну школу',
    hostNeedsForm: 'Напишите, в каком виде проведёте: например, «открытые уроки»',
  },
  en: {
    hostsOfDraft: 'Hosts are named in a roadmap in force: approve a version first',
    hostsOfUnapproved: 'The row is not approved yet: approve a new version first',
    hostsOfSection: 'This is a heading: name hosts for its rows',
    noHost: 'Tick at least one school',
    hostNeedsForm: 'Write in what form it will be, for example “open lessons”',
  },
}
