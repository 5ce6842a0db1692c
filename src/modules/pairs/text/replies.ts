import { typoAll } from '../../../kernel/typo.ts'

const ru = typoAll({
  pair: {
    title: 'Пара школ',
    for: (school: string) => `Отвечает ${school}.`,
    who: 'Кто помогает',
    whom: 'Кому',
    days: 'Срок',
    agreeTitle: 'Согласна ли школа?',
    agreeWhy:
      'Школы соглашаются каждая за себя. Когда согласны все, район утверждает пару документом. Ответ увидят обе школы и их районы.',
    declineTitle: 'Если школа не согласна',
  },
  contract: {
    title: (number: string | null) => (number === null ? 'Договор' : `Договор № ${number}`),
    for: (school: string) => `Подписывает ${school}.`,
    why: 'Распечатайте договор, подпишите у директора и запишите день. Копию можно приложить сейчас или передать в район потом.',
    print: 'Открыть договор для печати',
    docx: 'Скачать DOCX',
    subject: 'О чём',
    other: 'Другая сторона',
    signedOn: (day: string) => `подписала ${day}`,
    notYet: 'ещё не подписала',
    next: 'С подписью второй стороны договор начинает действовать.',
  },
  plan: {
    title: 'План взаимодействия',
    for: (school: string) => `Утверждает ${school}.`,
    rows: 'Мероприятия плана',
    why: 'Прочтите план. Если он верен, утвердите его. Если нет, не утверждайте его, а напишите замечания.',
    save: 'Утвердить план',
    next: 'Когда план утвердят все школы пары, он уйдёт в район на согласование. Если мероприятия изменят, утверждать попросят заново.',
  },
  remarks: {
    title: 'Замечания',
    label: 'Что изменить',
    seen: 'Прочтут ваша школа и те, кто ведёт пару. Ответ появится на этой странице.',
    save: 'Отправить замечания',
    contract: 'Замечания договор не отклоняют: подписать его можно и после них, по этой же ссылке.',
    plan: 'Замечания план не отклоняют: утвердить его можно и после них, по этой же ссылке.',
  },
  done: {
    agreed: 'Согласие записано',
    declined: 'Отказ записан',
    said: 'Ответ записан',
    signed: 'Подпись записана',
    approved: 'План утверждён вашей школой',
    remarked: 'Замечания отправлены',
  },
  doneWhy: {
    agreed:
      'Когда согласятся остальные школы, район утвердит пару документом. Вам больше ничего не нужно делать.',
    declined: 'Причину увидят обе школы и их районы. Вам больше ничего не нужно делать.',
    said: 'Ответ увидят только ваша школа и район.',
    signed: 'День и копию увидят обе школы и район. Вам больше ничего не нужно делать.',
    approved: 'План уйдёт в район, когда его утвердят все школы пары. Вам больше ничего не нужно делать.',
    remarked:
      'Их прочтут те, кто ведёт пару. Ответ появится здесь: откройте эту же ссылку через день-другой.',
  },
})

const en: typeof ru = {
  pair: {
    title: 'Pair of schools',
    for: (school) => `The answer is given by ${school}.`,
    who: 'Who helps',
    whom: 'Whom',
    days: 'Term',
    agreeTitle: 'Does the school agree?',
    agreeWhy:
      'Each school agrees for itself. When all have agreed, the district approves the pair by an act. The answer is seen by both schools and their districts.',
    declineTitle: 'If the school does not agree',
  },
  contract: {
    title: (number) => (number === null ? 'Contract' : `Contract no. ${number}`),
    for: (school) => `Signed by ${school}.`,
    why: 'Print the contract, have it signed by the head and write down the day. The copy can be attached now or handed to the district later.',
    print: 'Open the contract for printing',
    docx: 'Download DOCX',
    subject: 'About',
    other: 'The other side',
    signedOn: (day) => `signed on ${day}`,
    notYet: 'has not signed yet',
    next: 'With the signature of the second side the contract comes into force.',
  },
  plan: {
    title: 'Interaction plan',
    for: (school) => `Approved by ${school}.`,
    rows: 'Activities of the plan',
    why: 'Read the plan. If it is right, approve it. If not, do not approve it but write your remarks.',
    save: 'Approve the plan',
    next: 'Once all schools of the pair approve it, the plan goes to the district. If its activities change, you will be asked again.',
  },
  remarks: {
    title: 'Remarks',
    label: 'What to change',
    seen: 'Read by your school and those who keep the pair. The answer appears on this page.',
    save: 'Send the remarks',
    contract: 'Remarks do not decline the contract: it can be signed after them, by this very link.',
    plan: 'Remarks do not decline the plan: it can be approved after them, by this very link.',
  },
  done: {
    agreed: 'The consent is written down',
    declined: 'The refusal is written down',
    said: 'The answer is written down',
    signed: 'The signature is written down',
    approved: 'Your school has approved the plan',
    remarked: 'The remarks are sent',
  },
  doneWhy: {
    agreed:
      'When the other schools agree, the district approves the pair by an act. There is nothing more for you to do.',
    declined: 'The reason is seen by both schools and their districts. There is nothing more for you to do.',
    said: 'The answer is seen only by your school and the district.',
    signed:
      'The day and the copy are seen by both schools and the district. There is nothing more for you to do.',
    approved:
      'The plan goes to the district once all schools of the pair approve it. There is nothing more for you to do.',
    remarked:
      'They are read by those who keep the pair. The answer appears here: open this very link in a day or two.',
  },
}

/** Words of the pages that a one-time link opens. */
export const repliesText = { ru, en } as const
export type RepliesText = typeof ru
