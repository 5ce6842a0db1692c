import type { AccessRule } from '../../../kernel/access.ts'

/** Papers are registered, checked and confirmed by the node that issued or received them. */
export const manageDirective: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead'], at: 'organisation' },
    {
      roles: ['municipalCoordinator', 'authorityHead', 'committeeOfficer', 'registrar', 'methodologist'],
      at: 'municipality',
    },
    { roles: ['regionalCoordinator', 'authorityHead', 'committeeOfficer', 'registrar'], at: 'region' },
  ],
}

/** Reading is marked by whoever leads an organisation the paper was sent to (R127). */
export const readDirective: AccessRule = { by: [{ roles: ['schoolHead', 'deputyHead'], at: 'organisation' }] }
