import { type AccessRule, type NodeLevel, ROLES, type Role } from '../../kernel/access.ts'
import { grantRole } from '../../modules/people/domain/access.ts'
import { roleNames } from '../../ui/roles.ts'
import type { ModuleCommands } from '../registry.ts'
import type { GeneratedFile } from './file.ts'
import { HEAD, table } from './markdown.ts'

const LETTERS: Readonly<Record<NodeLevel, string>> = {
  organisation: 'О',
  municipality: 'М',
  region: 'Р',
  installation: 'У',
}

const MODULE_NAMES: Readonly<Record<string, string>> = {
  schools: 'Школы и организации',
  people: 'Люди и роли',
  assignments: 'Поручения',
  directives: 'Документы',
  programmes: 'Программы и модели',
  deficits: 'Дефициты',
}

const LEGEND = [
  'Кто какую команду может выполнить. Всё, чего здесь нет, запрещено. Роль действует в своём узле и ниже:',
  '**О** организация, **М** муниципалитет, **Р** регион, **У** вся установка программы.',
  'Столбец «сам» называет человека, которого указывает сама вещь: адресата поручения, контролёра, владельца карточки.',
  'Те же правила спрашивают и команда, и кнопка на странице; вторая стена стоит в базе данных (политики строк, `db/schema.sql`).',
].join('\n')

const lettersFor = (rule: AccessRule, role: Role): string =>
  (['organisation', 'municipality', 'region', 'installation'] as const)
    .filter((level) => rule.by.some((grant) => grant.at === level && grant.roles.includes(role)))
    .map((level) => LETTERS[level])
    .join(' ')

const rolesIn = (rules: readonly AccessRule[]): readonly Role[] =>
  ROLES.filter((role) => rules.some((rule) => lettersFor(rule, role) !== ''))

type Row = { readonly name: string; readonly rule: AccessRule }

const matrix = (head: string, rows: readonly Row[]): string => {
  const roles = rolesIn(rows.map(({ rule }) => rule))
  return table(
    [head, ...roles.map((role) => roleNames.ru[role]), 'сам'],
    rows.map(({ name, rule }) => [
      name,
      ...roles.map((role) => lettersFor(rule, role)),
      rule.self === undefined ? '' : `\`${rule.self}\``,
    ]),
  )
}

const sectionOf = ({ module, commands }: ModuleCommands): string => {
  const rows = commands
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, access }) => ({ name: `\`${name}\``, rule: access }))
  return `## ${MODULE_NAMES[module] ?? module}\n\n${matrix('команда', rows)}`
}

const grantSection = (): string => {
  const rows = ROLES.map((role) => ({ name: roleNames.ru[role], rule: grantRole[role] }))
  return `## Кто назначает роли\n\nСверх команды \`role.grant\`: кто может дать и прекратить каждую роль.\n\n${matrix('роль', rows)}`
}

const assertOnce = (modules: readonly ModuleCommands[]): void => {
  const names = modules.flatMap(({ commands }) => commands.map(({ name }) => name))
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  if (twice.length > 0) throw new Error(`commands of one name: ${twice.join(', ')}`)
}

/** The matrix command × role × level. Throws when two commands have one name. */
export const permissionsFile = (modules: readonly ModuleCommands[]): GeneratedFile => {
  assertOnce(modules)
  const sections = [HEAD, '# Права', LEGEND, ...modules.map(sectionOf), grantSection()]
  return { path: 'docs/permissions.md', text: `${sections.join('\n\n')}\n` }
}
