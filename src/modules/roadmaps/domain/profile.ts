import type { AccessRule } from '../../../kernel/access.ts'
import { approveRoadmap, editRoadmap } from './access.ts'
import type { Layout, Level } from './types.ts'

/** What differs between roadmaps of different owners (decisions 13): a constant, never a table. */
export type RoadmapProfile = {
  /** Columns of a new one. */
  readonly layout: Layout
  readonly edits: AccessRule
  readonly approves: AccessRule
  /** The level whose roadmap it carries out. */
  readonly above: Level | null
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

const common = { layout: SIX, edits: editRoadmap, approves: approveRoadmap }

/** By the level of the owner; pairs, sites and programmes add theirs. */
export const PROFILES: Readonly<Record<Level, RoadmapProfile>> = {
  region: { ...common, above: null },
  municipality: { ...common, above: 'region' },
  organisation: { ...common, above: 'municipality' },
}
