/** Joins the class names that are there; undefined when none is, so that no empty attribute is written. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string | undefined => {
  let given: string | undefined
  for (const name of names)
    if (typeof name === 'string' && name !== '') given = given === undefined ? name : `${given} ${name}`
  return given
}
