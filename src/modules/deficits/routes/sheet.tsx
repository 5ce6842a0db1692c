import { may } from '../../../kernel/access.ts'
import { emptyForm, type FormValues, formValues } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { madeLink } from '../../../platform/session/answer-link.ts'
import { MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { localRoles } from '../../schools/public.ts'
import {
  askOpening,
  confirmSheet,
  extendSheet,
  keepSheet,
  makeConfirmLink,
  sendSheet,
} from '../commands/sheet.ts'
import * as access from '../domain/access.ts'
import { isEmptyRow } from '../domain/input.ts'
import { lockOf } from '../domain/rounds.ts'
import { rowField, withLast } from '../domain/sheets.ts'
import type { Deficit, Sheet, SheetRow, Theme } from '../domain/types.ts'
import { markOf } from '../domain/wording.ts'
import { FillPage } from '../pages/fill.tsx'
import { ExtendPage } from '../pages/round-forms.tsx'
import { LockNote, SheetPage } from '../pages/sheet.tsx'
import type { NamedRow } from '../pages/sheet-rows.tsx'
import { severityWords } from '../pages/shell.tsx'
import { asDeficit, deficitsOf } from '../queries/deficit.ts'
import { entriesOf } from '../queries/entry.ts'
import { openersOf } from '../queries/round.ts'
import { findSheet, sheetCard } from '../queries/sheet.ts'
import { themesOf } from '../queries/theme.ts'
import { roundName, sheetDraft } from '../text.ts'
import { deficitForm, fillerOf, hereOf, rowsIn, SECTION, sheetToFill } from './visiting.ts'

const BLANK_ROWS = 3

const rowFields = (row: SheetRow, at: number): [string, string[]][] => [
  [rowField(at, 'theme'), [row.theme ?? '']],
  [rowField(at, 'own'), [row.theme === null ? row.wording : '']],
  [rowField(at, 'audience'), [row.theme === null ? row.audience : '']],
  [rowField(at, 'subject'), [row.subject]],
  [rowField(at, 'severity'), [row.severity === null ? '' : String(row.severity)]],
  [rowField(at, 'people'), [row.people === null ? '' : String(row.people)]],
  [rowField(at, 'note'), [row.note]],
]

/** Rows as fields of the form. */
const fieldsOf = (rows: readonly SheetRow[], first = 0): FormValues =>
  formValues(Object.fromEntries(rows.flatMap((row, no) => rowFields(row, first + no))))

/** The person's own draft, with rows that have come into the sheet since: from a table, from the self-diagnosis, from a colleague. */
const withRows = (left: FormValues | null, rows: readonly SheetRow[]): FormValues => {
  if (left === null) return fieldsOf(rows)
  const raw = rowsIn(left)
  const there = new Set(
    raw.map(({ theme, own, audience, subject }) =>
      markOf({
        theme: theme === '' ? null : theme,
        wording: own,
        audience: audience as SheetRow['audience'],
        subject,
      }),
    ),
  )
  const first = Math.max(-1, ...raw.map(({ at }) => at)) + 1
  const more = fieldsOf(
    rows.filter((row) => !there.has(markOf(row))),
    first,
  )
  return formValues({ ...left.fields, ...more.fields })
}

/** Which places of the form are deficits of the last round and which are being named now. */
const splitPlaces = (
  visit: Visit,
  values: FormValues,
  known: readonly Deficit[],
  themes: readonly Theme[],
): { named: NamedRow[]; fresh: number[]; open: number } => {
  const here = hereOf(visit)
  const open = new Map(known.filter(({ state }) => state !== 'closed').map((each) => [each.mark, each]))
  const names = new Map(themes.map((theme) => [theme.id, theme]))
  const named: NamedRow[] = []
  const fresh: number[] = []
  for (const raw of rowsIn(values)) {
    const theme = names.get(raw.theme)
    const mark = markOf({
      theme: theme === undefined ? null : theme.id,
      wording: raw.own,
      audience: raw.audience as SheetRow['audience'],
      subject: raw.subject,
    })
    const was = open.get(mark)
    if (was === undefined) {
      if (!isEmptyRow(raw)) fresh.push(raw.at)
      continue
    }
    // the same lack named a second time stays a row to be mended, not a second known one
    open.delete(mark)
    const whom = here.t.audiences[was.audience]
    const subject = was.subject === '' ? '' : `, ${was.subject}`
    named.push({
      at: raw.at,
      title: `${theme?.name ?? was.wording}${subject}`,
      whom,
      was: was.severity === null ? null : severityWords(was.severity, here.t),
    })
  }
  const last = Math.max(-1, ...named.map(({ at }) => at), ...fresh)
  const blanks = Array.from({ length: BLANK_ROWS }, (_, at) => last + 1 + at)
  return { named, fresh: [...fresh, ...blanks], open: fresh.length }
}

const showLocked = async (visit: Visit, sheet: Sheet): Promise<Answer> => {
  const here = hereOf(visit)
  const lock = lockOf(sheet, here.today)
  if (lock === null) return NOT_FOUND
  const title = roundName(sheet.round.quarterOn, visit.lang)
  return visit.page(
    { title, section: SECTION },
    <>
      <MarginHead title={title} />
      <WithMargin>
        <LockNote
          here={here}
          lock={lock}
          openers={await openersOf(visit.tx, sheet.round.municipality)}
          roles={localRoles(visit)}
        />
      </WithMargin>
    </>,
  )
}

const showFill = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await sheetToFill(visit)
  if ('kind' in found) return found
  const { sheet, filler } = found
  const here = hereOf(visit)
  if (typed === null && lockOf(sheet, here.today) !== null)
    return filler.forSchool
      ? { kind: 'redirect', to: `/deficit-sheets/${sheet.id}/extend` }
      : showLocked(visit, sheet)
  const known = (await deficitsOf(visit.tx, sheet.organisation)).map(asDeficit)
  const themes = await themesOf(visit.tx)
  const left = typed === null ? await visit.draft('deficit.sheet', sheet.id) : null
  const values = typed?.values ?? withRows(left, withLast(sheet.working, known))
  const card = await sheetCard(visit.tx, sheet.id)
  if (card === null) return NOT_FOUND
  return visit.page(
    {
      title: roundName(sheet.round.quarterOn, visit.lang),
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <FillPage
      here={here}
      sheet={sheet}
      card={card}
      filled={{ values, problems: typed?.problems ?? [], version: typed?.conflict ?? sheet.version }}
      {...splitPlaces(visit, values, known, themes)}
      themes={themes}
      {...filler}
      kept={typed === null && visit.query('kept') === '1'}
    />,
  )
}

const showSheet = async (visit: Visit): Promise<Answer> => {
  const sheet = await findSheet(visit.tx, visit.param('id'))
  const card = sheet && (await sheetCard(visit.tx, sheet.id))
  if (sheet === null || card === null) return NOT_FOUND
  const here = hereOf(visit)
  const lock = lockOf(sheet, here.today)
  const filler = fillerOf(visit, sheet)
  if (filler === null) return FORBIDDEN
  if (sheet.state === 'waiting' && lock === null && !filler.forSchool)
    return { kind: 'redirect', to: `/deficit-sheets/${sheet.id}/fill` }
  const own = may(access.confirmSheet, visit.scope, sheet)
  const waits = sheet.confirmation === 'waiting'
  return visit.page(
    { title: roundName(sheet.round.quarterOn, visit.lang), section: SECTION, wide: true },
    <SheetPage
      here={here}
      sheet={sheet}
      card={card}
      byLink={filler.byLink}
      entries={await entriesOf(visit.tx, sheet.id)}
      lock={
        lock === null || sheet.state === 'sent'
          ? null
          : {
              here,
              lock,
              openers: await openersOf(visit.tx, sheet.round.municipality),
              roles: localRoles(visit),
            }
      }
      may={{
        fill: lock === null,
        confirm: (own || filler.byLink) && waits,
        makeLink: waits && may(access.linkToSheet, visit.scope, sheet),
        ask: own && lock !== null && sheet.state === 'waiting',
        extend: may(access.keepRound, visit.scope, sheet) && lock !== null,
      }}
      done={visit.query('done')}
      madeLink={madeLink(visit)}
    />,
  )
}

const showExtend = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const sheet = await findSheet(visit.tx, visit.param('id'))
  const card = sheet && (await sheetCard(visit.tx, sheet.id))
  if (sheet === null || card === null) return NOT_FOUND
  if (!may(access.keepRound, visit.scope, sheet)) return FORBIDDEN
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.extend.title, section: SECTION, failed: typed !== null },
    <ExtendPage
      here={here}
      filled={{ values: typed?.values ?? emptyForm, problems: typed?.problems ?? [] }}
      round={sheet.round}
      sheet={sheet.id}
      school={card.school}
    />,
  )
}

const draftOf = (_values: FormValues, param: (name: string) => string) => sheetDraft({ id: param('id') })

/** Routes of sheets. */
export const sheetRoutes: readonly Route[] = [
  page('/deficit-sheets/:id', 'personOrLink', showSheet),
  page('/deficit-sheets/:id/fill', 'personOrLink', (visit) => showFill(visit, null)),
  page('/deficit-sheets/:id/extend', 'person', (visit) => showExtend(visit, null)),
  deficitForm('/deficit-sheets/:id/keep', 'personOrLink', {
    command: keepSheet,
    input: (values, param) => ({ sheet: param('id'), rows: rowsIn(values) }),
    again: showFill,
    draft: draftOf,
  }),
  deficitForm('/deficit-sheets/:id/send', 'personOrLink', {
    command: sendSheet,
    input: (values, param) => ({ sheet: param('id'), rows: rowsIn(values), channel: values.text('channel') }),
    again: showFill,
    draft: draftOf,
  }),
  deficitForm('/deficit-sheets/:id/link', 'person', {
    command: makeConfirmLink,
    input: (_values, param) => ({ sheet: param('id') }),
    again: (visit) => showSheet(visit),
  }),
  deficitForm('/deficit-sheets/:id/confirm', 'personOrLink', {
    command: confirmSheet,
    input: (_values, param) => ({ sheet: param('id') }),
    again: (visit) => showSheet(visit),
  }),
  deficitForm('/deficit-sheets/:id/ask', 'person', {
    command: askOpening,
    input: (_values, param) => ({ sheet: param('id') }),
    again: (visit) => showSheet(visit),
  }),
  deficitForm('/deficit-sheets/:id/extend', 'person', {
    command: extendSheet,
    input: (values, param) => ({
      sheet: param('id'),
      until: values.text('until'),
      reason: values.text('reason'),
    }),
    again: showExtend,
  }),
]
