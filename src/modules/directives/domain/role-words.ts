import type { Role } from '../../../kernel/access.ts'

/** Words of papers for roles, whatever the case; the first that fits decides. Order: the narrower before the wider. */
const ROLE_WORDS: readonly (readonly [RegExp, Role])[] = [
  [/сетев\S*\s+(проектн\S*\s+)?команд/iu, 'teamHead'],
  [/проектн\S*\s+команд/iu, 'teamHead'],
  [/руководител\S*\s+(муниципальн\S*\s+)?(стажиров\S*\s+площад|мсп\b)/iu, 'siteHead'],
  [/региональн\S*\s+координатор/iu, 'regionalCoordinator'],
  [/координатор/iu, 'municipalCoordinator'],
  [/куратор/iu, 'municipalCurator'],
  [/тьютор/iu, 'tutor'],
  [/наставляем/iu, 'mentee'],
  [/наставник/iu, 'mentor'],
  [/методист/iu, 'methodologist'],
  [/заместител\S*\s+(директор|руководител|заведующ)/iu, 'deputyHead'],
  [/(главн|ведущ)\S*\s+специалист/iu, 'committeeOfficer'],
  [
    /председател\S*\s+комитет|руководител\S*\s+(органов|управлени|мооу|моуо)|начальник\S*\s+управлени/iu,
    'authorityHead',
  ],
  [/(директор|руководител|заведующ)\S*/iu, 'schoolHead'],
]

/** The role that a paper's words name; null when none of ours (then a person is asked). */
export const roleOfWords = (text: string): Role | null =>
  ROLE_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** Words of papers for categories of schools (R043-R046, R219); `all` when schools are meant without a category. */
const CATEGORY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/резильент/iu, 'resilient'],
  [/зон\S*\s+риска|низк\S*\s+потенциал/iu, 'atRisk'],
  [/низк\S*\s+(вовлеч)/iu, 'lowEngagement'],
  [/низк|шнор|шнр|\bнор\b/iu, 'lowResults'],
  [/высок|стабильн|лидер/iu, 'highResults'],
  [/неблагоприятн/iu, 'adverse'],
]

/** Code of the category that the words name. */
export const categoryOfWords = (text: string): string =>
  CATEGORY_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'all'
