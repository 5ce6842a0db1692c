import { describe, expect, test } from 'vitest'
import { readDocumentModel } from '../../../../documents/read.ts'
import {
  docxOf,
  cell as makeCell,
  row as makeRow,
  table as makeTable,
  p,
} from '../../../../documents/testing.ts'
import { readingToJson } from './contract.ts'
import { readDirective } from './read.ts'

/** Papers as files, laid out as no generator lays them out; every word is invented. */
const read = async (bytes: Uint8Array) => {
  const model = await readDocumentModel(Buffer.from(bytes))
  if (!model.ok) throw new Error(JSON.stringify(model.refusals))
  return readingToJson(readDirective(model.value))
}
const readText = (text: string) => read(Buffer.from(text.replace(/^ {4}/gmu, '')))

describe('Бумаги, каких никто не ждал', () => {
  test('штамп электронной подписи перед подписью: дни сертификата ничьим сроком не становятся', async () => {
    const { clauses, directive, warnings } = await readText(`
    КОМИТЕТ ОБРАЗОВАНИЯ ЗАРЕЧНОГО РАЙОНА
    РАСПОРЯЖЕНИЕ
    от «12» марта 2024 года № 45-р

    О работе муни-
    ципальной служ-
    бы наставников

    В целях поддержки школ:
    1. Руководителям школ (МБОУ СОШ № 1 – Белов С.С., МКОУ «Полянская ООШ» – Чернов В.В.) назначить кураторов до 22 марта 2024 года.
    2. Контроль за исполнением возложить на заместителя председателя комитета Громова К.К.

    ДОКУМЕНТ ПОДПИСАН
    ЭЛЕКТРОННОЙ ПОДПИСЬЮ
    Сертификат: 00AABBCC
    Действителен с 01.01.2024 до 01.04.2025

    И.о. председателя комитета                         Н.П. Орехова`)
    expect(clauses.map(({ action, deadline, addressees }) => [action, deadline, addressees])).toEqual([
      ['назначить кураторов', '2024-03-22', ['Белов С.С.', 'Чернов В.В.']],
      ['Контроль за исполнением возложить', null, ['Громов К.К.']],
    ])
    expect(directive.title).toBe('О работе муниципальной службы наставников')
    expect(directive.signatory).toEqual({ position: 'И.о. председателя комитета', name: 'Н.П. Орехова' })
    expect(warnings.map(({ text }) => text).join()).toContain('Действителен с 01.01.2024')
    expect(warnings.map(({ code }) => code)).not.toContain('position-oblique')
  })

  test('письмо: «предлагаем представить» есть «представить», приложение без имени названо', async () => {
    const { clauses, annexes } = await readText(`
    ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ ЛЕСНОЙ ОБЛАСТИ
    15.01.2024 № 5-1/20

                                          Руководителям управлений образования

    О рекомендациях

    Необходимо:
    1) ежеквартально (до 25 числа последнего месяца квартала) направлять информацию о внедрении.
    Рекомендуем провести семинары в феврале – марте 2024 года.
    Школам-наставникам предлагаем представить опыт на форуме 20 марта 2024 г.
    Ответственного за взаимодействие просим назначить до 1 февраля 2024 г.

    Приложение: на 24 л. в 1 экз.

    Директор департамента                    (подпись)                 Ж.Ж. Журавлёв`)
    expect(clauses.map(({ action, deadline, modality }) => [action, deadline, modality])).toEqual([
      ['направлять информацию о внедрении', null, 'order'],
      ['провести семинары', '2024-03-31', 'recommendation'],
      ['представить опыт на форуме', '2024-03-20', 'recommendation'],
      ['Ответственного за взаимодействие просим назначить', '2024-02-01', 'order'],
    ])
    expect(annexes).toEqual([{ number: null, title: '', present: false }])
  })

  test('положение: буквы под одним пунктом — братья, а не ступени', async () => {
    const { clauses } = await readText(`
    УТВЕРЖДЕНО
    приказом управления образования
    от 10.01.2024 № 5

    ПОЛОЖЕНИЕ
    о школе-наставнике

    1. Общие положения
    1.1. Статус присваивается на два года.
    2. Обязанности школы-наставника
    2.1. Школа-наставник обязана:
    а) составить план взаимодействия;
    б) представлять отчёт;
    в) вести журнал.`)
    expect(clauses.slice(-3).map(({ number, parent }) => [number, parent])).toEqual([
      ['2.1.а', '2.1'],
      ['2.1.б', '2.1'],
      ['2.1.в', '2.1'],
    ])
  })

  test('план чертами «|», разделы между строками без черт', async () => {
    const { directive, tables } = await readText(`
    План мероприятий по наставничеству на 2023-2024 учебный год

    № | Мероприятие | Срок | Ответственный | Результат
    1. Организационный этап
    1.1 | Издание приказов | до 10.09.2023 | Отдел образования | Приказы
    2. Практический этап
    2.1 | Конференция | апрель | Методический кабинет | Сборник`)
    expect(directive.title).toBe('План мероприятий по наставничеству на 2023-2024 учебный год')
    expect(tables[0]?.rows.map(({ number, parent, cells }) => [number, parent, cells.activity])).toEqual([
      ['1', null, 'Организационный этап'],
      ['1.1', '1', 'Издание приказов'],
      ['2', null, 'Практический этап'],
      ['2.1', '2', 'Конференция'],
    ])
    expect(tables[0]?.rows[3]?.term).toMatchObject({ start: '2024-04-01', end: '2024-04-30' })
  })

  test('приказ декабря о плане на следующий год: «до 25 декабря» есть эти дни, «до 15 января» — следующий год', async () => {
    const { clauses, warnings } = await readText(`
    УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ОЗЁРНОГО РАЙОНА
    ПРИКАЗ
    20.12.2024 № 512
    О плане работы на 2025 год
    ПРИКАЗЫВАЮ:
    1. Методическому кабинету разместить план на сайте до 25 декабря.
    2. Руководителям школ разработать планы до 15 января.
    3. Руководителям школ представить отчёты до 1 ноября.
    Начальник управления                         М.М. Рощин`)
    expect(clauses.map(({ deadline }) => deadline)).toEqual(['2024-12-25', '2025-01-15', '2025-11-01'])
    expect(warnings.filter(({ code }) => code === 'year-guessed').length).toBe(1)
  })

  test('маленький план с фамилиями — таблица, а не подпись; у приложения два ряда реквизитов', async () => {
    const rows = [
      ['Ожидаемый результат', 'Ответственный', 'Срок', 'Мероприятие', '№ п/п'],
      ['Протокол', 'Петров Б.Б.', 'до 25 декабря', 'Контрольный срез', '1'],
      ['Отчёт', 'Петров Б.Б.', 'в течение года', 'Сопровождение', '2'],
    ]
    const table = makeTable(
      rows.map((cells) => makeRow(cells.map((text) => makeCell(p(text))).join(''))).join(''),
    )
    const lines = [
      'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ГОРОДА ЛЕСНОГО',
      'ПРИКАЗ',
      'от 11.09.2024 № 77',
      'Об утверждении плана',
      'В целях поддержки школ приказываю:',
      '1. Утвердить план мониторинга (приложение № 1).',
      '2. Контроль оставляю за собой.',
      'Начальник управления\tВ.В. Сосновский',
      'Приложение № 1',
      'к приказу управления образования',
      'города Лесного от 11.09.2024 № 77',
      'План мониторинга на 2024/2025 учебный год',
    ]
    const { tables, annexes } = await read(docxOf(`${lines.map((text) => p(text)).join('')}${table}`))
    expect(annexes).toEqual([
      { number: '1', title: 'План мониторинга на 2024/2025 учебный год', present: true },
    ])
    expect(tables[0]?.rows.map(({ number, term }) => [number, term])).toEqual([
      ['1', { kind: 'day', date: '2024-12-25', deadline: true }],
      ['2', { kind: 'year-round', start: '2024-09-01', end: '2025-05-31' }],
    ])
  })

  test('зачёркнутое не читается, сноска сроку не мешает, латинские буквы не прячут слов; у «УТВЕРЖДЕНО» номер в скобках', async () => {
    const part = (text: string, looks = '') =>
      `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
    const order = `<w:p>${part('2. Meтoдистy Громову К.К. подготовить анкеты до ')}${part('18.09.2023 ', '<w:strike/>')}${part('22.09.2023')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`
    const papers = ['ОТДЕЛ ОБРАЗОВАНИЯ', 'ПРИКАЗ', '12.09.2023 № 15', 'О диагностике', 'ПРИКАЗЫВАЮ:']
    const first = p('1. Утвердить форму (приложение 2). Директорам школ назначить кураторов до 20.09.2023.')
    const annex = [
      'УТВЕРЖДЕНО',
      'приказом от 12.09.2023 № 15',
      '(приложение 2)',
      'ФОРМА ОТЧЁТА',
      '1. Школа сдала работы всех классов.',
    ]
    const body = [...papers.map((text) => p(text)), first, order, p('Начальник\tК.К. Громова')]
    const bytes = docxOf([...body, ...annex.map((text) => p(text))].join(''), {
      footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>В двух экземплярах.</w:t></w:r></w:p></w:footnote>',
    })
    const { clauses, annexes, warnings } = await read(bytes)
    expect(
      clauses.map(({ number, addressees, action, deadline }) => [number, addressees, action, deadline]),
    ).toEqual([
      ['1', [], 'Утвердить форму (приложение 2)', null],
      ['1', ['Директорам школ'], 'назначить кураторов', '2023-09-20'],
      ['2', ['Громов К.К.'], 'подготовить анкеты', '2023-09-22'],
    ])
    expect(annexes).toMatchObject([{ number: '2', title: 'ФОРМА ОТЧЁТА', present: true }])
    const said = warnings.map(({ code, text }) => `${code} ${text}`).join()
    expect(said).toContain('struck-text')
    expect(said).toContain('В двух экземплярах')
  })

  test('письмо двум кругам школ; в столбце имя и «Директора школ» — двое', async () => {
    const { clauses, directive } = await readText(`
                                                  Руководителям муниципальных
                                                  органов управления образованием

                                                  Директорам государственных
                                                  общеобразовательных организаций
    МИНИСТЕРСТВО ОБРАЗОВАНИЯ ЗАРЕЧНОЙ ОБЛАСТИ
    от 14.09.2023 № 01-18/3345
    О мониторинге
    Просим до 22 сентября 2023 г. назначить ответственных за мониторинг.
    Заместитель министра                                              И.С. Колосова`)
    expect(directive.issuer).toEqual(['МИНИСТЕРСТВО ОБРАЗОВАНИЯ ЗАРЕЧНОЙ ОБЛАСТИ'])
    expect(clauses[0]?.addressees).toEqual([
      'Руководителям муниципальных органов управления образованием',
      'Директорам государственных общеобразовательных организаций',
    ])
    const heads = ['№', 'Мероприятие', 'Сроки реализации', 'Исполнитель']
    const rows = [heads, ['1', 'Сбор заявок', 'до 20.09', 'Лесникова О.В.\nДиректора школ']]
    const cells = (texts: string[]) =>
      texts.map((text) =>
        makeCell(
          text
            .split('\n')
            .map((each) => p(each))
            .join(''),
        ),
      )
    const table = makeTable(rows.map((each) => makeRow(cells(each).join(''))).join(''))
    const { tables } = await read(docxOf(p('ДОРОЖНАЯ КАРТА на 2024 год') + table))
    const { municipal = [], institutional = [] } = tables[0]?.rows[0]?.responsibles ?? {}
    expect([...municipal, ...institutional].map(({ text }) => text)).toEqual([
      'Лесникова О.В.',
      'Директора школ',
    ])
  })
})
