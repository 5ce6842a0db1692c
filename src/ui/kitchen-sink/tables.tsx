import { Filters } from '../filters.tsx'
import { Link } from '../link.tsx'
import { Empty } from '../note.tsx'
import { Pager } from '../pager.tsx'
import { Table } from '../table.tsx'
import { Tag, type TagState } from '../tag.tsx'
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

/** Filters, a table with everything it can do, pages, an empty table. */
export const Tables = () => (
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
