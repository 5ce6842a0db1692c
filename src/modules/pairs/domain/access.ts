import type { AccessRule } from '../../../kernel/access.ts'

const OFFICERS = ['municipalCoordinator', 'authorityHead', 'committeeOfficer'] as const
const REGION = { roles: ['regionalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'region' } as const

/** Pairs are made, confirmed and ended by the municipality, across municipalities by the region. */
export const keepPair: AccessRule = {
  by: [{ roles: [...OFFICERS, 'methodologist'], at: 'municipality' }, REGION],
}

/** A school speaks for itself; its municipality may say it for the school, and the record shows who said it. */
export const speakForSchool: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead'], at: 'organisation' },
    { roles: [...OFFICERS, 'methodologist', 'municipalCurator'], at: 'municipality' },
    REGION,
  ],
}

/** A school refuses for itself or by its municipality; whoever keeps the pair takes his offer back. */
export const declineForSchool: AccessRule = {
  by: [...speakForSchool.by.filter(({ at }) => at === 'organisation'), ...keepPair.by],
}

/** A school that never signs in is answered for by whoever leads it to its answer: a link for that one school. */
export const linkForSchool: AccessRule = { by: speakForSchool.by.filter(({ at }) => at !== 'organisation') }

/** A plan binds the school: its head approves it, or says so by telephone or on paper. */
export const approvePlan: AccessRule = {
  by: [
    { roles: ['schoolHead'], at: 'organisation' },
    { roles: [...OFFICERS, 'methodologist', 'municipalCurator'], at: 'municipality' },
    REGION,
  ],
}

/** A form of contracts binds every school: it is approved by those who answer for papers. */
export const approveForm: AccessRule = {
  by: [{ roles: ['authorityHead', 'municipalCoordinator'], at: 'municipality' }, REGION],
}

/** Meetings are written down by whoever helps or is helped. */
export const logMeeting: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead', 'teamHead', 'mentor'], at: 'organisation' },
    { roles: [...OFFICERS, 'methodologist', 'municipalCurator'], at: 'municipality' },
    REGION,
  ],
}
