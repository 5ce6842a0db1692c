import type { AccessRule } from '../../../kernel/access.ts'

/** Programmes, their stages and names are kept by the region. */
export const keepProgramme: AccessRule = {
  by: [{ roles: ['regionalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'region' }],
}

/** A model, its passport and participants are kept by the municipality; the region may do it for one that has nobody. */
export const keepModel: AccessRule = {
  by: [
    {
      roles: ['municipalCoordinator', 'authorityHead', 'committeeOfficer', 'methodologist'],
      at: 'municipality',
    },
    { roles: ['regionalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'region' },
  ],
}

/** What goes out to everybody is decided by the coordinator alone (decisions 20). */
export const openProgramme: AccessRule = { by: [{ roles: ['regionalCoordinator'], at: 'region' }] }
export const openModel: AccessRule = { by: [{ roles: ['municipalCoordinator'], at: 'municipality' }] }
