import { expect, test } from 'vitest'
import { readSignature } from './read.ts'
import { SIGNATURE, STREAMED } from './signature.fixture.ts'

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

const SAID = {
  signer: 'Вяземская Татьяна Олеговна',
  position: 'председатель комитета',
  organisation: 'Комитет образования Заозёрского района',
  issuer: 'Удостоверяющий центр «Опора»',
  validUntil: '2028-02-25T11:41:45Z',
}

test('a detached signature says who signed, when, and until when the certificate serves', () => {
  const [part, ...more] = readSignature(bytes(SIGNATURE)) ?? []
  expect(more).toEqual([])
  expect(part).toMatchObject(SAID)
  expect(part?.signedAt).toMatch(/^2026-11-22T11:41:\d\dZ$/u)
})

test('lengths told at the end, PEM and bare base64 are read as well', () => {
  const text = (words: string) => new TextEncoder().encode(words)
  const pem = `-----BEGIN CMS-----\n${SIGNATURE.replace(/(.{64})/gu, '$1\n')}\n-----END CMS-----\n`
  for (const each of [bytes(STREAMED), text(pem), text(SIGNATURE)])
    expect(readSignature(each)).toMatchObject([SAID])
})

test('anything else, cut or spoiled, is told to be no signature and never breaks the reader', () => {
  const whole = bytes(SIGNATURE)
  expect(readSignature(new TextEncoder().encode('%PDF-1.7'))).toBeNull()
  expect(readSignature(new Uint8Array())).toBeNull()
  expect(readSignature(new Uint8Array(5_000).fill(0x30))).toBeNull()
  for (let at = 0; at < whole.length; at += 7) {
    expect(readSignature(whole.subarray(0, at))).toBeNull()
    const spoiled = whole.slice()
    spoiled[at] = 0xff
    expect(() => readSignature(spoiled)).not.toThrow()
  }
})
