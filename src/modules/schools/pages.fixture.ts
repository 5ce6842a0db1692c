import { openPagesOver } from '../../../test/builders/pages.ts'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import type { TestDatabase } from '../../../test/setup/database.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../kernel/ids.ts'
import type { PersonFacts } from '../../platform/scope/scope.ts'
import { sheetReader } from './documents.ts'
import { schoolsRoutes } from './routes.ts'

export { fieldIn, has, lacks, ORIGIN } from '../../../test/builders/pages.ts'

/** The pages of the register over a server of their own: whoever stands in `who` is signed in. */
export const openPages = (db: TestDatabase) => openPagesOver(db, (store) => schoolsRoutes(sheetReader(store)))

export type Place = {
  region: RegionId
  lake: MunicipalityId
  school: OrganisationId
  coordinator: PersonFacts
  regional: PersonFacts
  head: PersonFacts
}

export const makePlace = async (db: TestDatabase): Promise<Place> => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const school = await makeSchool(db, region, lake, 'МБОУ «Озёрская СОШ № 2»')
  return {
    region,
    lake,
    school,
    coordinator: await makePerson(db, 'municipalCoordinator', { region, municipality: lake }),
    regional: await makePerson(db, 'regionalCoordinator', { region }),
    head: await makePerson(db, 'schoolHead', { region, municipality: lake, organisation: school }),
  }
}
