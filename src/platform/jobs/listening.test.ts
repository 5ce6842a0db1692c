import { expect, test } from 'vitest'
import { makePool } from '../database/pools.ts'
import { loginOf } from './listening.ts'

test('whoever listens signs in with the password of the pool, which the pool does not show', async () => {
  const pool = makePool('worker', { host: '127.0.0.1', port: 1, user: 'svyazka', password: 'тайна' })
  expect({ ...pool.options }).not.toHaveProperty('password')
  expect(loginOf(pool)).toMatchObject({ host: '127.0.0.1', user: 'svyazka', password: 'тайна' })
  await pool.end()
})
