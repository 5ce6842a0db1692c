import fc from 'fast-check'

/**
 * Property tests run from one seed, so that a run says the same twice; `PROPERTY_SEED=random` (or a number) looks elsewhere.
 */
const wanted = process.env.PROPERTY_SEED ?? '20260901'
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
