import { yearOf } from '../../../../kernel/day.ts'
import { readTerm } from '../../../../kernel/term/read.ts'
import { withYears } from '../../../../kernel/year-shift.ts'
import { rows, sql, type Tx } from '../../../../platform/database/query.ts'
import { copyPaper, fullName, type PatternPaper, patternPapers } from '../../../directives/public.ts'
import { shiftTerm } from '../../../roadmaps/public.ts'
import { type MovedTerm, NOTHING_CARRIED, type OpenTerm, plainLine } from '../../domain/year.ts'
import { type Carrier, type Carrying, ownerIn } from './carrier.ts'

/** Papers that the model leans on: approved it, brought schools in and out, approved roadmaps of its days. */
const papersAround = async (tx: Tx, { source }: Carrying): Promise<string[]> => {
  const found = await rows(
    tx,
    sql<{
      id: string
    }>`select l.to_record_id as id from record_link l where l.record_id = ${source.id} and l.kind in ('source','ground') and l.to_record_id is not null
      union select t.entry_directive_id from participation t where t.record_id = ${source.id} and t.entry_directive_id is not null
      union select t.exit_directive_id from participation t where t.record_id = ${source.id} and t.exit_directive_id is not null
      union select v.directive_id from roadmap_version v join roadmap r on r.id = v.record_id where r.municipality_id = ${source.municipality} and r.organisation_id is null
        and v.directive_id is not null and v.approved_on >= ${source.programmeSpan.from} and v.approved_on < ${source.programmeSpan.until}
      limit 500`,
  )
  return found.map(({ id }) => id)
}

const patterns = async (tx: Tx, carrying: Carrying): Promise<PatternPaper[]> => {
  const ids = await papersAround(tx, carrying)
  const { source, municipality } = carrying
  return ids.length === 0
    ? []
    : patternPapers(tx, { ids, municipality: source.municipality, target: municipality })
}

/** Terms of the clauses in the new year: words that do not move keep last year's and are asked about. */
const termsOf = (paper: PatternPaper, { years, known }: Carrying) => {
  const year = yearOf(paper.dateOn)
  const [from, to] = [year, year + years].map((each) => ({ kind: 'calendar' as const, year: each }))
  return paper.clauses.flatMap(({ id, number, action, term, reading }) =>
    term === null || from === undefined || to === undefined
      ? []
      : [{ id, to, number, action, term, ...shiftTerm(term, reading, { from, to, known }) }],
  )
}

/** Papers written here become drafts of the new year: years in their words and terms moved, nothing signed. */
export const paperCarrier: Carrier = {
  find: async (tx, carrying) => {
    const papers = await patterns(tx, carrying)
    const all = papers.flatMap((paper) =>
      termsOf(paper, carrying).map((term) => ({ ...term, of: `paper-${paper.id}` })),
    )
    return {
      ...NOTHING_CARRIED,
      lines: papers.map((paper) => plainLine('paper', paper.id, fullName(paper), ['asDraft'])),
      terms: all.flatMap(({ id, of, number, action, term, isShifted }): OpenTerm[] =>
        isShifted ? [] : [{ row: id, of, title: `${number} ${action}`.trim(), term }],
      ),
      moved: all.flatMap(({ of, number, action, term, text, isShifted, dayOff = false }): MovedTerm[] =>
        isShifted ? [{ of, number, title: action, was: term, now: text, dayOff }] : [],
      ),
    }
  },
  carry: async (tx, { wanted, terms }, carrying, work) => {
    const ids = wanted.filter(({ kind }) => kind === 'paper').map(({ id }) => id)
    if (ids.length === 0) return
    for (const paper of await patterns(tx, carrying)) {
      if (!ids.includes(paper.id)) continue
      const moved = termsOf(paper, carrying).map(({ id, text, to }) => {
        const words = terms.get(id) ?? text
        return [id, { text: words, reading: readTerm(words, to).reading }] as const
      })
      const say = (text: string) => carrying.say(withYears(text, carrying.years))
      await copyPaper(tx, { paper, owner: ownerIn(carrying), say, terms: new Map(moved) }, work)
    }
  },
}
