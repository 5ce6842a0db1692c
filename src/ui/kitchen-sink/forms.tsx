import { Button } from '../button.tsx'
import { ConflictTable } from '../conflict-table.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { bindForm } from '../fields/bind.ts'
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '../fields/choice.tsx'
import { FileField } from '../fields/file.tsx'
import { FindMore } from '../fields/find-more.tsx'
import { DateField, NumberField, PasswordField, TextArea, TextField } from '../fields/text.tsx'
import { Form } from '../form.tsx'
import { Actions } from '../layout.tsx'
import { Link } from '../link.tsx'
import { CopyText, Uploads } from '../uploads.tsx'
import { SAMPLE_KEY, Shelf } from './sample.tsx'

const problems = [
  { field: 'held_on', text: 'Такого дня нет: в ноябре 30 дней' },
  { field: 'outcome', text: 'Напишите, что решили на встрече' },
  { field: 'how', text: 'Отметьте, как прошла встреча' },
  { field: 'who', text: 'Отметьте хотя бы одного участника' },
  { text: 'Встреча за этот день уже записана' },
]

const typed: Readonly<Record<string, readonly string[]>> = {
  theme: ['Задания разного уровня на одном уроке'],
  held_on: ['31.11.2022'],
  hours: ['1,5'],
  mark: ['4'],
}

const form = bindForm({ text: (name) => typed[name]?.[0] ?? '', all: (name) => typed[name] ?? [] }, problems)

const SCHOOLS = [
  'Озёрская СОШ',
  'Ключевская ООШ',
  'Лужанская гимназия',
  'Берёзовская СОШ № 2',
  'Заозёрный лицей',
].map((label, at) => ({
  value: String(at + 1),
  label,
  group: at < 3 ? 'Заозёрский район' : 'Берёзовский район',
}))

const MarkAndProof = () => (
  <>
    <RadioGroup
      {...form.text('mark')}
      label="Оцените пользу"
      hint="1: совсем не помогло, 5: очень помогло"
      layout="scale"
      options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
    />
    <FileField
      {...form.only('proof')}
      label="Подтверждающие материалы"
      kinds="DOCX, PDF, XLSX или снимок"
      accept=".docx,.pdf,.xlsx,image/*"
      multiple
      optional
      kept={[{ token: 'sample', name: 'Лист явки.pdf', size: 184_320 }]}
    />
  </>
)

const Meeting = () => (
  <Form
    action="#main"
    commandKey={SAMPLE_KEY}
    version={3}
    files
    draft={{ form: 'session', subject: '1', title: 'Встреча', address: '/dev/kitchen-sink' }}
  >
    <TextField
      {...form.text('theme')}
      label="Тема встречи"
      hint="Как напишете здесь, так будет в отчёте."
      suggestions={['Разбор замера', 'Открытый урок']}
    />
    <DateField {...form.text('held_on')} label="Дата встречи" hint="дд.мм.гггг, например 22.11.2022" />
    <NumberField {...form.text('hours')} label="Сколько длилась" decimal unit="часа" />
    <SelectField {...form.text('school')} label="Школа" options={SCHOOLS} filter />
    <TextArea {...form.text('outcome')} label="Что решили" />
    <RadioGroup
      {...form.text('how')}
      label="Как прошла встреча"
      options={[
        { value: 'live', label: 'Очно', hint: 'понадобится лист явки' },
        { value: 'video', label: 'По видеосвязи' },
      ]}
    />
    <CheckboxGroup
      {...form.many('who')}
      label="Кто был"
      options={SCHOOLS.map(({ value, label }) => ({ value, label }))}
    />
    <MarkAndProof />
    <PasswordField {...form.only('secret')} label="Пароль" purpose="current" />
    <Checkbox
      {...form.tick('remember')}
      label="Запомнить это написание"
      hint="В следующий раз программа узнает школу сама."
    />
    <Actions>
      <Button>Отправить отчёт</Button>
      <Button kind="other" name="then" value="draft">
        Сохранить черновик
      </Button>
      <Link href="#main">Отменить</Link>
    </Actions>
  </Form>
)

const Margined = () => (
  <section class="kit">
    <Form action="#main" commandKey={SAMPLE_KEY} margin>
      <TextField
        name="school_name"
        number="1"
        label="Название образовательной организации"
        value="МБОУ «Озёрская средняя общеобразовательная школа»"
        prefilled={{ from: 'из реестра школ', href: '#main' }}
      />
      <NumberField
        name="partners"
        number="3"
        label="Сколько у вас сетевых партнёров"
        value="3"
        prefilled={{ from: 'из двух договоров', href: '#main', fact: '№ 7 и № 12, действуют', original: '2' }}
      />
      <DateField
        name="since"
        number="5"
        label="С какого времени вы участвуете"
        value="05.03.2022"
        prefilled={{ from: 'из распоряжения № 417-р', href: '#main' }}
      />
      <TextArea
        name="why"
        number="13"
        label="Поясните свою оценку"
        hint="Что помогло больше всего и чего не хватило."
        error="Поясните, почему поставили 4: хватит одной-двух фраз"
      />
      <TextArea name="wishes" number="14" label="Ваши предложения" optional />
      <Actions>
        <Button kind="other">Отправить в комитет</Button>
        <Link href="#main">Посмотреть, как будет напечатано</Link>
      </Actions>
      <FindMore
        title="В списке не все"
        why="Показаны первые по порядку."
        label="Название или фамилия"
        button="Найти"
        find=""
      />
    </Form>
  </section>
)

const Conflict = () => (
  <Shelf name="Спор двух правок" about="Было, записано сейчас, ваше.">
    <Form action="#main" commandKey={SAMPLE_KEY} version={4}>
      <ConflictTable
        who="Ершов К. Д., методист"
        when="10.11.2022, 14:12"
        fields={[
          {
            name: 'theme',
            label: 'Тема',
            was: 'Задания по чтению',
            theirs: 'Чтение на уроках истории',
            yours: 'Задания разного уровня',
          },
          { name: 'held_on', label: 'Дата', was: '22.11.2022', theirs: '24.11.2022', yours: '22.11.2022' },
          { name: 'place', label: 'Место', was: '', theirs: '', yours: 'актовый зал' },
        ]}
      />
    </Form>
  </Shelf>
)

/** Fields, forms, files, refusals, conflicts. */
export const Forms = () => (
  <>
    <Shelf name="Сводка ошибок" about="Стоит первой на странице, ссылки ведут в поле.">
      <ErrorSummary problems={problems} title="Отчёт не отправлен: исправьте пять мест" />
    </Shelf>
    <Shelf name="Поля">
      <Meeting />
    </Shelf>
    <Margined />
    <Shelf name="Файлы и текст">
      <Uploads
        files={[
          {
            name: 'Отчёт о встрече.docx',
            href: '#main',
            size: '48 Кб',
            when: '09.11.2022, 16:20',
            who: 'Лозовская Н. П.',
            deleteHref: '#main',
          },
          {
            name: 'Снимки занятия.zip',
            href: '#main',
            size: '1,4 Мб',
            when: '07.11.2022, 11:05',
            who: 'Ершов К. Д.',
          },
        ]}
      />
      <Uploads files={[]} empty="Файлов пока нет." />
      <CopyText
        id="chat"
        label="Текст для чата"
        value="Коллеги, отчёт о встрече ждём до 15 ноября. Заполнить можно по ссылке из письма."
      />
    </Shelf>
    <Conflict />
  </>
)
