/** What stands behind a hyphen only where a word was cut: «служ-бы», «нагруз-ку», but not «из-за». */
const ENDING =
  /^(?!за(?!\p{L}))[бвгдзклмнпрстфхцчшщж]{0,2}(?:[ыиауеяю]|ой|ей|ых|их|ая|ый|ий|ого|его|ому|ему|ами|ями|ах|ях|ом|ем|ов|ев|ия|ию|ии|ие|ием|ть|тся|ться|сь)(?!\p{L})/u
const TAIL = /^(\p{L}{0,4}?)(?:тельн|ческ|ност|ствен|ств|альн|ани[еяюй]|ени[еяюй]|ован)/u

/** «муни-» + «ципальной», «каче-» + «ства»; not «руководитель-» + «руководитель», «учебно-» + «личностный». */
const isCutWord = (above: string, below: string): boolean => {
  if (!/\p{Ll}{2}-$/u.test(above) || !/^\p{Ll}/u.test(below)) return false
  if (ENDING.test(below)) return true
  const before = TAIL.exec(below)?.[1]
  if (before === undefined) return false
  return before.length < 3 || !/[ое]-$/u.test(above)
}

/**
 * Two pieces of a sentence that the end of a printed line parted. The hyphen of a word that was surely cut goes; that of
 * a compound and of dates stays («школ-» + «наставников», «2024-» + «2025»), where papers mostly break.
 */
export const overLine = (above: string, below: string): string => {
  if (above === '' || below === '') return above + below
  if (above.endsWith('\u00ad')) return above.slice(0, -1) + below
  if (!/[\p{L}\p{N}.]-$/u.test(above)) return `${above} ${below}`
  return isCutWord(above, below) ? above.slice(0, -1) + below : above + below
}
