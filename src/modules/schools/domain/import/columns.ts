/** What a column of a register may hold. */
export const REGISTER_FIELDS = [
  'shortName',
  'fullName',
  'municipality',
  'kind',
  'schoolType',
  'district',
  'inn',
  'kpp',
  'ogrn',
  'okpo',
  'oktmo',
  'address',
  'latitude',
  'longitude',
  'isRural',
  'pupils',
  'teachers',
  'adverse',
  'siteUrl',
  'email',
  'phone',
  'category',
  'categoryFrom',
  'categoryBasis',
  'aliases',
] as const
export type RegisterField = (typeof REGISTER_FIELDS)[number]

/** Column (from 0) of each field that the file has. */
export type Matching = Readonly<Partial<Record<RegisterField, number>>>

export type SheetRows = readonly (readonly string[])[]

/** Heads as registers of districts write them, the surest first; tried over a head in lower case with ё as е. */
const HEADS: readonly (readonly [RegisterField, RegExp])[] = [
  ['inn', /(?:^|[^а-я])инн(?![а-я])/u],
  ['kpp', /(?:^|[^а-я])кпп(?![а-я])/u],
  ['ogrn', /огрн/u],
  ['okpo', /окпо/u],
  ['oktmo', /октмо/u],
  [
    'categoryFrom',
    /(?:дата|с какого|начало|период).*(?:категори|групп|статус)|(?:категори|групп)[а-я]* с(?![а-я])/u,
  ],
  ['categoryBasis', /основани|реквизиты (?:акта|распоряжения|приказа)|распоряжение|приказ/u],
  ['category', /категори|группа (?:школ|оо)|шнор|результат/u],
  ['schoolType', /тип (?:школ|оо|учрежд|организ)[а-я]*|вид школ|уровень школы/u],
  ['kind', /^(?:вид|тип)$|вид (?:организ|учрежд|оо|деятельн)[а-я]*|род организации/u],
  ['aliases', /вариант|синоним|прежн|другие назван|иначе/u],
  ['fullName', /полн[а-я]+ (?:[а-я]+ )?(?:назван|наименован)|(?:назван|наименован)[а-я]+ полн/u],
  ['district', /образовательн[а-я]+ округ|округ образован/u],
  ['municipality', /муниципал|район|городской округ|(?:^|[^а-я])мо(?![а-я])|территори/u],
  [
    'shortName',
    /(?:кратк|сокращ)[а-я]*.*(?:назван|наименован)|(?:назван|наименован)[а-я]+ (?:кратк|сокращ)/u,
  ],
  [
    'shortName',
    /назван|наименован|^(?:школ|организаци|учрежден|оо|оу|образовательн[а-я]+ (?:организаци|учрежден))[а-я]*$/u,
  ],
  ['latitude', /широт|latitude/u],
  ['longitude', /долгот|longitude/u],
  ['address', /адрес(?! (?:эл|сайт|почт[а-я]* эл))|местонахожд|место нахожд/u],
  ['isRural', /сельск|местност|село.*город/u],
  [
    'pupils',
    /(?:числен|колич|число|кол-во|всего).*(?:обуч|учащ|учен|детей|контингент)|^(?:обучающ|учащ|учен|контингент)/u,
  ],
  ['teachers', /(?:числен|колич|число|кол-во|всего).*(?:пед|учител)|^(?:педагог|учител)/u],
  ['adverse', /шнсу|неблагоприятн|сложн[а-я]+ социальн/u],
  ['email', /e-?mail|электронн[а-я]+ почт|эл\.? ?почт|(?:^|[^а-я])почта(?![а-я])/u],
  ['siteUrl', /сайт|url|интернет/u],
  ['phone', /телефон|тел\.?(?![а-я])/u],
]

const plain = (head: string): string =>
  head
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/[*:]/gu, '')
    .trim()

/** Most likely field of a head; null when it says nothing known. */
export const fieldOf = (head: string): RegisterField | null => {
  const text = plain(head)
  return text === '' ? null : (HEADS.find(([, sign]) => sign.test(text))?.[0] ?? null)
}

/** Matching by heads: each field once, the first column that claims it wins. */
export const guessMatching = (heads: readonly string[]): Matching => {
  const found: Partial<Record<RegisterField, number>> = {}
  heads.forEach((head, at) => {
    const field = fieldOf(head)
    if (field !== null && found[field] === undefined) found[field] = at
  })
  // a register with nothing but a full name still names its schools
  if (found.shortName === undefined && found.fullName !== undefined) {
    const { fullName, ...rest } = found
    return { ...rest, shortName: fullName }
  }
  return found
}

const LOOK_AT = 15

/** Which row holds the heads (from 0): the one among the first rows in which most heads are known. */
export const guessHeaderRow = (rows: SheetRows): number => {
  const scores = rows
    .slice(0, LOOK_AT)
    .map((row) => new Set(row.map(fieldOf).filter((field) => field !== null)).size)
  return Math.max(0, scores.indexOf(Math.max(...scores)))
}

/** Fingerprint of a table's heads: the same table next year finds its matching again. */
export const headsKey = (heads: readonly string[]): string => heads.map(plain).join('|').slice(0, 4_000)

/** Name of a column as spreadsheets show it: A … Z, AA … */
export const columnLetter = (at: number): string => {
  const rest = Math.floor(at / 26)
  const letter = String.fromCharCode(65 + (at % 26))
  return rest === 0 ? letter : columnLetter(rest - 1) + letter
}

/** What is wrong with a matching chosen by a person; empty when it can be used. */
export const matchingFaults = (
  chosen: readonly (RegisterField | null)[],
): readonly { readonly code: 'fieldTwice' | 'nameColumnNeeded'; readonly column?: number }[] => {
  const twice = chosen.flatMap((field, at) =>
    field !== null && chosen.indexOf(field) !== at ? [{ code: 'fieldTwice' as const, column: at }] : [],
  )
  return chosen.includes('shortName') ? twice : [...twice, { code: 'nameColumnNeeded' as const }]
}

/** The matching of chosen fields, one for each column. */
export const matchingOf = (chosen: readonly (RegisterField | null)[]): Matching =>
  Object.fromEntries(chosen.flatMap((field, at) => (field === null ? [] : [[field, at]])))
