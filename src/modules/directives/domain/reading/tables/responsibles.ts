import { readParties } from '../parties/parties.ts'
import type { Party } from '../types.ts'

export type Responsibles = { readonly municipal: readonly Party[]; readonly institutional: readonly Party[] }

const SCHOOL =
  /школ|(?:обще)?образовательн\S* (?:организац|учрежд)|(?<![А-Я])(?:О[ОУ]|ДОУ|ДОО|ШНОР|ШНР|СОШ|ООШ|НОР)(?![А-Я])|лице|гимнази|классн|учител|педагог|наставник|завуч|директор|детск\S+ сад|воспитател|обучающ|родител|(?:руководител|участник|член)\S* (?:М?О|сетев|команд|групп)/iu
const ABOVE_SCHOOL =
  /комитет|управлени|отдел|департамент|министерств|методическ\S* (?:служб|центр|кабинет)|муниципальн|районн|(?<![А-Я])(?:ИМЦ|МИМС|РМК|ММЦ|ЦИТ|КО|МОУО|ММС|ИРО|ЛОИРО)(?![А-Я])/iu

/** In one column for all the level is told by the words: schools and what is theirs below, the rest above. */
const isOfSchool = (party: Party, ofSchool: boolean): boolean => {
  if (ofSchool) return true
  if (party.kind === 'category') return true
  const text = `${party.text} ${party.position ?? ''}`
  if (ABOVE_SCHOOL.test(text.replace(/муниципальн\S+ (?:бюджетн|каз[её]нн|автономн|общеобр)/giu, '')))
    return false
  return SCHOOL.test(text)
}

const fromOneColumn = (text: string, ofSchool: boolean): Responsibles => {
  const parties = readParties(text, 'nominative')
  const institutional = parties.filter((party) => isOfSchool(party, ofSchool))
  return { municipal: parties.filter((party) => !institutional.includes(party)), institutional }
}

/** Responsibles of a row from two columns or from one (R129, R135, R137). */
export const rowResponsibles = (cells: Readonly<Record<string, string>>, ofSchool: boolean): Responsibles => {
  const single =
    cells.responsibles === undefined
      ? { municipal: [], institutional: [] }
      : fromOneColumn(cells.responsibles, ofSchool)
  return {
    municipal: [...readParties(cells.municipalResponsibles ?? '', 'nominative'), ...single.municipal],
    institutional: [
      ...readParties(cells.institutionalResponsibles ?? '', 'nominative'),
      ...single.institutional,
    ],
  }
}
