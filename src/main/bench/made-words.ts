import type { Dice } from './random.ts'

const STEMS =
  'Тихоозёр Верхнелуж Нижнебор Краснояр Светлогор Старополь Новослав Белокамен Сухолож Глубоковод Синегор Ветропол Зеленодол Чернолес Мглин Травник Росист Туманн Солнечногор Ручьист'.split(
    ' ',
  )
const LAST =
  'Абросимова Вешнякова Горшенина Долматова Ермолина Жаворонкова Заварзина Истомина Калачёва Лугинина Мохова Неверова Овчарова Полежаева Рогозина Сушкова Таранова Устьянцева Филатьева Хлебникова Чистякова Шабалина Щепетова Южакова Ясенева'.split(
    ' ',
  )
const FIRST =
  'Алла Богдана Валерия Глафира Диана Ева Злата Инна Клавдия Лидия Майя Надежда Регина София Ульяна'.split(
    ' ',
  )
const MIDDLE =
  'Антоновна Вадимовна Глебовна Денисовна Захаровна Игоревна Кирилловна Максимовна Романовна Степановна Тимуровна Фёдоровна'.split(
    ' ',
  )
const WORDS =
  'урок оценка план цель ученик родитель наблюдение разбор текст задача опыт открытый занятие школьный команда встреча чтение проект итог проверка смысл группа поддержка день методический ответ работа дело материал пример'.split(
    ' ',
  )
export const SUBJECTS = [
  'математика',
  'русский язык',
  'физика',
  'история',
  'химия',
  'биология',
  'начальные классы',
] as const

/** A person's full name; nobody's in particular. */
export const personName = (dice: Dice): string => `${dice.one(LAST)} ${dice.one(FIRST)} ${dice.one(MIDDLE)}`

/** A few words that look like a sentence. */
export const sentence = (dice: Dice, from: number, to: number): string => {
  const text = Array.from({ length: dice.whole(from, to) }, () => dice.one(WORDS)).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Names of invented places. */
export const districtName = (dice: Dice, no: number): string => `${dice.one(STEMS)}ский район ${no}`
export const schoolName = (dice: Dice, no: number): string =>
  `МБОУ «${dice.one(STEMS)}ская средняя школа № ${no}»`

const INN_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** A taxpayer number that is rightly made and belongs to nobody: no region has the code 99. */
export const schoolInn = (no: number): string => {
  const nine = `99${String(no).padStart(7, '0')}`
  const sum = INN_WEIGHTS.reduce((total, weight, at) => total + weight * Number(nine[at]), 0)
  return `${nine}${(sum % 11) % 10}`
}
