import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { workflowFaults } from '../../../kernel/workflow.ts'
import { DELIVERED_THEMES } from './delivered/themes.ts'
import { readRows } from './input.ts'
import {
  completenessOf,
  dutyOf,
  lockOf,
  nextRound,
  planDays,
  quarterNumber,
  quarterOf,
  standingOf,
  usualDays,
} from './rounds.ts'
import { copyLast, differences, mergeRows, planSending, withLast } from './sheets.ts'
import type { Deficit, SheetRow, Theme } from './types.ts'
import { likeness, markOf, nearThemes, readPeople, readSeverity, sureTheme } from './wording.ts'
import { deficitWorkflow, roundWorkflow, sheetWorkflow } from './workflow.ts'

const d = (text: string) => text as Day
const row = (over: Partial<SheetRow> = {}): SheetRow => ({
  theme: 'm01',
  wording: '',
  audience: 'managers',
  subject: '',
  severity: 2,
  people: 3,
  note: '',
  ...over,
})
const known = (over: Partial<Deficit> = {}): Deficit => ({
  id: 'd1',
  owner: { region: null, municipality: null, organisation: null },
  organisation: 'o1' as OrganisationId,
  kind: 'professional',
  audience: 'managers',
  theme: 'm01',
  wording: '',
  subject: '',
  mark: 'm01',
  state: 'open',
  severity: 2,
  people: 3,
  note: '',
  version: 1,
  ...over,
})

describe('словарь', () => {
  it('около шестидесяти тем и десять факторов риска, коды не повторяются, у тем все секции', () => {
    const themes = DELIVERED_THEMES.filter(({ dictionary }) => dictionary === 'themes')
    expect(themes.length).toBeGreaterThanOrEqual(60)
    expect(DELIVERED_THEMES.length - themes.length).toBe(10)
    expect(new Set(DELIVERED_THEMES.map(({ dictionary, code }) => dictionary + code)).size).toBe(
      DELIVERED_THEMES.length,
    )
    expect(new Set(themes.map(({ audience }) => audience)).size).toBe(4)
    expect(new Set(themes.map(({ kind }) => kind))).toEqual(new Set(['professional', 'educational']))
  })

  it('таблицы состояний целы', () => {
    expect(
      [roundWorkflow, sheetWorkflow, deficitWorkflow].flatMap((each) => workflowFaults<string, string>(each)),
    ).toEqual([])
  })
})

describe('обновление раз в три месяца', () => {
  it('квартал, его дни и следующий через три месяца', () => {
    expect(quarterOf(d('2026-11-22'))).toBe('2026-10-01')
    expect(quarterNumber(d('2026-10-01'))).toEqual([4, 2026])
    const days = usualDays(d('2026-10-01'))
    expect(days).toEqual({ opensOn: '2026-10-15', dueOn: '2026-11-05', closesOn: '2026-11-19' })
    expect(nextRound({ quarterOn: d('2026-10-01'), ...days })).toEqual({
      quarterOn: '2027-01-01',
      opensOn: '2027-01-15',
      dueOn: '2027-02-05',
      closesOn: '2027-02-19',
    })
  })

  it('дни стоят по порядку', () => {
    const days = { opensOn: d('2026-10-15'), dueOn: d('2026-10-10'), closesOn: d('2026-10-09') }
    expect(planDays(days, d('2026-10-01'))).toMatchObject({
      refusals: [{ code: 'dueBeforeOpening' }, { code: 'closingBeforeDue' }],
    })
    expect(planDays(usualDays(d('2026-10-01')), d('2026-12-01'))).toMatchObject({
      refusals: [{ code: 'termInThePast' }],
    })
  })

  it('день открывает и закрывает, повтор ничего не меняет', () => {
    const round = { state: 'planned', opensOn: d('2026-10-15'), closesOn: d('2026-11-19') } as const
    expect(dutyOf(round, d('2026-10-14'))).toBeNull()
    expect(dutyOf(round, d('2026-10-20'))).toBe('open')
    expect(dutyOf(round, d('2026-12-20'))).toBeNull()
    expect(dutyOf({ ...round, state: 'open' }, d('2026-11-19'))).toBeNull()
    expect(dutyOf({ ...round, state: 'open' }, d('2026-11-20'))).toBe('close')
  })

  it('замок говорит, почему, и снимается для одной школы', () => {
    const round = {
      state: 'closed',
      opensOn: d('2026-10-15'),
      closedOn: d('2026-11-20'),
      closedReason: 'прошёл последний день',
    } as const
    expect(lockOf({ round, extendedUntil: null }, d('2026-11-21'))).toEqual({
      why: 'closed',
      closedOn: '2026-11-20',
      reason: 'прошёл последний день',
    })
    expect(lockOf({ round, extendedUntil: d('2026-11-21') }, d('2026-11-21'))).toBeNull()
    expect(lockOf({ round, extendedUntil: d('2026-11-21') }, d('2026-11-22'))).not.toBeNull()
  })

  it('полнота: в срок, позже, ждём; продлённый срок есть срок', () => {
    const sheet = { sentOn: null, extendedUntil: null, dueOn: d('2026-11-05'), roundState: 'open' } as const
    const at = d('2026-11-10')
    const standings = [
      standingOf(sheet, at),
      standingOf({ ...sheet, roundState: 'closed' }, at),
      standingOf({ ...sheet, extendedUntil: d('2026-11-12') }, at),
      standingOf({ ...sheet, sentOn: d('2026-11-05') }, at),
      standingOf({ ...sheet, sentOn: d('2026-11-09') }, at),
      standingOf({ ...sheet, sentOn: d('2026-11-09'), extendedUntil: d('2026-11-12') }, at),
    ]
    expect(standings).toEqual(['overdue', 'missed', 'waiting', 'onTime', 'late', 'onTime'])
    expect(completenessOf(standings)).toEqual({
      expected: 6,
      submitted: 3,
      onTime: 2,
      late: 1,
      waiting: 1,
      overdue: 2,
    })
  })
})

describe('лист школы', () => {
  it('прошлый раз переносится, восполненное нет, набранное важнее', () => {
    const open = [known(), known({ id: 'd2', mark: 'm02', theme: 'm02', state: 'closed', severity: 0 })]
    expect(copyLast(open)).toEqual([row()])
    expect(withLast([row({ severity: 1 })], open)).toEqual([row({ severity: 1 })])
    expect(withLast([], open)).toEqual([row()])
  })

  it('разница видна до сохранения', () => {
    const before = [
      known(),
      known({ id: 'd2', mark: 'm02', theme: 'm02', state: 'closed', severity: 0 }),
      known({ id: 'd3', mark: 'm03', theme: 'm03' }),
    ]
    const rows = [
      row({ severity: 3 }),
      row({ theme: 'm02' }),
      row({ theme: 'm03', severity: 0 }),
      row({ theme: 'm04' }),
    ]
    expect(differences(rows, before).map(({ how }) => how)).toEqual(['sharper', 'again', 'filled', 'new'])
    expect(differences([row(), row({ theme: 'm03', people: 9 })], before).map(({ how }) => how)).toEqual([
      'same',
      'changed',
    ])
  })

  it('о каждом прежнем надо сказать, выраженность нужна, дважды одно не называют', () => {
    expect(planSending([], [known()])).toMatchObject({
      refusals: [{ code: 'sayOfEach', values: { count: 1 } }],
    })
    const bad = [row({ severity: null }), row({ theme: null }), row({ theme: 'm05' }), row({ theme: 'm05' })]
    expect(planSending(bad, [], [0, 3, 4, 5])).toMatchObject({
      refusals: [
        { code: 'saySeverity', field: 'r.0.severity' },
        { code: 'themeOrWords', field: 'r.3.theme' },
        { code: 'namedTwice', field: 'r.5.theme' },
      ],
    })
    // новое, о котором сразу сказано «нет», ничего не значит
    expect(planSending([row({ severity: 0 })], [])).toMatchObject({ ok: true, value: { changes: [] } })
  })

  it('строки из таблицы дополняют лист', () => {
    const merged = mergeRows(
      [row({ note: 'было' })],
      [row({ severity: 3, people: null }), row({ theme: 'm07' })],
    )
    expect(merged).toEqual([row({ severity: 3, note: 'было' }), row({ theme: 'm07' })])
  })

  it('поля формы читаются, пустые строки уходят, ошибка стоит у своего места', () => {
    const raw = { at: 0, theme: '', own: '', audience: '', subject: '', severity: '', people: '', note: '' }
    const read = readRows(
      [raw, { ...raw, at: 4, own: ' Робкие  дети ', severity: '2', people: 'много' }],
      new Set(['m01']),
    )
    expect(read.places).toEqual([4])
    expect(read.rows[0]).toMatchObject({ wording: 'Робкие дети', severity: 2, people: null })
    expect(read.faults).toEqual([
      { code: 'sayAudience', field: 'r.4.audience' },
      { code: 'notANumber', field: 'r.4.people' },
    ])
  })
})

describe('слова', () => {
  const themes: Theme[] = DELIVERED_THEMES.map((theme) => ({ ...theme, id: theme.code, current: true }))

  it('точные слова ведут к теме, свободные остаются своими', () => {
    expect(sureTheme('Работа с детьми с ОВЗ.', themes)?.code).toBe('t20')
    expect(sureTheme('работа с детьми с овз', themes)?.code).toBe('t20')
    expect(sureTheme('Педагоги боятся открытых уроков', themes)).toBeNull()
    expect(nearThemes('мотивация к учёбе у детей', themes).length).toBeGreaterThan(0)
    expect(likeness('', 'Урок')).toBe(0)
  })

  it('одно и то же другими знаками есть тот же дефицит', () => {
    expect(markOf(row({ theme: null, wording: 'Учёт «слабых» детей' }))).toBe(
      markOf(row({ theme: null, wording: 'учет слабых  детей.' })),
    )
    expect(markOf(row({ subject: 'Физика' }))).not.toBe(markOf(row()))
  })

  it.each([
    ['Острый', 3],
    ['высокая', 3],
    ['средняя', 2],
    ['+', 1],
    ['2', 2],
    ['восполнен', 0],
    ['как всегда', null],
  ])('выраженность «%s»', (text, severity) => {
    expect(readSeverity(text)).toBe(severity)
  })

  it('люди: число, пусто, не число', () => {
    expect([readPeople('12 чел.'), readPeople(' '), readPeople('двое')]).toEqual([12, null, undefined])
  })
})
