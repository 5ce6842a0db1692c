import { describe, expect, it } from 'vitest'
import { makeMunicipality, makeRegion, makeSchool, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { seekPeople } from '../people/public.ts'
import { piecesOf, searchWords } from './domain/words.ts'
import { findTexts } from './queries.ts'

const db = await testDatabase({ poolSize: 4 })

const ground = async () => {
  const region = await makeRegion(db)
  const lake = await makeMunicipality(db, region)
  const meadow = await makeMunicipality(db, region, 'Лужанский муниципальный район')
  const school = await makeSchool(db, region, lake, 'МБОУ «Озёрская СОШ № 2»')
  const paper = async (
    title: string,
    municipality: string | null,
    reach: string,
    clauses: string[] = [],
    numbers: string[] = [],
  ) => {
    const id = newId()
    await db.owner.query(
      `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, 'directive', $2, $3, $4, $5, now())`,
      [id, title, region, municipality, reach],
    )
    await db.owner.query(
      `insert into directive (id, region_id, municipality_id, kind, title) values ($1, $2, $3, 'order', $4)`,
      [id, region, municipality, title],
    )
    for (const [ord, text] of clauses.entries())
      await db.owner.query(
        'insert into clause (id, record_id, region_id, municipality_id, ord, number, text) values ($1, $2, $3, $4, $5, $6, $7)',
        [newId(), id, region, municipality, ord, numbers[ord] ?? String(ord + 1), text],
      )
    return id
  }
  return {
    paper,
    lake,
    meadow,
    coordinator: await makeScope(db, 'municipalCoordinator', { region, municipality: lake }, 'Заречный'),
    neighbour: await makeScope(db, 'municipalCoordinator', { region, municipality: meadow }, 'Луговой'),
    regional: await makeScope(db, 'regionalCoordinator', { region }),
    head: await makeScope(
      db,
      'schoolHead',
      { region, municipality: lake, organisation: school },
      'Ольховская',
    ),
  }
}

const find = (scope: Scope, typed: string) =>
  asPerson(db.app, scope, 'read', (tx) =>
    findTexts(tx, searchWords(typed) ?? { stems: '', numbers: '', letters: '' }, null, 20),
  )
const titles = async (scope: Scope, typed: string) => [
  ...new Set((await find(scope, typed)).texts.map(({ title }) => title)),
]

describe('search', () => {
  it('finds by stems, numbers and words of clauses, whatever the ending and «ё»', async () => {
    const { paper, lake, coordinator } = await ground()
    await paper('Распоряжение № 118 Об учёте стажировочных площадок', lake, 'below', [
      'Составить перечни педагогов.',
      'Провести методический день.',
    ])
    const title = 'Распоряжение № 118 Об учёте стажировочных площадок'
    for (const typed of [
      'стажировочная площадка',
      '118',
      'учета',
      'перечень педагога',
      'методического дня',
      'педагог перечн',
    ])
      expect({ typed, found: await titles(coordinator, typed) }).toEqual({ typed, found: [title] })
    const { texts } = await find(coordinator, 'методический')
    expect(texts.flatMap(({ line }) => piecesOf(line ?? '')).filter(({ found }) => found)).toEqual([
      { text: 'методический', found: true },
    ])
    expect(await titles(coordinator, 'олимпиада')).toEqual([])
  })

  it('knows a clause by its number and a paper by its number whatever it is called', async () => {
    const { paper, lake, coordinator } = await ground()
    await paper(
      'Распоряжение № 118 О площадках',
      lake,
      'below',
      ['Первое, 2 дня', 'Второе, 1 день'],
      ['2.1', '3'],
    )
    await paper('Приказ № 140 О стажировках', lake, 'below')
    const clauses = async (typed: string) => (await find(coordinator, typed)).texts.map(({ line }) => line)
    for (const typed of ['2.1', 'п. 2.1', 'пункт 2.1']) {
      const lines = await clauses(typed)
      expect([typed, lines.length, lines[0]?.includes('Первое')]).toEqual([typed, 1, true])
    }
    const other = await find(coordinator, 'приказ № 118')
    expect([other.exact, other.texts.map(({ title }) => title)]).toEqual([
      false,
      ['Распоряжение № 118 О площадках'],
    ])
  })

  it('forgives a slip of the hand, and says so', async () => {
    const { paper, lake, coordinator } = await ground()
    await paper('Распоряжение № 7 О методическом дне', lake, 'below')
    const { exact, texts } = await find(coordinator, 'методичиском')
    expect({ exact, titles: texts.map(({ title }) => title) }).toEqual({
      exact: false,
      titles: ['Распоряжение № 7 О методическом дне'],
    })
  })

  it('shows to each what he may see, and nothing of the neighbours', async () => {
    const { paper, lake, meadow, coordinator, neighbour, regional, head } = await ground()
    await paper('Совещание озёрное', lake, 'below')
    await paper('Совещание черновое', lake, 'own')
    await paper('Совещание луговое', meadow, 'below')
    await paper('Совещание областное', null, 'below')
    const see = async (scope: Scope) => (await titles(scope, 'совещание')).toSorted()
    expect(await see(coordinator)).toEqual(['Совещание областное', 'Совещание озёрное', 'Совещание черновое'])
    expect(await see(neighbour)).toEqual(['Совещание луговое', 'Совещание областное'])
    expect(await see(head)).toEqual(['Совещание областное', 'Совещание озёрное'])
    expect(await see(regional)).toHaveLength(4)
  })

  it('forgets a clause that was struck out and follows a title that was changed', async () => {
    const { paper, lake, coordinator } = await ground()
    const id = await paper('Первый заголовок', lake, 'below', ['Направить сводку.'])
    await db.owner.query('update clause set is_left_out = true where record_id = $1', [id])
    await db.owner.query(`update record set title = 'Второй заголовок' where id = $1`, [id])
    expect(await titles(coordinator, 'сводка')).toEqual([])
    expect(await titles(coordinator, 'первый')).toEqual([])
    expect(await titles(coordinator, 'второй')).toEqual(['Второй заголовок'])
  })

  it('finds people of the asker’s own nodes only', async () => {
    const { coordinator, neighbour } = await ground()
    const seek = (scope: Scope, letters: string) =>
      asPerson(db.app, scope, 'read', (tx) => seekPeople(tx, letters, 5))
    expect((await seek(coordinator, 'ольховск')).map(({ lastName }) => lastName)).toEqual(['Ольховская'])
    expect((await seek(coordinator, 'ольхавская')).map(({ lastName }) => lastName)).toEqual(['Ольховская'])
    expect(await seek(neighbour, 'ольховская')).toEqual([])
  })
})
