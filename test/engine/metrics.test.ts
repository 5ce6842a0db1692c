import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { metrics } from '../../src/main/metrics.ts'
import { testDatabase } from '../setup/database.ts'

const db = await testDatabase()

test('цифры для наблюдения отдаются только по своему слову и называют страницу без того, что в адресе', async () => {
  const app = new Hono()
  metrics(db, 'watch-word')(app)
  app.get('/people/:id', (c) => c.text('', 200))
  await app.request('/people/01a20462-fbe6-7ef6-b1e1-9856fb2a1681')
  for (const authorization of ['', 'Bearer wrong'])
    expect((await app.request('/metrics', { headers: { authorization } })).status).toBe(404)
  const told = await app.request('/metrics', { headers: { authorization: 'Bearer watch-word' } })
  const text = await told.text()
  expect([told.status, told.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain'),
  ])
  expect(text).toContain(
    'http_request_duration_seconds_count{method="GET",route="/people/:id",status="200"} 1',
  )
  expect(text).toMatch(/^svyazka_jobs_waiting 0$/mu)
  expect(text).toMatch(/^process_resident_memory_bytes \d/mu)
  expect(text).not.toContain('01a20462')
})
