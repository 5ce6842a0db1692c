import type { AccessRule } from '../../../kernel/access.ts'

const OFFICERS = ['municipalCoordinator', 'authorityHead', 'committeeOfficer'] as const
const REGION = { roles: ['regionalCoordinator', 'authorityHead', 'committeeOfficer'], at: 'region' } as const

/** Plans are made by the municipality for its schools, across municipalities by the region. */
export const planMatching: AccessRule = {
  by: [{ roles: [...OFFICERS, 'methodologist'], at: 'municipality' }, REGION],
}

/** The committee rules on pairs and publishes them: whoever answers for papers. */
export const ruleOnPairs: AccessRule = {
  by: [{ roles: OFFICERS, at: 'municipality' }, REGION],
}

/** A school answers for itself; its municipality may write it down for the school. */
export const answerForSchool: AccessRule = {
  by: [
    { roles: ['schoolHead', 'deputyHead'], at: 'organisation' },
    { roles: [...OFFICERS, 'methodologist', 'municipalCurator'], at: 'municipality' },
    REGION,
  ],
}

/** Plans tell what each school lacks: those of a municipality are made where they may be seen, not above it. */
export const arePlansOf = (
  { municipalities }: { readonly municipalities: readonly string[] },
  { municipality }: { readonly municipality: string | null },
): boolean => municipality === null || municipalities.includes(municipality)
