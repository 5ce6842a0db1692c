import type { Sentences } from '../platform/http/visit.ts'

/** Words of the composition: sections and pages that belong to no noun. */
const ru = {
  sections: {
    assignments: 'Мои поручения',
    news: 'Что нового',
    deficits: 'Дефициты',
    directives: 'Документы',
    collections: 'Сборы',
    roadmaps: 'Дорожная карта',
    programmes: 'Программы',
    pairs: 'Пары школ',
    matching: 'Закрепление',
    offers: 'Чем поможем',
    school: 'Наша школа',
    schools: 'Школы',
    districts: 'Районы',
    people: 'Люди',
    journal: 'Журнал',
    calendar: 'Календарь',
    register: 'Загрузка',
    installation: 'Установка',
  },
  lowVision: {
    title: 'Версия для слабовидящих',
    lead: 'Размер, цвета и промежутки сохраняются в этом браузере и действуют на всех страницах.',
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
  installation: {
    title: 'Установка',
    lead: 'Как работает сама программа. Документы, отчёты, контакты и письма людей администратору установки не показаны: они принадлежат областям и районам.',
    allWell: 'Всё в порядке',
    doctor: 'Полная проверка базы, файлов и печатей журнала: команда svyazka doctor на сервере.',
    findings: {
      lateMail: {
        what: (count: number) => `Письма не уходят больше часа: ${count}`,
        todo: 'Проверьте почтовый сервер и настройки почты (SMTP_URL, MAIL_FROM).',
      },
      refusedMail: {
        what: (count: number) => `Почтовый сервер отказался принять писем: ${count}`,
        todo: 'Адреса исправляют те, кто ведёт этих людей: попросите координаторов проверить контакты.',
      },
      failedJobs: {
        what: (count: number) => `Не удалось заданий: ${count}`,
        todo: 'Причина записана в журнале работы сервера; задание можно повторить со страницы, где его начали.',
      },
      calendar: {
        what: (year: number) => `Переносы выходных на ${year} год не загружены`,
        todo: 'Загрузите таблицу в разделе «Календарь»: пока её нет, нерабочими считаются суббота и воскресенье.',
      },
      unkept: {
        what: (region: string) => `Область без координатора и администратора: ${region}`,
        todo: 'Дайте роль человеку области в разделе «Люди»: иначе её районы никто не ведёт.',
      },
      noAddress: {
        what: 'Адрес программы не задан (PUBLIC_URL)',
        todo: 'Укажите адрес, по которому её открывают люди: ссылки в письмах поведут на него.',
      },
      wrongAddress: {
        what: 'PUBLIC_URL не адрес',
        todo: 'Нужен полный адрес вида https://svyazka.example.ru.',
      },
      openAddress: {
        what: 'Адрес программы без шифрования (PUBLIC_URL начинается с http:)',
        todo: 'Поставьте сертификат на прокси и укажите https: пароли не должны идти открытым текстом.',
      },
      noMail: {
        what: 'Почтовый сервер не задан (SMTP_URL): письма копятся и не уходят',
        todo: 'Укажите SMTP_URL и MAIL_FROM или печатайте приглашения на бумаге.',
      },
      wrongMail: {
        what: 'SMTP_URL не адрес почтового сервера',
        todo: 'Нужен адрес вида smtp://имя:пароль@сервер:порт или smtps://…',
      },
      wrongSender: {
        what: 'MAIL_FROM не адрес почты',
        todo: 'Нужен адрес, от которого сервер разрешает писать.',
      },
    },
    regions: 'Области',
    region: 'Область',
    municipalities: 'Районов',
    organisations: 'Организаций',
    people: 'Людей с ролями',
    keepers: 'Кто ведёт',
    person: 'Кто',
    role: 'Роль',
    node: 'Где',
    whole: 'вся установка',
    from: 'С какого дня',
    mail: 'Письма за 30 дней',
    mailStates: { waiting: 'Ждут отправки', sent: 'Отправлены', refused: 'Отвергнуты сервером' },
    jobs: 'Задания за 30 дней',
    noJobs: 'Длинных заданий не было',
    job: 'Задание',
    state: 'Состояние',
    count: 'Сколько',
    jobStates: {
      waiting: 'ждёт',
      running: 'идёт',
      done: 'сделано',
      failed: 'не удалось',
      cancelled: 'отменено',
    },
    settings: 'Настройки',
    calendarLink: (year: number) => `Календарь: переносы известны по ${year} год`,
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
    deficits: 'Deficits',
    directives: 'Documents',
    collections: 'Collections',
    roadmaps: 'Roadmap',
    programmes: 'Programmes',
    pairs: 'Pairs',
    matching: 'Matching',
    offers: 'How we help',
    school: 'Our school',
    schools: 'Schools',
    districts: 'Districts',
    people: 'People',
    journal: 'Journal',
    calendar: 'Calendar',
    register: 'Import',
    installation: 'Installation',
  },
  lowVision: {
    title: 'Version for low vision',
    lead: 'Size, colours and spacing are kept in this browser and hold on every page.',
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
  installation: {
    title: 'Installation',
    lead: 'How the program itself is. Papers, reports, contacts and letters of people are not shown to the keeper of the installation: they belong to regions and districts.',
    allWell: 'All is well',
    doctor: 'A full check of the database, files and seals of the journal: svyazka doctor on the server.',
    findings: {
      lateMail: {
        what: (count) => `Letters have waited for more than an hour: ${count}`,
        todo: 'Check the mail server and the settings of mail (SMTP_URL, MAIL_FROM).',
      },
      refusedMail: {
        what: (count) => `Letters refused by the mail server: ${count}`,
        todo: 'Addresses are put right by those who look after these people: ask the coordinators to check contacts.',
      },
      failedJobs: {
        what: (count) => `Jobs that failed: ${count}`,
        todo: 'The reason stands in the log of the server; a job can be repeated from the page where it was begun.',
      },
      calendar: {
        what: (year) => `Moved days off of ${year} are not loaded`,
        todo: 'Load the table in the section “Calendar”: until then Saturdays and Sundays are days off.',
      },
      unkept: {
        what: (region) => `A region without a coordinator and administrator: ${region}`,
        todo: 'Give the role to somebody of the region in “People”: else nobody looks after its municipalities.',
      },
      noAddress: {
        what: 'The address of the program is not set (PUBLIC_URL)',
        todo: 'Set the address at which people open it: links in letters lead there.',
      },
      wrongAddress: {
        what: 'PUBLIC_URL is no address',
        todo: 'A whole address is needed, as https://svyazka.example.ru.',
      },
      openAddress: {
        what: 'The address of the program is not encrypted (PUBLIC_URL begins with http:)',
        todo: 'Put a certificate on the proxy and set https: passwords must not travel in the open.',
      },
      noMail: {
        what: 'No mail server is set (SMTP_URL): letters pile up and do not leave',
        todo: 'Set SMTP_URL and MAIL_FROM, or print invitations on paper.',
      },
      wrongMail: {
        what: 'SMTP_URL is no address of a mail server',
        todo: 'An address as smtp://name:password@server:port or smtps://… is needed.',
      },
      wrongSender: {
        what: 'MAIL_FROM is no mail address',
        todo: 'An address is needed from which the server lets write.',
      },
    },
    regions: 'Regions',
    region: 'Region',
    municipalities: 'Districts',
    organisations: 'Organisations',
    people: 'People with roles',
    keepers: 'Who keeps what',
    person: 'Who',
    role: 'Role',
    node: 'Where',
    whole: 'whole installation',
    from: 'Since',
    mail: 'Letters of 30 days',
    mailStates: { waiting: 'Waiting', sent: 'Sent', refused: 'Refused by the server' },
    jobs: 'Jobs of 30 days',
    noJobs: 'There were no long jobs',
    job: 'Job',
    state: 'State',
    count: 'How many',
    jobStates: {
      waiting: 'waiting',
      running: 'running',
      done: 'done',
      failed: 'failed',
      cancelled: 'cancelled',
    },
    settings: 'Settings',
    calendarLink: (year) => `Calendar: moved days off are known up to ${year}`,
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
