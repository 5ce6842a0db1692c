import { moment } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database/open.ts'
import { type PersonFacts, type Scope, scopeOfPerson } from '../../src/platform/scope/scope.ts'

/** What a demo person may see and do now. */
export const scopeOfPersona = async (database: Database, code: string): Promise<Scope> => {
  const { rows } = await database.worker.query<{ facts: PersonFacts | null }>(
    'select person_facts(person_id) as facts from persona where code = $1',
    [code],
  )
  const facts = rows[0]?.facts
  if (!facts) throw new Error(`no such demo person: ${code}`)
  return scopeOfPerson(facts, moment())
}
