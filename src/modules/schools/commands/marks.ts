import { isUuid } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { AttributeInput, CategoryInput, SchoolWordsInput } from '../domain/input.ts'
import * as rules from '../domain/rules.ts'
import type { AttributePeriod, Organisation } from '../domain/types.ts'
import { attributeKey, lockOrganisation } from '../queries/organisation.ts'
import { cardOf, touch } from './saving.ts'

const end = (table: 'organisation_category' | 'organisation_attribute', id: string, on: string) =>
  sql`update ${sql.table(table)} set until_on = ${on} where id = ${id}`

const saveCategory = async (
  tx: Tx,
  change: rules.CategoryChange,
  school: Organisation,
  work: Work,
): Promise<void> => {
  const { ends, replaces, category, from, basis } = change
  const { region, municipality } = school.owner
  if (ends !== null) await run(tx, end('organisation_category', ends.id, from))
  if (replaces !== null && category !== null)
    await run(
      tx,
      sql`update organisation_category set category = ${category}, basis = ${basis} where id = ${replaces.id}`,
    )
  if (replaces === null && category !== null)
    await run(
      tx,
      sql`insert into organisation_category (id, organisation_id, region_id, municipality_id, category, from_on, basis)
          values (${work.newId()}, ${school.id}, ${region}, ${municipality}, ${category}, ${from}, ${basis})`,
    )
  await touch(tx, school.id)
  await work.fact('schoolCategorySet', school.id, { from, category, was: change.was })
  await work.notify({
    organisation: school.id,
    code: 'schoolCategorySet',
    record: school.id,
    words: { from },
    address: cardOf(school.id),
  })
}

/** Gives a school a category by an act, or takes it away; the one before ends that day (R043-R047). */
export const setCategory = command<CategoryInput, Organisation, rules.CategoryChange>({
  name: 'organisation.setCategory',
  input: CategoryInput,
  access: access.keepRegister,
  load: (tx, input) => lockOrganisation(tx, input.organisation),
  decide: (school, input, { today }) => rules.setCategory(school, input, today),
  save: saveCategory,
  tell: ({ was, category, from, basis }, school) => ({
    record: school.id,
    change: { from: was, to: category, on: from, basis },
  }),
  to: (_change, school) => `${cardOf(school.id)}#category`,
})

const saveAttribute = async (
  tx: Tx,
  change: rules.AttributeChange,
  school: Organisation,
  work: Work,
): Promise<void> => {
  const { ends, replaces, value, from, basis, attribute, qualifier } = change
  const { region, municipality } = school.owner
  if (ends !== null) await run(tx, end('organisation_attribute', ends.id, from))
  if (replaces !== null && value !== null)
    await run(
      tx,
      sql`update organisation_attribute set value = ${value}, basis = ${basis}, school_words = null where id = ${replaces.id}`,
    )
  if (replaces === null && value !== null)
    await run(
      tx,
      sql`insert into organisation_attribute (id, organisation_id, region_id, municipality_id, attribute, value, from_on, basis)
          values (${work.newId()}, ${school.id}, ${region}, ${municipality}, ${attributeKey(attribute, qualifier)}, ${value}, ${from}, ${basis})`,
    )
  await touch(tx, school.id)
  await work.fact('schoolAttributeSet', school.id, { attribute, qualifier, value, from })
  // a mark about a school is shown to the school first, with room for its own words (product, section 4.8)
  if (attribute === 'engagement' && value !== null)
    await work.notify({
      organisation: school.id,
      code: 'engagementMarked',
      record: school.id,
      words: { programme: qualifier },
      address: `${cardOf(school.id)}#attributes`,
    })
}

/** Sets or ends a dated attribute: engagement in a project (R181), innovation site, vacant post of the head. */
export const setAttribute = command<AttributeInput, Organisation, rules.AttributeChange>({
  name: 'organisation.setAttribute',
  input: AttributeInput,
  access: access.keepRegister,
  load: (tx, input) => lockOrganisation(tx, input.organisation),
  decide: (school, input, { today }) => rules.setAttribute(school, input, today),
  save: saveAttribute,
  tell: ({ attribute, qualifier, value, from, basis }, school) => ({
    record: school.id,
    change: { attribute, qualifier, to: value, on: from, basis },
  }),
  to: (_change, school) => `${cardOf(school.id)}#attributes`,
})

type WithMark = Organisation & { readonly mark: AttributePeriod | null }

/** The school's own words beside a mark about it. */
export const sayAboutMark = command<SchoolWordsInput, WithMark, { mark: AttributePeriod; words: string }>({
  name: 'organisation.sayAboutMark',
  input: SchoolWordsInput,
  access: access.answerForSchool,
  load: async (tx, input) => {
    const school = await lockOrganisation(tx, input.organisation)
    if (school === null || !isUuid(input.attribute)) return null
    return { ...school, mark: school.attributes.find((period) => period.id === input.attribute) ?? null }
  },
  decide: (school, input) =>
    school.mark === null ? refuse('markGone') : ok({ mark: school.mark, words: input.words }),
  save: async (tx, { mark, words }, school) => {
    await run(
      tx,
      sql`update organisation_attribute set school_words = ${words === '' ? null : words} where id = ${mark.id}`,
    )
    await touch(tx, school.id)
  },
  tell: ({ mark, words }, school) => ({
    record: school.id,
    row: mark.id,
    change: { attribute: mark.attribute, qualifier: mark.qualifier },
    words: { text: words },
  }),
  to: (_change, school) => `${cardOf(school.id)}#attributes`,
})
