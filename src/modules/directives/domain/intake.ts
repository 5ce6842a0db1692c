import type { PersonId } from '../../../kernel/ids.ts'
import type { ClauseRow, Intake, Known, ResponsibleRow } from './intake-rows.ts'
import { questionsOfOrganisations, questionsOfTerms } from './questions.ts'
import type { DirectiveReading, Party, Clause as ReadClause } from './reading/types.ts'
import { categoryOfWords, roleOfWords } from './role-words.ts'

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

/** A responsible of a clause or of a row of a plan. */
export const toResponsible = (
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

type Making = { readonly reading: DirectiveReading; readonly known: Known; readonly newId: () => string }

const clausesIn = ({ reading, known, newId }: Making): ClauseRow[] => {
  const controls = partialControls(reading.clauses, known)
  const ids = reading.clauses.map(() => newId())
  const byNumber = new Map(
    reading.clauses.flatMap((clause, at) =>
      clause.number === null ? [] : [[clause.number, ids[at] ?? ''] as const],
    ),
  )
  return reading.clauses.map((clause, at) => {
    const parent = clause.parent === null ? null : (byNumber.get(clause.parent) ?? null)
    return toClauseRow(clause, ids[at] ?? '', at, parent, controls)
  })
}

const responsiblesIn = ({ reading, known, newId }: Making, clauses: readonly ClauseRow[]): ResponsibleRow[] =>
  reading.clauses.flatMap((clause, at) =>
    isControlOfAll(clause)
      ? []
      : clause.addressees.map((party, ord) => toResponsible(party, clauses[at]?.id ?? '', ord, known, newId)),
  )

const tablesIn = ({ reading, newId }: Making): Intake['tables'] =>
  reading.tables.map(({ kind, title, columns, rows }, ord) => ({
    id: newId(),
    ord,
    kind,
    title: title ?? '',
    columns,
    rows,
  }))

const annexesIn = ({ reading, newId }: Making): Intake['annexes'] =>
  reading.annexes.map(({ number, title, present }, ord) => ({
    id: newId(),
    ord,
    number,
    title,
    isPresent: present,
  }))

const distributionIn = ({ reading, known, newId }: Making): Intake['distribution'] =>
  reading.distribution.value.map((asWritten, ord) => {
    const match = known.organisation(asWritten)
    return { id: newId(), ord, asWritten, organisationId: match.kind === 'exact' ? match.id : null }
  })

const remarksIn = ({ reading }: Making) =>
  reading.warnings.map(({ code, place, where, text }) => ({
    code: `remark.${code}`,
    rowId: null,
    place,
    words: { where, text },
  }))

/** Turns a reading into rows: every addressee resolved as far as the register allows, the rest as questions. Pure. */
export const intakeOf = (reading: DirectiveReading, known: Known, newId: () => string): Intake => {
  const making: Making = { reading, known, newId }
  const clauses = clausesIn(making)
  const responsibles = responsiblesIn(making, clauses)
  const tables = reading.tables.length === 0 ? [] : tablesIn(making)
  const asked = [
    ...questionsOfOrganisations(responsibles, known),
    ...questionsOfTerms(reading.tables, tables),
  ]
  const ofAll = reading.clauses.find(isControlOfAll)
  return {
    clauses,
    responsibles,
    tables,
    questions: [...asked, ...remarksIn(making)].map((question, ord) => ({ id: newId(), ord, ...question })),
    annexes: annexesIn(making),
    distribution: distributionIn(making),
    controlAsWritten: ofAll?.control?.controller ?? null,
    controllerPerson: ofAll === undefined ? null : controllerIn(ofAll, known),
  }
}
