import { describe, expect, test } from 'vitest'
import { ErrorSummary } from '../error-summary.tsx'
import { Form } from '../form.tsx'
import { markup } from '../send.ts'
import { Surround } from '../surroundings.ts'
import { bindForm } from './bind.ts'
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from './choice.tsx'
import { fieldId } from './field.tsx'
import { FileField } from './file.tsx'
import { DateField, NumberField, PasswordField, TextArea, TextField } from './text.tsx'

const EVIL = '"><script>alert(1)</script>'
const options = [
  { value: 'a', label: 'Первый' },
  { value: 'b', label: 'Второй', hint: 'подробнее' },
]

test('hint and error are tied to the control, the error is named as one', async () => {
  const form = bindForm({ text: () => 'Чтение', all: () => [] }, [
    { field: 'theme', text: 'Напишите тему встречи' },
  ])
  const html = await markup(<TextField {...form.text('theme')} label="Тема" hint="Как в отчёте" />)
  expect(html).toContain('<label for="f-theme">Тема</label>')
  expect(html).toContain('aria-describedby="f-theme-error f-theme-hint"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('<span class="vh">Ошибка: </span>Напишите тему встречи')
  expect(html).toContain('value="Чтение"')
})

test('without hint and error nothing is tied', async () => {
  const html = await markup(<TextField name="theme" label="Тема" />)
  expect(html).not.toMatch(/aria-|class="hint"|class="msg"/)
})

describe('what a person typed never becomes markup', () => {
  const fields = {
    text: <TextField name="x" label={EVIL} hint={EVIL} error={EVIL} value={EVIL} suggestions={[EVIL]} />,
    area: <TextArea name="x" label="Текст" value={`</textarea>${EVIL}`} />,
    date: <DateField name="x" label="Дата" value={EVIL} />,
    number: <NumberField name="x" label="Число" value={EVIL} unit={EVIL} />,
    select: (
      <SelectField
        name="x"
        label="Выбор"
        value={EVIL}
        options={[{ value: EVIL, label: EVIL, group: EVIL }]}
      />
    ),
    radio: (
      <RadioGroup name="x" label="Выбор" options={[{ value: EVIL, label: EVIL, hint: EVIL }]} value={EVIL} />
    ),
    ticks: <CheckboxGroup name="x" label="Выбор" options={[{ value: EVIL, label: EVIL }]} values={[EVIL]} />,
    file: <FileField name="x" label="Файл" kinds={EVIL} kept={[{ token: EVIL, name: EVIL, size: 1 }]} />,
    source: (
      <TextField name="x" label="Школа" prefilled={{ from: EVIL, fact: EVIL, original: EVIL }} value="a" />
    ),
    name: <TextField name={EVIL} label="Имя" />,
  }
  test.each(Object.entries(fields))('%s', async (_, field) => {
    const html = await markup(field)
    expect(html).not.toContain('<script')
    expect((html.match(/<\/textarea>/g) ?? []).length).toBeLessThanOrEqual(1)
  })
})

test('text of several lines keeps its first line break', async () => {
  expect(await markup(<TextArea name="x" label="Текст" value={'\nвторая'} />)).toMatch(
    /<textarea[^>]*>\n\nвторая<\/textarea>/,
  )
})

test('chosen answers come back chosen', async () => {
  expect(await markup(<SelectField name="x" label="Выбор" options={options} value="b" />)).toMatch(
    /<option value="b" selected[^>]*>Второй/,
  )
  const radios = await markup(<RadioGroup name="x" label="Выбор" options={options} value="b" />)
  expect(radios.match(/ checked/g)).toHaveLength(1)
  expect(radios).toMatch(/id="f-x-2"[^>]*value="b"[^>]*checked/)
  expect(
    (await markup(<CheckboxGroup name="x" label="Выбор" options={options} values={['a', 'b']} />)).match(
      / checked/g,
    ),
  ).toHaveLength(2)
})

test('a question that follows many alike stands in two columns, its name left to readers', async () => {
  const html = await markup(
    <RadioGroup name="x" label="Чтение" options={options} layout="two" labelHidden value="b" />,
  )
  expect(html).toContain('<legend class="vh">Чтение</legend>')
  expect(html).toMatch(/<div class="picks-two">.*id="f-x-2"[^>]*checked/)
})

test('a group says its error on the group, and the summary leads to its first control', async () => {
  const html = await markup(<RadioGroup name="how" label="Как" options={options} error="Отметьте, как" />)
  expect(html).toContain('role="radiogroup" aria-describedby="f-how-error" aria-invalid="true"')
  expect(html).toContain(`id="${fieldId('how')}"`)
  const ticks = await markup(<CheckboxGroup name="who" label="Кто" options={options} error="Отметьте, кто" />)
  expect(ticks.match(/aria-invalid="true"/g)).toHaveLength(2)
})

test('the margin says what was filled in and what the person corrected', async () => {
  const source = { from: 'из договоров', href: '/contracts', original: '2' }
  expect(await markup(<NumberField name="n" label="Партнёров" value="2" prefilled={source} />)).toContain(
    '<b>Подставлено</b>',
  )
  expect(await markup(<NumberField name="n" label="Партнёров" value="3" prefilled={source} />)).toMatch(
    /Исправлено вами, было.2/,
  )
})

test('«Можно не заполнять» stands where a field may stay empty', async () => {
  expect(await markup(<TextField name="x" label="Тема" optional />)).toMatch(
    /id="f-x-hint">Можно не.заполнять\./,
  )
  const hinted = (hint: string) => markup(<TextField name="x" label="День" hint={hint} optional />)
  expect(await hinted('дд.мм.гггг')).toMatch(/>дд\.мм\.гггг\. Можно/)
  expect(await hinted('Как вам удобно.')).toMatch(/удобно\. Можно/)
})

test('a password is never filled back, a file kept from a refused submit is', async () => {
  expect(await markup(<PasswordField name="p" label="Пароль" purpose="new" />)).not.toContain('value=')
  const html = await markup(
    <FileField name="scan" label="Скан" kinds="PDF" kept={[{ token: 't1', name: 'Лист.pdf', size: 2048 }]} />,
  )
  expect(html).toMatch(/name="scan__kept" value="t1" checked/)
})

test('a single tick wires its hint', async () => {
  expect(await markup(<Checkbox name="agree" label="Запомнить" hint="Надолго" />)).toContain(
    'aria-describedby="f-agree-hint"',
  )
})

test('a form carries token of the page, command key, version and hidden values', async () => {
  const html = await markup(
    <Surround value={{ lang: 'ru', csrf: 'token' }}>
      <Form
        action="/x"
        commandKey="key"
        version={0}
        files
        hidden={{ pair: '7', list: ['a', 'b'], none: null }}
      >
        <TextField name="x" label="Тема" />
      </Form>
    </Surround>,
  )
  expect(html).toContain('enctype="multipart/form-data"')
  for (const [name, value] of [
    ['csrf', 'token'],
    ['command_key', 'key'],
    ['version', '0'],
    ['pair', '7'],
    ['list', 'a'],
    ['list', 'b'],
  ]) {
    expect(html).toContain(`<input type="hidden" name="${name}" value="${value}"/>`)
  }
  expect(html).not.toContain('name="none"')
})

test('a draft is named on the form, its words come with the page', async () => {
  const draft = { form: 'session', subject: '7', title: 'Встреча', address: '/pairs/7' }
  const html = await markup(
    <Form action="/x" commandKey="key" draft={draft}>
      {null}
    </Form>,
  )
  expect(html).toContain('data-draft="session" data-draft-subject="7"')
  expect(html).toContain('data-saved="Черновик сохранён {time}"')
})

test('the summary counts what to mend and says nothing when all is well', async () => {
  const problems = [{ field: 'a', text: 'Раз' }, { field: 'b', text: 'Ещё раз' }, { text: 'Два' }]
  const html = await markup(<ErrorSummary problems={problems} />)
  expect(html).toMatch(/исправьте.2.места/)
  expect(await markup(<ErrorSummary problems={[{ text: 'Два' }]} />)).toMatch(/<h2>Не.отправлено<\/h2>/)
  expect(html).toContain('<a href="#f-a">Раз</a>')
  expect(await markup(<ErrorSummary problems={[]} />)).toBe('')
})

test.each([
  ['items[3].title', 'f-items-3-title'],
  ['held_on', 'f-held-on'],
  ['x', 'f-x'],
])('id of «%s»', (name, id) => {
  expect(fieldId(name)).toBe(id)
})
