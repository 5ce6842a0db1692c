import type { Refusal } from '../../../kernel/result.ts'
import { SCHOOL_ROLES } from './expand.ts'
import type { Clause, Directive, Responsible } from './types.ts'

/** Of those named by a paper of a school, the people who work in it. */
export type OwnPeople = ReadonlySet<string>

type Named = { readonly kind: string; readonly key: string; readonly label: string }

/** «organisation:id:Name» as forms send it. */
const chosenIn = (value: string): Named => {
  const [kind = '', key = '', ...label] = value.split(':')
  return { kind, key, label: label.join(':') }
}

const named = (each: Responsible): Named => ({
  kind: each.kind,
  key: each.organisationId ?? each.personId ?? each.roleCode ?? each.categoryCode ?? '',
  label: each.asWritten,
})

/** Nobody of the school: those above it, other schools and groups of schools, people of other nodes. */
const isBeyond = ({ owner }: Pick<Directive, 'owner'>, { kind, key }: Named, own: OwnPeople): boolean => {
  if (owner.organisation === null) return false
  if (kind === 'person') return !own.has(key)
  if (kind === 'role') return !SCHOOL_ROLES.has(key)
  if (kind === 'organisation') return key !== owner.organisation
  return kind === 'category'
}

type Paper = Pick<Directive, 'owner' | 'direction' | 'kind'>

/** A letter may be addressed to anybody and gives assignments to nobody outside; what others ordered is not the school's act. */
const ordersOnlyOwn = ({ direction, kind }: Paper): boolean => direction === 'own' && kind !== 'письмо'

const labelsOf = (list: readonly Named[]): string =>
  [...new Set(list.map(({ label }) => label))].filter(Boolean).join(', ')

/** People whom values of a form name: who of them works in the school is asked of the database. */
export const peopleChosen = (values: readonly string[]): string[] =>
  values
    .map(chosenIn)
    .filter(({ kind }) => kind === 'person')
    .map(({ key }) => key)

/** Whom a form of an act of a school may not name, refused beside its field. */
export const beyondChosen = (
  paper: Paper,
  values: readonly string[],
  own: OwnPeople,
  field: string,
): Refusal[] => {
  const beyond = ordersOnlyOwn(paper) ? values.map(chosenIn).filter((each) => isBeyond(paper, each, own)) : []
  return beyond.length === 0 ? [] : [{ code: 'onlyOwnPeople', field, values: { who: labelsOf(beyond) } }]
}

/** Clauses of an act of a school that order somebody who is not of it, each named by its number. */
export const beyondClauses = (paper: Paper, clauses: readonly Clause[], own: OwnPeople): Refusal[] =>
  clauses
    .filter(({ isLeftOut }) => !isLeftOut && ordersOnlyOwn(paper))
    .flatMap(({ number, responsibles }) => {
      const beyond = responsibles.map(named).filter((each) => isBeyond(paper, each, own))
      return beyond.length === 0
        ? []
        : [
            {
              code: 'clauseBeyondSchool',
              values: { clause: number ?? '—', who: labelsOf(beyond) },
            },
          ]
    })

/** Clauses with those whom a paper of this node may give assignments to: a school's reach nobody above it. */
export const withinReach = (paper: Paper, clauses: readonly Clause[], own: OwnPeople): readonly Clause[] =>
  paper.owner.organisation === null
    ? clauses
    : clauses.map((clause) => ({
        ...clause,
        responsibles: clause.responsibles.filter((each) => {
          // groups of schools in a paper from above mean this school too
          const isGroup = paper.direction === 'incoming' && !['person', 'role'].includes(each.kind)
          return isGroup || !isBeyond(paper, named(each), own)
        }),
      }))
