import { countEn, countRu } from '../../../kernel/format.ts'
import { typoAll } from '../../../kernel/typo.ts'

const ru = typoAll({
  heads: {
    title: 'Руководители школ',
    open: 'Добавить руководителей школ',
    lead: (total: number, shown: number) =>
      `Без руководителя в программе ${countRu(total, ['школа', 'школы', 'школ'])}${total > shown ? `, здесь первые ${shown}` : ''}. Впишите тех, кого знаете: остальные строки можно оставить пустыми. Письма с кодами напечатаете следующим шагом, всем сразу.`,
    act: 'Каким документом назначена роль',
    actHint: 'Один на всех: распоряжение или приказ района.',
    from: 'С какого дня',
    school: 'Школа',
    name: 'Фамилия, имя, отчество',
    email: 'Электронная почта',
    nameOf: (school: string) => `Фамилия, имя, отчество: ${school}`,
    emailOf: (school: string) => `Электронная почта: ${school}`,
    evenSo: 'Это другие люди, добавить всё равно',
    save: 'Добавить руководителей',
    none: 'Руководитель есть у каждой школы',
    noSchools: 'Школ в реестре ещё нет',
    noSchoolsWords:
      'Сначала загрузите реестр: подойдёт ваша таблица школ. Потом впишете руководителей здесь.',
    load: 'Загрузить реестр',
    noneWords: 'Когда в реестре появится школа без руководителя, она встанет здесь.',
  },
})

const en: typeof ru = {
  heads: {
    title: 'Heads of schools',
    open: 'Add heads of schools',
    lead: (total, shown) =>
      `${countEn(total, ['school has', 'schools have'])} no head in the program${total > shown ? `, the first ${shown} are here` : ''}. Fill in those you know and leave the other lines empty. Letters with codes are printed in the next step, all at once.`,
    act: 'By which document the role is granted',
    actHint: 'One for all: an order of the district.',
    from: 'From which day',
    school: 'School',
    name: 'Last name, first name, patronymic',
    email: 'E-mail',
    nameOf: (school) => `Last name, first name, patronymic: ${school}`,
    emailOf: (school) => `E-mail: ${school}`,
    evenSo: 'These are other people, add them all the same',
    save: 'Add the heads',
    none: 'Every school has its head',
    noSchools: 'The register has no schools yet',
    noSchoolsWords:
      'Load the register first: your own table of schools will do. Then write the heads in here.',
    load: 'Load the register',
    noneWords: 'A school without a head will stand here as soon as it is in the register.',
  },
}

/** The position of a head as orders name it; data stay Russian. */
export const HEAD_POSITION = 'директор'

/** Words of the page where heads of many schools are added. */
export const headsText = { ru, en }
