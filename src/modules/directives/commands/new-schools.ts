import { ok, type Refusal, refuseAll } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { rows, sql } from '../../../platform/database/query.ts'
import { addSchoolNamed, hasWords, mayKeepRegister } from '../../schools/public.ts'
import { manageDirective } from '../domain/access.ts'
import { NewSchoolsInput } from '../domain/input.ts'
import type { Directive } from '../domain/types.ts'
import { lockDirective } from '../queries/paper.ts'
import { touch } from './giving.ts'
import { type Asked, settle } from './settling.ts'

type Unknown = Directive & { readonly questions: readonly Asked[] }
type Added = { readonly schools: readonly { readonly question: Asked; readonly name: string }[] }

const schoolsOf = ({ questions }: Unknown, { schools }: NewSchoolsInput): Added['schools'] =>
  schools.flatMap(({ question, name }) => {
    const asked = questions.find(({ id }) => id === question)
    return asked === undefined || name === '' ? [] : [{ question: asked, name }]
  })

/**
 * The first order of a district names schools that its register does not have yet: they are added at once, under the names
 * that the person has looked through, and the places of the paper are tied to them. A name that is there already is only tied.
 */
export const addSchoolsOfPaper = command<NewSchoolsInput, Unknown, Added>({
  name: 'directive.addSchools',
  input: NewSchoolsInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    if (directive === null) return null
    const questions = await rows(
      tx,
      sql<Asked>`select id, code, words, row_id as "rowId" from directive_question
        where record_id = ${directive.record} and code = 'unknownSchool' and answer is null`,
    )
    return { ...directive, questions }
  },
  decide: (subject, input, { scope }) => {
    if (subject.state !== 'review')
      return refuseAll([{ code: 'directiveNotNow', values: { state: subject.state } }])
    if (!mayKeepRegister(scope, subject.owner)) return refuseAll([{ code: 'notYourRegister' }])
    const schools = schoolsOf(subject, input)
    if (schools.length === 0) return refuseAll([{ code: 'noSchoolsToAdd' }])
    const faults = schools.flatMap(({ question, name }): Refusal[] =>
      hasWords(name) ? [] : [{ code: 'nameWithoutWords', field: `name.${question.id}` }],
    )
    return faults.length === 0 ? ok({ schools }) : refuseAll(faults)
  },
  save: async (tx, { schools }, directive, work) => {
    for (const { question, name } of schools) {
      const school = await addSchoolNamed(tx, directive.owner, name, work)
      await settle(tx, { question, choice: `organisation:${school}`, remember: true }, directive, work)
    }
    await touch(tx, directive)
  },
  tell: ({ schools }, directive) => ({
    record: directive.record,
    change: { schools: schools.map(({ name }) => name) },
  }),
  to: (_change, directive) => `/directives/${directive.record}`,
})
