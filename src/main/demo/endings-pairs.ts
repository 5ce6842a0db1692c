import { addDays, addMonths, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { recallSent } from '../../modules/assignments/commands.ts'
import { openRound, planRound } from '../../modules/deficits/commands/round.ts'
import { quarterOf } from '../../modules/deficits/domain/rounds.ts'
import { recallRounds } from '../../modules/deficits/public.ts'
import { cancelMatching, openMatching } from '../../modules/matching/commands/open.ts'
import { agreeContract, draftContract, sendContract } from '../../modules/pairs/commands/contracts.ts'
import { signContract } from '../../modules/pairs/commands/signing.ts'
import { judgeTemplate, uploadTemplate } from '../../modules/pairs/commands/templates.ts'
import { contractDuties } from '../../modules/pairs/jobs.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { neighbourOpened } from './deficits.ts'
import { type EndingsDesk, find, PLACE, WHO } from './endings-desk.ts'
import { toDocx } from './papers.ts'

/** The quarter after the neighbour's own and the one that is planned behind it. */
export const mistakenQuarter = (today: Day): Day => addMonths(quarterOf(neighbourOpened(today)), 6)

/** A round opened by mistake is recalled in the same minutes. */
export const recalledRound = async (desk: EndingsDesk): Promise<void> => {
  const programme = await find(
    desk,
    `select p.id from programme p join municipal_model m on m.programme_id = p.id where p.state = 'running' and m.municipality_id = $1`,
    [desk.municipality(PLACE)],
  )
  const opensOn = addDays(desk.today, 1)
  const made = await desk.runNow(WHO, planRound, {
    programme,
    quarter: shortDay(mistakenQuarter(desk.today)),
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
export const cancelled = async (desk: EndingsDesk): Promise<void> => {
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
export const contracts = async (desk: EndingsDesk): Promise<void> => {
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
export const templates = async (desk: EndingsDesk): Promise<void> => {
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
    desk.run(WHO, day, judgeTemplate, {
      template,
      decision,
      remarks,
      act: '',
      actWords: decision === 'approve' ? `распоряжение комитета образования от ${shortDay(day)} № 97-р` : '',
    })
  const on = (days: number): Day => addDays(desk.today, days)
  await judge(on(-57), await upload(on(-58), 1), 'remarks', 'Нет срока договора и направлений помощи.')
  await judge(on(-50), await upload(on(-51), 2), 'approve')
  await judge(on(-3), await upload(on(-4), 3), 'approve')
  await upload(on(-1), 4)
}
