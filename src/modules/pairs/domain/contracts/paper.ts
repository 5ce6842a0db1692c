import type { Paper, PaperBlock, PaperLine } from '../../../../documents/paper.ts'
import type { ContractValues } from './values.ts'

/** The model contract in our own words (domain facts, section 4): sections in their usual order, no payment. */
type Chapter = readonly [heading: string, ...points: string[]]

const CHAPTERS: readonly Chapter[] = [
  [
    'Предмет договора',
    'Школа-наставник безвозмездно помогает закреплённой школе консультациями по направлениям: {предмет}.',
    'Направления уточняются по мере обновления дефицитов закреплённой школы и записываются в план взаимодействия.',
  ],
  [
    'Порядок и формы помощи',
    'Помощь оказывается в виде консультаций, посещения и разбора уроков, стажировок, совместных занятий, подготовки к единому методическому дню.',
    'Работа ведётся по плану взаимодействия, который школы составляют вместе и могут менять по согласию.',
    'Каждая встреча записывается: день, вид, тема, число часов, участники, итог.',
  ],
  [
    'Школа-наставник',
    'Назначает тех, кто помогает, и сообщает их имена закреплённой школе.',
    'Делится материалами, которыми вправе распоряжаться, и не вмешивается в дела закреплённой школы.',
    'Вправе предложить изменить план, если условия для помощи не созданы.',
  ],
  [
    'Закреплённая школа',
    'Называет свои дефициты, обновляет их в установленные сроки и говорит, какая помощь нужна.',
    'Создаёт условия для встреч, обеспечивает участие своих работников и применяет согласованное.',
    'Сообщает о результатах по целям, названным в плане взаимодействия.',
  ],
  [
    'Финансовые условия',
    'Помощь по договору безвозмездна. Расходы каждая школа несёт сама, если школы не договорились иначе.',
  ],
  [
    'Персональные данные',
    'Школы передают друг другу только те сведения о работниках и обучающихся, без которых помощь невозможна, и не разглашают их.',
    'Согласия на обработку персональных данных, когда они нужны, оформляются отдельными документами.',
  ],
  [
    'Ответственность и споры',
    'Школа, которая не может исполнить договорённость в срок, предупреждает об этом другую заранее.',
    'Разногласия решаются переговорами, затем с участием муниципального органа управления образованием.',
  ],
  [
    'Срок, изменение и расторжение',
    'Договор действует с {начало} по {окончание}.',
    'Договор продлевается и изменяется письменным соглашением сторон. Любая сторона вправе отказаться от него, предупредив другую за десять рабочих дней и назвав причину.',
  ],
  [
    'Прочее',
    'Договор составлен в двух экземплярах, по одному для каждой стороны. План взаимодействия является приложением.',
  ],
]

/** Puts the words of one contract into a sentence of the form. */
export const filledIn = (text: string, values: ContractValues): string =>
  text.replace(/\{([^{}]+)\}/gu, (whole, tag: string) => values[tag] ?? whole)

/** A sentence begins with a capital letter even where a full name of a school begins it; a town and a heading do not. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const isSentence = ({ text, indent }: PaperLine): boolean => indent === true && text.startsWith('{')

const line = (text: string, more: Partial<PaperLine> = {}): PaperLine => ({ kind: 'line', text, ...more })

const preamble =
  '{наставник}, далее «школа-наставник», в лице руководителя ({наставник_должность} {наставник_руководитель}), действующего на основании устава, и {закреплённая}, далее «закреплённая школа», в лице руководителя ({закреплённая_должность} {закреплённая_руководитель}), действующего на основании устава, на основании: {основание}, заключили договор о следующем.'

const REQUISITES: readonly string[] = [
  '{сторона}',
  'Адрес: {сторона_адрес}',
  'ИНН {сторона_ИНН}, КПП {сторона_КПП}',
  'ОГРН {сторона_ОГРН}',
  'Телефон: {сторона_телефон}',
]

const SIGNATURE = ['Подпись: ____________________', '{сторона_руководитель}', 'М. П.']

/** Each requisite is a row of its own: both sides stand level. */
const sideRows = (): string[][] =>
  [...REQUISITES, ...SIGNATURE].map((text) =>
    ['наставник', 'закреплённая'].map((prefix) => text.replaceAll('{сторона', `{${prefix}`)),
  )

const blocksOf = (): PaperBlock[] => [
  line('ДОГОВОР № {номер}', { align: 'center', bold: true }),
  line('об оказании консультационной помощи', { align: 'center', bold: true, below: 1 }),
  line('{место}', { right: '{дата}', below: 1 }),
  // names of schools in full are long: justified, they tear the line
  line(preamble, { indent: true }),
  ...CHAPTERS.flatMap(([heading, ...points], at): PaperBlock[] => [
    line(`${at + 1}. ${heading}`, { align: 'center', bold: true, above: 1 }),
    ...points.map((text, nth) => line(`${at + 1}.${nth + 1}. ${text}`, { align: 'justify', indent: true })),
  ]),
  line(`${CHAPTERS.length + 1}. Реквизиты и подписи`, { align: 'center', bold: true, above: 1, below: 0.5 }),
  {
    kind: 'grid',
    head: ['Школа-наставник', 'Закреплённая школа'],
    rows: sideRows(),
  },
]

/** The contract as sheets: DOCX, PDF and the print page are drawn from the same value. */
export const contractPaper = (values: ContractValues, say: <T>(text: T) => T = (text) => text): Paper => ({
  title: filledIn('Договор № {номер} об оказании консультационной помощи', values),
  look: { margins: { left: 25, right: 15, top: 20, bottom: 20 }, size: 12, spacing: 1.15 },
  blocks: say(blocksOf()).map((block): PaperBlock => {
    if (block.kind === 'grid')
      return { ...block, rows: block.rows.map((row) => row.map((text) => capital(filledIn(text, values)))) }
    if (block.kind === 'sheet') return block
    return {
      ...block,
      text: isSentence(block) ? capital(filledIn(block.text, values)) : filledIn(block.text, values),
      ...(block.right === undefined ? {} : { right: filledIn(block.right, values) }),
    }
  }),
})
