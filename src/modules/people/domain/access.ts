import type { AccessRule, Grant, NodeLevel, Role } from '../../../kernel/access.ts'

/**
 * The program's keeper of a region or of a district. The keeper of the whole installation sees no people of a region
 * (ADR 0013): he has no node, and the policies of the database know none for him.
 */
const KEEPERS: readonly Grant[] = [
  { roles: ['administrator'], at: 'region' },
  { roles: ['administrator'], at: 'municipality' },
]
const REGION: Grant = { roles: ['administrator', 'regionalCoordinator'], at: 'region' }
const MUNICIPALITY: Grant = {
  roles: ['administrator', 'municipalCoordinator', 'authorityHead', 'methodologist'],
  at: 'municipality',
}
const SCHOOL: Grant = { roles: ['schoolHead', 'deputyHead'], at: 'organisation' }

/** A head manages the people of his school, a coordinator those of the municipality, an administrator the region. */
export const managePeople: AccessRule = { by: [REGION, MUNICIPALITY, SCHOOL] }

/** Regions begin on the server, with their first administrator. */
export const admitAdministrator: AccessRule = { by: [{ roles: ['administrator'], at: 'installation' }] }

/** A person's own page is his own; those who manage him may put it right. */
export const editPerson: AccessRule = { ...managePeople, self: 'person' }

/** What only the person himself does: password, sessions, second step, the wish to be erased. */
export const ownAccount: AccessRule = { by: [], self: 'person' }

/** A key is its holder's own; those of machines are kept by the administrators of their node. */
export const keepToken: AccessRule = { by: [...KEEPERS], self: 'holder' }

/** Erasing and merging cannot be undone. */
export const erasePeople: AccessRule = {
  by: [...KEEPERS, { roles: ['regionalCoordinator'], at: 'region' }],
}
export const mergePeople: AccessRule = {
  by: [
    ...KEEPERS,
    { roles: ['regionalCoordinator'], at: 'region' },
    { roles: ['municipalCoordinator'], at: 'municipality' },
  ],
}

/** Teams: the school's own leaders, the team's head, and those who look after the school. */
export const keepTeam: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead', 'teamHead'], at: 'organisation' },
    {
      roles: ['municipalCoordinator', 'methodologist', 'authorityHead', 'committeeOfficer'],
      at: 'municipality',
    },
    { roles: ['regionalCoordinator'], at: 'region' },
  ],
  self: 'head',
}

/** At which levels a role is held (product, section 1). */
export const ROLE_LEVELS: Readonly<Record<Role, readonly NodeLevel[]>> = {
  administrator: ['region', 'municipality'],
  regionalCoordinator: ['region'],
  municipalCoordinator: ['municipality'],
  authorityHead: ['municipality', 'region'],
  committeeOfficer: ['municipality', 'region'],
  registrar: ['municipality', 'region', 'organisation'],
  methodologist: ['municipality', 'region'],
  municipalCurator: ['organisation'],
  schoolHead: ['organisation'],
  deputyHead: ['organisation'],
  siteHead: ['organisation'],
  tutor: ['organisation'],
  teamHead: ['organisation'],
  mentor: ['organisation'],
  mentee: ['organisation'],
  expert: ['region', 'municipality'],
}

/** The authority appoints its officers and the heads of schools; the region appoints the district's coordinator. */
const appointedByAuthority: AccessRule = {
  by: [...KEEPERS, REGION, { roles: ['municipalCoordinator', 'authorityHead'], at: 'municipality' }],
}
const appointedAboveSchool: AccessRule = { by: [REGION, MUNICIPALITY] }
const appointedByHead: AccessRule = {
  by: [REGION, MUNICIPALITY, { roles: ['schoolHead'], at: 'organisation' }],
}
const appointedInSchool: AccessRule = { by: [REGION, MUNICIPALITY, SCHOOL] }

/** Who may grant and end a role, by the role; nobody grants a role as high as his own, administrators excepted. */
export const grantRole: Readonly<Record<Role, AccessRule>> = {
  administrator: { by: KEEPERS },
  regionalCoordinator: { by: [{ roles: ['administrator'], at: 'region' }] },
  municipalCoordinator: { by: [...KEEPERS, REGION, { roles: ['authorityHead'], at: 'municipality' }] },
  authorityHead: { by: [...KEEPERS, REGION] },
  committeeOfficer: appointedByAuthority,
  registrar: { by: [...appointedByAuthority.by, { roles: ['schoolHead'], at: 'organisation' }] },
  methodologist: appointedByAuthority,
  municipalCurator: appointedAboveSchool,
  schoolHead: appointedAboveSchool,
  deputyHead: appointedByHead,
  siteHead: appointedByHead,
  tutor: appointedInSchool,
  teamHead: appointedInSchool,
  mentor: appointedInSchool,
  mentee: appointedInSchool,
  expert: {
    by: [...KEEPERS, REGION, { roles: ['municipalCoordinator', 'methodologist'], at: 'municipality' }],
  },
}
