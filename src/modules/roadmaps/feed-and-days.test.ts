import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { addMonths, type Day } from '../../kernel/day.ts'
import { hashOfToken, newToken } from '../../platform/random.ts'
import { closeFeed, openFeed } from './commands/feed.ts'
import { openWindows } from './jobs.ts'
import { termsOfAssignments } from './queries/feed.ts'
import { handsOn, makePlace, order, type Place } from './roadmaps.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { read, must, roadmapOf } = handsOn(db)

let place: Place
let id: string
beforeAll(async () => {
  place = await makePlace(db)
  id = await roadmapOf(place.coordinator, order())
})

describe('a recurring row', () => {
  it('is given out anew when its window opens, once, and never ahead', async () => {
    const occurrences = async () =>
      (
        await db.owner.query<{ occurrence: string }>(
          `select occurrence from assignment where source_record_id = $1 and occurrence <> '' order by occurrence`,
          [id],
        )
      ).rows.map((row) => row.occurrence)
    const first = `${place.coordinator.today.slice(0, 8)}01` as Day
    expect(await occurrences()).toEqual([first])
    const next = addMonths(first, 1)
    const lived = { zone: 'Europe/Moscow', day: next }
    expect(await openWindows(db, lived, { region: place.region })).toBe(1)
    expect(await openWindows(db, lived, { region: place.region })).toBe(0)
    expect(await occurrences()).toEqual([first, next])
  })
})

describe('a calendar of one person', () => {
  it('opens by its secret only, of which the hash alone is kept; a new one closes the old', async () => {
    const [head] = place.heads
    if (head === undefined) throw new Error('the place has heads')
    const personOf = async (secret: string) =>
      (
        await db.app.query<{ person: string | null }>('select calendar_feed_person($1) as person', [
          hashOfToken(secret),
        ])
      ).rows[0]?.person
    const [first, second] = [newToken(), newToken()]
    expect(await must(head, openFeed, { secret: first })).not.toContain(first)
    expect(await personOf(first)).toBe(head.person)
    await must(head, openFeed, { secret: second })
    expect([await personOf(first), await personOf(second)]).toEqual([null, head.person])
    const kept = await db.owner.query(
      `select 1 from calendar_feed where token_hash = $1 union all select 1 from command_done where location like '%' || $1 || '%'
       union all select 1 from audit_entry where change::text like '%' || $1 || '%'`,
      [second],
    )
    expect(kept.rowCount).toBe(0)
    await must(head, closeFeed, {})
    expect(await personOf(second)).toBeNull()
  })

  it('holds the terms of its person and of nobody else', async () => {
    const terms = await read(place.neighbour, termsOfAssignments)
    expect(terms).toEqual([])
    const [head] = place.heads
    if (head === undefined) throw new Error('the place has heads')
    expect((await read(head, termsOfAssignments)).map((term) => term.dueOn)).toContain('2022-02-24')
  })
})
