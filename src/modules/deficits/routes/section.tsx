import { may } from '../../../kernel/access.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  NOT_FOUND,
  type Route,
  type Visit,
} from '../../../platform/http/visit.ts'
import * as access from '../domain/access.ts'
import { SchoolPage } from '../pages/school.tsx'
import { deficitsOf, findSchool, type SchoolHere } from '../queries/deficit.ts'
import { sheetsOf } from '../queries/sheet.ts'
import { showRegion } from './region.tsx'
import { showRounds } from './round.tsx'
import { hereOf, keptMunicipality, keptRegion, SECTION } from './visiting.ts'

const schoolPage = async (visit: Visit, school: SchoolHere, own: boolean): Promise<Answer> => {
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.school.title, section: SECTION, wide: true },
    <SchoolPage
      here={here}
      school={school}
      sheets={await sheetsOf(visit.tx, school.id)}
      deficits={await deficitsOf(visit.tx, school.id)}
      own={own}
    />,
  )
}

/** The school whose deficits this person leads. */
const ownSchool = (visit: Visit): string | null => {
  const { scope } = visit
  const held = scope.roles.find(
    (role) => role.level === 'organisation' && (role.role === 'schoolHead' || role.role === 'deputyHead'),
  )
  return held?.organisation ?? null
}

/** The section by role: the municipality sees its rounds, a school its own deficits. */
const showSection = async (visit: Visit): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality !== null) return showRounds(visit, municipality)
  const region = keptRegion(visit)
  if (region !== null) return showRegion(visit, region)
  const own = ownSchool(visit)
  const school = own === null ? null : await findSchool(visit.tx, own)
  return school === null ? FORBIDDEN : schoolPage(visit, school, true)
}

const showSchool = async (visit: Visit): Promise<Answer> => {
  const school = await findSchool(visit.tx, visit.param('id'))
  if (school === null) return NOT_FOUND
  const owner = { region: school.region, municipality: school.municipality, organisation: school.id }
  if (!may(access.workOnDeficit, visit.scope, { owner })) return FORBIDDEN
  return schoolPage(visit, school, ownSchool(visit) === school.id)
}

/** The first page of the section and a school's own page. */
export const sectionRoutes: readonly Route[] = [
  datedPage('/deficits', 'person', showSection),
  datedPage('/deficits/schools/:id', 'person', showSchool),
]
