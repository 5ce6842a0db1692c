import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { typoAll } from '../../../kernel/typo.ts'

const ru = typoAll({
  title: 'Открыть дефициты школ региону',
  lead: 'Регион видит по району только числа. Строки школ он увидит, если район откроет их документом; имена людей не видны никогда.',
  now: 'Сейчас строки открыты',
  nowNot: 'Сейчас строки закрыты: регион видит только числа.',
  basis: 'Основание',
  last: (day: Day | null) => (day === null ? 'без срока' : `по ${shortDay(day)}`),
  act: 'Документ или пункт',
  noAct: 'Нет в реестре: напишу сам',
  actWords: 'Какой документ',
  actWordsHint: 'Если его нет в реестре: «соглашение от 03.09.2026 № 5».',
  until: 'По какой день',
  untilHint: 'Пусто: пока район не закроет.',
  save: 'Открыть региону',
  close: 'Закрыть',
  before: 'Раньше',
  opened: 'Строки открыты региону',
  closed: 'Строки закрыты: регион видит только числа',
  link: 'Открыть дефициты школ региону',
  whole: 'весь документ',
  files: 'Файлы',
  kinds: 'снимки, DOCX, PDF, XLSX',
})

export type OpeningText = typeof ru

const en: OpeningText = {
  title: 'Open the deficits of schools to the region',
  lead: 'The region sees only counts of the district. It sees rows of schools if the district opens them by a document; names of people are never seen.',
  now: 'Rows are open now',
  nowNot: 'Rows are closed now: the region sees only counts.',
  basis: 'Grounds',
  last: (day) => (day === null ? 'without an end' : `until ${shortDay(day)}`),
  act: 'Document or clause',
  noAct: 'Not in the register: I will write it',
  actWords: 'Which document',
  actWordsHint: 'If it is not in the register.',
  until: 'Until which day',
  untilHint: 'Empty: until the district closes them.',
  save: 'Open to the region',
  close: 'Close',
  before: 'Earlier',
  opened: 'Rows are open to the region',
  closed: 'Rows are closed: the region sees only counts',
  link: 'Open the deficits of schools to the region',
  whole: 'the whole document',
  files: 'Files',
  kinds: 'pictures, DOCX, PDF, XLSX',
}

/** Words of openings and of files of evidence. */
export const openingText = { ru, en } satisfies Record<'ru' | 'en', OpeningText>
