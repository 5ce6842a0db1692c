import type { AccessRule } from '../../../kernel/access.ts'

/** Stars, kept filters and the last look are a person's own. */
export const keepOwn: AccessRule = { by: [], self: 'keeper' }
