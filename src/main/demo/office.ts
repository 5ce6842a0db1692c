import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { writeAnnex } from '../../modules/directives/commands/annexes.ts'
import { setBlank } from '../../modules/directives/commands/blank.ts'
import { changeDirective } from '../../modules/directives/commands/changes.ts'
import { writeClause } from '../../modules/directives/commands/clauses.ts'
import { draftResolution, receiveDirective } from '../../modules/directives/commands/resolution.ts'
import { signDirective } from '../../modules/directives/commands/signing.ts'
import { putVisaOn, sendForVisas } from '../../modules/directives/commands/visas.ts'
import { startDirective, writeHead } from '../../modules/directives/commands/writing.ts'
import type { Command, Subject } from '../../platform/command/command.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import { confirmDirective, resolveDirective } from '../confirm.ts'
import { type Paper, regionOrder } from './papers.ts'

/** What the story of the office needs of the stage: real commands of real people on their days. */
export type Desk = {
  readonly today: Day
  readonly person: (code: string) => string
  readonly upload: (code: string, day: Day, paper: Paper, level: 'own' | 'incoming') => Promise<string>
  /** A copy that came back signed: a file in the store. */
  readonly copy: (name: string, words: string) => Promise<StoredFile>
  readonly clause: (directive: string, number: string) => Promise<string>
  readonly act: <I, S extends Subject, C>(
    code: string,
    day: Day,
    spec: Command<I, S, C>,
    raw: unknown,
  ) => Promise<string>
}

const takeIn = async (desk: Desk, day: Day, paper: Paper): Promise<string> => {
  const directive = await desk.upload('officer', day, paper, 'incoming')
  await desk.act('officer', day, receiveDirective, { directive, number: '', receivedOn: '' })
  return directive
}

/** The region's plan in the annex: the district takes its own rows out of it. */
const withPlan = (paper: Paper, day: Day, today: Day): Paper => {
  const term = (days: number): string => shortDay(addDays(today, days))
  const everybody = 'Участники областного проекта'
  return {
    ...paper,
    lines: [
      ...paper.lines,
      {
        text: `Приложение 1 к распоряжению комитета образования от ${shortDay(day)} № 338-р`,
        align: 'right',
      },
    ],
    table: {
      title: 'ПЛАН МЕРОПРИЯТИЙ',
      head: [
        '№ п/п',
        'Мероприятия',
        'Срок',
        'Ответственные на муниципальном уровне',
        'Ответственные на институциональном уровне',
        'Ожидаемый результат',
      ],
      rows: [
        ['1.', 'Сбор опыта школ', '', '', '', ''],
        [
          '1.1.',
          'Описание одного приёма работы',
          term(12),
          'Муниципальные координаторы',
          everybody,
          'Описания',
        ],
        ['1.2.', 'Взаимные посещения уроков', term(40), '–', everybody, 'Карты наблюдения'],
        ['2.', 'Сводка области', term(60), 'Аппарат областного комитета', '–', 'Сводка'],
      ],
    },
  }
}

const MEETING = 'О подготовке областной встречи школьных команд'

/** The same paper once more, from another mailbox and with another term: somebody has to say whether it is one. */
const uploadedAgain = async (desk: Desk): Promise<void> => {
  const { today } = desk
  const paper = regionOrder(addDays(today, -3), addDays(today, 1), '351-р', MEETING)
  await desk.upload('methodologist', today, { ...paper, file: 'pismo-s-pochty-351.docx' }, 'incoming')
}

/** One paper of the region with its resolution, one that still waits on the head's table with a draft. */
const incoming = async (desk: Desk): Promise<void> => {
  const { today } = desk
  const received = addDays(today, -5)
  const order = regionOrder(addDays(received, -2), today, '338-р', 'О сборе сведений об опыте школ')
  const done = await takeIn(desk, received, withPlan(order, addDays(received, -2), today))
  const task = {
    clause: null,
    goesDown: true,
    text: 'Собрать ответы школ и подготовить сводку района',
    term: '',
    executors: [desk.person('officer'), desk.person('methodologist')],
  }
  await desk.act('chair', addDays(today, -4), resolveDirective, {
    directive: done,
    text: 'В работу. Прошу взять сведения и у школ, которые помогают другим.',
    lines: [task],
  })
  const waiting = await takeIn(
    desk,
    addDays(today, -1),
    regionOrder(addDays(today, -3), today, '351-р', MEETING),
  )
  await uploadedAgain(desk)
  await desk.act('methodologist', addDays(today, -1), draftResolution, {
    directive: waiting,
    text: 'Прошу подобрать команды, готовые выступить.',
    lines: [
      { ...task, text: 'Предложить три команды для выступления', executors: [desk.person('methodologist')] },
    ],
  })
}

const BLANK = {
  edition: '2025',
  layout: 'centred',
  authority: 'АДМИНИСТРАЦИЯ ЗАОЗЁРСКОГО МУНИЦИПАЛЬНОГО РАЙОНА\nКОМИТЕТ ОБРАЗОВАНИЯ',
  authorityGenitive: 'комитета образования Заозёрского муниципального района',
  contacts: 'ул. Набережная, 4, г. Заозёрск, тел. (81300) 2-14-00',
  place: 'г. Заозёрск',
  orderingWord: '',
  signatoryPosition: 'Председатель комитета',
  marginLeft: '30',
  typeSize: '14',
}

const NO_CLAUSE = {
  clause: '',
  parent: '',
  addressees: [],
  addressedAs: '',
  action: '',
  modality: 'order',
  term: '',
  control: '',
  controller: '',
}

/** A paper of the office in the making: head, two clauses, a table as an annex. */
const drafted = async (desk: Desk, day: Day, title: string, term: string): Promise<string> => {
  const directive = idInAddress(
    await desk.act('officer', day, startDirective, { kind: 'распоряжение', title, answersTo: '' }),
  )
  await desk.act('officer', day, writeHead, {
    directive,
    kind: 'распоряжение',
    title,
    purpose: 'в целях обмена опытом школ района',
    orderingWord: '',
    recipient: '',
    controlKind: 'self',
    control: '',
    controller: '',
    signatory: desk.person('chair'),
    signatoryPosition: '',
    prepared: desk.person('officer'),
  })
  const write = (rest: object) => desk.act('officer', day, writeClause, { ...NO_CLAUSE, directive, ...rest })
  await write({
    addressees: ['category:highResults:школы с высокими результатами'],
    action: 'принять на уроках педагогов закреплённых школ (Приложение № 1)',
    term,
  })
  await write({
    addressees: [`person:${desk.person('methodologist')}:Трофимова А. К.`],
    addressedAs: 'Трофимовой А.К., руководителю информационно-методической службы',
    action: 'собрать отзывы педагогов',
    term,
  })
  await desk.act('officer', day, writeAnnex, {
    directive,
    annex: '',
    title: 'График открытых уроков',
    kind: 'table',
    body: 'Школа\tПредмет\tНеделя\nМБОУ «Ключевская СОШ»\tматематика\tпервая\nМБОУ «Заозёрская СОШ № 1»\tфизика\tвторая',
  })
  return directive
}

const agree = (desk: Desk, who: string, day: Day, directive: string): Promise<string> =>
  desk.act(who, day, putVisaOn, { directive, decision: 'agreed', remark: '' })

/** A paper written inside, agreed, signed outside, given out and changed later. */
const written = async (desk: Desk): Promise<void> => {
  const { today } = desk
  const [begun, signed] = [addDays(today, -12), addDays(today, -9)]
  await desk.act('officer', begun, setBlank, BLANK)
  const directive = await drafted(
    desk,
    begun,
    'О проведении открытых уроков для педагогов района',
    `до ${shortDay(addDays(today, 10))}`,
  )
  const people = [desk.person('methodologist'), desk.person('coordinator')]
  await desk.act('officer', begun, sendForVisas, { directive, people, mode: 'inOrder' })
  await agree(desk, 'methodologist', addDays(today, -11), directive)
  await agree(desk, 'coordinator', addDays(today, -10), directive)
  await desk.act('officer', signed, signDirective, {
    directive,
    number: '136',
    date: shortDay(signed),
    position: 'Председатель комитета',
    name: 'Т.О. Вяземская',
    copies: [
      {
        file: await desk.copy('rasporyazhenie-136.docx', 'Распоряжение № 136, подписанный экземпляр'),
        purpose: 'copy',
        parts: null,
      },
    ],
    lines: null,
    accept: false,
  })
  await desk.act('coordinator', signed, confirmDirective, { directive })
  await desk.act('officer', addDays(today, -3), changeDirective, {
    directive,
    by: '',
    words: `распоряжения комитета образования от ${shortDay(addDays(today, -3))} № 141`,
    from: shortDay(addDays(today, -3)),
    whole: false,
    lines: [
      {
        clause: await desk.clause(directive, '2'),
        kind: 'edition',
        text: 'Трофимовой А.К., руководителю информационно-методической службы, собрать отзывы педагогов и разместить их на сайте.',
      },
    ],
  })
}

/** A draft that lies with the head since yesterday. */
const onItsWay = async (desk: Desk): Promise<void> => {
  const { today } = desk
  const day = addDays(today, -2)
  const directive = await drafted(
    desk,
    day,
    'О встрече школьных команд района',
    `до ${shortDay(addDays(today, 20))}`,
  )
  await desk.act('officer', day, sendForVisas, {
    directive,
    people: [desk.person('methodologist'), desk.person('chair')],
    mode: 'inOrder',
  })
  await agree(desk, 'methodologist', addDays(today, -1), directive)
}

/** The paperwork of the district's office. */
export const officeStory = async (desk: Desk): Promise<void> => {
  await incoming(desk)
  await written(desk)
  await onItsWay(desk)
}
