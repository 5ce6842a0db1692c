import type { AccessRule } from '../../../kernel/access.ts'

const AUTHORITY = ['municipalCoordinator', 'authorityHead', 'committeeOfficer', 'methodologist'] as const
const REGION = ['regionalCoordinator', 'committeeOfficer', 'authorityHead'] as const
const SCHOOL = ['schoolHead', 'deputyHead', 'teamHead', 'siteHead'] as const

/** A form is filled by the school's leaders, or by its methodologist and coordinator from its words (product, section 4.1). */
export const fillForm: AccessRule = {
  by: [
    { roles: SCHOOL, at: 'organisation' },
    { roles: AUTHORITY, at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
  self: 'addressee',
}

/** Whoever enters for a school leads it to its confirmation by a link. */
export const linkToForm: AccessRule = { by: fillForm.by.filter(({ at }) => at !== 'organisation') }

/** What was entered for a school is confirmed by the school itself, never by whoever entered it (decisions 24). */
export const confirmForm: AccessRule = { by: [{ roles: ['schoolHead', 'deputyHead'], at: 'organisation' }] }

/** Answers are judged by the node above the school, or by the person who asked. */
export const judgeForm: AccessRule = {
  by: [
    { roles: AUTHORITY, at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
  self: 'controller',
}

/** Forms are published and collections opened by the node that asks. */
export const askByForm: AccessRule = {
  by: [
    { roles: AUTHORITY, at: 'municipality' },
    { roles: REGION, at: 'region' },
  ],
}
