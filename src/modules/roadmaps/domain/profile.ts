import type { AccessRule } from '../../../kernel/access.ts'
import { approveRoadmap, editRoadmap } from './access.ts'
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

/** Headings of R129: they go into documents, so they are Russian whatever the language of the page. */
const SIX: Layout = [
  { key: 'number', heading: '№ п/п' },
  { key: 'activity', heading: 'Направления деятельности' },
  { key: 'term', heading: 'Дата' },
  { key: 'municipalResponsibles', heading: 'Ответственные на муниципальном уровне' },
  { key: 'institutionalResponsibles', heading: 'Ответственные на институциональном уровне' },
  { key: 'expectedResult', heading: 'Ожидаемые результаты' },
]

/** A plan that schools keep together: one column of those who answer. */
const FIVE: Layout = [
  { key: 'number', heading: '№ п/п' },
  { key: 'activity', heading: 'Мероприятие' },
  { key: 'term', heading: 'Срок' },
  { key: 'institutionalResponsibles', heading: 'Ответственные' },
  { key: 'expectedResult', heading: 'Ожидаемый результат' },
]

const common = { layout: SIX, edits: editRoadmap, approves: approveRoadmap, home: null }

/** By the level of the owner; pairs, sites and programmes add theirs. */
export const PROFILES: Readonly<Record<ProfileName, RoadmapProfile>> = {
  region: { ...common, above: null },
  municipality: { ...common, above: 'region' },
  organisation: { ...common, above: 'municipality' },
  pair: { layout: FIVE, edits: editRoadmap, approves: { by: [] }, above: 'municipality', home: '/plans' },
}

/** Page of its own of a plan that is kept elsewhere. */
export const homeOf = ({ profile, record }: Pick<Roadmap, 'profile' | 'record'>): string | null => {
  const { home } = PROFILES[profile]
  return home === null ? null : `${home}/${record}`
}
