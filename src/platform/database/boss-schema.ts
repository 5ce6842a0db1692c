import type { PoolClient } from 'pg'
import PgBoss from 'pg-boss'

/** Schema that pg-boss keeps its tables in. */
export const BOSS_SCHEMA = 'pgboss'

/**
 * Queues are partitions, so the owner makes them. Few of them: every queue is polled by itself. What a job does stands in
 * its data; `heavy` ones compute long and run at most cores - 1 at once.
 */
export const QUEUES = ['quick', 'heavy'] as const
export type QueueName = (typeof QUEUES)[number]

const GRANTS = `
  grant usage on schema ${BOSS_SCHEMA} to svyazka_app, svyazka_worker;
  grant select, insert, update, delete on all tables in schema ${BOSS_SCHEMA} to svyazka_worker;
  grant execute on all functions in schema ${BOSS_SCHEMA} to svyazka_worker;
  grant insert on ${BOSS_SCHEMA}.job to svyazka_app;
  grant select (id) on ${BOSS_SCHEMA}.job to svyazka_app;
  grant select on ${BOSS_SCHEMA}.queue to svyazka_app;
`

/**
 * Installs or updates the tables of pg-boss as owner (decisions 42): the program itself runs it with `migrate: false`.
 * The command of a person may only put a job in.
 */
export const installBoss = async (client: PoolClient): Promise<void> => {
  const boss = new PgBoss({
    schema: BOSS_SCHEMA,
    migrate: true,
    supervise: false,
    schedule: false,
    db: { executeSql: (text, values) => client.query(text, values) },
  })
  await boss.start()
  for (const name of QUEUES) await boss.createQueue(name)
  await boss.stop({ graceful: false })
  await client.query(GRANTS)
}
