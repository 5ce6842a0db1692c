import { countEn, countRu } from '../../../kernel/format.ts'

const ru = {
  open: 'Изменить или отменить',
  title: 'Изменить или отменить документ',
  lead: 'Текст документа остаётся таким, каким его подписали. Здесь отмечают, какие пункты и с какого дня изменены другим документом.',
  by: 'Каким документом',
  byHint: 'Действующий документ реестра.',
  words: 'Если его нет в реестре: какой это документ, в родительном падеже',
  wordsHint: '«распоряжения комитета образования от 10.11.2026 № 120».',
  from: 'С какого дня',
  whole: 'Отменить документ целиком',
  wholeHint: 'Открытые поручения по нему будут отозваны с указанием причины.',
  clauses: 'По пунктам',
  kinds: { same: 'без изменений', edition: 'новая редакция', repeal: 'отменить' },
  text: 'Новая редакция пункта',
  submit: 'Сохранить изменения',
  done: 'Изменения сохранены. Поручения по отменённым пунктам отозваны.',
  state: (kind: string, day: string, by: string) =>
    kind === 'repeal' ? `Отменён с ${day} на основании ${by}` : `Изменён с ${day} на основании ${by}`,
  was: 'Было при подписании',
  asOf: (day: string) => `Пункты на ${day}`,
  links: 'Связанные документы',
  linkKinds: {
    'to:ground': 'Издан на основании',
    'to:answers': 'Ответ на',
    'to:amends': 'Изменяет',
    'to:repeals': 'Отменяет',
    'from:ground': 'На его основании издан',
    'from:answers': 'Ответ на него',
    'from:amends': 'Изменён документом',
    'from:repeals': 'Отменён документом',
    'from:source': 'На него ссылается',
    'to:source': 'Источник',
    'to:sameAs': 'Это тот же документ, что и',
    'from:sameAs': 'Принят как входящий',
    'to:differsFrom': 'Похож, но это другой документ',
    'from:differsFrom': 'Похож, но это другой документ',
  } as Readonly<Record<string, string>>,
  mentioned: 'Этот документ упомянут, но не загружен',
  rowUnknown: 'Такой дорожной карты в реестре ещё нет.',
  tieRow: 'Указать пункт',
  mentionedWhy:
    'Программа знает о нём только из ссылок. Загрузите файл с тем же номером и датой: ссылки перейдут к нему.',
  answer: 'Ответить письмом',
  count: (count: number) => countRu(count, ['пункт', 'пункта', 'пунктов']),
}

const en: typeof ru = {
  open: 'Amend or repeal',
  title: 'Amend or repeal the document',
  lead: 'The text stays as it was signed. Here one marks which clauses another document has changed, and from which day.',
  by: 'By which document',
  byHint: 'A document of the register that is in force.',
  words: 'When it is not in the register: which document, in the genitive',
  wordsHint: 'In Russian, as it will be cited.',
  from: 'From which day',
  whole: 'Repeal the whole document',
  wholeHint: 'Its open assignments will be recalled with the reason.',
  clauses: 'By clause',
  kinds: { same: 'unchanged', edition: 'new wording', repeal: 'repeal' },
  text: 'New wording of the clause',
  submit: 'Save the changes',
  done: 'The changes are saved. Assignments of repealed clauses have been recalled.',
  state: (kind, day, by) =>
    kind === 'repeal' ? `Repealed from ${day} by ${by}` : `Changed from ${day} by ${by}`,
  was: 'As signed',
  asOf: (day) => `Clauses on ${day}`,
  links: 'Linked documents',
  linkKinds: {
    'to:ground': 'Issued on the ground of',
    'to:answers': 'Answer to',
    'to:amends': 'Amends',
    'to:repeals': 'Repeals',
    'from:ground': 'Ground of',
    'from:answers': 'Answered by',
    'from:amends': 'Amended by',
    'from:repeals': 'Repealed by',
    'from:source': 'Cited by',
    'to:source': 'Source',
    'to:sameAs': 'The same document as',
    'from:sameAs': 'Received as',
    'to:differsFrom': 'Alike, but another document',
    'from:differsFrom': 'Alike, but another document',
  },
  mentioned: 'This document is cited but not uploaded',
  rowUnknown: 'No such roadmap is in the register yet.',
  tieRow: 'Point at the row',
  mentionedWhy:
    'The program knows it only from links. Upload the file with the same number and date: the links go over to it.',
  answer: 'Answer by letter',
  count: (count) => countEn(count, ['clause', 'clauses']),
}

export const changesText = { ru, en } as const
export type ChangesWords = typeof ru

/** Why an assignment was recalled; stays in its history, in Russian like the paper itself. */
export const recallReason = (by: string): string => `Пункт отменён на основании ${by}`

/** Refusals of changes. */
export const changesSentences = {
  ru: {
    beforeThePaper: 'Этот день раньше самого документа',
    nameTheAct: 'Выберите документ или назовите его словами',
    changesItself: 'Документ не может отменить сам себя',
    nothingChanged: 'Отметьте хотя бы один пункт',
  },
  en: {
    beforeThePaper: 'This day is earlier than the document itself',
    nameTheAct: 'Choose the document or name it in words',
    changesItself: 'A document cannot repeal itself',
    nothingChanged: 'Mark at least one clause',
  },
}
