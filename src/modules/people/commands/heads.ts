import type { Owner } from '../../../kernel/access.ts'
import { ok, type Refusal, refuseAll } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Tx } from '../../../platform/database/query.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import * as access from '../domain/access.ts'
import { EMAIL, HeadsInput, NAME } from '../domain/input.ts'
import { splitNames } from '../domain/names.ts'
import { rolesGrantedBy } from '../domain/rules.ts'
import type { Names } from '../domain/types.ts'
import { type HeadlessSchool, headlessOf } from '../queries/headless.ts'
import { likeAny } from '../queries/subject.ts'
import { HEAD_POSITION } from '../text/heads.ts'
import { savePerson } from './persons.ts'

type Line = { readonly school: string; readonly names: Names; readonly email: string }
type Asked = Subject & {
  readonly schools: ReadonlyMap<string, HeadlessSchool>
  /** Schools whose head bears the names of somebody in sight. */
  readonly alike: ReadonlySet<string>
}
type Heads = {
  readonly from: HeadsInput['from']
  readonly act: string
  readonly heads: readonly (Line & { readonly owner: Owner })[]
}

const linesOf = ({ heads }: HeadsInput): readonly Line[] =>
  heads
    .filter(({ name }) => name !== '')
    .map(({ school, name, email }) => ({ school, names: splitNames(name), email: email.toLowerCase() }))

const alikeIn = (tx: Tx, lines: readonly Line[], schools: Asked['schools']): Promise<ReadonlySet<string>> =>
  likeAny(
    tx,
    lines.flatMap(({ school, names }) => {
      const region = schools.get(school)?.owner.region ?? null
      return region === null || names.firstName === '' ? [] : [{ key: school, names, region }]
    }),
  )

/** The node through which they are added: the municipality of all these schools, else the region. */
const nodeOf = (schools: readonly HeadlessSchool[]): Owner => {
  const [first] = schools
  const region = first?.owner.region ?? null
  const municipality = first?.owner.municipality ?? null
  const isOne = schools.every(({ owner }) => owner.municipality === municipality)
  return { region, municipality: isOne ? municipality : null, organisation: null }
}

const lineFaults = (
  { school, names, email }: Line,
  { schools, alike }: Asked,
  scope: Scope,
  evenSo: boolean,
): Refusal[] => {
  const field = `name.${school}`
  const owner = schools.get(school)?.owner
  const faults: Refusal[] = []
  if (owner === undefined) return [{ code: 'headThere', field }]
  if (!rolesGrantedBy(scope, owner).includes('schoolHead')) faults.push({ code: 'roleNotYours', field })
  if (names.firstName === '') faults.push({ code: 'firstNameNeeded', field })
  else if (
    ![names.lastName, names.firstName, names.middleName ?? ''].every((name) => name === '' || NAME.test(name))
  )
    faults.push({ code: 'notAName', field })
  if (alike.has(school) && !evenSo) faults.push({ code: 'maybeSameHead', field })
  if (email !== '' && !EMAIL.test(email)) faults.push({ code: 'notAnEmail', field: `email.${school}` })
  return faults
}

/**
 * Heads of many schools at once: the first day of a district. A card, the position and the role for each, by one act; all of
 * them or none.
 */
export const addHeads = command<HeadsInput, Asked, Heads>({
  name: 'person.addHeads',
  input: HeadsInput,
  access: access.managePeople,
  load: async (tx, input) => {
    const lines = linesOf(input)
    const found = await headlessOf(
      tx,
      input.heads.map(({ school }) => school),
    )
    if (found.length === 0) return null
    const schools = new Map(found.map((school) => [school.id as string, school]))
    return { owner: nodeOf(found), schools, alike: await alikeIn(tx, lines, schools) }
  },
  decide: (asked, input, { scope }) => {
    const lines = linesOf(input)
    if (lines.length === 0) return refuseAll([{ code: 'noHeads' }])
    const faults = lines.flatMap((line) => lineFaults(line, asked, scope, input.evenSo))
    if (faults.length > 0) return refuseAll(faults)
    const heads = lines.flatMap((line) => {
      const owner = asked.schools.get(line.school)?.owner
      return owner === undefined ? [] : [{ ...line, owner }]
    })
    return ok({ from: input.from, act: input.act, heads })
  },
  save: async (tx, { from, act, heads }, _asked, work) => {
    for (const { names, email, owner } of heads)
      await savePerson(
        tx,
        {
          ...names,
          id: work.newId(),
          email: email === '' ? null : email,
          phone: null,
          position: HEAD_POSITION,
          role: 'schoolHead',
          from,
          act,
        },
        { owner },
        work,
      )
  },
  tell: ({ heads }) => ({ change: { schools: heads.map(({ school }) => school) } }),
  to: () => '/people?state=noAccount&role=schoolHead',
})
