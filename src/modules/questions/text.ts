import type { Sentences } from '../../platform/http/visit.ts'

const ru = {
  title: 'Вопросы',
  lead: 'Вопросы о документах, картах, поручениях и школах. Задать вопрос можно на карточке любой записи.',
  lists: { label: 'Какие вопросы', toMe: 'Ко мне', mine: 'Мои', settled: 'Отвеченные' },
  empty: {
    toMe: 'Вопросов без ответа нет',
    mine: 'Вы пока ни о чём не спрашивали',
    settled: 'Отвеченных вопросов пока нет',
  },
  emptyWhy: 'Ссылка «Задать вопрос» стоит под заголовком карточки документа, карты, школы и поручения.',
  states: { open: 'Ждёт ответа', answered: 'Есть ответ', closed: 'Закрыт' },
  about: 'Вопросы и ответы',
  aboutWhat: 'О чём',
  row: 'Пункт или строка',
  to: (name: string) => `Ответит: ${name}`,
  forAll: 'виден всем, кто видит эту запись',
  none: 'Вопросов пока не было',
  ask: 'Ваш вопрос',
  askHint: (name: string) =>
    `Увидят ${name}, ваша организация и те, кто над ней. Ответ придёт в «Что нового».`,
  askSend: 'Задать вопрос',
  open: 'Открыть и ответить',
  answer: 'Ответ',
  more: 'Уточнить вопрос',
  answerForAll: 'Показать вопрос и ответ всем, кто видит эту запись',
  answerSend: 'Ответить',
  moreSend: 'Отправить',
  close: 'Закрыть вопрос',
  noAnswer: 'Ответа пока нет',
  others: 'другие вопросы об этом',
  channel: 'Чей это ответ',
  channels: {
    self: 'Мой собственный',
    phone: 'Школы: сказано по телефону',
    paper: 'Школы: на бумаге',
  },
  said: {
    self: '',
    phone: 'внесено со слов школы, по телефону',
    paper: 'внесено со слов школы, на бумаге',
    link: 'по ссылке, без входа',
  },
  reply: {
    title: 'Вопрос вашей школе',
    for: (school: string) => `Отвечает ${school}.`,
    about: 'О чём спрашивают',
    seen: 'Ответ увидят ваша школа, спросивший и те, кто над ними.',
    done: 'Ответ отправлен',
    doneWhy: 'Спросивший получит его в «Что нового». Вам больше ничего не нужно делать.',
  },
}

const en = {
  title: 'Questions',
  lead: 'Questions about papers, roadmaps, assignments and schools. A question is asked on the card of any of them.',
  lists: { label: 'Which questions', toMe: 'To me', mine: 'Mine', settled: 'Answered' },
  empty: {
    toMe: 'No questions wait for an answer',
    mine: 'You have not asked anything yet',
    settled: 'No answered questions yet',
  },
  emptyWhy: '“Ask a question” stands under the heading of a paper, a roadmap, a school or an assignment.',
  states: { open: 'Waits for an answer', answered: 'Answered', closed: 'Closed' },
  about: 'Questions and answers',
  aboutWhat: 'About',
  row: 'Clause or row',
  to: (name: string) => `Answered by: ${name}`,
  forAll: 'seen by everybody who sees this record',
  none: 'There were no questions yet',
  ask: 'Your question',
  askHint: (name: string) =>
    `Seen by ${name}, your organisation and those above it. The answer comes to “What is new”.`,
  askSend: 'Ask the question',
  open: 'Open and answer',
  answer: 'Answer',
  more: 'Ask further',
  answerForAll: 'Show the question and the answer to everybody who sees this record',
  answerSend: 'Answer',
  moreSend: 'Send',
  close: 'Close the question',
  noAnswer: 'No answer yet',
  others: 'other questions about it',
  channel: 'Whose answer it is',
  channels: { self: 'My own', phone: 'The school’s: by telephone', paper: 'The school’s: on paper' },
  said: {
    self: '',
    phone: 'written down from the school’s words, by telephone',
    paper: 'written down from the school’s words, on paper',
    link: 'by a link, not signed in',
  },
  reply: {
    title: 'A question to your school',
    for: (school: string) => `Answered by ${school}.`,
    about: 'What it is about',
    seen: 'The answer is seen by your school, whoever asked and those above them.',
    done: 'The answer is sent',
    doneWhy: 'Whoever asked gets it in “What is new”. There is nothing more for you to do.',
  },
} satisfies typeof ru

/** Words of questions, by language. */
export const questionsText = { ru, en } as const
export type QuestionsText = typeof ru

/** Why a question was not taken, by code. */
export const questionsSentences: Sentences = {
  ru: {
    questionNeedsWords: 'Напишите вопрос или ответ',
    tooLong: 'Слишком длинно. Оставьте главное, остальное приложите файлом',
    notAnId: 'Ссылка устарела. Откройте карточку ещё раз',
    chooseOne: 'Выберите, чей это ответ',
    nothingToAnswer: 'На вопрос уже ответили, или спросили не школу',
    notNow: 'Вопрос уже закрыт. Задать его снова может тот, кто спрашивал',
  },
  en: {
    questionNeedsWords: 'Write a question or an answer',
    tooLong: 'Too long. Leave what matters and attach the rest as a file',
    notAnId: 'The link is out of date. Open the card again',
    chooseOne: 'Choose whose answer it is',
    nothingToAnswer: 'The question is answered, or it was not put to a school',
    notNow: 'The question is closed. Whoever asked it may ask again',
  },
}
