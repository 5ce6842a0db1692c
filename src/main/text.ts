import type { Sentences } from '../platform/http/visit.ts'

/** Words of the composition: sections and pages that belong to no noun. */
const ru = {
  sections: {
    assignments: 'Мои поручения',
    news: 'Что нового',
    directives: 'Документы',
    collections: 'Сборы',
    roadmaps: 'Дорожная карта',
    programmes: 'Программы',
    pairs: 'Пары школ',
    school: 'Наша школа',
    schools: 'Школы',
    districts: 'Районы',
    people: 'Люди',
    journal: 'Журнал',
    calendar: 'Календарь',
    register: 'Загрузка',
  },
  lowVision: {
    title: 'Версия для слабовидящих',
    lead: 'Размер, цвета и промежутки сохраняются в этом браузере и действуют на всех страницах.',
  },
  help: {
    title: 'Справка',
    lead: 'Коротко о том, как здесь работают.',
    parts: [
      {
        title: 'Что мне сделать сегодня',
        text: 'Откройте «Мои поручения». Сверху просроченное, ниже то, что ближе по сроку. Под каждым делом стоят слова документа и одна кнопка.',
      },
      {
        title: 'Как ответить',
        text: 'Нажмите «Сообщить о выполнении», напишите одну-две фразы и приложите файл. Если проверяющий вернёт отчёт, его слова появятся в том же деле.',
      },
      {
        title: 'Как разослать распоряжение',
        text: 'В разделе «Документы» загрузите файл. Программа прочитает пункты, адресатов и сроки. Сверьте прочитанное с оригиналом и подтвердите: у каждого адресата появится поручение.',
      },
      {
        title: 'Если оборвалась связь',
        text: 'Всё, что вы набрали, хранится на сервере. Войдите снова и продолжите с того же места.',
      },
      {
        title: 'Клавиатура',
        text: 'Клавиша Tab ведёт по ссылкам и полям, Enter нажимает. Первая ссылка страницы ведёт сразу к содержанию.',
      },
    ],
  },
  personalData: {
    title: 'Обработка персональных данных',
    lead: 'Программа хранит о человеке как можно меньше.',
    parts: [
      {
        title: 'Что хранится',
        text: 'Фамилия, имя, отчество, должность и роль в программе, адрес почты и телефон для служебной связи. Об обучающихся: только код и класс.',
      },
      {
        title: 'Кто видит',
        text: 'Телефон и почту видят сам человек, его организация и те, кто над ней. На открытых страницах их нет.',
      },
      {
        title: 'Ваши права',
        text: 'На своей странице можно скачать всё, что о вас хранится, и попросить стереть. В журнале тогда остаётся только условный номер.',
      },
    ],
  },
  journal: {
    title: 'Журнал',
    lead: 'Кто, что и когда сделал. Записи нельзя ни изменить, ни удалить.',
    empty: 'Записей пока нет',
    at: 'Когда',
    what: 'Что',
    who: 'Кто',
    about: 'О чём',
    request: 'Запрос',
    commands: {
      'person.look': 'Открыл карточку человека с контактами',
      'person.export': 'Выгрузил свои данные',
      'assignment.start': 'Взял в работу',
      'assignment.report': 'Отправил отчёт',
      'assignment.judge': 'Решил по отчёту',
      'assignment.decline': 'Отказался от рекомендации',
      'assignment.recall': 'Отозвал поручение',
      'question.ask': 'Задал вопрос',
      'question.say': 'Написал в вопросе',
      'question.close': 'Закрыл вопрос',
      'watching.star': 'Изменил избранное',
      'watching.seen': 'Просмотрел избранное',
      'watching.looked': 'Просмотрел изменения',
      'watching.saveFilter': 'Запомнил отбор',
      'watching.renameFilter': 'Переименовал отбор',
      'watching.removeFilter': 'Удалил отбор',
      'calendar.load': 'Загрузил таблицу дней года',
      'calendar.save': 'Записал дни года',
      'organisation.passOn': 'Передал людей и поручения преемнику',
      'demo.live': 'Прожил дни показательного района',
      'notices.keep': 'Изменил письма и напоминания',
      'notices.read': 'Прочитал новости',
      'directive.upload': 'Загрузил документ',
      'directive.answer': 'Ответил на вопрос при сверке',
      'directive.correctClause': 'Исправил пункт',
      'directive.correctRequisites': 'Исправил реквизиты',
      'directive.confirm': 'Подтвердил документ',
      'roadmap.create': 'Создал дорожную карту',
      'roadmap.settings': 'Изменил название или связь карты',
      'roadmap.copy': 'Сделал карту на новый год',
      'roadmap.saveRows': 'Исправил строки дорожной карты',
      'roadmap.moveRow': 'Переставил строку',
      'roadmap.removeRow': 'Удалил строку',
      'roadmap.splitRow': 'Разделил строку',
      'roadmap.glueRows': 'Склеил строки',
      'roadmap.markRow': 'Отметил итог строки',
      'roadmap.chooseTerm': 'Выбрал прочтение срока',
      'roadmap.answerAbove': 'Связал строку с картой уровнем выше',
      'roadmap.approve': 'Утвердил версию дорожной карты',
      'roadmap.move': 'Завершил или вернул карту',
      'roadmap.paste': 'Вставил строки из таблицы',
      'calendar.makeLink': 'Сделал ссылку на свой календарь',
      'calendar.revoke': 'Отозвал ссылку на свой календарь',
      'directive.discard': 'Отклонил документ',
    },
  },
  outbox: {
    title: 'Исходящие письма',
    lead: 'В показательном районе письма никуда не уходят: они остаются здесь.',
    empty: 'Писем пока не было',
    at: 'Когда',
    to: 'Кому',
    subject: 'Тема',
    text: 'Текст',
  },
  days: {
    title: 'Прожить эти дни',
    lead: 'В показательном районе можно уйти вперёд и прожить пропущенные дни: придут напоминания, письма и всё, что программа делает сама.',
    today: 'Сегодня здесь',
    livedNone: 'Вперёд ещё не жили.',
    livedUntil: (day: string) => `Прожито по ${day}.`,
    offer:
      'Дни будут прожиты по одному для всех, кто сейчас в показательном районе. Почта никуда не уйдёт: письма лягут в исходящие со своими датами.',
    live: (day: string) => `Прожить дни по ${day}`,
    later: 'Не сейчас',
    present: 'Сейчас настоящий день: проживать нечего.',
    past: 'Вы смотрите прошлое: там можно только смотреть.',
    choose: 'Выбрать дату впереди',
    nothing: 'Дни по эту дату уже прожиты.',
    running: 'Дни проживаются',
    runningWhat: (done: number, total: number, day: string) =>
      total === 0
        ? 'Начинаем. Со страницы можно уйти.'
        : `Прожито ${done} из ${total}, сейчас ${day}. Со страницы можно уйти.`,
    refresh: 'Обновить страницу',
    failed: 'Дни прожить не удалось. Попробуйте ещё раз: прожитое не повторится',
    done: (days: number) => `Прожито дней: ${days}`,
    doneWhat: (notices: number, letters: number) => `Извещений: ${notices}, писем: ${letters}.`,
    toMail: 'Посмотреть письма',
    toNews: 'Что нового',
    resetTitle: 'К началу',
    resetLead:
      'Всё, что сделали посетители, исчезнет, и те же люди начнут ту же историю сначала. Всем придётся войти заново.',
    resetAsk: 'Вернуть показательный район к началу',
    reset: 'Вернуть к началу',
  },
  empty: 'Пока пусто',
} as const

type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : T[K] extends readonly unknown[]
        ? readonly Words<T[K][number]>[]
        : Words<T[K]>
}

const en: Words<typeof ru> = {
  sections: {
    assignments: 'My assignments',
    news: 'What is new',
    directives: 'Documents',
    collections: 'Collections',
    roadmaps: 'Roadmap',
    programmes: 'Programmes',
    pairs: 'Pairs',
    school: 'Our school',
    schools: 'Schools',
    districts: 'Districts',
    people: 'People',
    journal: 'Journal',
    calendar: 'Calendar',
    register: 'Import',
  },
  lowVision: {
    title: 'Version for low vision',
    lead: 'Size, colours and spacing are kept in this browser and hold on every page.',
  },
  help: {
    title: 'Help',
    lead: 'How work is done here, in short.',
    parts: [
      {
        title: 'What to do today',
        text: 'Open “My assignments”. Overdue things are on top, then those with the nearest term. Each shows the words of the document and one button.',
      },
      {
        title: 'How to answer',
        text: 'Press “Report completion”, write a sentence or two and attach a file. If the report is returned, the remarks appear in the same place.',
      },
      {
        title: 'How to send out a directive',
        text: 'In “Documents”, upload the file. The program reads clauses, addressees and terms. Compare the reading with the original and confirm: every addressee has his assignment.',
      },
      {
        title: 'If the connection breaks',
        text: 'What you typed is kept on the server. Sign in again and go on from the same place.',
      },
      {
        title: 'Keyboard',
        text: 'Tab moves over links and fields, Enter presses. The first link of a page leads straight to its contents.',
      },
    ],
  },
  personalData: {
    title: 'Personal data',
    lead: 'The program keeps as little about a person as possible.',
    parts: [
      {
        title: 'What is kept',
        text: 'Name, position and role in the programme, e-mail and telephone for work. About pupils: only a code and a class.',
      },
      {
        title: 'Who sees it',
        text: 'Telephone and e-mail are seen by the person, his organisation and those above it. They are never on open pages.',
      },
      {
        title: 'Your rights',
        text: 'On your own page you can download everything kept about you and ask for it to be erased. The journal then keeps only a conventional number.',
      },
    ],
  },
  journal: {
    title: 'Journal',
    lead: 'Who did what and when. Entries can be neither changed nor removed.',
    empty: 'No entries yet',
    at: 'When',
    what: 'What',
    who: 'Who',
    about: 'About',
    request: 'Request',
    commands: {
      'person.look': 'Opened a person’s card with contacts',
      'person.export': 'Exported own data',
      'assignment.start': 'Started work',
      'assignment.report': 'Sent a report',
      'assignment.judge': 'Decided on a report',
      'assignment.decline': 'Declined a recommendation',
      'assignment.recall': 'Recalled an assignment',
      'question.ask': 'Asked a question',
      'question.say': 'Wrote in a question',
      'question.close': 'Closed a question',
      'watching.star': 'Changed what is kept in sight',
      'watching.seen': 'Looked through what is kept',
      'watching.looked': 'Looked through changes',
      'watching.saveFilter': 'Kept a filter',
      'watching.renameFilter': 'Renamed a filter',
      'watching.removeFilter': 'Deleted a filter',
      'calendar.load': 'Loaded a table of days',
      'calendar.save': 'Saved the days of a year',
      'organisation.passOn': 'Passed people and assignments on to the successor',
      'demo.live': 'Lived days of the demo district',
      'notices.keep': 'Changed letters and reminders',
      'notices.read': 'Read the news',
      'directive.upload': 'Uploaded a document',
      'directive.answer': 'Answered a question of the check',
      'directive.correctClause': 'Corrected a clause',
      'directive.correctRequisites': 'Corrected the particulars',
      'directive.confirm': 'Confirmed a document',
      'roadmap.create': 'Made a roadmap',
      'roadmap.settings': 'Changed name or link of a roadmap',
      'roadmap.copy': 'Made a roadmap for a new year',
      'roadmap.saveRows': 'Corrected rows of a roadmap',
      'roadmap.moveRow': 'Moved a row',
      'roadmap.removeRow': 'Removed a row',
      'roadmap.splitRow': 'Split a row',
      'roadmap.glueRows': 'Glued rows',
      'roadmap.markRow': 'Marked the outcome of a row',
      'roadmap.chooseTerm': 'Chose the reading of a term',
      'roadmap.answerAbove': 'Linked a row to the roadmap above',
      'roadmap.approve': 'Approved a version of a roadmap',
      'roadmap.move': 'Closed or reopened a roadmap',
      'roadmap.paste': 'Pasted rows of a table',
      'calendar.makeLink': 'Made a link to his calendar',
      'calendar.revoke': 'Revoked the link to his calendar',
      'directive.discard': 'Discarded a document',
    },
  },
  outbox: {
    title: 'Outgoing mail',
    lead: 'In the demo district letters go nowhere: they stay here.',
    empty: 'No letters yet',
    at: 'When',
    to: 'To',
    subject: 'Subject',
    text: 'Text',
  },
  days: {
    title: 'Live these days',
    lead: 'In the demo district you may go ahead and live the days in between: reminders, letters and everything that the program does by itself will come.',
    today: 'Today here',
    livedNone: 'Nothing has been lived ahead yet.',
    livedUntil: (day) => `Lived until ${day}.`,
    offer:
      'Days are lived one by one for everybody who is in the demo district now. No mail goes out: letters lie in the outbox under their own dates.',
    live: (day) => `Live the days until ${day}`,
    later: 'Not now',
    present: 'It is the real day: there is nothing to live.',
    past: 'You look at the past: there one may only look.',
    choose: 'Choose a date ahead',
    nothing: 'The days until this date have been lived already.',
    running: 'The days are being lived',
    runningWhat: (done, total, day) =>
      total === 0
        ? 'Beginning. You may leave this page.'
        : `${done} of ${total} lived, now ${day}. You may leave this page.`,
    refresh: 'Refresh the page',
    failed: 'The days could not be lived. Try again: what was lived is not repeated',
    done: (days) => `Days lived: ${days}`,
    doneWhat: (notices, letters) => `Notices: ${notices}, letters: ${letters}.`,
    toMail: 'Look at the letters',
    toNews: 'What is new',
    resetTitle: 'To the beginning',
    resetLead:
      'Everything that visitors did will be gone, and the same people begin the same story anew. Everybody will have to sign in again.',
    resetAsk: 'Put the demo district back to its beginning',
    reset: 'Put it back',
  },
  empty: 'Nothing here yet',
}

export const mainText = { ru, en } as const

export const demoSentences: Sentences = {
  ru: {
    notADay: 'Такой даты нет',
    notAhead: 'Прожить можно только дни впереди',
    tooFarAhead: ({ days }) => `За один раз можно прожить не больше ${days} дней`,
  },
  en: {
    notADay: 'There is no such date',
    notAhead: 'Only days ahead can be lived',
    tooFarAhead: ({ days }) => `No more than ${days} days at once`,
  },
}
