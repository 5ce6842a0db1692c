import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { recallSent } from '../../modules/assignments/commands.ts'
import { openRound, planRound } from '../../modules/deficits/commands/round.ts'
import { recallRounds } from '../../modules/deficits/public.ts'
import { changeDirective } from '../../modules/directives/commands/changes.ts'
import { discardDirective } from '../../modules/directives/commands/check.ts'
import { closeCollection, openCollection } from '../../modules/forms/commands/collection.ts'
import { DELIVERED_FORMS } from '../../modules/forms/domain/delivered/editions.ts'
import { cancelMatching, openMatching } from '../../modules/matching/commands/open.ts'
import { agreeContract, draftContract, sendContract } from '../../modules/pairs/commands/contracts.ts'
import { signContract } from '../../modules/pairs/commands/signing.ts'
import { judgeTemplate, uploadTemplate } from '../../modules/pairs/commands/templates.ts'
import { contractDuties } from '../../modules/pairs/jobs.ts'
import { addPerson, erasePerson, leavePerson, mergePersons } from '../../modules/people/commands/persons.ts'
import { moveModel } from '../../modules/programmes/commands/model.ts'
import { moveOrganisation } from '../../modules/schools/commands/life.ts'
import { addOrganisation } from '../../modules/schools/commands/register.ts'
import type { Command, Subject } from '../../platform/command/command.ts'
import type { Database } from '../../platform/database/open.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { questions } from '../concerns.ts'
import { startDirective } from '../confirm.ts'
import { oldOrder, type Paper, toDocx } from './papers.ts'

/** What the story of things that are over needs of the stage. */
export type EndingsDesk = {
  readonly today: Day
  readonly database: Database
  readonly region: string
  readonly municipality: (code: string) => string
  readonly organisation: (code: string) => string
  readonly run: <I, S extends Subject, C>(
    code: string,
    day: Day,
    spec: Command<I, S, C>,
    raw: unknown,
  ) => Promise<string>
  /** The same at this very moment: what is recalled must have been sent some minutes ago. */
  readonly runNow: <I, S extends Subject, C>(
    code: string,
    spec: Command<I, S, C>,
    raw: unknown,
  ) => Promise<string>
  /** A paper uploaded, asked about nothing, in force. */
  readonly confirmed: (code: string, day: Day, paper: Paper) => Promise<string>
  readonly keep: (name: string, bytes: Uint8Array) => Promise<StoredFile>
}

const WHO = 'b-coordinator'
const PLACE = 'beryozovsky'

const find = async (desk: EndingsDesk, text: string, values: readonly unknown[]): Promise<string> => {
  const { rows } = await desk.database.worker.query<{ id: string }>(text, [...values])
  const [found] = rows
  if (found === undefined) throw new Error(`the story finds nothing: ${text}`)
  return found.id
}

/** A school of the neighbour district is closed and names its successor, a house of creation is being reorganised. */
const organisations = async (desk: EndingsDesk): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const add = async (shortName: string, fullName: string, kind: string, schoolType: string) =>
    idInAddress(
      await desk.run(WHO, on(-120), addOrganisation, {
        region: desk.region,
        municipality: desk.municipality(PLACE),
        ...{ shortName, fullName, kind, schoolType },
        ...{ district: '', inn: '', ogrn: '', address: '' },
      }),
    )
  const move = { reason: 'постановление администрации округа', successor: '' }
  await desk.run(WHO, on(-80), moveOrganisation, {
    ...move,
    organisation: await add(
      'МБОУ «Еловская НОШ»',
      'муниципальное бюджетное общеобразовательное учреждение «Еловская начальная общеобразовательная школа»',
      'school',
      'primary',
    ),
    action: 'close',
    on: shortDay(on(-80)),
    successor: desk.organisation('b5'),
  })
  await desk.run(WHO, on(-20), moveOrganisation, {
    ...move,
    organisation: await add(
      'МБУ ДО «Берёзовский дом творчества»',
      'муниципальное бюджетное учреждение дополнительного образования «Берёзовский дом творчества»',
      'supplementary',
      '',
    ),
    action: 'announceReorganisation',
    on: shortDay(on(-20)),
  })
}

/** A teacher has left, a card written twice is one again, somebody's data were erased as he wished. */
const people = async (desk: EndingsDesk): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const add = async (lastName: string, firstName: string, middleName: string, position: string) =>
    idInAddress(
      await desk.run(WHO, on(-90), addPerson, {
        node: `organisation:${desk.organisation('b3')}`,
        ...{ lastName, firstName, middleName, position },
        ...{ role: '', act: '', email: '', phone: '' },
        from: shortDay(on(-90)),
        evenSo: true,
      }),
    )
  const left = await add('Полозова', 'Вера', 'Андреевна', 'учитель физики')
  await desk.run(WHO, on(-30), leavePerson, { person: left })
  const twin = await add('Ершов', 'Глеб', 'Тарасович', 'учитель географии')
  const into = await add('Ершов', 'Глеб', 'Тарасович', 'учитель географии и биологии')
  await desk.run(WHO, on(-29), mergePersons, { person: twin, into })
  const erased = await add('Самойлова', 'Инга', 'Петровна', 'педагог-психолог')
  await desk.run(WHO, on(-28), leavePerson, { person: erased })
  await desk.run('admin', on(-10), erasePerson, { person: erased, confirmed: true })
}

/** A question that waits for its answer and one that is settled. */
const asked = async (desk: EndingsDesk): Promise<void> => {
  const day = addDays(desk.today, -2)
  const about = (school: string) =>
    find(
      desk,
      `select id from assignment where organisation_id = $1 and source_kind = 'clause' and state = 'assigned' order by id limit 1`,
      [desk.organisation(school)],
    )
  const ask = async (school: string, text: string) => {
    const record = await about(school)
    await desk.run(school, day, questions.ask, { record, row: '', text })
    return find(desk, 'select id from question where record_id = $1 order by asked_at desc limit 1', [record])
  }
  await ask('b6', 'Перечень запросов составлять на учебный год или на полугодие?')
  const settled = await ask('b4', 'Можно ли прислать перечень вместе с соседней школой?')
  const answer = { question: settled, text: 'Да, одним письмом за двумя подписями.', forAll: false }
  await desk.run(WHO, addDays(day, 1), questions.say, answer)
  await desk.run('b4', addDays(day, 1), questions.close, { question: settled })
}

/** An old order that cites a paper nobody has loaded is repealed; a draft is put aside. */
const papers = async (desk: EndingsDesk): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const order = await desk.confirmed(WHO, on(-110), oldOrder(on(-110), desk.today))
  await desk.run(WHO, on(-12), changeDirective, {
    directive: order,
    by: '',
    words: `распоряжение отдела образования от ${shortDay(on(-12))} № 55`,
    from: shortDay(on(-12)),
    whole: true,
    lines: [],
  })
  const draft = idInAddress(
    await desk.run(WHO, on(-6), startDirective, {
      kind: 'письмо',
      title: 'О переносе встречи заместителей директоров',
      answersTo: '',
      assignment: '',
    }),
  )
  await desk.run(WHO, on(-5), discardDirective, { directive: draft })
}

/** Last spring's collection is closed. */
const collection = async (desk: EndingsDesk): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const id = idInAddress(
    await desk.run(WHO, on(-60), openCollection, {
      form: DELIVERED_FORMS[0]?.id,
      title: 'Опыт наставничества за прошлый год',
      words: '',
      dueOn: shortDay(on(-45)),
      ...{ node: '', basis: 'план отдела образования', directive: '' },
      who: 'chosen',
      organisations: [desk.organisation('b1')],
    }),
  )
  await desk.run(WHO, on(-40), closeCollection, { collection: id })
}

/** The model of the year that is over is closed with its programme. */
const lastModel = async (desk: EndingsDesk): Promise<void> => {
  const model = await find(
    desk,
    `select m.id from municipal_model m join programme p on p.id = m.programme_id where m.state = 'agreed' and p.state = 'closed' and m.municipality_id = $1`,
    [desk.municipality('zaozersky')],
  )
  const year = schoolYearOf(desk.today)
  const move = (day: Day, action: string) =>
    desk.run('coordinator', day, moveModel, {
      id: model,
      action,
      act: '',
      actWords: `распоряжение комитета образования от ${shortDay(day)}`,
    })
  await move(`${year - 1}-10-01` as Day, 'start')
  await move(`${year}-06-05` as Day, 'close')
}

/** A round opened by mistake is recalled in the same minutes. */
const recalledRound = async (desk: EndingsDesk): Promise<void> => {
  const year = schoolYearOf(desk.today) + 1
  const programme = await find(
    desk,
    `select p.id from programme p join municipal_model m on m.programme_id = p.id where p.state = 'running' and m.municipality_id = $1`,
    [desk.municipality(PLACE)],
  )
  const opensOn = addDays(desk.today, 1)
  const made = await desk.runNow(WHO, planRound, {
    programme,
    quarter: `01.04.${year}`,
    opensOn: shortDay(opensOn),
    dueOn: shortDay(addDays(opensOn, 20)),
    closesOn: shortDay(addDays(opensOn, 25)),
    categories: ['lowResults'],
    basis: 'план отдела образования',
  })
  const round = idInAddress(made)
  await desk.runNow(WHO, openRound, { round })
  await desk.runNow(WHO, recallSent, { source: round, reason: 'Открыли не тот квартал' })
  await handleFacts(desk.database, [recallRounds], makeLog({ level: 'silent' }))
}

/** A matching of the next year was begun too early. */
const cancelled = async (desk: EndingsDesk): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const year = schoolYearOf(desk.today) + 2
  const matching = idInAddress(
    await desk.run(WHO, on(-35), openMatching, {
      municipality: desk.municipality(PLACE),
      programme: '',
      year: String(year),
      from: `01.09.${year}`,
      until: `31.05.${year + 1}`,
      offersUntil: shortDay(on(-20)),
      silence: 'agrees',
    }),
  )
  const reason = 'Начали раньше времени: сначала дождёмся обновления дефицитов'
  await desk.run(WHO, on(-34), cancelMatching, { matching, reason })
}

const sign = async (desk: EndingsDesk, pair: string, days: readonly [from: Day, until: Day]) => {
  const [from, until] = days
  const bond = await find(
    desk,
    `select organisation_id || ':' || mentor_id as id from pair_bond where record_id = $1 order by id limit 1`,
    [pair],
  )
  const contract = idInAddress(
    await desk.run(WHO, from, draftContract, {
      ...{ pair, bond, from: shortDay(from), until: shortDay(until) },
      place: 'г. Берёзов',
      basis: 'распоряжение о закреплении школ-наставников',
      subject: 'разбор двух уроков',
    }),
  )
  await desk.run(WHO, from, agreeContract, { contract, number: '', on: shortDay(from) })
  await desk.run(WHO, from, sendContract, { contract })
  for (const side of ['mentor', 'curated'] as const)
    await desk.run(WHO, from, signContract, { contract, side, on: shortDay(from), file: null })
}

/** A contract of ten days has run to its end. */
const contracts = async (desk: EndingsDesk): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const pair = await find(
    desk,
    `select p.id from school_pair p where p.municipality_id = $1 and p.state in ('confirmed','working') and p.from_on <= $2 order by p.id limit 1`,
    [desk.municipality(PLACE), on(-11)],
  )
  await sign(desk, pair, [on(-11), on(-1)])
  await contractDuties(desk.database, { zone: 'Europe/Moscow', day: desk.today }, { region: desk.region })
}

/** Own forms of the contract: returned with remarks, approved, replaced by the next. */
const templates = async (desk: EndingsDesk): Promise<void> => {
  const upload = async (day: Day, no: number): Promise<string> => {
    const name = `договор-форма-${no}.docx`
    const lines = [
      { text: 'Договор № {номер} от {дата}' },
      { text: 'Договор действует с {начало} по {окончание}.' },
    ]
    await desk.run(WHO, day, uploadTemplate, {
      file: await desk.keep(name, await toDocx({ file: name, lines })),
      tags: ['номер', 'дата', 'начало', 'окончание'],
    })
    return find(
      desk,
      'select id from contract_template where municipality_id = $1 order by no desc limit 1',
      [desk.municipality(PLACE)],
    )
  }
  const judge = (day: Day, template: string, decision: string, remarks = '') =>
    desk.run(WHO, day, judgeTemplate, { template, decision, remarks })
  const on = (days: number): Day => addDays(desk.today, days)
  await judge(on(-57), await upload(on(-58), 1), 'remarks', 'Нет срока договора и направлений помощи.')
  await judge(on(-50), await upload(on(-51), 2), 'approve')
  await judge(on(-3), await upload(on(-4), 3), 'approve')
  await upload(on(-1), 4)
}

/** Everything that can be over is over somewhere: the school year shows every state that a thing may be in. */
export const endings = async (desk: EndingsDesk): Promise<void> => {
  await organisations(desk)
  await people(desk)
  await asked(desk)
  await papers(desk)
  await collection(desk)
  await lastModel(desk)
  await recalledRound(desk)
  await cancelled(desk)
  await contracts(desk)
  await templates(desk)
}
