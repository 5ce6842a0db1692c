/** Signs of a printed code: no 0 and O, no 1 and I, so that a voice on the telephone is enough. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 10

/** A code for a printed letter, `K7QXM-2RTWA`: ten signs of 31, about 50 bits. Takes at least 10 random bytes. */
export const codeFrom = (random: Uint8Array): string => {
  const signs = [...random.subarray(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length] ?? '2')
  return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`
}

/** Cyrillic letters that look like the Latin ones of a code: people type what they see. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
}

/** A code as typed brought to its one form; null when it cannot be a code. */
export const readCode = (typed: string): string | null => {
  const signs = [...typed.toUpperCase()]
    .map((sign) => LOOKALIKES[sign] ?? sign)
    .filter((sign) => SIGNS.includes(sign))
  const extra = typed.replace(/[\s\u00a0–—-]/gu, '')
  if (signs.length !== LENGTH || [...extra].length !== LENGTH) return null
  return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`
}
