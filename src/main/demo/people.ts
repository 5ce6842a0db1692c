import type { Role } from '../../kernel/access.ts'

/** Invented territory of the demo: no real district, school or person (decisions 49). */
export const REGION = { name: 'Светлоярская область', genitive: 'Светлоярской области' }

export type DistrictStory = {
  readonly code: string
  readonly name: string
  readonly genitive: string
  readonly prepositional: string
  readonly short: string
  readonly schools: readonly SchoolStory[]
}
export type SchoolStory = {
  readonly code: string
  readonly name: string
  readonly form: string
  readonly category: 'lowResults' | 'highResults' | 'atRisk' | 'resilient' | null
  readonly pupils: number
  readonly rural: boolean
  readonly head: readonly [last: string, first: string, middle: string]
}

const school = (
  code: string,
  form: string,
  name: string,
  category: SchoolStory['category'],
  pupils: number,
  rural: boolean,
  head: string,
): SchoolStory => {
  const [last = '', first = '', middle = ''] = head.split(' ')
  return { code, form, name, category, pupils, rural, head: [last, first, middle] }
}

/** Where schools of the demo stand, in degrees; one is left out as in any real register. */
export const PLACES: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  z1: [61.02, 33.1],
  z2: [61.03, 33.14],
  z3: [61.21, 33.42],
  z4: [60.88, 32.9],
  z5: [61.12, 33.2],
  z6: [61.3, 33.5],
  z7: [60.95, 33.35],
  z8: [61.35, 33.3],
  b1: [60.4, 31.5],
  b2: [60.41, 31.54],
  b3: [60.52, 31.7],
  b4: [60.6, 31.62],
  b5: [60.3, 31.3],
}

/** Three districts: one in full, one large, one small. */
export const DISTRICTS: readonly DistrictStory[] = [
  {
    code: 'zaozersky',
    name: 'Заозёрский муниципальный район',
    genitive: 'Заозёрского муниципального района',
    prepositional: 'Заозёрском муниципальном районе',
    short: 'Заозёрский район',
    schools: [
      school('z1', 'МБОУ', '«Заозёрская СОШ № 1»', 'highResults', 742, false, 'Ольховская Нина Петровна'),
      school('z2', 'МБОУ', '«Заозёрская гимназия»', 'highResults', 615, false, 'Дроздецкий Павел Ильич'),
      school('z3', 'МБОУ', '«Ключевская СОШ»', 'highResults', 388, true, 'Сенокосова Вера Львовна'),
      school(
        'z4',
        'МБОУ',
        '«Светлояровская СОШ № 2»',
        'highResults',
        511,
        false,
        'Бересклетов Антон Юрьевич',
      ),
      school('z5', 'МКОУ', '«Моховская ООШ»', 'lowResults', 96, true, 'Калинникова Раиса Егоровна'),
      school('z6', 'МКОУ', '«Тихоборская СОШ»', 'lowResults', 174, true, 'Журавский Олег Матвеевич'),
      school('z7', 'МКОУ', '«Подгорновская СОШ»', 'lowResults', 203, true, 'Полынцева Инга Захаровна'),
      school('z8', 'МКОУ', '«Верхнереченская ООШ»', 'lowResults', 81, true, 'Самоцветов Глеб Фёдорович'),
      school('z9', 'МКОУ', '«Заозёрская ОСШ № 3»', 'lowResults', 147, false, 'Ракитина Алла Борисовна'),
    ],
  },
  {
    code: 'beryozovsky',
    name: 'Берёзовский муниципальный округ',
    genitive: 'Берёзовского муниципального округа',
    prepositional: 'Берёзовском муниципальном округе',
    short: 'Берёзовский округ',
    schools: [
      school('b1', 'МАОУ', '«Берёзовский лицей»', 'highResults', 830, false, 'Лунёва Галина Ивановна'),
      school('b2', 'МБОУ', '«Берёзовская СОШ № 4»', 'resilient', 560, false, 'Черешнев Илья Савельевич'),
      school('b3', 'МБОУ', '«Ясногорская СОШ»', 'highResults', 420, true, 'Вересаева Ольга Тимофеевна'),
      school('b4', 'МБОУ', '«Сухоложная ООШ»', 'lowResults', 88, true, 'Кедров Семён Аркадьевич'),
      school('b5', 'МБОУ', '«Дальнебродская СОШ»', 'lowResults', 132, true, 'Мелентьева Зоя Никитична'),
      school('b6', 'МБОУ', '«Каменковская ООШ»', 'atRisk', 109, true, 'Ястребков Лев Денисович'),
    ],
  },
  {
    code: 'luzhansky',
    name: 'Лужанский муниципальный район',
    genitive: 'Лужанского муниципального района',
    prepositional: 'Лужанском муниципальном районе',
    short: 'Лужанский район',
    schools: [
      school('l1', 'МБОУ', '«Лужанская СОШ № 1»', 'highResults', 690, false, 'Орешкова Майя Степановна'),
      school('l2', 'МБОУ', '«Боровлянская СОШ»', 'lowResults', 155, true, 'Тополев Роман Витальевич'),
    ],
  },
]

export type OfficerStory = {
  readonly code: string
  readonly district: string | null
  readonly name: readonly [last: string, first: string, middle: string]
  readonly title: string
  readonly role: Role
  readonly at: 'installation' | 'region' | 'municipality' | 'organisation'
  /** Which organisation of the district or region he works in. */
  readonly works: 'authority' | 'service' | 'regional' | 'institute'
  readonly sentence: string | null
}

const officer = (
  code: string,
  district: string | null,
  name: string,
  title: string,
  role: Role,
  at: OfficerStory['at'],
  works: OfficerStory['works'],
  sentence: string | null = null,
): OfficerStory => {
  const [last = '', first = '', middle = ''] = name.split(' ')
  return { code, district, name: [last, first, middle], title, role, at, works, sentence }
}

/** People of the authorities; `sentence` makes a persona of the sign-in page. */
export const OFFICERS: readonly OfficerStory[] = [
  officer(
    'region',
    null,
    'Градова Елена Марковна',
    'главный консультант комитета',
    'regionalCoordinator',
    'region',
    'regional',
    'Региональный координатор: видит все районы и рассылает письма области.',
  ),
  officer(
    'admin',
    null,
    'Синицын Денис Олегович',
    'администратор системы',
    'administrator',
    'region',
    'regional',
    'Администратор: люди, справочники, загрузка реестра, журнал.',
  ),
  officer(
    'keeper',
    null,
    'Мельникова Ольга Сергеевна',
    'инженер центра обработки данных',
    'administrator',
    'installation',
    'regional',
    'Администратор установки: видит, как работает программа, и не видит документов и контактов.',
  ),
  officer(
    'coordinator',
    'zaozersky',
    'Заречный Илья Андреевич',
    'заместитель председателя комитета',
    'municipalCoordinator',
    'municipality',
    'authority',
    'Муниципальный координатор Заозёрского района: рассылает распоряжения и принимает отчёты.',
  ),
  officer(
    'chair',
    'zaozersky',
    'Вяземская Тамара Олеговна',
    'председатель комитета',
    'authorityHead',
    'municipality',
    'authority',
    'Председатель комитета: пишет резолюции на входящих, визирует проекты.',
  ),
  officer(
    'officer',
    'zaozersky',
    'Снегирёва Марина Викторовна',
    'главный специалист отдела развития образования',
    'committeeOfficer',
    'municipality',
    'authority',
    'Главный специалист комитета: держит на контроле распоряжения района.',
  ),
  officer(
    'methodologist',
    'zaozersky',
    'Трофимова Анна Кирилловна',
    'руководитель информационно-методической службы',
    'methodologist',
    'municipality',
    'service',
    'Методист: вносит ответы со слов школ, следит за дорожной картой.',
  ),
  officer(
    'curator',
    'zaozersky',
    'Лаврова Яна Романовна',
    'методист',
    'municipalCurator',
    'municipality',
    'service',
  ),
  officer(
    'b-coordinator',
    'beryozovsky',
    'Камышева Ирина Валерьевна',
    'начальник отдела',
    'municipalCoordinator',
    'municipality',
    'authority',
    'Муниципальный координатор соседнего Берёзовского округа.',
  ),
  officer(
    'b-methodologist',
    'beryozovsky',
    'Дубравин Кирилл Антонович',
    'методист',
    'methodologist',
    'municipality',
    'service',
  ),
  officer(
    'l-coordinator',
    'luzhansky',
    'Осокина Лидия Павловна',
    'начальник управления',
    'municipalCoordinator',
    'municipality',
    'authority',
  ),
]

/** Heads whose sentences stand on the sign-in page. */
export const HEAD_PERSONAS: Readonly<Record<string, string>> = {
  z5: 'Директор Моховской школы: одно поручение вернули, одно просрочено.',
  z6: 'Директор Тихоборской школы: отчёт на проверке, есть рекомендация.',
  z1: 'Директор школы-наставника: почти всё принято.',
  b4: 'Директор школы Берёзовского округа.',
}

/** Deputies and team heads of schools. */
export const TEAM_HEADS: readonly {
  readonly school: string
  readonly name: readonly [string, string, string]
  readonly role: Role
  readonly title: string
  readonly sentence: string | null
}[] = [
  {
    school: 'z5',
    name: ['Крапивина', 'Юлия', 'Андреевна'],
    role: 'teamHead',
    title: 'учитель математики',
    sentence: 'Руководитель школьной сетевой команды Моховской школы.',
  },
  {
    school: 'z1',
    name: ['Пахомов', 'Артём', 'Игоревич'],
    role: 'teamHead',
    title: 'заместитель директора',
    sentence: null,
  },
  {
    school: 'z6',
    name: ['Чабрецова', 'Дарья', 'Ильинична'],
    role: 'deputyHead',
    title: 'заместитель директора по учебной работе',
    sentence: null,
  },
]
