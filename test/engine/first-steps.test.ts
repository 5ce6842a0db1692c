import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { createAdmin, exportFile, importFile } from '../../src/main/cli/first-steps.ts'
import { readSheets } from '../../src/modules/schools/public.ts'
import type { Database } from '../../src/platform/database/open.ts'
import { testServer } from '../builders/server.ts'
import { visitor } from '../builders/visitor.ts'
import { testDatabase } from '../setup/database.ts'

const db = await testDatabase({ poolSize: 4 })
const { app, faults } = testServer(db)
const database = db as unknown as Database
const folder = await mkdtemp(join(tmpdir(), 'svyazka-first-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const PASSWORD = 'тихая пристань 42'

/** What a command prints: results on standard output, words for a person on standard error. */
const listening = async (run: () => Promise<number>) => {
  const said = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text)
    return true
  })
  try {
    return { code: await run(), ...said }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

const admin = (name: string, email: string, region = 'Ясная область') =>
  listening(() => createAdmin(database, ['--name', name, '--email', email, '--region', region]))

const csv = async (lines: readonly string[]): Promise<string> => {
  const file = join(folder, `${lines.length}.csv`)
  await writeFile(file, lines.join('\n'))
  return file
}

test('настоящая установка начинается с одной команды: регион, администратор, приглашение; та же почта получает новое', async () => {
  const wrong = await admin('Петрова', 'нет почты')
  expect([wrong.code, wrong.out]).toEqual([1, ''])
  expect(wrong.err).toContain('Напишите имя.')
  expect((await db.owner.query('select 1 from region')).rowCount).toBe(0)

  const first = await admin('Петрова Анна Сергеевна', 'anna@svet.example')
  const again = await admin('Петрова Анна Сергеевна', 'Anna@svet.example', 'ясная область')
  expect([first.code, again.code]).toEqual([0, 0])
  const counts = await db.owner.query(
    `select (select count(*)::int from region) as regions, (select count(*)::int from person) as people, (select name_genitive from region) as genitive,
       (select count(*)::int from audit_entry where command = 'installation.admit' and region_id is not null and person_id is null) as noted`,
  )
  expect(counts.rows).toEqual([{ regions: 1, people: 1, genitive: 'Ясной области', noted: 2 }])

  const who = visitor(app)
  const pathOf = (out: string): string => new URL(out.trim()).pathname
  expect((await who.get(pathOf(first.out))).status).toBe(410)
  await who.get(pathOf(again.out))
  const done = await who.post(pathOf(again.out), {
    login: 'petrova.as',
    email: '',
    password: PASSWORD,
    again: PASSWORD,
  })
  expect(done.location).toBe('/')
  expect((await who.get('/people')).html).toContain('Петрова Анна Сергеевна')
  expect(faults).toEqual([])
})

test('реестр загружают и выгружают командой: все строки или ни одной, тот же файл ничего не меняет', async () => {
  const bad = await csv(['Краткое название;Район;ИНН', 'МБОУ «Первая СОШ»;Ясный район;12', ';Ясный район;'])
  const refused = await listening(() => importFile(database, [], bad))
  expect([refused.code, refused.out]).toEqual([1, ''])
  expect(refused.err).toContain('Строка 2: В ИНН')
  expect(refused.err).toContain('Строка 3: Нет названия')
  expect((await db.owner.query('select 1 from organisation')).rowCount).toBe(0)

  const good = await csv([
    'Краткое название;Район;Вид',
    'МБОУ «Первая СОШ»;Ясный муниципальный район;школа',
    'МКОУ «Дальняя ООШ»;Ясный муниципальный район;школа',
    'Комитет образования;Ясный муниципальный район;орган управления образованием',
  ])
  const loaded = await listening(() => importFile(database, [], good))
  expect(JSON.parse(loaded.out)).toMatchObject({ version: 1, added: 3, municipalities: 1, errors: 0 })

  const file = join(folder, 'registry.xlsx')
  expect((await listening(() => exportFile(database, [], file))).code).toBe(0)
  const read = await readSheets(file)
  expect(read.ok && read.value[0]?.rows.length).toBe(4)
  const same = await listening(() => importFile(database, [], file))
  expect(JSON.parse(same.out)).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  const nowhere = await listening(() => importFile(database, ['--region', 'Нет такой'], file))
  expect([nowhere.code, nowhere.err.includes('Региона «Нет такой» нет')]).toEqual([1, true])
})
