import { countRu } from '../../kernel/format.ts'
import type { RuForms } from '../../kernel/plural.ts'
import { glue } from '../../kernel/typo.ts'
import { ask, type BodyMaker, number, text } from './limit-ask.ts'
import { between, bodyOf } from './limit-frame.ts'

type School = {
  readonly id: string
  readonly short_name: string
  readonly municipality: string | null
  readonly category: string | null
  readonly is_rural: boolean | null
  readonly pupils: number
  readonly teachers: number
}
type Figure = { readonly kind: string; readonly category: string | null; readonly n: number }

const TAGS: Readonly<Record<string, string>> = {
  lowResults: '<span class="tag tag--need">С\u00a0низкими результатами</span>',
  atRisk: '<span class="tag tag--need">Зона риска</span>',
  highResults: '<span class="tag tag--done">С\u00a0высокими результатами</span>',
  resilient: '<span class="tag tag--done">Резильентная</span>',
}

const held = `organisation o left join organisation_category c on c.organisation_id = o.id and c.from_on <= $2 and (c.until_on is null or c.until_on > $2)`
const schoolsOf = (column: string) =>
  `select o.id, o.short_name, m.short_name as municipality, c.category, o.is_rural, o.pupils, o.teachers
   from ${held} left join municipality m on m.id = o.municipality_id
   where o.${column} = $1 and o.state <> 'closed' and o.merged_into is null order by o.normal_name collate ru_natural, o.id limit 50 offset $3`
const figuresOf = (column: string) =>
  `select o.kind, c.category, count(*)::int as n from ${held} where o.${column} = $1 and o.state <> 'closed' group by 1, 2`

const schoolRow = (row: School, wide: boolean): string =>
  `<tr role="row"><th scope="row" role="rowheader"><a href="/schools/${row.id}">${text(row.short_name)}</a></th>${
    wide ? `<td data-l="Район" role="cell">${text(glue(row.municipality ?? ''))}</td>` : ''
  }<td data-l="Вид" role="cell">школа</td><td data-l="Категория" role="cell">${
    row.category === null ? '<span class="muted">—</span>' : TAGS[row.category]
  }</td><td data-l="Местность" role="cell">${row.is_rural ? 'сельская' : 'городская'}</td><td class="num" data-l="Обучающихся" role="cell">${number(row.pupils)}</td><td class="num" data-l="Педагогов" role="cell">${number(row.teachers)}</td></tr>`

const CATEGORIES = ['lowResults', 'atRisk', 'highResults', 'resilient', 'none']
const LABELS = [
  'С\u00a0низкими результатами',
  'Зона риска',
  'С\u00a0высокими результатами',
  'Резильентная',
  'Без категории',
]

/** How many stands in the sentences of the page: their endings are those of the municipality that is measured. */
const SCHOOLS: RuForms = ['школа', 'школы', 'школ']
const ORGANISATIONS: RuForms = ['организация', 'организации', 'организаций']

const sumOf = (figures: readonly Figure[], counts: (figure: Figure) => boolean): number =>
  figures.reduce((sum, figure) => (counts(figure) ? sum + figure.n : sum), 0)

const tab = (figures: readonly Figure[], category: string, at: number): string => {
  const n = sumOf(figures, (each) => each.kind === 'school' && (each.category ?? 'none') === category)
  const count = n === 0 ? '' : `<span class="n"> ${n}</span>`
  return `<li><a href="/schools?category=${category}">${LABELS[at]}${count}</a></li>`
}

const OPTION = 'name="municipality"><option value="" selected="">все</option>'
type Municipality = { readonly id: string; readonly short_name: string }

/** The list of schools of a municipality or, by page, of a region. */
export const schoolList: BodyMaker = (learned) => {
  const body = bodyOf(learned)
  const actions = between(body, '.</p>', '<ul class="tabs">')
  const all = between(body, '<ul class="tabs">', '<li><a href="/schools?category')
  const wide = body.includes(OPTION)
  const before = wide
    ? between(body, '</ul></nav>', OPTION) + OPTION
    : between(body, '</ul></nav>', '<caption>')
  const after = wide
    ? `</select>${between(body, `${between(body, OPTION, '</select>')}</select>`, '<caption>')}`
    : ''
  const head = between(body, '</caption>', '<tbody role="rowgroup">')
  const tail = between(`${body}\u0000`, '</tbody>', '\u0000')
  return async (pool, who, url) => {
    const [column, node] = wide ? ['region_id', who.region] : ['municipality_id', who.municipality]
    const offset = (Number(url.searchParams.get('page') ?? 1) - 1) * 50
    const [rows, figures, municipalities] = await Promise.all([
      ask<School>(pool, `schools-${column}`, schoolsOf(column), [node, who.today, offset]),
      ask<Figure>(pool, `figures-${column}`, figuresOf(column), [node, who.today]),
      wide
        ? ask<Municipality>(
            pool,
            'municipalities',
            'select id, short_name from municipality where region_id = $1 order by short_name collate ru_natural',
            [node],
          )
        : [],
    ])
    const schools = sumOf(figures, ({ kind }) => kind === 'school')
    const organisations = countRu(
      sumOf(figures, () => true),
      ORGANISATIONS,
    )
    let page = `<div class="head head--row"><h1>Школы</h1><p class="muted">В\u00a0реестре ${countRu(schools, SCHOOLS)}, всего ${organisations}.</p>${actions}<ul class="tabs">${all}`
    for (const [at, category] of CATEGORIES.entries()) page += tab(figures, category, at)
    page += `</ul></nav>${before}`
    for (const each of municipalities) page += `<option value="${each.id}">${text(each.short_name)}</option>`
    page += `${after}<caption>Найдено: ${organisations}</caption>${head}<tbody role="rowgroup">`
    for (const row of rows) page += schoolRow(row, wide)
    return `${page}</tbody>${tail}`
  }
}
