import { describe, expect, it } from 'vitest'
import { grid, lines, tables } from '../testing.ts'
import { readTxt } from './read.ts'

const read = (text: string) => readTxt(Buffer.from(text, 'utf8'))

describe('Простой текст', () => {
  it('каждая строка абзац, пустые строки не нужны, подпись с табуляцией не таблица', () => {
    const model = read('РАСПОРЯЖЕНИЕ\n\n1. Утвердить план.\n2. Назначить.\r\n\nПредседатель\tИ.И. Лугов\n')
    expect(lines(model)).toEqual([
      'РАСПОРЯЖЕНИЕ',
      '1. Утвердить план.',
      '2. Назначить.',
      'Председатель\tИ.И. Лугов',
    ])
  })

  it('пробелы вместо выравнивания становятся выравниванием и табуляциями', () => {
    const model = read(`  01.02.2030            г. Берёзовск          № 5\n${' '.repeat(90)}Приложение 1\n`)
    expect(model.blocks).toMatchObject([
      { text: '01.02.2030\tг. Берёзовск\t№ 5' },
      { text: 'Приложение 1', align: 'right' },
    ])
  })

  it('windows-1251 и UTF-16 читаются, о догадке сказано', () => {
    const cyrillic = Buffer.from([0xcf, 0xeb, 0xe0, 0xed, 0x0a, 0xb9, 0x20, 0x35])
    const guessed = readTxt(cyrillic)
    expect(lines(guessed)).toEqual(['План', '№ 5'])
    expect(guessed.warnings.map((warning) => warning.code)).toEqual(['encoding-guessed'])
    const marked = readTxt(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('План', 'utf16le')]))
    expect([lines(marked), marked.warnings]).toEqual([['План'], []])
  })

  it('прогон страницы считает страницы', () => {
    const model = read('первая\n\fвторая')
    expect(model.pages).toBe(2)
    expect(model.blocks).toMatchObject([{ page: 1 }, { page: 2 }])
  })

  it('файл, разбитый на строки одной ширины, собирается в абзацы', () => {
    const paragraph = 'Руководителям школ обеспечить участие команд в совместной работе по плану района '
    const wrapped = (paragraph.repeat(4).match(/.{1,70}(\s|$)/g) ?? []).map((line) => line.trim())
    const model = read(`1. ${wrapped.join('\n')}\n2. ${wrapped.join('\n')}\n\nПодпись`)
    expect(lines(model)).toEqual([
      `1. ${paragraph.repeat(4).trim()}`,
      `2. ${paragraph.repeat(4).trim()}`,
      'Подпись',
    ])
  })
})

describe('Таблицы по табуляциям', () => {
  it('строки через пустую строку (обрыв страницы) остаются одной таблицей, продолжение отдельной строкой', () => {
    const model = read('№\tДело\tДата\n1.\tВстреча\tмай\n\n\tкоманд школ\t\n2.\tСбор\tиюнь\n\nДальше текст\n')
    expect(grid(tables(model)[0])).toEqual([
      ['№', 'Дело', 'Дата'],
      ['1.', 'Встреча', 'май'],
      ['', 'команд школ', ''],
      ['2.', 'Сбор', 'июнь'],
    ])
    expect(lines(model)).toEqual(['Дальше текст'])
  })

  it('подпись после таблицы и вторая таблица не сливаются с первой', () => {
    const model = read('а\tб\tв\nг\tд\tе\n\nДиректор\tПетров\n\nа\tб\nв\tг\n')
    expect(tables(model).map((table) => table.columns)).toEqual([3, 2])
  })

  it('строка без табуляций между строками таблицы дополняет ячейку', () => {
    expect(grid(tables(read('1\tодин\nещё один\n2\tдва'))[0])).toEqual([
      ['1', 'один\nещё один'],
      ['2', 'два'],
    ])
  })

  it('повторённая шапка не повторяется', () => {
    expect(grid(tables(read('№\tДело\n1\tа\n\n№\tДело\n2\tб'))[0])).toEqual([
      ['№', 'Дело'],
      ['1', 'а'],
      ['2', 'б'],
    ])
  })

  it('паспорт из ячеек с начальной табуляцией становится таблицей из двух столбцов', () => {
    const model = read(
      'ПАСПОРТ\n\n\tНазвание\n\tСеть школ района\n\n\tСроки \n\nреализации\n\t2030 – 2033\n\n\tУчастники\n\tШколы\n\nпервая\nвторая\n\n\t\n\tШколы прочие\n\nПриложение 2\n',
    )
    expect(grid(tables(model)[0])).toEqual([
      ['Название', 'Сеть школ района'],
      ['Сроки\nреализации', '2030 – 2033'],
      ['Участники', 'Школы\nпервая\nвторая'],
      ['', 'Школы прочие'],
    ])
    expect(lines(model)).toEqual(['ПАСПОРТ', 'Приложение 2'])
  })

  it('абзацы с отступом табуляцией не таблица', () => {
    const text =
      '\tВ целях развития сети приказываю.\n\t1. Утвердить план работы.\n\t2. Назначить куратора.\n\tКонтроль оставляю за собой.\n\tДата.\n\tМесто.\n'
    expect(tables(read(text))).toEqual([])
    expect(lines(read(text))).toHaveLength(6)
  })
})

describe('Остатки разметки (R134)', () => {
  it('теги и звёздочки убираются с предупреждением, жирность остаётся', () => {
    const model = read(
      '**О плане\nработы**\n\nПункт <i>важный</i> и **жирный** ещё\n\n** По желанию школы\n5 < 6 и 7 > 3\n',
    )
    expect(model.blocks).toMatchObject([
      { text: 'О плане', bold: true },
      { text: 'работы', bold: true },
      { text: 'Пункт важный и жирный ещё', bold: false },
      { text: '** По желанию школы' },
      { text: '5 < 6 и 7 > 3' },
    ])
    expect(model.warnings.map((warning) => [warning.code, warning.where])).toEqual([
      ['markup-left', 'строка 1'],
      ['markup-left', 'строка 2'],
      ['markup-left', 'строка 4'],
    ])
  })

  it('строка из черточек уходит, прочерк в ячейке остаётся', () => {
    const model = read('№\tДело\tКто\n1\tВстреча\t–\n--\t--\t-----\n')
    expect(grid(tables(model)[0])).toEqual([
      ['№', 'Дело', 'Кто'],
      ['1', 'Встреча', '–'],
    ])
    expect(model.warnings.map((warning) => warning.code)).toEqual(['rule-row-dropped'])
  })

  it('таблица из вертикальных черт становится таблицей', () => {
    expect(grid(tables(read('| № | Дело |\n| --- | --- |\n| 1 | Сбор |\n'))[0])).toEqual([
      ['№', 'Дело'],
      ['1', 'Сбор'],
    ])
  })

  it('таблица, сохранённая по ячейке в строке: строки видны по номерам, иначе о ней сказано', () => {
    const head = ['План на 2025 год', '№', 'Мероприятие', 'Срок исполнения', 'Ответственные']
    const rows = ['1.', 'Семинар', 'до 5 марта 2025 г.', 'Панова И.О.', '2.', 'Отчёт', '', 'Директора школ']
    const sure = read([...head, ...rows, 'Начальник\tИ.И. Лугов'].join('\n'))
    expect(tables(sure).map(grid)).toEqual([
      [
        ['№', 'Мероприятие', 'Срок исполнения', 'Ответственные'],
        ['1.', 'Семинар', 'до 5 марта 2025 г.', 'Панова И.О.'],
        ['2.', 'Отчёт', '', 'Директора школ'],
      ],
    ])
    expect(sure.warnings).toEqual([])
    const unsure = read(
      [...head, '1.', 'Семинар', 'март', 'Комитет;', 'ММЦ', '2.', 'Отчёт', 'май', 'ММЦ'].join('\n'),
    )
    expect(unsure.warnings.map(({ code, where }) => [code, where])).toEqual([['table-by-lines', 'строка 2']])
    expect(tables(unsure).map(({ columns }) => columns)).toEqual([1])
  })

  it('таблица из двух столбцов внутри пункта не съедает следующий пункт и не становится пунктами', () => {
    const clauses = ['1. Назначить тьюторов по списку:', '2. Контроль оставляю за собой.']
    const between = (body: readonly string[]) => read([clauses[0], ...body, clauses[1]].join('\n'))
    const pairs = between(['Школа', 'Ответственный', 'МБОУ «А»', 'И.И. Лугов', 'МБОУ «Б»', 'П.П. Озеров'])
    expect(lines(pairs)).toEqual(clauses)
    expect(tables(pairs).map(({ columns }) => columns)).toEqual([1])
    expect(pairs.warnings.map(({ code }) => code)).toEqual(['table-by-lines'])
    const numbered = between(['№ п/п', 'Школа', '1.', 'МБОУ «А»', '2.', 'МБОУ «Б»'])
    expect(lines(numbered)).toEqual(clauses)
    expect(tables(numbered).map(grid)).toEqual([
      [
        ['№ п/п', 'Школа'],
        ['1.', 'МБОУ «А»'],
        ['2.', 'МБОУ «Б»'],
      ],
    ])
    const three = between(['Школа', 'Ответственный', 'Срок', 'МБОУ «А»', 'И.И. Лугов', 'май'])
    expect(lines(three)).toEqual(clauses)
    const list = ['тема занятия', 'форма проведения', 'участники']
    expect(lines(between(list))).toEqual([clauses[0], ...list, clauses[1]])
    const two = ['Тема занятия', 'Форма проведения']
    expect(lines(between(two))).toEqual([clauses[0], ...two, clauses[1]])
  })
})
