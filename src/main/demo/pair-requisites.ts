import { addDays } from '../../kernel/day.ts'
import { editOrganisation } from '../../modules/schools/commands/register.ts'
import type { PairDesk } from './pairs.ts'
import { PLACES } from './people.ts'

const digitsOf = (text: string): number[] => [...text].map(Number)

/** Nine digits with their check digit (domain facts, section 5.6). */
const innOf = (body: string): string => {
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
  const sum = digitsOf(body).reduce((all, digit, at) => all + digit * (weights[at] ?? 0), 0)
  return `${body}${(sum % 11) % 10}`
}
const ogrnOf = (body: string): string => `${body}${(Number(body) % 11) % 10}`

type Known = {
  readonly rural: boolean | null
  readonly pupils: number | null
  readonly phone: string | null
  readonly email: string | null
}

const KNOWN = `select json_build_object('rural', is_rural, 'pupils', pupils, 'phone', phone, 'email', email)::text as id from organisation where id = $1`

const SCHOOLS = [
  ['z1', 'г. Заозёрск, ул. Школьная, д. 1'],
  ['z2', 'г. Заозёрск, ул. Лесная, д. 12'],
  ['z3', 'пос. Ключевой, ул. Центральная, д. 5'],
  ['z4', 'г. Светлояр, ул. Береговая, д. 3'],
  ['z5', 'дер. Моховка, ул. Садовая, д. 8'],
  ['z6', 'пос. Тихий Бор, ул. Молодёжная, д. 2'],
  ['z7', 'дер. Подгорная, ул. Полевая, д. 14'],
  ['z8', 'пос. Дальний, ул. Речная, д. 6'],
  ['z9', 'г. Заозёрск, ул. Заводская, д. 21'],
  ['b1', 'г. Берёзов, ул. Школьная, д. 4'],
  ['b4', 'дер. Малая, ул. Луговая, д. 9'],
] as const

/** Requisites of the invented schools: codes of a region that does not exist, with right check digits, so that contracts are whole. */
export const requisites = async (desk: PairDesk): Promise<void> => {
  for (const [at, [code, address]] of SCHOOLS.entries()) {
    const organisation = desk.organisation(code)
    const [text] = await desk.ids(KNOWN, [organisation])
    if (organisation === '' || text === undefined) continue
    const known: Known = JSON.parse(text)
    const no = String(at + 1).padStart(5, '0')
    await desk.run(
      code.startsWith('b') ? 'b-coordinator' : 'coordinator',
      addDays(desk.today, -60),
      editOrganisation,
      {
        organisation,
        inn: innOf(`0001${no}`),
        kpp: '000101001',
        ogrn: ogrnOf(`1020000${no}`),
        ...{
          oktmo: '',
          okpo: '',
          latitude: String(PLACES[code]?.[0] ?? ''),
          longitude: String(PLACES[code]?.[1] ?? ''),
          teachers: '',
          siteUrl: '',
          adverse: false,
          address,
        },
        isRural: known.rural === null ? '' : known.rural ? 'да' : 'нет',
        pupils: known.pupils === null ? '' : String(known.pupils),
        email: known.email ?? '',
        phone: known.phone ?? '',
      },
    )
  }
}
