import { pluralEn, pluralRu } from '../../../kernel/plural.ts'

const ru = {
  fill: {
    dueOn: (day: string) => `Сдать до ${day}`,
    progress: (done: number, of: number) => `Заполнено ${done} из ${of}`,
    keptBy: (when: string, who: string) =>
      `Сохранено ${when}${who === '' ? '' : `, ${who}`}. Можно закрыть страницу и вернуться.`,
    notKept: 'Ещё не сохранено.',
    kept: 'Сохранено. Форма ещё не отправлена.',
    upTo: (limit: number, count: number) =>
      `До ${limit} ${pluralRu(limit, ['знака', 'знаков', 'знаков'])}${count === 0 ? '' : `, сейчас ${count}`}.`,
    upToWords: (limit: number, count: number) =>
      `До ${limit} ${pluralRu(limit, ['слова', 'слов', 'слов'])}${count === 0 ? '' : `, сейчас ${count}`}.`,
    between: (min: number | undefined, max: number | undefined) =>
      min === undefined
        ? `Не больше ${max}.`
        : max === undefined
          ? `Не меньше ${min}.`
          : `От ${min} до ${max}.`,
    atMost: (limit: number) => `Можно выбрать не больше ${limit}.`,
    scale: (low: string, high: string, min: number, max: number) =>
      [low === '' ? '' : `${min}: ${low}`, high === '' ? '' : `${max}: ${high}`].filter(Boolean).join(', '),
    from: 'с какого дня',
    last: 'по какой день',
    other: 'другое',
    link: 'Адрес целиком: https://…',
    person: 'Фамилия, имя и отчество полностью.',
    fileKinds: {
      text: 'DOCX, DOC, ODT, RTF, PDF, TXT',
      sheet: 'XLSX, XLS, ODS, CSV',
      picture: 'снимки PNG, JPEG, GIF',
    },
    filesAtMost: (limit: number) => `Файлов не больше ${limit}.`,
    rowNo: (no: number) => `Строка ${no}`,
    moreRows: 'Пустые строки не считаются. Нужны ещё: нажмите «Сохранить», и строки добавятся.',
    hidden: 'Некоторые вопросы появятся после ответов: нажмите «Сохранить», чтобы их увидеть.',
    channel: 'Откуда сведения',
    channelHint: 'Вы заполняете за школу. Школа увидит ответ и подтвердит его или поправит.',
    forSchool: (name: string) => `Вы заполняете за школу: ${name}`,
    send: 'Отправить',
    keep: 'Сохранить, не отправляя',
    look: 'Посмотреть, как будет напечатано',
    whoSees: (who: string) =>
      who === ''
        ? 'Ответ увидят ваша школа и те, кто его запросил. Другие школы его не увидят.'
        : `Ответ увидят ваша школа и те, кто его запросил: ${who}. Другие школы его не увидят.`,
    remark: 'Замечание',
    returned: 'Форму вернули. Исправьте отмеченное и отправьте ещё раз.',
    corrects:
      'Этот ответ внесли за вашу школу. Поправьте, что неверно, и отправьте: останется и прежний, и ваш.',
    noScreen: 'Заполнение',
    byTable: 'Заполнить таблицей (XLSX)',
    correctsOwn:
      'Ответ уже отправлен и ещё не проверен. Поправьте и отправьте снова: прежний останется в истории.',
  },
  read: {
    done: {
      sent: 'Форма отправлена.',
      accepted: 'Ответ принят.',
      returned: 'Ответ возвращён с замечаниями.',
      confirmed: 'Вы подтвердили ответ.',
    },
    state: 'Состояние',
    school: 'Организация',
    basis: 'Основание',
    term: 'Срок',
    sendingNo: (no: number, day: string, who: string) =>
      `Отправка ${no}: ${[day, who].filter(Boolean).join(', ')}`,
    decided: (state: string, day: string, who: string) => [`${state} ${day}`, who].filter(Boolean).join(', '),
    earlier: 'Прежние отправки',
    corrections: (questions: string) => `Исправлены вопросы: ${questions}.`,
    oldEdition: (no: number, newest: number) => `${no}; сейчас действует ${newest}, ответ остаётся при своей`,
    nothing: 'Ответа ещё нет.',
    notAnswered: 'без ответа',
    waitsForSchool: 'Внесено со слов школы. Школа ещё не подтвердила.',
    confirmedBy: (who: string, day: string) => `Школа подтвердила: ${[who, day].filter(Boolean).join(', ')}.`,
    corrected: 'Школа поправила то, что внесли за неё.',
    confirmTitle: 'Этот ответ внесли за вашу школу',
    confirmLead: 'Прочтите. Если всё верно, подтвердите; если нет, поправьте.',
    confirm: 'Подтвердить',
    correct: 'Поправить',
    fill: 'Заполнить',
    fix: 'Исправить и отправить',
    judge: 'Проверить ответ',
    print: 'Напечатать',
    docx: 'Скачать DOCX',
    history: 'К поручению',
    number: '№',
    question: 'Вопрос',
    answer: 'Ответ',
    back: 'К сбору',
    whole: 'Обо всём ответе',
  },
  judge: {
    title: 'Проверка ответа',
    lead: 'Замечание пишется у вопроса. С любым замечанием ответ можно вернуть.',
    add: 'Написать замечание',
    remark: (number: string) => (number === '' ? 'Замечание' : `Замечание к пункту ${number}`),
    whole: 'Замечание ко всему ответу',
    decision: 'Решение',
    accept: 'Принять',
    return: 'Вернуть на доработку',
    save: 'Сохранить решение',
    cancel: 'Не сейчас',
  },
}

const en: typeof ru = {
  fill: {
    dueOn: (day) => `Due by ${day}`,
    progress: (done, of) => `${done} of ${of} filled in`,
    keptBy: (when, who) => `Saved ${when}${who === '' ? '' : `, ${who}`}. You may close the page and return.`,
    notKept: 'Not saved yet.',
    kept: 'Saved. The form has not been sent yet.',
    upTo: (limit, count) =>
      `Up to ${limit} ${pluralEn(limit, ['character', 'characters'])}${count === 0 ? '' : `, now ${count}`}.`,
    upToWords: (limit, count) =>
      `Up to ${limit} ${pluralEn(limit, ['word', 'words'])}${count === 0 ? '' : `, now ${count}`}.`,
    between: (min, max) =>
      min === undefined
        ? `No more than ${max}.`
        : max === undefined
          ? `No less than ${min}.`
          : `From ${min} to ${max}.`,
    atMost: (limit) => `No more than ${limit} may be chosen.`,
    scale: (low, high, min, max) =>
      [low === '' ? '' : `${min}: ${low}`, high === '' ? '' : `${max}: ${high}`].filter(Boolean).join(', '),
    from: 'first day',
    last: 'last day',
    other: 'other',
    link: 'The whole address: https://…',
    person: 'Full name.',
    fileKinds: {
      text: 'DOCX, DOC, ODT, RTF, PDF, TXT',
      sheet: 'XLSX, XLS, ODS, CSV',
      picture: 'PNG, JPEG, GIF pictures',
    },
    filesAtMost: (limit) => `No more than ${limit} files.`,
    rowNo: (no) => `Row ${no}`,
    moreRows: 'Empty rows do not count. For more rows press “Save without sending”.',
    hidden: 'Some questions appear after answers: press “Save without sending” to see them.',
    channel: 'How you know',
    channelHint: 'You fill in for the school. The school will see the answer and confirm or correct it.',
    forSchool: (name) => `You fill in for the school: ${name}`,
    send: 'Send',
    keep: 'Save without sending',
    look: 'See how it will be printed',
    whoSees: (who) =>
      who === ''
        ? 'Your school and those who asked will see the answer. Other schools will not.'
        : `Your school and those who asked will see the answer: ${who}. Other schools will not.`,
    remark: 'Remark',
    returned: 'The form was returned. Correct what is marked and send it again.',
    corrects: 'This answer was entered for your school. Correct what is wrong and send: both will be kept.',
    noScreen: 'Filling in',
    byTable: 'Fill in by a table (XLSX)',
    correctsOwn:
      'The answer is sent and not reviewed yet. Correct it and send again: the earlier one stays in the history.',
  },
  read: {
    done: {
      sent: 'The form has been sent.',
      accepted: 'The answer is accepted.',
      returned: 'The answer is returned with remarks.',
      confirmed: 'You have confirmed the answer.',
    },
    state: 'State',
    school: 'Organisation',
    basis: 'Basis',
    term: 'Due',
    sendingNo: (no, day, who) => `Sending ${no}: ${[day, who].filter(Boolean).join(', ')}`,
    decided: (state, day, who) => [`${state} ${day}`, who].filter(Boolean).join(', '),
    earlier: 'Earlier sendings',
    corrections: (questions) => `Corrected questions: ${questions}.`,
    oldEdition: (no, newest) => `${no}; ${newest} is in force now, the answer stays with its own`,
    nothing: 'There is no answer yet.',
    notAnswered: 'not answered',
    waitsForSchool: 'Entered from the school’s words. The school has not confirmed yet.',
    confirmedBy: (who, day) => `Confirmed by the school: ${[who, day].filter(Boolean).join(', ')}.`,
    corrected: 'The school corrected what was entered for it.',
    confirmTitle: 'This answer was entered for your school',
    confirmLead: 'Read it. Confirm if all is right; correct it if not.',
    confirm: 'Confirm',
    correct: 'Correct',
    fill: 'Fill in',
    fix: 'Correct and send',
    judge: 'Review the answer',
    print: 'Print',
    docx: 'Download DOCX',
    history: 'To the assignment',
    number: 'No.',
    question: 'Question',
    answer: 'Answer',
    back: 'To the collection',
    whole: 'About the whole answer',
  },
  judge: {
    title: 'Review of an answer',
    lead: 'A remark is written at its question. An answer with any remark may be returned.',
    add: 'Write a remark',
    remark: (number) => (number === '' ? 'Remark' : `Remark on item ${number}`),
    whole: 'Remark on the whole answer',
    decision: 'Decision',
    accept: 'Accept',
    return: 'Return to be corrected',
    save: 'Save the decision',
    cancel: 'Not now',
  },
}

/** An answer: filled in, read, accepted or returned. */
export const answeringText = { ru, en } as const
