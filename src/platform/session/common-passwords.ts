/**
 * Words that people build their passwords of, gathered by us from habit and from what published lists agree on. Only what is
 * longer than nine signs can be a password here, so the list holds the words and `isCommonPassword` takes away what is
 * usually hung on them: figures, a year, an exclamation mark, the word twice.
 */
const LATIN = `password passw passwd pass qwerty qwertyuiop qwertyui asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd
qweasdzxc iloveyou loveyou lovely letmein welcome admin administrator root user login test guest master dragon monkey
football baseball soccer hockey superman batman spiderman pokemon naruto starwars princess sunshine shadow michael
jessica charlie jordan daniel ashley nicole summer winter spring autumn flower freedom whatever trustno computer
internet samsung iphone android google facebook yandex mailru vkontakte rambler microsoft windows secret changeme
default temp temporary access system server school shkola uchitel direktor parol privet lubov lyubov natasha
svetlana tatiana tatyana ekaterina marina irina elena olga anna nadezhda ludmila galina valentina alexandr alexander
aleksandr sergey andrey dmitry vladimir nikolay mikhail maksim denis evgeny viktor moscow moskva russia rossiya
piter spartak zenit dinamo lokomotiv kotik kotenok zayka solnce solnyshko malysh krasotka angel princessa korolina
svyazka nastavnik metodist gfhjkm ghbdtn vfrcbv kjkbnf yfnfif fktrcfylh abcdef abcdefgh abcd trololo blabla
mustang ferrari mercedes porsche bmw audi lada killer ninja warrior hello helloworld goodbye forever family
mother father sister brother mamapapa babushka dedushka kristina victoria viktoria anastasia anastasiya polina
alina karina diana ksenia yulia julia oksana larisa vera maria mariya sofia arina roman pavel anton artem ilya
ivan ivanov ivanova petrov petrova sidorov sidorova kuznetsov smirnov popov vasilev novikov fedorov morozov`

const CYRILLIC = `пароль привет любовь солнце солнышко зайка котик малыш мама папа бабушка дедушка семья школа учитель учительница
директор завуч методист наставник связка администратор админ доступ секрет вход компьютер интернет россия москва
питер ленинград спартак зенит динамо локомотив победа счастье здоровье весна лето осень зима январь февраль март
апрель май июнь июль август сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница суббота
воскресенье наташа светлана татьяна екатерина марина ирина елена ольга анна надежда людмила галина валентина
александр сергей андрей дмитрий владимир николай михаил максим денис евгений виктор иван роман павел антон
артем илья кристина виктория анастасия полина алина карина диана ксения юлия оксана лариса вера мария софия
арина иванов иванова петров петрова сидоров сидорова кузнецов смирнов йцукен йцукенгшщз фывапролд ячсмить
ячсмитьбю йцукенгшщзхъ образование комитет район область гимназия лицей класс директор1 методкабинет`

const KEYS_RU = 'йцукенгшщзхъфывапролджэячсмитьбю'
const KEYS_EN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."

/** What comes out when a Russian word is typed with the Latin keyboard. */
const onLatinKeys = (word: string): string =>
  [...word].map((letter) => KEYS_EN[KEYS_RU.indexOf(letter)] ?? letter).join('')

const wordsOf = (text: string): string[] => text.split(/\s+/u)
const cyrillic = wordsOf(CYRILLIC)
const WORDS: ReadonlySet<string> = new Set([...wordsOf(LATIN), ...cyrillic, ...cyrillic.map(onLatinKeys)])

/** Rows that a finger runs along, there and back. */
const RUNS = [
  '01234567890',
  'qwertyuiop[]asdfghjkl;zxcvbnm,./',
  'йцукенгшщзхъфывапролджэячсмитьбю',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеежзийклмнопрстуфхцчшщъыьэюя',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
]

const backwards = (text: string): string => [...text].reverse().join('')

const isRun = (text: string): boolean =>
  RUNS.some((run) => {
    const round = run.repeat(3)
    return round.includes(text) || backwards(round).includes(text)
  })

/** One piece written over and over: «abcabcabc», «11111». */
const isRepeated = (text: string): boolean => /^(.{1,6}?)\1+$/u.test(text)

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

const unleet = (text: string): string => text.replace(/[013457@$]/gu, (sign) => LEET[sign] ?? sign)

/** Without figures and signs hung on either end. */
const core = (text: string): string => text.replace(/^[\d\W_]+|[\d\p{P}\p{S}\s_]+$/gu, '')

const isWord = (text: string): boolean =>
  WORDS.has(text) || (isRepeated(text) && WORDS.has(text.slice(0, text.length / 2)))

/** True when a password is among the first that anybody would try: a common word with figures, a run of keys, only figures. */
export const isCommonPassword = (password: string): boolean => {
  const text = password.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
  const bare = text.replace(/[\s\p{P}]/gu, '')
  if (/^\d*$/u.test(bare) || new Set(bare).size <= 3) return true
  if (isRun(bare) || isRepeated(bare)) return true
  const trimmed = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const pieces = [text, trimmed, core(text), core(unleet(text)), unleet(text), unleet(trimmed), bare]
  return pieces.some((piece) => isWord(piece) || (isRun(piece) && piece.length >= 6))
}
