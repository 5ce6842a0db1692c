import type { Day } from '../../../kernel/day.ts'
import { countEn, countRu, shortDay } from '../../../kernel/format.ts'
import { typoAll } from '../../../kernel/typo.ts'
import type { LeftOut } from '../domain/call.ts'

const schools = (count: number): string => countRu(count, ['школа', 'школы', 'школ'])

const ru = typoAll({
  title: 'Открыть обновление всем районам',
  lead: 'Приём откроется сразу во всех районах, у которых его ещё нет. Координатору каждого района придёт сообщение, школам поручение.',
  link: 'Открыть обновление всем районам',
  who: 'Кого это коснётся',
  municipality: 'Район',
  count: 'Школ получат поручение',
  stands: 'Что будет',
  opens: 'откроется сегодня',
  skip: (why: string) => `пропустим: ${why}`,
  left: {
    isPlanned: (day: Day | null) =>
      `район сам запланировал${day === null ? '' : `, откроется ${shortDay(day)}`}`,
    hasRound: (day: Day | null) => `обновление уже есть${day === null ? '' : `, срок ${shortDay(day)}`}`,
    noModel: () => 'района нет в программе',
    noSchools: () => 'нет школ этих групп',
  } satisfies Record<LeftOut, (day: Day | null) => string>,
  due: 'Срок для школ',
  all: (districts: number, count: number) =>
    `Обновление откроется в ${districts === 1 ? '1 районе' : `${districts} районах`}: ${schools(count)}.`,
  nobody: 'Открывать некому: у всех районов обновление уже есть или нет школ этих групп.',
  save: (districts: number, count: number) =>
    `Открыть в ${districts === 1 ? '1 районе' : `${districts} районах`} (${schools(count)})`,
  look: 'Проверить, кого коснётся',
  done: (districts: number, count: number) =>
    `Обновление открыто в ${districts === 1 ? '1 районе' : `${districts} районах`}: ${schools(count)}`,
  skipped: 'Пропущены',
  recalled: 'Отозвано регионом',
  recalledByOwner: 'Рассылка отозвана',
})

export type CallText = typeof ru

const en: CallText = {
  title: 'Open a round in all municipalities',
  lead: 'The round opens at once in every municipality that has none yet. The coordinator of each is told, schools get an assignment.',
  link: 'Open a round in all municipalities',
  who: 'Whom it concerns',
  municipality: 'Municipality',
  count: 'Schools to get it',
  stands: 'What happens',
  opens: 'opens today',
  skip: (why) => `left out: ${why}`,
  left: {
    isPlanned: (day) => `planned by the municipality${day === null ? '' : `, opens ${shortDay(day)}`}`,
    hasRound: (day) => `has a round${day === null ? '' : ` due ${shortDay(day)}`}`,
    noModel: () => 'not in the programme',
    noSchools: () => 'no schools of these groups',
  },
  due: 'Term for schools',
  all: (districts, count) =>
    `Opens in ${countEn(districts, ['municipality', 'municipalities'])}: ${countEn(count, ['school', 'schools'])}.`,
  nobody: 'Nobody to open it for: every municipality has a round or no schools of these groups.',
  save: (districts, count) =>
    `Open in ${countEn(districts, ['municipality', 'municipalities'])} (${countEn(count, ['school', 'schools'])})`,
  look: 'See whom it concerns',
  done: (districts, count) =>
    `Opened in ${countEn(districts, ['municipality', 'municipalities'])}: ${countEn(count, ['school', 'schools'])}`,
  skipped: 'Left out',
  recalled: 'Recalled by the region',
  recalledByOwner: 'The sending was recalled',
}

/** Words of the round that the region opens for all. */
export const callText = { ru, en } satisfies Record<'ru' | 'en', CallText>
