import { movesFrom } from '../../../kernel/workflow.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { HiddenFields } from '../../../ui/fields/hidden.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { moveOrganisation } from '../commands/life.ts'
import { sayAboutMark, setAttribute, setCategory } from '../commands/marks.ts'
import { editOrganisation, renameOrganisation } from '../commands/register.ts'
import { FACT_FIELDS } from '../domain/input.ts'
import { heldOn } from '../domain/periods.ts'
import { ATTRIBUTE_CODES, type AttributeCode, type Organisation } from '../domain/types.ts'
import { organisationWorkflow } from '../domain/workflow.ts'
import { StateFields } from '../pages/life-forms.tsx'
import { AttributeFields, AttributeTabs, CategoryFields, WordsFields } from '../pages/mark-forms.tsx'
import { FactFields, NamingFields } from '../pages/organisation-forms.tsx'
import { programmesNamed, successorsFor } from '../queries/choices.ts'
import { districtsOf } from '../queries/territory.ts'
import type { SchoolsText } from '../text.ts'
import { type CardForm, cardForm } from './card-form.tsx'

const TEXT_FACTS = FACT_FIELDS.filter((name) => name !== 'adverse')

const wordOf = (value: string | number | boolean | null): string =>
  value === null ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

const isOpen = (card: Organisation): boolean => card.state !== 'closed'

const labelled = (t: SchoolsText, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, t.fields[name as keyof SchoolsText['fields']]]))

const editForm: CardForm = {
  path: 'edit',
  title: (t) => t.forms.edit,
  save: (t) => t.forms.saveCard,
  allowed: (doable, card) => doable.edit && isOpen(card),
  command: editOrganisation,
  input: (text) => ({
    ...Object.fromEntries(TEXT_FACTS.map((name) => [name, text(name)])),
    adverse: text('adverse') === 'yes',
  }),
  known: ({ facts }) =>
    prefilled({
      ...Object.fromEntries(TEXT_FACTS.map((name) => [name, wordOf(facts[name])])),
      adverse: facts.adverse ? 'yes' : null,
    }),
  prepare: () => (form, here) => <FactFields form={form} here={here} />,
  conflict: (t) => labelled(t, TEXT_FACTS),
}

const NAMING = ['shortName', 'fullName', 'kind', 'schoolType', 'district'] as const

const renameForm: CardForm = {
  path: 'name',
  title: (t) => t.forms.rename,
  lead: (t) => t.forms.renameLead,
  save: (t) => t.forms.saveName,
  allowed: (doable, card) => doable.keep && isOpen(card),
  command: renameOrganisation,
  input: (text) => ({
    ...Object.fromEntries(NAMING.map((name) => [name, text(name)])),
    basis: text('basis'),
  }),
  known: (card) => prefilled(Object.fromEntries(NAMING.map((name) => [name, card[name]]))),
  prepare: async (visit, card) => {
    const { region, municipality } = card.owner
    const districts = region === null ? [] : await districtsOf(visit.tx, region, municipality)
    return (form, here) => (
      <>
        <NamingFields form={form} here={here} districts={districts} />
        <TextField
          {...form.text('basis')}
          label={here.t.forms.basis}
          hint={here.t.forms.basisHint}
          optional
        />
      </>
    )
  },
  conflict: (t) => labelled(t, ['shortName', 'fullName']),
}

const categoryForm: CardForm = {
  path: 'category',
  title: (t) => t.forms.category,
  lead: (t) => t.forms.categoryLead,
  note: (t) => t.forms.categorySees,
  save: (t) => t.forms.saveCategory,
  allowed: (doable, card) => doable.keep && isOpen(card),
  command: setCategory,
  input: (text) => ({ category: text('category'), from: text('from'), basis: text('basis') }),
  known: (card, visit) => prefilled({ category: heldOn(card.categories, visit.scope.today)?.category ?? '' }),
  prepare: () => (form, here) => <CategoryFields form={form} here={here} />,
}

const attributeOf = (text: string): AttributeCode =>
  ATTRIBUTE_CODES.find((code) => code === text) ?? 'engagement'

const marksForm: CardForm = {
  path: 'marks',
  title: (t) => t.forms.attribute,
  lead: (t) => t.forms.attributeLead,
  note: (t) => t.forms.attributeSees,
  save: (t) => t.forms.saveAttribute,
  allowed: (doable, card) => doable.keep && isOpen(card),
  command: setAttribute,
  input: (text) => ({
    attribute: text('attribute'),
    qualifier: text('qualifier'),
    value: text('value'),
    from: text('from'),
    basis: text('basis'),
  }),
  known: (_card, visit) => prefilled({ attribute: attributeOf(visit.query('attribute')) }),
  prepare: async (visit, card, values) => {
    const attribute = attributeOf(values.text('attribute') || visit.query('attribute'))
    const programmes = await programmesNamed(visit.tx, card.owner)
    return (form, here) => (
      <>
        <AttributeTabs base={`/schools/${card.id}/marks`} attribute={attribute} here={here} />
        <HiddenFields values={{ attribute }} />
        <AttributeFields attribute={attribute} form={form} here={here} programmes={programmes} />
      </>
    )
  },
}

const wordsForm: CardForm = {
  path: 'marks/:mark',
  title: (t) => t.forms.words,
  lead: (t) => t.forms.wordsLead,
  save: (t) => t.forms.saveWords,
  allowed: (doable) => doable.answer,
  command: sayAboutMark,
  input: (text) => ({ attribute: text(':mark'), words: text('words') }),
  known: (card, visit) =>
    prefilled({ words: card.attributes.find(({ id }) => id === visit.param('mark'))?.schoolWords ?? '' }),
  prepare: () => (form, here) => <WordsFields form={form} here={here} />,
}

const actionsFor = (card: Organisation) =>
  movesFrom(organisationWorkflow, card.state)
    .map(({ action }) => action)
    .filter((action) => action !== 'merge')

const stateForm: CardForm = {
  path: 'state',
  title: (t) => t.forms.close,
  lead: (t) => t.forms.closeLead,
  save: (t) => t.forms.saveMove,
  allowed: (doable) => doable.keep,
  command: moveOrganisation,
  input: (text) => ({
    action: text('action'),
    on: text('on'),
    reason: text('reason'),
    successor: text('successor'),
  }),
  known: (card) => prefilled({ action: actionsFor(card)[0] ?? '' }),
  prepare: async (visit, card) => {
    const successors = await successorsFor(visit.tx, card)
    return (form, here) => (
      <StateFields form={form} here={here} actions={actionsFor(card)} successors={successors} />
    )
  },
  danger: true,
}

/** Forms over one card, each on a page of its own. */
export const editRoutes = [editForm, renameForm, categoryForm, wordsForm, marksForm, stateForm].flatMap(
  cardForm,
)
