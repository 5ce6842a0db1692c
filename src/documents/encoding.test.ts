import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './encoding.ts'

const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'

const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (sign) => {
    const code = sign.charCodeAt(0)
    if (code < 0x80) return code
    return code - 0x410 + 0xc0
  })

describe('Кодировка текста', () => {
  it('UTF-8 читается всегда, с меткой и без', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...CYRILLIC, ' ', '\n', '№', '«') }), (text) => {
        const plain = decodeText(Buffer.from(text))
        const marked = decodeText(Buffer.from(`\ufeff${text}`))
        expect([plain.text, plain.guessed, marked.text]).toEqual([text, false, text])
      }),
    )
  })

  it('русский текст в windows-1251 узнаётся, и сказано, что это догадка', () => {
    const word = fc.string({ unit: fc.constantFrom(...CYRILLIC), minLength: 3 })
    fc.assert(
      fc.property(word, word, (one, two) => {
        // These two letters are the mark of UTF-16; no Russian word begins so.
        fc.pre(!/^(яю|юя)/.test(one))
        const bytes = windows1251(`${one} ${two}.\n`)
        expect(decodeText(bytes)).toEqual({
          text: `${one} ${two}.\n`,
          encoding: 'windows-1251',
          guessed: true,
        })
      }),
    )
  })

  it('UTF-16 в обоих порядках читается по метке', () => {
    const little = Buffer.from('\ufeffПлан № 5', 'utf16le')
    const big = Buffer.from(little).swap16()
    expect(decodeText(little)).toMatchObject({ text: 'План № 5', encoding: 'utf-16le' })
    expect(decodeText(big)).toMatchObject({ text: 'План № 5', encoding: 'utf-16be' })
  })

  const ORDER =
    'Приказ от 12.09.2023. Всем директорам школ обеспечить назначение кураторов до 20.09.2023, контроль оставляю за собой.'
  const encoded = (text: string, encoding: string): Uint8Array => {
    const every = Array.from({ length: 256 }, (_, byte) =>
      new TextDecoder(encoding).decode(Uint8Array.of(byte)),
    )
    return Uint8Array.from([...text], (sign) => every.indexOf(sign))
  }

  it.each(['koi8-r', 'ibm866'])(
    'старая кодировка %s узнаётся по буквам, короткий текст не гадается',
    (name) => {
      expect(decodeText(encoded(ORDER, name))).toEqual({ text: ORDER, encoding: name, guessed: true })
      expect(decodeText(encoded('План № 5'.replace('№', 'N'), name)).encoding).toBe('windows-1251')
    },
  )

  it('UTF-16 без метки читается, и сказано, что это догадка', () => {
    const little = Buffer.from(ORDER, 'utf16le')
    expect(decodeText(little)).toEqual({ text: ORDER, encoding: 'utf-16le', guessed: true })
    expect(decodeText(Buffer.from(little).swap16())).toMatchObject({ text: ORDER, encoding: 'utf-16be' })
  })

  it('двоичное содержимое текстом не считается', () => {
    expect(() => decodeText(Buffer.from([65, 0, 66]))).toThrow('unknown-format')
  })
})
