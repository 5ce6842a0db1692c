import { typoAll } from '../../kernel/typo.ts'

const ru = typoAll({
  noKey: 'Нужен действующий ключ доступа в заголовке Authorization: Bearer',
  tooMany: 'Слишком много запросов. Подождите и повторите',
  readOnlyKey: 'Этот ключ только читает',
  moduleClosed: 'Этот ключ не открывает такого раздела',
  notFound: 'Такого здесь нет',
  forbidden: 'Это видно, но делать этого вам нельзя',
  refused: 'Команда отклонена',
  stale: 'Запись успели изменить. Прочитайте её заново и повторите',
  alreadySent: 'С этим ключом повтора уже выполнена другая команда',
  badJson: 'Тело запроса должно быть объектом JSON',
  badKey: 'Idempotency-Key должен быть UUID',
  badVersion: 'If-Match должен быть номером версии',
  badCursor: 'Такого продолжения списка нет. Начните список сначала',
  badFilter: 'Отбор задан неверно',
  tooLarge: 'Тело запроса слишком велико',
  noFile: 'Файл ждут в поле file запроса multipart/form-data',
  fileByWord: 'Файл называют словом upload, которое вернула загрузка',
  needsPerson: 'Это действие совершает человек от своего имени: нужен ключ человека, а не системы',
  fault: 'Внутренняя ошибка. Номер обращения есть в журнале',
})

const en = {
  noKey: 'A valid access key is needed in the header Authorization: Bearer',
  tooMany: 'Too many requests. Wait and repeat',
  readOnlyKey: 'This key only reads',
  moduleClosed: 'This key does not open that section',
  notFound: 'There is no such thing here',
  forbidden: 'You can see it, but you may not do this',
  refused: 'The command was refused',
  stale: 'The record was changed meanwhile. Read it again and repeat',
  alreadySent: 'Another command was run with this Idempotency-Key',
  badJson: 'The body must be a JSON object',
  badKey: 'Idempotency-Key must be a UUID',
  badVersion: 'If-Match must be a number of a version',
  badCursor: 'The list cannot go on from there. Begin it again',
  badFilter: 'The filter is wrong',
  tooLarge: 'The body is too large',
  noFile: 'A file is expected in the field file of multipart/form-data',
  fileByWord: 'A file is named by the word upload that its upload gave back',
  needsPerson: 'A person does this in his own name: the key of a person is needed, not of a system',
  fault: 'An internal fault. The log knows the number of the request',
} satisfies typeof ru

/** Sentences of the problems of the API. */
export const apiText = { ru, en } as const
export type ProblemCode = keyof typeof ru
