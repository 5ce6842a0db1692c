import { countEn, countRu } from '../../../kernel/format.ts'

const ru = {
  delegate: {
    title: 'Передать поручение',
    person: 'Кому',
    personHint: 'Люди вашей школы, у которых есть роль в программе.',
    until: 'До какого дня включительно',
    untilHint: 'дд.мм.гггг. Если не указать, до исполнения.',
    words: 'Что сделать',
    whoAnswers:
      'Отчёт пойдёт с пометкой «за руководителя». Поручение останется и в вашем списке, забрать его назад можно в любой день.',
    send: 'Передать поручение',
    nobody: 'Передать пока некому',
    nobodyWhy: 'Дайте человеку роль в школе: после этого он появится в списке.',
    toPeople: 'Люди школы',
  },
  call: {
    title: 'Записать звонок',
    about: 'О чём говорили',
    spokeWith: 'С кем говорили',
    said: 'Что сказали',
    saidHint: 'Одна фраза. Её увидят школа и все, кто контролирует.',
    promised: 'Обещали сделать до',
    save: 'Записать звонок',
  },
  handOver: {
    title: 'Передать дела',
    lead: 'Все открытые дела человека переходят другому за один раз: уход, перевод, отпуск.',
    from: 'Чьи дела',
    choose: 'Выберите человека',
    to: 'Кому передать',
    reason: 'Почему',
    reasonHint: 'Например: отпуск с 01.07 по 14.08. Эти слова останутся в истории каждого поручения.',
    caption: (count: number) => `Открытые дела: ${count}`,
    kind: 'Как связан',
    kinds: { addressee: 'исполняет', controller: 'контролирует', delegate: 'передано ему' },
    where: 'Организация',
    send: (count: number) => `Передать ${countRu(count, ['дело', 'дела', 'дел'])}`,
    nothing: 'Открытых дел на этом человеке нет',
    nothingWhy: 'Поручения самой школе переходят вместе с должностью, передавать их не нужно.',
    roles:
      'Поручения, которые даны школе, а не человеку, исполняет её руководитель. Если руководитель уходит в отпуск, назначьте замещение на его странице в разделе «Люди».',
  },
}

const en: typeof ru = {
  delegate: {
    title: 'Hand the assignment over',
    person: 'To whom',
    personHint: 'People of your school who hold a role in the program.',
    until: 'Until which day, inclusive',
    untilHint: 'dd.mm.yyyy. Left empty: until it is done.',
    words: 'What to do',
    whoAnswers:
      'The report will say “for the head”. The assignment stays in your list too; you may take it back any day.',
    send: 'Hand the assignment over',
    nobody: 'There is nobody to hand it to yet',
    nobodyWhy: 'Give the person a role at the school: then he appears in the list.',
    toPeople: 'People of the school',
  },
  call: {
    title: 'Write down a call',
    about: 'What it was about',
    spokeWith: 'With whom you spoke',
    said: 'What was said',
    saidHint: 'One sentence. The school and all who control will see it.',
    promised: 'Promised to do it by',
    save: 'Write the call down',
  },
  handOver: {
    title: 'Hand over all work',
    lead: 'All open work of a person goes to another at once: leaving, transfer, holiday.',
    from: 'Whose work',
    choose: 'Choose a person',
    to: 'To whom',
    reason: 'Why',
    reasonHint:
      'For instance: on leave from 01.07 to 14.08. These words stay in the history of each assignment.',
    caption: (count) => `Open work: ${count}`,
    kind: 'In what part',
    kinds: { addressee: 'does it', controller: 'controls it', delegate: 'handed to him' },
    where: 'Organisation',
    send: (count) => `Hand over ${countEn(count, ['item', 'items'])}`,
    nothing: 'This person has no open work',
    nothingWhy: 'Assignments of the school itself go with the post; they need not be handed over.',
    roles:
      'Assignments given to a school and not to a person are done by its head. If the head goes on leave, name a deputy on his page in “People”.',
  },
}

/** Handed to a colleague, handed over with the post, told by telephone. */
export const handingText = { ru, en } as const
