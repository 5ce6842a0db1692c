import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { pluralRu } from '../../../kernel/plural.ts'
import type { Sentence, Sentences } from '../../../platform/http/visit.ts'
import { formsText } from './words.ts'

type Values = Readonly<Record<string, string | number>>

const MOST_LABEL = 60

/** «Пункт 13. …»: the summary of errors names the question, as people do over the telephone. */
const placeRu = ({ number, label, row }: Values): string => {
  const words = String(label ?? '')
  const short = words.length > MOST_LABEL ? `${words.slice(0, MOST_LABEL)}…` : words
  const question = number === '' || number === undefined ? `«${short}». ` : `Пункт ${number}. `
  return row === undefined ? question : `${question}Строка ${row}. `
}
const placeEn = ({ number, row }: Values): string => {
  const question = number === '' || number === undefined ? '' : `Item ${number}. `
  return row === undefined ? question : `${question}Row ${row}. `
}

const at =
  (place: (values: Values) => string, say: string | ((values: Values) => string)): Sentence =>
  (values) =>
    place(values) + (typeof say === 'string' ? say : say(values))

const every = (
  place: (values: Values) => string,
  says: Readonly<Record<string, string | ((values: Values) => string)>>,
): Readonly<Record<string, Sentence>> =>
  Object.fromEntries(Object.entries(says).map(([code, say]) => [code, at(place, say)]))

const signs = (count: string | number | undefined): string =>
  `${count} ${pluralRu(Number(count), ['знак', 'знака', 'знаков'])}`

/** Sentences of refusals: those about a question begin with its number. */
export const formsSentences: Sentences = {
  ru: {
    ...every(placeRu, {
      answerRequired: 'Ответьте на этот вопрос',
      cellRequired: 'Заполните эту клетку или очистите всю строку',
      notANumberHere: 'Здесь нужно число',
      notADayHere: 'Такой даты нет. Напишите её так: 05.03.2022',
      periodNeedsBoth: 'Назовите обе даты: начало и конец',
      periodReversed: 'Конец периода раньше начала',
      unknownOption: 'Выберите из списка',
      otherNeedsWords: 'Напишите своими словами, что именно',
      tooManyChars: ({ limit, count }) => `Можно ${signs(limit)}, сейчас ${count}. Сократите`,
      tooFewChars: ({ limit, count }) => `Нужно хотя бы ${signs(limit)}, сейчас ${count}. Допишите`,
      tooManyWords: ({ limit, count }) => `Можно слов: ${limit}, сейчас ${count}. Сократите`,
      tooSmall: ({ limit }) => `Не меньше ${limit}`,
      tooLarge: ({ limit }) => `Не больше ${limit}`,
      wholeNumber: 'Нужно целое число',
      tooPrecise: ({ limit }) => `После запятой не больше ${limit} цифр`,
      outOfScale: ({ min, max }) => `Поставьте оценку от ${min} до ${max}`,
      dayTooEarly: ({ day }) => `Не раньше ${shortDay(day as Day)}`,
      dayTooLate: ({ day }) => `Не позже ${shortDay(day as Day)}`,
      tooManyChosen: ({ limit, count }) => `Можно выбрать не больше ${limit}, выбрано ${count}`,
      notALink: 'Напишите адрес целиком: https://…',
      notAFullName: 'Напишите фамилию и имя полностью',
      tooManyFiles: ({ limit }) => `Файлов не больше ${limit}`,
      fileKindNotTaken: ({ file }) => `Файл «${file}» другого вида. Приложите такой, как сказано в вопросе`,
      fileOverLimit: ({ file, limit }) =>
        `Файл «${file}» больше ${limit} Мб. Сожмите снимки или разделите его`,
      tooFewRows: ({ limit, count }) => `Нужно строк: ${limit}, заполнено ${count}`,
      tooManyRows: ({ limit, count }) => `Можно строк: ${limit}, заполнено ${count}`,
      formRule: ({ ru }) => String(ru),
    }),
    answerNotNow: ({ state }) =>
      `Сейчас это сделать нельзя: форма уже «${formsText.ru.states[state as keyof typeof formsText.ru.states] ?? state}». Откройте страницу заново`,
    remindedToday: 'Сегодня уже напоминали. Ещё раз можно завтра',
    collectionClosed: 'Сбор завершён, ответы больше не принимаются',
    assignmentOver: 'Поручение снято или отозвано: отвечать на него не нужно',
    sayHowYouKnow: 'Укажите, откуда сведения: вы заполняете за школу',
    chooseDecision: 'Выберите решение',
    returnNeedsRemark: 'Напишите замечание хотя бы к одному вопросу: без него школа не поймёт, что исправить',
    nothingToConfirm: 'Подтверждать нечего: ответ внесла сама школа или он уже подтверждён',
    termInThePast: 'Этот день уже прошёл. Назовите день, до которого школы успеют ответить',
    chooseSchools: 'Отметьте хотя бы одну школу',
    answers_of_their_version: 'Форму изменили, пока вы её заполняли. Откройте её заново',
    form_version_once: 'Только что опубликована другая редакция. Откройте форму заново',
    noTitle: 'Назовите форму',
    noFields: 'В форме нет ни одного вопроса',
    emptySection: 'В разделе нет вопросов',
    badKey: 'Этот вопрос не удалось назвать. Уберите его и добавьте заново',
    keyTwice: 'Этот вопрос стоит дважды',
    numberTwice: ({ where }) => `Номер ${where} стоит у двух вопросов`,
    noLabel: 'Напишите вопрос',
    unknownKind: 'Выберите вид ответа',
    boundsCrossed: 'Нижний предел больше верхнего',
    badLimit: 'Предел должен быть целым числом больше нуля',
    tooFewOptions: 'Нужно хотя бы два варианта, по одному в строке',
    optionTwice: 'Один вариант стоит дважды',
    badScale: 'Напишите в вопросе «от 1 до 5»: шкала до десяти делений',
    noColumns: 'В таблице нет столбцов',
    conditionUnknownField: 'От убранного вопроса зависит этот: уберите и его или верните тот',
    conditionLooksAhead: 'Этот вопрос зависит от того, что стоит ниже',
    conditionUnknownOption: 'Этот вопрос зависит от варианта, которого больше нет',
    prefillUnfit: 'Подставлять сюда нечего: вид ответа другой',
    ruleTwice: 'Одно правило стоит дважды',
    ruleUnknownField: 'Правило говорит о вопросе, которого нет',
    ruleUnlike: 'Правило сравнивает разное',
    ruleWithoutWords: 'Напишите, что прочтёт школа',
    settingNotANumber: 'Здесь нужно число',
    questionGone: 'Этого вопроса уже нет: его убрали. Откройте форму заново',
    formWithdrawn: 'Форма снята с применения: новый сбор по ней не начать',
    formInUse: 'Форма и так в применении',
    form_draft_once: 'Эту форму уже поправляет другой человек. Откройте её заново',
    form_draft_of_table: 'Из этой таблицы форму уже делают. Откройте список форм',
    noFile: 'Выберите файл',
    notThisTable: 'В таблице нет столбца с номерами ответов. Загрузите таблицу, которую вы скачали здесь',
    alreadyApplied: 'Эта таблица уже сохранена',
    otherCollection: 'Эта таблица скачана из другого сбора: ни один номер ответа не подошёл',
    otherAnswer: 'Эта таблица от другого ответа. Загрузите ту, которую скачали на этой странице',
    tableStale: 'Пока вы смотрели, ответы изменились. Сверьте различия ещё раз и сохраните',
    nothingInTable: 'Сохранять нечего: в таблице нет ничего нового',
    nothingChanged: 'Ответы те же, что уже отправлены. Поправьте их или вернитесь к ответу',
    emptyTable: 'В файле нет ни одной строки',
    fileGone: 'Файл не сохранился. Выберите его ещё раз',
    cannotRead: 'Таблицу прочитать не удалось. Сохраните её как XLSX и загрузите ещё раз',
  },
  en: {
    ...every(placeEn, {
      answerRequired: 'Answer this question',
      cellRequired: 'Fill in this cell or empty the whole row',
      notANumberHere: 'A number is needed here',
      notADayHere: 'There is no such date. Write it like this: 05.03.2022',
      periodNeedsBoth: 'Name both days: the first and the last',
      periodReversed: 'The period ends before it begins',
      unknownOption: 'Choose from the list',
      otherNeedsWords: 'Say in your own words which',
      tooManyChars: ({ limit, count }) => `Up to ${limit} characters, now ${count}. Shorten it`,
      tooFewChars: ({ limit, count }) => `At least ${limit} characters, now ${count}. Write more`,
      tooManyWords: ({ limit, count }) => `Up to ${limit} words, now ${count}. Shorten it`,
      tooSmall: ({ limit }) => `No less than ${limit}`,
      tooLarge: ({ limit }) => `No more than ${limit}`,
      wholeNumber: 'A whole number is needed',
      tooPrecise: ({ limit }) => `No more than ${limit} digits after the point`,
      outOfScale: ({ min, max }) => `Give a mark from ${min} to ${max}`,
      dayTooEarly: ({ day }) => `Not before ${shortDay(day as Day)}`,
      dayTooLate: ({ day }) => `Not after ${shortDay(day as Day)}`,
      tooManyChosen: ({ limit, count }) => `No more than ${limit} may be chosen, ${count} are`,
      notALink: 'Write the whole address: https://…',
      notAFullName: 'Write the last and first name in full',
      tooManyFiles: ({ limit }) => `No more than ${limit} files`,
      fileKindNotTaken: ({ file }) => `“${file}” is of another kind. Attach one as the question says`,
      fileOverLimit: ({ file, limit }) => `“${file}” is over ${limit} MB. Shrink the pictures or split it`,
      tooFewRows: ({ limit, count }) => `Rows needed: ${limit}, filled in: ${count}`,
      tooManyRows: ({ limit, count }) => `Rows allowed: ${limit}, filled in: ${count}`,
      formRule: (values) => String(values.en),
    }),
    answerNotNow: ({ state }) =>
      `This cannot be done now: the form is already “${formsText.en.states[state as keyof typeof formsText.en.states] ?? state}”. Reopen the page`,
    remindedToday: 'They were reminded today. Once more tomorrow',
    collectionClosed: 'The collection is closed, answers are no longer taken',
    assignmentOver: 'The assignment was taken back or is over: it needs no answer',
    sayHowYouKnow: 'Say how you know: you fill in for the school',
    chooseDecision: 'Choose a decision',
    returnNeedsRemark: 'Write a remark on at least one question, or the school will not know what to correct',
    nothingToConfirm: 'There is nothing to confirm: the school answered itself or has confirmed already',
    termInThePast: 'This day has passed. Name a day by which schools can answer',
    chooseSchools: 'Tick at least one school',
    answers_of_their_version: 'The form was changed while you filled it in. Reopen it',
    form_version_once: 'Another edition has just been published. Reopen the form',
    noTitle: 'Name the form',
    noFields: 'The form has no question',
    emptySection: 'A section has no questions',
    badKey: 'This question could not be named. Remove it and add it again',
    keyTwice: 'This question stands twice',
    numberTwice: ({ where }) => `Two questions bear the number ${where}`,
    noLabel: 'Write the question',
    unknownKind: 'Choose the kind of answer',
    boundsCrossed: 'The lower bound is above the upper one',
    badLimit: 'The limit must be a whole number above zero',
    tooFewOptions: 'At least two options are needed, one a line',
    optionTwice: 'One option stands twice',
    badScale: 'Write “от 1 до 5” in the question: a scale has up to ten marks',
    noColumns: 'The table has no columns',
    conditionUnknownField: 'This question depends on one that was removed: remove it too or bring that back',
    conditionLooksAhead: 'This question depends on what stands below',
    conditionUnknownOption: 'This question depends on an option that is gone',
    prefillUnfit: 'There is nothing to put in here: the kind of answer differs',
    ruleTwice: 'One rule stands twice',
    ruleUnknownField: 'A rule speaks of a question that is gone',
    ruleUnlike: 'A rule compares unlike things',
    ruleWithoutWords: 'Write what the school will read',
    settingNotANumber: 'A number is needed here',
    questionGone: 'This question is gone: somebody removed it. Reopen the form',
    formWithdrawn: 'The form is out of use: no new collection begins by it',
    formInUse: 'The form is in use',
    form_draft_once: 'Somebody is already correcting this form. Reopen it',
    form_draft_of_table: 'A form is already being made of this table. Open the list of forms',
    noFile: 'Choose a file',
    notThisTable: 'The table has no column of answer numbers. Upload the table that you downloaded here',
    alreadyApplied: 'This table is saved already',
    otherCollection: 'This table is of another collection: no number of an answer fits',
    otherAnswer: 'This table is of another answer. Upload the one that you downloaded on this page',
    tableStale: 'The answers changed while you looked. Compare again and save',
    nothingInTable: 'There is nothing to save: the table has nothing new',
    nothingChanged: 'The answers are those already sent. Correct them or go back to the answer',
    emptyTable: 'The file has no rows',
    fileGone: 'The file was not kept. Choose it again',
    cannotRead: 'The table could not be read. Save it as XLSX and upload it again',
  },
}
