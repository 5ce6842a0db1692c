import type { Field, FormDefinition, Rule, Section } from './definition.ts'
import { fieldsOf } from './definition.ts'

/** Steps of the editor: each gives the whole definition anew, nothing is judged here (`check` does it before publication). */

const withSections = (form: FormDefinition, sections: readonly Section[]): FormDefinition => ({
  ...form,
  sections,
})

/** A key that no question of the form has or ever had. */
export const freshKey = (form: FormDefinition, used: readonly string[]): string => {
  const taken = new Set([...used, ...fieldsOf(form).map(({ key }) => key)])
  let at = taken.size + 1
  while (taken.has(`q${at}`)) at++
  return `q${at}`
}

/** Next number of a paper where questions are counted through; none where some have no plain number. */
export const nextNumber = (form: FormDefinition): string => {
  const numbers = fieldsOf(form).map(({ number }) => number)
  return numbers.every((number) => /^\d+$/u.test(number))
    ? String(Math.max(0, ...numbers.map(Number)) + 1)
    : ''
}

/** A question at the end of a section; a form without sections gets its first one. */
export const addField = (form: FormDefinition, at: number, field: Field): FormDefinition => {
  if (form.sections.length === 0) return withSections(form, [{ title: { ru: '' }, fields: [field] }])
  const place = Math.min(at, form.sections.length - 1)
  return withSections(
    form,
    form.sections.map((section, no) =>
      no === place ? { ...section, fields: [...section.fields, field] } : section,
    ),
  )
}

/** The question with this key as it is now. */
export const replaceField = (form: FormDefinition, field: Field): FormDefinition =>
  withSections(
    form,
    form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((each) => (each.key === field.key ? field : each)),
    })),
  )

const mentions = (rule: Rule, key: string): boolean => {
  if (rule.at === key) return true
  const names = new RegExp(`"(?:field|rowsOf|sumOf)":"${key}"`, 'u')
  return names.test(JSON.stringify(rule.test))
}

/** Without this question; rules that speak of it go with it, conditions that look at it are found by `check`. */
export const dropField = (form: FormDefinition, key: string): FormDefinition => ({
  ...withSections(
    form,
    form.sections.map((section) => ({
      ...section,
      fields: section.fields.filter((field) => field.key !== key),
    })),
  ),
  rules: form.rules.filter((rule) => !mentions(rule, key)),
})

const swapped = <T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] => {
  const [mine, other] = [list[at], list[at + by]]
  if (mine === undefined || other === undefined) return list
  return list.map((each, no) => (no === at ? other : no === at + by ? mine : each))
}

/** One place up or down; over the edge of its section a question goes to the neighbouring one. */
export const moveField = (form: FormDefinition, key: string, by: -1 | 1): FormDefinition => {
  const no = form.sections.findIndex(({ fields }) => fields.some((field) => field.key === key))
  const section = form.sections[no]
  const at = section?.fields.findIndex((field) => field.key === key) ?? -1
  const field = section?.fields[at]
  if (section === undefined || field === undefined) return form
  const put = (fields: (place: number, each: Section) => readonly Field[]): FormDefinition =>
    withSections(
      form,
      form.sections.map((each, place) => ({ ...each, fields: fields(place, each) })),
    )
  if (section.fields[at + by] !== undefined)
    return put((place, { fields }) => (place === no ? swapped(fields, at, by) : fields))
  if (form.sections[no + by] === undefined) return form
  return put((place, { fields }) => {
    if (place === no) return fields.filter((each) => each.key !== key)
    if (place !== no + by) return fields
    return by === 1 ? [field, ...fields] : [...fields, field]
  })
}

export const addSection = (form: FormDefinition, title: string): FormDefinition =>
  withSections(form, [...form.sections, { title: { ru: title }, fields: [] }])

/** New words; the same words keep their translation. */
export const renameSection = (form: FormDefinition, at: number, title: string): FormDefinition =>
  withSections(
    form,
    form.sections.map((section, no) =>
      no === at && section.title.ru !== title ? { ...section, title: { ru: title } } : section,
    ),
  )

export const moveSection = (form: FormDefinition, at: number, by: -1 | 1): FormDefinition =>
  withSections(form, swapped(form.sections, at, by))

/** Its questions are not lost: they join the section above, or the one below when it was the first. */
export const dropSection = (form: FormDefinition, at: number): FormDefinition => {
  const gone = form.sections[at]
  if (gone === undefined) return form
  const heir = at === 0 ? 1 : at - 1
  if (form.sections[heir] === undefined && gone.fields.length > 0) return renameSection(form, at, '')
  const joined = form.sections.map((section, no) => {
    if (no !== heir) return section
    const fields = heir < at ? [...section.fields, ...gone.fields] : [...gone.fields, ...section.fields]
    return { ...section, fields }
  })
  return withSections(
    form,
    joined.filter((_, no) => no !== at),
  )
}

/** A rule under its key: a new one comes last. */
export const putRule = (form: FormDefinition, rule: Rule): FormDefinition => ({
  ...form,
  rules: form.rules.some(({ key }) => key === rule.key)
    ? form.rules.map((each) => (each.key === rule.key ? rule : each))
    : [...form.rules, rule],
})

export const dropRule = (form: FormDefinition, key: string): FormDefinition => ({
  ...form,
  rules: form.rules.filter((rule) => rule.key !== key),
})

/** Name and introduction; unchanged words keep their translation. */
export const renameForm = (form: FormDefinition, title: string, lead: string): FormDefinition => {
  const { lead: before, ...rest } = form
  return {
    ...rest,
    title: title === form.title.ru ? form.title : { ru: title },
    ...(lead === '' ? {} : { lead: before?.ru === lead ? before : { ru: lead } }),
  }
}
