import type { LowVision } from './frame.ts'

/** The usual look. */
export const usualSight: LowVision = { size: 'normal', colour: 'normal', spacing: 'normal', pictures: 'on' }

/** Name of the cookie that holds the settings. */
export const SIGHT_COOKIE = 'svyazka_sight'

const SIZES = ['normal', 'l', 'xl'] as const
const COLOURS = ['normal', 'bw', 'wb', 'blue'] as const
const SPACINGS = ['normal', 'wide'] as const
const PICTURES = ['on', 'off'] as const

const oneOf = <T extends string>(allowed: readonly T[], given: string | undefined, otherwise: T): T =>
  allowed.find((value) => value === given) ?? otherwise

/** Settings from the fields of the form; anything unknown means the usual look. */
export const readSight = (fields: Readonly<Record<string, string | undefined>>): LowVision => ({
  size: oneOf(SIZES, fields.size, 'normal'),
  colour: oneOf(COLOURS, fields.colour, 'normal'),
  spacing: oneOf(SPACINGS, fields.spacing, 'normal'),
  pictures: oneOf(PICTURES, fields.pictures, 'on'),
})

/** Settings from the cookie `l.bw.wide.off`; a missing or damaged cookie means the usual look. */
export const parseSight = (cookie: string | undefined): LowVision => {
  const [size, colour, spacing, pictures] = (cookie ?? '').split('.')
  return readSight({ size, colour, spacing, pictures })
}

/** Settings as the value of the cookie. */
export const formatSight = ({ size, colour, spacing, pictures }: LowVision): string =>
  [size, colour, spacing, pictures].join('.')

/** True when any setting differs from the usual look: then the panel of settings stands on every page. */
export const isSightAdapted = (sight: LowVision): boolean => formatSight(sight) !== formatSight(usualSight)

/** Attributes of `<html>`; absent ones mean the usual look, and the system's dark theme stays in force. */
export const sightAttributes = ({ size, colour, spacing, pictures }: LowVision): Record<string, string> => ({
  ...(size === 'normal' ? {} : { 'data-size': size }),
  ...(colour === 'normal' ? {} : { 'data-colour': colour }),
  ...(spacing === 'normal' ? {} : { 'data-space': spacing }),
  ...(pictures === 'on' ? {} : { 'data-pictures': pictures }),
})
