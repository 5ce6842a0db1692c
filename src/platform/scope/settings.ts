import { isUuid } from '../../kernel/ids.ts'
import type { Scope } from './scope.ts'

const uuids = (ids: readonly string[]): string => {
  for (const id of ids) if (!isUuid(id)) throw new Error('scope holds something that is not an id')
  return `'{${ids.join(',')}}'`
}

const one = (id: string | null): string => {
  if (id !== null && !isUuid(id)) throw new Error('scope holds something that is not an id')
  return `'${id ?? ''}'`
}

/** What a one-time link sees and for whom it writes: bound to a row it sees that row, not the record it stands in. */
const linkSettings = (link: Scope['link']): string[] => [
  `set local app.link_record = ${one(link === null || link.row !== null ? null : link.record)}`,
  `set local app.link_row = ${one(link?.row ?? null)}`,
  `set local app.link_organisation = ${one(link?.organisation ?? null)}`,
]

/**
 * `begin` and the settings that row-level security reads, as one statement string: one trip per page (decisions 19).
 * Values are ids made by the program and checked again here; nothing a person typed gets in.
 */
export const beginAs = (scope: Scope, mode: 'read' | 'write'): string =>
  [
    mode === 'read' ? 'begin read only' : 'begin',
    `set local app.kind = '${scope.kind}'`,
    `set local app.person = ${one(scope.person)}`,
    // a Day is digits and hyphens by its type; roles that ended before it open nothing in SQL either
    `set local app.today = '${scope.today}'`,
    `set local app.regions = ${uuids(scope.regions)}`,
    `set local app.municipalities = ${uuids(scope.municipalities)}`,
    `set local app.organisations = ${uuids(scope.organisations)}`,
    `set local app.above_regions = ${uuids(scope.above.regions)}`,
    `set local app.above_municipalities = ${uuids(scope.above.municipalities)}`,
    ...linkSettings(scope.link),
  ].join('; ')
