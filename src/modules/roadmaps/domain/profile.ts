import type { AccessRule } from '../../../kernel/access.ts'
import { approveRoadmap, editRoadmap } from './access.ts'
import { FORMS } from './columns.ts'
import type { Layout, Level, ProfileName, Roadmap } from './types.ts'

/** What differs between roadmaps of different owners (decisions 13): a constant, never a table. */
export type RoadmapProfile = {
  /** Columns of a new one. */
  readonly layout: Layout
  readonly edits: AccessRule
  readonly approves: AccessRule
  /** The level whose roadmap it carries out. */
  readonly above: Level | null
  /** Where it is made, agreed and copied when that is not here; null for roadmaps of a node. */
  readonly home: string | null
}

/** A plan that schools keep together: one column of those who answer. */
const FIVE: Layout = [
  { key: 'number', heading: '№ п/п' },
  { key: 'activity', heading: 'Мероприятие' },
  { key: 'term', heading: 'Срок' },
  { key: 'institutionalResponsibles', heading: 'Ответственные' },
  { key: 'expectedResult', heading: 'Ожидаемый результат' },
]

const common = { edits: editRoadmap, approves: approveRoadmap, home: null }

/** By the level of the owner; pairs, sites and programmes add theirs. */
export const PROFILES: Readonly<Record<ProfileName, RoadmapProfile>> = {
  region: { ...common, layout: FORMS.region, above: null },
  municipality: { ...common, layout: FORMS.municipality, above: 'region' },
  organisation: { ...common, layout: FORMS.organisation, above: 'municipality' },
  pair: { layout: FIVE, edits: editRoadmap, approves: { by: [] }, above: 'municipality', home: '/plans' },
}

/** Page of its own of a plan that is kept elsewhere. */
export const homeOf = ({ profile, record }: Pick<Roadmap, 'profile' | 'record'>): string | null => {
  const { home } = PROFILES[profile]
  return home === null ? null : `${home}/${record}`
}
