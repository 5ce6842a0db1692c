import type { NodeLevel, Role } from '../kernel/access.ts'
import type { Waiting } from '../platform/http/visit.ts'
import type { Language, Scope } from '../platform/scope/scope.ts'
import type { FrameSection } from '../ui/frame.ts'
import { mainText } from './text.ts'

export type SectionName = keyof (typeof mainText)['ru']['sections']

type SectionRow = {
  readonly name: SectionName
  readonly href: string
  readonly roles: readonly Role[] | 'all'
  /** Levels at which the role is held, where not every level has the section. */
  readonly at?: readonly NodeLevel[]
}

const AUTHORITY: readonly Role[] = [
  'municipalCoordinator',
  'authorityHead',
  'committeeOfficer',
  'registrar',
  'methodologist',
  'municipalCurator',
]

const ASKING: readonly Role[] = [
  'municipalCoordinator',
  'authorityHead',
  'committeeOfficer',
  'methodologist',
  'regionalCoordinator',
]

/** Lists of a node: the keeper of the whole installation belongs to none. */
const NODES: readonly NodeLevel[] = ['region', 'municipality', 'organisation']

/** Sections by role, in the order of design.md section 3. Only what exists is listed; a person with several roles has the union. */
const SECTIONS: readonly SectionRow[] = [
  { name: 'assignments', href: '/assignments', roles: 'all' },
  { name: 'news', href: '/news', roles: 'all' },
  {
    name: 'school',
    href: '/school',
    roles: ['schoolHead', 'deputyHead', 'siteHead', 'teamHead', 'mentor', 'mentee', 'tutor'],
  },
  {
    name: 'deficits',
    href: '/deficits',
    roles: [
      'methodologist',
      'municipalCoordinator',
      'committeeOfficer',
      'authorityHead',
      'regionalCoordinator',
      'schoolHead',
      'deputyHead',
    ],
  },
  {
    name: 'directives',
    href: '/directives',
    roles: [...AUTHORITY, 'regionalCoordinator', 'schoolHead', 'deputyHead'],
  },
  {
    name: 'roadmaps',
    href: '/roadmaps',
    roles: [...AUTHORITY, 'regionalCoordinator', 'schoolHead', 'deputyHead', 'teamHead', 'siteHead'],
  },
  { name: 'programmes', href: '/programmes', roles: [...AUTHORITY, 'regionalCoordinator'] },
  {
    name: 'pairs',
    href: '/pairs',
    roles: [...AUTHORITY, 'regionalCoordinator', 'schoolHead', 'deputyHead', 'teamHead', 'mentor'],
  },
  {
    name: 'matching',
    href: '/matching',
    roles: [
      'municipalCoordinator',
      'authorityHead',
      'committeeOfficer',
      'methodologist',
      'regionalCoordinator',
    ],
  },
  { name: 'offers', href: '/offers', roles: ['schoolHead', 'deputyHead'] },
  { name: 'collections', href: '/collections', roles: ASKING },
  { name: 'schools', href: '/schools', roles: AUTHORITY },
  { name: 'districts', href: '/municipalities', roles: ['regionalCoordinator', 'administrator'], at: NODES },
  {
    name: 'people',
    href: '/people',
    roles: [
      'municipalCoordinator',
      'regionalCoordinator',
      'administrator',
      'schoolHead',
      'deputyHead',
      'methodologist',
    ],
    at: NODES,
  },
  { name: 'register', href: '/schools/import', roles: ['administrator'], at: NODES },
  { name: 'installation', href: '/installation', roles: ['administrator'], at: ['installation'] },
  { name: 'calendar', href: '/calendar', roles: ['administrator'] },
  { name: 'journal', href: '/journal', roles: ['administrator'], at: NODES },
]

const isOpenTo = ({ roles: held }: Scope, { roles, at }: SectionRow): boolean =>
  roles === 'all' ||
  held.some(({ role, level }) => roles.includes(role) && (at === undefined || at.includes(level)))

/** What waits behind a section. */
const countOf = (name: SectionName, { open, late, toJudge, unread }: Waiting) => {
  if (name === 'news' && unread > 0) return { count: unread }
  return name === 'assignments' && open + toJudge > 0 ? { count: open + toJudge, urgent: late > 0 } : {}
}

/** The section at an address. */
export const sectionAt = (href: string | undefined): SectionName | undefined =>
  SECTIONS.find((row) => row.href === href)?.name

/** Sections of this person, in their order. */
export const ownSections = (
  scope: Scope,
): readonly { readonly name: SectionName; readonly href: string }[] =>
  scope.kind === 'person' ? SECTIONS.filter((row) => isOpenTo(scope, row)) : []

/** The line of sections of this person; a number is what waits for him, red only when something is overdue. */
export const sectionsFor = (
  scope: Scope,
  lang: Language,
  current: string | undefined,
  waiting: Waiting,
): FrameSection[] => {
  const words = mainText[lang].sections
  return ownSections(scope).map(({ name, href }) => ({
    href,
    label: words[name],
    current: href === current,
    ...countOf(name, waiting),
  }))
}
