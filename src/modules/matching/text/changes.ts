import { countEn, countRu } from '../../../kernel/format.ts'
import { pluralRu } from '../../../kernel/plural.ts'
import { typoAll } from '../../../kernel/typo.ts'

const pairsRu = (count: number): string => countRu(count, ['пара', 'пары', 'пар'])

const ru = typoAll({
  /** «добавятся 2 пары, ни одна не изменится» */
  sum: (added: number, changed: number, lost: number): string => {
    const plus =
      added === 0
        ? 'Новых пар не добавится'
        : `${pluralRu(added, ['Добавится', 'Добавятся', 'Добавятся'])} ${pairsRu(added)}`
    const moved =
      changed + lost === 0
        ? 'ни одна не изменится'
        : [
            changed === 0
              ? ''
              : `${pluralRu(changed, ['изменится', 'изменятся', 'изменятся'])} ${pairsRu(changed)}`,
            lost === 0
              ? ''
              : `${pluralRu(lost, ['закончится', 'закончатся', 'закончатся'])} ${pairsRu(lost)}`,
          ]
            .filter(Boolean)
            .join(', ')
    return `${plus}, ${moved}`
  },
  kept: (count: number) => `Остаются как есть: ${pairsRu(count)}.`,
  added: 'Добавятся',
  changed: 'Изменятся',
  lost: 'Закончатся',
  without: 'Наставника пока нет',
  instead: (name: string, from: string, to: string) =>
    from === to ? `${name}: ${from}, другие наставники по предметам` : `${name}: вместо ${from} будет ${to}`,
  to: (name: string, to: string) => `${name}: ${to}`,
  gone: 'школа вышла из программы',
  column: 'Что станет с прежними парами',
  keeping: 'Прежние пары',
  keepings: { all: 'Не менять ни одной', some: 'Менять, если план станет намного лучше' },
  absent: 'Помогали раньше, в этом плане их нет:',
  absentLine: (mentor: string, mentee: string, reason: string) =>
    `${mentor} (помогала: ${mentee}): ${reason}`,
  refused: (reason: string) => `не сможет в этом году: ${reason}`,
  silent: 'предложения помощи в этом году не было',
})

export type ChangesText = typeof ru

const en: ChangesText = {
  sum: (added, changed, lost) =>
    `${countEn(added, ['pair is added', 'pairs are added'])}, ${changed + lost === 0 ? 'none changes' : [changed === 0 ? '' : `${changed} change`, lost === 0 ? '' : `${lost} end`].filter(Boolean).join(', ')}`,
  kept: (count) => `Stay as they are: ${countEn(count, ['pair', 'pairs'])}.`,
  added: 'Added',
  changed: 'Changed',
  lost: 'Ended',
  without: 'No mentor school yet',
  instead: (name, from, to) =>
    from === to ? `${name}: ${from}, other mentors by subject` : `${name}: ${to} instead of ${from}`,
  to: (name, to) => `${name}: ${to}`,
  gone: 'the school has left the programme',
  column: 'What becomes of earlier pairs',
  keeping: 'Earlier pairs',
  keepings: { all: 'Change none of them', some: 'Change where the plan becomes much better' },
  absent: 'Helped before, not in this plan:',
  absentLine: (mentor, mentee, reason) => `${mentor} (helped ${mentee}): ${reason}`,
  refused: (reason) => `cannot this year: ${reason}`,
  silent: 'offered no help this year',
}

/** Words of what a plan does to earlier pairs. */
export const changesText = { ru, en } satisfies Record<'ru' | 'en', ChangesText>
