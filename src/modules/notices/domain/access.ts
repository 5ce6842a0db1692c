import type { AccessRule } from '../../../kernel/access.ts'

/** How the people of a node are written to is decided by whoever coordinates it. */
export const keepNotices: AccessRule = {
  by: [
    { roles: ['municipalCoordinator', 'administrator'], at: 'municipality' },
    { roles: ['regionalCoordinator', 'administrator'], at: 'region' },
  ],
}

/** News are a person's own. */
export const readNews: AccessRule = { by: [], self: 'reader' }
