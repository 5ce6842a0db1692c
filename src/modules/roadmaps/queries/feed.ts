import type { Day } from '../../../kernel/day.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Roadmap } from '../domain/types.ts'
import { NAME, readsVersion } from './binding.ts'
import { findRoadmap, itemsOf } from './roadmap.ts'

/** A term of mine: an assignment, or a row of a roadmap that my node keeps. */
export type TermLine = {
  readonly id: string
  readonly kind: 'assignment' | 'row'
  readonly roadmap: string | null
  readonly title: string
  readonly source: string
  readonly written: string | null
  readonly term: Reading | null
  readonly opensOn: Day | null
  readonly dueOn: Day
}

const MOST = 500

/** Open assignments with a day, mine and of my organisations. */
export const termsOfAssignments = (tx: Tx): Promise<TermLine[]> =>
  rows(
    tx,
    sql<TermLine>`select id, 'assignment' as kind, null as roadmap, title, source_label as source, term_as_written as written, term, opens_on as "opensOn", due_on as "dueOn"
      from assignment where (person_id = ${tx.scope.person} or (person_id is null and organisation_id = any (${[...tx.scope.organisations]}::uuid[])))
        and state in ('assigned','inWork','returned') and due_on is not null order by due_on, id limit ${MOST}`,
  )

/** Roadmaps in force of my own nodes. */
const ofMyNodes = ({ scope }: Tx) => sql`r.state = 'inForce'
        and (r.municipality_id = any (${[...scope.municipalities]}::uuid[]) and r.organisation_id is null or r.organisation_id = any (${[...scope.organisations]}::uuid[])
          or r.profile = 'pair' and exists (select 1 from share s where s.record_id = r.id and s.organisation_id = any (${[...scope.organisations]}::uuid[]))
          or r.region_id = any (${[...scope.regions]}::uuid[]) and r.municipality_id is null)`

/** Roadmaps of my nodes that I may not edit, while their working copy says something else than the version. */
const shownByVersion = async (tx: Tx): Promise<Roadmap[]> => {
  const amended = await rows(
    tx,
    sql<{
      id: string
    }>`select r.id from roadmap r where ${readsVersion(tx)} and ${ofMyNodes(tx)} order by r.id limit ${MOST}`,
  )
  const found = await Promise.all(amended.map(({ id }) => findRoadmap(tx, id)))
  return found.flatMap((roadmap) => (roadmap?.shows === 'version' ? roadmap : []))
}

const termsOfVersion = async (tx: Tx, roadmap: Roadmap): Promise<TermLine[]> =>
  (await itemsOf(tx, roadmap)).flatMap(({ id, isSection, mark, dueOn, ...item }) =>
    isSection || mark !== null || dueOn === null
      ? []
      : {
          ...{ id, kind: 'row', roadmap: roadmap.record, title: item.title, source: roadmap.title, dueOn },
          ...{ written: item.termAsWritten, term: item.term, opensOn: item.opensOn },
        },
  )

/** Rows of the roadmaps in force of my own nodes, as I see them there. */
export const termsOfRows = async (tx: Tx): Promise<TermLine[]> => {
  const versions = await shownByVersion(tx)
  const lines = await termsOfCopies(
    tx,
    versions.map(({ record }) => record),
  )
  for (const roadmap of versions) lines.push(...(await termsOfVersion(tx, roadmap)))
  return lines
}

const termsOfCopies = (tx: Tx, besides: readonly string[]): Promise<TermLine[]> =>
  rows(
    tx,
    sql<TermLine>`select i.id, 'row' as kind, i.record_id as roadmap, i.title, ${NAME} as source, i.term_as_written as written, i.term, i.opens_on as "opensOn", i.due_on as "dueOn"
      from roadmap_item i join roadmap r on r.id = i.record_id
      where i.removed_at is null and not i.is_section and i.mark is null and i.due_on is not null and ${ofMyNodes(tx)} and r.id <> all (${[...besides]}::uuid[])
      order by i.due_on, i.id limit ${MOST}`,
  )

export const feedSince = (tx: Tx) =>
  maybe(
    tx,
    sql<{ at: string }>`select created_at as at from calendar_feed where person_id = ${tx.scope.person}`,
  )
