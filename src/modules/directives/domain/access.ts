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

/** A resolution is given by the head of the node or by whom he handed the duty to (R230, decisions 25). */
export const giveResolution: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead'], at: 'organisation' },
    { roles: ['authorityHead'], at: 'municipality' },
    { roles: ['authorityHead'], at: 'region' },
  ],
}

/** A visa is put by the person it was asked of; or by whom he handed his duty to. */
export const putVisa: AccessRule = { by: [], self: 'visa' }

/** Reading is marked by whoever leads an organisation, or is an official of a municipality, that the paper was sent to (R127, R175). */
export const readDirective: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead'], at: 'organisation' },
    {
      roles: ['authorityHead', 'municipalCoordinator', 'committeeOfficer', 'registrar'],
      at: 'municipality',
    },
  ],
}
