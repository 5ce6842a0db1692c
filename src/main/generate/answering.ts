import { ASKED_BY_NOTICE, CLOSED_PATHS, NEEDS_ACCOUNT, OWN_WORD } from '../answering.ts'
import { commandWords } from '../command-words.ts'
import type { ModuleCommands } from '../registry.ts'
import type { GeneratedFile } from './file.ts'
import { HEAD, table } from './markdown.ts'

const LEAD = [
  'На всё, о чём спрашивают школу, можно ответить без учётной записи: по одноразовой ссылке, которая открывает одну вещь, или через район,',
  'который вносит ответ со слов школы и говорит, как узнал. Что остаётся только тем, кто вошёл, названо внизу с причиной.',
  'Ссылку делает район на карточке вещи; она действует 14 дней, новая отзывает старую, ответ по ней так и записан.',
].join('\n')

const wordsOf = (name: string): string => commandWords.ru[name] ?? name

/** How everything is answered without an account: `docs/answering.md`. */
export const answeringFile = (modules: readonly ModuleCommands[]): GeneratedFile => {
  const byLink = modules.flatMap(({ commands }) => commands.filter((each) => each.byLink === true))
  const answered = table(
    ['команда', 'что это', 'по ссылке', 'со слов школы вносит район', 'после чего спрашивают'],
    byLink.map(({ name }) => [
      `\`${name}\``,
      wordsOf(name),
      'да',
      OWN_WORD.includes(name) ? 'нет: это слово самой школы' : 'да',
      Object.entries(ASKED_BY_NOTICE)
        .filter(([, answers]) => answers.includes(name))
        .map(([code]) => `\`${code}\``)
        .join(', '),
    ]),
  )
  const closed = NEEDS_ACCOUNT.map(
    ({ why, commands }) => `- ${why}: ${commands.map((name) => `\`${name}\``).join(', ')}.`,
  ).join('\n')
  const paths = Object.entries(CLOSED_PATHS)
    .map(([path, why]) => `- \`${path}\`: ${why}.`)
    .join('\n')
  return {
    path: 'docs/answering.md',
    text: `${HEAD}\n\n# Ответ без учётной записи\n\n${LEAD}\n\n## На что отвечают по ссылке\n\n${answered}\n\n## Что остаётся тем, кто вошёл\n\n${closed}\n${paths}\n`,
  }
}
