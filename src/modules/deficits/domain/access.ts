import type { AccessRule } from '../../../kernel/access.ts'

const KEEPERS = ['methodologist', 'municipalCoordinator', 'committeeOfficer', 'authorityHead'] as const
const LEADERS = ['schoolHead', 'deputyHead'] as const

/** Rounds are planned, opened and closed by the municipality. */
export const keepRound: AccessRule = { by: [{ roles: KEEPERS, at: 'municipality' }] }

/** The region opens a round for all its municipalities at once. */
export const callRounds: AccessRule = {
  by: [{ roles: ['regionalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'region' }],
}

/** A sheet is filled by the school's leaders, or for the school by its municipality (product, section 4.1). */
export const fillSheet: AccessRule = {
  by: [
    { roles: LEADERS, at: 'organisation' },
    { roles: KEEPERS, at: 'municipality' },
  ],
}

/** Whoever enters for a school leads it to its confirmation by a link. */
export const linkToSheet: AccessRule = { by: [{ roles: KEEPERS, at: 'municipality' }] }

/** What was entered for a school is confirmed by the school itself. */
export const confirmSheet: AccessRule = { by: [{ roles: LEADERS, at: 'organisation' }] }

/** What is done about a deficit is chosen by the school and by those who help it. */
export const workOnDeficit: AccessRule = {
  by: [
    { roles: LEADERS, at: 'organisation' },
    { roles: [...KEEPERS, 'municipalCurator'], at: 'municipality' },
  ],
}

/** Evidence is accepted above the school, never by the school itself. */
export const judgeEvidence: AccessRule = { by: [{ roles: KEEPERS, at: 'municipality' }] }

/** Whose rows the region may see is decided by those who answer for papers of the municipality. */
export const openRows: AccessRule = {
  by: [{ roles: ['municipalCoordinator', 'authorityHead'], at: 'municipality' }],
}

/** Names of people are written by their own school alone. */
export const namePeople: AccessRule = { by: [{ roles: LEADERS, at: 'organisation' }] }

/** Themes of own wordings, the threshold, routing: the methodical service and the coordinator. */
export const keepThemes: AccessRule = { by: [{ roles: KEEPERS, at: 'municipality' }] }
