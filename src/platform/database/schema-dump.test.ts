import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { dumpSchema } from './schema-dump.ts'

const database = await testDatabase()
const again = await testDatabase()

describe('снимок схемы', () => {
  it('одинаков для двух баз с одними миграциями и не содержит дат и номеров', async () => {
    const text = await dumpSchema(database.owner)
    expect(await dumpSchema(again.owner)).toBe(text)
    expect(text).not.toMatch(/\b20\d\d-\d\d-\d\d\b/)
    expect(text).not.toMatch(/schema_migration|pgboss/)
  })

  it('показывает столбцы, именованные ограничения, индексы, политики, права и функции', async () => {
    const text = await dumpSchema(database.owner)
    const table = text.split('\n\n').find((block) => block.startsWith('table mail_outbox\n')) ?? ''
    expect(table.split('\n')).toEqual(
      expect.arrayContaining([
        '  id uuid not null',
        '  tries integer not null default 0',
        '  constraint mail_outbox_pkey PRIMARY KEY (id)',
        '  constraint mail_message_id_once UNIQUE (message_id)',
        '  constraint mail_outbox_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)',
        '  row security',
        '  policy work for all to svyazka_worker using (true) with check (true)',
        '  grant insert, select to svyazka_app',
      ]),
    )
    expect(table).toContain(
      '  CREATE INDEX mail_outbox_waiting ON public.mail_outbox USING btree (created_at) WHERE',
    )
    expect(text).toContain('  grant update (cancel_asked_at) to svyazka_app')
    expect(text).toContain('function scope_person()')
    expect(text).toContain('extension pg_trgm')
  })

  it('разные схемы дают разный снимок', async () => {
    const before = await dumpSchema(again.owner)
    await again.owner.query('create table added (id uuid primary key)')
    const after = await dumpSchema(again.owner)
    expect(after).toContain('table added\n  id uuid not null\n  constraint added_pkey PRIMARY KEY (id)\n')
    expect(after).not.toBe(before)
  })
})
