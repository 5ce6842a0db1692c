import { expect, test } from 'vitest'
import { isSignature, signedBy } from './copies.ts'

const of = (...names: string[]) => names.map((name) => ({ name }))

test('a signature stands beside the document it is named after, else beside the first', () => {
  const documents = of('scan.jpg', 'Приказ 41.PDF')
  expect(signedBy('Приказ 41.pdf.sig', documents)?.name).toBe('Приказ 41.PDF')
  expect(signedBy('приказ 41.p7s', documents)?.name).toBe('Приказ 41.PDF')
  expect(signedBy('sgn.sig', documents)?.name).toBe('scan.jpg')
  expect(signedBy('sgn.sig', [])).toBeUndefined()
})

test('a signature written as bare text is known by its name', () => {
  expect(isSignature({ name: 'order.SIG', mediaType: 'text/plain; charset=utf-8' })).toBe(true)
  expect(isSignature({ name: 'order.pdf', mediaType: 'application/pdf' })).toBe(false)
})
