/** Words of the composition: sections and pages that belong to no noun. */
const ru = {
  sections: {
    assignments: 'Мои поручения',
    news: 'Что нового',
    directives: 'Документы',
    roadmaps: 'Дорожная карта',
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
      'assignment.start': 'Взял в работу',
      'assignment.report': 'Отправил отчёт',
      'assignment.judge': 'Решил по отчёту',
      'assignment.decline': 'Отказался от рекомендации',
      'assignment.recall': 'Отозвал поручение',
      'calendar.load': 'Загрузил таблицу дней года',
      'calendar.save': 'Записал дни года',
      'notices.keep': 'Изменил письма и напоминания',
      'notices.read': 'Прочитал новости',
      'directive.upload': 'Загрузил документ',
      'directive.answer': 'Ответил на вопрос при сверке',
      'directive.correctClause': 'Исправил пункт',
      'directive.correctRequisites': 'Исправил реквизиты',
      'directive.confirm': 'Подтвердил документ',
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
  empty: 'Пока пусто',
} as const

type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly unknown[]
      ? readonly Words<T[K][number]>[]
      : Words<T[K]>
}

const en: Words<typeof ru> = {
  sections: {
    assignments: 'My assignments',
    news: 'What is new',
    directives: 'Documents',
    roadmaps: 'Roadmap',
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
      'assignment.start': 'Started work',
      'assignment.report': 'Sent a report',
      'assignment.judge': 'Decided on a report',
      'assignment.decline': 'Declined a recommendation',
      'assignment.recall': 'Recalled an assignment',
      'calendar.load': 'Loaded a table of days',
      'calendar.save': 'Saved the days of a year',
      'notices.keep': 'Changed letters and reminders',
      'notices.read': 'Read the news',
      'directive.upload': 'Uploaded a document',
      'directive.answer': 'Answered a question of the check',
      'directive.correctClause': 'Corrected a clause',
      'directive.correctRequisites': 'Corrected the particulars',
      'directive.confirm': 'Confirmed a document',
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
  empty: 'Nothing here yet',
}

export const mainText = { ru, en } as const
