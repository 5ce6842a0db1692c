import { Button, ButtonLink } from '../button.tsx'
import { ErrorContent } from '../error-page.tsx'
import { Filters } from '../filters.tsx'
import { History } from '../history.tsx'
import { Link } from '../link.tsx'
import { Checklist, Figures, Rows, Steps, SummaryList, Tabs } from '../lists.tsx'
import { usualSight } from '../low-vision.ts'
import { SightPanel } from '../low-vision-panel.tsx'
import { Empty, Note, Progress } from '../note.tsx'
import { Pager } from '../pager.tsx'
import { PrintHead } from '../print-head.tsx'
import { Table } from '../table.tsx'
import { Tag, type TagState } from '../tag.tsx'
import { TaskThread } from '../task-thread.tsx'
import { Shelf } from './sample.tsx'

type School = {
  readonly id: string
  readonly name: string
  readonly mentor: string | null
  readonly pupils: number
  readonly deficits: number
  readonly state: TagState
  readonly fact: string
}

const SCHOOLS: readonly School[] = [
  {
    id: '1',
    name: 'Берёзовская СОШ № 2',
    mentor: 'Заозёрный лицей',
    pupils: 1204,
    deficits: 8,
    state: 'active',
    fact: 'Действует',
  },
  {
    id: '2',
    name: 'Озёрская СОШ',
    mentor: 'Лужанская гимназия',
    pupils: 268,
    deficits: 6,
    state: 'returned',
    fact: 'Истекает 31.12.2022',
  },
  {
    id: '3',
    name: 'Ключевская ООШ',
    mentor: null,
    pupils: 312,
    deficits: 9,
    state: 'overdue',
    fact: 'Нет договора',
  },
]

const SchoolTable = () => (
  <Table
    caption="Школы района: 13–15 из 34"
    dense
    stackable
    rows={SCHOOLS}
    rowId={(school) => `school-${school.id}`}
    selected={(school) => school.id === '2'}
    ticking={{
      name: 'schools',
      value: (school) => school.id,
      label: (school) => school.name,
      ticked: (school) => school.id === '2',
    }}
    sorting={{
      by: 'pupils',
      direction: 'descending',
      href: (by, direction) => `?by=${by}&direction=${direction}`,
    }}
    columns={[
      {
        key: 'name',
        head: 'Школа',
        rowHead: true,
        sortable: true,
        cell: (school) => <Link href="#main">{school.name}</Link>,
      },
      { key: 'mentor', head: 'Наставник', phone: 'Наставник', cell: (school) => school.mentor },
      {
        key: 'pupils',
        head: 'Учеников',
        phone: 'Учеников',
        num: true,
        sortable: true,
        cell: (school) => school.pupils,
      },
      {
        key: 'deficits',
        head: 'Дефицитов',
        phone: 'Дефицитов',
        num: true,
        cell: (school) => school.deficits,
      },
      { key: 'contract', head: 'Договор', cell: (school) => <Tag state={school.state}>{school.fact}</Tag> },
    ]}
    foot={{ name: 'Всего', pupils: 1784, deficits: 23 }}
  />
)

const Tables = () => (
  <Shelf name="Таблица" about="Название строки и есть ссылка; остальное в строке не кнопки.">
    <Filters
      action="#main"
      reset="#main"
      keep={{ by: 'pupils' }}
      active={['школы с низкими результатами']}
      filters={[
        {
          kind: 'select',
          name: 'category',
          label: 'Категория',
          value: 'low',
          options: [
            { value: '', label: 'Любая' },
            { value: 'low', label: 'С низкими результатами' },
          ],
        },
        { kind: 'text', name: 'q', label: 'Название', value: '' },
        { kind: 'number', name: 'least', label: 'Дефицитов от', value: '3' },
        { kind: 'date', name: 'on', label: 'На дату', value: '10.11.2022' },
      ]}
    />
    <SchoolTable />
    <Pager page={5} perPage={3} total={34} href={(page) => `?page=${page}`} />
    <Table
      caption="Пустая таблица"
      columns={[]}
      rows={[]}
      empty={
        <Empty title="Школ с такими условиями нет" level={3}>
          Снимите часть условий.
        </Empty>
      }
    />
  </Shelf>
)

const Notes = () => (
  <Shelf name="Сообщения">
    <Note kind="lock" title="Приём закрыт 15.11.2022 в 18:00" level={3}>
      <p>
        Дефициты можно смотреть, но не менять. Открыть приём для вашей школы может Ершов К. Д., методист.{' '}
        <Link href="#main">Попросить открыть</Link>
      </p>
    </Note>
    <Note kind="need" title="Сроки спорят друг с другом" level={3}>
      <p>Проект ждут до 14.11.2022, а готовят до 15.11.2022.</p>
    </Note>
    <Note kind="done" title="Отчёт отправлен 10.11.2022 в 14:40" level={3}>
      <p>Проверит Вьюгина О. С. Ответ придёт до 17.11.2022.</p>
    </Note>
    <Note kind="error" title="Файл не прочитан" level={3}>
      <p>В нём нет текста, только снимки страниц. Пришлите DOCX или PDF с текстом.</p>
    </Note>
    <Note title="Документ читается" level={3}>
      <p>Прочитано 4 страницы из 6. Можно уйти: мы сообщим, когда закончим.</p>
      <Progress done={4} of={6} label="Прочитано 4 из 6" />
    </Note>
    <Progress done={11} of={14} label="Заполнено 11 из 14" words />
    <Empty
      title="Встреч пока не было"
      level={3}
      action={
        <ButtonLink href="#main" kind="other">
          Предложить дату
        </ButtonLink>
      }
    >
      Первую назначает наставник. Обычно на ней сверяют дефициты и делят темы по месяцам.
    </Empty>
  </Shelf>
)

const Lists = () => (
  <Shelf name="Списки">
    <Steps
      steps={['Приём открыт', 'Школы заполняют', 'Методист разбирает', 'Темы розданы', 'Закрыто']}
      current={2}
    />
    <Checklist
      lines={[
        { label: 'Реквизиты сторон', href: '#main', state: 'accepted', fact: 'Готово' },
        { label: 'Темы и сроки', href: '#main', state: 'inWork', fact: 'Начато' },
        { label: 'Подписи', state: 'locked', fact: 'После плана' },
      ]}
    />
    <SummaryList
      lines={[
        {
          label: 'Школа-наставник',
          value: 'Лужанская гимназия',
          change: { href: '#main', noun: 'наставника' },
        },
        { label: 'Срок договора', value: '01.04.2022–31.12.2022', change: { href: '#main', noun: 'срок' } },
        { label: 'Куратор', value: '' },
      ]}
    />
    <Tabs
      label="Карточка школы"
      tabs={[
        { label: 'Сопровождение', href: '#main', current: true },
        { label: 'Дефициты', href: '#main', count: 6 },
        { label: 'Дела', href: '#main', count: 1, urgent: true },
      ]}
    />
    <Rows
      rows={[
        { key: '15.11', children: 'Окружное совещание, Берёзовка' },
        { key: '22.11', children: 'Встреча с наставником, видеосвязь' },
      ]}
    />
    <Figures
      figures={[
        { value: '31 %', label: 'дефицитов закрывают наставники; сейчас 18 %', href: '#main' },
        { value: 11, unit: 'из 12', label: 'школ с наставником, одна без него' },
        { value: 2, label: 'просрочены', href: '#main', late: true },
      ]}
    />
  </Shelf>
)

const Thread = () => (
  <section class="kit">
    <TaskThread
      groups={[
        {
          when: 'Просрочено',
          left: 'на 10 дней',
          late: true,
          tasks: [
            {
              title: 'Отчитаться об открытых уроках',
              href: '#main',
              quote: 'Провести открытые уроки по заявленной теме и обсудить их с наставником',
              source: { label: 'п. 4.2 дорожной карты', href: '#main' },
              state: 'overdue',
              fact: 'Срок был 31.10.2022',
              action: { label: 'Сообщить о выполнении', href: '#main', main: true },
              second: { label: 'Попросить перенос', href: '#main' },
            },
          ],
        },
        {
          when: 'До 15 ноября',
          left: 'осталось 5 дней',
          tasks: [
            {
              title: 'Отправить презентацию',
              href: '#main',
              why: 'Для окружного совещания.',
              source: { label: 'письмо № 81' },
              state: 'returned',
              fact: 'Возвращено 09.11.2022: «Нет сравнения»',
              action: { label: 'Исправить и отправить', href: '#main' },
            },
            {
              title: 'Подписать соглашение о продлении договора',
              href: '#main',
              state: 'reported',
              fact: 'На подписи у второй стороны',
              waiting: true,
            },
          ],
        },
      ]}
    />
  </section>
)

const Records = () => (
  <Shelf name="Записи" about="Люди и система в одной ленте, новое сверху.">
    <History
      entries={[
        {
          when: '09.11.2022, 16:20',
          who: { name: 'Вьюгина О. С.', role: 'координатор' },
          text: 'Вернула: добавьте сравнение двух замеров.',
        },
        {
          when: '07.11.2022, 11:05',
          who: { name: 'Лозовская Н. П.', role: 'директор' },
          text: 'Отправила проект.',
          files: [{ name: 'Презентация.pptx', href: '#main', size: '1,4 Мб' }],
        },
        { when: '05.11.2022', text: 'дело назначено по письму № 81' },
      ]}
    />
    <History entries={[]} />
    <Button kind="other">Добавить запись</Button>
  </Shelf>
)

/** Notices, lists, tables, thread, history, error pages, settings for low vision. */
export const ListsAndNotes = () => (
  <>
    <Notes />
    <Lists />
    <Tables />
    <Thread />
    <Records />
    <Shelf name="Версия для слабовидящих">
      <SightPanel sight={usualSight} back="/dev/kitchen-sink" />
      <PrintHead
        organisation="МБОУ «Озёрская СОШ»"
        title="Дорожная карта"
        printed="10.11.2022, 14:40"
        source="распоряжение № 417-р"
      />
    </Shelf>
    <section class="kit like-page">
      <ErrorContent status={403} requestId="7f3a-19" />
    </section>
  </>
)
