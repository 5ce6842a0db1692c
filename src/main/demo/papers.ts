import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { addDays, type Day, dateOf, monthOf, yearOf } from '../../kernel/day.ts'
import { dayAndMonth, fullDay, shortDay } from '../../kernel/format.ts'
import { MONTH_NAMES } from '../../kernel/months.ts'

/** A paper of the demo: its words and rows are invented. */
export type Paper = {
  readonly file: string
  readonly lines: readonly {
    readonly text: string
    readonly align?: 'center' | 'right'
    readonly bold?: boolean
  }[]
  readonly table?: {
    readonly title: string
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
  readonly after?: readonly string[]
}

const words = (day: Day): string =>
  `${String(dateOf(day)).padStart(2, '0')} ${fullDay(day).split(/\s/u).slice(1).join(' ')} года`

const centred = (text: string, bold = false) => ({ text, align: 'center' as const, bold })

const SCHOOLS =
  'МКОУ «Моховская ООШ», МКОУ «Тихоборская СОШ», МКОУ «Подгорновская СОШ», МКОУ «Верхнереченская ООШ», МКОУ «Заозёрская ОСШ № 3», МБОУ «Заозёрская СОШ № 1», МБОУ «Заозёрская гимназия», МБОУ «Ключевская СОШ», МБОУ «Светлояровская СОШ № 2»'

const TEAM = 'Руководители школьных сетевых команд'
const OFFICER = 'Снегирёва М.В. главный специалист отдела развития образования'
const SERVICE = 'Трофимова А.К. руководитель информационно-методической службы'

/** The order that starts the year: nine schools, sub-clauses with terms, a roadmap. */
export const startOrder = (day: Day, today: Day): Paper => {
  const in_ = (days: number) => addDays(today, days)
  return {
    file: 'rasporyazhenie-dorozhnaya-karta.docx',
    lines: [
      centred('АДМИНИСТРАЦИЯ ЗАОЗЁРСКОГО МУНИЦИПАЛЬНОГО РАЙОНА'),
      centred('СВЕТЛОЯРСКОЙ ОБЛАСТИ'),
      centred('КОМИТЕТ ОБРАЗОВАНИЯ', true),
      centred('РАСПОРЯЖЕНИЕ', true),
      centred(`от ${words(day)} № 118`),
      centred(
        `Об утверждении дорожной карты сетевого наставничества школ Заозёрского муниципального района на ${yearOf(today)} год`,
        true,
      ),
      {
        text: 'В целях организации взаимной помощи школ района и в соответствии с региональной программой «Школы помогают школам»:',
      },
      {
        text: `1. Утвердить дорожную карту сетевого наставничества школ района на ${yearOf(today)} год (Приложение 1).`,
      },
      { text: `2. Руководителям ${SCHOOLS}:` },
      {
        text: `2.1. Разработать план взаимодействия со школой-партнёром и представить его в информационно-методическую службу в срок до ${words(in_(-21))}.`,
      },
      {
        text: `2.2. Провести пробный открытый урок с участием педагогов школы-партнёра в срок до ${words(in_(-6))}.`,
      },
      { text: `2.3. Направить сводку о дефицитах педагогов по предметам до ${words(in_(9))}.` },
      { text: '2.4. Разместить план взаимодействия на сайте школы.' },
      {
        text: `3. Трофимовой А.К., руководителю информационно-методической службы, обеспечить контроль выполнения пункта 2 и подготовить обзор планов до ${words(in_(16))}.`,
      },
      {
        text: '4. Рекомендовать руководителям общеобразовательных организаций района включить сетевые встречи в план работы методических объединений.',
      },
      {
        text: '5. Контроль за исполнением распоряжения возложить на главного специалиста отдела развития образования Снегирёву М.В.',
      },
      { text: 'Председатель комитета                                        Т.О. Вяземская' },
      { text: `Разослано: в дело, ${SCHOOLS}` },
      { text: `Приложение 1 к распоряжению комитета образования от ${shortDay(day)} № 118`, align: 'right' },
    ],
    table: {
      title: 'ДОРОЖНАЯ КАРТА',
      head: [
        '№ п/п',
        'Мероприятия',
        'Срок',
        'Ответственные на муниципальном уровне',
        'Ответственные на институциональном уровне',
        'Ожидаемый результат',
      ],
      rows: roadmapRows(today),
    },
  }
}

const range = (from: Day, to: Day): string => `${dayAndMonth(from)}-${dayAndMonth(to)}`
const month = (day: Day, today: Day): string => {
  const name = MONTH_NAMES[monthOf(day) - 1] ?? ''
  const year = yearOf(day) === yearOf(today) ? '' : ` ${yearOf(day)} года`
  return name.slice(0, 1).toUpperCase() + name.slice(1) + year
}

const roadmapRows = (today: Day): readonly (readonly string[])[] => {
  const in_ = (days: number) => addDays(today, days)
  const both = `${OFFICER} ${SERVICE}`
  return [
    [
      '1.',
      'Установочное совещание школьных сетевых команд',
      dayAndMonth(in_(-50)),
      both,
      TEAM,
      'Команды знают порядок работы на год',
    ],
    [
      '2.',
      'Составление планов взаимодействия школ-партнёров',
      range(in_(-45), in_(-21)),
      SERVICE,
      TEAM,
      'Планы составлены и согласованы',
    ],
    [
      '3.',
      'Работа по теме «Урок, на котором думают»',
      range(in_(-30), in_(30)),
      both,
      TEAM,
      'Пары учителей провели и разобрали уроки',
    ],
    [
      '3.1.',
      'Мастер-классы на базе школ-наставников',
      range(in_(-30), in_(-20)),
      SERVICE,
      'МБОУ «Заозёрская СОШ № 1» МБОУ «Заозёрская гимназия»',
      'Приёмы показаны и записаны',
    ],
    [
      '3.2.',
      'Пробные открытые уроки',
      range(in_(-19), in_(-6)),
      SERVICE,
      TEAM,
      'Уроки проведены, листы наблюдения заполнены',
    ],
    [
      '3.3.',
      'Круглый стол: что получилось',
      dayAndMonth(in_(12)),
      both,
      '–',
      'Выводы записаны в аналитический отчёт',
    ],
    [
      '4.',
      'Самостоятельная работа пар «учитель-учитель»',
      month(in_(40), today),
      '-',
      'Наставники учителей',
      'Отчёт о совместной работе',
    ],
    [
      '5.',
      'Итоговая встреча команд района',
      month(in_(70), today),
      OFFICER,
      TEAM,
      'Лучший опыт отобран для сборника',
    ],
    ['6.', 'Сводка о взаимных посещениях уроков', 'ежемесячно', SERVICE, TEAM, 'Сводка представлена'],
    ['7.', 'Экскурсии обучающихся в школу-партнёр', 'по согласованию', '–', '–', 'Впечатления записаны'],
  ]
}

/** A letter with recommendations, another modality. */
export const methodDayLetter = (day: Day, today: Day): Paper => ({
  file: 'prikaz-metodicheskij-den.docx',
  lines: [
    centred('АДМИНИСТРАЦИЯ ЗАОЗЁРСКОГО МУНИЦИПАЛЬНОГО РАЙОНА'),
    centred('КОМИТЕТ ОБРАЗОВАНИЯ', true),
    centred('РАСПОРЯЖЕНИЕ', true),
    centred(`${shortDay(day)} № 131-р`),
    centred('О проведении единого методического дня', true),
    { text: 'В соответствии с планом работы комитета образования:' },
    {
      text: `1. Провести единый методический день ${words(addDays(today, 12))} на базе МБОУ «Ключевская СОШ».`,
    },
    {
      text: `2. Руководителям общеобразовательных организаций, показавших низкие образовательные результаты, обеспечить участие педагогов и направить списки до ${words(addDays(today, 5))}.`,
    },
    {
      text: `3. Рекомендовать руководителям МБОУ «Заозёрская гимназия», МБОУ «Светлояровская СОШ № 2» подготовить мастер-классы до ${words(addDays(today, 10))}.`,
    },
    { text: '4. Контроль за исполнением распоряжения оставляю за собой.' },
    { text: 'Председатель комитета                                        Т.О. Вяземская' },
  ],
})

/** A paper with slips, still being checked: an unknown spelling and a term that can be read in two ways. */
export const paperInCheck = (day: Day, today: Day): Paper => ({
  file: 'prikaz-stazhirovka.docx',
  lines: [
    centred('АДМИНИСТРАЦИЯ ЗАОЗЁРСКОГО МУНИЦИПАЛЬНОГО РАЙОНА'),
    centred('КОМИТЕТ ОБРАЗОВАНИЯ', true),
    centred('ПРИКАЗ', true),
    centred(`от ${words(day)} № 140`),
    centred('Об организации стажировок педагогов', true),
    { text: 'В целях поддержки педагогов школ района ПРИКАЗЫВАЮ:' },
    {
      text: `1. Руководителям МКОУ «Маховская ООШ», МКОУ «Тихоборская СОШ» определить педагогов для стажировки до ${words(addDays(today, 20))}.`,
    },
    {
      text: `2. Руководителю МБОУ «Заозёрская СОШ № 1» составить программу стажировки до ${words(addDays(today, 25))}.`,
    },
    { text: '3. Контроль за исполнением приказа оставляю за собой.' },
    { text: 'Председатель комитета                                        Т.О. Вяземская' },
  ],
})

/** An order of the region: it stops at the head of the district for his resolution. */
export const regionOrder = (day: Day, today: Day, number: string, about: string): Paper => ({
  file: `rasporyazhenie-oblast-${number}.docx`,
  lines: [
    centred('КОМИТЕТ ОБРАЗОВАНИЯ СВЕТЛОЯРСКОЙ ОБЛАСТИ', true),
    centred('РАСПОРЯЖЕНИЕ', true),
    centred(`от ${words(day)} № ${number}`),
    centred(about, true),
    { text: 'Во исполнение пункта 1.7 региональной дорожной карты проекта «Школы помогают школам»:' },
    {
      text: `1. Руководителям общеобразовательных организаций подготовить краткие сведения об опыте школы до ${words(addDays(today, 12))}.`,
    },
    {
      text: `2. Муниципальным координаторам собрать сведения школ и представить сводку до ${words(addDays(today, 18))}.`,
    },
    { text: '3. Контроль за исполнением распоряжения оставляю за собой.' },
    { text: 'Председатель комитета                                        Р.А. Полевой' },
  ],
})

/** The neighbour's order: it must be invisible to the first district. */
export const neighbourOrder = (day: Day, today: Day): Paper => ({
  file: 'rasporyazhenie-berezovsky.docx',
  lines: [
    centred('АДМИНИСТРАЦИЯ БЕРЁЗОВСКОГО МУНИЦИПАЛЬНОГО ОКРУГА'),
    centred('ОТДЕЛ ОБРАЗОВАНИЯ', true),
    centred('РАСПОРЯЖЕНИЕ', true),
    centred(`от ${shortDay(day)} г. № 57`),
    centred('О закреплении школ-наставников', true),
    { text: 'В целях повышения качества образования:' },
    {
      text: `1. Руководителям МБОУ «Сухоложная ООШ», МБОУ «Дальнебродская СОШ», МБОУ «Каменковская ООШ» составить перечень запросов к школе-наставнику до ${words(addDays(today, 8))}.`,
    },
    {
      text: `2. Руководителям МАОУ «Берёзовский лицей», МБОУ «Ясногорская СОШ» назначить ответственного за наставничество до ${words(addDays(today, 3))}.`,
    },
    { text: '3. Контроль за исполнением распоряжения оставляю за собой.' },
    { text: 'Начальник отдела                                        И.В. Камышева' },
  ],
})

/** An order of last summer by which nobody works any more; the paper it rests on was never loaded. */
export const oldOrder = (day: Day, today: Day): Paper => ({
  file: 'rasporyazhenie-letnee.docx',
  lines: [
    centred('АДМИНИСТРАЦИЯ БЕРЁЗОВСКОГО МУНИЦИПАЛЬНОГО ОКРУГА'),
    centred('ОТДЕЛ ОБРАЗОВАНИЯ', true),
    centred('РАСПОРЯЖЕНИЕ', true),
    centred(`от ${shortDay(day)} г. № 31`),
    centred('О подготовке школ к сетевому наставничеству', true),
    {
      text: `В соответствии с приказом комитета общего образования Светлоярской области от ${shortDay(addDays(day, -20))} № 12:`,
    },
    {
      text: `1. Руководителю МБОУ «Каменковская ООШ» представить список учителей, которым нужна помощь, до ${words(addDays(today, 30))}.`,
    },
    { text: '2. Контроль за исполнением распоряжения оставляю за собой.' },
    { text: 'Начальник отдела                                        И.В. Камышева' },
  ],
})

const ALIGN = { center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

const tableOf = (table: NonNullable<Paper['table']>): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [table.head, ...table.rows].map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0,
          children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })),
        }),
    ),
  })

/** The paper as a DOCX file. */
export const toDocx = async (paper: Paper): Promise<Uint8Array> => {
  const children = [
    ...paper.lines.map(
      (line) =>
        new Paragraph({
          ...(line.align === undefined ? {} : { alignment: ALIGN[line.align] }),
          children: [
            new TextRun({ text: line.text, bold: line.bold ?? false, font: 'Times New Roman', size: 28 }),
          ],
        }),
    ),
    ...(paper.table === undefined
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: paper.table.title, bold: true })],
          }),
          tableOf(paper.table),
        ]),
  ]
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}
