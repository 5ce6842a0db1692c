import { countEn, countRu } from '../../../kernel/format.ts'
import { typoAll } from '../../../kernel/typo.ts'

const ru = typoAll({
  routing: {
    title: 'Куда направить',
    lead: 'Общее в повестку методического дня, остальное в пару школе.',
    notYet: 'Ещё не распределено.',
    routedOn: (day: string) => `Распределено ${day}.`,
    route: 'Распределить дефициты',
    again: 'Пересчитать по новым данным',
    agenda: 'В повестку ближайшего методического дня',
    agendaLead: 'Темы ждут, когда их возьмёт секция дня.',
    noCommon: 'Общих тем при таком пороге нет.',
    section: (name: string) => `Секция «${name}»`,
    schools: (count: number) => countRu(count, ['школа', 'школы', 'школ']),
    states: { proposed: 'предложена', taken: 'взята в программу дня', declined: 'снята' },
    decline: 'Снять с повестки',
    declineSave: 'Снять тему',
    individual: 'Цели для пар',
    individualLead: 'Индивидуальные дефициты становятся целями школы и её наставника.',
    noIndividual: 'Индивидуальных дефицитов нет.',
    done: {
      routed: 'Распределено. Общие темы предложены в повестку, индивидуальные стали целями для пар.',
      declined: 'Тема снята. Её дефициты стоят в списке «Ни в чьих руках».',
    },
  },
  unheld: {
    title: 'В чьих руках',
    lead: 'Каждый открытый дефицит стоит в одном из четырёх списков.',
    figures: {
      nobody: 'ни в чьих руках',
      proposed: 'предложены в повестку, ещё не взяты',
      measure: 'помощь выбрана',
      taken: 'взяты парой или секцией',
    },
    none: 'Здесь пусто',
    noneWhy: 'Открытых дефицитов с таким положением нет.',
  },
  wordings: {
    title: 'Свои слова школ',
    lead: 'Подберите тему: дефицит войдёт в карту, слова школы останутся рядом.',
    near: 'Похожие',
    save: 'Отнести к теме',
    mapped: 'Тема подобрана. Слова школы сохранены.',
    none: 'Все слова отнесены к темам',
    noneWhy: 'Новые появятся, если школа не найдёт темы в списке.',
  },
})

const en = {
  routing: {
    title: 'Where to send',
    lead: 'Common ones to the method day, the rest to the pair.',
    notYet: 'Not sent yet.',
    routedOn: (day: string) => `Sent on ${day}.`,
    route: 'Send deficits',
    again: 'Count anew',
    agenda: 'To the agenda of the next method day',
    agendaLead: 'Themes wait until a section of the day takes them.',
    noCommon: 'No common themes at this threshold.',
    section: (name: string) => `Section: ${name}`,
    schools: (count: number) => countEn(count, ['school', 'schools']),
    states: { proposed: 'proposed', taken: 'taken into the programme of the day', declined: 'taken off' },
    decline: 'Take off the agenda',
    declineSave: 'Take the theme off',
    individual: 'Goals for pairs',
    individualLead: 'Individual deficits become goals of the school and its mentor.',
    noIndividual: 'There are no individual deficits.',
    done: {
      routed: 'Sent. Common themes are proposed, individual ones became goals for pairs.',
      declined: 'The theme is off. Its deficits are listed as held by nobody.',
    },
  },
  unheld: {
    title: 'In whose hands',
    lead: 'Every open deficit stands in one of four lists.',
    figures: {
      nobody: 'in nobody’s hands',
      proposed: 'proposed, not taken yet',
      measure: 'help is chosen',
      taken: 'taken by a pair or a section',
    },
    none: 'Nothing here',
    noneWhy: 'There are no open deficits of this kind.',
  },
  wordings: {
    title: 'Own words of schools',
    lead: 'Find a theme: the deficit enters the map, the words of the school stay beside it.',
    near: 'Alike',
    save: 'Put under the theme',
    mapped: 'The theme is found. The words of the school are kept.',
    none: 'All words have themes',
    noneWhy: 'New ones appear when a school finds no theme in the list.',
  },
} satisfies typeof ru

/** Where deficits go, in whose hands they are, own words of schools. */
export const routingText = { ru, en } as const
