import { legalFormOf } from '../../../../../kernel/names.ts'
import type { Line } from '../lines.ts'

/** First words, in the nominative, with which a body begins; anything else goes on with the line above (R001). */
const BODY_START =
  /^(?:российская федерация|администрация|правительство|министерство|департамент|комитет|управление|отдел|служба|глава|совет|дума|собрание|муниципальное образование|муниципальное (?:каз[её]нное|бюджетное|автономное)? ?учреждение|школа|лицей|гимназия|детский сад|центр|институт|методический|информационно-методический|[а-яё-]+(?:ская|ское|ский) (?:область|край|республика|район|муниципальный|городской|округ|городское|сельское)|республика)(?![а-яё])/iu
/** After these words a nominative still belongs to the name: «муниципального образования Приозёрский район». */
const WANTS_NAME = /(?:образовани[ея]|округ|район|поселени[ея]|учреждени[ея])$/iu
const CONTACTS =
  /(?<![а-яё])(?:тел|факс|телефон|е-?mail|e-?mail|эл(?:ектронная)?\.?\s?(?:почта|адрес)|инн|кпп|огрн|окпо|http|www|адрес|индекс)(?![а-яё])|@|^\d{6}(?!\d)|,\s*(?:ул|пл|пр|пер|наб|д)\.|^(?:ул|пл|пр|пер|наб)\.\s/iu

/** Address, telephone, codes: nothing that the program keeps from a letterhead. */
export const isContactLine = (text: string): boolean => CONTACTS.test(text)

export const startsBody = (text: string): boolean => BODY_START.test(text) || legalFormOf(text) !== null

const goesOn = (above: string, text: string): boolean => {
  if (!startsBody(text)) return true
  const isNamed = /^[а-яё-]+(?:ский|ское)/iu.test(text)
  return isNamed && WANTS_NAME.test(above)
}

/** The chain of bodies from a letterhead, from the highest to the one that issued the document (R001). */
export const issuerChain = (lines: readonly Line[]): string[] => {
  const chain: string[] = []
  for (const { text } of lines) {
    const last = chain.at(-1)
    if (last === undefined || !goesOn(last, text)) chain.push(text)
    else chain[chain.length - 1] = `${last} ${text}`
  }
  return chain.map((body) => body.replace(/\s+/gu, ' ').trim())
}
