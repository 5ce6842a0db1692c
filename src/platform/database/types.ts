import pg from 'pg'

type Parser = (text: string) => unknown

const asWritten: Parser = (text) => text

/** int8 as a number while it is exact; beyond that silence would be a wrong figure. */
export const exactInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`)
  return value
}

/** `2022-03-05 10:00:00.123456+00` as ISO 8601 with milliseconds, so that it equals `moment()` of the program. */
export const isoMoment = (text: string): string => {
  const time = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  const parsed = new Date(time)
  // infinity and years before 1 have no ISO form: left as PostgreSQL wrote them.
  return Number.isNaN(parsed.getTime()) ? text : parsed.toISOString()
}

const arrayOf =
  (parser: Parser): Parser =>
  (text) =>
    mapDeep(pg.types.getTypeParser(TEXT_ARRAY)(text), parser)

const mapDeep = (value: unknown, parser: Parser): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapDeep(item, parser))
  return typeof value === 'string' ? parser(value) : value
}

const TEXT_ARRAY: number = 1009
const TIMESTAMPTZ = 1184
const TIMESTAMPTZ_ARRAY = 1185

const DATE = { one: 1082, array: 1182 }
const TIMESTAMP = { one: 1114, array: 1115 }
const INT8 = { one: 20, array: 1016 }
const NUMERIC = { one: 1700, array: 1231 }

const exact: ReadonlyMap<number, Parser> = new Map([
  [DATE.one, asWritten],
  [DATE.array, arrayOf(asWritten)],
  [TIMESTAMP.one, asWritten],
  [TIMESTAMP.array, arrayOf(asWritten)],
  [INT8.one, exactInteger],
  [INT8.array, arrayOf(exactInteger)],
  [NUMERIC.one, asWritten],
  [NUMERIC.array, arrayOf(asWritten)],
  [TIMESTAMPTZ, isoMoment],
  [TIMESTAMPTZ_ARRAY, arrayOf(isoMoment)],
])

const parserFor =
  (own: ReadonlyMap<number, Parser>) =>
  (oid: number, format?: 'text' | 'binary'): Parser =>
    (format !== 'binary' ? own.get(oid) : undefined) ?? pg.types.getTypeParser(oid, 'text')

/**
 * How values come from PostgreSQL (decisions 26): `date` as `YYYY-MM-DD`, int8 as an exact number, numeric as text,
 * `timestamptz` as ISO text. pg's own reading shifts a date by the zone of the machine.
 */
export const exactTypes: pg.CustomTypesConfig = { getTypeParser: parserFor(exact) }

/** The same with `timestamptz` as `Date`: better-auth compares the dates of its sessions itself. */
export const typesWithDates: pg.CustomTypesConfig = {
  getTypeParser: parserFor(
    new Map([...exact].filter(([oid]) => oid !== TIMESTAMPTZ && oid !== TIMESTAMPTZ_ARRAY)),
  ),
}
