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
  l1: [59.9, 34.1],
  l2: [60.02, 34.3],
  l3: [59.91, 34.12],
  l4: [59.89, 34.08],
  l5: [60.1, 34.42],
  l6: [59.74, 33.9],
  l7: [59.8, 34.35],
  l8: [60.15, 34.5],
  l9: [60.05, 34.2],
  l10: [59.7, 33.82],
  l11: [59.95, 34.25],
  l12: [60.2, 34.6],
  l13: [59.9, 34.14],
  l14: [59.82, 33.98],
  l15: [59.66, 33.7],
  l16: [59.78, 34.28],
  l17: [60.25, 34.72],
  l18: [59.85, 34.4],
}

/** Three districts: one lived in full, a neighbour that must not be seen, and one as large as the papers know (12 + 6). */
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
      school('l3', 'МАОУ', '«Лужанский лицей»', 'highResults', 812, false, 'Ермилова Софья Павловна'),
      school('l4', 'МБОУ', '«Лужанская СОШ № 5»', 'highResults', 604, false, 'Батурин Игорь Львович'),
      school('l5', 'МБОУ', '«Красномысская СОШ»', 'highResults', 377, true, 'Зимина Лариса Олеговна'),
      school('l6', 'МБОУ', '«Старопольская СОШ»', 'highResults', 341, true, 'Гордеев Пётр Ильич'),
      school('l7', 'МБОУ', '«Льнозаводская СОШ»', 'highResults', 452, false, 'Ширяева Анна Юрьевна'),
      school('l8', 'МКОУ', '«Ручьёвская ООШ»', 'lowResults', 64, true, 'Волохов Сергей Наумович'),
      school('l9', 'МКОУ', '«Дубровкинская СОШ»', 'lowResults', 132, true, 'Логинова Марина Фёдоровна'),
      school('l10', 'МКОУ', '«Песчанская ООШ»', 'lowResults', 71, true, 'Пыжов Андрей Карпович'),
      school('l11', 'МКОУ', '«Заречинская СОШ»', 'lowResults', 158, true, 'Рощина Елена Сергеевна'),
      school('l12', 'МКОУ', '«Осинковская ООШ»', 'lowResults', 58, true, 'Чудинов Борис Вадимович'),
      school('l13', 'МБОУ', '«Лужанская ОСШ № 2»', 'lowResults', 233, false, 'Стогова Тамара Ивановна'),
      school('l14', 'МКОУ', '«Верхолужская СОШ»', 'lowResults', 147, true, 'Кулябин Юрий Макарович'),
      school('l15', 'МКОУ', '«Токаревская ООШ»', 'lowResults', 83, true, 'Ветошкина Дарья Глебовна'),
      school('l16', 'МКОУ', '«Мшинкинская СОШ»', 'lowResults', 119, true, 'Завьялов Олег Фомич'),
      school('l17', 'МКОУ', '«Липняговская ООШ»', 'lowResults', 67, true, 'Карякина Вера Тарасовна'),
      school('l18', 'МКОУ', '«Новосельцевская СОШ»', 'lowResults', 164, true, 'Минаков Денис Егорович'),
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
    'Муниципальный координатор Лужанского района: двенадцать школ и шесть школ-наставников, пары и две сети.',
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
