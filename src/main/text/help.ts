import { typoAll } from '../../kernel/typo.ts'

/** Help by task. What stands in quotes is what a person reads on a button, a link or a heading: a test looks for it there. */
const ru = typoAll({
  title: 'Справка',
  lead: 'Что где нажать, чтобы сделать дело.',
  contents: 'О чём здесь',
  open: 'Открыть раздел',
  everything: 'Показать справку для всех ролей',
  own: 'Показать только то, что нужно мне',
  everywhere: 'На любой странице',
  topics: {
    everywhere: {
      broken: {
        title: 'Если оборвалась связь',
        text: 'Всё, что вы набрали, хранится на сервере. Войдите снова и продолжите с того же места. Начатое стоит внизу страницы «Мои поручения» под словами «Не отправлено».',
      },
      link: {
        title: 'Если вам дали ссылку без входа',
        text: 'Откройте её и ответьте: входить не нужно. Ссылка открывает одно дело, действует 14 дней и перестаёт работать, когда дали новую. Устарела: попросите другую у того, кто её прислал.',
      },
      search: {
        title: 'Как найти',
        text: 'Поле «Поиск» стоит в шапке. Ищутся документы, пункты, строки дорожных карт, школы, люди и поручения, которые вам видны. Окончания слов, «ё» и описки не мешают.',
      },
      question: {
        title: 'Как спросить',
        text: 'Под заголовком карточки нажмите «Задать вопрос». Школа спрашивает район, район школу; ответ придёт в «Что нового».',
      },
      keyboard: {
        title: 'Клавиатура',
        text: 'Клавиша Tab ведёт по ссылкам и полям, Enter нажимает. Первая ссылка страницы ведёт сразу к содержанию.',
      },
      date: {
        title: 'Другая дата в показательном районе',
        text: 'Нажмите наверху «Сменить дату или человека» и назовите день. Вперёд можно работать: программа предложит прожить эти дни, чтобы пришли напоминания. Назад можно только смотреть. Вернуться можно там же.',
      },
    },
    assignments: {
      today: {
        title: 'Что мне сделать сегодня',
        text: 'Откройте «Мои поручения». Сверху просроченное, ниже то, что ближе по сроку. Под каждым делом стоят слова документа и одна кнопка.',
      },
      answer: {
        title: 'Как ответить на поручение',
        text: 'Нажмите «Сообщить о выполнении», напишите одну-две фразы и приложите файл. Если проверяющий вернёт отчёт, его слова появятся в том же деле: исправьте и отправьте снова.',
      },
      form: {
        title: 'Как заполнить форму сбора',
        text: 'На карточке поручения нажмите «Заполнить форму». Что программа знает, уже подставлено. «Сохранить, не отправляя» оставляет начатое; «Отправить» сдаёт. Нет связи: «Заполнить таблицей (XLSX)».',
      },
      later: {
        title: 'Как попросить перенос срока',
        text: 'На карточке поручения нажмите «Попросить перенос», назовите новый день и причину. Пока не ответили, срок прежний. Слова документа не меняются: рядом будет сказано, что срок перенесён.',
      },
      hand: {
        title: 'Как передать поручение',
        text: 'Руководитель нажимает на карточке «Передать поручение» и выбирает человека своей школы. Отчёт пойдёт за руководителя. Человек уходит: «Передать дела» внизу страницы «Мои поручения».',
      },
      judge: {
        title: 'Как проверить отчёты',
        text: 'Откройте «Ждут решения». Отметьте отчёты и нажмите «Принять отмеченные» или «Вернуть отмеченные» с одной причиной. Десять минут решение можно отозвать.',
      },
      move: {
        title: 'Как ответить на просьбу о переносе',
        text: 'Просьбы стоят над отчётами в «Ждут решения». Нажмите «Перенести срок» и назовите день или оставьте прежний, написав почему. Перенести срок можно и без просьбы, с карточки поручения.',
      },
      forSchool: {
        title: 'Если школа не может войти',
        text: 'На карточке поручения нажмите «Ссылка для ответа без входа» и передайте её школе. Или отправьте отчёт сами, указав, откуда знаете: по телефону, с бумаги, из файла.',
      },
      late: {
        title: 'Кому позвонить',
        text: 'Откройте «Кто опаздывает»: школы с телефонами и что просрочено. «Записать звонок» оставит в истории, что обещали; «Текст для чата» готов к копированию.',
      },
    },
    news: {
      letters: {
        title: 'Какие письма приходят',
        text: 'Одно письмо в день или о каждой новости отдельно: выберите на своей странице. Новые поручения и просрочка приходят всем. В выходные писем нет.',
      },
    },
    school: {
      card: {
        title: 'Как исправить сведения о школе',
        text: 'Откройте «Наша школа». Реквизиты и числа школа правит сама; название и категорию меняет район. Пустые реквизиты останутся пропусками в договоре.',
      },
    },
    deficits: {
      send: {
        title: 'Как подать дефициты',
        text: 'Откройте поручение или раздел и нажмите «Обновить дефициты». У каждого дефицита прошлого раза поставьте одну отметку, ниже добавьте новые и нажмите «Отправить дефициты». Имён педагогов не нужно. Если дефицитов нет, отправьте лист пустым: это тоже ответ.',
      },
      unsure: {
        title: 'Как понять, чего школе не хватает',
        text: 'На странице листа нажмите «Пройти самодиагностику»: 26 простых утверждений. По ответам программа предложит дефициты; с чем не согласны, снимите.',
      },
      offline: {
        title: 'Как подать дефициты без связи',
        text: 'Нажмите «Скачать шаблон XLSX», отметьте выраженность в таблице, потом «Загрузить заполненный». Сначала видно, что изменится, потом это вносится в лист.',
      },
      closed: {
        title: 'Если приём закрыт',
        text: 'Страница говорит, почему и кто может открыть. Нажмите «Попросить открыть»: район откроет приём для одной вашей школы и запишет причину.',
      },
      filled: {
        title: 'Как показать, что дефицит восполнен',
        text: 'На странице дефицита напишите, что это показывает, приложите файлы и нажмите «Отправить на решение». Закрывает дефицит район или следующее обновление школы.',
      },
      plan: {
        title: 'Как начать обновление дефицитов',
        text: 'Нажмите «Запланировать обновление»: квартал, день открытия, срок, последний день, какие школы. В назначенный день приём откроется сам, школы получат поручение. Пока он не открыт, есть «Изменить дни».',
      },
      forSchool: {
        title: 'Как внести дефициты за школу',
        text: 'На странице обновления у школы нажмите «Внести за школу» и укажите, откуда сведения. Школа увидит внесённое и подтвердит или исправит. Опоздавшую впускает «Открыть для школы».',
      },
      map: {
        title: 'Как читать карту дефицитов',
        text: 'Вкладка «Карта»: школы и темы. Чем темнее клетка, тем острее; нажатие открывает, что сказала школа. «Порог» решает, со скольких школ дефицит общий, и заранее показывает, какие темы сменят сторону.',
      },
      route: {
        title: 'Как направить дефициты',
        text: 'Вкладка «Куда направить», кнопка «Распределить дефициты». Общие темы пойдут в повестку методического дня, индивидуальные станут целями пар. «В чьих руках» показывает и то, за что никто не взялся.',
      },
      all: {
        title: 'Как открыть обновление всем районам',
        text: 'Нажмите «Открыть обновление всем районам», назовите срок и группы школ. Таблица скажет, кого это коснётся и кого пропустим. Имена школ области не видны, пока район не откроет их документом: видны числа.',
      },
    },
    directives: {
      sendOut: {
        title: 'Как разослать распоряжение',
        text: 'В разделе «Документы» нажмите «Загрузить документ». Программа прочитает пункты, адресатов и сроки. Сверьте прочитанное с оригиналом и нажмите «Подтвердить и разослать поручения»: у каждого адресата появится поручение. 15 минут рассылку можно отозвать.',
      },
      write: {
        title: 'Как написать документ',
        text: 'Нажмите «Написать документ». Номера пунктов ставит программа. Подписывают на бумаге или электронной подписью вне программы: выгрузите DOCX, подпишите, потом «Зарегистрировать подписанный».',
      },
      incoming: {
        title: 'Входящий документ и резолюция',
        text: 'При загрузке выберите «Входящий». После сверки документ ждёт резолюции руководителя: кому, что и до какого внутреннего срока. Только после неё поручения уходят школам.',
      },
      read: {
        title: 'Как прочесть документ и отметить это',
        text: 'Из поручения документ открывает рамка с номером пункта. На его карточке нажмите «Ознакомлен». Если просят письмо, на карточке поручения есть «Ответить письмом».',
      },
    },
    roadmaps: {
      row: {
        title: 'Как отметить строку карты',
        text: 'Строки, где названа ваша школа, приходят поручениями за 30 дней до срока; «Показать сейчас» открывает их раньше. Ответьте на поручение, и строка отметится сама.',
      },
      host: {
        title: 'Как указать, что проводит школа',
        text: 'Если строку проводят несколько школ, вам придёт поручение. Нажмите «Указать вид проведения», напишите, что будет и в какие дни, и «Сохранить вид»: поручение закроется.',
      },
      edit: {
        title: 'Как составить и утвердить карту',
        text: 'Карта появится сама, когда подтверждён документ с планом. «Править таблицу» меняет строки, «Вставить строки» берёт их из Word и Excel. Обязывает только утверждённое: «Утвердить версию».',
      },
      hosts: {
        title: 'Как поручить строку нескольким школам',
        text: 'На карточке строки нажмите «Назвать школы, где проводится» и отметьте школы. Каждая получит поручение указать вид и дни.',
      },
      year: {
        title: 'Как перенести карту на новый год',
        text: 'Нажмите «Новый год по образцу». До нажатия видно каждую строку: какой срок был и какой станет; те, что не сдвинулись, правите вы.',
      },
    },
    programmes: {
      schools: {
        title: 'Как внести школы в программу',
        text: 'На карточке модели нажмите «Внести или вывести школы»: один документ, сколько угодно школ. Сначала видно, что изменится.',
      },
      passport: {
        title: 'Как загрузить паспорт модели',
        text: 'Нажмите «Загрузить паспорт»: слева оригинал, справа прочитанное. Сохранённая версия не меняется, правка выпускает следующую. Утверждает модель пункт документа.',
      },
      reports: {
        title: 'Как собрать отчёты районов',
        text: 'На карточке программы нажмите «Запросить отчёты»: дни и срок. Координаторы районов получат поручение, таблицы будут уже собраны.',
      },
    },
    pairs: {
      agree: {
        title: 'Как согласиться на пару',
        text: 'Откройте предложенную пару и нажмите «Согласиться» или «Отказаться». Сколько школ вы готовы вести, говорит «Сколько школ мы можем взять»: сверх этого программа согласий не примет.',
      },
      consent: {
        title: 'Как ответить о закреплении',
        text: 'Поручение ведёт на страницу «Согласие с закреплением»: по каждой паре «Согласны» или «Возражаем» с причиной. Ответ можно менять, пока закрепление не утверждено. Партнёр ваших слов не видит.',
      },
      sign: {
        title: 'Как подписать договор',
        text: 'Подписывают на бумаге. На карточке договора нажмите «Записать подпись», назовите день и приложите копию. Со второй подписью договор действует.',
      },
      meeting: {
        title: 'Как записать консультацию',
        text: 'На карточке пары нажмите «Записать консультацию»: день, вид, тема, часы, что вышло. Договор найдётся сам. «Итоги полугодия» собирают всё на лист с подписями.',
      },
      plan: {
        title: 'Как составить план взаимодействия',
        text: 'На карточке пары нажмите «Составить план взаимодействия». Программа предложит пункты дорожных карт, которые касаются этих школ. План утверждают руководители всех школ пары, потом согласует район.',
      },
      propose: {
        title: 'Как предложить и утвердить пару',
        text: 'Нажмите «Предложить пару»: кому помогают, кто, дни и цели. Обе стороны ответят; сказанное по телефону запишите сами. Согласованную пару утверждает «Утвердить документом».',
      },
      send: {
        title: 'Как отправить договор',
        text: 'На карточке пары нажмите «Составить договор» и проверьте реквизиты. «Согласовать текст» ставит номер и дату, «Отправить на подпись» отдаёт договор школам. Срок продлевает «Продлить», раньше срока кончает «Расторгнуть».',
      },
      agreePlan: {
        title: 'Как согласовать план пары',
        text: 'Откройте «Планы взаимодействия»: ждущие решения стоят первыми. Нажмите «Согласовать» или «Вернуть с замечаниями».',
      },
    },
    matching: {
      begin: {
        title: 'Как закрепить школы-наставников',
        text: 'Нажмите «Начать закрепление»: каждая школа скажет, чем поможет другим. Дальше «Составить план», «Спросить школы о согласии», решения по парам и «Утвердить закрепление»: программа подготовит проект документа.',
      },
      why: {
        title: 'Почему школе назван этот наставник',
        text: 'На странице плана нажмите на школу: баллы по строкам, кто мог бы помочь вместо и что тогда изменится у других. Там же «Закрепить» и «Не закреплять» с причиной; новый план составится сразу.',
      },
      answers: {
        title: 'Что делать с возражениями',
        text: 'Откройте «Ответы школ»: сначала возражения, потом кто молчит. «Подтвердить без замечаний» решает по всем чистым парам; остальные решите по одной. «Вернуться к планам» начинает подбор заново, ответы останутся.',
      },
      midYear: {
        title: 'Как изменить закрепление среди года',
        text: 'На утверждённом закреплении нажмите «Изменить среди года». План не тронет прежних пар, пока вы этого не разрешите; о них школы снова не спрашивают.',
      },
    },
    offers: {
      say: {
        title: 'Как сказать, чем школа поможет',
        text: 'Откройте «Чем поможем», отметьте темы и сколько школ можете взять, нажмите «Отправить ответ». Прошлогодний ответ уже подставлен. Не сможете в этом году: напишите причину, это тоже ответ.',
      },
    },
    collections: {
      ask: {
        title: 'Как собрать сведения со школ',
        text: 'Нажмите «Начать сбор», выберите форму, день и школы: у каждой появится поручение. На странице сбора видно, кто ответил и кому звонить; есть «Напомнить тем, кто не ответил» и XLSX.',
      },
    },
    people: {
      add: {
        title: 'Как дать человеку вход',
        text: 'Нажмите «Добавить человека», на его карточке дайте роль с документом и сроком, потом приглашение: письмом на почту или печатным.',
      },
      leave: {
        title: 'Как оставить за себя на время отпуска',
        text: 'На своей странице откройте «Замещение»: кому, какие обязанности, с какого и до какого дня. В ответах будет видно, что они даны за вас.',
      },
    },
  },
})

type HelpText = typeof ru

const en: HelpText = {
  title: 'Help',
  lead: 'What to press and where to get a thing done.',
  contents: 'What is here',
  open: 'Open the section',
  everything: 'Show help for every role',
  own: 'Show only what I need',
  everywhere: 'On any page',
  topics: {
    everywhere: {
      broken: {
        title: 'If the connection breaks',
        text: 'What you typed is kept on the server. Sign in again and go on from the same place. What you began stands at the end of “My assignments” under “Not sent”.',
      },
      link: {
        title: 'If you were given a link',
        text: 'Open it and answer: there is no need to sign in. The link opens one thing, works for 14 days and stops when a new one is made. If it is too old, ask whoever sent it for another.',
      },
      search: {
        title: 'How to find something',
        text: 'The field “Search” stands in the header. It looks through papers, clauses, rows of roadmaps, schools, people and assignments that you may see. Endings and slips of the pen do not matter.',
      },
      question: {
        title: 'How to ask',
        text: 'Under the heading of a card press “Ask a question”. A school asks its district, the district asks a school; the answer comes into “What is new”.',
      },
      keyboard: {
        title: 'Keyboard',
        text: 'Tab moves over links and fields, Enter presses. The first link of a page leads straight to its contents.',
      },
      date: {
        title: 'Another date in the demo district',
        text: 'Press “Change date or person” at the top and name a day. Ahead you can work: the program offers to live the days, so that reminders come. In the past you can only look. The way back is in the same place.',
      },
    },
    assignments: {
      today: {
        title: 'What to do today',
        text: 'Open “My assignments”. Overdue things are on top, then those with the nearest term. Each shows the words of the document and one button.',
      },
      answer: {
        title: 'How to answer an assignment',
        text: 'Press “Report completion”, write a sentence or two and attach a file. If the report is returned, the remarks appear in the same place: correct it and send it again.',
      },
      form: {
        title: 'How to fill in a form',
        text: 'On the card of the assignment press “Fill in the form”. What the program knows is there already. “Save without sending” keeps what you began, “Send” hands it in. Without a connection: “Fill in by a table (XLSX)”.',
      },
      later: {
        title: 'How to ask for a later day',
        text: 'On the card of the assignment press “Ask for a later day”, name the day and the reason. Until you are answered the old term holds. The words of the paper stay; beside them it is said that the term was moved.',
      },
      hand: {
        title: 'How to hand an assignment over',
        text: 'The head presses “Hand the assignment over” on the card and chooses a person of the school. The report goes for the head. When a person leaves: “Hand over all work” at the end of “My assignments”.',
      },
      judge: {
        title: 'How to review reports',
        text: 'Open “To decide”. Tick the reports and press “Accept the ticked” or “Return the ticked” with one reason. For ten minutes the decision can be taken back.',
      },
      move: {
        title: 'How to answer a request for a later day',
        text: 'Requests stand above the reports in “To decide”. Press “Move the term” and name a day, or leave the old one and say why. A term can be moved without a request too, from the card of the assignment.',
      },
      forSchool: {
        title: 'If a school cannot sign in',
        text: 'On the card of the assignment press “Link to answer without signing in” and give it to the school. Or send the report yourself and say how you know: by telephone, from paper, from a file.',
      },
      late: {
        title: 'Whom to call',
        text: 'Open “Who is late”: schools with their telephones and what is overdue. “Write down a call” keeps what was promised in the history; “Text for the chat” is ready to copy.',
      },
    },
    news: {
      letters: {
        title: 'Which letters come',
        text: 'One letter a day or one for each piece of news: choose on your own page. New assignments and overdue ones come to everybody. There are no letters on days off.',
      },
    },
    school: {
      card: {
        title: 'How to correct what is said of the school',
        text: 'Open “Our school”. The school keeps its requisites and figures itself; its name and category are changed by the district. Empty requisites stay blank in a contract.',
      },
    },
    deficits: {
      send: {
        title: 'How to hand in deficits',
        text: 'Open the assignment or the section and press “Update deficits”. Mark each deficit of the last time once, add new ones below and press “Send deficits”. Names of teachers are not needed. If there are none, send the sheet empty: that is an answer too.',
      },
      unsure: {
        title: 'How to see what the school lacks',
        text: 'On the page of the sheet press “Take the self-diagnosis”: 26 plain statements. The program proposes deficits by your answers; untick what you do not agree with.',
      },
      offline: {
        title: 'How to hand in deficits without a connection',
        text: 'Press “Get the XLSX template”, mark the severity in the table, then “Load it filled”. You first see what changes, then it goes into the sheet.',
      },
      closed: {
        title: 'If the round is closed',
        text: 'The page says why and who can open it. Press “Ask to open”: the district opens the round for your school alone and writes down the reason.',
      },
      filled: {
        title: 'How to show that a deficit is filled',
        text: 'On the page of the deficit write what shows it, attach files and press “Send for a decision”. A deficit is closed by the district or by the next round of the school.',
      },
      plan: {
        title: 'How to begin a round of deficits',
        text: 'Press “Plan a round”: the quarter, the day of opening, the term, the last day, which schools. On its day the round opens by itself and schools have their assignment. Until then there is “Change the days”.',
      },
      forSchool: {
        title: 'How to enter deficits for a school',
        text: 'On the page of the round press “Enter for the school” beside it and say how you know. The school sees it and confirms or corrects it. A late one is let in by “Open for the school”.',
      },
      map: {
        title: 'How to read the map of deficits',
        text: 'The tab “Map”: schools and themes. The darker the cell, the more acute; pressing it opens what the school said. “Threshold” decides from how many schools a deficit is common and shows beforehand which themes change sides.',
      },
      route: {
        title: 'How to send deficits where help is',
        text: 'The tab “Where to send”, the button “Send deficits”. Common themes go to the agenda of the method day, individual ones become goals of pairs. “In whose hands” also shows what nobody has taken.',
      },
      all: {
        title: 'How to open a round in all municipalities',
        text: 'Press “Open a round in all municipalities”, name the term and groups of schools. A table says whom it concerns and who is left out. The region sees figures, not schools, until a district opens its rows by a paper.',
      },
    },
    directives: {
      sendOut: {
        title: 'How to send out a directive',
        text: 'In “Documents” press “Upload a document”. The program reads clauses, addressees and terms. Compare the reading with the original and press “Confirm and send out the assignments”: every addressee has his assignment. For 15 minutes the sending can be recalled.',
      },
      write: {
        title: 'How to write a document',
        text: 'Press “Write a document”. Clauses are numbered by the program. It is signed outside, on paper or by an electronic signature: download DOCX, sign it, then “Register the signed document”.',
      },
      incoming: {
        title: 'An incoming document and its resolution',
        text: 'Choose “Incoming” when you upload it. After the reading the paper waits for the resolution of the head: who, what and by which inner term. Only then do assignments go to schools.',
      },
      read: {
        title: 'How to read a document and say so',
        text: 'From an assignment the box with the clause opens the document. On its card press “I have read it”. If a letter is wanted, the card of the assignment has “Answer by letter”.',
      },
    },
    roadmaps: {
      row: {
        title: 'How to mark a row of a roadmap',
        text: 'Rows that name your school come as assignments 30 days before their term; “Show them now” opens them earlier. Answer the assignment and the row is marked by itself.',
      },
      host: {
        title: 'How to say what the school will hold',
        text: 'If several schools carry out one row, an assignment comes to you. Press “Choose the form”, write what it will be and on which days, then “Save the form”: the assignment closes.',
      },
      edit: {
        title: 'How to make and approve a roadmap',
        text: 'A roadmap appears by itself when a document with a plan is confirmed. “Edit the table” changes rows, “Paste rows” takes them from Word and Excel. Only what is approved binds: “Approve a version”.',
      },
      hosts: {
        title: 'How to give one row to several schools',
        text: 'On the card of the row press “Name the schools that host it” and tick the schools. Each is asked for its form and days.',
      },
      year: {
        title: 'How to take a roadmap into a new year',
        text: 'Press “New year by this pattern”. Before you save you see every row: which term it had and which it gets; those that did not move are yours to correct.',
      },
    },
    programmes: {
      schools: {
        title: 'How to bring schools into a programme',
        text: 'On the card of the model press “Schools in or out”: one paper, any number of schools. You first see what changes.',
      },
      passport: {
        title: 'How to upload the passport of a model',
        text: 'Press “Upload a passport”: the original on the left, the reading on the right. A saved version stays as it is, an edit makes the next one. A model is approved by a clause of a paper.',
      },
      reports: {
        title: 'How to gather reports of districts',
        text: 'On the card of the programme press “Ask for reports”: the days and the term. Coordinators of districts have an assignment, their tables are gathered already.',
      },
    },
    pairs: {
      agree: {
        title: 'How to agree to a pair',
        text: 'Open the proposed pair and press “Agree” or “Decline”. How many schools you are ready to lead is said by “How many schools we can help”: the program takes no consent beyond that.',
      },
      consent: {
        title: 'How to answer a matching',
        text: 'The assignment leads to the page “Consent to the matching”: for each pair “We agree” or “We object” with a reason. The answer can be changed until the matching is approved. Your partner does not see your words.',
      },
      sign: {
        title: 'How to sign a contract',
        text: 'It is signed on paper. On the card of the contract press “Write down a signature”, name the day and attach a copy. With the second signature the contract is in force.',
      },
      meeting: {
        title: 'How to write down a consultation',
        text: 'On the card of the pair press “Write down a consultation”: the day, kind, theme, hours and what came of it. The contract is found by the day. “Half-year summary” gathers all on a sheet with signatures.',
      },
      plan: {
        title: 'How to make an interaction plan',
        text: 'On the card of the pair press “Make an interaction plan”. The program offers rows of roadmaps that concern these schools. The heads of all schools approve the plan, then the district agrees it.',
      },
      propose: {
        title: 'How to propose and approve a pair',
        text: 'Press “Propose a pair”: who is helped, by whom, days and goals. Both sides answer; what was said by telephone you write down. An agreed pair is approved by “Approve by a document”.',
      },
      send: {
        title: 'How to send a contract',
        text: 'On the card of the pair press “Draw up a contract” and look at the requisites. “Agree the text” gives it a number and a date, “Send to be signed” hands it to the schools. “Extend” prolongs it, “Terminate” ends it early.',
      },
      agreePlan: {
        title: 'How to agree the plan of a pair',
        text: 'Open “Interaction plans”: those that wait for you stand first. Press “Agree” or “Return with remarks”.',
      },
    },
    matching: {
      begin: {
        title: 'How to match mentor schools',
        text: 'Press “Begin a matching”: every school says how it will help others. Then “Make a plan”, “Ask schools for consent”, rulings on pairs and “Approve the matching”: the program prepares the draft of the paper.',
      },
      why: {
        title: 'Why a school was given this mentor',
        text: 'On the page of the plan press the school: points by line, who could help instead and what would change for others. There are “Fix” and “Not this one” with a reason; a new plan is made at once.',
      },
      answers: {
        title: 'What to do with objections',
        text: 'Open “Answers of schools”: objections first, then those who are silent. One button confirms all pairs with nothing against them; the others are decided one by one. “Back to plans” begins anew, the answers stay.',
      },
      midYear: {
        title: 'How to change a matching in mid-year',
        text: 'On an approved matching press “Change in mid-year”. The plan does not touch earlier pairs unless you allow it; schools are not asked about them again.',
      },
    },
    offers: {
      say: {
        title: 'How to say how the school will help',
        text: 'Open “How we help”, mark themes and how many schools you can take, press “Send the answer”. Last year’s answer is there already. If you cannot this year, write the reason: that is an answer too.',
      },
    },
    collections: {
      ask: {
        title: 'How to gather facts from schools',
        text: 'Press “Begin a collection”, choose the form, the day and the schools: each has an assignment. The page of the collection shows who has answered and whom to call; there are “Remind those who have not answered” and XLSX.',
      },
    },
    people: {
      add: {
        title: 'How to let a person in',
        text: 'Press “Add a person”, give a role with its paper and term on his card, then an invitation: by e-mail or printed.',
      },
      leave: {
        title: 'How to leave somebody in charge',
        text: 'On your own page open “Deputies”: who, which duties, from which day until which. Answers show that they were given for you.',
      },
    },
  },
}

export const helpText = { ru, en } as const
