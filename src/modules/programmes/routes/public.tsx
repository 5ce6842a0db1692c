import { may } from '../../../kernel/access.ts'
import { dayInZone } from '../../../platform/clock.ts'
import type { AnyCommand } from '../../../platform/command/command.ts'
import { publicOrigin } from '../../../platform/http/origin.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { openModelToAll, openProgrammeToAll, shutModel, shutProgramme } from '../commands/opening.ts'
import { openModel, openProgramme } from '../domain/access.ts'
import { contactsIn, listDay, OPEN_FIELDS, type OpenModel, type OpenProgramme } from '../domain/opening.ts'
import type { Model, Programme } from '../domain/types.ts'
import { ModelFace, openModelPage, openProgrammePage, ProgrammeFace } from '../pages/open.tsx'
import { PublicPage, type PublicPageProps } from '../pages/public.tsx'
import { SECTION } from '../pages/shell.tsx'
import { findModel, findPassport, type PassportVersion, participantsOf } from '../queries/model.ts'
import { findOpenProgramme, openModelsOf } from '../queries/open.ts'
import { approvalOf, type Opening, openingOf } from '../queries/opening.ts'
import { findProgramme } from '../queries/programme.ts'
import { programmesSentences as sentences } from '../text.ts'
import { hereOf } from './visiting.ts'

const standing = (visit: Visit, opening: Opening | null): PublicPageProps['since'] =>
  opening && { day: dayInZone(opening.openedAt, visit.scope.zone), by: opening.by }

type Draws = Pick<PublicPageProps, 'card' | 'open' | 'version' | 'later' | 'isNewer' | 'isDraft' | 'face'> & {
  readonly opening: Opening | null
  readonly name: string
  readonly texts: readonly string[]
}

const draw = (visit: Visit, typed: Typed | null, { opening, name, texts, ...shown }: Draws) => {
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.publicPage.title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <PublicPage
      {...shown}
      here={here}
      crumbs={[
        { label: here.t.title, href: SECTION },
        { label: name, href: shown.card },
        { label: here.t.publicPage.title },
      ]}
      address={`${publicOrigin()}${shown.open}`}
      problems={typed?.problems ?? []}
      since={standing(visit, opening)}
      contacts={contactsIn(texts)}
    />,
  )
}

const faceOf = async (visit: Visit, programme: Programme): Promise<OpenProgramme> => ({
  ...programme,
  ...(await approvalOf(visit.tx, programme.id)),
})

const showProgramme = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const programme = await findProgramme(visit.tx, visit.param('id'))
  if (programme === null) return NOT_FOUND
  if (!may(openProgramme, visit.scope, programme)) return FORBIDDEN
  const here = hereOf(visit)
  const face = await faceOf(visit, programme)
  return draw(visit, typed, {
    card: `${SECTION}/${programme.id}`,
    open: openProgrammePage(programme.id),
    name: programme.shortName,
    version: programme.version,
    later: here.t.publicPage.laterProgramme,
    opening: await openingOf(visit.tx, programme.id),
    isNewer: false,
    isDraft: programme.state === 'draft',
    texts: [face.name, face.purpose, face.act ?? '', ...face.stages.map(({ brings }) => brings)],
    face: (
      <ProgrammeFace
        here={here}
        level={2}
        programme={face}
        models={await visit.openly((tx) => openModelsOf(tx, programme.id))}
      />
    ),
  })
}

const modelFaceOf = async (visit: Visit, model: Model, passport: PassportVersion): Promise<OpenModel> => ({
  ...model,
  ...model.programmeSpan,
  ...(await approvalOf(visit.tx, model.id)),
  name: passport.fields.name,
  municipality: model.municipalityName,
  fields: Object.fromEntries(
    OPEN_FIELDS.map((field) => [field, passport.fields[field]]),
  ) as OpenModel['fields'],
})

const previewOf = async (visit: Visit, model: Model, face: OpenModel) => {
  const here = hereOf(visit)
  const on = listDay(face, here.today)
  return (
    <ModelFace
      here={here}
      level={2}
      model={face}
      programme={await visit.openly((tx) => findOpenProgramme(tx, model.programme))}
      schools={await participantsOf(visit.tx, model.id, on)}
      on={on}
      page={1}
    />
  )
}

const showModel = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  if (model === null) return NOT_FOUND
  if (!may(openModel, visit.scope, model)) return FORBIDDEN
  const passport = await findPassport(visit.tx, model.id)
  const opening = await openingOf(visit.tx, model.id)
  const face = passport && (await modelFaceOf(visit, model, passport))
  return draw(visit, typed, {
    card: `/models/${model.id}`,
    open: openModelPage(model.id),
    name: model.municipalityName,
    version: model.version,
    later: hereOf(visit).t.publicPage.laterModel,
    opening,
    isNewer: opening !== null && opening.passport !== passport?.id,
    isDraft: model.state === 'draft' || face === null,
    texts: face === null ? [] : [face.name, face.act ?? '', ...Object.values(face.fields)],
    face: face && (await previewOf(visit, model, face)),
  })
}

const turn = (
  path: string,
  command: AnyCommand,
  again: (visit: Visit, typed: Typed) => Promise<Answer>,
): Route =>
  form(path, 'person', { command, input: (_values, param) => ({ id: param('id') }), again, sentences })

/** «Как видят все»: the preview, and opening and closing behind it. */
export const publicRoutes: readonly Route[] = [
  page(`${SECTION}/:id/public`, 'person', (visit) => showProgramme(visit, null)),
  turn(`${SECTION}/:id/public`, openProgrammeToAll, showProgramme),
  turn(`${SECTION}/:id/public/shut`, shutProgramme, showProgramme),
  page('/models/:id/public', 'person', (visit) => showModel(visit, null)),
  turn('/models/:id/public', openModelToAll, showModel),
  turn('/models/:id/public/shut', shutModel, showModel),
]
