import { countRu } from '../../kernel/format.ts'
import type { RuForms } from '../../kernel/plural.ts'
import { ask, type BodyMaker, text } from './limit-ask.ts'
import { between, bodyOf } from './limit-frame.ts'

type Human = { readonly name: string; readonly titles: readonly string[] }
type Card = Readonly<Record<(typeof REQUISITES)[number][1], string | null>> & {
  readonly short_name: string
  readonly is_rural: boolean | null
  readonly pupils: number
  readonly teachers: number
  readonly people: readonly Human[]
  /** Rows of the parts that the measured school has none of: categories, marks, names, units. */
  readonly more: number
}

const REQUISITES = [
  ['Полное название', 'full_name'],
  ['Район', 'municipality'],
  ['Адрес', 'address'],
  ['Телефон', 'phone'],
  ['Электронная почта', 'email'],
  ['Сайт', 'site_url'],
  ['ИНН', 'inn'],
  ['КПП', 'kpp'],
  ['ОГРН', 'ogrn'],
  ['ОКПО', 'okpo'],
  ['ОКТМО', 'oktmo'],
] as const

const CARD = `select o.short_name, o.full_name, m.name as municipality, d.name as district, g.name as region, o.address, o.phone, o.email, o.site_url, o.inn, o.kpp, o.ogrn, o.okpo, o.oktmo,
    o.is_rural, o.pupils, o.teachers, o.version, o.state,
    (select count(*) from organisation_category c where c.organisation_id = o.id)
      + (select count(*) from organisation_attribute a where a.organisation_id = o.id)
      + (select count(*) from organisation_alias a where a.organisation_id = o.id)
      + (select count(*) from organisation_unit u where u.organisation_id = o.id)
      + (select count(*) from organisation t where t.successor_id = o.id) as more,
    (select json_agg(json_build_object('name', concat_ws(' ', p.last_name, p.first_name, p.middle_name), 'titles', held.titles)
        order by not 'schoolHead' = any (held.roles), p.last_name, p.first_name)
      from (select person_id, array_remove(array_agg(distinct title), null) as titles, array_remove(array_agg(distinct role), null) as roles
        from (select person_id, title, null as role from position_held where organisation_id = o.id and from_on <= $2 and (until_on is null or until_on > $2)
          union all select person_id, null, role from role_held where organisation_id = o.id and level = 'organisation' and from_on <= $2 and (until_on is null or until_on > $2)) h
        group by person_id) held join person p on p.id = held.person_id and p.state = 'active') as people
  from organisation o join region g on g.id = o.region_id left join municipality m on m.id = o.municipality_id
    left join education_district d on d.id = o.education_district_id where o.id = $1`
const HISTORY = `select e.at, e.command, e.role, p.last_name, p.first_name, p.middle_name, e.change, w.words
  from audit_entry e left join audit_personal w on w.entry_id = e.id left join person p on p.id = e.person_id
  where e.record_id = $1 order by e.at desc limit 100`
const PAIRS = `select s.record_id, s.side, s.name from pair_school s where s.organisation_id = $1`
const PASS_ON = `select s.id, s.short_name from organisation o join organisation s on s.id = o.successor_id where o.id = $1`

const PUPILS: RuForms = ['обучающийся', 'обучающихся', 'обучающихся']
const TEACHERS: RuForms = ['педагог', 'педагога', 'педагогов']

const human = ({ name, titles }: Human): string =>
  `<li>${text(name)}<br/><span class="by">${text(titles.join(', '))}</span></li>`

const requisite = (card: Card, [label, column]: (typeof REQUISITES)[number]): string =>
  `<div><dt>${label}</dt><dd>${card[column] === null ? '<span class="muted">—</span>' : text(card[column])}</dd></div>`

/** The card of a school. */
export const schoolCard: BodyMaker = (learned) => {
  const body = bodyOf(learned)
  const crumbs = body.slice(0, body.indexOf('<h1>'))
  const id = between(body, 'href="/schools/', '/edit')
  const link = (piece: string) => piece.split(id)
  const edit = link(between(body.slice(body.indexOf('<h1>')), '</p>', '<dl class="sum">'))
  const people = between(body, '</dl>', '<ul class="rows"><li>')
  const rest = link(
    between(`${body}\u0000`, '</li></ul></section><section class="after" id="units">', '\u0000'),
  )
  return async (pool, who, url) => {
    const asked = url.pathname.slice('/schools/'.length)
    const [[card], history, pairs, passed] = await Promise.all([
      ask<Card>(pool, 'card', CARD, [asked, who.today]),
      ask(pool, 'history', HISTORY, [asked]),
      ask(pool, 'pairs', PAIRS, [asked]),
      ask(pool, 'pass-on', PASS_ON, [asked]),
    ])
    if (card === undefined || Number(card.more) + history.length + pairs.length + passed.length > 0)
      throw new Error('the measured school has more than the limit draws')
    let page = `${crumbs}<h1>${text(card.short_name)}</h1><p class="muted">школа, ${card.is_rural ? 'сельская' : 'городская'}, ${countRu(card.pupils, PUPILS)}, ${countRu(card.teachers, TEACHERS)}</p>${edit.join(asked)}<dl class="sum">`
    for (const row of REQUISITES) page += requisite(card, row)
    page += `</dl>${people}<ul class="rows">`
    for (const each of card.people) page += human(each)
    return `${page}</ul></section><section class="after" id="units">${rest.join(asked)}`
  }
}
