import { expect, test } from 'vitest'
import type { Actor, HeldRole, Owner } from '../../../kernel/access.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { workflowFaults } from '../../../kernel/workflow.ts'
import { ownerOfQuestion, putTo, toldRoles } from './concern.ts'
import { close, say } from './rules.ts'
import type { Question } from './types.ts'
import { questionWorkflow } from './workflow.ts'

const REGION = { region: 'r', municipality: null, organisation: null } as unknown as Owner
const LAKE = { ...REGION, municipality: 'lake' } as unknown as Owner
const SCHOOL = { ...LAKE, organisation: 'school' } as unknown as Owner
const SECOND = { ...LAKE, organisation: 'second' } as unknown as Owner

const who = (person: string, level: HeldRole['level'], at: Owner): Actor => ({
  person: person as PersonId,
  roles: [{ role: 'schoolHead', level, nodeName: '', act: null, ...at }],
})
const HEAD = who('head', 'organisation', SCHOOL)
const OFFICER = who('officer', 'municipality', LAKE)
const NOBODY = { addressee: null, answering: [] }

test('школа спрашивает о бумаге района район; о своём узел выше; район о школе саму школу', () => {
  expect(putTo({ owner: LAKE }, HEAD, NOBODY)).toEqual({ owner: LAKE, person: null })
  expect(putTo({ owner: SCHOOL }, HEAD, NOBODY)).toEqual({ owner: LAKE, person: null })
  expect(putTo({ owner: SCHOOL }, OFFICER, NOBODY)).toEqual({ owner: SCHOOL, person: null })
})

test('о поручении человеку спрашивают его самого, а он спрашивает узел выше', () => {
  const named = { addressee: 'head' as PersonId, answering: [] }
  expect(putTo({ owner: LAKE }, OFFICER, named)).toEqual({ owner: LAKE, person: 'head' })
  expect(putTo({ owner: LAKE }, HEAD, named)).toEqual({ owner: LAKE, person: null })
})

test('вопрос принадлежит нижнему из двух узлов: соседняя школа его не видит', () => {
  expect(ownerOfQuestion({ owner: LAKE }, HEAD)).toEqual(SCHOOL)
  expect(ownerOfQuestion({ owner: SECOND }, OFFICER)).toEqual(SECOND)
  expect(ownerOfQuestion({ owner: SECOND }, HEAD)).toEqual(SCHOOL)
  expect(ownerOfQuestion({ owner: REGION }, OFFICER)).toEqual(LAKE)
})

test('кому сообщить, сказано данными по виду записи и уровню', () => {
  expect(toldRoles('directive', LAKE)).toContain('committeeOfficer')
  expect(toldRoles('roadmap', LAKE)).toContain('methodologist')
  expect(toldRoles('что-то новое', LAKE)).toEqual(['municipalCoordinator'])
  expect(toldRoles('assignment', SCHOOL)).toEqual(['schoolHead'])
})

const question = (state: Question['state']): Question => ({
  id: 'q',
  thing: { record: 'x' as never, kind: 'directive', title: '', owner: LAKE, row: null, rowWords: null },
  state,
  askedBy: 'head' as PersonId,
  to: { owner: LAKE, person: null },
  version: 1,
  record: 'x' as never,
  row: 'q',
  owner: LAKE,
})
const words = { question: 'q', text: 'Да', forAll: true, channel: 'self' } as const

test('отвечает другой, спросивший уточняет; показать всем может только ответивший', () => {
  expect(say(question('open'), words, 'officer')).toMatchObject({ value: { to: 'answered', isOpen: true } })
  expect(say(question('answered'), words, 'head')).toMatchObject({ value: { to: 'open', isOpen: false } })
  expect(say(question('closed'), words, 'officer').ok).toBe(false)
  expect(say(question('closed'), words, 'head').ok).toBe(true)
  expect(close(question('closed')).ok).toBe(false)
  expect(workflowFaults(questionWorkflow)).toEqual([])
})
