import type { AccessRule } from '../../../kernel/access.ts'

const AUTHORITY = ['municipalCoordinator', 'committeeOfficer', 'authorityHead'] as const
const REGION = ['regionalCoordinator', 'administrator'] as const

/** Who keeps the register: the municipality its own part, the region all of it. */
export const keepRegister: AccessRule = {
  by: [
    { roles: AUTHORITY, at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
}

/** A school puts right its own requisites and figures itself; its name, kind and category are the authority's. */
export const keepCard: AccessRule = {
  by: [{ roles: ['schoolHead', 'deputyHead'], at: 'organisation' }, ...keepRegister.by],
}

/** The school's own words beside a mark about it are the school's alone (product, section 4.8). */
export const answerForSchool: AccessRule = {
  by: [{ roles: ['schoolHead', 'deputyHead'], at: 'organisation' }],
}

/** Local words of a municipality (R219). */
export const keepLabels: AccessRule = keepRegister

/** Municipalities are the region's to name. */
export const keepTerritory: AccessRule = { by: [{ roles: REGION, at: 'region' }] }

/** Category and attributes of a school are seen by itself, its municipality and its region; others see the address book. */
export const seeMarks: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead', 'teamHead', 'siteHead'], at: 'organisation' },
    {
      roles: [...AUTHORITY, 'methodologist', 'municipalCurator', 'registrar', 'administrator'],
      at: 'municipality',
    },
    { roles: [...REGION, 'committeeOfficer', 'authorityHead', 'methodologist', 'registrar'], at: 'region' },
  ],
}
