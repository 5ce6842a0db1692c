/** Letters, figures, hyphens, slashes, spaces around a hyphen: «94», «04-20-451/20», «364 - р», «45/1-од», «12 од». */
const NUMBER_BODY =
  '[0-9A-Za-zА-Яа-яЁё]+(?:\\s?[-–—/.]\\s?[0-9A-Za-zА-Яа-яЁё]+)*(?:\\s(?:р|од|ОД|па|ра)(?![А-Яа-яё.]))?'
const SIGN = '(?:№|N(?=\\s?\\d)|No\\.?(?=\\s?\\d))'

export const NUMBERED = `${SIGN}\\s*(${NUMBER_BODY})`

const AFTER_SIGN = new RegExp(NUMBERED, 'u')
const WITHOUT_SIGN = /^\d[0-9A-Za-zА-Яа-я]*(?:[-/.][0-9A-Za-zА-Яа-я]+)+$/u

/** A document's number is kept as written; it must hold a figure, so «№ п/п» and «№ ___» are none. */
export const findNumber = (text: string): { number: string; at: number } | null => {
  const match = AFTER_SIGN.exec(text)
  const number = match?.[1]?.replace(/\s?(?:г|года?)$/u, '').trim()
  return match && number !== undefined && /\d/u.test(number) ? { number, at: match.index } : null
}

/** A number without a sign, as under a letterhead: «01.11.2022 19-33822/2022». */
export const bareNumber = (text: string): string | null =>
  WITHOUT_SIGN.test(text.trim()) ? text.trim() : null
