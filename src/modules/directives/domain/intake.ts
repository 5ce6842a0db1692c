import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { DirectiveReading, Party, Clause as ReadClause, TableReading } from './reading/types.ts'
import { categoryOfWords, roleOfWords } from './role-words.ts'
import type { ResponsibleKind } from './types.ts'

/** How an organisation as written was found in the register. */
export type Match =
  | { readonly kind: 'exact'; readonly id: OrganisationId }
  | { readonly kind: 'likely'; readonly ids: readonly OrganisationId[] }
  | { readonly kind: 'none' }

/** What the program knows when a paper comes in. */
export type Known = {
  readonly organisation: (text: string) => Match
  /** A person of the node by surname and initials; null when none or several fit. */
  readonly person: (name: string) => PersonId | null
  readonly organisationName: (id: OrganisationId) => string
}

export type ResponsibleRow = {
  readonly id: string
  readonly rowId: string
  readonly ord: number
  readonly level: 'municipal' | 'institutional'
  readonly asWritten: string
  readonly kind: ResponsibleKind
  /** What the reader took it for; an organisation asks about the register, anything else about people. */
  readonly party: Party['kind']
  readonly name: string | null
  readonly position: string | null
  readonly personId: PersonId | null
  readonly roleCode: string | null
  readonly categoryCode: string | null
  readonly organisationId: OrganisationId | null
}

export type ClauseRow = {
  readonly id: string
  readonly parentId: string | null
  readonly ord: number
  readonly number: string | null
  readonly printedNumber: string | null
  readonly text: string
  readonly action: string
  readonly modality: 'order' | 'recommendation'
  readonly termAsWritten: string | null
  readonly term: unknown
  readonly dueOn: Day | null
  readonly controlAsWritten: string | null
  readonly controllerPerson: PersonId | null
  readonly annexes: readonly string[]
  readonly place: number | null
  readonly doubt: string | null
}

/** A place where the program asks: `answerable` ones stand under «Решите сами», the rest are remarks. */
export type QuestionRow = {
  readonly id: string
  readonly ord: number
  readonly code: string
  readonly place: number | null
  readonly rowId: string | null
  readonly words: Readonly<Record<string, unknown>>
}

/** A paper as rows ready to save. */
export type Intake = {
  readonly clauses: readonly ClauseRow[]
  readonly responsibles: readonly ResponsibleRow[]
  readonly questions: readonly QuestionRow[]
  readonly annexes: readonly {
    readonly id: string
    readonly ord: number
    readonly number: string | null
    readonly title: string
    readonly isPresent: boolean
  }[]
  readonly tables: readonly {
    readonly id: string
    readonly ord: number
    readonly kind: TableReading['kind']
    readonly title: string
    readonly columns: readonly string[]
    readonly rows: readonly unknown[]
  }[]
  readonly distribution: readonly {
    readonly id: string
    readonly ord: number
    readonly asWritten: string
    readonly organisationId: OrganisationId | null
  }[]
  readonly controlAsWritten: string | null
  readonly controllerPerson: PersonId | null
}

type Resolved = Pick<ResponsibleRow, 'kind' | 'personId' | 'roleCode' | 'categoryCode' | 'organisationId'>

const UNRESOLVED: Resolved = {
  kind: 'unresolved',
  personId: null,
  roleCode: null,
  categoryCode: null,
  organisationId: null,
}

const resolveOrganisation = (party: Party, known: Known): Resolved => {
  const match = known.organisation(party.name ?? party.text)
  return match.kind === 'exact'
    ? { ...UNRESOLVED, kind: 'organisation', organisationId: match.id }
    : UNRESOLVED
}

const resolvePerson = (party: Party, known: Known): Resolved => {
  const candidates = [party.name, ...party.alternatives].flatMap((name) =>
    name === null ? [] : (known.person(name) ?? []),
  )
  const [person] = new Set(candidates)
  return person === undefined ? UNRESOLVED : { ...UNRESOLVED, kind: 'person', personId: person }
}

const resolve = (party: Party, known: Known): Resolved => {
  if (party.kind === 'organisation') return resolveOrganisation(party, known)
  if (party.kind === 'person') return resolvePerson(party, known)
  if (party.kind === 'category')
    return { ...UNRESOLVED, kind: 'category', categoryCode: categoryOfWords(party.text) }
  const role = roleOfWords(party.text)
  return role === null ? UNRESOLVED : { ...UNRESOLVED, kind: 'role', roleCode: role }
}

const toResponsible = (
  party: Party,
  rowId: string,
  ord: number,
  known: Known,
  newId: () => string,
): ResponsibleRow => ({
  id: newId(),
  rowId,
  ord,
  level: 'institutional',
  asWritten: party.text,
  party: party.kind,
  name: party.name,
  position: party.position,
  ...resolve(party, known),
})

const CONTROL = /^\s*(общий\s+)?контроль/iu

/** «Контроль … возложить на …»: the clause names the controller of the paper and is nobody's task. */
export const isControlOfAll = (clause: Pick<ReadClause, 'control' | 'text'>): boolean =>
  clause.control !== null && CONTROL.test(clause.text)

const CLAUSE_REFERENCE = /(?:п\.|пп\.|пункт\S*)\s*(\d+(?:\.\d+)*)/iu

const controllerIn = (clause: ReadClause, known: Known): PersonId | null => {
  for (const party of clause.addressees)
    if (party.kind === 'person') return resolvePerson(party, known).personId
  return null
}

/** A second controller for one clause (R124): «обеспечить контроль выполнения п. 2». */
const partialControls = (clauses: readonly ReadClause[], known: Known) =>
  clauses
    .filter((clause) => clause.control !== null && !isControlOfAll(clause))
    .flatMap((clause) => {
      const number = CLAUSE_REFERENCE.exec(clause.text.replace(/^\s*\d[\d.]*\s*/u, ''))?.[1]
      return number === undefined
        ? []
        : [{ number, as: clause.control?.controller ?? '', person: controllerIn(clause, known) }]
    })

const covers = (number: string, clause: string | null): boolean =>
  clause === number || (clause?.startsWith(`${number}.`) ?? false)

const toClauseRow = (
  clause: ReadClause,
  id: string,
  ord: number,
  parentId: string | null,
  controls: ReturnType<typeof partialControls>,
): ClauseRow => {
  const control = controls.find((each) => covers(each.number, clause.number))
  return {
    id,
    parentId,
    ord,
    number: clause.number,
    printedNumber: clause.printedNumber,
    text: clause.text,
    action: clause.action,
    modality: clause.modality,
    termAsWritten: clause.termText,
    term:
      clause.deadline === null && clause.recurrence === null
        ? null
        : { deadline: clause.deadline, recurrence: clause.recurrence },
    dueOn: clause.deadline,
    controlAsWritten: control?.as ?? null,
    controllerPerson: control?.person ?? null,
    annexes: clause.annexes,
    place: clause.place,
    doubt: clause.reason,
  }
}

/** One question for each writing of an organisation that the register does not have, however often it occurs. */
const questionsOfOrganisations = (responsibles: readonly ResponsibleRow[], known: Known) => {
  const seen = new Map<string, ResponsibleRow>()
  for (const row of responsibles)
    if (row.kind === 'unresolved' && !seen.has(row.asWritten)) seen.set(row.asWritten, row)
  return [...seen.values()].map((row) => {
    const match = known.organisation(row.name ?? row.asWritten)
    const candidates =
      match.kind === 'likely' ? match.ids.map((id) => ({ id, name: known.organisationName(id) })) : []
    return {
      code: row.party === 'organisation' ? 'unknownSchool' : 'unknownParty',
      rowId: row.rowId,
      place: null,
      words: { asWritten: row.asWritten, candidates },
    }
  })
}

const questionsOfTerms = (
  tables: readonly {
    id: string
    rows: readonly {
      number: string | null
      termText: string | null
      termAlternatives: readonly unknown[]
      term: unknown
      place: number | null
    }[]
  }[],
) =>
  tables.flatMap((table) =>
    table.rows
      .filter((row) => row.termAlternatives.length > 0)
      .map((row) => ({
        code: 'ambiguousTerm',
        rowId: table.id,
        place: row.place,
        words: { number: row.number, asWritten: row.termText, readings: [row.term, ...row.termAlternatives] },
      })),
  )

/** Turns a reading into rows: every addressee resolved as far as the register allows, the rest as questions. Pure. */
export const intakeOf = (reading: DirectiveReading, known: Known, newId: () => string): Intake => {
  const controls = partialControls(reading.clauses, known)
  const ids = reading.clauses.map(() => newId())
  const idOfNumber = new Map(
    reading.clauses.flatMap((clause, at) =>
      clause.number === null ? [] : [[clause.number, ids[at] ?? ''] as const],
    ),
  )
  const clauses = reading.clauses.map((clause, at) =>
    toClauseRow(
      clause,
      ids[at] ?? '',
      at,
      clause.parent === null ? null : (idOfNumber.get(clause.parent) ?? null),
      controls,
    ),
  )
  const responsibles = reading.clauses.flatMap((clause, at) =>
    isControlOfAll(clause)
      ? []
      : clause.addressees.map((party, ord) => toResponsible(party, ids[at] ?? '', ord, known, newId)),
  )
  const tables = reading.tables.map((table, ord) => ({
    id: newId(),
    ord,
    kind: table.kind,
    title: table.title ?? '',
    columns: table.columns,
    rows: table.rows,
  }))
  const asked = [...questionsOfOrganisations(responsibles, known), ...questionsOfTerms(tables)]
  const remarks = reading.warnings.map((warning) => ({
    code: `remark.${warning.code}`,
    rowId: null,
    place: warning.place,
    words: { where: warning.where, text: warning.text },
  }))
  const ofAll = reading.clauses.find(isControlOfAll)
  return {
    clauses,
    responsibles,
    tables,
    questions: [...asked, ...remarks].map((question, ord) => ({ id: newId(), ord, ...question })),
    annexes: reading.annexes.map((annex, ord) => ({
      id: newId(),
      ord,
      number: annex.number,
      title: annex.title,
      isPresent: annex.present,
    })),
    distribution: reading.distribution.value.map((asWritten, ord) => {
      const match = known.organisation(asWritten)
      return { id: newId(), ord, asWritten, organisationId: match.kind === 'exact' ? match.id : null }
    }),
    controlAsWritten: ofAll?.control?.controller ?? null,
    controllerPerson: ofAll === undefined ? null : controllerIn(ofAll, known),
  }
}
