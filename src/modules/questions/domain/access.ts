import type { AccessRule, NodeLevel, Role } from '../../../kernel/access.ts'

/** Who speaks for a node when it is asked. */
export const SPEAKERS: Readonly<Record<'organisation' | 'municipality' | 'region', readonly Role[]>> = {
  organisation: ['schoolHead', 'deputyHead', 'teamHead', 'siteHead'],
  municipality: [
    'municipalCoordinator',
    'authorityHead',
    'committeeOfficer',
    'methodologist',
    'municipalCurator',
  ],
  region: ['regionalCoordinator', 'authorityHead', 'committeeOfficer'],
}

/** Whoever sees a thing may ask about it; a one-time link does not. */
export const askQuestion: AccessRule = { by: [], self: 'asker' }

/** By its own link alone: with an account the same is asked as a question. */
export const remarkByLink: AccessRule = { by: [] }

const speakers = (Object.keys(SPEAKERS) as (keyof typeof SPEAKERS)[]).map((at) => ({
  roles: SPEAKERS[at],
  at: at satisfies NodeLevel,
}))

/** The node that is asked, whomever the thing names, and the asker with more to ask. */
export const sayToQuestion: AccessRule = { by: speakers, self: 'party' }

/** A school that never signs in is led to its answer by a link for that one question. */
export const linkToQuestion: AccessRule = { by: speakers.filter(({ at }) => at !== 'organisation') }

/** Settled: said by either side. */
export const closeQuestion: AccessRule = { by: speakers, self: 'party' }
