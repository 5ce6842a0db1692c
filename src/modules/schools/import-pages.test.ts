import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { readTable } from '../../documents/xlsx/read.ts'
import { fieldIn, has, makePlace, ORIGIN, openPages, type Place } from './pages.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { who, app, get, post } = await openPages(db)

let place: Place
beforeAll(async () => {
  place = await makePlace(db)
  await db.owner.query('update organisation set pupils = 312 where id = $1', [place.school])
})

const csv = (text: string, name = 'реестр.csv') => new File([text], name, { type: 'text/csv' })

const upload = async (text: string, more: Record<string, string> = {}) => {
  const sent = await post('/schools/import', '/schools/import', {
    region: place.region,
    municipality: place.lake,
    files: csv(text),
    ...more,
  })
  return sent.location ?? ''
}

describe('loading a register on screen', () => {
  it('file, columns, check, done', async () => {
    who.facts = place.coordinator
    const page = await upload(
      'Школы района на 2022 год;;\nНазвание ОО;ИНН;Обучающихся\nМБОУ «Загрузочная СОШ»;9102066582;77\nМБОУ «Озёрская СОШ № 2»;;313\n',
    )
    const columns = await get(page)
    has(columns.html, 'МБОУ «Загрузочная СОШ»')
    expect(columns.html).toMatch(/<option value="shortName" selected/)
    const hidden = {
      sheet: fieldIn(columns.html, 'sheet'),
      headerRow: fieldIn(columns.html, 'headerRow'),
      heads: fieldIn(columns.html, 'heads'),
    }
    expect(hidden.headerRow).toBe('2')
    const matching = {
      'columns.0': 'shortName',
      'columns.1': 'inn',
      'columns.2': 'pupils',
      'settings.names': 'ours',
    }
    const checked = await post(page, `${page}/columns`, { ...hidden, ...matching })
    expect(checked.location).toBe(`${page}/check`)
    const preview = await get(`${page}/check`)
    has(preview.html, 'МБОУ «Загрузочная СОШ»')
    has(preview.html, '312')
    has(preview.html, '313')
    const saved = await post(`${page}/check`, `${page}/save`, { seen: fieldIn(preview.html, 'seen') })
    expect(saved).toMatchObject({ status: 303, location: page })
    has((await get(page)).html, 'Реестр загружен')
    has((await get(`/schools/${place.school}`)).html, 'реестр.csv')
    const next = await get(
      await upload('Название ОО;ИНН;Обучающихся\nМБОУ «Загрузочная СОШ»;9102066582;77\n'),
    )
    has(next.html, 'Столбцы взяты из прошлой загрузки')
  })

  it('all faults stand in one table with row, column, value and sentence, and in a file', async () => {
    who.facts = place.coordinator
    const page = await upload(
      'Название ОО;ИНН;Эл. почта\nМБОУ «Первая СОШ»;7707083892;нет\n;;\n«»;;a@example.org\n',
    )
    const columns = await get(page)
    const hidden = {
      sheet: fieldIn(columns.html, 'sheet'),
      headerRow: fieldIn(columns.html, 'headerRow'),
      heads: fieldIn(columns.html, 'heads'),
    }
    await post(page, `${page}/columns`, {
      ...hidden,
      'columns.0': 'shortName',
      'columns.1': 'inn',
      'columns.2': 'email',
      'settings.names': 'ours',
    })
    const checked = await get(`${page}/check`)
    has(checked.html, 'Реестр не загружен: исправьте 3')
    for (const words of [
      'B, ИНН',
      '7707083892',
      'контрольная цифра не сходится',
      'C, Электронная почта',
      'Напишите название словами',
    ])
      has(checked.html, words)
    const file = await app.request(`${ORIGIN}${page}/errors.xlsx`)
    const read = await readTable(new Uint8Array(await file.arrayBuffer()))
    expect(read.ok && read.value.sheets[0]?.rows.length).toBe(4)
    expect((await post(`${page}/columns`, `${page}/save`, { seen: '1-0-0-0' })).status).toBe(422)
  })

  it('a file that is no table, a column chosen twice, no file at all: a sentence each', async () => {
    who.facts = place.coordinator
    const none = await post('/schools/import', '/schools/import', {
      region: place.region,
      municipality: place.lake,
    })
    expect(none.status).toBe(422)
    has(none.html, 'Выберите файл с таблицей')
    const page = await upload('Название;ИНН\nМБОУ «Первая СОШ»;\n')
    const columns = await get(page)
    const hidden = { sheet: fieldIn(columns.html, 'sheet'), headerRow: '1', heads: '' }
    const twice = await post(page, `${page}/columns`, {
      ...hidden,
      'columns.0': 'shortName',
      'columns.1': 'shortName',
    })
    expect(twice.status).toBe(422)
    has(twice.html, 'Это уже выбрано для другого столбца')
    const broken = await upload('%PDF-1.7 broken', {})
    has((await get(broken)).html, 'Файл не прочитан')
  })

  it('a school may not load anything', async () => {
    who.facts = place.head
    expect((await get('/schools/import')).status).toBe(403)
  })
})
