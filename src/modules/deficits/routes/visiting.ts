import { allowedAs, may } from '../../../kernel/access.ts'
import type { MunicipalityId, RegionId } from '../../../kernel/ids.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { hereWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  type FormRoute,
  form,
  NOT_FOUND,
  type Visit,
} from '../../../platform/http/visit.ts'
import { localText } from '../../schools/public.ts'
import * as access from '../domain/access.ts'
import type { RawRow } from '../domain/input.ts'
import { rowField } from '../domain/sheets.ts'
import type { Sheet } from '../domain/types.ts'
import type { Here } from '../pages/shell.tsx'
import { findSheet } from '../queries/sheet.ts'
import { deficitsSentences, deficitsText } from '../text.ts'
export const SECTION = '/deficits'

export const hereOf = (visit: Visit): Here => hereWith(visit, localText(visit, deficitsText[visit.lang]))

/** Municipality whose rounds this person keeps; null when he keeps none. */
export const keptMunicipality = (visit: Visit): MunicipalityId | null => {
  const { scope } = visit
  const held = scope.roles.find(
    (role) =>
      role.level === 'municipality' &&
      may(access.keepRound, scope, {
        owner: { region: role.region, municipality: role.municipality, organisation: null },
      }),
  )
  return held?.municipality ?? null
}

/** Region that this person keeps; null when he keeps none. */
export const keptRegion = (visit: Visit): RegionId | null =>
  visit.scope.roles.find(
    ({ level, role }) =>
      level === 'region' && ['regionalCoordinator', 'authorityHead', 'committeeOfficer'].includes(role),
  )?.region ?? null

export type Filler = { readonly forSchool: boolean; readonly byLink: boolean }

/** How the visitor stands to a sheet; null when he may not fill it. */
export const fillerOf = (visit: Visit, sheet: Sheet): Filler | null => {
  const { link } = visit.scope
  if (link !== null)
    return link.record === sheet.id && link.commands.includes('deficitSheet.send')
      ? { forSchool: false, byLink: true }
      : null
  const as = allowedAs(access.fillSheet, visit.scope, sheet)
  return as === null ? null : { forSchool: as !== 'self' && as.level !== 'organisation', byLink: false }
}

export type FoundSheet = { readonly sheet: Sheet; readonly filler: Filler }

/** The sheet of the address for whoever fills it; an answer when there is nothing to show. */
export const sheetToFill = async (visit: Visit): Promise<FoundSheet | Answer> => {
  const sheet = await findSheet(visit.tx, visit.param('id'))
  if (sheet === null) return NOT_FOUND
  const filler = fillerOf(visit, sheet)
  return filler === null ? FORBIDDEN : { sheet, filler }
}

const ROW = /^r\.(\d{1,3})\.[a-z]+$/u

/** Rows of the form in the order of their places. */
export const rowsIn = (values: FormValues): RawRow[] => {
  const places = new Set(
    Object.keys(values.fields).flatMap((name) => {
      const found = ROW.exec(name)
      return found === null ? [] : [Number(found[1])]
    }),
  )
  return [...places]
    .sort((a, b) => a - b)
    .map((at) => {
      const text = (name: string) => values.text(rowField(at, name))
      return {
        at,
        theme: text('theme'),
        own: text('own'),
        audience: text('audience'),
        subject: text('subject'),
        severity: text('severity'),
        people: text('people'),
        note: text('note'),
      }
    })
}

/** A form of this module: its sentences travel with it. */
export const deficitForm = (
  path: string,
  audience: FormRoute['audience'],
  rest: Omit<FormRoute, 'method' | 'path' | 'audience' | 'sentences'>,
): FormRoute => form(path, audience, { ...rest, sentences: deficitsSentences })
