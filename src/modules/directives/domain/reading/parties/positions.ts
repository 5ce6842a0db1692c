/** Posts whose stem takes nothing, and posts whose stem takes -ь, in the nominative. */
const HARD =
  'директор|начальник|специалист|методист|координатор|куратор|педагог|наставник|тьютор|психолог|логопед|бухгалтер|инспектор|консультант|эксперт|модератор|инженер|программист|лаборант|работник|сотрудник|член|участник|администратор|оператор|юрист|министр|ректор|президент|завуч|юрисконсульт'
const SOFT =
  'руководител|заместител|председател|учител|преподавател|воспитател|секретар|библиотекар|водител|представител|исполнител'

const HARD_FORM = new RegExp(`^(${HARD})(?:у|а|ом)$`, 'iu')
const SOFT_FORM = new RegExp(`^(${SOFT})(?:ю|я|ем)$`, 'iu')
const ADJECTIVE_FORM = /^([а-яё-]+)(?:ому|ого|ым)$/iu
const SOFT_ADJECTIVE_FORM = /^([а-яё-]+)(?:ему|его|им)$/iu
const HUSHED = /[гкхжшщч]$/u

const adjective = (stem: string): string => `${stem}${HUSHED.test(stem) ? 'ий' : 'ый'}`

const wordToNominative = (word: string): string | null => {
  const hard = HARD_FORM.exec(word)
  if (hard) return hard[1] ?? word
  const soft = SOFT_FORM.exec(word)
  if (soft) return `${soft[1]}ь`
  if (/^заведующ(?:ей|ую)$/iu.test(word)) return word.replace(/(?:ей|ую)$/u, 'ая')
  if (/^глав(?:е|у|ой)$/iu.test(word)) return word.replace(/(?:е|у|ой)$/u, 'а')
  const plain = ADJECTIVE_FORM.exec(word)
  if (plain) return adjective(plain[1] ?? '')
  const softer = SOFT_ADJECTIVE_FORM.exec(word)
  return softer ? `${softer[1]}ий` : null
}

const isPost = (word: string): boolean =>
  HARD_FORM.test(word) || SOFT_FORM.test(word) || /^(?:заведующ|глав(?:е|у|ой)$)/iu.test(word)

/**
 * The post at the start of a text in the nominative («главному специалисту отдела» → «главный специалист отдела»).
 * Only the words up to the post itself change; what follows stands in the genitive anyway. Where the words are not in
 * the list the text stays as it is: no tool declines posts reliably.
 */
export const positionToNominative = (text: string): string => {
  const words = text.split(' ')
  const post = words.findIndex(isPost)
  if (post === -1 || post > 3) return text
  const head = words.slice(0, post + 1).map((word) => wordToNominative(word) ?? word)
  return [...head, ...words.slice(post + 1)].join(' ')
}
