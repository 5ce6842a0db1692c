import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalName } from '../../../kernel/names.ts'
import { kindOf, schoolTypeOf } from './names.ts'
import { abbreviationOf, nameSearch, readName, similarity } from './search.ts'
import { territoryCases, territoryKey } from './territory.ts'

const entry = (id: string, ...names: string[]) => ({ id, names: names.map(normalName) })

const REGISTER = [
  entry('two', 'МБОУ «Озёрская СОШ № 2»'),
  entry(
    'three',
    'МБОУ «Озёрская СОШ № 3»',
    'МКОУ «Озёрская средняя школа № 3 с углублённым изучением химии»',
  ),
  entry('birch', 'МКОУ «Берёзовская ООШ»'),
  entry('lyceum', 'МБОУ «Заозёрский лицей имени П. П. Верстова»'),
]

describe('reading a name against a register', () => {
  it.each([
    ['МБОУ "Озерская СОШ №2"', 'two'],
    [
      'муниципальное бюджетное общеобразовательное учреждение «Озёрская средняя общеобразовательная школа № 3»',
      'three',
    ],
    ['МКОУ «БЕРЕЗОВСКАЯ ООШ»', 'birch'],
  ])('%s is sure', (written, id) => {
    expect(readName(REGISTER, written)).toEqual({ sure: id, likely: [] })
  })

  it.each([
    ['МКОУ «БООШ»', ['birch']],
    ['МБОУ «ОСШ № 3»', ['three']],
    ['МКОУ «Березовская основная школа»', ['birch']],
    ['Заозерский лицей им. Верстова', ['lyceum']],
  ])('%s is likely, for a person to choose', (written, ids) => {
    const reading = readName(REGISTER, written)
    expect(reading.sure).toBeNull()
    expect(reading.likely.slice(0, ids.length)).toEqual(ids)
  })

  it('another number is another school, whatever else is alike (decisions 48)', () => {
    expect(readName(REGISTER, 'МБОУ «Озёрская СОШ № 4»')).toEqual({ sure: null, likely: [] })
    expect(readName(REGISTER, 'МКОУ «ОСШ №2»').likely).toEqual(['two'])
  })

  it('never offers a school whose numbers differ', () => {
    const word = fc.constantFrom('МБОУ', '«Озёрская', 'СОШ', 'школа', 'лицей', '№', 'Берёзовская')
    const written = fc.tuple(fc.array(word, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 40 }))
    fc.assert(
      fc.property(written, ([words, number]) => {
        const found = readName(REGISTER, `${words.join(' ')} № ${number}`)
        const allowed = number === 2 ? ['two'] : number === 3 ? ['three'] : []
        return [...found.likely, ...(found.sure === null ? [] : [found.sure])].every((id) =>
          allowed.includes(id),
        )
      }),
    )
  })
})

describe('a search as typed', () => {
  it('takes numbers, codes and abbreviations apart', () => {
    expect(nameSearch('  ')).toBeNull()
    expect(nameSearch('СОШ №12')).toMatchObject({ normal: 'сош №12', numbers: ['12'] })
    expect(nameSearch('7707 083893')).toMatchObject({ code: '7707083893' })
    expect(nameSearch('1027700132195')).toMatchObject({ code: '1027700132195' })
  })

  it('knows an abbreviation from a type and from a word', () => {
    expect(abbreviationOf('зоош')).not.toBeNull()
    expect(abbreviationOf('сош')).toBeNull()
    expect(abbreviationOf('озерская')).toBeNull()
  })

  it('likeness is 1 for the same, 0 for strangers, and the same both ways', () => {
    const name = fc.constantFrom('озерская сош №2', 'березовская оош', 'лицей', 'абв')
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(similarity(a, a)).toBe(1)
        expect(similarity(a, b)).toBe(similarity(b, a))
        expect(similarity(a, b)).toBeLessThanOrEqual(1)
      }),
    )
    expect(similarity('озерская', 'бюф')).toBe(0)
  })
})

describe('what a name says', () => {
  it.each([
    ['МБОУ «Озёрская СОШ № 2»', 'secondary'],
    ['МКОУ «Берёзовская ООШ»', 'basic'],
    ['МОУ «Лужская НОШ»', 'primary'],
    ['МАОУ «Гимназия № 4»', 'gymnasium'],
    ['МБОУ «Лицей»', 'lyceum'],
    ['МБОУ «Центр образования «Маяк»', 'educationCentre'],
    ['ГКОУ «Озёрская школа-интернат»', 'boarding'],
    ['Комитет образования', null],
  ])('type of %s', (name, type) => {
    expect(schoolTypeOf(normalName(name))).toBe(type)
  })

  it.each([
    ['МБОУ «Озёрская СОШ № 2»', 'school'],
    ['МБОУ ДО «Информационно-методический центр»', 'supplementary'],
    ['Комитет образования Заозёрского района', 'authority'],
    ['ГАУ «Институт развития образования»', 'institute'],
    ['МКУ «Информационно-методический центр»', 'methodicalService'],
    ['МКДОУ «Детский сад № 5»', 'other'],
  ])('kind of %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind)
  })
})

describe('territory', () => {
  it.each([
    [
      'Заозёрский муниципальный район',
      'Заозёрского муниципального района',
      'Заозёрском муниципальном районе',
      'Заозёрский район',
    ],
    [
      'Лужанский муниципальный округ',
      'Лужанского муниципального округа',
      'Лужанском муниципальном округе',
      'Лужанский округ',
    ],
    [
      'Берёзовский городской округ',
      'Берёзовского городского округа',
      'Берёзовском городском округе',
      'Берёзовский округ',
    ],
    ['Верхнеозерецкий район', 'Верхнеозерецкого района', 'Верхнеозерецком районе', 'Верхнеозерецкий район'],
    ['город Озёрск', 'город Озёрск', 'город Озёрск', 'город Озёрск'],
  ])('%s', (name, genitive, prepositional, short) => {
    expect(territoryCases(name)).toEqual({ genitive, prepositional, short })
  })

  it('one municipality is recognised in its many writings, two are not mixed', () => {
    const writings = [
      'Заозёрский муниципальный район',
      'заозерский р-н',
      'МО «Заозёрский район»',
      'Заозёрский м.р.',
      'ЗАОЗЕРСКИЙ',
    ]
    expect(new Set(writings.map(territoryKey))).toEqual(new Set(['заозерский']))
    expect(territoryKey('Лужанский район')).not.toBe(territoryKey('Заозёрский район'))
  })
})
