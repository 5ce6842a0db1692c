// What must be true after every fall: nothing acknowledged is lost, nothing is half-saved, nothing is saved twice.
const CHECKS = [
  {
    name: 'ключей команд',
    sql: `select k as lost from unnest($1::uuid[]) k where not exists (select 1 from command_done c where c.key = k and c.location <> '')`,
    of: (writes) => writes.map((write) => write.key),
  },
  {
    name: 'отчётов',
    sql: 'select t as lost from unnest($1::text[]) t where (select count(*) from assignment_report r where r.text = t) <> 1',
    of: (writes) => writes.filter((write) => write.kind === 'report').map((write) => write.words),
  },
  {
    name: 'решений',
    sql: 'select t as lost from unnest($1::text[]) t where (select count(*) from assignment_report r where r.decision_text = t) <> 1',
    of: (writes) => writes.filter((write) => write.kind === 'judge').map((write) => write.words),
  },
]

/** Each query gives rows only where a command was saved in part. */
const HALVES = {
  'отчёт без перехода': `select a.id from assignment a where (select count(*) from assignment_report r where r.record_id = a.id)
    <> (select count(*) from state_change s where s.record_id = a.id and s.to_state = 'reported')`,
  'отчёт без записи журнала': `select a.id from assignment a where (select count(*) from assignment_report r where r.record_id = a.id)
    <> (select count(*) from audit_entry e where e.record_id = a.id and e.command = 'assignment.report')`,
  'решение без перехода': `select a.id from assignment a where (select count(*) from assignment_report r where r.record_id = a.id and r.decision = 'returned')
    <> (select count(*) from state_change s where s.record_id = a.id and s.to_state = 'returned')`,
  'решение без записи журнала': `select a.id from assignment a where (select count(*) from assignment_report r where r.record_id = a.id and r.decision is not null)
    <> (select count(*) from audit_entry e where e.record_id = a.id and e.command = 'assignment.judge')`,
  'состояние без отчёта': `select a.id from assignment a where a.state in ('reported','returned','accepted')
    and not exists (select 1 from assignment_report r where r.record_id = a.id)`,
  'состояние не то, что последний переход': `select a.id from assignment a join lateral (select to_state from state_change s
    where s.record_id = a.id order by s.at desc, s.id desc limit 1) s on true where s.to_state <> a.state`,
  'ключ без конца команды': `select key from command_done where location = ''`,
  'повторный номер отчёта':
    'select record_id from assignment_report group by record_id, no having count(*) > 1',
}

/** Acknowledged writes that are not in the database exactly once. */
export const lostOf = async (query, writes) => {
  const lost = []
  for (const check of CHECKS)
    for (const row of await query(check.sql, [check.of(writes)])) lost.push(`${check.name}: ${row.lost}`)
  return lost
}

/** Everything that was saved in part. */
export const halvesOf = async (query) => {
  const found = []
  for (const [name, text] of Object.entries(HALVES))
    for (const row of await query(text)) found.push(`${name}: ${Object.values(row)[0]}`)
  return found
}

/** How many of the unanswered writes had been saved all the same: allowed, and counted. */
export const savedUnanswered = async (query, writes) => {
  const rows = await query('select key from command_done where key = any ($1::uuid[])', [
    writes.map((write) => write.key),
  ])
  return rows.length
}
