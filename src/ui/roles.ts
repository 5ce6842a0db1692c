import type { Role } from '../kernel/access.ts'
import type { Lang } from '../kernel/plural.ts'

const ru: Readonly<Record<Role, string>> = {
  administrator: 'Администратор',
  regionalCoordinator: 'Региональный координатор',
  municipalCoordinator: 'Муниципальный координатор',
  authorityHead: 'Руководитель органа управления образованием',
  committeeOfficer: 'Специалист комитета',
  registrar: 'Делопроизводитель',
  methodologist: 'Методист',
  municipalCurator: 'Куратор школы',
  schoolHead: 'Руководитель организации',
  deputyHead: 'Заместитель руководителя',
  siteHead: 'Руководитель стажировочной площадки',
  tutor: 'Тьютор',
  teamHead: 'Руководитель школьной сетевой команды',
  mentor: 'Наставник',
  mentee: 'Наставляемый',
  expert: 'Эксперт',
}

const en: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  regionalCoordinator: 'Regional coordinator',
  municipalCoordinator: 'Municipal coordinator',
  authorityHead: 'Head of the education authority',
  committeeOfficer: 'Committee officer',
  registrar: 'Registrar',
  methodologist: 'Methodologist',
  municipalCurator: 'School curator',
  schoolHead: 'Head of the organisation',
  deputyHead: 'Deputy head',
  siteHead: 'Head of an internship site',
  tutor: 'Tutor',
  teamHead: 'Head of the school network team',
  mentor: 'Mentor',
  mentee: 'Mentee',
  expert: 'Expert',
}

/** Names of roles as screens and histories say them. */
export const roleNames = { ru, en } as const

const isRole = (code: string): code is Role => code in ru

/** Name of a role by its code; `self` and `link` of the audit have none. */
export const rolesIn =
  (lang: Lang) =>
  (code: string): string =>
    isRole(code) ? roleNames[lang][code] : ''
