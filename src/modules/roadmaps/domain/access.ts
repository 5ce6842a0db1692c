import type { AccessRule } from '../../../kernel/access.ts'

const SCHOOL = ['schoolHead', 'deputyHead'] as const

/** The working copy belongs to the node whose roadmap it is. */
export const editRoadmap: AccessRule = {
  by: [
    { roles: SCHOOL, at: 'organisation' },
    {
      roles: ['municipalCoordinator', 'authorityHead', 'committeeOfficer', 'methodologist'],
      at: 'municipality',
    },
    { roles: ['regionalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'region' },
  ],
}

/** A version binds people: it is approved by those who answer for the node's papers. */
export const approveRoadmap: AccessRule = {
  by: [
    { roles: ['schoolHead'], at: 'organisation' },
    { roles: ['municipalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'municipality' },
    { roles: ['regionalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'region' },
  ],
}

/** Everyone who works in the program may carry his terms away into his own calendar. */
export const keepCalendar: AccessRule = { by: [], self: 'person' }
