import { addDays, type Day, weekdayOf } from '../../../kernel/day.ts'
import { countEn, countRu, shortDay, weekday } from '../../../kernel/format.ts'

const ru = {
  mine: 'Мои поручения',
  lead: (late: number, soon: number) => {
    const lateWords =
      late === 0 ? '' : `Просрочено: ${countRu(late, ['поручение', 'поручения', 'поручений'])}. `
    const soonWords =
      soon === 0
        ? 'На этой неделе сроков нет.'
        : `На этой неделе срок у\u00a0${countRu(soon, ['поручения', 'поручений', 'поручений'])}.`
    return lateWords + soonWords
  },
  leadJudge: (count: number) => `Ждут вашего решения: ${countRu(count, ['отчёт', 'отчёта', 'отчётов'])}.`,
  papers: {
    title: 'Документы ждут вас',
    lead: (count: number) => `Ждут вас: ${countRu(count, ['документ', 'документа', 'документов'])}.`,
    resolution: 'дать резолюцию: до неё поручения не уйдут',
    visa: 'посмотреть проект и согласовать',
  },
  tabs: {
    label: 'Списки поручений',
    mine: 'Мне',
    judging: 'Ждут решения',
    control: 'На контроле',
    own: 'Мой контроль',
    late: 'Кто опаздывает',
    closed: 'Завершённые',
  },
  buckets: {
    late: 'Просрочено',
    today: 'Сегодня',
    week: 'На этой неделе',
    later: 'Позже',
    noTerm: 'Без срока',
    onCheck: 'На проверке',
    recommended: 'Рекомендации',
  },
  unsent: {
    title: 'Не отправлено',
    lead: 'Вы начали и не отправили. Набранное видите только вы.',
    typed: (day: Day) => `набрано ${shortDay(day)}`,
    needless: 'Больше не нужно',
    drop: 'Удалить набранное',
  },
  bucketCount: (count: number) => countRu(count, ['поручение', 'поручения', 'поручений']),
  handedTo: (name: string, until: Day | null) =>
    until === null ? `Передано: ${name}` : `Передано: ${name}, по ${shortDay(addDays(until, -1))}`,
  handedToMe: 'Передано вам, отчёт пойдёт за руководителя',
  filters: {
    title: 'Выбрать из списка',
    all: 'Все',
    source: 'Документ',
    school: 'Школа',
    controller: 'Контролёр',
    state: 'Состояние',
    states: {
      open: 'Все открытые',
      late: 'Просрочено',
      unanswered: 'Ответ не получен',
      assigned: 'Назначено',
      inWork: 'В работе',
      reported: 'На проверке',
      returned: 'Возвращено',
      closed: 'Завершено',
    },
  },
  late: 'Просрочено',
  returned: 'Возвращено',
  returnedFact: (day: string, words: string) => `Возвращено ${day}: «${words}»`,
  wasDue: (day: Day) => `Срок был ${shortDay(day)}`,
  dueOn: (day: Day) => `Срок ${shortDay(day)}${weekdayOf(day) > 5 ? `, ${weekday(day)}` : ''}`,
  onCheck: (day: string) => `На проверке с ${day}`,
  noAnswer: (day: Day) => `Ответ не получен, ждали до ${shortDay(day)}`,
  recommended: 'Мне рекомендовано',
  recommendedLead:
    'Рекомендация не бывает просроченной: на неё можно ответить или отказаться, назвав причину.',
  waiting: 'Ждут вашего решения',
  waitingLead:
    'Отчёты, которые нужно принять или вернуть. Каждый решается отдельно, даже когда отмечено много.',
  allWaiting: (count: number) => `Все, кто ждёт решения: ${count}`,
  folded: 'Дорожная карта',
  foldedLine: (count: number, day: string) =>
    `Ещё ${countRu(count, ['мероприятие', 'мероприятия', 'мероприятий'])}. Откроются за 30 дней до срока, ближайшее: ${day}.`,
  foldedShow: 'Показать сейчас',
  unfoldedBack: 'Вернуться к тому, что нужно сейчас',
  closed: 'Снято с контроля и завершено',
  closedEmpty: 'Завершённых поручений пока нет',
  closedEmptyWhy: 'Здесь появится то, что приняли, сняли с контроля или отозвали.',
  none: 'Поручений нет',
  first: {
    title: 'С чего начать',
    register: 'Загрузить реестр школ',
    people: 'Добавить людей и напечатать им приглашения',
    directive: 'Загрузить распоряжение, которым начинается программа',
  },
  noneWhy:
    'Новые появятся здесь, когда район или область подтвердит документ, где названа ваша школа или вы.',
  noneForMe: 'Вам ничего не поручено',
  noneForMeWhy: 'Что поручено школам и отделам и кто из них опаздывает, собрано рядом.',
  noneSuch: 'Таких поручений нет',
  noneSuchWhy: 'Сбросьте отбор, чтобы увидеть остальные.',
  lateList: {
    title: 'Кто опаздывает',
    lead: (count: number) => countRu(count, ['школа', 'школы', 'школ']),
    schoolPhone: 'Телефон школы',
    head: 'Руководитель',
    headPhone: 'Телефон руководителя',
    noPhone: 'Телефон не записан: его можно добавить на карточке школы.',
    days: (count: number) => `${countRu(count, ['день', 'дня', 'дней'])} назад`,
    daysHead: 'Дней',
    count: (count: number) => countRu(count, ['поручение', 'поручения', 'поручений']),
    more: (count: number) =>
      `И ещё ${countRu(count, ['поручение', 'поручения', 'поручений'])}: все в таблице.`,
    called: 'Звонили',
    promised: (day: string) => `Обещали до ${day}.`,
    call: 'Записать звонок',
    chat: 'Текст для чата',
    chatLabel: 'Скопируйте и отправьте школе. Личных данных в тексте нет.',
    chatWords: {
      hello: (school: string) => `${school}, напоминаем о поручениях, срок которых прошёл.`,
      item: (title: string, dueOn: Day) => `«${title}» (до ${shortDay(dueOn)})`,
      link: (url: string) => `Ответить можно здесь: ${url}`,
    },
    empty: 'Никто не опаздывает',
    emptyWhy: 'Здесь появятся школы, у которых срок поручения прошёл, а отчёта нет.',
  },
  states: {
    assigned: 'Назначено',
    inWork: 'В работе',
    reported: 'На проверке',
    returned: 'Возвращено на доработку',
    accepted: 'Принято',
    offControl: 'Снято с контроля',
    declined: 'Отказались, назвав причину',
    recalled: 'Отозвано',
  },
}

const en: typeof ru = {
  mine: 'My assignments',
  lead: (late, soon) => {
    const lateWords = late === 0 ? '' : `Overdue: ${countEn(late, ['assignment', 'assignments'])}. `
    return (
      lateWords +
      (soon === 0 ? 'No terms this week.' : `Due this week: ${countEn(soon, ['assignment', 'assignments'])}.`)
    )
  },
  leadJudge: (count) => `Waiting for your decision: ${countEn(count, ['report', 'reports'])}.`,
  papers: {
    title: 'Papers wait for you',
    lead: (count) => `Waiting for you: ${countEn(count, ['paper', 'papers'])}.`,
    resolution: 'give a resolution: no assignment goes out before it',
    visa: 'look at the draft and agree',
  },
  tabs: {
    label: 'Lists of assignments',
    mine: 'Mine',
    judging: 'To decide',
    control: 'Under control',
    own: 'My control',
    late: 'Who is late',
    closed: 'Finished',
  },
  buckets: {
    late: 'Overdue',
    today: 'Today',
    week: 'This week',
    later: 'Later',
    noTerm: 'No term',
    onCheck: 'Under review',
    recommended: 'Recommendations',
  },
  unsent: {
    title: 'Not sent',
    lead: 'You began and did not send. Only you see what was typed.',
    typed: (day) => `typed on ${shortDay(day)}`,
    needless: 'Not needed any more',
    drop: 'Delete what was typed',
  },
  bucketCount: (count) => countEn(count, ['assignment', 'assignments']),
  handedTo: (name, until) =>
    until === null ? `Handed to ${name}` : `Handed to ${name} until ${shortDay(addDays(until, -1))}`,
  handedToMe: 'Handed to you: the report goes for the head',
  filters: {
    title: 'Choose from the list',
    all: 'All',
    source: 'Document',
    school: 'School',
    controller: 'Controller',
    state: 'State',
    states: {
      open: 'All open',
      late: 'Overdue',
      unanswered: 'No answer received',
      assigned: 'Assigned',
      inWork: 'In work',
      reported: 'Under review',
      returned: 'Returned',
      closed: 'Finished',
    },
  },
  late: 'Overdue',
  returned: 'Returned',
  returnedFact: (day, words) => `Returned ${day}: “${words}”`,
  wasDue: (day) => `The term was ${shortDay(day)}`,
  dueOn: (day) => `Due ${shortDay(day)}${weekdayOf(day) > 5 ? `, ${weekday(day, 'en')}` : ''}`,
  onCheck: (day) => `Under review since ${day}`,
  noAnswer: (day) => `No answer received, expected until ${shortDay(day)}`,
  recommended: 'Recommended to me',
  recommendedLead: 'A recommendation is never overdue: answer it, or decline and say why.',
  waiting: 'Waiting for your decision',
  waitingLead: 'Reports to accept or to return. Each is decided by itself, however many are ticked.',
  allWaiting: (count) => `All that wait for a decision: ${count}`,
  folded: 'Roadmap',
  foldedLine: (count, day) =>
    `${countEn(count, ['more activity', 'more activities'])}. They open 30 days before their term, the nearest: ${day}.`,
  foldedShow: 'Show them now',
  unfoldedBack: 'Back to what is needed now',
  closed: 'Taken off control and finished',
  closedEmpty: 'No finished assignments yet',
  closedEmptyWhy: 'What is accepted, taken off control or recalled will appear here.',
  none: 'No assignments',
  first: {
    title: 'Where to begin',
    register: 'Load the register of schools',
    people: 'Add people and print their invitations',
    directive: 'Upload the order that starts the programme',
  },
  noneWhy:
    'New ones appear here when the district or the region confirms a document that names your school or you.',
  noneForMe: 'Nothing is asked of you',
  noneForMeWhy: 'What schools and departments are asked to do, and who of them is late, is side by side.',
  noneSuch: 'No such assignments',
  noneSuchWhy: 'Reset the choice to see the others.',
  lateList: {
    title: 'Who is late',
    lead: (count) => countEn(count, ['school', 'schools']),
    schoolPhone: 'Telephone of the school',
    head: 'Head',
    headPhone: 'Telephone of the head',
    noPhone: 'No telephone is written down: it can be added on the card of the school.',
    days: (count) => `${countEn(count, ['day', 'days'])} ago`,
    daysHead: 'Days',
    count: (count) => countEn(count, ['assignment', 'assignments']),
    more: (count) => `And ${countEn(count, ['assignment', 'assignments'])} more: all are in the spreadsheet.`,
    called: 'Called',
    promised: (day) => `Promised by ${day}.`,
    call: 'Write down a call',
    chat: 'Text for the chat',
    chatLabel: 'Copy it and send it to the school. There is nothing personal in it.',
    chatWords: {
      hello: (school) => `${school}, we remind you of assignments whose term has passed.`,
      item: (title, dueOn) => `“${title}” (until ${shortDay(dueOn)})`,
      link: (url) => `Answer here: ${url}`,
    },
    empty: 'Nobody is late',
    emptyWhy: 'Schools whose term has passed without a report will appear here.',
  },
  states: {
    assigned: 'Assigned',
    inWork: 'In work',
    reported: 'Under review',
    returned: 'Returned for revision',
    accepted: 'Accepted',
    offControl: 'Off control',
    declined: 'Declined with a reason',
    recalled: 'Recalled',
  },
}

/** One’s own lists: tabs, filters, groups by day, states, what is late. */
export const listsText = { ru, en } as const
