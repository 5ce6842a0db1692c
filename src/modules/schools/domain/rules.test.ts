import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/access.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import { workflowFaults } from '../../../kernel/workflow.ts'
import { NO_FACTS } from './import/change.ts'
import * as rules from './rules.ts'
import { DISTRICT, day, REGION, school } from './testing.ts'
import type { AttributePeriod, CategoryPeriod } from './types.ts'
import { organisationWorkflow } from './workflow.ts'

const today = day('2022-11-10')
const codes = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.refusals.map((refusal) => refusal.code)

const held = (
  category: CategoryPeriod['category'],
  from: string,
  until: string | null = null,
): CategoryPeriod => ({
  id: `c-${from}`,
  category,
  from: day(from),
  until: until === null ? null : day(until),
  basis: 'приказ № 7',
})

const asked = (category: CategoryPeriod['category'] | 'none', from: string) => ({
  organisation: school().id,
  category,
  from: day(from),
  basis: 'приказ № 12',
})

describe('category of a school', () => {
  it('the first one simply begins', () => {
    const change = rules.setCategory(school(), asked('lowResults', '2022-09-01'), today)
    expect(change).toMatchObject({ ok: true, value: { ends: null, replaces: null, was: null } })
  })

  it('a new one ends the one that holds', () => {
    const before = school({ categories: [held('lowResults', '2021-09-01')] })
    const change = rules.setCategory(before, asked('resilient', '2022-09-01'), today)
    expect(change).toMatchObject({ ok: true, value: { ends: { id: 'c-2021-09-01' }, was: 'lowResults' } })
  })

  it('on the day it began it is put right, not doubled', () => {
    const before = school({ categories: [held('lowResults', '2022-09-01')] })
    const change = rules.setCategory(before, asked('atRisk', '2022-09-01'), today)
    expect(change).toMatchObject({ ok: true, value: { ends: null, replaces: { id: 'c-2022-09-01' } } })
  })

  it.each([
    [
      'history is not rewritten from its middle',
      [held('lowResults', '2022-09-01')],
      asked('atRisk', '2022-01-01'),
      'periodTaken',
    ],
    [
      'an ended period is not entered',
      [held('lowResults', '2021-09-01', '2022-09-01')],
      asked('atRisk', '2022-08-31'),
      'periodTaken',
    ],
    [
      'the same again is no change',
      [held('lowResults', '2021-09-01')],
      asked('lowResults', '2022-09-01'),
      'sameCategory',
    ],
    ['nothing to take away', [], asked('none', '2022-09-01'), 'noCategoryToEnd'],
    ['a slip in the year', [], asked('atRisk', '2032-09-01'), 'tooFarAhead'],
  ] as const)('refuses: %s', (_, categories, input, code) => {
    expect(codes(rules.setCategory(school({ categories }), input, today))).toEqual([code])
  })

  it('is of schools only, and not of closed ones', () => {
    expect(
      codes(rules.setCategory(school({ kind: 'institute' }), asked('atRisk', '2022-09-01'), today)),
    ).toEqual(['onlySchoolsHaveCategory'])
    expect(
      codes(rules.setCategory(school({ state: 'closed' }), asked('atRisk', '2022-09-01'), today)),
    ).toEqual(['organisationClosed'])
  })
})

describe('attributes', () => {
  const mark = (qualifier: string): AttributePeriod => ({
    id: `a-${qualifier}`,
    attribute: 'engagement',
    qualifier,
    value: 'low',
    from: day('2022-09-01'),
    until: null,
    basis: 'письмо № 3',
    schoolWords: null,
  })
  const input = (over: object = {}) => ({
    organisation: school().id,
    attribute: 'engagement' as const,
    qualifier: 'Эффективная школа',
    value: 'high',
    from: day('2022-11-01'),
    basis: 'письмо № 5',
    ...over,
  })

  it('engagement in one programme does not end engagement in another (R181)', () => {
    const before = school({ attributes: [mark('Другая программа'), mark('Эффективная школа')] })
    const change = rules.setAttribute(before, input(), today)
    expect(change).toMatchObject({ ok: true, value: { ends: { id: 'a-Эффективная школа' } } })
  })

  it.each([
    [input({ qualifier: '' }), 'programmeNeeded'],
    [input({ value: 'huge' }), 'chooseOne'],
    [input({ value: null }), 'nothingToEnd'],
    [input({ from: day('2040-01-01') }), 'tooFarAhead'],
  ])('refuses %o', (asked, code) => {
    expect(codes(rules.setAttribute(school(), asked, today))).toEqual([code])
  })
})

describe('renaming', () => {
  const words = {
    organisation: school().id,
    shortName: 'МБОУ «Озёрский лицей»',
    fullName: null,
    kind: 'school' as const,
    schoolType: null,
    district: null,
    basis: null,
  }

  it('keeps the former names as aliases and sees the new type', () => {
    const change = rules.rename(school(), words, null)
    expect(change).toMatchObject({
      ok: true,
      value: { naming: { schoolType: 'lyceum', normalName: 'озерский лицей', legalForm: 'МБОУ' } },
    })
    expect(change.ok && change.value.aliases).toEqual(['МБОУ «Озёрская СОШ № 2»'])
  })

  it('new quotes are no new name', () => {
    const change = rules.rename(school(), { ...words, shortName: 'МБОУ "Озерская СОШ №2"' }, null)
    expect(change.ok && change.value.aliases).toEqual([])
  })

  it('a taken name, an empty one, and a school with categories that stops being one are refused', () => {
    const twin = { id: 'x' as OrganisationId, name: 'МБОУ «Озёрский лицей»' }
    expect(codes(rules.rename(school(), words, twin))).toEqual(['nameTaken'])
    expect(codes(rules.rename(school(), { ...words, shortName: '«»' }, null))).toEqual(['nameWithoutWords'])
    const categorised = school({ categories: [held('atRisk', '2022-01-01')] })
    expect(codes(rules.rename(categorised, { ...words, kind: 'other' }, null))).toEqual([
      'schoolHasCategories',
    ])
  })
})

describe('closing', () => {
  const input = (over: object = {}) => ({
    organisation: school().id,
    action: 'close' as const,
    on: day('2022-11-01'),
    reason: 'присоединение',
    successor: null,
    ...over,
  })
  const other = { id: 'b' as OrganisationId, name: 'МБОУ «Береговая СОШ»', state: 'active' as const }

  it('names the successor', () => {
    const change = rules.move(school(), input({ successor: other.id }), other, today)
    expect(change).toMatchObject({
      ok: true,
      value: { from: 'active', to: 'closed', successor: { id: 'b' } },
    })
  })

  it.each([
    ['tomorrow is not yet', school(), input({ on: day('2022-11-11') }), null, 'notYet'],
    ['an unknown successor', school(), input({ successor: other.id }), null, 'noSuchSuccessor'],
    [
      'its own successor',
      school(),
      input({ successor: school().id }),
      { ...other, id: school().id },
      'ownSuccessor',
    ],
    [
      'a closed successor',
      school(),
      input({ successor: other.id }),
      { ...other, state: 'closed' as const },
      'successorClosed',
    ],
    ['twice', school({ state: 'closed' }), input(), null, 'notFromThisState'],
    [
      'before its category began',
      school({ categories: [held('atRisk', '2022-11-05')] }),
      input(),
      null,
      'closedBeforeMarks',
    ],
  ])('refuses: %s', (_, card, asked, successor, code) => {
    expect(codes(rules.move(card, asked, successor, today))).toEqual([code])
  })

  it('the table of states is sound', () => {
    expect(workflowFaults(organisationWorkflow)).toEqual([])
  })
})

describe('merging', () => {
  const coordinator: Actor = {
    person: null,
    roles: [
      {
        role: 'municipalCoordinator',
        level: 'municipality',
        region: REGION,
        municipality: DISTRICT,
        organisation: null,
        nodeName: '',
        act: null,
      },
    ],
  }
  const target = (over: object = {}) => ({
    ...school({ id: 'b' as OrganisationId, ...over }),
    name: 'МБОУ «Озёрская средняя школа № 2»',
  })

  it('carries the names over', () => {
    const stays = target({ shortName: 'МБОУ «ОСШ № 2»', fullName: 'МБОУ «ОСШ № 2»' })
    const change = rules.merge(school(), stays, coordinator)
    expect(change.ok && change.value.aliases).toEqual(['МБОУ «Озёрская СОШ № 2»'])
  })

  it.each([
    [null, 'noSuchOrganisation'],
    [target({ id: school().id }), 'sameCard'],
    [target({ state: 'closed' }), 'targetClosed'],
    [target({ owner: { region: REGION, municipality: null, organisation: 'b' } }), 'targetNotYours'],
    [target({ facts: { ...NO_FACTS, inn: '9102066582' } }), 'codesDiffer'],
  ])('refuses %#', (into, code) => {
    const duplicate = school({ facts: { ...NO_FACTS, inn: '7707083893' } })
    expect(codes(rules.merge(duplicate, into, coordinator))).toEqual([code])
  })
})
