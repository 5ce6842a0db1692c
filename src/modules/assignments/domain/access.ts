import type { AccessRule, Role } from '../../../kernel/access.ts'

const AUTHORITY = ['municipalCoordinator', 'authorityHead', 'committeeOfficer', 'methodologist'] as const
const REGION = ['regionalCoordinator', 'committeeOfficer', 'authorityHead'] as const

/** Who answers for an organisation: its head, a deputy, and those who lead its team or site. */
const SCHOOL = ['schoolHead', 'deputyHead', 'teamHead', 'siteHead'] as const

/**
 * A report is written by the addressee, by the school's leaders, or by its methodologist and coordinator from the
 * school's words (product, section 4.1).
 */
export const reportAssignment: AccessRule = {
  by: [
    { roles: SCHOOL, at: 'organisation' },
    { roles: AUTHORITY, at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
  self: 'addressee',
}

/** Acceptance belongs to the controlling node, or to the controller whom the clause names (R124, R126). */
export const judgeAssignment: AccessRule = {
  by: [
    { roles: AUTHORITY, at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
  self: 'controller',
}

/** Only a recommendation can be declined, by its addressee or, from the school's words, by its municipality (product, sections 4.1, 4.5). */
export const declineAssignment: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead'], at: 'organisation' },
    { roles: AUTHORITY, at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
  self: 'addressee',
}

/** A mass action is taken back by whoever could send it (product, section 4.17). */
export const recallAssignment: AccessRule = {
  by: [
    { roles: ['municipalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
}

/** A school that never signs in is answered for by whoever leads it to its answer: also the methodologist, who may take nothing back. */
export const makeAnswerLink: AccessRule = {
  by: [
    { roles: AUTHORITY, at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
}

/** One поручение goes to a deputy or teacher of the school for a time (decisions 25). */
export const delegateAssignment: AccessRule = {
  by: [{ roles: ['schoolHead', 'deputyHead'], at: 'organisation' }],
}

/** All open work of a person goes to another: by himself, his head, or the node above (product, section 4.18). */
export const handOverWork: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead'], at: 'organisation' },
    { roles: ['municipalCoordinator', 'authorityHead'], at: 'municipality' },
    { roles: ['regionalCoordinator', 'authorityHead'], at: 'region' },
  ],
  self: 'from',
}

/** Who controls also calls: what was said stands in the history. */
export const noteCall: AccessRule = {
  by: [
    { roles: [...AUTHORITY, 'municipalCurator'], at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
  self: 'controller',
}

/** Who meets the page «Передать дела» at all; the rule above decides about each piece of work. */
export const HANDERS: readonly Role[] = [
  'schoolHead',
  'deputyHead',
  'municipalCoordinator',
  'authorityHead',
  'regionalCoordinator',
  'committeeOfficer',
  'methodologist',
]
