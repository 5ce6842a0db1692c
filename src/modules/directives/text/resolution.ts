import { countEn, countRu } from '../../../kernel/format.ts'

const ru = {
  receive: {
    title: 'Принять входящий документ',
    lead: 'Документ пришёл от вышестоящего органа. Он получит входящий номер и остановится у руководителя: поручения уйдут только после его резолюции.',
    number: 'Входящий номер',
    numberHint: 'Пусто: программа даст следующий по журналу входящих.',
    receivedOn: 'Дата поступления',
    submit: 'Принять и передать на резолюцию',
    heads: (names: string) =>
      names === ''
        ? 'Руководитель в программе ещё не назначен: назначьте его в разделе «Люди», иначе резолюцию писать некому.'
        : `Резолюцию напишет ${names}`,
    preview: 'Что прочитано: кому и какие пункты',
  },
  title: 'Резолюция',
  lead: 'Кому, что сделать, до какого дня. Если менять нечего, достаточно одного нажатия: пункты уйдут адресатам как в документе.',
  whole: 'По документу в целом',
  text: 'Текст резолюции',
  textHint: 'Например: «В работу. Прошу собрать ответы школ и доложить».',
  lead_: 'Ответственный исполнитель',
  others: 'Соисполнители',
  nobody: 'никто отдельно',
  what: 'Что сделать',
  until: 'Внутренний срок',
  untilHint: 'Как вам удобно: «до 10.11.2026», «за неделю», «10 ноября».',
  byClause: (count: number) => `По пунктам: ${count}`,
  clause: (number: string) => `Пункт ${number}`,
  term: (words: string) => `Срок в документе: ${words}.`,
  addressees: (words: string) => `Кому в документе: ${words}.`,
  down: 'Направить адресатам документа',
  who: 'Кому ещё поручить',
  give: 'Дать резолюцию и разослать поручения',
  save: 'Сохранить проект резолюции',
  drafted: (name: string) => `Проект подготовлен: ${name}`,
  draftedDone: 'Проект резолюции сохранён, руководителю сообщено.',
  onlyHead: (names: string) =>
    names === ''
      ? 'Вы готовите проект. Дать резолюцию может руководитель, в программе его пока нет.'
      : `Вы готовите проект. Даёт резолюцию ${names}`,
  load: (assignments: number, addressees: number) =>
    `Сейчас уйдёт: ${countRu(assignments, ['поручение', 'поручения', 'поручений'])} для ${countRu(addressees, ['адресата', 'адресатов', 'адресатов'])}.`,
  sheet: {
    title: 'Резолюция',
    of: (paper: string, number: string, day: string) =>
      `${paper}${number === '' ? '' : `, вх. № ${number}`}${day === '' ? '' : ` от ${day}`}`,
    print: 'Лист резолюции',
  },
  card: {
    title: 'Резолюция',
    waits: 'Ждёт резолюции руководителя',
    waitsWhy: 'Поручения по этому документу уйдут после резолюции.',
    open: 'Открыть резолюцию',
    given: (name: string, position: string, day: string) =>
      [position, name, day === '' ? '' : `от ${day}`].filter(Boolean).join(', '),
    intake: 'Входящий',
    intakeLine: (number: string, day: string) => `№ ${number} от ${day}`,
    done: 'Резолюция дана. Поручения разосланы.',
    who: 'Кому',
    what: 'Что сделать',
    until: 'Срок',
    down: 'адресатам документа',
    notDown: 'адресатам не направлено',
    whole: 'документ в целом',
    print: 'Напечатать резолюцию',
  },
}

const en: typeof ru = {
  receive: {
    title: 'Take in an incoming document',
    lead: 'The document came from a higher body. It gets an intake number and stops at the head: assignments go out only after his resolution.',
    number: 'Intake number',
    numberHint: 'Empty: the program gives the next one of the register.',
    receivedOn: 'Day of receipt',
    submit: 'Take in and pass on for a resolution',
    heads: (names) =>
      names === ''
        ? 'No head is named in the program yet: name him under “People”, else nobody can write the resolution.'
        : `The resolution will be written by ${names}`,
    preview: 'What was read: to whom and which clauses',
  },
  title: 'Resolution',
  lead: 'Who, what, by which day. If nothing changes, one press is enough: clauses go to the addressees as in the document.',
  whole: 'On the document as a whole',
  text: 'Text of the resolution',
  textHint: 'For example: “Please collect the answers of schools and report”.',
  lead_: 'Chief executor',
  others: 'Co-executors',
  nobody: 'nobody separately',
  what: 'What to do',
  until: 'Inner deadline',
  untilHint: 'In Russian words or a date: 10.11.2026.',
  byClause: (count) => `By clause: ${count}`,
  clause: (number) => `Clause ${number}`,
  term: (words) => `Term in the document: ${words}.`,
  addressees: (words) => `Addressees in the document: ${words}.`,
  down: 'Send to the addressees of the document',
  who: 'Whom else to ask',
  give: 'Give the resolution and send out assignments',
  save: 'Save the draft resolution',
  drafted: (name) => `Draft prepared by: ${name}`,
  draftedDone: 'The draft is saved, the head has been told.',
  onlyHead: (names) =>
    names === ''
      ? 'You prepare a draft. The head gives the resolution; the program knows none yet.'
      : `You prepare a draft. The resolution is given by ${names}`,
  load: (assignments, addressees) =>
    `Will go out now: ${countEn(assignments, ['assignment', 'assignments'])} to ${countEn(addressees, ['addressee', 'addressees'])}.`,
  sheet: {
    title: 'Resolution',
    of: (paper, number, day) =>
      `${paper}${number === '' ? '' : `, in № ${number}`}${day === '' ? '' : ` of ${day}`}`,
    print: 'Sheet of the resolution',
  },
  card: {
    title: 'Resolution',
    waits: 'Waits for the resolution of the head',
    waitsWhy: 'Assignments of this document go out after the resolution.',
    open: 'Open the resolution',
    given: (name, position, day) => [position, name, day].filter(Boolean).join(', '),
    intake: 'Incoming',
    intakeLine: (number, day) => `No. ${number} of ${day}`,
    done: 'The resolution is given. Assignments have been sent out.',
    who: 'To',
    what: 'What to do',
    until: 'Term',
    down: 'the addressees of the document',
    notDown: 'not sent to the addressees',
    whole: 'the document as a whole',
    print: 'Print the resolution',
  },
}

export const resolutionText = { ru, en } as const
export type ResolutionWords = typeof ru

/** Refusals of incoming papers and resolutions. */
export const resolutionSentences = {
  ru: {
    needsResolution: 'Это входящий документ: сначала примите его и передайте на резолюцию',
    notIncoming:
      'Документ издан здесь: резолюция ему не нужна. Если он пришёл сверху, исправьте это в реквизитах',
    dayInFuture: 'Этот день ещё не наступил',
    termNotUnderstood: 'Срок не понят. Напишите, например, «до 10.11.2026» или «ноябрь 2026 года»',
    taskForNobody: 'Выберите, кому это поручено',
    notOfThisNode: 'Этот человек здесь не работает',
    resolution_once: 'Резолюцию уже пишет другой человек. Откройте страницу заново',
  },
  en: {
    needsResolution: 'This is an incoming document: take it in and pass it on for a resolution first',
    notIncoming:
      'The document was issued here and needs no resolution. If it came from above, correct it in the particulars',
    dayInFuture: 'This day has not come yet',
    termNotUnderstood: 'The term was not understood. Write a date: 10.11.2026',
    taskForNobody: 'Choose who is to do it',
    notOfThisNode: 'This person does not work here',
    resolution_once: 'Someone else is writing the resolution. Reopen the page',
  },
}
