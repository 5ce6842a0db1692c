import { countEn, countRu } from '../../../kernel/format.ts'

const ru = {
  judging: {
    caption: 'Отчёты, которые ждут решения',
    what: 'Поручение',
    who: 'Кто отчитался',
    report: 'Отчёт',
    when: 'Отправлен',
    files: (count: number) => countRu(count, ['файл', 'файла', 'файлов']),
    accept: 'Принять отмеченные',
    offControl: 'Принять и снять с контроля',
    returnTitle: 'Вернуть отмеченные с одной причиной',
    returnWords: 'Чего не хватает',
    returnHint: 'Эти слова увидит каждая школа, чей отчёт вы вернёте.',
    return: 'Вернуть отмеченные',
    tickAll: (count: number) => `Отметить все ${count} на странице`,
    tickNone: 'Снять отметки',
    empty: 'Отчётов, которые ждут вашего решения, нет',
    emptyWhy: 'Новый появится здесь, как только школа сообщит о выполнении.',
  },
  load: {
    calm: (asked: number) =>
      `Получат ${countRu(asked, ['организация', 'организации', 'организаций'])}; больше десяти открытых дел ни у кого из них нет.`,
    busy: (busy: number, asked: number) => `Больше десяти открытых дел уже у ${busy} из ${asked}`,
    one: (name: string, open: number) => `${name}: ${open}`,
    sent: (count: number) =>
      `Только что разослано: ${countRu(count, ['поручение', 'поручения', 'поручений'])}`,
    recall: (minutes: number) =>
      `Отозвать рассылку можно ещё ${countRu(minutes, ['минуту', 'минуты', 'минут'])}`,
  },
  control: {
    folded: (count: number) =>
      `Ещё ${countRu(count, ['строка дорожной карты появится', 'строки дорожных карт появятся', 'строк дорожных карт появятся'])} здесь за 30 дней до срока.`,
    title: 'На контроле',
    lead: (total: number) => countRu(total, ['поручение', 'поручения', 'поручений']),
    caption: 'Поручения на контроле',
    what: 'Поручение',
    who: 'Кому',
    due: 'Срок',
    state: 'Состояние',
    controller: 'Контроль',
    node: 'муниципальный координатор',
    export: 'Скачать XLSX',
    empty: 'Таких поручений нет',
    emptyWhy: 'Измените отбор или подтвердите документ: поручения школам появятся здесь.',
    papers: 'Документы на моём контроле',
    papersWhy: 'открытых поручений по ним нет',
  },
  action: {
    crumb: 'Что получилось',
    titles: {
      accepted: (count: number) => `Принято: ${countRu(count, ['отчёт', 'отчёта', 'отчётов'])}`,
      returned: (count: number) => `Возвращено: ${countRu(count, ['отчёт', 'отчёта', 'отчётов'])}`,
      offControl: (count: number) =>
        `Снято с контроля: ${countRu(count, ['поручение', 'поручения', 'поручений'])}`,
      recalled: (count: number) => `Отозвано: ${countRu(count, ['поручение', 'поручения', 'поручений'])}`,
      handedOver: (count: number) => `Передано: ${countRu(count, ['дело', 'дела', 'дел'])}`,
    },
    load: (schools: number, count: number, busy: number) =>
      `${countRu(schools, ['школа получит', 'школы получат', 'школ получат'])} назад ${countRu(count, ['поручение', 'поручения', 'поручений'])}` +
      (busy === 0 ? '.' : `, у\u00a0${busy} из них уже больше 10 открытых.`),
    now: 'Сейчас',
    why: 'Почему не сделано',
    refused: 'Сделать не удалось',
    refusedCaption: (count: number) => `Не сделано: ${count}`,
    doneCaption: (count: number) => `Сделано: ${count}`,
    undo: (minutes: number) => `Отозвать (можно ещё ${countRu(minutes, ['минуту', 'минуты', 'минут'])})`,
    undone: (when: string) => `Решение отозвано ${when}, отчёты снова ждут`,
    back: 'К отчётам, которые ждут решения',
  },
  matrix: {
    title: 'Исполнение по пунктам и школам',
    caption: 'Строки: кому поручено. Столбцы: пункты документа или строки плана. Клетка ведёт к поручению.',
    who: 'Кому',
    done: 'Исполнено',
    owed: 'Поручено',
    lead: (words: string) => `Исполнено ${words}`,
    cut: (count: number) =>
      `Показаны и сосчитаны первые ${countRu(count, ['поручение', 'поручения', 'поручений'])}`,
    cutWhy: 'Их больше, чем умещает страница. Все до одного стоят в таблице «Скачать».',
    sent: (count: number, schools: number, busy: number) =>
      `${countRu(schools, ['школа только что получила', 'школы только что получили', 'школ только что получили'])} ${countRu(count, ['поручение', 'поручения', 'поручений'])}` +
      (busy === 0 ? '.' : `, у\u00a0${busy} из них уже больше 10 открытых.`),
    recall: (minutes: number) =>
      `Отозвать рассылку (можно ещё ${countRu(minutes, ['минуту', 'минуты', 'минут'])})`,
    recallReason: 'Почему отзываете',
    recallSend: 'Отозвать всю рассылку',
    show: 'Показать',
    filters: { late: 'Просрочено', toJudge: 'Ждут проверки', open: 'Не закрыто', done: 'Исполнено' },
    count: (done: number, owed: number, late: number) =>
      owed === 0 ? '—' : `${done} из ${owed}${late === 0 ? '' : `, просрочено ${late}`}`,
    empty: 'Таких поручений нет',
    emptyWhy: 'Поручения появятся здесь, когда документ подтвердят и разошлют.',
    late: 'просрочено',
    marks: {
      assigned: 'назначено',
      inWork: 'в работе',
      reported: 'на проверке',
      returned: 'возвращено',
      accepted: 'принято',
      offControl: 'снято',
      declined: 'отказ',
      recalled: 'отозвано',
    },
  },
  controlCard: {
    none: 'По документу поручений нет',
    noneWhy: 'Они появятся, когда документ введут в действие, если он кому-нибудь что-то поручает.',
    caption: (count: number) => `Поручения по документу: ${count}`,
    decision: 'Решение',
    closed: 'Закрыто',
    controller: 'Контролёр: ______________________ / ______________________',
    filed: 'В дело № ________ с. ________',
  },
}

const en: typeof ru = {
  judging: {
    caption: 'Reports that wait for a decision',
    what: 'Assignment',
    who: 'Who reported',
    report: 'Report',
    when: 'Sent',
    files: (count) => countEn(count, ['file', 'files']),
    accept: 'Accept the ticked',
    offControl: 'Accept and take off control',
    returnTitle: 'Return the ticked with one reason',
    returnWords: 'What is missing',
    returnHint: 'Each school whose report you return will see these words.',
    return: 'Return the ticked',
    tickAll: (count) => `Tick all ${count} on the page`,
    tickNone: 'Untick',
    empty: 'No reports wait for your decision',
    emptyWhy: 'A new one appears here as soon as a school reports.',
  },
  load: {
    calm: (asked) =>
      `${countEn(asked, ['organisation gets', 'organisations get'])} it; none of them has more than ten open assignments.`,
    busy: (busy, asked) => `${busy} of ${asked} already have more than ten open assignments`,
    one: (name, open) => `${name}: ${open}`,
    sent: (count) => `Just sent: ${countEn(count, ['assignment', 'assignments'])}`,
    recall: (minutes) => `All of it can be recalled for ${countEn(minutes, ['more minute', 'more minutes'])}`,
  },
  control: {
    folded: (count) =>
      `${countEn(count, ['more row of a roadmap appears', 'more rows of roadmaps appear'])} here 30 days before the term.`,
    title: 'Under control',
    lead: (total) => countEn(total, ['assignment', 'assignments']),
    caption: 'Assignments under control',
    what: 'Assignment',
    who: 'To whom',
    due: 'Due',
    state: 'State',
    controller: 'Control',
    node: 'municipal coordinator',
    export: 'Download XLSX',
    empty: 'No such assignments',
    emptyWhy: 'Change the filters or confirm a document: the assignments of schools will appear here.',
    papers: 'Documents under my control',
    papersWhy: 'they have no open assignments',
  },
  action: {
    crumb: 'What came of it',
    titles: {
      accepted: (count) => `Accepted: ${countEn(count, ['report', 'reports'])}`,
      returned: (count) => `Returned: ${countEn(count, ['report', 'reports'])}`,
      offControl: (count) => `Taken off control: ${countEn(count, ['assignment', 'assignments'])}`,
      recalled: (count) => `Recalled: ${countEn(count, ['assignment', 'assignments'])}`,
      handedOver: (count) => `Handed over: ${countEn(count, ['item', 'items'])}`,
    },
    load: (schools, count, busy) =>
      `${countEn(schools, ['school gets', 'schools get'])} ${countEn(count, ['assignment', 'assignments'])} back` +
      (busy === 0 ? '.' : `, ${busy} of them already have more than 10 open.`),
    now: 'Now',
    why: 'Why not done',
    refused: 'It could not be done',
    refusedCaption: (count) => `Not done: ${count}`,
    doneCaption: (count) => `Done: ${count}`,
    undo: (minutes) => `Take back (${countEn(minutes, ['minute', 'minutes'])} left)`,
    undone: (when) => `The decision was taken back ${when}, the reports wait again`,
    back: 'To the reports that wait',
  },
  matrix: {
    title: 'Completion by clause and school',
    caption:
      'Rows: to whom. Columns: clauses of the document or rows of the plan. A cell leads to the assignment.',
    who: 'To whom',
    done: 'Done',
    owed: 'Assigned',
    lead: (words) => `Done: ${words}`,
    cut: (count) => `The first ${countEn(count, ['assignment', 'assignments'])} are shown and counted`,
    cutWhy: 'There are more than a page holds. All of them are in the spreadsheet.',
    sent: (count, schools, busy) =>
      `${countEn(schools, ['school has', 'schools have'])} just got ${countEn(count, ['assignment', 'assignments'])}` +
      (busy === 0 ? '.' : `, ${busy} of them already have more than 10 open.`),
    recall: (minutes) => `Recall the mailing (${countEn(minutes, ['minute', 'minutes'])} left)`,
    recallReason: 'Why do you recall it',
    recallSend: 'Recall the whole mailing',
    show: 'Show',
    filters: { late: 'Overdue', toJudge: 'Under review', open: 'Not closed', done: 'Done' },
    count: (done, owed, late) =>
      owed === 0 ? '—' : `${done} of ${owed}${late === 0 ? '' : `, ${late} overdue`}`,
    empty: 'No such assignments',
    emptyWhy: 'Assignments appear here when the document is confirmed and sent out.',
    late: 'overdue',
    marks: {
      assigned: 'assigned',
      inWork: 'in work',
      reported: 'under review',
      returned: 'returned',
      accepted: 'accepted',
      offControl: 'off control',
      declined: 'declined',
      recalled: 'recalled',
    },
  },
  controlCard: {
    none: 'No assignments by this document',
    noneWhy: 'They appear when the document comes into force, if it asks anybody for anything.',
    caption: (count) => `Assignments by the document: ${count}`,
    decision: 'Decision',
    closed: 'Closed',
    controller: 'Controller: ______________________ / ______________________',
    filed: 'To file No. ________ p. ________',
  },
}

/** What is controlled: reports that wait, many at once, the matrix, the control card. */
export const controlText = { ru, en } as const
