import { countRu } from '../../../kernel/format.ts'

/** Name of a person whose data were erased: tells two of them apart and nothing else. Data stay Russian (decisions 47). */
export const pseudonymOf = (id: string): string => `Человек ${id.slice(-6).toUpperCase()}`

/** Letters are Russian, carry nothing personal but the addressee's name, and lead to a page (decisions 37). */
export const inviteLetter = (greeting: string, link: string, days: number) => ({
  subject: 'Приглашение в программу «Связка»',
  text: [
    `Здравствуйте, ${greeting}!`,
    '',
    'Для вас создано место в программе сетевого наставничества школ «Связка».',
    'Откройте ссылку, придумайте имя для входа и пароль:',
    link,
    '',
    `Ссылка действует ${countRu(days, ['день', 'дня', 'дней'])}, воспользоваться ею можно один раз.`,
    'Если письмо пришло по ошибке, просто удалите его.',
  ].join('\n'),
})

export const resetLetter = (greeting: string, link: string, hours: number) => ({
  subject: 'Новый пароль в программе «Связка»',
  text: [
    `Здравствуйте, ${greeting}!`,
    '',
    'Кто-то попросил новый пароль для вашего места в программе «Связка». Если это вы, откройте ссылку:',
    link,
    '',
    `Ссылка действует ${countRu(hours, ['час', 'часа', 'часов'])}. Если это были не вы, ничего делать не нужно: пароль остаётся прежним.`,
  ].join('\n'),
})
