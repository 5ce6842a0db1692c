import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'
import { NO_FACTS } from './import/change.ts'
import { namingOf } from './names.ts'
import type { Organisation } from './types.ts'

export const day = (text: string): Day => text as Day

export const REGION = '00000000-0000-7000-8000-000000000001' as RegionId
export const DISTRICT = '00000000-0000-7000-8000-000000000002' as MunicipalityId
const SCHOOL = '00000000-0000-7000-8000-000000000003' as OrganisationId

/** A school of an invented district; give only what the test is about. */
export const school = (over: Partial<Organisation> = {}): Organisation => {
  const id = over.id ?? SCHOOL
  const naming = namingOf({
    shortName: 'МБОУ «Озёрская СОШ № 2»',
    fullName:
      'Муниципальное бюджетное общеобразовательное учреждение «Озёрская средняя общеобразовательная школа № 2»',
    kind: 'school',
    schoolType: null,
    district: null,
  })
  return {
    id,
    record: id,
    owner: { region: REGION, municipality: DISTRICT, organisation: id },
    version: 1,
    state: 'active',
    closedOn: null,
    facts: NO_FACTS,
    categories: [],
    attributes: [],
    ...naming,
    ...over,
  }
}
