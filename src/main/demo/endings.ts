import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { changeDirective } from '../../modules/directives/commands/changes.ts'
import { discardDirective } from '../../modules/directives/commands/check.ts'
import { closeCollection, openCollection } from '../../modules/forms/commands/collection.ts'
import { DELIVERED_FORMS } from '../../modules/forms/domain/delivered/editions.ts'
import { addPerson, erasePerson, leavePerson, mergePersons } from '../../modules/people/commands/persons.ts'
import { moveModel } from '../../modules/programmes/commands/model.ts'
import { moveOrganisation } from '../../modules/schools/commands/life.ts'
import { addOrganisation } from '../../modules/schools/commands/register.ts'
import { questions } from '../concerns.ts'
import { startDirective } from '../confirm.ts'
import { type EndingsDesk, find, PLACE, WHO } from './endings-desk.ts'
import { cancelled, contracts, recalledRound, templates } from './endings-pairs.ts'
import { oldOrder } from './papers.ts'

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
