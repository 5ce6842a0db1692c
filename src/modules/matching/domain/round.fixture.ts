import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { SchoolSide } from './checks.ts'
import type { AskedPair, ConsentRow } from './consent.ts'
import type { Looked } from './rulings.ts'

export const id = (name: string) => name as OrganisationId

export const line = (mentee: string, mentor: string, over: Partial<AskedPair> = {}): AskedPair => ({
  id: `${mentee}-${mentor}`,
  mentee: id(mentee),
  menteeName: `школа ${mentee}`,
  mentor: id(mentor),
  mentorName: `школа ${mentor}`,
  kind: 'lead',
  subject: '',
  score: 100,
  coverage: 40,
  minutes: 20,
  why: { themes: [], context: 0, sameMunicipality: true, lastYear: false, loadStep: 0 },
  isPinned: false,
  isByHand: false,
  ...over,
})

export const side = (school: string, over: Partial<SchoolSide> = {}): SchoolSide => ({
  school: id(school),
  name: `школа ${school}`,
  phone: '',
  hasHead: true,
  isReorganising: false,
  refusal: null,
  elsewhere: 0,
  most: 2,
  ...over,
})

export const consent = (school: string, partner: string, over: Partial<ConsentRow> = {}): ConsentRow => ({
  id: `${school}>${partner}`,
  school: id(school),
  region: 'r' as ConsentRow['region'],
  municipality: null,
  side: 'curated',
  partner: id(partner),
  partnerName: `школа ${partner}`,
  kind: 'lead',
  subject: '',
  themes: [],
  minutes: 0,
  state: 'waiting',
  reason: '',
  wishes: [],
  hasRelatives: false,
  answeredOn: null,
  channel: 'self',
  assignment: 'a',
  ...over,
})

export const looked = (
  one: AskedPair,
  ruling: 'confirmed' | 'refused' | null,
  stops: Looked['stops'] = [],
): Looked => ({
  line: one,
  stops,
  lifted: [],
  ruling:
    ruling === null
      ? null
      : {
          mentee: one.mentee,
          mentor: one.mentor,
          kind: one.kind,
          ruling,
          reason: 'далеко',
          on: '2098-08-02' as Day,
          pair: null,
        },
})
export const codes = (result: { ok: boolean; refusals?: readonly { code: string; field?: string }[] }) =>
  result.ok ? [] : (result.refusals ?? []).map(({ code, field }) => `${code} ${field ?? ''}`.trim())
