import { expect, test } from 'vitest'
import { readDocumentModel } from '../../src/documents/read.ts'
import { linesOfModel } from '../../src/modules/directives/domain/writing/copy.ts'
import { DEFAULT_LABELS, type LabelForms } from '../../src/modules/schools/domain/labels.ts'
import { openDemo } from '../program/demo.ts'
import { enterAs } from '../program/visitor.ts'

const demo = await openDemo()
const { app } = demo

const OWN: Readonly<Record<string, LabelForms>> = {
  lowResults: {
    nominative: 'школа роста',
    genitive: 'школы роста',
    dative: 'школе роста',
    plural: 'школы роста',
    pluralGenitive: 'школ роста',
    pluralDative: 'школам роста',
  },
  mentorSchool: {
    nominative: 'школа-лидер',
    genitive: 'школы-лидера',
    dative: 'школе-лидеру',
    plural: 'школы-лидеры',
    pluralGenitive: 'школ-лидеров',
    pluralDative: 'школам-лидерам',
  },
  menteeSchool: {
    nominative: 'школа-партнёр',
    genitive: 'школы-партнёра',
    dative: 'школе-партнёру',
    plural: 'школы-партнёры',
    pluralGenitive: 'школ-партнёров',
    pluralDative: 'школам-партнёрам',
  },
  municipalCoordinator: {
    nominative: 'куратор проекта в районе',
    genitive: 'куратора проекта в районе',
    dative: 'куратору проекта в районе',
    plural: 'кураторы проекта в районе',
    pluralGenitive: 'кураторов проекта в районе',
    pluralDative: 'кураторам проекта в районе',
  },
}

const idOf = async (query: string): Promise<string> =>
  (await demo.database.owner.query<{ id: string }>(query)).rows[0]?.id ?? 'нет'

const ZAOZERSKY = `(select m.municipality_id from municipal_model m join municipality u on u.id = m.municipality_id where u.name like 'Заозёрский%' limit 1)`

test('слово района стоит в своём падеже в списке школ, карточке, паспорте, договоре, дефицитах и парах (R219)', async () => {
  const coordinator = await enterAs(app, 'coordinator')
  const model = await idOf(
    `select m.id from municipal_model m where m.municipality_id = ${ZAOZERSKY} and m.state = 'running' limit 1`,
  )
  const labels = `/municipalities/${await idOf(`select ${ZAOZERSKY} as id`)}/labels`
  const fields = Object.fromEntries(
    Object.entries(OWN).flatMap(([code, forms]) =>
      Object.entries(forms).map(([form, word]) => [`labels.${code}.${form}`, word]),
    ),
  )
  expect((await coordinator.post(labels, labels, fields)).status).toBe(303)
  const school = await idOf(
    `select organisation_id as id from organisation_category where municipality_id = ${ZAOZERSKY} and category = 'lowResults' and until_on is null limit 1`,
  )
  const contract = await idOf(
    `select c.id from contract c where c.municipality_id = ${ZAOZERSKY} order by c.id limit 1`,
  )
  const pair = await idOf(
    `select p.id from school_pair p join contract c on c.pair_id = p.id where c.municipality_id = ${ZAOZERSKY} limit 1`,
  )
  const text = async (path: string) => (await (await coordinator.get(path)).text()).replaceAll('\u00a0', ' ')
  const seen: readonly (readonly [string, RegExp, RegExp | null])[] = [
    // the header names the role of the person himself, lists and forms name those of others
    ['/schools', /Куратор проекта в районе/u, /Муниципальный координатор/u],
    ['/me', /Куратор проекта в районе/u, /Муниципальный координатор/u],
    ['/people', /Куратор проекта в районе/u, /Муниципальный координатор/u],
    ['/schools', /Школа роста/u, /С низкими результатами/u],
    [`/schools/${school}`, /Школа роста/u, /С низкими результатами/u],
    [`/models/${model}`, /Школы роста/u, /С низкими результатами/u],
    [`/models/${model}/participants`, /Школы роста/u, null],
    [`/pairs/${pair}`, /школа-лидер/iu, /школа-наставник|закреплённая школа/iu],
    [
      `/contracts/${contract}/paper`,
      /помогает школе-партнёру консультациями/u,
      /школа-наставник|закреплённ\S+ школ/iu,
    ],
  ]
  for (const [path, own, usual] of seen) {
    const html = await text(path)
    expect([path, own.test(html), usual?.test(html) ?? false]).toEqual([path, true, false])
  }
  const deficit = await idOf(
    `select id from deficit where municipality_id = ${ZAOZERSKY} order by id limit 1`,
  )
  const head = await (await enterAs(app, 'z5')).get('/deficits')
  expect(head.status).toBe(200)
  expect(await text(`/deficits/items/${deficit}`)).not.toMatch(/школ[аеуы]-наставник/iu)
  const edit = `/models/${model}/passport/edit`
  expect(
    (await coordinator.post(edit, edit, { 'fields.name': 'Модель по-своему', 'fields.effect': '' })).status,
  ).toBe(303)
  const docx = await readDocumentModel(
    new Uint8Array(await (await coordinator.get(`/models/${model}/passport.docx`)).arrayBuffer()),
  )
  const printed = docx.ok ? linesOfModel(docx.value).join('\n') : ''
  expect(printed).toContain('Школы роста')
  expect(printed.toLowerCase()).not.toContain(DEFAULT_LABELS.lowResults.plural)
})
