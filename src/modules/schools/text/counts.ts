import type { RuForms } from '../../../kernel/plural.ts'

/** Nouns that are counted in sentences of the module, in their three forms. */
export const SCHOOLS: RuForms = ['школа', 'школы', 'школ']
export const ORGANISATIONS: RuForms = ['организация', 'организации', 'организаций']
export const ROWS: RuForms = ['строка', 'строки', 'строк']
export const PLACES: RuForms = ['место', 'места', 'мест']
export const PUPILS: RuForms = ['обучающийся', 'обучающихся', 'обучающихся']
export const TEACHERS: RuForms = ['педагог', 'педагога', 'педагогов']
