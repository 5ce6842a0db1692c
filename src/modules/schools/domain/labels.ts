/** Words that a municipality may call by its own name, with the cases that sentences and documents need (R219). */
export const LABEL_CODES = [
  'lowResults',
  'atRisk',
  'highResults',
  'resilient',
  'mentorSchool',
  'menteeSchool',
  'methodDay',
  'pupils',
  'municipalCoordinator',
  'municipalCurator',
] as const
export type LabelCode = (typeof LABEL_CODES)[number]

/** Cases are stored, never guessed (decisions 47). */
export type LabelForms = {
  readonly nominative: string
  readonly genitive: string
  readonly dative: string
  readonly plural: string
  readonly pluralGenitive: string
  readonly pluralDative: string
}
export const LABEL_FORMS = [
  'nominative',
  'genitive',
  'dative',
  'plural',
  'pluralGenitive',
  'pluralDative',
] as const satisfies readonly (keyof LabelForms)[]

export type Labels = Readonly<Record<LabelCode, LabelForms>>

const forms = (
  nominative: string,
  genitive: string,
  dative: string,
  plural: string,
  pluralGenitive: string,
  pluralDative: string,
): LabelForms => ({ nominative, genitive, dative, plural, pluralGenitive, pluralDative })

/** Words of the program where a municipality has none of its own. Data, so Russian in every language (decisions 47). */
export const DEFAULT_LABELS: Labels = {
  lowResults: forms(
    'школа с низкими образовательными результатами',
    'школы с низкими образовательными результатами',
    'школе с низкими образовательными результатами',
    'школы с низкими образовательными результатами',
    'школ с низкими образовательными результатами',
    'школам с низкими образовательными результатами',
  ),
  atRisk: forms(
    'школа зоны риска',
    'школы зоны риска',
    'школе зоны риска',
    'школы зоны риска',
    'школ зоны риска',
    'школам зоны риска',
  ),
  highResults: forms(
    'школа с высокими образовательными результатами',
    'школы с высокими образовательными результатами',
    'школе с высокими образовательными результатами',
    'школы с высокими образовательными результатами',
    'школ с высокими образовательными результатами',
    'школам с высокими образовательными результатами',
  ),
  resilient: forms(
    'резильентная школа',
    'резильентной школы',
    'резильентной школе',
    'резильентные школы',
    'резильентных школ',
    'резильентным школам',
  ),
  mentorSchool: forms(
    'школа-наставник',
    'школы-наставника',
    'школе-наставнику',
    'школы-наставники',
    'школ-наставников',
    'школам-наставникам',
  ),
  menteeSchool: forms(
    'закреплённая школа',
    'закреплённой школы',
    'закреплённой школе',
    'закреплённые школы',
    'закреплённых школ',
    'закреплённым школам',
  ),
  methodDay: forms(
    'единый методический день',
    'единого методического дня',
    'единому методическому дню',
    'единые методические дни',
    'единых методических дней',
    'единым методическим дням',
  ),
  pupils: forms('обучающийся', 'обучающегося', 'обучающемуся', 'обучающиеся', 'обучающихся', 'обучающимся'),
  municipalCoordinator: forms(
    'муниципальный координатор',
    'муниципального координатора',
    'муниципальному координатору',
    'муниципальные координаторы',
    'муниципальных координаторов',
    'муниципальным координаторам',
  ),
  municipalCurator: forms(
    'куратор школы',
    'куратора школы',
    'куратору школы',
    'кураторы школ',
    'кураторов школ',
    'кураторам школ',
  ),
}

/** A municipality's own words over the program's; a form it left empty is the program's. */
export const withDefaults = (
  own: Partial<Record<LabelCode, Partial<Record<keyof LabelForms, string | null>>>>,
): Labels => {
  const filled = LABEL_CODES.map((code) => {
    const said = LABEL_FORMS.map((form) => [form, own[code]?.[form] || DEFAULT_LABELS[code][form]])
    return [code, Object.fromEntries(said)]
  })
  return Object.fromEntries(filled) as Labels
}
