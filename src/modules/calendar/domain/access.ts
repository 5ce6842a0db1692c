import type { AccessRule } from '../../../kernel/access.ts'

/** Days of the year are one for the installation: its administrator keeps them. */
export const keepCalendar: AccessRule = {
  by: [
    { roles: ['administrator'], at: 'installation' },
    { roles: ['administrator'], at: 'region' },
  ],
}
