import { addDays, type Day } from '../../kernel/day.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { confirmAnswer, judgeAnswer, keepAnswer, sendAnswer } from '../../modules/forms/commands/answer.ts'
import { openCollection } from '../../modules/forms/commands/collection.ts'
import { beginForm, changeForm, publishForm } from '../../modules/forms/commands/form.ts'
import { DELIVERED_FORMS } from '../../modules/forms/domain/delivered/editions.ts'
import type { Command, Subject } from '../../platform/command/command.ts'

/** What the story of a collection needs of the stage: real commands of real people on their days. */
export type CollectionDesk = {
  readonly today: Day
  readonly act: <I, S extends Subject, C>(
    code: string,
    day: Day,
    spec: Command<I, S, C>,
    raw: unknown,
  ) => Promise<string>
  /** The answer that a school was asked for. */
  readonly answerOf: (collection: string, school: string) => Promise<string>
}

const SCHOOLS_ASKED = 9

type Told = {
  readonly part: string
  readonly mark: string
  readonly why: string
  readonly proposals?: string
}

const typed = (name: string, partners: string, told: Partial<Told>) => ({
  files: {},
  fields: {
    'a.school': [name],
    'a.model': ['pair'],
    'a.partners': [partners],
    'a.schoolsOfDistrict': [String(SCHOOLS_ASKED)],
    'a.since': ['10.09.2025'],
    'a.events.0.day': ['24.09.2025'],
    'a.events.0.event': ['Установочная встреча команд'],
    'a.events.1.day': ['15.10.2025'],
    'a.events.1.event': ['Открытые уроки по математике'],
    'a.part': told.part === undefined ? [] : [told.part],
    'a.mark': told.mark === undefined ? [] : [told.mark],
    'a.why': told.why === undefined ? [] : [told.why],
    'a.proposals': told.proposals === undefined ? [] : [told.proposals],
  },
})

const GOOD: Told = {
  part: 'Учителя математики дали два открытых урока, завучи разобрали их вместе с гостями.',
  mark: '4',
  why: 'Помогли разборы уроков. Не хватило встреч для начальной школы.',
  proposals: 'Назначать встречи на каникулы: тогда могут приехать все.',
}

type Line = {
  readonly school: string
  readonly by: string
  readonly day: number
  readonly name: string
  readonly told: Partial<Told>
  readonly channel?: 'phone' | 'paper'
  readonly ends?: 'accept' | 'return' | 'confirm'
}

/** Every state that an answer can be in; two schools have not begun. */
const LINES: readonly Line[] = [
  { school: 'z2', by: 'z2', day: -9, name: 'МБОУ «Заозёрская гимназия»', told: GOOD, ends: 'accept' },
  {
    school: 'z3',
    by: 'z3',
    day: -6,
    name: 'МБОУ «Ключевская СОШ»',
    told: { ...GOOD, part: 'Участвовали.' },
    ends: 'return',
  },
  { school: 'z5', by: 'z5', day: -4, name: 'МКОУ «Моховская ООШ»', told: { ...GOOD, mark: '5' } },
  { school: 'z6', by: 'z6', day: -1, name: 'МКОУ «Тихоборская СОШ»', told: GOOD },
  {
    school: 'z7',
    by: 'methodologist',
    day: -3,
    name: 'МКОУ «Подгорновская СОШ»',
    told: GOOD,
    channel: 'phone',
  },
  {
    school: 'z9',
    by: 'methodologist',
    day: -3,
    name: 'МКОУ «Заозёрская ОСШ № 3»',
    told: GOOD,
    channel: 'paper',
    ends: 'confirm',
  },
]

const REMARK = 'Назовите, какие уроки и кто их давал: по одному слову опыт не передать.'

const answerLine = async (desk: CollectionDesk, collection: string, line: Line): Promise<void> => {
  const answer = await desk.answerOf(collection, line.school)
  const day = addDays(desk.today, line.day)
  await desk.act(line.by, day, sendAnswer, {
    answer,
    typed: typed(line.name, '2', line.told),
    channel: line.channel ?? '',
  })
  const next = addDays(day, 1)
  if (line.ends === 'confirm') await desk.act(line.school, next, confirmAnswer, { answer })
  else if (line.ends !== undefined)
    await desk.act('officer', next, judgeAnswer, {
      answer,
      decision: line.ends,
      remarks: line.ends === 'return' ? [{ field: 'part', text: REMARK }] : [],
    })
}

/** Questions of a form of the district: kinds with settings, a condition, a check between questions. */
const QUESTIONS: readonly Readonly<Record<string, readonly string[]>>[] = [
  { label: ['Есть ли в школе методический кабинет'], number: ['1'], kind: ['yesNo'], required: ['yes'] },
  {
    label: ['Сколько встреч в нём прошло'],
    number: ['2'],
    kind: ['number'],
    required: ['yes'],
    's.min': ['0'],
    'showIf.0': ['q1=yes'],
  },
  {
    label: ['Встречи'],
    number: ['3'],
    kind: ['table'],
    required: ['no'],
    'c.0.label': ['Дата'],
    'c.0.kind': ['day'],
    'c.1.label': ['Тема'],
    'c.1.kind': ['text'],
  },
  { label: ['План работы кабинета'], number: ['4'], kind: ['file'], required: ['no'], 's.atMost': ['2'] },
]

/** The methodologist has published a form of her own and is writing its next edition. */
const draftStory = async ({ today, act }: CollectionDesk): Promise<void> => {
  const begun = await act('methodologist', today, beginForm, {
    base: 'blank',
    id: '',
    node: '',
    title: 'Методический кабинет школы',
  })
  const draft = idInAddress(begun)
  const change = (step: unknown) => act('methodologist', today, changeForm, { draft, change: step })
  for (const said of QUESTIONS) await change({ step: 'field', key: 'new', section: 0, said })
  const said = {
    shape: ['compare'],
    left: ['r:q3'],
    is: ['<='],
    right: ['f:q2'],
    at: ['q3'],
    sentence: ['Встреч в таблице больше, чем названо выше'],
  }
  await change({ step: 'rule', key: 'new', said })
  const form = idInAddress(await act('methodologist', today, publishForm, { draft }))
  await act('methodologist', today, beginForm, { base: 'form', id: form, node: '', title: '' })
}

/** The district asks its schools about their experience: answers in every state, two days after the term. */
export const collectionStory = async (desk: CollectionDesk): Promise<void> => {
  const { today } = desk
  const location = await desk.act('officer', addDays(today, -14), openCollection, {
    form: DELIVERED_FORMS[0]?.id ?? '',
    title: 'Сведения об опыте участия в сетевом наставничестве',
    words: 'Ответьте за школу в целом. Программа подставила то, что знает: сверьте.',
    dueOn: addDays(today, -2),
    node: '',
    basis: 'письмо комитета образования № 214',
    directive: '',
    who: 'all',
    organisations: [],
  })
  const collection = idInAddress(location)
  for (const line of LINES) await answerLine(desk, collection, line)
  await desk.act('z1', addDays(today, -1), keepAnswer, {
    answer: await desk.answerOf(collection, 'z1'),
    typed: typed('МБОУ «Заозёрская СОШ № 1»', '3', { part: GOOD.part }),
  })
  await draftStory(desk)
}
