import { countEn, countRu } from '../../kernel/format.ts'
import type { Sentences } from '../../platform/http/visit.ts'
import { rolesIn } from '../../ui/roles.ts'
import type { LetterPhrases } from './domain/letter.ts'

type Words = Readonly<Record<string, unknown>>

const wordIn = (words: Words, name: string): string => {
  const value = words[name]
  return typeof value === 'string' ? value : ''
}

/** What happened, and to which thing where it is named. */
const about = (said: string, words: Words): string =>
  [said, wordIn(words, 'title')].filter(Boolean).join(': ')

const roleIn = (words: Words, lang: 'ru' | 'en'): string => rolesIn(lang)(wordIn(words, 'role'))

/** Sentences of news by code; a code that is not here shows the title of its thing. */
type Tellings = Readonly<Record<string, (words: Words) => string>>

const ruTellings: Tellings = {
  assignmentsGiven: (words) => `Новый документ с поручениями: ${wordIn(words, 'source')}`,
  dueSoon: (words) => `Скоро срок: ${wordIn(words, 'title')}`,
  overdue: (words) => `Просрочено: ${wordIn(words, 'title')}`,
  controllerNamed: (words) => `Вы контролируете исполнение: ${wordIn(words, 'title')}`,
  assignmentReported: (words) => `Отчёт ждёт проверки: ${wordIn(words, 'title')}`,
  assignment_accepted: (words) => `Отчёт принят: ${wordIn(words, 'title')}`,
  assignment_returned: (words) => `Отчёт возвращён с замечанием: ${wordIn(words, 'title')}`,
  assignment_offControl: (words) => `Принято и снято с контроля: ${wordIn(words, 'title')}`,
  assignmentRecalled: (words) => `Поручение отозвано: ${wordIn(words, 'title')}`,
  assignmentHanded: (words) => `Вам передано поручение: ${wordIn(words, 'title')}`,
  assignmentTakenBack: (words) => `Переданное вам поручение забрали: ${wordIn(words, 'title')}`,
  postponementAsked: (words) => `Просят перенести срок: ${wordIn(words, 'title')}`,
  postponed: (words) => `Срок перенесён: ${wordIn(words, 'title')}`,
  postponementRefused: (words) => `Срок остался прежним: ${wordIn(words, 'title')}`,
  assignmentRemark: (words) => `Вопрос или ответ о поручении: ${wordIn(words, 'title')}`,
  questionAsked: (words) => `Вам задан вопрос: ${wordIn(words, 'title')}`,
  questionAnswered: (words) => `Ответ на ваш вопрос: ${wordIn(words, 'title')}`,
  formEnteredForYou: (words) => `За вашу школу внесли ответ, подтвердите его: ${wordIn(words, 'title')}`,
  formReminder: (words) => `Ждут ответа по форме: ${wordIn(words, 'title')}`,
  workHandedOver: () => 'Дела переданы от одного человека другому',
  roleGranted: (words) => `Вам дана роль: ${roleIn(words, 'ru')}`,
  roleEnded: (words) => `Ваша роль закончена: ${roleIn(words, 'ru')}`,
  dutyHanded: () => 'Вам на время переданы обязанности коллеги',
  erasureAsked: () => 'Человек просит стереть свои данные',
  directiveConfirmed: (words) => `Документ подтверждён: ${wordIn(words, 'title')}`,
  directiveWaits: (words) => about('Документ ждёт вашей резолюции', words),
  resolutionDrafted: (words) => about('Подготовлен проект резолюции', words),
  visaAsked: (words) => about('Согласуйте проект документа', words),
  visaRemarks: (words) => about('Проект документа возвращён с замечаниями', words),
  visasDone: (words) => about('Проект документа согласован', words),
  paperSigned: (words) => `Подписан документ: ${wordIn(words, 'title')}`,
  pairProposed: (words) => `Предложена пара: ${wordIn(words, 'title')}`,
  pair_agreed: (words) => `Все школы согласны на пару: ${wordIn(words, 'title')}`,
  pair_confirmed: (words) => `Пара утверждена: ${wordIn(words, 'title')}`,
  pair_working: (words) => `Пара начала работу: ${wordIn(words, 'title')}`,
  pair_ended: (words) => `Пара завершена, как прошла помощь? ${wordIn(words, 'title')}`,
  pair_endedEarly: (words) => `Пара завершена раньше срока: ${wordIn(words, 'title')}`,
  pair_declined: (words) => `Пара отклонена: ${wordIn(words, 'title')}`,
  planSent: (words) => `План взаимодействия ждёт согласования: ${wordIn(words, 'title')}`,
  planApproved: (words) => `Школа утвердила план взаимодействия: ${wordIn(words, 'title')}`,
  plan_returned: (words) => `План взаимодействия возвращён с замечаниями: ${wordIn(words, 'title')}`,
  plan_agreed: (words) => `План взаимодействия согласован: ${wordIn(words, 'title')}`,
  contract_sent: (words) => `Договор ждёт подписи: ${wordIn(words, 'title')}`,
  contract_signedByOne: (words) => `Договор подписала одна сторона: ${wordIn(words, 'title')}`,
  contract_inForce: (words) => `Договор действует: ${wordIn(words, 'title')}`,
  contract_extended: (words) => `Договор продлён: ${wordIn(words, 'title')}`,
  contract_ended: (words) => `Срок договора истёк: ${wordIn(words, 'title')}`,
  contract_terminated: (words) => `Договор расторгнут: ${wordIn(words, 'title')}`,
  consentWaits: (words) =>
    `Ответьте до ${wordIn(words, 'day')}, согласна ли школа: ${wordIn(words, 'title')}`,
  pairNotMade: (words) =>
    `Пара ${wordIn(words, 'school')} и ${wordIn(words, 'mentor')} по документу не создана: причина в решениях по парам`,
  pairFoundNoPlace: (words) =>
    `Пара не создана, у школы-наставника не осталось мест: ${wordIn(words, 'school')}`,
  contractExpires: (words) => `Договор кончается ${wordIn(words, 'day')}: ${wordIn(words, 'title')}`,
  pairNamed: (words) => `Вы названы в паре школ: ${wordIn(words, 'title')}`,
  schoolCategorySet: () => 'Школе назначена категория',
  participationBegun: () => 'Школа вошла в программу',
  participationEnded: () => 'Школа вышла из программы',
  engagementMarked: () => 'Отмечен уровень участия школы',
  roleUnheld: (words) => `Назовите, кто исполняет роль: ${roleIn(words, 'ru')}`,
  organisationJoined: (words) =>
    `Организация закрыта, передайте людей и поручения преемнику: ${wordIn(words, 'title')}`,
  passedOn: () => 'Ваши обязанности перешли к преемнику закрытой организации',
  deficitsEnteredForYou: (words) => `С ваших слов внесено, проверьте: ${wordIn(words, 'title')}`,
  deficitSheetOpened: (words) => `Приём открыт для вашей школы: ${wordIn(words, 'title')}`,
  deficitsCalled: (words) => `Регион открыл приём вашим школам: ${wordIn(words, 'title')}`,
  deficitClosed: () => 'Материалы приняты, дефицит восполнен',
  deficitEvidenceReturned: () => 'Материалы по дефициту возвращены с замечанием',
  deficitSheetAsked: (words) => `Школа просит открыть приём: ${wordIn(words, 'title')}`,
  workPassedOn: () => 'Вашей организации переданы поручения закрытой',
}

const enTellings: Tellings = {
  assignmentsGiven: (words) => `New document with assignments: ${wordIn(words, 'source')}`,
  controllerNamed: (words) => `You control the execution of: ${wordIn(words, 'title')}`,
  dueSoon: (words) => `Due soon: ${wordIn(words, 'title')}`,
  overdue: (words) => `Overdue: ${wordIn(words, 'title')}`,
  assignmentReported: (words) => `A report waits to be checked: ${wordIn(words, 'title')}`,
  assignment_accepted: (words) => `Report accepted: ${wordIn(words, 'title')}`,
  assignment_returned: (words) => `Report returned with a remark: ${wordIn(words, 'title')}`,
  assignment_offControl: (words) => `Accepted and taken off control: ${wordIn(words, 'title')}`,
  assignmentRecalled: (words) => `Assignment recalled: ${wordIn(words, 'title')}`,
  assignmentHanded: (words) => `An assignment was handed to you: ${wordIn(words, 'title')}`,
  assignmentTakenBack: (words) => `An assignment handed to you was taken back: ${wordIn(words, 'title')}`,
  postponementAsked: (words) => `A later day is asked for: ${wordIn(words, 'title')}`,
  postponed: (words) => `The term was moved: ${wordIn(words, 'title')}`,
  postponementRefused: (words) => `The term stays as it was: ${wordIn(words, 'title')}`,
  assignmentRemark: (words) => `A question or an answer on an assignment: ${wordIn(words, 'title')}`,
  questionAsked: (words) => `You were asked a question: ${wordIn(words, 'title')}`,
  questionAnswered: (words) => `Your question was answered: ${wordIn(words, 'title')}`,
  formEnteredForYou: (words) =>
    `An answer was entered for your school, confirm it: ${wordIn(words, 'title')}`,
  formReminder: (words) => `A form waits for your answer: ${wordIn(words, 'title')}`,
  workHandedOver: () => 'Work was handed over from one person to another',
  roleGranted: (words) => `You were given a role: ${roleIn(words, 'en')}`,
  roleEnded: (words) => `Your role has ended: ${roleIn(words, 'en')}`,
  dutyHanded: () => 'A colleague’s duties were handed to you for a time',
  erasureAsked: () => 'A person asks for his data to be erased',
  directiveConfirmed: (words) => `Document confirmed: ${wordIn(words, 'title')}`,
  directiveWaits: (words) => about('A document waits for your resolution', words),
  resolutionDrafted: (words) => about('A draft of the resolution is ready', words),
  visaAsked: (words) => about('Agree the draft of a document', words),
  visaRemarks: (words) => about('The draft of a document is returned with remarks', words),
  visasDone: (words) => about('The draft of a document is agreed', words),
  paperSigned: (words) => `Document signed: ${wordIn(words, 'title')}`,
  pairProposed: (words) => `A pair is proposed: ${wordIn(words, 'title')}`,
  pair_agreed: (words) => `All schools agree to the pair: ${wordIn(words, 'title')}`,
  pair_confirmed: (words) => `The pair is approved: ${wordIn(words, 'title')}`,
  pair_working: (words) => `The pair has begun its work: ${wordIn(words, 'title')}`,
  pair_ended: (words) => `The pair is over, how did the help go? ${wordIn(words, 'title')}`,
  pair_endedEarly: (words) => `The pair ended before its term: ${wordIn(words, 'title')}`,
  pair_declined: (words) => `The pair is declined: ${wordIn(words, 'title')}`,
  planSent: (words) => `An interaction plan waits for agreement: ${wordIn(words, 'title')}`,
  planApproved: (words) => `A school approved the interaction plan: ${wordIn(words, 'title')}`,
  plan_returned: (words) => `The interaction plan came back with remarks: ${wordIn(words, 'title')}`,
  plan_agreed: (words) => `The interaction plan is agreed: ${wordIn(words, 'title')}`,
  contract_sent: (words) => `A contract waits to be signed: ${wordIn(words, 'title')}`,
  contract_signedByOne: (words) => `One side has signed the contract: ${wordIn(words, 'title')}`,
  contract_inForce: (words) => `The contract is in force: ${wordIn(words, 'title')}`,
  contract_extended: (words) => `The contract is extended: ${wordIn(words, 'title')}`,
  contract_ended: (words) => `The term of the contract is over: ${wordIn(words, 'title')}`,
  contract_terminated: (words) => `The contract is terminated: ${wordIn(words, 'title')}`,
  consentWaits: (words) =>
    `Answer by ${wordIn(words, 'day')} whether the school agrees: ${wordIn(words, 'title')}`,
  pairNotMade: (words) =>
    `The pair ${wordIn(words, 'school')} and ${wordIn(words, 'mentor')} of the act was not made: see the rulings for the reason`,
  pairFoundNoPlace: (words) =>
    `A pair was not made, its mentor school has no places left: ${wordIn(words, 'school')}`,
  contractExpires: (words) => `The contract ends on ${wordIn(words, 'day')}: ${wordIn(words, 'title')}`,
  pairNamed: (words) => `You are named in a pair of schools: ${wordIn(words, 'title')}`,
  schoolCategorySet: () => 'The school was given a category',
  participationBegun: () => 'The school has entered the programme',
  participationEnded: () => 'The school has left the programme',
  engagementMarked: () => 'The school’s engagement was marked',
  roleUnheld: (words) => `Name who holds the role: ${roleIn(words, 'en')}`,
  organisationJoined: (words) =>
    `An organisation is closed, pass its people and assignments on: ${wordIn(words, 'title')}`,
  passedOn: () => 'Your duties went over to the successor of a closed organisation',
  deficitsEnteredForYou: (words) => `Entered from your words, please check: ${wordIn(words, 'title')}`,
  deficitSheetOpened: (words) => `Opened for your school: ${wordIn(words, 'title')}`,
  deficitsCalled: (words) => `The region has opened for your schools: ${wordIn(words, 'title')}`,
  deficitClosed: () => 'Evidence is accepted, the deficit is filled',
  deficitEvidenceReturned: () => 'Evidence of a deficit is returned with a remark',
  deficitSheetAsked: (words) => `A school asks to open: ${wordIn(words, 'title')}`,
  workPassedOn: () => 'Assignments of a closed organisation were passed on to yours',
}

const ruLetter: LetterPhrases & { readonly colleagues: string } = {
  greeting: (name) => `Здравствуйте, ${name}!`,
  colleagues: 'коллеги',
  subject: {
    digest: 'Связка: что нового',
    given: 'Связка: новые поручения',
    soon: 'Связка: скоро срок',
    late: 'Связка: просрочено',
    answer: 'Связка: новость',
  },
  lines: {
    late: (count) => `Просрочено: ${countRu(count, ['поручение', 'поручения', 'поручений'])}.`,
    soon: (count) => `Скоро срок: ${countRu(count, ['поручение', 'поручения', 'поручений'])}.`,
    given: (count) => `Новые документы с поручениями: ${count}.`,
    answer: (count) => `Ответы на ваши отчёты и другие новости: ${count}.`,
  },
  link: (address) => `Откройте «Что нового»: ${address}`,
  closing: '',
}

const enLetter: typeof ruLetter = {
  greeting: (name) => `Good day, ${name}!`,
  colleagues: 'colleagues',
  subject: {
    digest: 'Svyazka: what is new',
    given: 'Svyazka: new assignments',
    soon: 'Svyazka: due soon',
    late: 'Svyazka: overdue',
    answer: 'Svyazka: news',
  },
  lines: {
    late: (count) => `Overdue: ${countEn(count, ['assignment', 'assignments'])}.`,
    soon: (count) => `Due soon: ${countEn(count, ['assignment', 'assignments'])}.`,
    given: (count) => `New documents with assignments: ${count}.`,
    answer: (count) => `Answers to your reports and other news: ${count}.`,
  },
  link: (address) => `Open “What is new”: ${address}`,
  closing: '',
}

const ru = {
  news: {
    title: 'Что нового',
    lead: (unread: number) =>
      unread === 0
        ? 'Всё прочитано.'
        : `Непрочитанных ${countRu(unread, ['новость', 'новости', 'новостей'])}.`,
    empty: 'Новостей пока нет',
    emptyWhy: 'Здесь появится всё, что случится с вашими поручениями, ролями и документами.',
    readAll: 'Отметить всё прочитанным',
    settings: 'Как пишут людям района',
    mine: 'Какие письма приходят мне',
    unread: 'новое',
    other: 'Новость',
  },
  tellings: ruTellings,
  letter: ruLetter,
  settings: {
    title: 'Письма и напоминания',
    lead: (node: string) =>
      `${node}: когда и какими словами программа пишет людям. Свой выбор на «Моей странице» сильнее, но новые поручения и просрочка приходят всем.`,
    programmeLead: (node: string, programme: string) =>
      `${node}, «${programme}»: как писать обо всём, что относится к этой программе, кому бы письмо ни шло, и её участникам обо всём остальном. Пока здесь ничего не записано, пишем как всем.`,
    whom: 'Кому пишем',
    everybody: 'Всем',
    saved: 'Записано',
    mode: 'Как приходят письма',
    modes: { digest: 'Одно письмо в день', single: 'Отдельное письмо о каждой новости' },
    hour: 'В котором часу отправлять письмо дня',
    hourHint: 'По часам района. В выходные и праздники писем нет: новости ждут рабочего дня.',
    daysBefore: 'За сколько дней до срока напомнить',
    daysBeforeHint:
      'Через запятую, 0 значит в день срока: 30, 7, 3, 1. Если день выходной, напомним в рабочий день до него.',
    daysAfter: 'Через сколько дней после срока написать о просрочке',
    lateEvery: 'Потом повторять каждые столько дней',
    lateEveryHint: '0 значит больше не повторять.',
    mailbox: 'Писать на общий ящик школы',
    mailboxes: {
      never: 'Никогда',
      noAccount: 'Если у директора нет входа в программу',
      always: 'Всегда, вместе с письмом директору',
    },
    texts: 'Слова писем',
    textsHint: 'Пустое поле значит обычные слова программы. Суть письма и ссылку программа пишет сама.',
    kinds: {
      digest: 'Письмо дня',
      given: 'Новые поручения',
      soon: 'Скоро срок',
      late: 'Просрочено',
      answer: 'Ответы и другие новости',
    },
    opening: 'Начало',
    closing: 'Конец',
    placeholders: 'Можно вставить:',
    save: 'Записать',
    show: 'Показать письмо',
    preview: 'Письмо',
    previewWhose: 'Кому показать',
    previewKind: 'Какое письмо',
    previewSample: 'Новостей, о которых ему ещё не писали, нет: показан пример с одной.',
    previewReal: 'По новостям, о которых ему ещё не писали.',
    subject: 'Тема',
    nobody: 'Выберите человека',
  },
}

const en: typeof ru = {
  news: {
    title: 'What is new',
    lead: (unread) =>
      unread === 0 ? 'Everything is read.' : `${countEn(unread, ['unread item', 'unread items'])}.`,
    empty: 'No news yet',
    emptyWhy: 'Everything that happens to your assignments, roles and papers will appear here.',
    readAll: 'Mark everything as read',
    settings: 'How people are written to',
    mine: 'Which letters I get',
    unread: 'new',
    other: 'News',
  },
  tellings: enTellings,
  letter: enLetter,
  settings: {
    title: 'Letters and reminders',
    lead: (node) =>
      `${node}: when and in what words the program writes to people. A person’s own choice is stronger, but new assignments and overdue ones reach everybody.`,
    programmeLead: (node, programme) =>
      `${node}, “${programme}”: how to write about everything that belongs to this programme, whoever gets the letter, and to its participants about the rest. Until something is saved here, it is as for everybody.`,
    whom: 'Whom we write to',
    everybody: 'Everybody',
    saved: 'Saved',
    mode: 'How letters come',
    modes: { digest: 'One letter a day', single: 'A letter about each item' },
    hour: 'At what hour the letter of the day is sent',
    hourHint: 'By the clock of the district. No letters on days off: news wait for a working day.',
    daysBefore: 'How many days before the term to remind',
    daysBeforeHint:
      'Separated by commas, 0 is the day itself: 30, 7, 3, 1. On a day off the reminder goes out on the working day before.',
    daysAfter: 'How many days after the term to write that it is overdue',
    lateEvery: 'Then repeat every so many days',
    lateEveryHint: '0 is not to repeat.',
    mailbox: 'Write to the school’s common mailbox',
    mailboxes: {
      never: 'Never',
      noAccount: 'If its head cannot sign in',
      always: 'Always, together with the head',
    },
    texts: 'Words of letters',
    textsHint:
      'An empty field is the usual words of the program. The matter and the link are written by the program itself.',
    kinds: {
      digest: 'Letter of the day',
      given: 'New assignments',
      soon: 'Due soon',
      late: 'Overdue',
      answer: 'Answers and other news',
    },
    opening: 'Opening',
    closing: 'Closing',
    placeholders: 'May be put in:',
    save: 'Save',
    show: 'Show the letter',
    preview: 'Letter',
    previewWhose: 'For whom',
    previewKind: 'Which letter',
    previewSample: 'Nothing waits to be told to him: an example with one item is shown.',
    previewReal: 'By what he has not been written about yet.',
    subject: 'Subject',
    nobody: 'Choose a person',
  },
}

export type NoticesText = typeof ru
export const noticesText: Readonly<Record<'ru' | 'en', NoticesText>> = { ru, en }

export const noticesSentences: Sentences = {
  ru: {
    chooseOne: 'Выберите одно',
    hourWrong: 'Час бывает от 0 до 23',
    daysNotNumbers: 'Напишите дни числами через запятую: 30, 7, 3, 1',
    daysTooFar: 'Не дальше 60 дней',
    daysTooMany: 'Не больше восьми напоминаний',
    lateEveryWrong: 'Напишите число дней от 0 до 60',
    textTooLong: 'Слишком длинно: до 2000 знаков',
    unknownPlaceholder:
      'Здесь есть слово в фигурных скобках, которого программа не знает. Можно только те, что названы под полем',
    previewOnly: 'Письмо показано, ничего не записано',
  },
  en: {
    chooseOne: 'Choose one',
    hourWrong: 'An hour is from 0 to 23',
    daysNotNumbers: 'Write days as numbers separated by commas: 30, 7, 3, 1',
    daysTooFar: 'No further than 60 days',
    daysTooMany: 'No more than eight reminders',
    lateEveryWrong: 'Write a number of days from 0 to 60',
    textTooLong: 'Too long: up to 2000 signs',
    unknownPlaceholder:
      'There is a word in braces that the program does not know. Only those named under the field will do',
    previewOnly: 'The letter is shown, nothing was saved',
  },
}
