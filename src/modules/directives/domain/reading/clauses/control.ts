import { masked } from '../mask.ts'
import type { Addressed } from './addressee.ts'

export type ControlPhrase =
  /** «оставляю за собой» */
  | { readonly by: 'signatory' }
  /** «возложить на …» */
  | { readonly by: 'named'; readonly controller: Addressed }

const ABOUT = /(?<![а-яё])контрол[ья](?![а-яё])/iu
const KEEPS = /оставля(?:ю|ем|ет)\s+за\s+(?:собой|мной)|возлага(?:ю|ем|ет)\s+на\s+себя/iu
const LAID =
  /(?:возложить|возлагаю|возлагается|возлагаем|закрепить|поручить|оставить)\s+(?:(?:его\s+)?на\s+|за\s+)?(?=\S)/iu
const LAID_BEFORE = /возложить\s+на\s+(?=\S)/iu

const named = (text: string, from: number, to: number, dative: boolean): Addressed => {
  const whole = text
    .slice(from, to)
    .replace(/[\s.;,]+$/u, (tail) =>
      /[А-ЯЁ]\.$/u.test(text.slice(from, to).trimEnd()) ? '.' : tail.replace(/[\s.;,]/gu, ''),
    )
  return { text: whole, from, to: from + whole.length, nameCase: dative ? 'dative' : 'accusative' }
}

/** «возложить на Ветрову А.А. контроль за …»: the controller stands between the verb and the word. */
const endOfController = (hidden: string, from: number): number => {
  const rest = hidden.slice(from)
  const stop =
    /\s+(?:контроль|ответственность|персональную|координацию|обязанности|за\s+(?:исполнение|выполнение|организаци))|[;\n]|(?<!(?<![А-Яа-яЁё])[А-ЯЁ])\.\s+(?=[А-ЯЁ][а-яё]{2,})/u.exec(
      rest,
    )
  return from + (stop === null ? rest.length : stop.index)
}

/** How a sentence lays control: kept by the signatory, laid on somebody, or not at all (contracts: `control`). */
export const findControl = (text: string): ControlPhrase | null => {
  const hidden = masked(text)
  if (!ABOUT.test(hidden)) return null
  if (KEEPS.test(hidden)) return { by: 'signatory' }
  const laid = LAID.exec(hidden)
  if (!laid) return null
  const from = laid.index + laid[0].length
  const controller = named(text, from, endOfController(hidden, from), /поручить/iu.test(laid[0]))
  return controller.text === '' ? null : { by: 'named', controller }
}

/** «Ответственность … возложить на …»: an addressee named after «на», without control. */
export const findLaidDuty = (text: string): Addressed | null => {
  const hidden = masked(text)
  const laid = LAID_BEFORE.exec(hidden)
  if (!laid) return null
  const from = laid.index + laid[0].length
  const addressed = named(text, from, endOfController(hidden, from), false)
  return addressed.text === '' ? null : addressed
}

/** «обеспечить контроль выполнения п. 2»: whoever is addressed controls (R124). */
export const ordersControl = (text: string): boolean =>
  /(?:обеспечить|осуществлять|осуществить|организовать|вести|взять на|осуществление)\s+(?:[а-яё-]+\s+){0,2}контрол[ья](?![а-яё])/iu.test(
    masked(text),
  ) &&
  /контрол[ья]\s+(?:за\s+)?(?:над\s+)?(?:исполнени|выполнени|реализаци|п\.|пункт|настоящ|данн)/iu.test(text)
